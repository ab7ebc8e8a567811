// How a report speaks of the attributes of one declaration. Many results name the same ones: what is said of each is
// made once.

import CEL
import DeclarationSchema
import Diagnostics
import Findings

/// The attributes of a declaration that its report names.
struct AttributeTexts {
  private struct Entry {
    let path: String
    /// As a fact that is known.
    var reading: FactReading?
    var isUnanswered = false
  }

  /// What something waits for.
  private struct Waiting {
    let attribute: Attribute
    let place: AttributePlace
    /// Of its entry.
    let index: Int
  }

  let facts: Facts
  private var entries: [Entry] = []
  /// By the facts' number for an attribute: where its entry is, counted from 1.
  private var numbered: [Int32]
  /// By path: those that have no number.
  private var others: [String: Int] = [:]
  private var waiting: [Waiting] = []
  /// Whether that is in the order of path.
  private var isOrdered = true
  /// The record whose path is at the beginning of `text`: the attributes of a rule mostly share one.
  private var holder: Record?
  private var holderLength = 0
  private var text: [UInt8] = []

  init(facts: Facts) {
    self.facts = facts
    numbered = Array(repeating: 0, count: facts.numberCount)
    entries.reserveCapacity(16)
    text.reserveCapacity(64)
  }

  /// Appends an attribute that decided, as a fact.
  mutating func append(_ named: ExplainedAttribute, to readings: inout [FactReading]) {
    let index = index(of: named.attribute)
    guard named.isKnown else {
      return readings.append(
        FactReading(path: entries[index].path, value: nil, location: facts.location(of: named.attribute)))
    }
    if let reading = entries[index].reading { return readings.append(reading) }
    let reading = FactReading(
      path: entries[index].path, value: named.value.map { FactValue($0) },
      location: facts.location(of: named.attribute))
    entries[index].reading = reading
    readings.append(reading)
  }

  /// Keeps an attribute among those that something waits for.
  /// - Returns: its path.
  mutating func unanswered(_ attribute: Attribute) -> String {
    let index = index(of: attribute)
    if !entries[index].isUnanswered {
      entries[index].isUnanswered = true
      // What one rule waits for comes in order.
      let place = attribute.place
      if isOrdered, let last = waiting.last { isOrdered = last.place < place }
      waiting.append(Waiting(attribute: attribute, place: place, index: index))
    }
    return entries[index].path
  }

  /// What something waits for, in the order of path.
  mutating func unanswered(asking question: (Attribute) -> String?) -> [UnansweredFact] {
    if !isOrdered { waiting.sort { $0.place < $1.place } }
    isOrdered = true
    var unanswered: [UnansweredFact] = []
    unanswered.reserveCapacity(waiting.count)
    for index in waiting.indices {
      let attribute = waiting[index].attribute
      unanswered.append(
        UnansweredFact(
          path: entries[waiting[index].index].path, question: question(attribute),
          location: facts.nearestLocation(of: attribute)))
    }
    return unanswered
  }

  private mutating func index(of attribute: Attribute) -> Int {
    guard let number = facts.number(of: attribute), number < numbered.count else {
      let path = path(of: attribute)
      if let index = others[path] { return index }
      others[path] = entries.count
      return add(path)
    }
    if numbered[number] > 0 { return Int(numbered[number]) - 1 }
    let index = add(path(of: attribute))
    numbered[number] = Int32(clamping: index + 1)
    return index
  }

  private mutating func add(_ path: String) -> Int {
    entries.append(Entry(path: path))
    return entries.count - 1
  }

  private mutating func path(of attribute: Attribute) -> String {
    guard let slot = attribute.slot else { return attribute.place.description }
    if holder === attribute.record {
      text.removeLast(text.count - holderLength)
    } else {
      text.removeLast(text.count)
      attribute.record.place.appendText(to: &text)
      holder = attribute.record
      holderLength = text.count
    }
    if holderLength > 0 { text.append(UInt8(ascii: ".")) }
    text.append(contentsOf: attribute.record.type.fields[slot].name.utf8)
    return String(decoding: text, as: UTF8.self)
  }
}
