// The phrases that issues and the formats for machines add to those of the text report, in English and in French.

import Diagnostics
import Findings

extension Phrases {
  /// Before the title of a rule that cannot be decided.
  var undecided: String { pick("Undecided: ", "Indécise\u{A0}: ") }

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

  func issues(_ number: Int, of severity: Severity) -> String {
    switch severity {
    case .error: count(number, .init(en: "error", fr: "erreur"), .init(en: "errors", fr: "erreurs"))
    case .warning:
      count(number, .init(en: "warning", fr: "avertissement"), .init(en: "warnings", fr: "avertissements"))
    case .note: count(number, .init(en: "note", fr: "note"), .init(en: "notes", fr: "notes"))
    }
  }

  /// `Not shown here, for want of room: 2 errors and 1 note. …`; nil where everything is.
  func leftOut(_ numbers: [Severity: Int]) -> String? {
    let parts = [Severity.error, .warning, .note].compactMap { severity in
      numbers[severity].flatMap { $0 > 0 ? issues($0, of: severity) : nil }
    }
    guard !parts.isEmpty else { return nil }
    return pick(
      "Not shown here, for want of room: \(list(parts)). --format json tells everything.",
      "Non montré ici, faute de place\u{A0}: \(list(parts)). --format json donne tout.")
  }
}
