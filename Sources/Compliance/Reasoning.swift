// Why the results of one declaration are as they are, gathered while it is judged. Many results name the same
// attributes: what a report says of each is made once.

import CEL
import DeclarationSchema
import Diagnostics
import Findings

/// The reasons of a declaration's results, and the attributes that they name.
struct Reasoning {
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
    let place: AttributePlace
    /// Of its fact.
    let fact: Int
  }

  let facts: Facts
  private var reasons: [ReasonTable.Reason] = []
  private var citations: [Int32] = []
  private var readings: [FactReading] = []
  /// Of each reading.
  private var sightings: [Sighting] = []
  /// Where the readings are of attributes that have coordinates, and their paths.
  private var paths: PathTexts
  /// By the facts' number for an attribute: where the readings of others are, counted from 1; empty before the first.
  private var numbered: [Int32] = []
  /// By path: those that have no number either.
  private var others: [String: Int] = [:]
  private var waiting: [Waiting] = []
  /// Whether that is in the order of path.
  private var isOrdered = true

  /// - Parameter paths: as an assessment before has left them.
  init(facts: Facts, _ paths: consuming PathTexts = PathTexts()) {
    self.facts = facts
    self.paths = paths
    self.paths.forgetReadings()
    reasons.reserveCapacity(Self.usualReasons)
    citations.reserveCapacity(4 * Self.usualReasons)
    readings.reserveCapacity(Self.usualReadings)
    sightings.reserveCapacity(Self.usualReadings)
  }

  /// Most declarations have fewer.
  private static let usualReasons = 11
  private static let usualReadings = 12

  /// What was gathered so far.
  var table: ReasonTable { ReasonTable(reasons, citations, readings) }

  /// Where the citations of the next reason begin.
  var start: Int { citations.count }

  /// Has every attribute looked at anew from now on, since other facts are known.
  mutating func forgetReadings() {
    paths.forgetReadings()
    numbered = []
    others = [:]
  }

  /// The paths, for the next assessment; nothing can be gathered any more.
  mutating func takePaths() -> PathTexts {
    var taken = PathTexts()
    swap(&taken, &paths)
    return taken
  }

  /// Cites an attribute that decided.
  mutating func cite(_ named: ExplainedAttribute) {
    let isKnown = named.isKnown
    let reading = reading(of: named.attribute, isKnown: isKnown, isKnown ? named : nil)
    citations.append(Int32(clamping: reading))
  }

  /// Takes the last citation back where it says the same as one before it.
  ///
  /// - Parameter start: where those begin.
  mutating func withdrawRepeated(since start: Int) {
    guard let last = citations.last else { return }
    let isRepeated = citations[start..<citations.count - 1].contains {
      $0 == last || readings[Int($0)] == readings[Int(last)]
    }
    if isRepeated { citations.removeLast() }
  }

  /// The first place of what was cited.
  func firstLocation(since start: Int) -> SourceSpan? {
    for index in start..<citations.count {
      if let location = readings[Int(citations[index])].location { return location }
    }
    return nil
  }

  /// Cites an attribute that is waited for, and keeps it among those.
  mutating func citeUnanswered(_ attribute: Attribute) {
    let fact = reading(of: attribute, isKnown: false, nil)
    citations.append(Int32(clamping: fact))
    if sightings[fact] == .unanswered { return }
    sightings[fact] = .unanswered
    // What one rule waits for comes in order.
    let place = attribute.place
    if isOrdered, let last = waiting.last { isOrdered = last.place < place }
    waiting.append(Waiting(attribute: attribute, place: place, fact: fact))
  }

  /// Adds a reason, with what was cited since it began.
  ///
  /// - Parameters:
  ///   - start: where its citations begin.
  ///   - factCount: how many of them are facts.
  /// - Returns: its place; nil where it says nothing.
  mutating func addReason(
    _ message: String?, _ remediation: ReasonTable.Remediation, _ location: SourceSpan?, since start: Int,
    factCount: Int
  ) -> Int? {
    // Where there is something to do, something is wrong as well.
    if message == nil, location == nil, citations.count == start { return nil }
    reasons.append(
      ReasonTable.Reason(
        message: message, remediation: remediation, location: location, start: start, factCount: factCount,
        missingCount: citations.count - start - factCount))
    return reasons.count - 1
  }

  /// What something waits for, in the order of path.
  mutating func unanswered(asking question: (Attribute) -> String?) -> [UnansweredFact] {
    if !isOrdered { waiting.sort { $0.place < $1.place } }
    isOrdered = true
    var unanswered: [UnansweredFact] = []
    unanswered.reserveCapacity(waiting.count)
    for index in waiting.indices {
      unanswered.append(
        UnansweredFact(
          path: readings[waiting[index].fact].path, question: question(waiting[index].attribute),
          location: facts.nearestLocation(of: waiting[index].attribute)))
    }
    return unanswered
  }

  /// The place of what is said of an attribute.
  ///
  /// - Parameter named: where its value is to be had.
  private mutating func reading(of attribute: Attribute, isKnown: Bool, _ named: ExplainedAttribute?) -> Int {
    guard let entry = attribute.coordinates.flatMap({ paths.entry(at: $0) }) else {
      return distantReading(of: attribute, isKnown: isKnown, named)
    }
    if let known = paths.reading(of: entry), (sightings[known] == .known) == isKnown { return known }
    let place = add(attribute, paths.text(of: entry, attribute), isKnown: isKnown, named)
    paths.setReading(place, of: entry)
    return place
  }

  /// The same for an attribute in lists of lists, or far back in one.
  private mutating func distantReading(of attribute: Attribute, isKnown: Bool, _ named: ExplainedAttribute?) -> Int {
    if numbered.isEmpty { numbered = Array(repeating: 0, count: facts.numberCount) }
    if let number = facts.number(of: attribute), number < numbered.count {
      let known = Int(numbered[number]) - 1
      if known >= 0, (sightings[known] == .known) == isKnown { return known }
      let place = add(attribute, attribute.place.description, isKnown: isKnown, named)
      numbered[number] = Int32(clamping: place + 1)
      return place
    }
    let path = attribute.place.description
    if let known = others[path], (sightings[known] == .known) == isKnown { return known }
    let place = add(attribute, path, isKnown: isKnown, named)
    others[path] = place
    return place
  }

  private mutating func add(
    _ attribute: Attribute, _ path: String, isKnown: Bool, _ named: ExplainedAttribute?
  ) -> Int {
    readings.append(
      FactReading(path: path, value: named?.value.map { FactValue($0) }, location: facts.location(of: attribute)))
    sightings.append(isKnown ? .known : .unknown)
    return readings.count - 1
  }
}
