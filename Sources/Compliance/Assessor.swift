// A policy in one reading, on one day, ready to judge declarations. Everything that is the same for all of them is
// settled here once: which rules count, how severe they are, what the parameters are.

package import CEL
package import Diagnostics
package import Findings
package import Policy

/// What a run may choose.
package struct AssessmentSettings: Sendable {
  /// The policy's first profile where nil.
  package var profile: String?
  /// Parameters set from outside; they win over the profile's.
  package var parameters: [String: ParameterValue]
  package var asOf: CivilDate
  package var language: Language

  package init(
    profile: String? = nil, parameters: [String: ParameterValue] = [:], asOf: CivilDate, language: Language = .english
  ) {
    self.profile = profile
    self.parameters = parameters
    self.asOf = asOf
    self.language = language
  }
}

/// Judges declarations by one policy.
package struct Assessor: Sendable {
  package let policy: PolicyDocument
  package let profile: Profile
  package let language: Language
  package let asOf: CivilDate
  let obligations: [ActiveObligation]
  let parameterValues: [ParameterValue]
  let absencePatterns: Set<String>

  /// - Throws: an unknown profile, with the known ones.
  package init(policy: PolicyDocument, settings: AssessmentSettings) throws(Diagnostic) {
    let names = policy.profiles.map(\.name)
    guard let profile = settings.profile.map({ policy.profile(named: $0) }) ?? policy.profiles.first else {
      let name = settings.profile ?? ""
      throw Diagnostic(
        code: "settings.unknown_profile",
        message: LocalizedText(
          en: "the policy \(policy.id) has no profile `\(name.withoutControls)`",
          fr: "la politique \(policy.id) n’a pas de profil « \(name.withoutControls) »"),
        help: PolicyDocument.choices(for: name, among: names))
    }
    self.policy = policy
    self.profile = profile
    language = settings.language
    asOf = settings.asOf
    parameterValues = policy.parameters.map {
      settings.parameters[$0.name] ?? profile.parameters[$0.name] ?? $0.value
    }
    absencePatterns = Set(policy.absences.map(\.pattern))
    let included = policy.obligations.filter { profile.includes($0) }
    let places = Dictionary(included.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    obligations = included.map { rule in
      ActiveObligation(
        rule: rule, severity: profile.severity(of: rule), followed: rule.follows.flatMap { places[$0] })
    }
  }

  /// The policy as a report names it.
  ///
  /// - Parameter sha256: the digest of the policy file's bytes.
  package func identity(sha256: String) -> PolicyIdentity {
    let source = policy.source
    return PolicyIdentity(
      id: policy.id, version: policy.version, title: policy.title[language], profile: profile.name,
      profileTitle: profile.title[language], sha256: sha256,
      source: SourceDocument(
        title: source.title, publisher: source.publisher, clause: source.clause, original: source.original,
        text: source.text[language]),
      parameters: zip(policy.parameters, parameterValues).map { definition, value in
        Parameter(
          name: definition.name, value: FactValue(value.value), description: definition.description[language],
          isChanged: value != definition.value)
      })
  }
}

/// An obligation of the chosen profile.
///
/// - `followed`: the place of the obligation that it follows, where that one is in the profile too.
struct ActiveObligation: Sendable {
  let rule: Rule
  let severity: Severity
  let followed: Int?
}
