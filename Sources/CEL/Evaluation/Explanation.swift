// Why an expression came out as it did: the attributes on its critical path, for those who read it.

/// An attribute that an explanation names.
public struct ExplainedAttribute: Sendable {
  public fileprivate(set) var attribute: Attribute
  /// Whether it decided.
  public fileprivate(set) var isReading = false
  /// Whether it was read and known; otherwise, where it decided, that it was not said was what counted.
  public fileprivate(set) var isKnown = false
  /// Whether it was not said and was asked after with `has()`.
  public fileprivate(set) var isAbsent = false
  /// Whether the outcome is unknown until it is answered. What is only absent may be answered as well.
  public fileprivate(set) var isAwaited = false

  fileprivate init(_ attribute: Attribute) { self.attribute = attribute }

  public var path: AttributePath { attribute.path }
  /// Nil where it was not said.
  public var value: Value? { isKnown ? attribute.value : nil }

  fileprivate mutating func add(_ note: Note) {
    switch note.finding {
    case .read:
      if !isKnown { attribute = note.attribute }
      (isReading, isKnown) = (true, true)
    case .absent: (isReading, isAbsent) = (true, true)
    case .merelyAbsent: isAbsent = true
    case .awaited: isAwaited = true
    }
  }
}

/// An outcome and what decided it.
public struct Explanation: Sendable {
  /// Nil where it is unknown.
  private let settled: Outcome?
  /// All attributes that are named, each once, in the order of their paths.
  public let attributes: [ExplainedAttribute]

  /// - Parameter notes: in the order of their places.
  init(_ outcome: Outcome, _ notes: ArraySlice<Note>) {
    if case .unknown = outcome { settled = nil } else { settled = outcome }
    var attributes: [ExplainedAttribute] = []
    attributes.reserveCapacity(notes.count)
    var place: AttributePlace?
    var reading: (index: Int, place: AttributePlace)?
    for note in notes {
      let next = note.place
      if next != place {
        attributes.append(ExplainedAttribute(note.attribute))
        place = next
      }
      let index = attributes.count - 1
      attributes[index].add(note)
      guard note.isReading else { continue }
      // An object in which something was read.
      if let reading, reading.index != index, next.isWithin(reading.place) {
        attributes[reading.index].isReading = false
      }
      reading = (index, next)
    }
    self.attributes = attributes
  }

  public var isUnknown: Bool { settled == nil }

  public var outcome: Outcome {
    settled ?? .unknown(UnknownSet(sorted: attributes.lazy.filter(\.isAwaited).map(\.path)))
  }

  /// The attributes that decided, in the order of their paths; an object or a list of objects is left out where
  /// something inside it was read.
  public var readings: [ExplainedAttribute] { attributes.filter(\.isReading) }

  /// What would have to be answered, in the order of path; empty unless the outcome is unknown.
  public var missing: [AttributePath] {
    isUnknown ? attributes.lazy.filter { $0.isAwaited || $0.isAbsent }.map(\.path) : []
  }

  /// Attributes that were not said and were asked after with `has()`, whether or not the outcome is unknown.
  public var absent: [AttributePath] { attributes.lazy.filter(\.isAbsent).map(\.path) }
}
