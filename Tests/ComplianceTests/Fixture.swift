// What the tests of this module share: the built-in policy, loaded once, and declarations judged by it from text.

import BuiltinPolicies
import CEL
import Compliance
import DeclarationSchema
import Diagnostics
import Findings
import Policy
import Testing
import YAMLDocument

enum Fixture {
  /// The day on which declarations are judged where a test names no other.
  static let today = "2026-11-21"

  /// The built-in policy and format, loaded once.
  static let policy: Result<PolicyDocument, any Error> = Result {
    let file = try #require(BuiltinPolicies.policy(BuiltinPolicies.defaultPolicyID))
    return try PolicyDocument(loading: tree(file.bytes, name: file.name), formats: [format.get()])
  }

  static let format: Result<DeclarationFormat, any Error> = Result {
    let file = BuiltinPolicies.declarationSchema
    return try DeclarationFormat(loading: tree(file.bytes, name: file.name))
  }

  static func tree(_ bytes: [UInt8], name: String = "test.yaml") throws -> DocumentTree {
    var reader = DocumentReader(source: bytes, name: name)
    return try #require(try reader.next())
  }

  /// - Parameter set: parameters by name, as `--set` would be given them.
  static func assessor(
    profile: String? = nil, set: [String: String] = [:], asOf: String = today, policy: PolicyDocument? = nil,
    language: Language = .english, explainsEverything: Bool = false, limits: AssessmentLimits = AssessmentLimits()
  ) throws -> Assessor {
    let policy = try policy ?? self.policy.get()
    var parameters: [String: ParameterValue] = [:]
    for (name, yaml) in set { parameters[name] = try policy.parameterValue(named: name, yaml: yaml) }
    return try Assessor(
      policy: policy,
      settings: AssessmentSettings(
        profile: profile, parameters: parameters, asOf: date(asOf), language: language,
        explainsEverything: explainsEverything, limits: limits))
  }

  static func date(_ text: String) throws -> CivilDate {
    let numbers = text.split(separator: "-").compactMap { Int($0) }
    try #require(numbers.count == 3)
    return try #require(CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]))
  }

  static func assess(_ yaml: String, _ assessor: Assessor) throws -> DeclarationFinding {
    assessor.assess(try tree(Array(yaml.utf8)), path: "test.yaml", sha256: nil)
  }
}

extension SubjectFinding {
  /// The statuses of the rules of some kinds, by their ids without `R3-`.
  func statuses(_ kinds: Set<RuleKind>) -> [String: Status] {
    let results = results.filter { kinds.contains($0.kind) }
    return Dictionary(results.map { ($0.shortRule, $0.status) }) { first, _ in first }
  }

  func result(_ rule: String) -> RuleResult? { results.first { $0.shortRule == rule } }
}

extension DeclarationFinding {
  /// The contradictions raised anywhere, by their ids without `R3-`, in order.
  var contradictions: [String] {
    (subjects.flatMap(\.results) + results).filter { $0.kind == .consistency }.map(\.shortRule).sorted()
  }
}

extension RuleResult {
  var shortRule: String { rule.id.hasPrefix("R3-") ? String(rule.id.dropFirst(3)) : rule.id }
}
