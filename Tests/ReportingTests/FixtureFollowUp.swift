// Declarations with more to ask than those of the mixed run: the same question of several people, answers that no
// longer decide, and some that decide alone.

import Diagnostics
import Findings

extension Fixtures {
  /// The mixed run with declarations whose place in a list of questions is less plain.
  var followUp: Report {
    var report = Report(header: header, declarations: mixed.declarations + [oneAnswer, answersToSpare, contradicted])
    let more = [oneAnswer, contradicted].flatMap(\.subjects).flatMap(\.results).map(\.rule)
    report.header.policy.rules = RuleList(
      report.header.policy.rules + more.filter { $0.id == "R3-O9" || $0.id == "R3-K01" })
    return report
  }

  /// Three référents, of each of whom the same is asked.
  var oneAnswer: DeclarationFinding {
    let source = FixtureSource(
      "declarations/pebblecote.yaml",
      """
      format: vigie.platform/v1
      platform: {name: Pebblecote}
      referents:
        - id: ada
          training: [{topic: grooming}]
        - id: ben
          training: [{topic: grooming}]
        - id: cleo
          training: [{topic: grooming}]
      spaces:
        - id: square
      """)
    let paths = (0..<3).map { "referents[\($0)].training[0].completed_on" }
    let question = text(
      "When was this training completed?", "À quelle date cette formation a-t-elle été achevée\u{A0}?")
    return source.finding(
      sha256: String(repeating: "6a", count: 32), platform: "Pebblecote", verdict: .undetermined,
      subjects: [
        SubjectFinding(
          id: "square", path: "spaces[0]", name: nil, scope: .applies, verdict: .undetermined,
          results: [
            .obligation(
              "R3-O9", .interpretation, .unknown,
              title: text("Every training is current", "Chaque formation est à jour"), quote: "formés", missing: paths)
          ])
      ],
      unanswered: zip(paths, ["ada", "ben", "cleo"]).map { path, id in
        UnansweredFact(path: path, question: question, location: source.place("{topic", after: id))
      })
  }

  /// One space falls short; what another waits for changes nothing.
  var answersToSpare: DeclarationFinding {
    let source = FixtureSource(
      "declarations/moorgate.yaml",
      """
      format: vigie.platform/v1
      platform: {name: Moorgate}
      spaces:
        - id: arena
          moderation: {mode: none}
        - id: stands
          moderation: {mode: hybrid}
      """)
    let switchable = "spaces[1].moderation.can_be_disabled"
    return source.finding(
      sha256: String(repeating: "7b", count: 32), platform: "Moorgate", verdict: .nonCompliant,
      subjects: [
        SubjectFinding(
          id: "arena", path: "spaces[0]", name: nil, scope: .applies, verdict: .nonCompliant,
          results: [
            moderated(.fail, facts: [source.fact("spaces[0].moderation.mode", .string("none"), at: "none")])
          ]),
        SubjectFinding(
          id: "stands", path: "spaces[1]", name: nil, scope: .applies, verdict: .undetermined,
          results: [cannotBeSwitchedOff(.unknown, missing: [switchable])]),
      ],
      unanswered: [
        UnansweredFact(
          path: switchable,
          question: text(
            "Can users or community owners switch moderation off?",
            "Des utilisateurs ou des responsables de communauté peuvent-ils désactiver la modération\u{A0}?"),
          location: source.place("mode", after: "stands"))
      ])
  }

  /// Every space meets what is asked, but the declaration contradicts itself.
  var contradicted: DeclarationFinding {
    let source = FixtureSource(
      "declarations/wrenfield.yaml",
      """
      format: vigie.platform/v1
      platform: {name: Wrenfield}
      spaces:
        - id: hall
          contact: {adult_to_minor: none, channels: [group_chat]}
          moderation: {mode: hybrid}
      """)
    return source.finding(
      sha256: String(repeating: "8c", count: 32), platform: "Wrenfield", verdict: .undetermined,
      subjects: [
        SubjectFinding(
          id: "hall", path: "spaces[0]", name: nil, scope: .applies, verdict: .compliant,
          results: [
            moderated(.pass),
            .obligation(
              "R3-K01", nil, .fail, severity: .warning, kind: .consistency,
              title: text("Contact is as it is declared", "Le contact est tel que déclaré"),
              message: text(
                "Adults are said not to reach minors, yet the features let them.",
                "Les majeurs ne joindraient pas de mineurs, et pourtant les fonctions le permettent."),
              facts: [
                source.fact("spaces[0].contact.adult_to_minor", .string("none"), at: "none"),
                source.fact("spaces[0].contact.channels", .list([.string("group_chat")]), at: "[group_chat]"),
              ]),
          ])
      ])
  }
}
