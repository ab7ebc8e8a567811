// Why an expression came out as it did: the attributes on its critical path, for those who read it.

/// An attribute that an explanation names.
public struct ExplainedAttribute: Sendable {
  public let attribute: Attribute
  private let finding: Note.Finding

  init(_ attribute: Attribute, _ finding: Note.Finding) {
    (self.attribute, self.finding) = (attribute, finding)
  }

  /// Whether it decided.
  public var isReading: Bool { finding.contains(.reading) }
  /// Whether it was read and known; otherwise, where it decided, that it was not said was what counted.
  public var isKnown: Bool { finding.contains(.known) }
  /// Whether it was not said and was asked after with `has()`.
  public var isAbsent: Bool { finding.contains(.merelyAbsent) }
  /// Whether the outcome is unknown until it is answered. What is only absent may be answered as well.
  public var isAwaited: Bool { finding.contains(.awaited) }

  public var path: AttributePath { attribute.path }
  /// Nil where it was not said.
  public var value: Value? { isKnown ? attribute.value : nil }
}

/// An outcome and what decided it.
public struct Explanation: Sendable {
  /// What exactly is unknown, the attributes say.
  private let settled: Outcome
  /// All attributes that are named, each once, in the order of their paths.
  public let attributes: Attributes

  /// - Parameter journal: sorted out.
  init(_ outcome: Outcome, _ journal: borrowing Journal) {
    settled = journal.isUnknown ? .unknown(.noted) : outcome
    attributes = Attributes(journal)
  }

  public var isUnknown: Bool { if case .unknown = settled { true } else { false } }

  public var outcome: Outcome {
    isUnknown ? .unknown(UnknownSet(sorted: attributes.lazy.filter(\.isAwaited).map(\.path))) : settled
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

extension Explanation {
  /// The attributes that an explanation names, each once, in the order of their paths.
  public struct Attributes: RandomAccessCollection, Sendable {
    private let records: [Record]
    /// Those that are named, and behind them what is of no use.
    private let notes: [Note]
    public let count: Int

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(index: Int) -> ExplainedAttribute {
      precondition(index < count, "an explanation has no more attributes")
      return ExplainedAttribute(
        Attribute(records[Int(notes[index].holder)], number: notes[index].slot, offset: notes[index].offset),
        notes[index].finding)
    }

    fileprivate init(_ journal: borrowing Journal) {
      count = journal.count
      records = journal.records
      notes = journal.storage
    }
  }
}

extension Journal {
  /// The attributes that the explanation at hand names, each once, in the order of their paths; see `Explanation`.
  public var attributes: Range<Int> { 0..<count }

  public subscript(index: Int) -> ExplainedAttribute {
    precondition(index < count, "an explanation has no more attributes")
    return ExplainedAttribute(attribute(of: storage[index]), storage[index].finding)
  }

  /// Whether an attribute decided: as its `isReading`, without getting it.
  public func isReading(at index: Int) -> Bool { storage[index].finding.contains(.reading) }

  /// Whether an attribute may have to be answered: that it is awaited or absent, without getting it.
  public func isOpen(at index: Int) -> Bool {
    !storage[index].finding.isDisjoint(with: [.awaited, .merelyAbsent])
  }
}

extension Journal {
  /// Leaves each attribute that was noted once, in the order of paths.
  mutating func sortOut(isUnknown: Bool) {
    self.isUnknown = isUnknown
    if count > Self.fewNotes {
      var sorted = Array(storage[0..<count])
      sorted.sort { order($0, $1) < 0 }
      for index in sorted.indices { storage[index] = sorted[index] }
    }
    // One after the other takes no sorting as long as they are few, which they mostly are; many stand in order already.
    var distinct = min(1, count)
    while distinct < count, order(storage[distinct], storage[distinct - 1]) > 0 { distinct += 1 }
    for index in distinct..<count { insert(index, &distinct) }
    if distinct > 1 { leaveOutEnclosing(distinct) }
    truncate(to: distinct)
  }

  private static let fewNotes = 32

  /// Puts a note where it belongs among the first ones, or makes one of it and the one of the same attribute.
  private mutating func insert(_ index: Int, _ distinct: inout Int) {
    let note = storage[index]
    var place = distinct
    while place > 0 {
      let order = order(note, storage[place - 1])
      if order == 0 { return merge(note, into: place - 1) }
      if order > 0 { break }
      place -= 1
    }
    var moved = distinct
    distinct += 1
    if moved == index, moved == place { return }
    while moved > place {
      storage[moved] = storage[moved - 1]
      moved -= 1
    }
    storage[place] = note
  }

  private mutating func merge(_ note: Note, into place: Int) {
    let finding = storage[place].finding
    // What is known of it, the record says in which it was first read.
    if !finding.contains(.known), note.finding.contains(.known) { storage[place] = note }
    storage[place].finding = finding.union(note.finding)
  }

  /// An object in which something was read does not count as read itself.
  private mutating func leaveOutEnclosing(_ distinct: Int) {
    var reading = -1
    for index in 0..<distinct where storage[index].finding.contains(.reading) {
      if reading >= 0, isWithin(storage[index], storage[reading]) { storage[reading].finding.remove(.reading) }
      reading = index
    }
  }

  private func isWithin(_ inner: Note, _ outer: Note) -> Bool {
    if outer.slot >= 0 {
      let number = records[Int(outer.holder)].number(ofSlot: Int(outer.slot), offset: Int(outer.offset))
      if inner.holder == outer.holder, inner.slot >= 0 {
        return Int(inner.offset) - Int(outer.offset) < records[Int(outer.holder)].extent(at: number)
      }
      if !records[Int(outer.holder)].mayEnclose(at: number) { return false }
      let isWithin = records[Int(inner.holder)].store.records.place.isNearWithin(
        distance(inner), of: records[Int(outer.holder)].store.records.place, distance(outer),
        extent: records[Int(outer.holder)].extent(at: number))
      if let isWithin { return isWithin }
    }
    return attribute(of: inner).place.isWithin(attribute(of: outer).place, extent: attribute(of: outer).extent)
  }

  @inline(__always)
  private func distance(_ note: Note) -> AttributePlace.Distance {
    records[Int(note.holder)].distance(Int(note.offset))
  }

  /// The records are only looked at.
  @inline(__always)
  private func nearOrder(_ left: Note, _ right: Note) -> Int? {
    records[Int(left.holder)].store.records.place.nearOrder(
      distance(left), to: records[Int(right.holder)].store.records.place, distance(right))
  }

  /// Negative where the left one comes first, zero where both are one attribute.
  @inline(__always)
  private func order(_ left: Note, _ right: Note) -> Int {
    if left.holder == right.holder { return Int(left.offset) - Int(right.offset) }
    if let order = records[Int(left.holder)].storedOrder(
      Int(left.offset), to: records[Int(right.holder)], Int(right.offset))
    {
      return order
    }
    return nearOrder(left, right)
      ?? records[Int(left.holder)].store.records.place.order(
        distance(left), to: records[Int(right.holder)].store.records.place, distance(right))
  }
}
