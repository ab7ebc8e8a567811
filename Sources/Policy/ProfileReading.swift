// Reading profiles, whose every name must be one of the policy's own.

import Diagnostics
import YAMLDocument

extension PolicyReader {
  mutating func profiles(
    _ node: NodeIndex?, parameters: [ParameterDraft], obligations: [RuleDraft]
  ) -> [Profile] {
    guard let node else { return [] }
    let entries = namedEntries(of: node)
    if entries.isEmpty, tree.kind(of: node) == .mapping {
      report(
        "no_profile", LocalizedText(en: "there is no profile", fr: "il n’y a aucun profil"),
        help: LocalizedText(en: "add one: `standard: {title: …}`", fr: "ajoutez-en un : `standard: {title: …}`"),
        at: node)
    }
    return entries.compactMap { entry in
      guard
        let fields = fields(
          of: entry.value, ["title!", "description", "bases", "parameters", "severities"], owner: entry.key)
      else { return nil }
      let title = localized(fields["title"])
      _ = localized(fields["description"])
      let bases = fields["bases"].map { self.bases($0, obligations) }
      let changed = fields["parameters"].map { values($0, parameters) } ?? [:]
      var nodes: [String: NodeIndex] = [:]
      let severities = fields["severities"].map { self.severities($0, obligations, &nodes) } ?? [:]
      guard let title else { return nil }
      let profile = Profile(name: entry.name, title: title, bases: bases, parameters: changed, severities: severities)
      FollowedRuleCheck.run(obligations, profile: profile, nodes: nodes, &self)
      return profile
    }
  }

  /// A profile must leave something to judge by: with no obligation, every space would be compliant.
  private mutating func bases(_ node: NodeIndex, _ obligations: [RuleDraft]) -> Set<RuleBasis> {
    let nodes = elements(of: node)
    let words = nodes.compactMap { word($0, RuleBasis.self) }
    let bases = Set(words)
    let known = Set(obligations.compactMap(\.basis))
    if words.count == nodes.count, tree.kind(of: node) == .sequence, !known.isEmpty,
      bases.isDisjoint(with: known)
    {
      let list = RuleBasis.allCases.filter(known.contains).map(\.rawValue).joined(separator: ", ")
      report(
        "empty_profile",
        LocalizedText(en: "no obligation is of these bases", fr: "aucune obligation n’est de ces bases"),
        help: LocalizedText(
          en: "choose among those that obligations have: \(list)",
          fr: "choisissez parmi celles des obligations : \(list)"),
        at: node)
    }
    return bases
  }

  private mutating func values(_ node: NodeIndex, _ parameters: [ParameterDraft]) -> [String: ParameterValue] {
    var values: [String: ParameterValue] = [:]
    for entry in namedEntries(of: node) {
      guard let draft = parameters.first(where: { $0.name == entry.name }) else {
        report(
          "unknown_parameter",
          LocalizedText(
            en: "there is no parameter `\(entry.name.withoutControls)`",
            fr: "il n’y a pas de paramètre « \(entry.name.withoutControls) »"),
          help: PolicyDocument.choices(for: entry.name, among: parameters.map(\.name)), at: entry.key)
        continue
      }
      if let definition = draft.definition { values[entry.name] = value(of: definition, from: entry.value) }
    }
    return values
  }

  /// - Parameter nodes: gets where each severity stands.
  private mutating func severities(
    _ node: NodeIndex, _ obligations: [RuleDraft], _ nodes: inout [String: NodeIndex]
  ) -> [String: Severity] {
    let ids = obligations.compactMap(\.id?.value)
    let known = Set(ids)
    var severities: [String: Severity] = [:]
    for entry in namedEntries(of: node) {
      if known.contains(entry.name) {
        severities[entry.name] = word(entry.value, Severity.self)
        nodes[entry.name] = entry.value
      } else {
        reportUnknownObligation(entry.name, among: ids, at: entry.key)
      }
    }
    return severities
  }

  mutating func reportUnknownObligation(_ name: String, among ids: [String], at node: NodeIndex) {
    report(
      "unknown_rule",
      LocalizedText(
        en: "there is no obligation `\(name.withoutControls)`",
        fr: "il n’y a pas d’obligation « \(name.withoutControls) »"),
      help: PolicyDocument.choices(for: name, among: ids), at: node)
  }
}
