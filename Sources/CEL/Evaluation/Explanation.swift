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
    let byPath = explained.grounds.readings
    let paths = byPath.keys.sorted()
    readings = paths.enumerated().compactMap { index, path in
      let hasInner = index + 1 < paths.count && paths[index + 1].isWithin(path)
      return hasInner ? nil : byPath[path].map { AttributeReading(path: path, value: $0) }
    }
    absent = explained.grounds.absent.sorted()
    if case .unknown(let unknown) = explained.outcome {
      missing = explained.grounds.absent.union(unknown.paths).sorted()
    } else {
      missing = []
    }
  }
}

/// What an outcome rests on. Each attribute stands in it once, so that it cannot outgrow the declaration however
/// often an expression uses a part again.
struct Grounds {
  /// The values that were read; nil where an attribute was found absent.
  private(set) var readings: [AttributePath: Value?] = [:]
  private(set) var absent: Set<AttributePath> = []

  mutating func formUnion(_ other: Grounds) {
    if readings.count < other.readings.count {
      readings.merge(other.readings) { $1 ?? $0 }
    } else if !other.readings.isEmpty {
      readings.merge(other.readings) { $0 ?? $1 }
    }
    if !other.absent.isEmpty { absent.formUnion(other.absent) }
  }

  mutating func formAbsenceUnion(_ other: Grounds) { absent.formUnion(other.absent) }

  /// Notes a reading; what encloses the attribute was only the way to it.
  mutating func note(_ path: AttributePath, _ value: Value) {
    removeEnclosing(path)
    readings.updateValue(value, forKey: path)
  }

  /// Notes that an attribute was asked after and not found.
  mutating func noteAbsence(of path: AttributePath) {
    removeEnclosing(path)
    if readings[path] == nil { readings.updateValue(nil, forKey: path) }
    absent.insert(path)
  }

  mutating func removeEnclosing(_ path: AttributePath) {
    guard !readings.isEmpty else { return }
    for length in 0..<path.components.count {
      readings.removeValue(forKey: AttributePath(Array(path.components.prefix(length))))
    }
  }
}

/// The explanation of one node, while it is put together.
struct Explained {
  var outcome: Outcome
  var grounds = Grounds()

  init(_ outcome: Outcome) { self.outcome = outcome }

  init(_ outcome: Outcome, _ grounds: Grounds) {
    self.outcome = outcome
    self.grounds = grounds
  }

  /// An outcome that rests on all of `parts`.
  init(_ outcome: Outcome, restingOn parts: [Explained]) {
    self.outcome = outcome
    for part in parts { grounds.formUnion(part.grounds) }
  }

  /// What a strict function made of its arguments: it rests on all of them where all are values, else on those that
  /// are not.
  init(_ outcome: Outcome, ofCallWith parts: [Explained]) {
    let areValues = parts.allSatisfy { if case .value = $0.outcome { true } else { false } }
    if areValues {
      self.init(outcome, restingOn: parts)
      // Elsewhere an object is only the way to a field; an argument is read as a whole.
      for part in parts {
        guard case .value(.record(let record)) = part.outcome, record.isPartlyKnown else { continue }
        grounds.note(record.path, .record(record))
      }
    } else {
      var deliberation = Deliberation()
      for part in parts { deliberation.add(part) }
      self = deliberation.explained(outcome)
    }
  }
}

extension Record {
  fileprivate var isPartlyKnown: Bool { fields.contains { if case .known = $0 { true } else { false } } }
}

/// The grounds of parts among which only those decide that come out as the whole does.
struct Deliberation {
  private var ofTrue = Grounds()
  private var ofFalse = Grounds()
  private var ofUnknown = Grounds()
  private var ofError = Grounds()

  mutating func add(_ part: Explained) {
    switch part.outcome {
    case .value(.bool(true)): ofTrue.formUnion(part.grounds)
    case .value(.bool(false)): ofFalse.formUnion(part.grounds)
    case .unknown: ofUnknown.formUnion(part.grounds)
    // A value where a condition should be is an error to the whole.
    case .value, .error: ofError.formUnion(part.grounds)
    }
  }

  /// An unknown whole also waits for what the other parts found absent.
  func explained(_ outcome: Outcome) -> Explained {
    switch outcome {
    case .value(.bool(true)): return Explained(outcome, ofTrue)
    case .value(.bool(false)): return Explained(outcome, ofFalse)
    case .value, .error: return Explained(outcome, ofError)
    case .unknown:
      var grounds = ofUnknown
      for other in [ofTrue, ofFalse, ofError] { grounds.formAbsenceUnion(other) }
      return Explained(outcome, grounds)
    }
  }
}
