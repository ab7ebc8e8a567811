// The sentences about words in the wrong place: what was found, what belongs there, what to write instead.

import Diagnostics

extension ExpressionIssue {
  static func tooLong(_ length: Int, limit: Int) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.too_long",
      message: LocalizedText(
        en: "this expression has \(length) bytes; at most \(limit) are read",
        fr: "cette expression fait \(length) octets ; on en lit au plus \(limit)"),
      help: LocalizedText(
        en: "divide it into several expressions", fr: "divisez-la en plusieurs expressions"),
      range: max(0, limit)..<max(0, length))
  }

  static func tooDeep(limit: Int, _ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.too_deep",
      message: LocalizedText(
        en: "this expression nests more than \(limit) levels deep",
        fr: "cette expression s’imbrique sur plus de \(limit) niveaux"),
      help: LocalizedText(
        en: "name parts of it as variables, or go through a list instead of a long chain",
        fr: "nommez-en des parties par des variables, ou parcourez une liste au lieu d’une longue chaîne"),
      range: range)
  }

  static func emptyExpression(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.empty",
      message: LocalizedText(en: "there is no expression here", fr: "il n’y a pas d’expression ici"),
      help: LocalizedText(
        en: "write one, such as `true` or `size(spaces) > 0`",
        fr: "écrivez-en une, comme `true` ou `size(spaces) > 0`"),
      range: range)
  }

  static func unexpected(_ token: Token) -> ExpressionIssue {
    let found = token.described
    return ExpressionIssue(
      code: "syntax.unexpected",
      message: LocalizedText(
        en: "found \(found.english) where an operator or the end is expected",
        fr: "\(found.french) se trouve là où l’on attend un opérateur ou la fin"),
      help: LocalizedText(
        en: "join two values with an operator such as `&&`, `==` or `+`",
        fr: "reliez deux valeurs par un opérateur comme `&&`, `==` ou `+`"),
      range: token.range)
  }

  static func missingOperand(found token: Token, after before: Token?) -> ExpressionIssue {
    let found = token.described
    let place = before?.described
    let english = place.map { "after \($0.english)" } ?? "here"
    let french = place.map { "après \($0.french)" } ?? "ici"
    return ExpressionIssue(
      code: "syntax.missing_operand",
      message: LocalizedText(
        en: "found \(found.english) where a value is expected \(english)",
        fr: "\(found.french) se trouve là où l’on attend une valeur \(french)"),
      help: LocalizedText(
        en: "write a value: a name, a number, a text between quotes, a list …",
        fr: "écrivez une valeur : un nom, un nombre, un texte entre guillemets droits, une liste…"),
      range: token.range)
  }

  static func missingOperandAtEnd(after before: Token) -> ExpressionIssue {
    let described = before.described
    return ExpressionIssue(
      code: "syntax.missing_operand",
      message: LocalizedText(
        en: "the expression ends after \(described.english), where a value is expected",
        fr: "l’expression s’arrête après \(described.french), là où l’on attend une valeur"),
      help: LocalizedText(
        en: "write a value after it, or remove it", fr: "écrivez une valeur à la suite, ou retirez-le"),
      range: before.range)
  }

  static func missingOperandOfIn(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.missing_operand",
      message: LocalizedText(
        en: "nothing stands before `in`", fr: "rien ne se trouve avant `in`"),
      help: LocalizedText(
        en: "write the value that is looked for first, as in `\"voice\" in channels`",
        fr: "écrivez d’abord la valeur cherchée, comme `\"voice\" in channels`"),
      range: range)
  }

  static func notIn(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.operator",
      message: LocalizedText(
        en: "there is no operator for “not in”", fr: "il n’y a pas d’opérateur pour « pas dans »"),
      help: LocalizedText(
        en: "negate the whole test: `!(value in list)`", fr: "niez le test entier : `!(valeur in liste)`"),
      range: range)
  }

  static func operatorWord(_ word: String, meant: Symbol, _ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.operator",
      message: LocalizedText(en: "`\(word)` is not an operator", fr: "`\(word)` n’est pas un opérateur"),
      help: LocalizedText(en: "write `\(meant.rawValue)`", fr: "écrivez `\(meant.rawValue)`"),
      range: range)
  }

  static func mixedSigns(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.operator",
      message: LocalizedText(
        en: "`!` and `-` cannot follow one another", fr: "`!` et `-` ne peuvent pas se suivre"),
      help: LocalizedText(
        en: "`!` takes a bool and `-` a number; put parentheses around what the first one applies to",
        fr: "`!` prend un bool et `-` un nombre ; mettez entre parenthèses ce à quoi s’applique le premier"),
      range: range)
  }

  static func nestedConditional(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.conditional",
      message: LocalizedText(
        en: "a second `?` stands between `?` and `:`", fr: "un second `?` se trouve entre `?` et `:`"),
      help: LocalizedText(
        en: "put the inner choice between parentheses: `a ? (b ? c : d) : e`",
        fr: "mettez le choix intérieur entre parenthèses : `a ? (b ? c : d) : e`"),
      range: range)
  }

  static func missingAlternative(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.conditional",
      message: LocalizedText(en: "this `?` has no `:`", fr: "ce `?` n’a pas de `:`"),
      help: LocalizedText(
        en: "write both values: `condition ? value : other value`",
        fr: "écrivez les deux valeurs : `condition ? valeur : autre valeur`"),
      range: range)
  }

  static func reservedWord(_ word: String, _ range: Range<Int>) -> ExpressionIssue {
    let help: LocalizedText
    switch word {
    case "if", "else":
      help = LocalizedText(
        en: "to choose between two values write `condition ? value : other value`",
        fr: "pour choisir entre deux valeurs, écrivez `condition ? valeur : autre valeur`")
    case "let", "var", "const":
      help = LocalizedText(
        en: "to name a value write `cel.bind(name, value, expression)`",
        fr: "pour nommer une valeur, écrivez `cel.bind(nom, valeur, expression)`")
    case "for", "while", "loop":
      help = LocalizedText(
        en: "to go through a list write `list.all(x, …)`, `list.exists(x, …)` or `list.map(x, …)`",
        fr:
          "pour parcourir une liste, écrivez `liste.all(x, …)`, `liste.exists(x, …)` ou `liste.map(x, …)`"
      )
    default:
      help = LocalizedText(
        en: "choose another name; after a dot, as the name of a field, the word is allowed",
        fr: "choisissez un autre nom ; après un point, comme nom de champ, ce mot est permis")
    }
    return ExpressionIssue(
      code: "syntax.reserved_word",
      message: LocalizedText(
        en: "`\(word)` is a reserved word, not a name", fr: "`\(word)` est un mot réservé, pas un nom"),
      help: help, range: range)
  }

  static func keywordAsField(_ word: String, _ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.reserved_word",
      message: LocalizedText(
        en: "`\(word)` cannot follow a dot", fr: "`\(word)` ne peut pas suivre un point"),
      help: LocalizedText(
        en: "for a field of that name write `m[\"\(word)\"]`", fr: "pour un champ de ce nom, écrivez `m[\"\(word)\"]`"),
      range: range)
  }

  static func missingName(found token: Token, at place: Range<Int>) -> ExpressionIssue {
    let found = token.described
    let help: LocalizedText
    if case .integer = token.kind {
      help = LocalizedText(
        en: "for an element of a list write `list[0]`", fr: "pour un élément d’une liste, écrivez `liste[0]`")
    } else {
      help = LocalizedText(
        en: "write the name of a field, as in `user.name`; any other key goes between brackets, as in `m[\"key\"]`",
        fr: "écrivez le nom d’un champ, comme `user.name` ; toute autre clé se met entre crochets, comme `m[\"clé\"]`")
    }
    return ExpressionIssue(
      code: "syntax.missing_name",
      message: LocalizedText(
        en: "found \(found.english) where the name of a field is expected",
        fr: "\(found.french) se trouve là où l’on attend le nom d’un champ"),
      help: help, range: place)
  }
}
