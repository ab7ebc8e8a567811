// Why an expression came out as it did: the attributes on its critical path. Each node of a plan says which of its
// parts decided; the rest is union.

/// An attribute that an expression read.
///
/// - `value`: nil where the attribute was not said and that was what counted.
public struct AttributeReading: Sendable {
  public let path: AttributePath
  public let value: Value?

  public init(path: AttributePath, value: Value?) {
    self.path = path
    self.value = value
  }
}

/// An outcome and what decided it.
public struct Explanation: Sendable {
  public let outcome: Outcome
  /// The attributes that decided, in the order of their paths; an object or a list of objects is left out where
  /// something inside it was read.
  public let readings: [AttributeReading]
  /// What would have to be answered, in the order of path; empty unless the outcome is unknown.
  public let missing: [AttributePath]
  /// Attributes that were not said and were asked after with `has()`, whether or not the outcome is unknown.
  public let absent: [AttributePath]

  init(_ explained: Explained) {
    outcome = explained.outcome
    var byPath: [AttributePath: AttributeReading] = [:]
    for reading in explained.readings where byPath[reading.path]?.value == nil { byPath[reading.path] = reading }
    let paths = byPath.keys.sorted()
    readings = paths.enumerated().compactMap { index, path in
      let hasInner = index + 1 < paths.count && paths[index + 1].isWithin(path)
      return hasInner ? nil : byPath[path]
    }
    absent = Set(explained.absent).sorted()
    if case .unknown(let unknown) = explained.outcome {
      missing = Set(unknown.paths + explained.absent).sorted()
    } else {
      missing = []
    }
  }
}

/// The explanation of one node, while it is put together.
struct Explained {
  var outcome: Outcome
  var readings: [AttributeReading] = []
  var absent: [AttributePath] = []

  init(_ outcome: Outcome) { self.outcome = outcome }

  /// An outcome that rests on all of `parts`.
  init(_ outcome: Outcome, restingOn parts: [Explained]) {
    self.outcome = outcome
    readings = parts.flatMap(\.readings)
    absent = parts.flatMap(\.absent)
  }

  /// An outcome that only those of `parts` decided that came out alike; an unknown one also waits for what the
  /// others found absent.
  init(_ outcome: Outcome, decidedAmong parts: [Explained]) {
    self.outcome = outcome
    let deciding = parts.filter { $0.outcome.isAlike(outcome) }
    readings = deciding.flatMap(\.readings)
    if case .unknown = outcome {
      absent = parts.flatMap(\.absent)
    } else {
      absent = deciding.flatMap(\.absent)
    }
  }
}

extension Outcome {
  fileprivate func isAlike(_ other: Outcome) -> Bool {
    switch (self, other) {
    case (.value(.bool(let left)), .value(.bool(let right))): left == right
    case (.unknown, .unknown), (.error, .error): true
    default: false
    }
  }
}
