// Reads JSON (RFC 8259) from bytes, strictly: one value at a time, so that a long array need not be held whole. It
// knows nothing of reports.

/// A place in a JSON text, and how to go on from there.
struct JSONParser {
  let bytes: [UInt8]
  private(set) var offset: Int

  /// How deep values may nest: deeper than any declaration may, and not so deep that reading them could fail.
  private static let depthLimit = 600

  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The next byte that is no white space; nil at the end.
  mutating func peek() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return bytes[offset]
      }
    }
    return nil
  }

  /// Reads the value that follows.
  mutating func value(depth: Int = 0) throws(JSONFault) -> JSONElement {
    guard depth < Self.depthLimit else { throw JSONFault(.tooDeep, at: offset) }
    guard let next = peek() else { throw JSONFault(.endsEarly, at: offset) }
    let start = offset
    switch next {
    case UInt8(ascii: "\""): return JSONElement(offset: start, content: .string(try string()))
    case UInt8(ascii: "{"): return JSONElement(offset: start, content: .object(try members(depth)))
    case UInt8(ascii: "["): return JSONElement(offset: start, content: .array(try elements(depth)))
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONElement(offset: start, content: .number(try number()))
    default: throw JSONFault(.syntax, at: offset)
    }
  }

  /// Passes over the value that follows. Whether it is well-formed is seen when it is read.
  mutating func skip() throws(JSONFault) {
    var depth = 0
    repeat {
      guard let next = peek() else { throw JSONFault(.endsEarly, at: offset) }
      switch next {
      case UInt8(ascii: "\""):
        try passString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ":"): if depth == 0 { throw JSONFault(.syntax, at: offset) }
      default:
        passWord()
        continue
      }
      if depth < 0 { throw JSONFault(.syntax, at: offset) }
      offset += 1
    } while depth > 0
  }

  /// Reads the bracket, comma or colon that must follow.
  mutating func expect(_ sign: UInt8) throws(JSONFault) {
    guard let next = peek() else { throw JSONFault(.endsEarly, at: offset) }
    guard next == sign else { throw JSONFault(.syntax, at: offset) }
    offset += 1
  }

  /// Reads what follows an element: whether there is another.
  mutating func hasMore(until end: UInt8) throws(JSONFault) -> Bool {
    guard let next = peek() else { throw JSONFault(.endsEarly, at: offset) }
    guard next == end || next == UInt8(ascii: ",") else { throw JSONFault(.syntax, at: offset) }
    offset += 1
    return next != end
  }

  /// Whether an array or object whose bracket was read is empty; then its end is read as well.
  mutating func isEmpty(until end: UInt8) -> Bool {
    guard peek() == end else { return false }
    offset += 1
    return true
  }

  /// Reads the name of a member and the colon after it.
  mutating func name() throws(JSONFault) -> String {
    guard let next = peek() else { throw JSONFault(.endsEarly, at: offset) }
    guard next == UInt8(ascii: "\"") else { throw JSONFault(.syntax, at: offset) }
    let name = try string()
    try expect(UInt8(ascii: ":"))
    return name
  }

  private mutating func members(_ depth: Int) throws(JSONFault) -> [JSONMember] {
    offset += 1
    var members: [JSONMember] = []
    if isEmpty(until: UInt8(ascii: "}")) { return members }
    repeat {
      _ = peek()
      let start = offset
      let name = try name()
      do {
        members.append(JSONMember(offset: start, name: name, value: try value(depth: depth + 1)))
      } catch {
        throw error.within(.name(name))
      }
    } while try hasMore(until: UInt8(ascii: "}"))
    return members
  }

  private mutating func elements(_ depth: Int) throws(JSONFault) -> [JSONElement] {
    offset += 1
    var elements: [JSONElement] = []
    if isEmpty(until: UInt8(ascii: "]")) { return elements }
    repeat {
      do {
        elements.append(try value(depth: depth + 1))
      } catch {
        throw error.within(.index(elements.count))
      }
    } while try hasMore(until: UInt8(ascii: "]"))
    return elements
  }

  private mutating func literal(
    _ word: StaticString, _ content: JSONElement.Content
  ) throws(JSONFault) -> JSONElement {
    let start = offset
    passWord()
    guard bytes[start..<offset].elementsEqual(word.description.utf8) else {
      throw JSONFault(offset == bytes.count ? .endsEarly : .syntax, at: start)
    }
    return JSONElement(offset: start, content: content)
  }

  /// Passes over what could be a literal or a number, or one byte that cannot.
  private mutating func passWord() {
    offset += 1
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
        offset += 1
      default: return
      }
    }
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = offset
    passWord()
    var rest = bytes[start..<offset]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let isZero = rest.first == UInt8(ascii: "0")
    let digits = Self.passDigits(&rest)
    var isNumber = digits == 1 || digits > 1 && !isZero
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      isNumber = isNumber && Self.passDigits(&rest) > 0
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      isNumber = isNumber && Self.passDigits(&rest) > 0
    }
    guard isNumber, rest.isEmpty else { throw JSONFault(.syntax, at: start) }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private static func passDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
    let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
    rest = rest.dropFirst(digits)
    return digits
  }
}

// Strings

extension JSONParser {
  /// Passes over a string, its quotes included; whether it holds escapes.
  @discardableResult
  private mutating func passString() throws(JSONFault) -> Bool {
    let start = offset
    var hasEscapes = false
    offset += 1
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        offset += 2
      case 0..<0x20: throw JSONFault(.controlCharacter, at: offset)
      default: offset += 1
      }
    }
    throw JSONFault(.endsEarly, at: start)
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = offset
    let hasEscapes = try passString()
    let inner = bytes[start + 1..<offset - 1]
    let content = hasEscapes ? try Self.unescaped(inner)[...] : inner
    guard let text = String(validating: content, as: UTF8.self) else { throw JSONFault(.notUTF8, at: start) }
    return text
  }

  private static func unescaped(_ inner: ArraySlice<UInt8>) throws(JSONFault) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(inner.count)
    var index = inner.startIndex
    while index < inner.endIndex {
      guard inner[index] == UInt8(ascii: "\\") else {
        content.append(inner[index])
        index += 1
        continue
      }
      let start = index
      index += 2
      guard let escaped = inner[start...].dropFirst().first else { throw JSONFault(.syntax, at: start) }
      switch escaped {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(escaped)
      case UInt8(ascii: "n"): content.append(0x0A)
      case UInt8(ascii: "r"): content.append(0x0D)
      case UInt8(ascii: "t"): content.append(0x09)
      case UInt8(ascii: "b"): content.append(0x08)
      case UInt8(ascii: "f"): content.append(0x0C)
      case UInt8(ascii: "u"):
        let scalar = try scalar(inner, &index, escapedAt: start)
        content.append(contentsOf: UTF8.encode(scalar) ?? .init())
      default: throw JSONFault(.syntax, at: start)
      }
    }
    return content
  }

  /// The character of `\uXXXX`, or of two of them.
  private static func scalar(
    _ inner: ArraySlice<UInt8>, _ index: inout Int, escapedAt start: Int
  ) throws(JSONFault) -> Unicode.Scalar {
    let first = try unit(inner, &index, escapedAt: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard UTF16.isLeadSurrogate(first), inner[index...].starts(with: #"\u"#.utf8) else {
      throw JSONFault(.loneSurrogate, at: start)
    }
    index += 2
    let second = try unit(inner, &index, escapedAt: start)
    guard UTF16.isTrailSurrogate(second) else { throw JSONFault(.loneSurrogate, at: start) }
    return Unicode.Scalar(0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(second & 0x3FF)) ?? "\u{FFFD}"
  }

  private static func unit(
    _ inner: ArraySlice<UInt8>, _ index: inout Int, escapedAt start: Int
  ) throws(JSONFault) -> UInt16 {
    let digits = inner[index...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw JSONFault(.syntax, at: start) }
    index += 4
    return unit
  }
}
