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
  /// Whether results that are neither failures nor undecided carry the facts that they rest on as well, which takes a
  /// second evaluation of every rule.
  package var explainsEverything: Bool
  package var limits: AssessmentLimits

  package init(
    profile: String? = nil, parameters: [String: ParameterValue] = [:], asOf: CivilDate, language: Language = .english,
    explainsEverything: Bool = false, limits: AssessmentLimits = AssessmentLimits()
  ) {
    self.profile = profile
    self.parameters = parameters
    self.asOf = asOf
    self.language = language
    self.explainsEverything = explainsEverything
    self.limits = limits
  }
}

/// Judges declarations by one policy. An object, since everything that is made while judging refers to it.
package final class Assessor: Sendable {
  package let policy: PolicyDocument
  package let profile: Profile
  package let language: Language
  package let asOf: CivilDate
  let explainsEverything: Bool
  let limits: AssessmentLimits
  /// Nil where there are none, here and below.
  let scope: OrderedTree<ActiveRule>?
  let obligations: OrderedTree<ActiveRule>?
  /// Of each obligation, the place of the one that it follows, where that one is in the profile too.
  let followed: [Int?]
  let risks: OrderedTree<ActiveRule>?
  let checks: ConsistencyChecks
  /// All of them, in the policy's order.
  package let rules: RuleList
  /// Where the obligations begin among them, and where the risks do; scope rules come first.
  let firstObligation: Int
  let firstRisk: Int
  let parameterValues: [ParameterValue]
  let absences: StatedAbsences
  let slots: DeclarationSlots
  /// The variable that is the subject, or a loop's element.
  let elementSlot: Int
  /// What activations start with, whatever the declaration.
  let commonVariables: CommonVariables
  let workrooms = WorkroomStore()

  /// - Parameter rules: those of an assessor of the same policy and settings whose results are to be together with
  ///   this one's.
  /// - Throws: an unknown profile, with the known ones.
  package init(
    policy: PolicyDocument, settings: AssessmentSettings, rules known: RuleList? = nil
  ) throws(Diagnostic) {
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
    explainsEverything = settings.explainsEverything
    limits = settings.limits
    parameterValues = policy.parameters.map {
      settings.parameters[$0.name] ?? profile.parameters[$0.name] ?? $0.value
    }
    commonVariables = Self.commonVariables(policy, asOf: asOf, parameterValues)
    absences = StatedAbsences(policy)
    slots = DeclarationSlots(policy)
    elementSlot = policy.environments.elementSlot
    let included = policy.obligations.filter { profile.includes($0) }
    let places = Dictionary(included.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    let language = settings.language
    let described =
      policy.scope.map { RuleDescription($0, .scope, .error, in: language) }
      + included.map { RuleDescription($0, .obligation, profile.severity(of: $0), in: language) }
      + policy.consistency.map { RuleDescription($0, in: language) }
      + policy.risks.map { RuleDescription($0, .risk, .note, in: language) }
    let rules = known ?? RuleList(described)
    func active(_ rule: Rule, _ place: Int) -> ActiveRule { ActiveRule(rule, rules[place], in: language) }
    self.rules = rules
    let firstObligation = policy.scope.count
    let firstContradiction = firstObligation + included.count
    let firstRisk = firstContradiction + policy.consistency.count
    (self.firstObligation, self.firstRisk) = (firstObligation, firstRisk)
    scope = OrderedTree(policy.scope.enumerated().map { active($0.element, $0.offset) })
    obligations = OrderedTree(included.enumerated().map { active($0.element, firstObligation + $0.offset) })
    followed = included.map { rule in rule.follows.flatMap { places[$0] } }
    checks = ConsistencyChecks(policy, rules, from: firstContradiction, in: language)
    risks = OrderedTree(policy.risks.enumerated().map { active($0.element, firstRisk + $0.offset) })
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
      },
      rules: rules)
  }
}
