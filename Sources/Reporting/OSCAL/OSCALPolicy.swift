// What an OSCAL document says once, before and after the results: which policy was applied, in which reading, and what
// its rules are. It knows no declaration.

import Diagnostics
import Findings

/// The policy as OSCAL refers to it: the clause is a control, its words a statement, the rules its objectives.
struct OSCALPolicy: Sendable {
  let header: ReportHeader
  let phrases: Phrases
  let control: String
  /// What tells this reading of the policy, on this day, from every other.
  let identity: [String]

  init(_ header: ReportHeader) {
    self.header = header
    let policy = header.policy
    phrases = Phrases(language: header.language)
    control = policy.id.oscalToken
    identity =
      [policy.id, policy.version, policy.sha256, policy.profile, header.asOf]
      + policy.parameters.flatMap { [$0.name, JSONText.compact($0.value)] }
  }

  var statement: String { control + "_smt" }
  var clause: String { phrases.clause(header.policy.source) }
  /// Midnight UTC of the day on which the declarations were judged. OSCAL knows the years 1900 to 2999.
  var moment: String { header.asOf + "T00:00:00Z" }

  private var resource: OSCALIdentifier { OSCALIdentifier(["policy"] + identity) }

  func appendOpening(to text: inout JSONText) {
    let policy = header.policy
    text.key("metadata")
    text.beginObject()
    text.markup(
      "title",
      phrases.pick(
        "Declarations checked against \(clause) as formalised in policy \(policy.id) \(policy.version)",
        "Déclarations vérifiées au regard de la \(clause), telle que la formalise la politique \(policy.id) "
          + policy.version))
    text.member("last-modified", moment)
    text.member("version", header.asOf)
    text.member("oscal-version", OSCAL.version)
    text.properties { text in
      text.property("tool", header.tool.name)
      text.property("tool-version", header.tool.version)
      text.property("language", header.language.rawValue)
    }
    text.markup("remarks", phrases.declarationsNotPlatforms)
    text.endObject()
    text.key("import-ap")
    text.beginObject()
    text.member("href", "#" + resource.text)
    text.markup("remarks", phrases.policyIsThePlan)
    text.endObject()
    appendObjectives(to: &text)
  }

  private func appendObjectives(to text: inout JSONText) {
    text.key("local-definitions")
    text.beginObject()
    text.array("objectives-and-methods", [control]) { text, control in
      text.beginObject()
      text.member("control-id", control)
      text.markup("description", header.policy.title)
      text.key("parts")
      text.beginArray()
      text.beginObject()
      text.member("id", statement)
      text.member("name", "statement")
      text.markup("title", header.policy.source.title)
      text.markup("prose", header.policy.source.text)
      text.endObject()
      for rule in header.policy.rules { append(rule, to: &text) }
      text.endArray()
      text.endObject()
    }
    text.endObject()
  }

  private func append(_ rule: RuleDescription, to text: inout JSONText) {
    text.beginObject()
    text.member("id", rule.id.oscalToken)
    text.member("name", "objective")
    text.member("class", rule.kind.rawValue)
    text.markup("title", rule.title)
    text.properties { text in
      text.property("rule", rule.id)
      text.property("basis", rule.basis?.rawValue)
      text.property("severity", rule.severity.rawValue)
    }
    if let basis = rule.basis { text.markup("prose", phrases.basis(basis, quote: rule.quote).capitalizedFirst) }
    text.endObject()
  }

  /// The resource that stands for the assessment plan.
  func appendClosing(to text: inout JSONText) {
    let policy = header.policy
    text.key("back-matter")
    text.beginObject()
    text.array("resources", [resource]) { text, resource in
      text.beginObject()
      text.identifier("uuid", resource)
      text.markup("title", policy.title)
      text.markup("description", phrases.circumstances(header).capitalizedFirst + " (\(policy.profileTitle))")
      text.properties { text in
        text.property("policy", policy.id)
        text.property("policy-version", policy.version)
        text.property("policy-sha256", policy.sha256)
        text.property("profile", policy.profile)
        for parameter in policy.parameters {
          text.property("parameter", parameter.name + " = " + parameter.value.shown, remarks: parameter.description)
        }
      }
      text.key("citation")
      text.beginObject()
      text.markup("text", [policy.source.publisher, policy.source.title, clause].joined(separator: ", "))
      text.endObject()
      text.endObject()
    }
    text.endObject()
  }

  /// All rules are looked at in each result.
  func appendReviewedControls(to text: inout JSONText) {
    text.key("reviewed-controls")
    text.beginObject()
    text.array("control-selections", [control]) { text, control in
      text.beginObject()
      text.array("include-controls", [control]) { text, control in
        text.beginObject(inline: true)
        text.member("control-id", control)
        text.endObject()
      }
      text.endObject()
    }
    text.key("control-objective-selections")
    text.beginArray(inline: true)
    text.beginObject()
    text.key("include-all")
    text.beginObject()
    text.endObject()
    text.endObject()
    text.endArray()
    text.endObject()
  }
}

extension JSONText {
  fileprivate static func compact(_ value: FactValue) -> String {
    var text = JSONText(layout: .compact)
    text.append(value)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}

extension Phrases {
  fileprivate var declarationsNotPlatforms: String {
    pick(
      "What was checked are declarations, not platforms. An obligation that could not be decided is never told as "
        + "satisfied: its own status stands in its properties.",
      "Ce qui a été vérifié, ce sont des déclarations, non des plateformes. Une obligation indécise n’est jamais donnée "
        + "pour satisfaite\u{A0}: son statut propre figure dans ses propriétés.")
  }

  fileprivate var policyIsThePlan: String {
    pick(
      "No assessment plan was written: the policy stands in its place.",
      "Aucun plan d’évaluation n’a été rédigé\u{A0}: la politique en tient lieu.")
  }
}
