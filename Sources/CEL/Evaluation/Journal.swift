// What an explanation gathers: the attributes that were read, in one list, the notes of a sub-expression one after the
// other. A node that rests on some of its parts only takes back what it noted for the others.

/// That an attribute was read, or asked after. No more than numbers: an evaluation makes many notes, moves them and
/// drops most of them.
struct Note: Sendable {
  struct Finding: OptionSet {
    let rawValue: UInt8

    /// It counted.
    static let reading = Finding(rawValue: 1)
    /// With a value.
    static let known = Finding(rawValue: 2)
    /// Absent, and no reason for the outcome; to be answered if that is unknown.
    static let merelyAbsent = Finding(rawValue: 4)
    /// Unknown, and so is the outcome until it is answered.
    static let awaited = Finding(rawValue: 8)

    static let read: Finding = [.reading, .known]
    static let absent: Finding = [.reading, .merelyAbsent]
  }

  /// The number of the attribute's record among those that stand beside the notes.
  let holder: Int32
  /// As `Attribute.number`.
  let slot: Int32
  /// How far behind its record the attribute comes, in the order of paths.
  let offset: Int32
  var finding: Finding

  var isOfAbsence: Bool { finding.contains(.merelyAbsent) }
}

/// Not copyable, as the frame that it is a part of.
public struct Journal: ~Copyable, Sendable {
  /// The notes, and behind them what is of no use any more: taking back is done far more often than growing.
  var storage: [Note] = []
  private(set) var count = 0
  /// Whether the outcome of the explanation at hand is unknown.
  public internal(set) var isUnknown = false
  /// The records of which the notes speak, and some of which notes spoke before.
  private(set) var records: [Record] = []
  /// The record that was last noted: the next note mostly is of the same.
  private var recentRecord: Record.Identity?
  private var recentNumber: Int32 = 0
  /// What the variables' values rest on, as far as that was asked for, those of one after those of the other.
  private var keptNotes: [Note] = []
  /// Where those of which variable are.
  private var keptGrounds: [KeptGrounds] = []
  /// The parts of the deliberations under way, kept as the notes are.
  private var parts: [Part] = []
  private var partCount = 0

  /// Begins anew.
  mutating func clear() {
    (count, partCount) = (0, 0)
    if storage.isEmpty {
      storage.reserveCapacity(32)
      records.reserveCapacity(8)
    }
    if records.count > Self.keptRecordCount || keptNotes.count > Self.keptNoteCount
      || keptGrounds.count > Self.keptNoteCount
    {
      records.removeAll()
      keptNotes.removeAll()
      keptGrounds.removeAll()
      recentRecord = nil
    }
  }

  /// One explanation after the other mostly speaks of the same.
  private static let keptRecordCount = 64
  private static let keptNoteCount = 1024

  /// The number of a record, where it is one of those that were last noted.
  @inline(__always)
  mutating func number(of record: Record.Identity) -> Int32? {
    recentRecord == record ? recentNumber : search(record)
  }

  private mutating func search(_ record: Record.Identity) -> Int32? {
    var index = records.count
    let last = max(0, index - Self.searchLength)
    while index > last {
      index -= 1
      guard records[index].identity == record else { continue }
      let number = Int32(truncatingIfNeeded: index)
      (recentRecord, recentNumber) = (record, number)
      return number
    }
    return nil
  }

  /// A record that was noted longer ago is just noted again.
  private static let searchLength = 8

  mutating func number(adding record: Record) -> Int32 {
    number(of: record.identity) ?? add(record)
  }

  mutating func add(_ record: consuming Record) -> Int32 {
    let number = Int32(clamping: records.count)
    (recentRecord, recentNumber) = (record.identity, number)
    records.append(record)
    return number
  }

  @inline(__always)
  mutating func append(_ note: Note) {
    if count < storage.count { storage[count] = note } else { storage.append(note) }
    count += 1
  }

  mutating func append(_ finding: Note.Finding, _ attribute: Attribute) {
    append(
      Note(
        holder: number(adding: attribute.record), slot: attribute.number, offset: attribute.offset, finding: finding))
  }

  mutating func append(_ finding: Note.Finding, _ slot: Int, of record: Record) {
    append(
      Note(
        holder: number(adding: record), slot: Int32(truncatingIfNeeded: slot),
        offset: Int32(truncatingIfNeeded: record.offset(ofSlot: slot)), finding: finding))
  }

  mutating func append(contentsOf notes: [Note]) {
    for index in notes.indices { append(notes[index]) }
  }

  mutating func truncate(to count: Int) { self.count = count }

  /// Removes the readings of what encloses an attribute: they were only the way to it.
  mutating func removeEnclosing(_ place: AttributePlace, since start: Int) {
    var kept = start
    for index in start..<count {
      var note = storage[index]
      if note.finding != .awaited, encloses(note, place) {
        guard note.isOfAbsence else { continue }
        note.finding = .merelyAbsent
      }
      storage[kept] = note
      kept += 1
    }
    truncate(to: kept)
  }

  private func encloses(_ note: Note, _ place: AttributePlace) -> Bool {
    let attribute = attribute(of: note)
    let own = attribute.place
    return own != place && place.isWithin(own, extent: attribute.extent)
  }

  func attribute(of note: Note) -> Attribute {
    Attribute(records[Int(note.holder)], number: note.slot, offset: note.offset)
  }

  /// The notes since `start`, each attribute once where they are many, so that they cannot outgrow the declaration
  /// however often an expression uses a part again.
  func grounds(since start: Int) -> [Note] {
    let grounds = storage[start..<count]
    guard grounds.count > Self.plainCount else { return Array(grounds) }
    let placed = grounds.map { (note: $0, place: attribute(of: $0).place) }.sorted { $0.place < $1.place }
    var distinct: [Note] = []
    var last: (note: Note, place: AttributePlace)?
    for next in placed {
      if let last, last.note.says(asMuchAs: next.note), last.place == next.place { continue }
      distinct.append(next.note)
      last = next
    }
    return distinct
  }

  /// Notes what an outcome waits for by its paths.
  mutating func awaitPaths(of outcome: Outcome) {
    if case .unknown(let unknown) = outcome { awaitPaths(unknown) }
  }

  mutating func awaitPaths(_ unknown: UnknownSet) {
    for path in unknown.paths { append(.awaited, Attribute(path, .absent)) }
  }

  /// So few notes may say the same twice.
  private static let plainCount = 32

  mutating func take(since start: Int) -> [Note] {
    defer { truncate(to: start) }
    return grounds(since: start)
  }
}

extension Note {
  fileprivate func says(asMuchAs other: Note) -> Bool {
    finding == other.finding || (finding == .absent && other.finding == .merelyAbsent)
  }
}

// MARK: Variables

extension Journal {
  /// Where the notes kept for a variable stand.
  private struct KeptGrounds {
    /// Negative where they do not count any more.
    var slot: Int
    var notes: Range<Int>
  }

  /// Where the notes kept for a variable stand; nil where it was not asked for.
  func kept(_ slot: Int) -> Range<Int>? {
    for index in keptGrounds.indices where keptGrounds[index].slot == slot { return keptGrounds[index].notes }
    return nil
  }

  mutating func append(kept range: Range<Int>) { for index in range { append(keptNotes[index]) } }

  /// Says that nothing is noted for a variable, until something is kept.
  mutating func keepNothing(as slot: Int) {
    if keptGrounds.isEmpty { keptGrounds.reserveCapacity(8) }
    keptGrounds.append(KeptGrounds(slot: slot, notes: 0..<0))
  }

  /// Keeps the notes since `start` for a variable, so that they need not be found again.
  mutating func keep(since start: Int, as slot: Int) {
    if keptNotes.isEmpty { keptNotes.reserveCapacity(Self.plainCount) }
    let first = keptNotes.count
    if count - start > Self.plainCount {
      keptNotes.append(contentsOf: grounds(since: start))
    } else {
      for index in start..<count { keptNotes.append(storage[index]) }
    }
    for index in keptGrounds.indices where keptGrounds[index].slot == slot {
      keptGrounds[index].notes = first..<keptNotes.count
    }
  }

  mutating func forget(_ slot: Int) {
    for index in keptGrounds.indices where keptGrounds[index].slot == slot { keptGrounds[index].slot = -1 }
  }

  /// Forgets everything, but keeps the room for as much as is mostly noted.
  mutating func forgetAll() {
    (count, partCount, isUnknown) = (0, 0, false)
    records.removeAll(keepingCapacity: records.count <= Self.keptRecordCount)
    keptNotes.removeAll(keepingCapacity: keptNotes.count <= Self.keptNoteCount)
    keptGrounds.removeAll(keepingCapacity: keptGrounds.count <= Self.keptNoteCount)
    if storage.count > Self.keptNoteCount { storage = [] }
    if parts.count > Self.keptNoteCount { parts = [] }
    recentRecord = nil
  }
}

// MARK: Deliberation

extension Journal {
  /// What a part of an expression came to, and where its notes end. A value where a condition should be is an error to
  /// the whole.
  private struct Part {
    let truth: Truth
    let end: Int
  }

  /// The parts of one expression.
  struct Deliberation {
    let firstNote: Int
    fileprivate let firstPart: Int
  }

  func deliberation() -> Deliberation { Deliberation(firstNote: count, firstPart: partCount) }

  /// Says what a part has come to.
  mutating func endPart(_ truth: Truth) {
    let part = Part(truth: truth, end: count)
    if partCount < parts.count { parts[partCount] = part } else { parts.append(part) }
    partCount += 1
  }

  /// Keeps the notes of those parts that came out as the whole does. An unknown whole also waits for what the other
  /// parts found absent.
  mutating func keepDeciding(_ deliberation: Deliberation, _ whole: Truth) {
    keep(deliberation) { $1.share(of: whole) }
  }

  /// The same of two parts, of which the second goes on to the end.
  @inline(__always)
  mutating func keepDeciding(_ whole: Truth, _ first: Truth, from start: Int, _ second: Truth, from middle: Int) {
    let end = count
    if first != whole || second != whole, end > start {
      truncate(to: start)
      keep(start..<middle, first.share(of: whole))
      keep(middle..<end, second.share(of: whole))
    }
  }

  mutating func keepAll(_ deliberation: Deliberation) { partCount = deliberation.firstPart }

  /// Keeps the notes of two parts.
  mutating func keep(_ deliberation: Deliberation, parts first: Int, _ second: Int) {
    keep(deliberation) { place, _ in place == first || place == second ? .all : .none }
  }

  /// Takes the notes of each part.
  mutating func takeParts(_ deliberation: Deliberation) -> [[Note]] {
    var start = deliberation.firstNote
    let taken = parts[deliberation.firstPart..<partCount].map { part in
      defer { start = part.end }
      return Array(storage[start..<part.end])
    }
    truncate(to: deliberation.firstNote)
    keepAll(deliberation)
    return taken
  }

  fileprivate enum Share {
    case all, absences, none
  }

  @inline(__always)
  private mutating func keep(_ deliberation: Deliberation, _ share: (Int, Truth) -> Share) {
    var start = deliberation.firstNote
    truncate(to: start)
    for place in deliberation.firstPart..<partCount {
      let part = parts[place]
      keep(start..<part.end, share(place - deliberation.firstPart, part.truth))
      start = part.end
    }
    keepAll(deliberation)
  }

  /// Moves notes that were taken back down to those that are kept.
  @inline(__always)
  private mutating func keep(_ range: Range<Int>, _ share: Share) {
    if share == .none || range.isEmpty { return }
    if share == .all, count == range.lowerBound {
      count = range.upperBound
    } else {
      move(range, onlyAbsences: share == .absences)
    }
  }

  @inline(never)
  private mutating func move(_ range: Range<Int>, onlyAbsences: Bool) {
    var kept = count
    for index in range {
      var note = storage[index]
      if onlyAbsences {
        guard note.isOfAbsence else { continue }
        note.finding = .merelyAbsent
      }
      storage[kept] = note
      kept += 1
    }
    count = kept
  }
}

extension Truth {
  /// What is kept of a part that came to this.
  @inline(__always)
  fileprivate func share(of whole: Truth) -> Journal.Share {
    self == whole ? .all : whole == .unknown ? .absences : .none
  }
}
