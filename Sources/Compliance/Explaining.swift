// From the attributes that decided a rule to what a report shows: facts with their places, and what is missing.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy

extension Assessor {
  /// Adds why a result is as it is: the facts that decided it and what it waits for, beside what is said of it.
  ///
  /// - Parameters:
  ///   - first: what settled the result, or left it open.
  ///   - second: what left it open as well.
  /// - Returns: the reason's place; nil where there is nothing to say.
  func addReason(
    of status: Status, _ first: Program?, _ second: Program?, _ activation: Activation, _ message: String?,
    _ remediation: ReasonTable.Remediation, to reasoning: inout Reasoning
  ) -> Int? {
    let start = reasoning.start
    guard let first else {
      return reasoning.addReason(message, remediation, nil, since: start, factCount: 0)
    }
    let explanation = first.explain(activation)
    var missing = status == .unknown ? missing(explanation) : []
    let other = second?.explain(activation)
    if status == .unknown, let other { missing = Self.merged(missing, self.missing(other)) }
    cite(explanation, missing, in: &reasoning)
    if let other { cite(other, missing, in: &reasoning, besides: start) }
    let factCount = reasoning.start - start
    var location: SourceSpan?
    if missing.isEmpty {
      location = reasoning.firstLocation(since: start)
    } else {
      for index in missing.indices { reasoning.citeUnanswered(missing[index]) }
    }
    if location == nil, let waited = missing.first ?? explanation.firstReading ?? other?.firstReading {
      location = reasoning.facts.nearestLocation(of: waited)
    }
    return reasoning.addReason(message, remediation, location, since: start, factCount: factCount)
  }

  /// Neither a list in which something is waited for is a fact of its own, nor an absence that has a stated meaning.
  ///
  /// - Parameter start: where the facts begin that need not be cited once more.
  private func cite(
    _ explanation: Explanation, _ missing: [Attribute], in reasoning: inout Reasoning, besides start: Int? = nil
  ) {
    let attributes = explanation.attributes
    for index in attributes.indices {
      let named = attributes[index]
      guard named.isReading else { continue }
      if !missing.isEmpty, missing.hasPlace(within: named.attribute) { continue }
      if !named.isKnown, absences.contains(named.attribute) { continue }
      reasoning.cite(named)
      if let start { reasoning.withdrawRepeated(since: start) }
    }
  }

  /// Each attribute once, in the order of path.
  private static func merged(_ some: [Attribute], _ others: [Attribute]) -> [Attribute] {
    var distinct: [Attribute] = []
    for attribute in (some + others).sorted(by: { $0.place < $1.place })
    where attribute.place != distinct.last?.place {
      distinct.append(attribute)
    }
    return distinct
  }

  /// What an undecided expression waits for, in the order of path. An attribute that was only asked after with `has()`
  /// is left out where its absence has a meaning of its own.
  func missing(_ explanation: Explanation) -> [Attribute] {
    guard explanation.isUnknown else { return [] }
    let attributes = explanation.attributes
    var missing: [Attribute] = []
    if !attributes.isEmpty { missing.reserveCapacity(min(attributes.count, 8)) }
    for index in attributes.indices {
      let named = attributes[index]
      guard named.isAwaited || named.isAbsent else { continue }
      if named.isAwaited || !absences.contains(named.attribute) { missing.append(named.attribute) }
    }
    return missing
  }
}

extension Explanation {
  fileprivate var firstReading: Attribute? {
    for index in attributes.indices where attributes[index].isReading { return attributes[index].attribute }
    return nil
  }
}

extension [Attribute] {
  /// Whether one of the attributes, which are in order, lies within another or is it.
  fileprivate func hasPlace(within attribute: Attribute) -> Bool {
    let place = attribute.place
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle].place < place { low = middle + 1 } else { high = middle }
    }
    // What lies within a place comes right after it.
    return low < endIndex && self[low].place.isWithin(place)
  }
}
