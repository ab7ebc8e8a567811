// From the attributes that decided a rule to what a report shows: facts with their places, and what is missing.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy

extension Assessor {
  /// Adds to a result the facts that decided it and what it waits for, which the evidence keeps as well.
  ///
  /// - Parameter programs: what settled the result, or left it open.
  func explain(
    _ result: inout RuleResult, by programs: [Program], _ activation: Activation, _ evidence: Evidence
  ) {
    let explanations = programs.map { $0.explain(activation) }
    let texts = evidence.texts
    let missing = result.status == .unknown ? missing(explanations) : []
    // Neither a list in which something is waited for is a fact of its own, nor an absence that has a stated meaning.
    var first: Attribute?
    for explanation in explanations {
      let known = result.facts.count
      for named in explanation.attributes where named.isReading {
        first = first ?? named.attribute
        guard !missing.hasPlace(within: named.attribute), named.isKnown || !hasStatedMeaning(named.attribute) else {
          continue
        }
        let fact = texts.reading(of: named)
        if known == 0 || !result.facts[..<known].contains(fact) { result.facts.append(fact) }
      }
    }
    result.missing = missing.map { texts.unanswered($0) }
    result.location =
      (missing.isEmpty ? result.facts.lazy.compactMap(\.location).first : nil)
      ?? (missing.first ?? first).map { evidence.facts.nearestLocation(of: $0) }
  }

  private func missing(_ explanations: [Explanation]) -> [Attribute] {
    guard explanations.count > 1 else { return explanations.first.map { missing($0) } ?? [] }
    let all = explanations.flatMap { missing($0) }.sorted { $0.place < $1.place }
    var distinct: [Attribute] = []
    for attribute in all where attribute.place != distinct.last?.place { distinct.append(attribute) }
    return distinct
  }

  /// What an undecided expression waits for, in the order of path. An attribute that was only asked after with `has()`
  /// is left out where its absence has a meaning of its own.
  func missing(_ explanation: Explanation) -> [Attribute] {
    guard explanation.isUnknown else { return [] }
    var missing: [Attribute] = []
    for named in explanation.attributes {
      guard named.isAwaited || (named.isAbsent && !hasStatedMeaning(named.attribute)) else { continue }
      missing.append(named.attribute)
    }
    return missing
  }

  /// Whether the policy says what it means that an attribute is not said.
  private func hasStatedMeaning(_ attribute: Attribute) -> Bool { absencePatterns.contains(attribute.path.pattern) }
}

extension [Attribute] {
  /// Whether one of the attributes, which are in order, lies within another or is it.
  fileprivate func hasPlace(within attribute: Attribute) -> Bool {
    guard !isEmpty else { return false }
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

extension AttributePath {
  /// The path with every index left out: `referents[].spaces`.
  fileprivate var pattern: String {
    components.reduce(into: "") { text, component in
      switch component {
      case .field(let name): text += text.isEmpty ? name : ".\(name)"
      case .index: text += "[]"
      }
    }
  }
}
