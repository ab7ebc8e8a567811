// The sentences about numbers that cannot be read or that 64 bits do not hold.

import Diagnostics

extension ExpressionIssue {
  static func malformedNumber(_ number: String, _ range: Range<Int>) -> ExpressionIssue {
    let shown = shown(number)
    return ExpressionIssue(
      code: "syntax.number",
      message: LocalizedText(en: "`\(shown)` is not a number", fr: "`\(shown)` n’est pas un nombre"),
      help: LocalizedText(
        en: "numbers are written like 13, 0x1F, 13u, 1.5 or 2e10, without separators and without units",
        fr: "les nombres s’écrivent comme 13, 0x1F, 13u, 1.5 ou 2e10, sans séparateur ni unité"),
      range: range)
  }

  static func bareDot(_ digits: String, _ range: Range<Int>) -> ExpressionIssue {
    let shown = shown(digits)
    return ExpressionIssue(
      code: "syntax.number",
      message: LocalizedText(
        en: "there is no digit after the decimal point", fr: "il n’y a pas de chiffre après le point décimal"),
      help: LocalizedText(en: "write `\(shown).0`", fr: "écrivez `\(shown).0`"),
      range: range)
  }

  static func intOutOfRange(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.out_of_range",
      message: LocalizedText(
        en: "this number is too large for an int, which ends at \(Int64.max)",
        fr: "ce nombre est trop grand pour un int, qui s’arrête à \(Int64.max)"),
      help: LocalizedText(
        en: "add `u` for a uint, up to \(UInt64.max), or `.0` for a double",
        fr: "ajoutez `u` pour un uint, jusqu’à \(UInt64.max), ou `.0` pour un double"),
      range: range)
  }

  static func uintOutOfRange(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.out_of_range",
      message: LocalizedText(
        en: "this number is too large for a uint, which ends at \(UInt64.max)",
        fr: "ce nombre est trop grand pour un uint, qui s’arrête à \(UInt64.max)"),
      help: LocalizedText(
        en: "replace `u` by `.0` for a double", fr: "remplacez `u` par `.0` pour un double"),
      range: range)
  }

  static func doubleOutOfRange(_ range: Range<Int>) -> ExpressionIssue {
    ExpressionIssue(
      code: "syntax.out_of_range",
      message: LocalizedText(
        en: "this number is too large for a double, which ends near 1.8e308",
        fr: "ce nombre est trop grand pour un double, qui s’arrête près de 1.8e308"),
      help: LocalizedText(
        en: "write a smaller number; `double(\"Infinity\")` is infinity",
        fr: "écrivez un nombre plus petit ; `double(\"Infinity\")` est l’infini"),
      range: range)
  }
}
