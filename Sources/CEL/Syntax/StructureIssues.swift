// The sentences about brackets, commas, calls and macros: parts that are well written but do not fit together.

import Diagnostics

extension ExpressionIssue {
  static func neverClosed(_ opener: Token, _ closer: Symbol) -> ExpressionIssue {
    let found = opener.described
    return ExpressionIssue(
      code: "syntax.unclosed",
      message: LocalizedText(en: "\(found.english) is never closed", fr: "\(found.french) n’est jamais fermé"),
      help: LocalizedText(
        en: "add `\(closer.rawValue)` where it ends", fr: "ajoutez `\(closer.rawValue)` là où il se termine"),
      range: opener.range)
  }

  static func wrongCloser(_ found: Symbol, expected: Symbol, _ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.unclosed",
      message: LocalizedText(
        en: "found `\(found.rawValue)` where `\(expected.rawValue)` is expected",
        fr: "`\(found.rawValue)` se trouve là où l’on attend `\(expected.rawValue)`"),
      help: LocalizedText(
        en: "close brackets in the reverse of the order in which they were opened",
        fr: "fermez les parenthèses et les crochets dans l’ordre inverse de leur ouverture"),
      range: range)
  }

  static func closesNothing(_ closer: Symbol, _ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.unopened",
      message: LocalizedText(
        en: "this `\(closer.rawValue)` closes nothing", fr: "ce `\(closer.rawValue)` ne ferme rien"),
      help: LocalizedText(
        en: "remove it, or open the bracket before it", fr: "retirez-le, ou ouvrez ce qu’il doit fermer"),
      range: range)
  }

  static func strayComma(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.unexpected",
      message: LocalizedText(
        en: "a comma stands outside a list or a call", fr: "une virgule se trouve hors d’une liste ou d’un appel"),
      help: LocalizedText(
        en: "join conditions with `&&`; lists stand between `[` and `]`; decimals follow a point",
        fr:
          "reliez les conditions par `&&` ; une liste se met entre `[` et `]` ; les décimales suivent un point"
      ),
      range: range)
  }

  static func strayColon(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.unexpected",
      message: LocalizedText(
        en: "found `:` outside a map and without a `?` before it",
        fr: "`:` se trouve hors d’une table et sans `?` qui le précède"),
      help: LocalizedText(
        en: "a choice is written `condition ? value : other value`, a map `{\"key\": value}`",
        fr: "un choix s’écrit `condition ? valeur : autre valeur`, une table `{\"clé\": valeur}`"),
      range: range)
  }

  static func trailingComma(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.trailing_comma",
      message: LocalizedText(
        en: "no argument follows this comma", fr: "aucun argument ne suit cette virgule"),
      help: LocalizedText(
        en: "remove it; only lists and maps may end in a comma",
        fr: "retirez-la ; seules les listes et les tables peuvent finir par une virgule"),
      range: range)
  }

  static func missingMapValue(_ key: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.missing_value",
      message: LocalizedText(
        en: "this key has no value", fr: "cette clé n’a pas de valeur"),
      help: LocalizedText(
        en: "write `:` and a value after it, as in `{\"key\": 1}`; a list stands between `[` and `]`",
        fr: "écrivez `:` et une valeur à la suite, comme `{\"clé\": 1}` ; une liste se met entre `[` et `]`"),
      range: key)
  }

  static func notCallable(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.call",
      message: LocalizedText(
        en: "what stands before this `(` is not the name of a function",
        fr: "ce qui précède ce `(` n’est pas le nom d’une fonction"),
      help: LocalizedText(
        en: "write `name(…)` or `value.name(…)`, or put an operator between the two values",
        fr: "écrivez `nom(…)` ou `valeur.nom(…)`, ou mettez un opérateur entre les deux valeurs"),
      range: range)
  }

  static func optionalCall(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.call",
      message: LocalizedText(
        en: "a function cannot be called with `.?`", fr: "une fonction ne peut pas être appelée par `.?`"),
      help: LocalizedText(
        en: "`.?` selects a field; to call a function on an optional write `value.optMap(x, x.name(…))`",
        fr: "`.?` prend un champ ; pour appeler une fonction sur un optionnel, écrivez `valeur.optMap(x, x.nom(…))`"),
      range: range)
  }

  static func quotedFunction(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.call",
      message: LocalizedText(
        en: "the name of a function cannot stand between backticks",
        fr: "le nom d’une fonction ne peut pas se mettre entre accents graves"),
      help: LocalizedText(en: "remove the backticks", fr: "retirez les accents graves"),
      range: range)
  }

  static func notAMessageName(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.unexpected",
      message: LocalizedText(
        en: "a map cannot directly follow a value", fr: "une table ne peut pas suivre directement une valeur"),
      help: LocalizedText(
        en: "put an operator or a comma between the two", fr: "mettez un opérateur ou une virgule entre les deux"),
      range: range)
  }

  static func hasWithoutField(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.macro",
      message: LocalizedText(
        en: "`has` asks whether a field is there, and this is not a field",
        fr: "`has` demande si un champ est présent, et ceci n’est pas un champ"),
      help: LocalizedText(
        en:
          "write `has(value.field)`; for a key of a map or an element of a list write `key in map` or `value in list`",
        fr:
          "écrivez `has(valeur.champ)` ; pour une clé ou un élément, écrivez `clé in table` ou `valeur in liste`"
      ),
      range: range)
  }

  static func hasOfOptionalField(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.macro",
      message: LocalizedText(
        en: "`has` takes a field selected with `.`, not with `.?`",
        fr: "`has` prend un champ désigné par `.`, non par `.?`"),
      help: LocalizedText(
        en: "write `has(value.field)`, or `value.?field.hasValue()`",
        fr: "écrivez `has(valeur.champ)`, ou `valeur.?champ.hasValue()`"),
      range: range)
  }

  static func notASimpleName(of macro: String, _ range: Range<Int>) -> ExpressionIssue {
    let example =
      switch macro {
      case "cel.bind": "cel.bind(x, 1 + 1, x * x)"
      case "optMap", "optFlatMap": "value.\(macro)(x, …)"
      default: "list.\(macro)(x, …)"
      }
    return ExpressionIssue(
      code: "syntax.macro",
      message: LocalizedText(
        en: "`\(macro)` gives a name to a value, and this is not a simple name",
        fr: "`\(macro)` donne un nom à une valeur, et ceci n’est pas un nom simple"),
      help: LocalizedText(
        en: "write one word in its place, as in `\(example)`",
        fr: "écrivez un seul mot à sa place, comme `\(example)`"),
      range: range)
  }

  static func duplicateVariable(_ name: String, _ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.macro",
      message: LocalizedText(
        en: "both variables are named `\(name)`", fr: "les deux variables s’appellent `\(name)`"),
      help: LocalizedText(en: "give each its own name", fr: "donnez à chacune son propre nom"),
      range: range)
  }
}

extension Token {
  /// How a sentence names this word.
  var described: LocalizedText {
    switch kind {
    case .name(let name):
      let shown = ExpressionIssue.shown(name)
      return LocalizedText(en: "the name `\(shown)`", fr: "le nom `\(shown)`")
    case .quotedName(let name):
      let shown = ExpressionIssue.shown(name)
      return LocalizedText(en: "the name “\(shown)” in backticks", fr: "le nom « \(shown) » entre accents graves")
    case .integer, .literal(.double), .literal(.uint):
      return LocalizedText(en: "a number", fr: "un nombre")
    case .literal(.string):
      return LocalizedText(en: "a text", fr: "un texte")
    case .literal(.bool(let value)):
      return LocalizedText(en: "`\(value)`", fr: "`\(value)`")
    case .literal(.null):
      return LocalizedText(en: "`null`", fr: "`null`")
    case .literal:
      return LocalizedText(en: "a literal", fr: "un littéral")
    case .symbol(let symbol):
      return LocalizedText(en: "`\(symbol.rawValue)`", fr: "`\(symbol.rawValue)`")
    case .invalid:
      return LocalizedText(en: "an unreadable character", fr: "un caractère illisible")
    case .end:
      return LocalizedText(en: "the end of the expression", fr: "la fin de l’expression")
    }
  }
}
