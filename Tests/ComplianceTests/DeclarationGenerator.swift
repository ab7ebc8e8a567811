// Random declarations, the same ones on every run: each fact that a rule may turn on is said, left out, or a
// placeholder, and the values lie close to where rules change their mind.

import CEL
import TestData
import Testing

/// A field and values that it can have.
struct FieldDomain: Sendable {
  /// With `[]` for each list passed.
  let pattern: String
  let values: [Draft]

  init(_ pattern: String, _ values: [Draft]) {
    self.pattern = pattern
    self.values = values
  }

  static let booleans: [Draft] = ["true", "false"]
  static let shares: [Draft] = ["0", "0.2", "0.5", "0.9"]
  static let counts: [Draft] = ["0", "1", "4"]
  static let hours: [Draft] = ["0", "40", "100", "168"]
  static let days: [Draft] = ["2020-01-01", "2026-03-18", "2026-11-20", "2026-11-21", "2026-11-22", "2028-01-01"]
  static let assignments: [Draft] = ["[lobby]", "[club]", "[lobby, club]", "[ghost]", "[]"]
  static let channels: [Draft] = [
    "[]", "[voice]", "[direct_message, voice]", "[video_call]", "[voice, livestream_chat]",
  ]

  static let all = [
    FieldDomain("declaration.date", days), FieldDomain("declaration.valid_until", days),
    FieldDomain("spaces[].interaction", booleans),
    FieldDomain("spaces[].audience.minimum_age", ["13", "17", "18", "20"]),
    FieldDomain("spaces[].audience.maximum_age", ["16", "17", "18", "24", "25", "40"]),
    FieldDomain("spaces[].audience.intent", ["minors", "under_25", "general", "adults_only"]),
    FieldDomain("spaces[].audience.under_25_share", shares), FieldDomain("spaces[].audience.minors_share", shares),
    FieldDomain("spaces[].minors_admitted", booleans), FieldDomain("spaces[].adults_admitted", booleans),
    FieldDomain(
      "spaces[].age_assurance.method",
      ["none", "self_declaration", "age_estimation", "age_verification", "age_verification"]),
    FieldDomain(
      "spaces[].age_bands",
      [
        [], [["minimum_age": "13", "maximum_age": "17"], ["minimum_age": "18"]], [["maximum_age": "17"], [:]],
        [["minimum_age": "16", "maximum_age": "20"]], [["minimum_age": "TBD"]],
      ]),
    FieldDomain("spaces[].age_bands[].minimum_age", ["13", "17", "18"]),
    FieldDomain("spaces[].age_bands[].maximum_age", ["17", "18", "24"]),
    FieldDomain("spaces[].contact.adult_to_minor", ["none", "presets_only", "mutual_connection", "open"]),
    FieldDomain("spaces[].contact.channels", channels),
    FieldDomain("spaces[].contact.cross_band", booleans),
    FieldDomain("spaces[].contact.open_hours_per_week", hours),
    FieldDomain("spaces[].livestream.enabled", booleans), FieldDomain("spaces[].livestream.recordable", booleans),
    FieldDomain("spaces[].livestream.topology", ["one_to_one", "one_to_many"]),
    FieldDomain("spaces[].payments.types", ["[]", "[gift]", "[p2p_transfer]"]),
    FieldDomain("spaces[].payments.cross_border", booleans),
    FieldDomain("spaces[].moderation.mode", ["none", "automated_only", "human_only", "hybrid"]),
    FieldDomain("spaces[].moderation.channels_covered", channels),
    FieldDomain("spaces[].moderation.can_be_disabled", booleans),
    FieldDomain("spaces[].moderation.human_hours_per_week", hours),
    FieldDomain("spaces[].moderation.moderator_count", counts),
    FieldDomain("spaces[].moderation.trained_count", counts),
    FieldDomain("spaces[].moderation.supervised_by_referent", booleans),
    FieldDomain("referents", [[], [["id": "ref-1"]]]),
    FieldDomain("referents[].spaces", assignments), FieldDomain("referents[].adult", booleans),
    FieldDomain("referents[].training", [[], [[:]], [["topics": "[grooming]"], [:]]]),
    FieldDomain(
      "referents[].training[].topics",
      [
        "[]", "[cyberviolence]", "[grooming]", "[cyber_stalking, grooming, child_sexual_abuse_material]",
        "[victim_support]",
      ]),
    FieldDomain("referents[].training[].completed_on", days),
    FieldDomain("referents[].training[].valid_until", days),
    FieldDomain("referents[].training[].evidence.kind", ["self_attested", "external_certificate"]),
    FieldDomain("reporting.channels", [[], [[:]]]),
    FieldDomain("reporting.channels[].type", ["in_app", "in_app", "web_form", "authority"]),
    FieldDomain("reporting.channels[].spaces", assignments),
    FieldDomain("reporting.channels[].child_friendly", booleans),
    FieldDomain("reporting.channels[].reaches_referent", booleans),
  ]

  static let placeholders: [Draft] = ["TBD", "unknown", "'n/a'", "null", "Free text"]
}

/// A place in a draft where a field is said or could be.
struct Slot {
  let path: AttributePath
  let domain: FieldDomain
}

extension Draft {
  /// Every place of every field, in the objects that are there.
  var slots: [Slot] {
    FieldDomain.all.flatMap { domain in
      paths(of: domain.pattern).map { Slot(path: $0, domain: domain) }
    }
  }

  /// The places that are left out or hold a placeholder.
  var silent: [Slot] {
    slots.filter { slot in self[slot.path].map { FieldDomain.placeholders.contains($0) } ?? true }
  }

  private func paths(of pattern: String) -> [AttributePath] {
    pattern.split(separator: ".").reduce([AttributePath()]) { paths, part in
      paths.flatMap { path in
        let isList = part.hasSuffix("[]")
        let field = path.appending(.field(String(isList ? part.dropLast(2) : part)))
        guard isList else { return [field] }
        guard case .list(let elements)? = self[field] else { return [AttributePath]() }
        return elements.indices.map { field.appending(.index($0)) }
      }
    }
  }
}

extension Draft {
  /// A declaration of one or two spaces: either the sound one with some facts changed, or one put together fact by
  /// fact, of which more or less is said.
  static func random(using generator: inout SeededGenerator) -> Draft {
    Bool.random(using: &generator) ? soundButForSome(using: &generator) : factByFact(using: &generator)
  }

  private static func soundButForSome(using generator: inout SeededGenerator) -> Draft {
    var draft = sound
    if Bool.random(using: &generator), let space = draft[AttributePath([.field("spaces"), .index(0)])] {
      draft = draft.setting(
        AttributePath([.field("spaces"), .index(1)]),
        to: space.setting(AttributePath([.field("id")]), to: "club"))
    }
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      guard let slot = draft.slots.randomElement(using: &generator) else { continue }
      draft = draft.setting(slot.path, to: slot.domain.value(saying: 0.7, using: &generator))
    }
    return draft
  }

  private static func factByFact(using generator: inout SeededGenerator) -> Draft {
    func list(_ range: ClosedRange<Int>, _ element: (Int) -> Draft) -> Draft {
      .list((0..<Int.random(in: range, using: &generator)).map(element))
    }
    let ids: [Draft] = ["lobby", "club"]
    var draft: Draft = ["format": "vigie.platform/v1", "platform": ["name": "Example"]]
    draft = draft.setting(AttributePath([.field("spaces")]), to: list(1...2) { ["id": ids[$0]] })
    if Int.random(in: 0..<6, using: &generator) > 0 {
      draft = draft.setting(AttributePath([.field("referents")]), to: list(0...2) { ["id": .text("ref-\($0)")] })
    }
    let channels = AttributePath([.field("reporting"), .field("channels")])
    draft = draft.setting(channels, to: list(0...3) { _ in [:] })
    let share: Double = [0.4, 0.75, 0.97].randomElement(using: &generator) ?? 1
    for domain in FieldDomain.all where domain.pattern != "referents" && domain.pattern != "reporting.channels" {
      for path in draft.paths(of: domain.pattern) {
        draft = draft.setting(path, to: domain.value(saying: share, using: &generator))
      }
    }
    return draft
  }
}

extension FieldDomain {
  /// A value with the given probability; otherwise a placeholder, or nothing.
  func value(saying share: Double, using generator: inout SeededGenerator) -> Draft? {
    if Double.random(in: 0..<1, using: &generator) < share { return values.randomElement(using: &generator) }
    return Bool.random(using: &generator) ? nil : Self.placeholders.randomElement(using: &generator)
  }
}
