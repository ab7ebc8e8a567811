// Objects whose members are known in advance, read member by member: what is missing, unknown, twice there or of
// another type is a fault at its place.

import Diagnostics

/// An object while its members are taken from it.
///
/// Take each member once and call `end` at last. Members may stand in any order; in the one in which they are taken
/// they are found at once.
struct JSONObjectReading {
  /// Where it begins, in bytes.
  let offset: Int
  private var members: [JSONMember]
  /// How many of the members were taken; they are the first ones.
  private var taken = 0

  init(_ element: JSONElement) throws(JSONFault) {
    guard case .object(let members) = element.content else {
      throw JSONFault(.wrongType(.object), at: element.offset)
    }
    offset = element.offset
    self.members = members
  }

  /// The value of a member that may be absent.
  mutating func optional(_ name: String) -> JSONElement? {
    guard let index = members[taken...].firstIndex(where: { $0.name == name }) else { return nil }
    members.swapAt(taken, index)
    taken += 1
    return members[taken - 1].value
  }

  mutating func element(_ name: String) throws(JSONFault) -> JSONElement {
    guard let element = optional(name) else { throw JSONFault(.missing(name), at: offset) }
    return element
  }

  /// What `read` makes of a member.
  mutating func member<Value>(
    _ name: String, _ read: (JSONElement) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value {
    let element = try element(name)
    do {
      return try read(element)
    } catch {
      throw error.within(.name(name))
    }
  }

  /// What `read` makes of a member that may be absent.
  mutating func optionalMember<Value>(
    _ name: String, _ read: (JSONElement) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value? {
    guard let element = optional(name) else { return nil }
    do {
      return try read(element)
    } catch {
      throw error.within(.name(name))
    }
  }

  mutating func string(_ name: String) throws(JSONFault) -> String {
    try member(name) { element throws(JSONFault) in try element.string() }
  }

  mutating func optionalString(_ name: String) throws(JSONFault) -> String? {
    try optionalMember(name) { element throws(JSONFault) in try element.string() }
  }

  /// A word of a known set, such as a verdict.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Word.Type = Word.self
  ) throws(JSONFault) -> Word where Word.RawValue == String {
    try member(name) { element throws(JSONFault) in try element.word(type) }
  }

  mutating func optionalWord<Word: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Word.Type = Word.self
  ) throws(JSONFault) -> Word? where Word.RawValue == String {
    try optionalMember(name) { element throws(JSONFault) in try element.word(type) }
  }

  mutating func plainString(_ name: String) throws(JSONFault) -> String {
    try member(name) { element throws(JSONFault) in try element.plainString() }
  }

  mutating func array<Value>(
    _ name: String, _ read: (JSONElement) throws(JSONFault) -> Value
  ) throws(JSONFault) -> [Value] {
    try member(name) { element throws(JSONFault) in try element.array(read) }
  }

  /// Ends the object: no member may be left.
  func end() throws(JSONFault) {
    guard taken < members.count else { return }
    // Where the order is another, the first that is left is not the first of the text.
    guard let left = members[taken...].min(by: { $0.offset < $1.offset }) else { return }
    let isTwice = members[..<taken].contains { $0.name == left.name }
    throw JSONFault(isTwice ? .twice(left.name) : .unknown(left.name), at: left.offset)
  }
}

extension JSONElement {
  func string() throws(JSONFault) -> String {
    guard case .string(let text) = content else { throw JSONFault(.wrongType(.string), at: offset) }
    return text
  }

  /// A word of the program's own: nothing in it steers a terminal, whoever wrote it.
  func plainString() throws(JSONFault) -> String {
    let text = try string()
    if text.unicodeScalars.contains(where: \.isSteering) { throw JSONFault(.controlCharacter, at: offset) }
    return text
  }

  func bool() throws(JSONFault) -> Bool {
    guard case .bool(let value) = content else { throw JSONFault(.wrongType(.boolean), at: offset) }
    return value
  }

  /// A whole number that counts things or lines: from `least` to what a file can have.
  func count(from least: Int) throws(JSONFault) -> Int {
    guard case .number(let digits) = content, let number = Int(digits), number >= least, number <= Int(Int32.max)
    else { throw JSONFault(.wrongType(.count), at: offset) }
    return number
  }

  func word<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type = Word.self
  ) throws(JSONFault) -> Word where Word.RawValue == String {
    let text = try string()
    guard let word = Word(rawValue: text) else {
      throw JSONFault(.otherWord(text, known: Word.allCases.map(\.rawValue)), at: offset)
    }
    return word
  }

  func array<Value>(_ read: (JSONElement) throws(JSONFault) -> Value) throws(JSONFault) -> [Value] {
    guard case .array(let elements) = content else { throw JSONFault(.wrongType(.array), at: offset) }
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      do {
        values.append(try read(element))
      } catch {
        throw error.within(.index(values.count))
      }
    }
    return values
  }
}
