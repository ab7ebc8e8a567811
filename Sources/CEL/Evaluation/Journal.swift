// What an explanation gathers: the attributes that were read, in one list, the notes of a sub-expression one after the
// other. A node that rests on some of its parts only takes back what it noted for the others.

/// That an attribute was read, or asked after.
struct Note: Sendable {
  enum Finding: UInt8 {
    case read
    case absent
    /// Absent, and no reason for the outcome; to be answered if that is unknown.
    case merelyAbsent
    /// Unknown, and so is the outcome until it is answered.
    case awaited
  }

  let attribute: Attribute
  var finding: Finding

  init(_ attribute: Attribute, _ finding: Finding) {
    self.attribute = attribute
    self.finding = finding
  }

  var place: AttributePlace { attribute.place }
  var isReading: Bool { finding == .read || finding == .absent }
  var isOfAbsence: Bool { finding == .absent || finding == .merelyAbsent }
}

struct Journal {
  private(set) var notes: [Note] = []
  /// The parts of the deliberations under way.
  private var parts: [Part] = []

  var count: Int { notes.count }

  mutating func append(_ note: Note) { notes.append(note) }
  mutating func append(contentsOf more: [Note]) { notes += more }

  mutating func truncate(to count: Int) {
    // They are mostly few, and one by one is the fastest way then.
    while notes.count > count { notes.removeLast() }
  }

  /// Removes the readings of what encloses an attribute: they were only the way to it.
  mutating func removeEnclosing(_ place: AttributePlace, since start: Int) {
    var kept = start
    for index in start..<notes.count {
      var note = notes[index]
      if note.finding != .awaited, note.place != place, place.isWithin(note.place) {
        guard note.isOfAbsence else { continue }
        note.finding = .merelyAbsent
      }
      notes[kept] = note
      kept += 1
    }
    truncate(to: kept)
  }

  /// The notes since `start`, each attribute once where they are many, so that they cannot outgrow the declaration
  /// however often an expression uses a part again.
  func grounds(since start: Int) -> [Note] {
    let grounds = notes[start...]
    guard grounds.count > 32 else { return Array(grounds) }
    var distinct: [Note] = []
    for note in grounds.sorted(by: { $0.place < $1.place }) {
      if let last = distinct.last, last.says(asMuchAs: note), last.place == note.place { continue }
      distinct.append(note)
    }
    return distinct
  }

  /// Notes what an outcome waits for by its paths.
  mutating func awaitPaths(of outcome: Outcome) {
    guard case .unknown(let unknown) = outcome else { return }
    for path in unknown.paths { append(Note(Attribute(path, .absent), .awaited)) }
  }

  mutating func take(since start: Int) -> [Note] {
    defer { truncate(to: start) }
    return grounds(since: start)
  }

  /// Puts the notes since `start` in the order of their places.
  mutating func sort(since start: Int) {
    guard notes.count > start + 1 else { return }
    if start == 0 {
      notes.sort { $0.place < $1.place }
    } else {
      notes.replaceSubrange(start..., with: notes[start...].sorted { $0.place < $1.place })
    }
  }
}

extension Note {
  fileprivate func says(asMuchAs other: Note) -> Bool {
    finding == other.finding || (finding == .absent && other.finding == .merelyAbsent)
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

  func deliberation() -> Deliberation { Deliberation(firstNote: notes.count, firstPart: parts.count) }

  /// Says what a part has come to.
  mutating func endPart(_ truth: Truth) { parts.append(Part(truth: truth, end: notes.count)) }

  /// Keeps the notes of those parts that came out as the whole does. An unknown whole also waits for what the other
  /// parts found absent.
  mutating func keepDeciding(_ deliberation: Deliberation, _ whole: Truth) {
    keep(deliberation) { $1 == whole ? .all : whole == .unknown ? .absences : .none }
  }

  mutating func keepAll(_ deliberation: Deliberation) {
    // There are few, and one by one is the fastest way.
    while parts.count > deliberation.firstPart { parts.removeLast() }
  }

  /// Keeps the notes of two parts.
  mutating func keep(_ deliberation: Deliberation, parts first: Int, _ second: Int) {
    keep(deliberation) { place, _ in place == first || place == second ? .all : .none }
  }

  /// Takes the notes of each part.
  mutating func takeParts(_ deliberation: Deliberation) -> [[Note]] {
    var start = deliberation.firstNote
    let taken = parts[deliberation.firstPart...].map { part in
      defer { start = part.end }
      return Array(notes[start..<part.end])
    }
    truncate(to: deliberation.firstNote)
    keepAll(deliberation)
    return taken
  }

  private enum Share {
    case all, absences, none
  }

  @inline(__always)
  private mutating func keep(_ deliberation: Deliberation, _ share: (Int, Truth) -> Share) {
    var kept = deliberation.firstNote
    var start = kept
    for place in deliberation.firstPart..<parts.count {
      let part = parts[place]
      let share = share(place - deliberation.firstPart, part.truth)
      if share == .all, kept == start {
        kept = part.end
      } else if share != .none {
        keep(start..<part.end, share, &kept)
      }
      start = part.end
    }
    truncate(to: kept)
    keepAll(deliberation)
  }

  private mutating func keep(_ range: Range<Int>, _ share: Share, _ kept: inout Int) {
    for index in range {
      if share == .absences {
        guard notes[index].isOfAbsence else { continue }
        notes[index].finding = .merelyAbsent
      }
      if kept != index { notes.swapAt(kept, index) }
      kept += 1
    }
  }
}
