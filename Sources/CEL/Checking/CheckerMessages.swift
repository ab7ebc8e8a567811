// What the checker says, in one place, so that it can be read as one text: what is wrong, then what to write instead.

import Diagnostics

enum CheckerMessages {
  struct Wording {
    let code: String
    let message: LocalizedText
    var help: LocalizedText?
  }

  // MARK: Names

  static func undeclared(_ name: String, known: [String], isWord: Bool = false) -> Wording {
    Wording(
      code: "cel.undeclared_name",
      message: LocalizedText(
        en: "nothing is called `\(name.quoted)` here", fr: "rien ne s’appelle «\u{A0}\(name.quoted)\u{A0}» ici"),
      help: isWord
        ? LocalizedText(
          en: "a word is written in quotes: `\"\(name.quoted)\"`",
          fr: "une valeur s’écrit entre guillemets\u{A0}: `\"\(name.quoted)\"`")
        : NameSuggestion.help(for: name, among: known))
  }

  /// A name that is only the first part of others: `params`.
  static func notAValue(_ prefix: String, known: [String]) -> Wording {
    let names = NameSuggestion.list(known.filter { $0.hasPrefix(prefix + ".") })
    return Wording(
      code: "cel.not_a_value",
      message: LocalizedText(
        en: "`\(prefix.quoted)` is no value by itself, only the first part of names",
        fr: "«\u{A0}\(prefix.quoted)\u{A0}» n’est pas une valeur à lui seul, mais le début d’autres noms"),
      help: LocalizedText(en: "write one of them: \(names)", fr: "écrivez l’un d’eux\u{A0}: \(names)"))
  }

  /// `has(params.x)`, where `params.x` is a name and not a field.
  static func hasOfName(_ name: String) -> Wording {
    Wording(
      code: "cel.has_of_name",
      message: LocalizedText(
        en: "`has()` asks after a field of an object, and `\(name.quoted)` is a name of its own",
        fr:
          "«\u{A0}has()\u{A0}» porte sur un champ d’un objet, et «\u{A0}\(name.quoted)\u{A0}» est un nom à part entière"
      ),
      help: LocalizedText(
        en: "leave out `has()`: write `\(name.quoted)`", fr: "supprimez `has()`\u{A0}: écrivez `\(name.quoted)`"))
  }

  static func undeclaredFunction(_ name: String, known: [String]) -> Wording {
    if let usage = NameSuggestion.macros[name] { return wrongMacroUse(name, usage) }
    return Wording(
      code: "cel.undeclared_function",
      message: LocalizedText(
        en: "there is no function `\(name.quoted)`", fr: "il n’y a pas de fonction «\u{A0}\(name.quoted)\u{A0}»"),
      help: NameSuggestion.help(forFunction: name, among: known))
  }

  private static func wrongMacroUse(_ name: String, _ usage: String) -> Wording {
    Wording(
      code: "cel.macro_use",
      message: LocalizedText(
        en: "this is not how `\(name)` is written", fr: "«\u{A0}\(name)\u{A0}» ne s’écrit pas ainsi"),
      help: LocalizedText(en: "write `\(usage)`", fr: "écrivez `\(usage)`"))
  }

  static func wrongCallStyle(_ name: String, isMember: Bool) -> Wording {
    Wording(
      code: "cel.call_style",
      message: isMember
        ? LocalizedText(
          en: "`\(name)` is not called on a value", fr: "«\u{A0}\(name)\u{A0}» ne s’appelle pas sur une valeur")
        : LocalizedText(
          en: "`\(name)` is called on a value", fr: "«\u{A0}\(name)\u{A0}» s’appelle sur une valeur"),
      help: isMember
        ? LocalizedText(en: "write `\(name)(…)`", fr: "écrivez `\(name)(…)`")
        : LocalizedText(en: "write `value.\(name)(…)`", fr: "écrivez `valeur.\(name)(…)`"))
  }

  static func unknownField(_ field: String, of record: RecordType) -> Wording {
    let names = record.fields.map(\.name)
    let list = NameSuggestion.list(names)
    return Wording(
      code: "cel.unknown_field",
      message: LocalizedText(
        en: "`\(record.name)` has no field `\(field.quoted)`",
        fr: "«\u{A0}\(record.name)\u{A0}» n’a pas de champ «\u{A0}\(field.quoted)\u{A0}»"),
      help: NameSuggestion.didYouMean(field, among: names)
        ?? LocalizedText(en: "its fields are: \(list)", fr: "ses champs sont\u{A0}: \(list)"))
  }

  static func noFields(_ field: String, of type: Type, isFunction: Bool) -> Wording {
    Wording(
      code: "cel.no_fields",
      message: LocalizedText(
        en: "a value of type \(type.shown) has no field `\(field.quoted)`",
        fr: "une valeur de type \(type.shown) n’a pas de champ «\u{A0}\(field.quoted)\u{A0}»"),
      help: isFunction
        ? LocalizedText(
          en: "`\(field.quoted)` is a function: write `.\(field.quoted)(…)`",
          fr: "«\u{A0}\(field.quoted)\u{A0}» est une fonction\u{A0}: écrivez `.\(field.quoted)(…)`")
        : fieldOfElement(field, type))
  }

  private static func fieldOfElement(_ field: String, _ type: Type) -> LocalizedText? {
    guard case .list(.record(let record)) = type else { return nil }
    let name = record.slot(of: field) == nil ? nearestName(to: field, among: record.fields.map(\.name)) : field
    guard let name else { return nil }
    return LocalizedText(
      en: "each element has one: write `.exists(x, x.\(name) …)`, `.all(x, x.\(name) …)` or `[0].\(name)`",
      fr: "chaque élément en a un\u{A0}: écrivez `.exists(x, x.\(name) …)`, `.all(x, x.\(name) …)` ou `[0].\(name)`")
  }

  // MARK: Types

  static func noOverload(_ function: String, _ arguments: [Type], _ overloads: [Overload]) -> Wording {
    if function == Operator.equals || function == Operator.notEquals, arguments.count == 2 {
      return neverEqual(arguments[0], arguments[1])
    }
    let shown = Operator.symbol(of: function) ?? function
    let given = arguments.map(\.shown).joined(separator: ", ")
    return Wording(
      code: "cel.no_overload",
      message: LocalizedText(
        en: "`\(shown)` does not take (\(given))", fr: "«\u{A0}\(shown)\u{A0}» n’accepte pas (\(given))"),
      help: OverloadAdvice(function: function, arguments: arguments, overloads: overloads).text)
  }

  static func neverEqual(_ left: Type, _ right: Type) -> Wording {
    Wording(
      code: "cel.never_equal",
      message: LocalizedText(
        en: "values of types \(left.shown) and \(right.shown) can never be equal",
        fr: "des valeurs de types \(left.shown) et \(right.shown) ne peuvent jamais être égales"),
      help: OverloadAdvice.equality(left, right))
  }

  static func noCommonWord(_ left: Vocabulary, _ right: Vocabulary) -> Wording {
    let (first, second) = (NameSuggestion.list(left.words), NameSuggestion.list(right.words))
    return Wording(
      code: "cel.no_common_word",
      message: LocalizedText(
        en: "`\(left.name)` and `\(right.name)` have no word in common",
        fr: "«\u{A0}\(left.name)\u{A0}» et «\u{A0}\(right.name)\u{A0}» n’ont aucun mot en commun"),
      help: LocalizedText(
        en: "one is among: \(first); the other among: \(second)",
        fr: "l’un est parmi\u{A0}: \(first)\u{A0}; l’autre parmi\u{A0}: \(second)"))
  }

  static func notAKey(_ type: Type) -> Wording {
    Wording(
      code: "cel.not_a_key",
      message: LocalizedText(
        en: "a value of type \(type.shown) cannot be the key of a map",
        fr: "une valeur de type \(type.shown) ne peut être la clé d’une table"),
      help: LocalizedText(
        en: "keys are of type string, int, uint or bool", fr: "les clés sont de type string, int, uint ou bool"))
  }

  static func notInVocabulary(_ word: String, _ vocabulary: Vocabulary) -> Wording {
    let words = NameSuggestion.list(vocabulary.words)
    return Wording(
      code: "cel.not_in_vocabulary",
      message: LocalizedText(
        en: "`\(vocabulary.name)` is never \"\(word.quoted)\"",
        fr: "«\u{A0}\(vocabulary.name)\u{A0}» ne vaut jamais \"\(word.quoted)\""),
      help: word.isEmpty
        ? LocalizedText(
          en: "ask with `has(a.field)` whether a word was said; the words are: \(words)",
          fr: "demandez avec `has(a.champ)` si une valeur est renseignée\u{A0}; les valeurs sont\u{A0}: \(words)")
        : NameSuggestion.didYouMean(word, among: vocabulary.words)
          ?? LocalizedText(en: "its words are: \(words)", fr: "ses valeurs sont\u{A0}: \(words)"))
  }

  static func wrongResult(_ type: Type, expected: Type) -> Wording {
    Wording(
      code: "cel.wrong_result",
      message: LocalizedText(
        en: "this expression gives \(type.shown), but \(expected.shown) is needed here",
        fr: "cette expression donne \(type.shown), alors qu’il faut \(expected.shown) ici"),
      help: expected == .bool
        ? LocalizedText(en: "write a condition, such as `… == …`", fr: "écrivez une condition, comme `… == …`")
        : LocalizedText(
          en: "write an expression of type \(expected.shown), or convert this one",
          fr: "écrivez une expression de type \(expected.shown), ou convertissez celle-ci"))
  }

  static func notACondition(_ type: Type) -> Wording {
    Wording(
      code: "cel.not_a_condition",
      message: LocalizedText(
        en: "a condition is needed here, and this is \(type.shown)",
        fr: "il faut ici une condition, et ceci est de type \(type.shown)"),
      help: LocalizedText(en: "write a comparison, such as `… > 0`", fr: "écrivez une comparaison, comme `… > 0`"))
  }

  static func differentBranches(_ left: Type, _ right: Type) -> Wording {
    Wording(
      code: "cel.different_branches",
      message: LocalizedText(
        en: "the two branches of `?:` give \(left.shown) and \(right.shown)",
        fr: "les deux branches de `?:` donnent \(left.shown) et \(right.shown)"),
      help: LocalizedText(
        en: "give both the same type, or wrap one in dyn()",
        fr: "donnez-leur le même type, ou placez l’une dans dyn()"))
  }

  static func notAPredicate(_ type: Type, _ kind: Comprehension.Kind) -> Wording {
    Wording(
      code: "cel.not_a_predicate",
      message: LocalizedText(
        en: "the condition of `\(kind.macroName)` gives \(type.shown), not bool",
        fr: "la condition de «\u{A0}\(kind.macroName)\u{A0}» donne \(type.shown), et non bool"),
      help: LocalizedText(en: "write a comparison, such as `… > 0`", fr: "écrivez une comparaison, comme `… > 0`"))
  }

  static func notIterable(_ type: Type, _ kind: Comprehension.Kind) -> Wording {
    Wording(
      code: "cel.not_iterable",
      message: LocalizedText(
        en: "`\(kind.macroName)` walks \(kind == .sortBy ? "a list" : "a list or a map"), and this is \(type.shown)",
        fr:
          "«\u{A0}\(kind.macroName)\u{A0}» parcourt une liste\(kind == .sortBy ? "" : " ou une table"), et ceci est de type \(type.shown)"
      ))
  }

  static func noOrder(_ type: Type) -> Wording {
    Wording(
      code: "cel.no_order",
      message: LocalizedText(
        en: "values of type \(type.shown) have no order to sort by",
        fr: "les valeurs de type \(type.shown) n’ont pas d’ordre selon lequel trier"),
      help: LocalizedText(
        en: "sort by a number, a string, bytes, a bool, a timestamp or a duration",
        fr: "triez selon un nombre, un texte, des octets, un bool, un timestamp ou une durée"))
  }

  static func notOptional(_ type: Type) -> Wording {
    Wording(
      code: "cel.not_optional",
      message: LocalizedText(
        en: "an optional value is needed here, and this is \(type.shown)",
        fr: "il faut ici une valeur optionnelle, et ceci est de type \(type.shown)"),
      help: LocalizedText(
        en: "write `optional.of(…)`, `a.?b` or `a[?i]`", fr: "écrivez `optional.of(…)`, `a.?b` ou `a[?i]`"))
  }

  static func notAnEntry(_ type: Type) -> Wording {
    Wording(
      code: "cel.not_an_entry",
      message: LocalizedText(
        en: "`transformMapEntry` yields a map of one entry, and this is \(type.shown)",
        fr: "«\u{A0}transformMapEntry\u{A0}» produit une table d’une entrée, et ceci est de type \(type.shown)"),
      help: LocalizedText(en: "write `{key: value}`", fr: "écrivez `{clé: valeur}`"))
  }

  static func noMessages(_ name: String) -> Wording {
    Wording(
      code: "cel.no_messages",
      message: LocalizedText(
        en: "there are no message types, so `\(name.quoted){…}` cannot be made",
        fr: "il n’y a pas de types de message\u{A0}: `\(name.quoted){…}` ne peut être construit"),
      help: LocalizedText(en: "write a map: `{\"field\": value}`", fr: "écrivez une table\u{A0}: `{\"champ\": valeur}`")
    )
  }
}

extension Comprehension.Kind {
  var macroName: String { self == .existsOne ? "exists_one" : rawValue }
}
