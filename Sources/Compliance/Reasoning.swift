// Why the results of one declaration are as they are, gathered while it is judged. Many results name the same
// attributes: what a report says of each is made once.

import CEL
import DeclarationSchema
import Diagnostics
import Findings

/// The reasons of a declaration's results, and the attributes that they name. Not copyable: each is gathered once.
struct Reasoning: ~Copyable {
  private struct Draft {
    /// Where its citations and its texts begin.
    var start = 0
    var textStart = 0
    /// Nil where there is no message.
    var messageLength: Int?
    var remediation = ReasonTable.Remediation.none
    var remediationLength = 0
  }

  let facts: Facts
  /// What is gathered.
  var room: Workroom
  /// What is known of the reason at hand.
  private var draft = Draft()
  /// By the facts' number for an attribute: where the facts are of those without coordinates, counted from 1; empty
  /// before the first.
  private var numbered: [Int32] = []
  /// By path: those that have no number either.
  private var others: [String: Int] = [:]
  /// Whether what is waited for is in the order of path.
  private var isOrdered = true
  /// The steps that judging may still take, without those of the facts.
  private var allowance: Int

  /// - Parameters:
  ///   - allowance: the steps that judging may take.
  ///   - room: ready for a declaration.
  init(facts: Facts, allowance: Int = .max, _ room: consuming Workroom = Workroom()) {
    self.facts = facts
    self.allowance = allowance
    self.room = room
  }

  /// As long as they are few, what is waited for is kept in order; sorting at once costs less where they are many.
  private static let fewWaiting = 32

  /// Has every attribute looked at anew from now on, since other facts are known.
  mutating func forgetReadings() {
    room.texts.forgetReadings()
    numbered = []
    others = [:]
  }

  /// What was gathered.
  var table: ReasonTable { ReasonTable(room.reasons, room.citations, room.facts, room.text) }

  /// What the next assessment may have.
  consuming func leave() -> Workroom { room }

  // MARK: Limits

  /// Whether judging has taken all that it may.
  var isExhausted: Bool { isExhausted(allowance) }

  /// The same while `judging`.
  func isExhausted(_ frame: borrowing Frame) -> Bool { isExhausted(frame.allowance) }

  private func isExhausted(_ allowance: Int) -> Bool {
    allowance <= room.citations.count * AssessmentLimits.stepsOfFact
  }

  /// Lets an activation take what is left, and no more.
  mutating func judging<Result>(
    _ activation: Activation, _ body: (inout Frame, inout Reasoning) -> Result
  ) -> Result {
    activation.judging { frame in
      frame.allowance = allowance
      let result = body(&frame, &self)
      allowance = frame.allowance
      frame.allowance = .max
      return result
    }
  }

  // MARK: One reason

  /// Begins a reason. What is appended to the text next is its message.
  mutating func begin() {
    draft = Draft(start: room.citations.count, textStart: room.text.count)
    room.missing.removeAll(keepingCapacity: true)
  }

  /// Ends the message. What is appended to the text next is what to do.
  mutating func endMessage() { draft.messageLength = room.text.count - draft.textStart }

  /// Ends what to do.
  mutating func endRemediation(_ remediation: ReasonTable.Remediation) {
    draft.remediation = remediation
    if case .told = remediation {
      draft.remediationLength = room.text.count - draft.textStart - (draft.messageLength ?? 0)
    }
  }

  /// Notes that the reason waits for an attribute; they come in the order of path.
  mutating func wait(for attribute: Attribute) {
    let fact = reading(of: attribute, isKnown: false)
    if case .unanswered(let known) = room.sightings[fact] {
      room.missing.append(known)
    } else {
      let place = Int32(clamping: room.waiting.count)
      room.sightings[fact] = .unanswered(place)
      keep(attribute, fact, at: place)
      room.missing.append(place)
    }
  }

  /// Whether something that the reason at hand waits for is an attribute or lies within it.
  func isWaiting(within attribute: Attribute) -> Bool { !room.missing.isEmpty && search(within: attribute) }

  // What changes nothing here is not inlined: what changes something would hold each attribute that is looked at.

  @inline(never)
  private func search(within attribute: Attribute) -> Bool {
    var low = 0
    var high = room.missing.count
    while low < high {
      let middle = low + (high - low) / 2
      let isBefore = room.waiting[Int(room.missing[middle])].attribute.precedes(attribute)
      if isBefore { low = middle + 1 } else { high = middle }
    }
    // What lies within a place comes right after it.
    return low < room.missing.count && room.waiting[Int(room.missing[low])].attribute.isWithin(attribute)
  }

  /// How many facts the reason cites so far.
  var citedCount: Int { room.citations.count - draft.start }

  /// Cites an attribute that decided.
  ///
  /// - Parameter count: of the first so many facts none is cited once more.
  mutating func cite(_ named: ExplainedAttribute, besides count: Int) {
    let reading = reading(of: named.attribute, isKnown: named.isKnown)
    for index in draft.start..<draft.start + count where isSame(Int(room.citations[index]), reading) { return }
    room.citations.append(Int32(clamping: reading))
  }

  /// Whether two facts say the same.
  private func isSame(_ fact: Int, _ other: Int) -> Bool {
    if fact == other { return true }
    return room.facts[fact].location == room.facts[other].location
      && isSame(room.facts[fact].path, room.facts[other].path)
      && isSame(room.facts[fact].value, room.facts[other].value)
  }

  private func isSame(_ value: ReasonTable.Fact.Value, _ other: ReasonTable.Fact.Value) -> Bool {
    switch (value, other) {
    case (.undeclared, .undeclared): true
    case (.text(let range), .text(let other)): isSame(range, other)
    case (.other(let value), .other(let other)): value == other
    default: false
    }
  }

  /// Whether two stretches of the text are spelled alike.
  private func isSame(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
    range.count == other.count && room.text[range] == room.text[other]
  }

  /// Whether the reason shows no place yet: neither that of a fact nor that of something missing.
  var isWithoutPlace: Bool { room.missing.isEmpty && firstLocation == nil }

  private var firstLocation: SourceSpan? {
    for index in draft.start..<room.citations.count {
      if let location = room.facts[Int(room.citations[index])].location { return location }
    }
    return nil
  }

  /// Ends the reason.
  ///
  /// - Parameter named: whose surroundings are shown where there is nothing else to show.
  /// - Returns: its place; nil where it says nothing.
  mutating func end(_ named: Attribute? = nil) -> Int? {
    let factCount = citedCount
    var location: SourceSpan?
    if room.missing.isEmpty {
      location = firstLocation ?? named.map { facts.nearestLocation(of: $0) }
    } else {
      location = missingLocation
    }
    for index in room.missing.indices { room.citations.append(room.waiting[Int(room.missing[index])].fact) }
    // Where there is something to do, something is wrong as well.
    if draft.messageLength == nil, location == nil, room.citations.count == draft.start { return nil }
    room.reasons.append(
      ReasonTable.Reason(
        location: location, remediation: draft.remediation, textStart: draft.textStart,
        messageLength: draft.messageLength, remediationLength: draft.remediationLength, start: draft.start,
        factCount: factCount, missingCount: room.missing.count))
    return room.reasons.count - 1
  }

  /// Where what is missing first would be answered.
  private var missingLocation: SourceSpan? {
    @inline(never) get {
      room.missing.first.map { facts.nearestLocation(of: room.waiting[Int($0)].attribute) }
    }
  }

  /// Keeps an attribute that is waited for, at a place that comes after all others.
  private mutating func keep(_ attribute: Attribute, _ fact: Int, at place: Int32) {
    if room.order.count > Self.fewWaiting { isOrdered = false }
    let position = isOrdered ? position(of: attribute) : room.order.count
    if position == room.order.count { room.order.append(place) } else { room.order.insert(place, at: position) }
    room.waiting.append(Workroom.Waiting(attribute: attribute, fact: Int32(clamping: fact)))
  }

  /// Where an attribute comes among those that are waited for: mostly last, or not far from there.
  @inline(never)
  private func position(of attribute: Attribute) -> Int {
    var position = room.order.count
    while position > 0, attribute.precedes(room.waiting[Int(room.order[position - 1])].attribute) { position -= 1 }
    return position
  }

  // MARK: Attributes

  /// What something waits for, in the order of path.
  mutating func unanswered(asking question: (Attribute) -> String?) -> UnansweredList {
    let waiting = room.waiting
    if !isOrdered { room.order.sort { waiting[Int($0)].attribute.precedes(waiting[Int($1)].attribute) } }
    isOrdered = true
    for index in room.order.indices {
      let place = Int(room.order[index])
      let path = room.facts[Int(waiting[place].fact)].path
      // One that a value as a whole waits for is known by its path alone, and may stand beside itself.
      if let last = room.unanswered.last, isSame(last.path, path) { continue }
      let attribute = waiting[place].attribute
      let start = room.text.count
      appendQuestion(about: attribute, asking: question)
      room.unanswered.append(
        UnansweredList.Entry(
          path: path, question: room.text.count == start ? nil : start..<room.text.count,
          location: facts.nearestLocation(of: attribute)))
    }
    return UnansweredList(room.unanswered, in: room.text)
  }

  private mutating func appendQuestion(about attribute: Attribute, asking question: (Attribute) -> String?) {
    if let coordinates = attribute.coordinates, let entry = room.texts.entry(at: coordinates) {
      room.texts.appendQuestion(of: entry, attribute, to: &room.text, asking: question)
    } else if let question = question(attribute) {
      room.text.append(text: question)
    }
  }

  /// The path of a record.
  mutating func path(of record: Record) -> String {
    guard let coordinates = record.place.coordinates, let entry = room.texts.entry(at: coordinates) else {
      return record.place.description
    }
    return room.texts.path(of: entry, Attribute(record, slot: nil))
  }

  /// The place of what is said of an attribute.
  private mutating func reading(of attribute: Attribute, isKnown: Bool) -> Int {
    guard let coordinates = attribute.coordinates, let entry = room.texts.entry(at: coordinates) else {
      return distantReading(of: attribute, isKnown: isKnown)
    }
    if let known = room.texts.reading(of: entry), isSeen(known, isKnown) { return known }
    let start = room.text.count
    room.texts.appendPath(of: entry, attribute, to: &room.text)
    let place = add(attribute, path: start..<room.text.count, isKnown: isKnown)
    room.texts.setReading(place, of: entry)
    return place
  }

  /// Whether a fact was said to be known, or not to be.
  private func isSeen(_ fact: Int, _ isKnown: Bool) -> Bool {
    if case .known = room.sightings[fact] { isKnown } else { !isKnown }
  }

  /// The same for an attribute in lists of lists, or far back in one.
  private mutating func distantReading(of attribute: Attribute, isKnown: Bool) -> Int {
    if numbered.isEmpty { numbered = Array(repeating: 0, count: facts.numberCount) }
    if let number = facts.number(of: attribute), number < numbered.count {
      let known = Int(numbered[number]) - 1
      if known >= 0, isSeen(known, isKnown) { return known }
      let place = add(attribute, path: add(attribute.place.description), isKnown: isKnown)
      numbered[number] = Int32(clamping: place + 1)
      return place
    }
    let path = attribute.place.description
    if let known = others[path], isSeen(known, isKnown) { return known }
    let place = add(attribute, path: add(path), isKnown: isKnown)
    others[path] = place
    return place
  }

  private mutating func add(_ attribute: Attribute, path: Range<Int>, isKnown: Bool) -> Int {
    let value = isKnown ? add(attribute.value) : .undeclared
    room.facts.append(ReasonTable.Fact(path: path, value: value, location: facts.location(of: attribute)))
    room.sightings.append(isKnown ? .known : .unknown)
    return room.facts.count - 1
  }

  private mutating func add(_ value: Value?) -> ReasonTable.Fact.Value {
    switch value {
    case nil: return .undeclared
    case .string(let text): return .text(add(text))
    case .some(let value):
      let value = FactValue(value)
      if case .string(let text) = value { return .text(add(text)) }
      return .other(value)
    }
  }

  /// - Returns: where the text stands.
  private mutating func add(_ text: String) -> Range<Int> {
    let start = room.text.count
    room.text.append(text: text)
    return start..<room.text.count
  }
}
