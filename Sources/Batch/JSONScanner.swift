// Whether a line is one JSON text, to the letter (RFC 8259), and what a few members of its object say. YAML's reader
// takes much for granted that is no JSON, and a stream whose lines are broken must not be judged as if it were sound.

/// Why a line is no JSON.
struct JSONFault: Error, Hashable {
  enum Reason: Hashable, CaseIterable {
    case unexpected, unfinished, badEscape, controlCharacter, loneSurrogate, tooDeep, trailing, notUTF8, repeatedKey
  }

  let reason: Reason
  /// In bytes from the beginning of the line.
  let offset: Int
}

/// Reads one JSON text from its beginning to its end, without recursion.
struct JSONScanner {
  /// A character outside the first plane, written as two escapes of six bytes each.
  struct SurrogatePair {
    let offset: Int
    let scalar: Unicode.Scalar
    /// After the closing quote of its text.
    var textEnd: Int
  }

  private struct Level {
    let isObject: Bool
    var isEmpty = true
  }

  /// Whether the text is an object.
  let isObject: Bool
  /// Those keys of the outermost object that were asked for.
  private(set) var keys: Set<String> = []
  /// The texts among their values.
  private(set) var texts: [String: [UInt8]] = [:]
  private(set) var surrogatePairs: [SurrogatePair] = []

  private let bytes: [UInt8]
  private let wanted: [String]
  private let depthLimit: Int
  private var position = 0
  private var levels: [Level] = []

  init(_ bytes: [UInt8], wanted: [String], depthLimit: Int) throws(JSONFault) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw JSONFault(reason: .notUTF8, offset: 0) }
    self.bytes = bytes
    self.wanted = wanted
    self.depthLimit = depthLimit
    isObject = bytes.first { !Self.isBlank($0) } == UInt8(ascii: "{")
    skipBlanks()
    try readValue(of: nil)
    while let level = levels.last { try readElement(of: level) }
    skipBlanks()
    if position < bytes.count { throw fault(.trailing) }
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func fault(_ reason: JSONFault.Reason) -> JSONFault {
    JSONFault(reason: position < bytes.count ? reason : .unfinished, offset: position)
  }

  private mutating func skipBlanks() {
    while let byte = current, Self.isBlank(byte) { position += 1 }
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONFault) {
    guard current == UInt8(ascii: character) else { throw fault(.unexpected) }
    position += 1
  }

  /// The next element of the innermost open collection, or its end.
  private mutating func readElement(of level: Level) throws(JSONFault) {
    skipBlanks()
    if current == UInt8(ascii: level.isObject ? "}" : "]") {
      position += 1
      levels.removeLast()
      return
    }
    if !level.isEmpty {
      try expect(",")
      skipBlanks()
    }
    levels[levels.count - 1].isEmpty = false
    var key: String?
    if level.isObject {
      let start = position
      let text = try readText(isWanted: levels.count == 1)
      key = wanted.first { text.elementsEqual($0.utf8) }
      if let key, !keys.insert(key).inserted { throw JSONFault(reason: .repeatedKey, offset: start) }
      skipBlanks()
      try expect(":")
      skipBlanks()
    }
    try readValue(of: key)
  }

  /// A scalar, or the beginning of a collection.
  private mutating func readValue(of key: String?) throws(JSONFault) {
    switch current {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard levels.count < depthLimit else { throw fault(.tooDeep) }
      levels.append(Level(isObject: current == UInt8(ascii: "{")))
      position += 1
    case UInt8(ascii: "\""):
      let text = try readText(isWanted: key != nil)
      if let key { texts[key] = text }
    case UInt8(ascii: "t"): try readWord("true")
    case UInt8(ascii: "f"): try readWord("false")
    case UInt8(ascii: "n"): try readWord("null")
    default: try readNumber()
    }
  }

  private mutating func readWord(_ word: StaticString) throws(JSONFault) {
    for letter in word.description.unicodeScalars { try expect(letter) }
  }

  private mutating func readNumber() throws(JSONFault) {
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") { position += 1 } else { try readDigits() }
    if current == UInt8(ascii: ".") {
      position += 1
      try readDigits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try readDigits()
    }
  }

  private mutating func readDigits() throws(JSONFault) {
    let start = position
    while let byte = current, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw fault(.unexpected) }
  }

  /// - Returns: the text without quotes and escapes; something shorter where nobody wants it.
  private mutating func readText(isWanted: Bool) throws(JSONFault) -> [UInt8] {
    try expect("\"")
    var text: [UInt8] = []
    let firstPair = surrogatePairs.count
    while true {
      guard let byte = current else { throw fault(.unfinished) }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        for index in firstPair..<surrogatePairs.count { surrogatePairs[index].textEnd = position }
        return text
      case UInt8(ascii: "\\"): text.append(contentsOf: UTF8.encode(try readEscape()) ?? .init())
      case ..<0x20: throw fault(.controlCharacter)
      default:
        let start = position
        while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
        if isWanted { text += bytes[start..<position] }
      }
    }
  }

  private mutating func readEscape() throws(JSONFault) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let letter = current else { throw fault(.unfinished) }
    if letter != UInt8(ascii: "u") {
      guard let meant = Self.escapes[letter] else { throw fault(.badEscape) }
      position += 1
      return meant
    }
    let unit = try readUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, current == UInt8(ascii: "\\") else { throw JSONFault(reason: .loneSurrogate, offset: start) }
    position += 1
    guard current == UInt8(ascii: "u") else { throw JSONFault(reason: .loneSurrogate, offset: start) }
    let low = try readUnit()
    guard (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw JSONFault(reason: .loneSurrogate, offset: start) }
    surrogatePairs.append(SurrogatePair(offset: start, scalar: scalar, textEnd: position))
    return scalar
  }

  /// The four digits after `u`.
  private mutating func readUnit() throws(JSONFault) -> UInt32 {
    position += 1
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault(.badEscape)
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]
}
