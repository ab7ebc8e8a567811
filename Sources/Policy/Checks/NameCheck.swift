// A name that expressions are to use must be one that they can write, and must not hide another.

import CEL
import Diagnostics
import YAMLDocument

enum NameCheck {
  /// - Parameter taken: the names that mean something else where this one can be used.
  static func run(_ name: String, at node: NodeIndex, taken: [String], _ reader: inout PolicyReader) {
    if taken.contains(name) {
      reader.report(
        "name_taken",
        LocalizedText(
          en: "`\(name)` means something else in expressions", fr: "« \(name) » a un autre sens dans les expressions"),
        help: LocalizedText(en: "choose another name", fr: "choisissez un autre nom"), at: node)
    } else if !isIdentifier(name) {
      reader.report(
        "not_an_identifier",
        LocalizedText(
          en: "expressions cannot use the name `\(name.withoutControls)`",
          fr: "les expressions ne peuvent pas employer le nom « \(name.withoutControls) »"),
        help: LocalizedText(
          en: "write letters without accents, digits and `_`, such as `young_age`; reserved words are not allowed",
          fr: "écrivez des lettres sans accent, des chiffres et `_`, comme `young_age` ; les mots réservés sont exclus"),
        at: node)
    }
  }

  private static func isIdentifier(_ name: String) -> Bool {
    guard let parsed = try? Parser.parse(name), case .identifier(name, isAbsolute: false) = parsed.root.kind else {
      return false
    }
    return parsed.root.range == 0..<name.utf8.count
  }
}
