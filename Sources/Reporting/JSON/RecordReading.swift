// What was kept of a declaration, read in the very order in which it was written: no name is looked for, and nothing
// is read twice. Anything else than that order is refused, for then another program wrote it.

import Diagnostics
import Findings

/// Why a record is refused. There is nothing to say of it: what it would have told is found out anew.
struct UnreadableRecord: Error {}

/// Takes one piece after another from the text of a record.
struct RecordReading {
  /// A place in the text where a result says what is the same in all results of a rule and a status.
  struct Reference {
    let position: Int
    /// The rule's place in the policy's order.
    let rule: Int
    let status: Status
    /// The result says nothing else; otherwise its beginning is meant.
    let isWhole: Bool
  }

  private let bytes: [UInt8]
  private var position: Int
  /// In the order of the text.
  var references: [Reference] = []
  private var referenceCount = 0

  /// Deeper values are refused; no declaration is nested so deeply.
  private static let depthLimit = 600

  init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// Whether all was taken.
  var isAtEnd: Bool { position == bytes.count && referenceCount == references.count }

  var isAtReference: Bool {
    referenceCount < references.count && references[referenceCount].position == position
  }

  /// The reference at this place, if it is of this kind; then it is taken.
  mutating func reference(isWhole: Bool) -> Reference? {
    guard isAtReference, references[referenceCount].isWhole == isWhole else { return nil }
    referenceCount += 1
    return references[referenceCount - 1]
  }

  /// Takes these bytes where they follow.
  mutating func takes(_ text: [UInt8]) -> Bool {
    let count = text.count
    guard count <= bytes.count - position else { return false }
    for index in 0..<count where bytes[position &+ index] != text[index] { return false }
    position += count
    return true
  }

  mutating func takes(_ sign: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  mutating func take(_ text: [UInt8]) throws(UnreadableRecord) {
    guard takes(text) else { throw UnreadableRecord() }
  }

  mutating func take(_ sign: Unicode.Scalar) throws(UnreadableRecord) {
    guard takes(sign) else { throw UnreadableRecord() }
  }

  /// The string after a key, where the key follows.
  mutating func string(after key: [UInt8]) throws(UnreadableRecord) -> String? {
    takes(key) ? try string() : nil
  }

  mutating func string() throws(UnreadableRecord) -> String {
    try take("\"")
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") { return try escapedString(from: start) }
      position += 1
    }
    let end = position
    try take("\"")
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func escapedString(from start: Int) throws(UnreadableRecord) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if takes("\\") {
        text += UTF8.encode(try escape()) ?? .init()
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    try take("\"")
    return String(decoding: text, as: UTF8.self)
  }

  /// The character of an escape as they are written.
  private mutating func escape() throws(UnreadableRecord) -> Unicode.Scalar {
    guard position < bytes.count else { throw UnreadableRecord() }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimalUnit()
      guard UTF16.isLeadSurrogate(unit) else { return try scalar([unit]) }
      try take("\\")
      try take("u")
      return try scalar([unit, hexadecimalUnit()])
    default: throw UnreadableRecord()
    }
  }

  private func scalar(_ units: [UInt16]) throws(UnreadableRecord) -> Unicode.Scalar {
    guard let text = String(validating: units, as: UTF16.self), let scalar = text.unicodeScalars.first else {
      throw UnreadableRecord()
    }
    return scalar
  }

  private mutating func hexadecimalUnit() throws(UnreadableRecord) -> UInt16 {
    guard position + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw UnreadableRecord() }
    position += 4
    return unit
  }

  mutating func word<Word: RawRepresentable>(_ type: Word.Type = Word.self) throws(UnreadableRecord) -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: try string()) else { throw UnreadableRecord() }
    return word
  }

  /// A number of lines or columns.
  mutating func count() throws(UnreadableRecord) -> Int {
    var number = 0
    let start = position
    while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
      number = number * 10 + Int(digit)
      position += 1
      guard number <= Int(Int32.max) else { throw UnreadableRecord() }
    }
    guard position > start else { throw UnreadableRecord() }
    return number
  }

  /// The elements of an array whose bracket was taken.
  mutating func elements<Element>(
    _ read: (inout RecordReading) throws(UnreadableRecord) -> Element
  ) throws(UnreadableRecord) -> [Element] {
    var elements: [Element] = []
    if takes("]") { return elements }
    repeat { elements.append(try read(&self)) } while takes(",")
    try take("]")
    return elements
  }

  mutating func value(depth: Int = 0) throws(UnreadableRecord) -> FactValue {
    guard position < bytes.count, depth < Self.depthLimit else { throw UnreadableRecord() }
    switch bytes[position] {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "["):
      position += 1
      return .list(try elements { reading throws(UnreadableRecord) in try reading.value(depth: depth + 1) })
    case UInt8(ascii: "{"):
      position += 1
      return .object(try members(depth))
    default: return try number()
    }
  }

  private mutating func members(_ depth: Int) throws(UnreadableRecord) -> [FactValue.Member] {
    var members: [FactValue.Member] = []
    if takes("}") { return members }
    repeat {
      let name = try string()
      try take(":")
      members.append(FactValue.Member(name: name, value: try value(depth: depth + 1)))
    } while takes(",")
    try take("}")
    return members
  }

  private mutating func literal(_ text: String, _ value: FactValue) throws(UnreadableRecord) -> FactValue {
    try take(Array(text.utf8))
    return value
  }

  private mutating func number() throws(UnreadableRecord) -> FactValue {
    let start = position
    while position < bytes.count, !",]}".utf8.contains(bytes[position]) { position += 1 }
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    if let integer = Int64(digits) { return .int(integer) }
    guard let double = Double(digits), double.isFinite else { throw UnreadableRecord() }
    return .double(double)
  }
}
