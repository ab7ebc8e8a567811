// The contradictions of the reference reading, and the verdicts that it comes to.

import CEL
import Findings

struct ReferenceContradiction {
  let rule: String
  let contested: [AttributePath]
}

extension ReferenceReading {
  func contradictions() -> [ReferenceContradiction] {
    spaces.flatMap { contradictions($0) } + ofRecords() + ofAssignments() + ofDeclaration()
  }

  private func contradictions(_ s: DeclaredObject) -> [ReferenceContradiction] {
    let intent = "audience.intent"
    let mode = "moderation.mode"
    let hours = "moderation.human_hours_per_week"
    let count = "moderation.moderator_count"
    let human = s.isWord(mode, "human_only", "hybrid")
    let closed = Truth(s.words("contact.channels").map(\.isEmpty))
    let covered = s.words("moderation.channels_covered").some { channel in
      Truth(s.words("contact.channels").map { !$0.contains(channel) })
    }
    let hasChat = Truth(s.words("contact.channels").map { $0.contains("livestream_chat") })
    let table: [(String, Truth, [String])] = [
      ("K01", s.isWord("contact.adult_to_minor", "none") && contactByFeatures(s), []),
      (
        "K02",
        s.isWord(intent, "adults_only")
          && (s.compare("audience.maximum_age", <, 18) || s.bool("minors_admitted")
            || s.compare("audience.minors_share", >, 0)),
        [intent]
      ),
      ("K03", !s.bool("interaction") && channelsOpen(s), []),
      (
        "K04", s.compare("audience.minimum_age", >, "audience.maximum_age"),
        ["audience.minimum_age", "audience.maximum_age"]
      ),
      ("K05", s.compare("moderation.trained_count", >, count), ["moderation.trained_count", count]),
      ("K06", s.isWord(mode, "automated_only") && s.compare(count, >, 0), [mode]),
      ("K07", s.isWord(mode, "none") && (s.compare(hours, >, 0) || s.compare(count, >, 0)), [mode]),
      ("K10", s.compare(hours, >, s.number(count).map { $0 * 48 }), [hours]),
      ("K11", !s.bool("contact.cross_band") && !ageCheckEffective(s), []),
      ("K12", !s.bool("livestream.enabled") && hasChat, ["livestream.enabled"]),
      ("K16", covered, []),
      ("K17", human && (s.compare(count, ==, 0) || s.compare(hours, ==, 0)), [mode]),
      (
        "K18",
        !s.bool("minors_admitted")
          && (s.isWord(intent, "minors") || s.compare("audience.maximum_age", <, 18)
            || s.compare("audience.minimum_age", <, 18)),
        ["minors_admitted"]
      ),
      (
        "K19", s.compare("audience.minors_share", >, "audience.under_25_share"),
        ["audience.minors_share", "audience.under_25_share"]
      ),
      ("K20", closed && (s.bool("interaction") || admitted(s)), ["contact.channels"]),
      (
        "K21",
        !s.bool("adults_admitted")
          && (s.isWord(intent, "adults_only") || s.compare("audience.maximum_age", >=, 18)), ["adults_admitted"]
      ),
      ("K22", !s.bool("interaction") && admitted(s), ["interaction"]),
      ("K23", admitted(s) && (adultsExcluded(s) || bandsSealed(s)), []),
    ]
    return table.filter { $0.1 == .yes }.map { rule, _, fields in
      ReferenceContradiction(
        rule: rule,
        contested: fields.map { $0.split(separator: ".").reduce(s.path) { $0.appending(.field(String($1))) } })
    }
  }

  private var whole: DeclaredObject { DeclaredObject(draft: draft, path: AttributePath(), contested: []) }

  private func ofRecords() -> [ReferenceContradiction] {
    (whole.objects("referents") ?? []).flatMap { $0.objects("training") ?? [] }.flatMap { record in
      var raised: [ReferenceContradiction] = []
      guard let completed = record.text("completed_on") else { return raised }
      if completed > asOf || completed > whole.text("declaration.date") ?? completed {
        raised.append(ReferenceContradiction(rule: "K08", contested: []))
      }
      if let end = record.text("valid_until"), end < completed {
        raised.append(ReferenceContradiction(rule: "K09", contested: [record.path]))
      }
      return raised
    }
  }

  private func ofAssignments() -> [ReferenceContradiction] {
    let ids = spaces.compactMap { $0.text("id") }
    let holders = (whole.objects("referents") ?? []) + (whole.objects("reporting.channels") ?? [])
    return holders.filter { holder in (holder.words("spaces") ?? []).contains { !ids.contains($0) } }.map { holder in
      ReferenceContradiction(rule: "K14", contested: [holder.path.appending(.field("spaces"))])
    }
  }

  private func ofDeclaration() -> [ReferenceContradiction] {
    guard let end = whole.text("declaration.valid_until"), end < asOf else { return [] }
    return [ReferenceContradiction(rule: "K15", contested: [])]
  }
}

extension ReferenceReading {
  static let literal = ["O1", "O2", "O4", "O5"]
  static let warnings = ["O11", "O15", "O16", "O17", "O18"]
  static let follows = ["O2": "O1", "O4": "O3", "O5": "O3", "O10": "O9", "O14": "O13"]

  /// The statuses of the first to the last space and their verdicts, and the verdict on the declaration.
  func verdicts(profile: String) -> (spaces: [(statuses: [String: Status], verdict: Verdict)], declaration: Verdict) {
    let contradictions = contradictions()
    var settled = self
    settled.contested = contradictions.flatMap(\.contested)
    let judged = settled.spaces.map { settled.judge($0, profile) }
    let order: [Verdict] = [.nonCompliant, .undetermined, .compliant, .notApplicable]
    let worst = order.first { verdict in judged.contains { $0.verdict == verdict } } ?? .invalid
    let isExpired = contradictions.contains { $0.rule == "K15" }
    return (judged, isExpired && worst != .nonCompliant ? .undetermined : worst)
  }

  private func judge(_ s: DeclaredObject, _ profile: String) -> (statuses: [String: Status], verdict: Verdict) {
    let scope = scope(s).mapValues(\.status)
    let isOut = scope.values.contains(.fail)
    let held = obligations(s).filter { profile != "literal" || Self.literal.contains($0.key) }
    var obligations: [String: Status] = [:]
    for (rule, truth) in held {
      let isFollower = Self.follows[rule].flatMap { held[$0] } == .no
      obligations[rule] = isOut || isFollower ? .notApplicable : truth.status
    }
    var statuses = scope.merging(obligations) { first, _ in first }
    for (rule, truth) in risks(s) { statuses[rule] = (!truth).status }
    let binding = obligations.filter { rule, _ in
      !Self.warnings.contains(rule) || (profile == "precautionary" && rule == "O11")
    }
    let isMet = binding.values.allSatisfy { $0 == .pass || $0 == .notApplicable }
    let isInScope = scope.values.allSatisfy { $0 == .pass }
    let verdict: Verdict =
      isOut
      ? .notApplicable
      : isInScope && binding.values.contains(.fail) ? .nonCompliant : isMet ? .compliant : .undetermined
    return (statuses, verdict)
  }
}

extension Truth {
  var status: Status {
    switch self {
    case .yes: .pass
    case .no: .fail
    case .open: .unknown
    }
  }
}
