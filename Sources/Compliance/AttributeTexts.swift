// How a report speaks of the attributes of one declaration. Many results name the same ones: what is said of each is
// made once.

import CEL
import DeclarationSchema
import Findings

/// The attributes of a declaration that its report names.
///
/// Not sendable: each declaration has its own.
final class AttributeTexts {
  private struct Entry {
    let path: String
    /// As a fact that is known.
    var reading: FactReading?
    var isUnanswered = false
  }

  private let facts: Facts
  private var entries: [Entry] = []
  /// By the facts' number for an attribute: where its entry is, counted from 1.
  private var numbered: [Int32]
  /// By path: those that have no number.
  private var others: [String: Int] = [:]
  /// What something waits for.
  private var waiting: [Waiting] = []
  /// The record whose path was last made: the attributes of a rule mostly share one.
  private var holder: (record: Record, path: String)?

  private struct Waiting {
    let attribute: Attribute
    let place: AttributePlace
    let path: String
  }

  init(facts: Facts) {
    self.facts = facts
    numbered = Array(repeating: 0, count: facts.numberCount)
  }

  /// An attribute that decided, as a fact.
  func reading(of named: ExplainedAttribute) -> FactReading {
    let index = index(of: named.attribute)
    if named.isKnown, let reading = entries[index].reading { return reading }
    let reading = FactReading(
      path: entries[index].path, value: named.value.map { FactValue($0) },
      location: facts.location(of: named.attribute))
    if named.isKnown { entries[index].reading = reading }
    return reading
  }

  /// Keeps an attribute among those that something waits for.
  /// - Returns: its path.
  func unanswered(_ attribute: Attribute) -> String {
    let index = index(of: attribute)
    let path = entries[index].path
    if !entries[index].isUnanswered {
      entries[index].isUnanswered = true
      waiting.append(Waiting(attribute: attribute, place: attribute.place, path: path))
    }
    return path
  }

  /// What something waits for, in the order of path.
  var unanswered: [(attribute: Attribute, path: String)] {
    waiting.sorted { $0.place < $1.place }.map { ($0.attribute, $0.path) }
  }

  private func index(of attribute: Attribute) -> Int {
    guard let number = facts.number(of: attribute), numbered.indices.contains(number) else {
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

  private func add(_ path: String) -> Int {
    entries.append(Entry(path: path))
    return entries.count - 1
  }

  private func path(of attribute: Attribute) -> String {
    guard let slot = attribute.slot else { return attribute.place.description }
    let name = attribute.record.type.fields[slot].name
    let path: String
    if let holder, holder.record === attribute.record {
      path = holder.path
    } else {
      path = attribute.record.place.description
      holder = (attribute.record, path)
    }
    return path.isEmpty ? name : path + "." + name
  }
}
