// What the results of a declaration say beside their rule and status, in few arrays for all of them: most facts are
// rested on by several rules, and stand here once. All texts are in one, so that a fact is made, read and dropped
// without counting references. Who reads results need not know of it.

package import Diagnostics

/// Why results are as they are.
package struct ReasonTable: Sendable {
  /// Why one result is as it is.
  package struct Reason: Sendable {
    /// As in `RuleResult`.
    package let location: SourceSpan?
    package let remediation: Remediation
    /// Where its texts begin: first the message, then a remediation that is told.
    package let textStart: Int
    /// In bytes; negative where there is no message.
    package let messageLength: Int32
    /// In bytes; none where no remediation is told.
    package let remediationLength: Int32
    /// Where its citations begin: first those of its facts, then those of what is missing.
    package let start: Int32
    package let factCount: Int32
    package let missingCount: Int32

    /// - Parameters:
    ///   - textStart: where its texts begin.
    ///   - messageLength: nil where there is no message.
    ///   - start: the place of its first citation.
    ///   - factCount: how many of them are facts; what is missing follows.
    package init(
      location: SourceSpan?, remediation: Remediation, textStart: Int, messageLength: Int?, remediationLength: Int,
      start: Int, factCount: Int, missingCount: Int
    ) {
      self.location = location
      self.remediation = remediation
      self.textStart = textStart
      self.messageLength = messageLength.map { Int32(clamping: $0) } ?? -1
      self.remediationLength = Int32(clamping: remediationLength)
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
    /// What the table's text says.
    case told
  }

  /// A `FactReading` whose texts stand in the table's.
  package struct Fact: Sendable {
    package enum Value: Sendable {
      /// The fact was not declared.
      case undeclared
      /// A string: where it stands.
      case text(Range<Int>)
      /// Anything else than a string.
      case other(FactValue)
    }

    /// Where it stands.
    package let path: Range<Int>
    package let value: Value
    package let location: SourceSpan?

    package init(path: Range<Int>, value: Value, location: SourceSpan?) {
      self.path = path
      self.value = value
      self.location = location
    }
  }

  package private(set) var reasons: [Reason] = []
  /// The places of facts in `facts`; of what is missing, only the path counts there.
  package private(set) var citations: [Int32] = []
  package private(set) var facts: [Fact] = []
  /// The messages and remediations that are told, and the texts of facts, as UTF-8.
  package private(set) var text: [UInt8] = []

  package init() {}

  /// - Parameters:
  ///   - reasons: with citations and texts that are there.
  ///   - citations: places of facts.
  package init(_ reasons: [Reason], _ citations: [Int32], _ facts: [Fact], _ text: [UInt8]) {
    self.reasons = reasons
    self.citations = citations
    self.facts = facts
    self.text = text
  }

  /// Adds what a result says, with facts of its own.
  ///
  /// - Returns: the place of the reason.
  mutating func add(_ result: RuleResult) -> Int {
    let textStart = text.count
    var remediation = Remediation.none
    if let message = result.message { text += message.utf8 }
    let textMiddle = text.count
    if let told = result.remediation {
      remediation = told == result.rule.remediation ? .ofRule : .told
      if case .told = remediation { text += told.utf8 }
    }
    reasons.append(
      Reason(
        location: result.location, remediation: remediation, textStart: textStart,
        messageLength: result.message == nil ? nil : textMiddle - textStart,
        remediationLength: text.count - textMiddle, start: citations.count, factCount: result.facts.count,
        missingCount: result.missing.count))
    for fact in result.facts { cite(fact) }
    for path in result.missing { cite(FactReading(path: path, value: nil, location: nil)) }
    return reasons.count - 1
  }

  private mutating func cite(_ fact: FactReading) {
    citations.append(Int32(clamping: facts.count))
    let path = add(fact.path)
    let value: Fact.Value =
      switch fact.value {
      case nil: .undeclared
      case .string(let text): .text(add(text))
      case .some(let value): .other(value)
      }
    facts.append(Fact(path: path, value: value, location: fact.location))
  }

  /// - Returns: where the text stands.
  private mutating func add(_ text: String) -> Range<Int> {
    let start = self.text.count
    self.text.append(text: text)
    return start..<self.text.count
  }

  /// A result in full.
  func result(_ place: Int, of rule: RuleDescription, _ status: Status) -> RuleResult {
    let reason = reasons[place]
    let textMiddle = reason.textStart + max(Int(reason.messageLength), 0)
    let remediation =
      switch reason.remediation {
      case .none: String?.none
      case .ofRule: rule.remediation
      case .told: text(textMiddle..<textMiddle + Int(reason.remediationLength))
      }
    return RuleResult(
      rule: rule, status: status, message: reason.messageLength < 0 ? nil : text(reason.textStart..<textMiddle),
      remediation: remediation, location: reason.location, facts: citations[reason.facts].map { fact(Int($0)) },
      missing: citations[reason.missing].map { text(facts[Int($0)].path) })
  }

  private func fact(_ place: Int) -> FactReading {
    let value: FactValue? =
      switch facts[place].value {
      case .undeclared: nil
      case .text(let range): .string(text(range))
      case .other(let value): value
      }
    return FactReading(path: text(facts[place].path), value: value, location: facts[place].location)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: text.span.extracting(range)) }

  /// Adds the lines on which the places of results and of their facts begin.
  package func gatherLines(of entries: [RuleResults.Entry], _ lines: inout [Int]) {
    for index in entries.indices where entries[index].reason >= 0 {
      gatherLines(of: Int(entries[index].reason), &lines)
    }
  }

  /// Adds the lines on which the places of a reason and of its facts begin.
  private func gatherLines(of place: Int, _ lines: inout [Int]) {
    if let line = reasons[place].location?.start.line { lines.append(line) }
    // Read in place: a copy of a fact takes as long as all the rest.
    for citation in reasons[place].facts {
      if let line = facts[Int(citations[citation])].location?.start.line, line != lines.last { lines.append(line) }
    }
  }
}
