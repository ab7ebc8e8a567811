// Everything the checker says, in one place, so that it can be read as one text: what is wrong, then what to write
// instead.

import Diagnostics

enum CheckerMessages {
  struct Wording {
    let code: String
    let message: LocalizedText
    var help: LocalizedText?
  }

  static func undeclared(_ name: String, known: [String]) -> Wording {
    Wording(
      code: "cel.undeclared_name",
      message: LocalizedText(en: "nothing is called `\(name)` here", fr: "rien ne s’appelle « \(name) » ici"),
      help: didYouMean(name, among: known)
        ?? LocalizedText(
          en: "the names here are: \(firstParts(of: known))", fr: "les noms connus ici sont : \(firstParts(of: known))")
    )
  }

  /// `params` for `params.a` and `params.b`.
  private static func firstParts(of names: [String]) -> String {
    var parts: [Substring] = []
    for part in names.compactMap({ $0.split(separator: ".").first }) where !parts.contains(part) { parts.append(part) }
    return parts.prefix(20).joined(separator: ", ")
  }

  static func undeclaredFunction(_ name: String, known: [String]) -> Wording {
    Wording(
      code: "cel.undeclared_function",
      message: LocalizedText(en: "there is no function `\(name)`", fr: "il n’y a pas de fonction « \(name) »"),
      help: didYouMean(name, among: known)
        ?? LocalizedText(
          en: "use a function of CEL's standard library", fr: "employez une fonction de la bibliothèque standard de CEL"
        ))
  }

  static func wrongCallStyle(_ name: String, isMember: Bool) -> Wording {
    Wording(
      code: "cel.call_style",
      message: isMember
        ? LocalizedText(
          en: "`\(name)` is not called on a value", fr: "« \(name) » ne s’appelle pas sur une valeur")
        : LocalizedText(en: "`\(name)` is called on a value", fr: "« \(name) » s’appelle sur une valeur"),
      help: isMember
        ? LocalizedText(en: "write `\(name)(…)`", fr: "écrivez `\(name)(…)`")
        : LocalizedText(en: "write `value.\(name)(…)`", fr: "écrivez `valeur.\(name)(…)`"))
  }

  static func unknownField(_ field: String, of record: RecordType) -> Wording {
    let names = record.fields.map(\.name)
    return Wording(
      code: "cel.unknown_field",
      message: LocalizedText(
        en: "`\(record.name)` has no field `\(field)`", fr: "« \(record.name) » n’a pas de champ « \(field) »"),
      help: didYouMean(field, among: names)
        ?? LocalizedText(
          en: "its fields are: \(names.joined(separator: ", "))",
          fr: "ses champs sont : \(names.joined(separator: ", "))"))
  }

  static func noFields(_ field: String, of type: Type) -> Wording {
    var help = LocalizedText(
      en: "only objects and maps have fields: remove `.\(field)`",
      fr: "seuls les objets et les tables ont des champs : retirez `.\(field)`")
    if case .list(.record(let record)) = type, record.slot(of: field) != nil {
      help = LocalizedText(
        en: "each element has one: write `.exists(x, x.\(field) …)`, `.all(…)` or `[0].\(field)`",
        fr: "chaque élément en a un : écrivez `.exists(x, x.\(field) …)`, `.all(…)` ou `[0].\(field)`")
    }
    return Wording(
      code: "cel.no_fields",
      message: LocalizedText(
        en: "a value of type \(type) has no field `\(field)`",
        fr: "une valeur de type \(type) n’a pas de champ « \(field) »"),
      help: help)
  }

  static func noOverload(_ function: String, _ arguments: [Type], _ overloads: [Overload]) -> Wording {
    let shown = Operator.symbol(of: function) ?? function
    let given = arguments.map(\.description).joined(separator: ", ")
    let candidates = overloads.prefix(6).map { $0.signature(shown) }.joined(separator: "; ")
    let more = overloads.count > 6 ? "; …" : ""
    if function == Operator.equals || function == Operator.notEquals {
      return Wording(
        code: "cel.never_equal",
        message: LocalizedText(
          en: "values of types \(given) can never be equal",
          fr: "des valeurs de types \(given) ne peuvent jamais être égales"),
        help: LocalizedText(
          en: "compare values of one type; convert with int(), double() or string()",
          fr: "comparez des valeurs de même type ; convertissez avec int(), double() ou string()"))
    }
    return Wording(
      code: "cel.no_overload",
      message: LocalizedText(
        en: "`\(shown)` does not take (\(given))", fr: "« \(shown) » n’accepte pas (\(given))"),
      help: LocalizedText(en: "it takes: \(candidates)\(more)", fr: "formes acceptées : \(candidates)\(more)"))
  }

  static func notInVocabulary(_ word: String, _ vocabulary: Vocabulary) -> Wording {
    let words = vocabulary.words.joined(separator: ", ")
    return Wording(
      code: "cel.not_in_vocabulary",
      message: LocalizedText(
        en: "`\(vocabulary.name)` is never \"\(word)\"", fr: "« \(vocabulary.name) » ne vaut jamais \"\(word)\""),
      help: didYouMean(word, among: vocabulary.words)
        ?? LocalizedText(en: "its words are: \(words)", fr: "ses valeurs sont : \(words)"))
  }

  static func wrongResult(_ type: Type, expected: Type) -> Wording {
    Wording(
      code: "cel.wrong_result",
      message: LocalizedText(
        en: "this expression gives \(type), but \(expected) is needed here",
        fr: "cette expression donne \(type), alors qu’il faut \(expected) ici"),
      help: expected == .bool
        ? LocalizedText(en: "write a condition, such as `… == …`", fr: "écrivez une condition, comme `… == …`")
        : LocalizedText(
          en: "write a value of type \(expected), or convert this one",
          fr: "écrivez une valeur de type \(expected), ou convertissez celle-ci"))
  }

  static func notACondition(_ type: Type) -> Wording {
    Wording(
      code: "cel.not_a_condition",
      message: LocalizedText(
        en: "a condition is needed here, and this is \(type)",
        fr: "il faut ici une condition, et ceci est de type \(type)"),
      help: LocalizedText(en: "write a comparison, such as `… > 0`", fr: "écrivez une comparaison, comme `… > 0`"))
  }

  static func differentBranches(_ left: Type, _ right: Type) -> Wording {
    Wording(
      code: "cel.different_branches",
      message: LocalizedText(
        en: "the two branches of `?:` give \(left) and \(right)",
        fr: "les deux branches de `?:` donnent \(left) et \(right)"),
      help: LocalizedText(
        en: "give both the same type, or wrap one in dyn()",
        fr: "donnez-leur le même type, ou placez l’une dans dyn()"))
  }

  static func notAPredicate(_ type: Type, _ kind: Comprehension.Kind) -> Wording {
    Wording(
      code: "cel.not_a_predicate",
      message: LocalizedText(
        en: "the condition of `\(kind.macroName)` gives \(type), not bool",
        fr: "la condition de « \(kind.macroName) » donne \(type), et non bool"),
      help: LocalizedText(en: "write a comparison, such as `… > 0`", fr: "écrivez une comparaison, comme `… > 0`"))
  }

  static func notIterable(_ type: Type, _ kind: Comprehension.Kind) -> Wording {
    Wording(
      code: "cel.not_iterable",
      message: LocalizedText(
        en: "`\(kind.macroName)` walks a list or a map, and this is \(type)",
        fr: "« \(kind.macroName) » parcourt une liste ou une table, et ceci est de type \(type)"),
      help: LocalizedText(
        en: "call it on a list, such as `[…].\(kind.macroName)(x, …)`",
        fr: "appelez-le sur une liste, comme `[…].\(kind.macroName)(x, …)`"))
  }

  static func notOptional(_ type: Type) -> Wording {
    Wording(
      code: "cel.not_optional",
      message: LocalizedText(
        en: "an optional value is needed here, and this is \(type)",
        fr: "il faut ici une valeur optionnelle, et ceci est de type \(type)"),
      help: LocalizedText(
        en: "write `optional.of(…)`, `a.?b` or `a[?i]`", fr: "écrivez `optional.of(…)`, `a.?b` ou `a[?i]`"))
  }

  static func notAnEntry(_ type: Type) -> Wording {
    Wording(
      code: "cel.not_an_entry",
      message: LocalizedText(
        en: "`transformMapEntry` yields a map of one entry, and this is \(type)",
        fr: "« transformMapEntry » produit une table d’une entrée, et ceci est de type \(type)"),
      help: LocalizedText(en: "write `{key: value}`", fr: "écrivez `{clé: valeur}`"))
  }

  static func noMessages(_ name: String) -> Wording {
    Wording(
      code: "cel.no_messages",
      message: LocalizedText(
        en: "there are no message types, so `\(name){…}` cannot be made",
        fr: "il n’y a pas de types de message : `\(name){…}` ne peut être construit"),
      help: LocalizedText(en: "write a map: `{\"field\": value}`", fr: "écrivez une table : `{\"champ\": valeur}`"))
  }

  private static func didYouMean(_ name: String, among known: [String]) -> LocalizedText? {
    nearestName(to: name, among: known).map {
      LocalizedText(en: "did you mean `\($0)`?", fr: "vouliez-vous dire « \($0) » ?")
    }
  }
}

extension Comprehension.Kind {
  var macroName: String { self == .existsOne ? "exists_one" : rawValue }
}

extension Overload {
  /// The signature as an author reads it: `string.contains(string) -> bool`.
  func signature(_ name: String) -> String {
    let types = parameters.map(\.description)
    let isOperator = name.first.map { !$0.isLetter } ?? true
    let call =
      if isOperator, types.count == 2 {
        "\(types[0]) \(name) \(types[1])"
      } else if isMember, let target = types.first {
        "\(target).\(name)(\(types.dropFirst().joined(separator: ", ")))"
      } else {
        "\(name)(\(types.joined(separator: ", ")))"
      }
    return "\(call) -> \(result)"
  }
}
