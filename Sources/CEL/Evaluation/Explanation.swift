// Why an expression came out as it did: the attributes on its critical path, for those who read it.

/// An attribute that an explanation names.
public struct ExplainedAttribute: Sendable {
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt8

    static let reading = Roles(rawValue: 1)
    static let known = Roles(rawValue: 2)
    static let absent = Roles(rawValue: 4)
    static let awaited = Roles(rawValue: 8)
  }

  public let attribute: Attribute
  fileprivate let roles: Roles

  fileprivate init(_ attribute: Attribute, _ roles: Roles) { (self.attribute, self.roles) = (attribute, roles) }

  /// Whether it decided.
  public var isReading: Bool { roles.contains(.reading) }
  /// Whether it was read and known; otherwise, where it decided, that it was not said was what counted.
  public var isKnown: Bool { roles.contains(.known) }
  /// Whether it was not said and was asked after with `has()`.
  public var isAbsent: Bool { roles.contains(.absent) }
  /// Whether the outcome is unknown until it is answered. What is only absent may be answered as well.
  public var isAwaited: Bool { roles.contains(.awaited) }

  public var path: AttributePath { attribute.path }
  /// Nil where it was not said.
  public var value: Value? { isKnown ? attribute.value : nil }
}

extension Note.Finding {
  fileprivate var roles: ExplainedAttribute.Roles {
    switch self {
    case .read: [.reading, .known]
    case .absent: [.reading, .absent]
    case .merelyAbsent: .absent
    case .awaited: .awaited
    }
  }
}

/// An outcome and what decided it.
public struct Explanation: Sendable {
  /// Nil where it is unknown.
  private let settled: Outcome?
  /// All attributes that are named, each once, in the order of their paths.
  public let attributes: Attributes

  init(_ outcome: Outcome, _ journal: borrowing Journal) {
    if case .unknown = outcome { settled = nil } else { settled = outcome }
    attributes = Attributes(journal)
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

extension Explanation {
  /// The attributes that an explanation names, each once, in the order of their paths.
  public struct Attributes: RandomAccessCollection, Sendable {
    /// An attribute as a number of a record and a slot, so that sorting moves nothing that is counted.
    private struct Entry: Sendable {
      let holder: Int32
      let slot: Int32
      /// How far behind its record it comes, in the order of paths.
      let offset: Int32
      var roles: ExplainedAttribute.Roles
    }

    private let records: [Record]
    private var entries: [Entry] = []

    public var startIndex: Int { 0 }
    public var endIndex: Int { entries.count }

    public subscript(index: Int) -> ExplainedAttribute {
      ExplainedAttribute(attribute(entries[index]), entries[index].roles)
    }

    fileprivate init(_ journal: borrowing Journal) {
      records = journal.records
      if journal.count == 0 { return }
      entries.reserveCapacity(journal.count)
      if journal.count > Self.fewNotes {
        insertSorted(journal)
      } else {
        for index in 0..<journal.count { insert(entry(journal[index])) }
      }
      leaveOutEnclosing()
    }

    /// One after the other takes no sorting as long as they are few, which they mostly are.
    private static let fewNotes = 32

    private mutating func insertSorted(_ journal: borrowing Journal) {
      var sorted: [Entry] = []
      for index in 0..<journal.count { sorted.append(entry(journal[index])) }
      sorted.sort { order($0, $1) < 0 }
      for entry in sorted { insert(entry) }
    }

    @inline(__always)
    private func entry(_ note: Note) -> Entry {
      let offset = note.slot < 0 ? 0 : records[Int(note.holder)].type.offsets[Int(note.slot)]
      return Entry(
        holder: note.holder, slot: note.slot, offset: Int32(truncatingIfNeeded: offset), roles: note.finding.roles)
    }

    /// Puts an entry where it belongs, or makes one of it and the entry for the same attribute that is there already.
    private mutating func insert(_ entry: Entry) {
      var place = entries.count
      while place > 0 {
        let order = order(entry, entries[place - 1])
        if order == 0 { return merge(entry, into: place - 1) }
        if order > 0 { break }
        place -= 1
      }
      entries.append(entry)
      var moved = entries.count - 1
      while moved > place {
        entries[moved] = entries[moved - 1]
        moved -= 1
      }
      entries[place] = entry
    }

    private mutating func merge(_ entry: Entry, into place: Int) {
      let roles = entries[place].roles
      // What is known of it, the record says in which it was first read.
      if !roles.contains(.known), entry.roles.contains(.known) { entries[place] = entry }
      entries[place].roles.formUnion(roles.union(entry.roles))
    }

    /// An object in which something was read does not count as read itself.
    private mutating func leaveOutEnclosing() {
      var reading: Int?
      for index in entries.indices where entries[index].roles.contains(.reading) {
        if let reading, isWithin(entries[index], entries[reading]) { entries[reading].roles.remove(.reading) }
        reading = index
      }
    }

    private func attribute(_ entry: Entry) -> Attribute { Attribute(records[Int(entry.holder)], number: entry.slot) }

    private func isWithin(_ inner: Entry, _ outer: Entry) -> Bool {
      if inner.holder == outer.holder, inner.slot >= 0, outer.slot >= 0 {
        let distance = Int(inner.offset) - Int(outer.offset)
        return distance < records[Int(outer.holder)].type.extents[Int(outer.slot)]
      }
      return attribute(inner).place.isWithin(attribute(outer).place, extent: attribute(outer).extent)
    }

    /// The records are only looked at.
    @inline(__always)
    private func nearOrder(_ left: Entry, _ right: Entry) -> Int? {
      records[Int(left.holder)].place.nearOrder(
        Int(left.offset), to: records[Int(right.holder)].place, Int(right.offset))
    }

    /// Negative where the left one comes first, zero where both are one attribute.
    @inline(__always)
    private func order(_ left: Entry, _ right: Entry) -> Int {
      if left.holder == right.holder { return Int(left.offset) - Int(right.offset) }
      return nearOrder(left, right)
        ?? records[Int(left.holder)].place.order(
          Int(left.offset), to: records[Int(right.holder)].place, Int(right.offset))
    }
  }
}
