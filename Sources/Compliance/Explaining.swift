// From the attributes that decided a rule to what a report shows: facts with their places, and what is missing.

import CEL
import DeclarationSchema
import Diagnostics
import Findings
import Policy

extension Assessor {
  /// Adds to a result the facts that decided it and what it waits for.
  func explain(_ result: inout RuleResult, _ explanation: Explanation, _ evidence: Evidence) {
    let missing = result.status == .unknown ? missing(explanation) : []
    // Neither a list in which something is waited for is a fact of its own, nor an absence that has a stated meaning.
    let waiting = Set(missing.flatMap(\.leading))
    let readings = explanation.readings.filter { reading in
      !waiting.contains(reading.path)
        && (reading.value != nil || !absencePatterns.contains(reading.path.pattern))
    }
    let facts = readings.map { reading in
      FactReading(
        path: reading.path.description, value: reading.value.map { FactValue($0) },
        location: evidence.facts.location(of: reading.path))
    }
    result.facts += facts.filter { !result.facts.contains($0) }
    let paths = Set(result.missing.compactMap { AttributePath(parsing: $0) } + missing).sorted()
    result.missing = paths.map(\.description)
    result.location =
      result.facts.first { $0.location != nil && (result.status != .unknown || missing.isEmpty) }?.location
      ?? paths.first.flatMap { evidence.facts.nearestLocation(of: $0) }
      ?? explanation.readings.first.flatMap { evidence.facts.nearestLocation(of: $0.path) }
  }

  /// What an undecided expression waits for. An attribute that was only asked after with `has()` is left out where its
  /// absence has a meaning of its own.
  func missing(_ explanation: Explanation) -> [AttributePath] {
    guard case .unknown(let unknown) = explanation.outcome else { return [] }
    let read = Set(unknown.paths)
    return explanation.missing.filter { path in
      read.contains(path) || !absencePatterns.contains(path.pattern)
    }
  }
}

extension AttributePath {
  /// The paths that lead here, this one among them.
  fileprivate var leading: [AttributePath] {
    components.indices.map { AttributePath(Array(components[...$0])) }
  }

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
