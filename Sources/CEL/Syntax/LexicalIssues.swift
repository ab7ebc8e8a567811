// The sentences about words that cannot be read: characters, numbers, strings and names. What a person typed is shown
// shortened and with its control characters spelled out.

import Diagnostics

extension ExpressionIssue {
  static func foreignComment(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.comment",
      message: LocalizedText(
        en: "comments of this kind do not exist in expressions",
        fr: "ce genre de commentaire n’existe pas dans les expressions"),
      help: LocalizedText(
        en: "begin a comment with `//`; it ends with its line",
        fr: "commencez un commentaire par `//` ; il se termine avec sa ligne"),
      range: range)
  }

  static func foreignName(_ name: String, _ range: Range<Int>) -> ExpressionIssue {
    let shown = shown(name)
    return ExpressionIssue(
      code: "syntax.name",
      message: LocalizedText(
        en: "`\(shown)` is not a name: it holds letters other than a–z and A–Z",
        fr: "`\(shown)` n’est pas un nom : il contient des lettres autres que a–z et A–Z"),
      help: LocalizedText(
        en:
          "use a name without accents; a text needs straight quotes, and such a key of a map is `m[\"key\"]`",
        fr:
          "prenez un nom sans accents ; un texte se met entre guillemets droits, une telle clé s’écrit `m[\"clé\"]`"
      ),
      range: range)
  }

  static func unclosedQuotedName(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.unclosed",
      message: LocalizedText(
        en: "the name that begins at this backtick is never closed",
        fr: "le nom qui commence à cet accent grave n’est jamais fermé"),
      help: LocalizedText(
        en: "end it with a second backtick on the same line, as in labels.`content-type`",
        fr: "terminez-le par un second accent grave sur la même ligne, comme dans labels.`content-type`"),
      range: range)
  }

  static func unfitQuotedName(_ character: String, _ range: Range<Int>) -> ExpressionIssue {
    let shown = shown(character)
    return ExpressionIssue(
      code: "syntax.name",
      message: LocalizedText(
        en: "“\(shown)” cannot stand in a name between backticks",
        fr: "« \(shown) » ne peut pas figurer dans un nom entre accents graves"),
      help: LocalizedText(
        en:
          "letters a–z, digits, `_`, `.`, `-`, `/` and spaces can; for any other key write `m[\"key\"]`",
        fr:
          "on y met a–z, des chiffres, `_`, `.`, `-`, `/` et des espaces ; pour une autre clé, écrivez `m[\"clé\"]`"
      ),
      range: range)
  }

  static func emptyQuotedName(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.name",
      message: LocalizedText(
        en: "there is no name between these backticks", fr: "il n’y a pas de nom entre ces accents graves"),
      help: LocalizedText(
        en: "write the field’s name between them; for the empty key write `m[\"\"]`",
        fr: "écrivez-y le nom du champ ; pour la clé vide, écrivez `m[\"\"]`"),
      range: range)
  }

  static func mistakenSymbol(_ spelling: String, meant: Symbol, _ range: Range<Int>) -> ExpressionIssue {
    let help: LocalizedText
    switch spelling {
    case "=":
      help = LocalizedText(
        en: "expressions assign nothing: write `==` to compare",
        fr: "une expression n’affecte rien : écrivez `==` pour comparer")
    case "&", "|":
      help = LocalizedText(
        en: "write `\(meant.rawValue)`; there are no operators on bits",
        fr: "écrivez `\(meant.rawValue)` ; il n’y a pas d’opérateurs sur les bits")
    default:
      help = LocalizedText(en: "write `\(meant.rawValue)`", fr: "écrivez `\(meant.rawValue)`")
    }
    return ExpressionIssue(
      code: "syntax.operator",
      message: LocalizedText(en: "`\(spelling)` is not an operator", fr: "`\(spelling)` n’est pas un opérateur"),
      help: help, range: range)
  }

  static func foreignSpace(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> ExpressionIssue {
    let number = codePoint(scalar)
    return ExpressionIssue(
      code: "syntax.character",
      message: LocalizedText(
        en: "this is not an ordinary space but \(number)",
        fr: "ceci n’est pas une espace ordinaire, mais \(number)"),
      help: LocalizedText(
        en: "type an ordinary space in its place; word processors like to put others",
        fr:
          "tapez une espace ordinaire à sa place ; les traitements de texte en mettent d’autres"
      ),
      range: range)
  }

  static func foreignQuotes(_ quote: String, _ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.quote",
      message: LocalizedText(
        en: "`\(quote)` is a printer’s quotation mark; it does not begin a text here",
        fr: "`\(quote)` est un guillemet typographique ; il ne commence pas un texte ici"),
      help: LocalizedText(
        en: "put the text between straight quotes: `\"text\"` or `'text'`",
        fr: "mettez le texte entre guillemets droits : `\"texte\"` ou `'texte'`"),
      range: range)
  }

  static func unreadable(_ character: String, _ range: Range<Int>) -> ExpressionIssue {
    let shown = shown(character)
    return ExpressionIssue(
      code: "syntax.character",
      message: LocalizedText(
        en: "“\(shown)” has no meaning in an expression",
        fr: "« \(shown) » n’a pas de sens dans une expression"),
      help: character == ";"
        ? LocalizedText(
          en: "an expression is a single one: join conditions with `&&`",
          fr: "une expression est seule : reliez les conditions par `&&`")
        : LocalizedText(
          en: "remove it, or put it between quotes if it belongs to a text",
          fr: "retirez-le, ou mettez-le entre guillemets droits s’il fait partie d’un texte"),
      range: range)
  }

  static func unclosedString(_ quote: String, isTriple: Bool, _ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.unclosed",
      message: LocalizedText(
        en: "the text that begins here is never closed", fr: "le texte qui commence ici n’est jamais fermé"),
      help: isTriple
        ? LocalizedText(en: "end it with \(quote)", fr: "terminez-le par \(quote)")
        : LocalizedText(
          en:
            "end it with \(quote) on the same line, or put a text of several lines into `\"\"\"text\"\"\"`",
          fr:
            "terminez-le par \(quote) sur la même ligne ; sur plusieurs lignes, écrivez `\"\"\"texte\"\"\"`"
        ),
      range: range)
  }

  static func unknownEscape(_ escape: String, _ range: Range<Int>) -> ExpressionIssue {
    let shown = shown(escape)
    return ExpressionIssue(
      code: "syntax.escape",
      message: LocalizedText(
        en: "`\(shown)` stands for no character", fr: "`\(shown)` ne désigne aucun caractère"),
      help: LocalizedText(
        en:
          "for a backslash itself write `\\\\`, or put `r` before the text, as in `r\"\\d+\"`",
        fr:
          "pour la barre oblique elle-même, écrivez `\\\\`, ou mettez `r` avant le texte, comme `r\"\\d+\"`"
      ),
      range: range)
  }

  static func shortEscape(_ escape: String, _ range: Range<Int>) -> ExpressionIssue {
    let shown = shown(escape)
    return ExpressionIssue(
      code: "syntax.escape",
      message: LocalizedText(
        en: "`\(shown)` has too few digits", fr: "`\(shown)` n’a pas assez de chiffres"),
      help: LocalizedText(
        en:
          "two follow `\\x`, four `\\u`, eight `\\U`; an octal escape has three, `\\000` to `\\377`",
        fr:
          "il en faut deux après `\\x`, quatre après `\\u`, huit après `\\U` ; trois en octal, de `\\000` à `\\377`"
      ),
      range: range)
  }

  static func codePointInBytes(_ escape: String, _ range: Range<Int>) -> ExpressionIssue {
    let shown = shown(escape)
    return ExpressionIssue(
      code: "syntax.escape",
      message: LocalizedText(
        en: "`\(shown)` names a character, but this literal is made of bytes",
        fr: "`\(shown)` désigne un caractère, mais ce littéral est fait d’octets"),
      help: LocalizedText(
        en: "write the bytes as `\\x` and two digits, or the character itself",
        fr: "écrivez les octets par `\\x` et deux chiffres, ou le caractère lui-même"),
      range: range)
  }

  static func notACodePoint(_ escape: String, isSurrogate: Bool, _ range: Range<Int>) -> ExpressionIssue {
    let shown = shown(escape)
    return ExpressionIssue(
      code: "syntax.escape",
      message: isSurrogate
        ? LocalizedText(
          en: "`\(shown)` is half of a surrogate pair, not a character",
          fr: "`\(shown)` est la moitié d’une paire de substitution, pas un caractère")
        : LocalizedText(
          en: "`\(shown)` is beyond the last character, \\U0010FFFF",
          fr: "`\(shown)` dépasse le dernier caractère, \\U0010FFFF"),
      help: LocalizedText(
        en: "write the character itself, or its number after `\\U`, as in \\U0001F600",
        fr: "écrivez le caractère lui-même, ou son numéro après `\\U`, comme \\U0001F600"),
      range: range)
  }

  /// What a person typed, fit to be shown: short and without characters that steer a terminal.
  static func shown(_ text: String) -> String { text.shortened(to: 40).withoutControls }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
