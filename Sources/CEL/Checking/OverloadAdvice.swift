// What to write where no overload fits: advice for the slips that policy authors make, else the signatures that come
// nearest.

import Diagnostics

struct OverloadAdvice {
  let function: String
  let arguments: [Type]
  let overloads: [Overload]

  var text: LocalizedText {
    if let advice = forSlip { return advice }
    let shown = Operator.symbol(of: function) ?? function
    let limit = 4
    let nearest = nearestOverloads
    let signatures = nearest.prefix(limit).map { "`\($0.signature(shown))`" }.joined(separator: ", ")
    let more = nearest.count > limit ? ", …" : ""
    return LocalizedText(
      en: "it takes: \(signatures)\(more)", fr: "formes acceptées\u{A0}: \(signatures)\(more)")
  }

  private var forSlip: LocalizedText? {
    switch (function, arguments.count) {
    case (Operator.logicalNot, 1):
      return LocalizedText(
        en: "`!` belongs to what follows it directly: write `!(… == …)` or `… != …`",
        fr: "`!` porte sur ce qui le suit directement\u{A0}: écrivez `!(… == …)` ou `… != …`")
    case ("contains", 2):
      guard case .list = arguments[0] else { return nil }
      return Self.membership
    case (_, 2): return Self.operands(function, arguments[0], arguments[1])
    default: return nil
    }
  }

  /// Those that as many arguments as possible fit, in the order of their declaration.
  private var nearestOverloads: [Overload] {
    let scores = overloads.map { overload in
      let fits = zip(arguments, overload.parameters).count { argument, parameter in
        var attempt = Substitution()
        return attempt.assign(argument, to: parameter)
      }
      return fits * 2 + (overload.parameters.count == arguments.count ? 1 : 0)
    }
    let best = scores.max() ?? 0
    return zip(overloads, scores).filter { $0.1 == best }.map(\.0)
  }

  private static func operands(_ function: String, _ left: Type, _ right: Type) -> LocalizedText? {
    switch (function, left, right) {
    case (Operator.isIn, _, .string), (Operator.isIn, _, .word):
      return LocalizedText(
        en: "`in` looks into a list or a map; write `==`, or `text.contains(…)` for a part of a text",
        fr:
          "`in` cherche dans une liste ou une table\u{A0}; écrivez `==`, ou `texte.contains(…)` pour une partie de texte"
      )
    case (Operator.isIn, _, .list(let element)):
      return LocalizedText(
        en: "the elements of that list are of type \(element.shown)",
        fr: "les éléments de cette liste sont de type \(element.shown)")
    case (_, .timestamp, .string), (_, .string, .timestamp):
      return LocalizedText(
        en: "write `timestamp(\"2026-01-31T00:00:00Z\")` for a date",
        fr: "pour une date, écrivez `timestamp(\"2026-01-31T00:00:00Z\")`")
    case (_, .timestamp, .int), (_, .int, .timestamp), (_, .duration, .int), (_, .int, .duration):
      return LocalizedText(
        en: "write `days(30)` or `duration(\"12h\")` for a span of time",
        fr: "pour une durée, écrivez `days(30)` ou `duration(\"12h\")`")
    case (_, .int, .uint), (_, .uint, .int):
      return LocalizedText(
        en: "give both sides one type: write `2u` for `2`, or convert with int() or uint()",
        fr:
          "donnez le même type aux deux côtés\u{A0}: écrivez `2u` au lieu de `2`, ou convertissez avec int() ou uint()")
    case (Operator.less, _, _), (Operator.lessOrEqual, _, _), (Operator.greater, _, _), (Operator.greaterOrEqual, _, _):
      return isNumber(left) && isText(right) || isText(left) && isNumber(right) ? numberOfText : nil
    case (_, .int, .double), (_, .double, .int), (_, .double, .uint), (_, .uint, .double):
      return LocalizedText(
        en: "give both sides one type: write `2.0` for `2`, or convert with double() or int()",
        fr:
          "donnez le même type aux deux côtés\u{A0}: écrivez `2.0` au lieu de `2`, ou convertissez avec double() ou int()"
      )
    default: return nil
    }
  }

  private static let membership = LocalizedText(
    en: "write `… in list` to ask whether the list has the element",
    fr: "écrivez `… in liste` pour demander si la liste contient l’élément")

  private static let numberOfText = LocalizedText(
    en: "write a number without quotes, or convert the text with int() or double()",
    fr: "écrivez un nombre sans guillemets, ou convertissez le texte avec int() ou double()")

  private static func isNumber(_ type: Type) -> Bool { [.int, .uint, .double].contains(type) }

  private static func isText(_ type: Type) -> Bool {
    if case .word = type { return true }
    return type == .string
  }

  static func equality(_ left: Type, _ right: Type) -> LocalizedText {
    switch (left, right) {
    case (.null, _), (_, .null):
      return LocalizedText(
        en: "such a value is never null: ask with `has(a.field)` whether a field was said",
        fr: "une telle valeur n’est jamais null\u{A0}: demandez avec `has(a.champ)` si un champ est renseigné")
    case (.optional, _), (_, .optional):
      return LocalizedText(
        en: "an optional is asked for its value: write `a.?b.orValue(…) == …`",
        fr: "demandez sa valeur à l’optionnel\u{A0}: écrivez `a.?b.orValue(…) == …`")
    case (.type, .string), (.string, .type):
      return LocalizedText(
        en: "a type is written without quotes: `type(x) == int`",
        fr: "un type s’écrit sans guillemets\u{A0}: `type(x) == int`")
    case (.list(let element), let other) where other.isLike(element),
      (let other, .list(let element)) where other.isLike(element):
      return membership
    case (.record(let record), _), (_, .record(let record)):
      let fields = NameSuggestion.list(record.fields.map(\.name))
      return LocalizedText(
        en: "compare one of the fields of `\(record.name.quoted)`: \(fields)",
        fr: "comparez un des champs de «\u{A0}\(record.name.quoted)\u{A0}»\u{A0}: \(fields)")
    case (.bool, _), (_, .bool):
      return LocalizedText(
        en: "a bool is a condition by itself: write `x`, `!x` or `x == true`",
        fr: "un bool est une condition à lui seul\u{A0}: écrivez `x`, `!x` ou `x == true`")
    default:
      return operands(Operator.equals, left, right)
        ?? LocalizedText(
          en: "compare values of one type; convert with int(), double() or string()",
          fr: "comparez des valeurs de même type\u{A0}; convertissez avec int(), double() ou string()")
    }
  }
}

extension Overload {
  /// The signature as an author reads it: `string.contains(string)`.
  fileprivate func signature(_ name: String) -> String {
    let types = parameters.map(\.shown)
    let isOperator = name.first.map { !$0.isLetter } ?? true
    if isOperator || name == "in", types.count == 2 {
      return name == "[]" ? "\(types[0])[\(types[1])]" : "\(types[0]) \(name) \(types[1])"
    }
    if isMember, let target = types.first {
      return "\(target).\(name)(\(types.dropFirst().joined(separator: ", ")))"
    }
    return "\(name)(\(types.joined(separator: ", ")))"
  }
}

extension Type {
  /// The type in an author's words, short enough for a message.
  public var shown: String { spelled(depth: 4).shortened(to: 80) }

  private func spelled(depth: Int) -> String {
    if depth == 0 { return "…" }
    return switch self {
    case .list(let element): "list(\(element.spelled(depth: depth - 1)))"
    case .map(let key, let value): "map(\(key.spelled(depth: depth - 1)), \(value.spelled(depth: depth - 1)))"
    case .optional(let wrapped): "optional(\(wrapped.spelled(depth: depth - 1)))"
    case .type(let type): "type(\(type.spelled(depth: depth - 1)))"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .null: "null"
    case .parameter: "any"
    default: description
    }
  }

  fileprivate func isLike(_ other: Type) -> Bool {
    var attempt = Substitution()
    return attempt.assign(self, to: other)
  }
}
