// What the results of a declaration say beside their rule and status, in few arrays for all of them: most facts are
// rested on by several rules, and stand here once. Who reads results need not know of it.

package import Diagnostics

/// Why results are as they are.
package struct ReasonTable: Sendable {
  /// Why one result is as it is.
  package struct Reason: Sendable {
    /// As in `RuleResult`.
    package let message: String?
    package let remediation: Remediation
    package let location: SourceSpan?
    /// Where its citations begin: first those of its facts, then those of what is missing.
    package let start: Int32
    package let factCount: Int32
    package let missingCount: Int32

    /// - Parameters:
    ///   - start: the place of its first citation.
    ///   - factCount: how many of them are facts; what is missing follows.
    package init(
      message: String?, remediation: Remediation, location: SourceSpan?, start: Int, factCount: Int, missingCount: Int
    ) {
      self.message = message
      self.remediation = remediation
      self.location = location
      self.start = Int32(clamping: start)
      self.factCount = Int32(clamping: factCount)
      self.missingCount = Int32(clamping: missingCount)
    }

    fileprivate var facts: Range<Int> { Int(start)..<Int(start) + Int(factCount) }
    fileprivate var missing: Range<Int> { facts.upperBound..<facts.upperBound + Int(missingCount) }
  }

  /// What to do.
  package enum Remediation: Sendable {
    case none
    /// What the rule says, whatever the declaration.
    case ofRule
    case told(String)
  }

  package private(set) var reasons: [Reason] = []
  /// The places of facts in `facts`; of what is missing, only the path counts there.
  package private(set) var citations: [Int32] = []
  package private(set) var facts: [FactReading] = []

  package init() {}

  /// - Parameters:
  ///   - reasons: with citations that are there.
  ///   - citations: places of facts.
  package init(_ reasons: [Reason], _ citations: [Int32], _ facts: [FactReading]) {
    self.reasons = reasons
    self.citations = citations
    self.facts = facts
  }

  /// Adds what a result says, with facts of its own.
  ///
  /// - Returns: the place of the reason.
  mutating func add(_ result: RuleResult) -> Int {
    let isOfRule = result.remediation == result.rule.remediation
    let remediation = result.remediation.map { isOfRule ? Remediation.ofRule : .told($0) }
    reasons.append(
      Reason(
        message: result.message, remediation: remediation ?? .none, location: result.location, start: citations.count,
        factCount: result.facts.count, missingCount: result.missing.count))
    for fact in result.facts { cite(fact) }
    for path in result.missing { cite(FactReading(path: path, value: nil, location: nil)) }
    return reasons.count - 1
  }

  private mutating func cite(_ fact: FactReading) {
    citations.append(Int32(clamping: facts.count))
    facts.append(fact)
  }

  /// A result in full.
  func result(_ place: Int, of rule: RuleDescription, _ status: Status) -> RuleResult {
    let reason = reasons[place]
    let remediation =
      switch reason.remediation {
      case .none: String?.none
      case .ofRule: rule.remediation
      case .told(let text): text
      }
    return RuleResult(
      rule: rule, status: status, message: reason.message, remediation: remediation, location: reason.location,
      facts: citations[reason.facts].map { facts[Int($0)] },
      missing: citations[reason.missing].map { facts[Int($0)].path })
  }

  /// Adds the lines on which the places of a reason and of its facts begin.
  func gatherLines(of place: Int, _ lines: inout [Int]) {
    // Read in place: a copy of a reason or of a fact takes as long as all the rest.
    if let line = reasons[place].location?.start.line { lines.append(line) }
    for citation in reasons[place].facts {
      if let line = facts[Int(citations[citation])].location?.start.line, line != lines.last { lines.append(line) }
    }
  }
}
