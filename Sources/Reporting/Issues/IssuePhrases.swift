// The phrases that issues and the formats for machines add to those of the text report, in English and in French.

import Diagnostics
import Findings

extension Phrases {
  /// After the title of a rule that cannot be decided.
  var openQuestion: String { pick(": cannot be told yet.", "\u{A0}: on ne peut pas encore le dire.") }

  func countsOnlyInScope(_ clause: String) -> String {
    pick(
      "This counts only if \(clause) applies to this space, which is not known.",
      "Cela ne vaut que si la \(clause) s’applique à cet espace, ce qu’on ignore.")
  }

  /// - `clause`: the clause that does not apply to the space, where it does not.
  func riskNote(outside clause: String?) -> String {
    let note = pick(
      "This risk note never changes a verdict and claims to cover no risk in full.",
      "Cette note de risque ne change jamais un verdict et ne prétend couvrir aucun risque en entier.")
    return (clause.map { pick("Outside \($0). ", "En dehors de la \($0). ") } ?? "") + note
  }

  var declarationChecked: String {
    pick(
      "What was checked is the declaration, not the platform.",
      "Ce qui a été vérifié est la déclaration, non la plateforme.")
  }

  func issues(_ number: Int, of severity: Severity) -> String {
    switch severity {
    case .error: count(number, .init(en: "error", fr: "erreur"), .init(en: "errors", fr: "erreurs"))
    case .warning:
      count(number, .init(en: "warning", fr: "avertissement"), .init(en: "warnings", fr: "avertissements"))
    case .note: count(number, .init(en: "note", fr: "note"), .init(en: "notes", fr: "notes"))
    }
  }

  /// `Left out here, the least grave of all: 2 errors and 1 note. …`; nil where nothing was.
  func leftOut(_ numbers: [Severity: Int]) -> String? {
    let parts = [Severity.error, .warning, .note].compactMap { severity in
      numbers[severity].flatMap { $0 > 0 ? issues($0, of: severity) : nil }
    }
    guard !parts.isEmpty else { return nil }
    return pick(
      "Left out here, for want of room: \(list(parts)). --format json tells them all.",
      "Laissés de côté ici, faute de place\u{A0}: \(list(parts)). --format json les donne tous.")
  }
}
