// A second reading of recommendation 3, written from the tables of the specification's §7 alone and in another
// language than the policy: where the two differ on some declaration, one of them is wrong.

import CEL
import Findings

/// The parameters that profiles change.
struct ReferenceParameters {
  let audience: String
  let ageAssurance: [String]
  let evidence: [String]

  static let profiles = [
    "standard": ReferenceParameters(
      audience: "directed_or_used", ageAssurance: ["age_estimation", "age_verification"],
      evidence: ["self_attested", "internal_record", "external_certificate", "audit_report"]),
    "literal": ReferenceParameters(
      audience: "directed", ageAssurance: ["age_estimation", "age_verification"],
      evidence: ["self_attested", "internal_record", "external_certificate", "audit_report"]),
    "precautionary": ReferenceParameters(
      audience: "any", ageAssurance: ["age_verification"],
      evidence: ["internal_record", "external_certificate", "audit_report"]),
  ]
}

struct ReferenceReading {
  let draft: Draft
  let parameters: ReferenceParameters
  let asOf: String
  var contested: [AttributePath] = []

  private var whole: DeclaredObject { DeclaredObject(draft: draft, path: AttributePath(), contested: contested) }
  var spaces: [DeclaredObject] { whole.objects("spaces") ?? [] }

  func channelsOpen(_ s: DeclaredObject) -> Truth { Truth(s.words("contact.channels").map { !$0.isEmpty }) }

  func ageCheckEffective(_ s: DeclaredObject) -> Truth {
    Truth(s.text("age_assurance.method").map { parameters.ageAssurance.contains($0) })
  }

  func minorsExcluded(_ s: DeclaredObject) -> Truth {
    let notAdmitted: Truth =
      switch s.has("minors_admitted") {
      case .yes: !s.bool("minors_admitted")
      case .no: s.compare("audience.minimum_age", >=, 18)
      case .open: .open
      }
    let measured = s.has("audience.minors_share") && s.compare("audience.minors_share", >, 0)
    return notAdmitted && ageCheckEffective(s) && !measured
  }

  func adultsExcluded(_ s: DeclaredObject) -> Truth { !s.bool("adults_admitted") && ageCheckEffective(s) }

  func bandsSealed(_ s: DeclaredObject) -> Truth {
    let bands = s.objects("age_bands")
    let apart = bands.each { $0.compare("maximum_age", <, 18) || $0.compare("minimum_age", >=, 18) }
    return ageCheckEffective(s) && !s.bool("contact.cross_band") && Truth(bands.map { !$0.isEmpty }) && apart
  }

  func contactByFeatures(_ s: DeclaredObject) -> Truth { channelsOpen(s) && !adultsExcluded(s) && !bandsSealed(s) }

  func hoursSuffice(_ s: DeclaredObject) -> Truth {
    s.compare("moderation.human_hours_per_week", >=, 168)
      || s.compare("moderation.human_hours_per_week", >=, "contact.open_hours_per_week")
  }

  /// adult_to_minor is said and not none.
  func admitted(_ s: DeclaredObject) -> Truth {
    s.has("contact.adult_to_minor") && !s.isWord("contact.adult_to_minor", "none")
  }

  func serves(_ holder: DeclaredObject, _ s: DeclaredObject) -> Truth {
    let names = Truth(s.text("id").flatMap { id in holder.words("spaces").map { $0.contains(id) } })
    return !holder.has("spaces") || names
  }

  func counts(_ record: DeclaredObject) -> Truth {
    !record.has("completed_on") || Truth(record.text("completed_on").map { $0 <= asOf })
  }

  /// Of 24 months: the same day two years later, for no date here is a leap day.
  func isCurrent(_ record: DeclaredObject) -> Truth {
    let inTime = record.text("completed_on").map { completed in
      guard let year = Int(completed.prefix(4)) else { return false }
      return completed <= asOf && "\(year + 2)\(completed.dropFirst(4))" >= asOf
    }
    return Truth(inTime)
      && (!record.has("valid_until") || Truth(record.text("valid_until").map { $0 >= asOf }))
  }

  func covers(_ record: DeclaredObject, _ topics: [String]) -> Truth {
    Truth(record.words("topics").map { !Set($0).isDisjoint(with: topics) })
  }

  static let subjects = [ReferentTests.cyberviolenceTopics, ReferentTests.exploitationTopics]

  func eachReferent(_ s: DeclaredObject, _ condition: (DeclaredObject) -> Truth) -> Truth {
    whole.objects("referents").each { !serves($0, s) || condition($0) }
  }

  func hasTraining(_ referent: DeclaredObject, _ topics: [String]) -> Truth {
    referent.objects("training").some { counts($0) && covers($0, topics) }
  }

  /// For each subject that the référent's records cover, one covering record is so.
  func eachSubject(_ referent: DeclaredObject, _ condition: (DeclaredObject) -> Truth) -> Truth {
    Self.subjects.reduce(.yes) { truth, topics in
      truth
        && (!hasTraining(referent, topics)
          || referent.objects("training").some { covers($0, topics) && condition($0) })
    }
  }

  func channels(_ s: DeclaredObject, _ condition: (DeclaredObject) -> Truth) -> Truth {
    whole.objects("reporting.channels").some(condition)
  }

  func scope(_ s: DeclaredObject) -> [String: Truth] {
    let directed =
      (s.has("audience.maximum_age") && s.compare("audience.maximum_age", <, 25))
      || s.isWord("audience.intent", "minors", "under_25")
    let used =
      s.compare("audience.under_25_share", >=, 0.5)
      || (s.has("audience.minors_share") && s.compare("audience.minors_share", >=, 0.5))
    let reached: Truth =
      s.has("contact.adult_to_minor") == .no && channelsOpen(s) == .yes
      ? .no : !s.isWord("contact.adult_to_minor", "none")
    return [
      "S1": s.bool("interaction") || (s.has("contact.channels") && channelsOpen(s)),
      "S2": Truth(parameters.audience == "any") || directed
        || (Truth(parameters.audience == "directed_or_used") && used),
      "S3": !minorsExcluded(s),
      "S4": contactByFeatures(s) || reached,
    ]
  }

  func obligations(_ s: DeclaredObject) -> [String: Truth] {
    let live = s.bool("livestream.enabled")
    let serving = whole.objects("referents").map { $0.map { serves($0, s) } }
    let count = serving.flatMap { $0.contains(.open) ? nil : $0.count { $0 == .yes } }
    let areThere = serving.some { $0 }
    let inApp: (DeclaredObject) -> Truth = { $0.isWord("type", "in_app") && self.serves($0, s) }
    return [
      "O1": !s.isWord("moderation.mode", "none"),
      "O2": s.isWord("moderation.mode", "human_only", "hybrid"),
      "O3": Truth(count.map { $0 >= 1 }),
      "O4": areThere && eachReferent(s) { hasTraining($0, Self.subjects[0]) },
      "O5": areThere && eachReferent(s) { hasTraining($0, Self.subjects[1]) },
      "O6": s.words("contact.channels").each { channel in
        Truth(s.words("moderation.channels_covered").map { $0.contains(channel) })
      },
      "O7": !s.bool("moderation.can_be_disabled"),
      "O8": s.compare("moderation.trained_count", >=, "moderation.moderator_count")
        || s.bool("moderation.supervised_by_referent"),
      "O9": eachReferent(s) { eachSubject($0) { isCurrent($0) } },
      "O10": eachReferent(s) { referent in
        eachSubject(referent) { record in
          isCurrent(record) && Truth(record.text("evidence.kind").map { parameters.evidence.contains($0) })
        }
      },
      "O11": live || hoursSuffice(s),
      "O12": !live || hoursSuffice(s),
      "O13": channels(s, inApp),
      "O14": channels(s) { inApp($0) && $0.bool("reaches_referent") },
      "O15": channels(s) { serves($0, s) && $0.bool("child_friendly") },
      "O16": channels(s) { $0.isWord("type", "trusted_flagger", "authority") },
      "O17": eachReferent(s) { $0.bool("adult") },
      "O18": eachReferent(s) { referent in
        hasTraining(referent, ["grooming"]) && hasTraining(referent, ["child_sexual_abuse_material"])
      },
    ]
  }

  func risks(_ s: DeclaredObject) -> [String: Truth] {
    let live = s.bool("livestream.enabled")
    let calls = Truth(s.words("contact.channels").map { $0.contains("video_call") })
    let transfers = Truth(s.words("payments.types").map { $0.contains("p2p_transfer") })
    return [
      "X1": live && Truth(s.words("payments.types").map { !$0.isEmpty }),
      "X2": ((live && s.isWord("livestream.topology", "one_to_one")) || calls)
        && s.isWord("contact.adult_to_minor", "open"),
      "X3": transfers && s.bool("payments.cross_border") && (s.bool("interaction") || channelsOpen(s)),
      "X4": live && !hoursSuffice(s),
      "X5": live && s.bool("livestream.recordable"),
      "X6": !channels(s) { $0.isWord("type", "trusted_flagger", "authority") },
    ]
  }
}
