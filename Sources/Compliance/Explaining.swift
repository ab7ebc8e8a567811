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
    of status: Status, _ program: Program, and other: Program? = nil, _ activation: Activation,
    _ reasoning: inout Reasoning
  ) -> Int? {
    let explanation = program.explain(activation)
    let isUnknown = if case .unknown = status { true } else { false }
    guard let other = other?.explain(activation) else {
      if isUnknown { reasoning.wait { appendMissing(explanation, to: &$0) } }
      cite(explanation, in: &reasoning)
      return reasoning.end(reasoning.isWithoutPlace ? explanation.firstReading : nil)
    }
    if isUnknown { reasoning.wait { $0 = Self.merged(missing(explanation), missing(other)) } }
    cite(explanation, in: &reasoning)
    cite(other, in: &reasoning)
    return reasoning.end(explanation.firstReading ?? other.firstReading)
  }

  /// Neither a list in which something is waited for is a fact of its own, nor an absence that has a stated meaning.
  private func cite(_ explanation: Explanation, in reasoning: inout Reasoning) {
    let count = reasoning.citedCount
    let attributes = explanation.attributes
    for index in attributes.indices where attributes.isReading(at: index) {
      let named = attributes[index]
      if !reasoning.missing.isEmpty, reasoning.missing.hasPlace(within: named.attribute) { continue }
      if !named.isKnown, absences.contains(named.attribute) { continue }
      reasoning.cite(named, besides: count)
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
    var missing: [Attribute] = []
    appendMissing(explanation, to: &missing)
    return missing
  }

  private func appendMissing(_ explanation: Explanation, to missing: inout [Attribute]) {
    guard explanation.isUnknown else { return }
    let attributes = explanation.attributes
    for index in attributes.indices where attributes.isOpen(at: index) {
      let named = attributes[index]
      if named.isAwaited || !absences.contains(named.attribute) { missing.append(named.attribute) }
    }
  }
}

extension Explanation {
  fileprivate var firstReading: Attribute? {
    for index in attributes.indices where attributes.isReading(at: index) { return attributes[index].attribute }
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
