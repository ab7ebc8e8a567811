// Why the results of one declaration are as they are, gathered while it is judged. Many results name the same
// attributes: what a report says of each is made once.

import CEL
import DeclarationSchema
import Diagnostics
import Findings

/// The reasons of a declaration's results, and the attributes that they name. Not copyable: each is gathered once.
struct Reasoning: ~Copyable {
  /// What was said of an attribute.
  private enum Sighting: UInt8 {
    /// It is known.
    case known
    case unknown
    /// It is unknown and something waits for it.
    case unanswered
  }

  /// What something waits for.
  private struct Waiting {
    let attribute: Attribute
    /// Of its fact.
    let fact: Int
  }

  private struct Draft {
    /// Where its citations and its texts begin.
    var start = 0
    var textStart = 0
    /// Nil where there is no message.
    var messageLength: Int?
    var remediation = ReasonTable.Remediation.none
  }

  let facts: Facts
  private var reasons: [ReasonTable.Reason] = []
  private var citations: [Int32] = []
  private var readings: [FactReading] = []
  /// What is told: messages and remediations, as UTF-8.
  var text: [UInt8] = []
  /// What is known of the reason at hand.
  private var draft = Draft()
  /// Of each reading.
  private var sightings: [Sighting] = []
  /// Where the readings are of attributes that have coordinates, and their paths.
  private var paths: PathTexts
  /// By the facts' number for an attribute: where the readings of others are, counted from 1; empty before the first.
  private var numbered: [Int32] = []
  /// By path: those that have no number either.
  private var others: [String: Int] = [:]
  private var waiting: [Waiting] = []
  /// What the reason at hand waits for, in the order of path.
  private var missing: [Attribute] = []
  /// Whether that is in the order of path.
  private var isOrdered = true
  /// The steps that judging may still take, without those of the facts.
  private var allowance: Int

  /// - Parameters:
  ///   - allowance: the steps that judging may take.
  ///   - paths: as an assessment before has left them.
  init(facts: Facts, allowance: Int = .max, _ paths: consuming PathTexts = PathTexts()) {
    self.facts = facts
    self.allowance = allowance
    self.paths = paths
    self.paths.forgetReadings()
    reasons.reserveCapacity(Self.usualReasons)
    citations.reserveCapacity(4 * Self.usualReasons)
    readings.reserveCapacity(Self.usualReadings)
    sightings.reserveCapacity(Self.usualReadings)
    text.reserveCapacity(Self.usualText)
  }

  /// Most declarations have fewer.
  private static let usualReasons = 11
  private static let usualReadings = 12
  private static let usualWaiting = 6
  private static let usualText = 900
  /// As long as they are few, what is waited for is kept in order; sorting at once costs less where they are many.
  private static let fewWaiting = 32

  /// Has every attribute looked at anew from now on, since other facts are known.
  mutating func forgetReadings() {
    paths.forgetReadings()
    numbered = []
    others = [:]
  }

  /// What was gathered, and the paths for the next assessment.
  consuming func finish() -> (table: ReasonTable, paths: PathTexts) {
    (ReasonTable(reasons, citations, readings, text), paths)
  }

  // MARK: Limits

  /// Whether judging has taken all that it may.
  var isExhausted: Bool { isExhausted(allowance) }

  /// The same while `judging`.
  func isExhausted(_ frame: borrowing Frame) -> Bool { isExhausted(frame.allowance) }

  private func isExhausted(_ allowance: Int) -> Bool { allowance <= citations.count * AssessmentLimits.stepsOfFact }

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
    draft = Draft(start: citations.count, textStart: text.count)
    while !missing.isEmpty { missing.removeLast() }
  }

  /// Ends the message. What is appended to the text next is what to do.
  mutating func endMessage() { draft.messageLength = text.count - draft.textStart }

  mutating func setRemediation(_ remediation: ReasonTable.Remediation) { draft.remediation = remediation }

  /// Keeps what the reason waits for.
  ///
  /// - Parameter append: appends it, in the order of path.
  mutating func wait(_ append: (inout [Attribute]) -> Void) {
    if missing.capacity == 0 { missing.reserveCapacity(Self.usualWaiting) }
    append(&missing)
  }

  /// Whether something that the reason at hand waits for is an attribute or lies within it.
  func isWaiting(within attribute: Attribute) -> Bool {
    if missing.isEmpty { return false }
    var low = 0
    var high = missing.count
    while low < high {
      let middle = low + (high - low) / 2
      if missing[middle].precedes(attribute) { low = middle + 1 } else { high = middle }
    }
    // What lies within a place comes right after it.
    return low < missing.count && missing[low].isWithin(attribute)
  }

  /// How many facts the reason cites so far.
  var citedCount: Int { citations.count - draft.start }

  /// Cites an attribute that decided.
  ///
  /// - Parameter count: of the first so many facts none is cited once more.
  mutating func cite(_ named: ExplainedAttribute, besides count: Int) {
    let reading = reading(of: named.attribute, isKnown: named.isKnown)
    for index in draft.start..<draft.start + count {
      let other = Int(citations[index])
      if other == reading || readings[other] == readings[reading] { return }
    }
    citations.append(Int32(clamping: reading))
  }

  /// Whether the reason shows no place yet: neither that of a fact nor that of something missing.
  var isWithoutPlace: Bool { missing.isEmpty && firstLocation == nil }

  private var firstLocation: SourceSpan? {
    for index in draft.start..<citations.count {
      if let location = readings[Int(citations[index])].location { return location }
    }
    return nil
  }

  /// Ends the reason.
  ///
  /// - Parameter named: whose surroundings are shown where there is nothing else to show.
  /// - Returns: its place; nil where it says nothing.
  mutating func end(_ named: Attribute? = nil) -> Int? {
    let factCount = citedCount
    var location = missing.isEmpty ? firstLocation : nil
    for index in missing.indices { citeUnanswered(missing[index]) }
    if location == nil, let waited = missing.first ?? named { location = facts.nearestLocation(of: waited) }
    // Where there is something to do, something is wrong as well.
    if draft.messageLength == nil, location == nil, citations.count == draft.start { return nil }
    reasons.append(
      ReasonTable.Reason(
        location: location, remediation: draft.remediation, textStart: draft.textStart,
        messageLength: draft.messageLength,
        remediationLength: text.count - draft.textStart - (draft.messageLength ?? 0), start: draft.start,
        factCount: factCount, missingCount: citations.count - draft.start - factCount))
    return reasons.count - 1
  }

  /// Cites an attribute that is waited for, and keeps it among those.
  private mutating func citeUnanswered(_ attribute: Attribute) {
    let fact = reading(of: attribute, isKnown: false)
    citations.append(Int32(clamping: fact))
    if sightings[fact] == .unanswered { return }
    sightings[fact] = .unanswered
    keep(Waiting(attribute: attribute, fact: fact))
  }

  private mutating func keep(_ new: consuming Waiting) {
    if waiting.isEmpty { waiting.reserveCapacity(Self.usualWaiting) }
    var position = waiting.count
    if isOrdered, position <= Self.fewWaiting {
      // Mostly it comes last, or not far from there.
      while position > 0, new.attribute.precedes(waiting[position - 1].attribute) { position -= 1 }
    } else {
      isOrdered = false
    }
    if position == waiting.count { waiting.append(new) } else { waiting.insert(new, at: position) }
  }

  // MARK: Attributes

  /// What something waits for, in the order of path.
  mutating func unanswered(asking question: (Attribute) -> String?) -> [UnansweredFact] {
    if !isOrdered { waiting.sort { $0.attribute.precedes($1.attribute) } }
    isOrdered = true
    var unanswered: [UnansweredFact] = []
    unanswered.reserveCapacity(waiting.count)
    for index in waiting.indices {
      let path = readings[waiting[index].fact].path
      // One that a value as a whole waits for is known by its path alone, and may stand beside itself.
      if !unanswered.isEmpty, unanswered[unanswered.count - 1].path == path { continue }
      let attribute = waiting[index].attribute
      unanswered.append(
        UnansweredFact(path: path, question: question(attribute), location: facts.nearestLocation(of: attribute)))
    }
    return unanswered
  }

  /// The path of a record.
  mutating func path(of record: Record) -> String {
    guard let coordinates = record.place.coordinates, let entry = paths.entry(at: coordinates) else {
      return record.place.description
    }
    return paths.text(of: entry, Attribute(record, slot: nil))
  }

  /// The place of what is said of an attribute.
  private mutating func reading(of attribute: Attribute, isKnown: Bool) -> Int {
    guard let coordinates = attribute.coordinates, let entry = paths.entry(at: coordinates) else {
      return distantReading(of: attribute, isKnown: isKnown)
    }
    if let known = paths.reading(of: entry), (sightings[known] == .known) == isKnown { return known }
    let place = add(attribute, paths.text(of: entry, attribute), isKnown: isKnown)
    paths.setReading(place, of: entry)
    return place
  }

  /// The same for an attribute in lists of lists, or far back in one.
  private mutating func distantReading(of attribute: Attribute, isKnown: Bool) -> Int {
    if numbered.isEmpty { numbered = Array(repeating: 0, count: facts.numberCount) }
    if let number = facts.number(of: attribute), number < numbered.count {
      let known = Int(numbered[number]) - 1
      if known >= 0, (sightings[known] == .known) == isKnown { return known }
      let place = add(attribute, attribute.place.description, isKnown: isKnown)
      numbered[number] = Int32(clamping: place + 1)
      return place
    }
    let path = attribute.place.description
    if let known = others[path], (sightings[known] == .known) == isKnown { return known }
    let place = add(attribute, path, isKnown: isKnown)
    others[path] = place
    return place
  }

  private mutating func add(_ attribute: Attribute, _ path: consuming String, isKnown: Bool) -> Int {
    let value = isKnown ? attribute.value.map { FactValue($0) } : nil
    readings.append(FactReading(path: path, value: value, location: facts.location(of: attribute)))
    sightings.append(isKnown ? .known : .unknown)
    return readings.count - 1
  }
}
