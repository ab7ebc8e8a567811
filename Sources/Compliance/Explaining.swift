// From the attributes that decided a rule to what a report shows: facts with their places, and what is missing.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy

/// What a result rests on.
struct Grounds {
  var facts: [FactReading] = []
  /// The paths that would have to be answered.
  var missing: [String] = []
  /// The first of the facts, or the nearest enclosing node of what is missing.
  var location: SourceSpan?
}

extension Assessor {
  /// The facts that decided a result and what it waits for, which the texts keep as well.
  ///
  /// - Parameters:
  ///   - first: what settled the result, or left it open.
  ///   - second: what left it open as well.
  func grounds(
    of status: Status, _ first: Program?, _ second: Program?, _ activation: Activation, _ texts: inout AttributeTexts
  ) -> Grounds {
    var grounds = Grounds()
    guard let first else { return grounds }
    let explanation = first.explain(activation)
    var missing = status == .unknown ? missing(explanation) : []
    var named: Attribute?
    if let second {
      let other = second.explain(activation)
      if status == .unknown { missing = Self.merged(missing, self.missing(other)) }
      add(explanation, missing, &named, &texts, to: &grounds.facts)
      add(other, missing, &named, &texts, to: &grounds.facts)
    } else {
      add(explanation, missing, &named, &texts, to: &grounds.facts)
    }
    if missing.isEmpty {
      for index in grounds.facts.indices where grounds.location == nil {
        grounds.location = grounds.facts[index].location
      }
    } else {
      grounds.missing.reserveCapacity(missing.count)
      for index in missing.indices { grounds.missing.append(texts.unanswered(missing[index])) }
    }
    if grounds.location == nil, let waited = missing.first ?? named {
      grounds.location = texts.facts.nearestLocation(of: waited)
    }
    return grounds
  }

  /// Neither a list in which something is waited for is a fact of its own, nor an absence that has a stated meaning.
  private func add(
    _ explanation: Explanation, _ missing: [Attribute], _ first: inout Attribute?, _ texts: inout AttributeTexts,
    to facts: inout [FactReading]
  ) {
    let attributes = explanation.attributes
    let known = facts.count
    for index in attributes.indices where attributes.isReading(at: index) {
      let named = attributes[index]
      if first == nil { first = named.attribute }
      if !missing.isEmpty, missing.hasPlace(within: named.attribute) { continue }
      if !named.isKnown, absences.contains(named.attribute) { continue }
      // Not before there is one: what is undecided mostly has no facts, and results are kept.
      if facts.count == known { facts.reserveCapacity(known + min(attributes.count, 8)) }
      texts.append(named, to: &facts)
      if known > 0, let fact = facts.last, facts[..<known].contains(fact) { facts.removeLast() }
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
    for index in attributes.indices where attributes.isOpen(at: index) {
      let named = attributes[index]
      if named.isAwaited || !absences.contains(named.attribute) { missing.append(named.attribute) }
    }
    return missing
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
