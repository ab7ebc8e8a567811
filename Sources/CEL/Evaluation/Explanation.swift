// Why an expression came out as it did: the attributes on its critical path, for those who read it.

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

  init(_ outcome: Outcome, _ notes: ArraySlice<Note>) {
    self.outcome = outcome
    var readings: [AttributeReading] = []
    var absent: [AttributePath] = []
    for (path, note) in Journal.inOrder(notes) {
      if note.isOfAbsence, path != absent.last { absent.append(path) }
      guard note.isReading else { continue }
      if let last = readings.last, path.isWithin(last.path) {
        // An object in which something was read, or the same attribute: a value says more than that it was asked for.
        if last.path == path, last.value != nil { continue }
        readings.removeLast()
      }
      readings.append(AttributeReading(path: path, value: note.value))
    }
    self.readings = readings
    self.absent = absent
    if case .unknown(let unknown) = outcome {
      missing = UnknownSet(unionOf: absent.map(UnknownSet.init) + [unknown])?.paths ?? []
    } else {
      missing = []
    }
  }
}
