// From the attributes that decided a rule to what a report shows: facts with their places, and what is missing.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy

extension Assessor {
  /// Ends the reason at hand with the facts that decided a result and what it waits for.
  ///
  /// - Parameters:
  ///   - program: what settled the result, or left it open.
  ///   - other: what left it open as well.
  /// - Returns: the reason's place; nil where there is nothing to say.
  func endReason(
    of status: Status, _ program: Program, and other: Program? = nil, _ frame: inout Frame,
    _ reasoning: inout Reasoning
  ) -> Int? {
    let isUnknown = if case .unknown = status { true } else { false }
    frame.explain(program)
    guard let other else {
      if isUnknown { wait(frame.journal, &reasoning) }
      cite(frame.journal, in: &reasoning)
      return reasoning.end(reasoning.isWithoutPlace ? frame.journal.firstReading : nil)
    }
    let own = (missing: missing(frame.journal), readings: frame.journal.readings)
    frame.explain(other)
    if isUnknown {
      for attribute in Self.merged(own.missing, missing(frame.journal)) { reasoning.wait(for: attribute) }
    }
    for attribute in own.readings { cite(attribute, besides: 0, in: &reasoning) }
    cite(frame.journal, in: &reasoning)
    return reasoning.end(own.readings.first?.attribute ?? frame.journal.firstReading)
  }

  private func cite(_ journal: borrowing Journal, in reasoning: inout Reasoning) {
    let count = reasoning.citedCount
    for index in journal.attributes where journal.isReading(at: index) {
      cite(journal[index], besides: count, in: &reasoning)
    }
  }

  /// Neither a list in which something is waited for is a fact of its own, nor an absence that has a stated meaning.
  ///
  /// - Parameter count: as `Reasoning.cite` takes it.
  @inline(__always)
  private func cite(_ named: ExplainedAttribute, besides count: Int, in reasoning: inout Reasoning) {
    if reasoning.isWaiting(within: named.attribute) { return }
    if !named.isKnown, absences.contains(named.attribute) { return }
    reasoning.cite(named, besides: count)
  }

  /// Each attribute once, in the order of path.
  private static func merged(_ some: [Attribute], _ others: [Attribute]) -> [Attribute] {
    var distinct: [Attribute] = []
    for attribute in (some + others).sorted(by: { $0.precedes($1) })
    where attribute.place != distinct.last?.place {
      distinct.append(attribute)
    }
    return distinct
  }

  /// Has the reason at hand wait for what an undecided expression waits for. An attribute that was only asked after with
  /// `has()` is left out where its absence has a meaning of its own.
  private func wait(_ journal: borrowing Journal, _ reasoning: inout Reasoning) {
    guard journal.isUnknown else { return }
    for index in journal.attributes where journal.isOpen(at: index) {
      let named = journal[index]
      if isMissing(named) { reasoning.wait(for: named.attribute) }
    }
  }

  /// The same attributes, in the order of path.
  private func missing(_ journal: borrowing Journal) -> [Attribute] {
    guard journal.isUnknown else { return [] }
    var missing: [Attribute] = []
    for index in journal.attributes where journal.isOpen(at: index) {
      let named = journal[index]
      if isMissing(named) { missing.append(named.attribute) }
    }
    return missing
  }

  /// Whether an undecided expression that names an attribute waits for it.
  func isMissing(_ named: ExplainedAttribute) -> Bool {
    named.isAwaited || (named.isAbsent && !absences.contains(named.attribute))
  }
}

extension Journal {
  fileprivate var readings: [ExplainedAttribute] {
    var readings: [ExplainedAttribute] = []
    for index in attributes where isReading(at: index) { readings.append(self[index]) }
    return readings
  }

  fileprivate var firstReading: Attribute? {
    for index in attributes where isReading(at: index) { return self[index].attribute }
    return nil
  }
}
