// From the attributes that decided a rule to what a report shows: facts with their places, and what is missing.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy

extension Assessor {
  /// Adds to a result the facts that decided it and what it waits for.
  ///
  /// - Parameter programs: what settled the result, or left it open.
  /// - Returns: what it waits for, in the order of path.
  @discardableResult
  func explain(
    _ result: inout RuleResult, by programs: [Program], _ activation: Activation, _ evidence: Evidence
  ) -> [AttributePath] {
    let explanations = programs.map { $0.explain(activation) }
    let missing = result.status == .unknown ? missing(explanations) : []
    // Neither a list in which something is waited for is a fact of its own, nor an absence that has a stated meaning.
    for explanation in explanations {
      let known = result.facts.count
      for reading in explanation.readings {
        guard !missing.hasPath(within: reading.path),
          reading.value != nil || !absencePatterns.contains(reading.path.pattern)
        else { continue }
        let fact = FactReading(
          path: reading.path.description, value: reading.value.map { FactValue($0) },
          location: evidence.facts.location(of: reading.path))
        if !result.facts[..<known].contains(fact) { result.facts.append(fact) }
      }
    }
    result.missing = missing.map(\.description)
    result.location =
      (missing.isEmpty ? result.facts.lazy.compactMap(\.location).first : nil)
      ?? (missing.first ?? explanations.lazy.compactMap { $0.readings.first?.path }.first)
      .flatMap { evidence.facts.nearestLocation(of: $0) }
    return missing
  }

  private func missing(_ explanations: [Explanation]) -> [AttributePath] {
    guard explanations.count > 1 else { return explanations.first.map { missing($0) } ?? [] }
    return Set(explanations.flatMap { missing($0) }).sorted()
  }

  /// What an undecided expression waits for. An attribute that was only asked after with `has()` is left out where its
  /// absence has a meaning of its own.
  func missing(_ explanation: Explanation) -> [AttributePath] {
    guard case .unknown(let unknown) = explanation.outcome else { return [] }
    // What is missing holds all that is unknown, in the same order.
    if explanation.missing.count == unknown.paths.count { return unknown.paths }
    let read = Set(unknown.paths)
    return explanation.missing.filter { path in
      read.contains(path) || !absencePatterns.contains(path.pattern)
    }
  }
}

extension [AttributePath] {
  /// Whether one of the paths, which are in order, lies within another or is it.
  fileprivate func hasPath(within path: AttributePath) -> Bool {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] < path { low = middle + 1 } else { high = middle }
    }
    // What lies within a path comes right after it.
    return low < endIndex && self[low].isWithin(path)
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
