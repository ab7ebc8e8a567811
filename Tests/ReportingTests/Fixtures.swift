// A mixed run, as the engine would report it: each verdict once, with what makes each hard to tell. The platforms are
// invented.

import Diagnostics
import Findings

struct Fixtures {
  let language: Language

  func text(_ english: String, _ french: String) -> String { LocalizedText(en: english, fr: french)[language] }

  var header: ReportHeader {
    let original =
      "Modération obligatoire des espaces virtuels destinés aux moins de 25 ans mettant en lien des majeurs avec des "
      + "mineurs (notamment sur les sites et applications de jeux ou de rencontre), par des référents formés sur les "
      + "enjeux de cyberviolences et cyberpédocriminalité."
    return ReportHeader(
      tool: Tool(name: "vigie", version: "0.1.0"),
      policy: PolicyIdentity(
        id: "cameleon-r3", version: "1.0.0",
        title: text("CAMELEON, recommendation 3", "CAMELEON, recommandation 3"), profile: "standard",
        profileTitle: text("Standard reading", "Lecture standard"), sha256: String(repeating: "5c", count: 32),
        source: SourceDocument(
          title: "Cyberpédocriminalité\u{A0}: la France, un pays à hauts risques", publisher: "CAMELEON", clause: "3",
          original: original,
          text: text(
            "Mandatory moderation of virtual spaces intended for people under 25 that put adults in contact with "
              + "minors (notably on gaming or dating sites and applications), by référents trained on the issues of "
              + "cyberviolence and online child sexual exploitation and abuse.", original)),
        parameters: [
          Parameter(
            name: "young_share", value: .double(0.5),
            description: text(
              "Measured share of people under 25 (or of minors) from which a space counts as intended for them. This "
                + "project's parameter.",
              "Part mesurée de moins de 25 ans (ou de mineurs) à partir de laquelle un espace est réputé leur être "
                + "destiné. Paramètre de ce projet."), isChanged: false),
          Parameter(
            name: "accepted_evidence",
            value: .list(["internal_record", "external_certificate", "audit_report"].map(FactValue.string)),
            description: text(
              "Kinds of evidence that are accepted for a training. This project's parameter.",
              "Sortes de preuves acceptées pour une formation. Paramètre de ce projet."), isChanged: true),
        ], rules: RuleList(rules)), asOf: "2026-11-21", language: language)
  }

  /// Every rule that some declaration below has a result of, in the order of a policy.
  private var rules: [RuleDescription] {
    let results = [compliant, undetermined, nonCompliant, notApplicable, hostile].flatMap { declaration in
      declaration.subjects.flatMap(\.results) + declaration.results
    }
    let byName = Dictionary(results.map { ($0.rule.id, $0.rule) }) { first, _ in first }
    return RuleKind.allCases.flatMap { kind in
      byName.values.filter { $0.kind == kind }.sorted { $0.id < $1.id }
    }
  }

  /// Every declaration below, in the order in which files come.
  var mixed: Report {
    Report(header: header, declarations: [compliant, undetermined, nonCompliant, notApplicable, invalid, hostile])
  }

  /// The same without the one whose size says nothing more of JSON.
  var harmless: Report {
    Report(header: header, declarations: [compliant, undetermined, nonCompliant, notApplicable, invalid])
  }

  func report(_ declaration: DeclarationFinding) -> Report { Report(header: header, declarations: [declaration]) }

  func moderated(_ status: Status, facts: [FactReading] = []) -> RuleResult {
    .obligation(
      "R3-O2", .literal, status,
      title: text("People moderate, not tools alone", "Des personnes modèrent, non des outils seuls"),
      quote: "par des référents", facts: facts)
  }

  func cannotBeSwitchedOff(_ status: Status, facts: [FactReading] = [], missing: [String] = []) -> RuleResult {
    .obligation(
      "R3-O7", .interpretation, status,
      title: text("Moderation cannot be switched off", "La modération ne peut pas être désactivée"),
      quote: "obligatoire", facts: facts, missing: missing)
  }

  func putsInContact(_ status: Status, facts: [FactReading] = [], missing: [String] = []) -> RuleResult {
    .obligation(
      "R3-S4", .literal, status, kind: .scope,
      title: text("Adults are put in contact with minors", "Des majeurs sont mis en lien avec des mineurs"),
      quote: "mettant en lien des majeurs avec des mineurs", facts: facts, missing: missing)
  }

  func intendedForTheYoung(_ status: Status, facts: [FactReading] = [], missing: [String] = []) -> RuleResult {
    .obligation(
      "R3-S2", .literal, status, kind: .scope,
      title: text("Intended for people under 25", "Destiné aux moins de 25 ans"),
      quote: "destinés aux moins de 25 ans", facts: facts, missing: missing)
  }
}
