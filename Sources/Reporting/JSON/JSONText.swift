// JSON, written straight to bytes: ordered keys, no intermediate dictionaries, no Foundation. It knows nothing of
// reports; what stands in it is decided by whoever appends.

import Diagnostics

/// A JSON text under construction.
///
/// The caller opens and closes objects and arrays in balance and writes a `key` before each member. An array or
/// object opened `inline` stays on one line with all that it holds; in the `compact` layout everything does.
/// Characters that could steer a terminal (see `Unicode.Scalar.isSteering`) are escaped like quotes, so that a
/// report can be shown as it is.
struct JSONText {
  enum Layout {
    /// Two spaces of indentation a level.
    case indented
    /// No white space at all.
    case compact
  }

  /// What stands before the next thing that is written, beside white space.
  private enum Gap {
    /// At the beginning, and after a key.
    case nothing
    /// After an opening bracket.
    case bracket
    case comma
  }

  private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var gap = Gap.nothing
  /// In the indented layout, whether each array and object that is open stays on one line, the innermost last.
  private var inlineLevels: [Bool] = []

  init(layout: Layout) { self.layout = layout }

  /// The bytes so far; they are not kept, so that a long text can be handed over in parts.
  mutating func takeBytes() -> [UInt8] {
    let taken = bytes
    bytes = []
    // The next part is likely to be about as long.
    bytes.reserveCapacity(taken.count)
    return taken
  }

  mutating func beginObject(inline: Bool = false) { open(UInt8(ascii: "{"), inline: inline) }
  mutating func endObject() { close(UInt8(ascii: "}")) }
  mutating func beginArray(inline: Bool = false) { open(UInt8(ascii: "["), inline: inline) }
  mutating func endArray() { close(UInt8(ascii: "]")) }

  mutating func key(_ key: JSONKey) {
    let hasComma = begin()
    let isIndented = layout == .indented
    bytes.append(addingCapacity: key.count + Self.besidesName) { output in
      if hasComma { output.append(UInt8(ascii: ",")) }
      output.append(key)
      if isIndented { output.append(UInt8(ascii: " ")) }
    }
    gap = .nothing
  }

  /// A key that may be any text.
  mutating func key(named name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    gap = .nothing
  }

  mutating func string(_ value: String) { quote(value) }

  /// A string with its key; nothing where there is none.
  mutating func member(_ name: JSONKey, _ value: String?) {
    guard let value else { return }
    if layout == .compact { return quote(value, of: name) }
    key(name)
    string(value)
  }

  mutating func null() { literal("null") }
  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func integer(_ value: Int64) {
    let hasComma = begin()
    bytes.append(addingCapacity: Self.mostDigits + 1) { output in
      if hasComma { output.append(UInt8(ascii: ",")) }
      output.append(digitsOf: value)
    }
  }

  mutating func integer(_ value: Int) { integer(Int64(value)) }

  /// An integer with its key.
  mutating func member(_ name: JSONKey, _ value: Int) {
    key(name)
    integer(value)
  }

  /// Of a 64-bit integer, with its sign.
  static let mostDigits = 20
  /// A comma, quotes, a colon and a space.
  private static let besidesName = 5

  /// The shortest digits that read back as the same number; JSON has no word for what is not finite: null.
  mutating func double(_ value: Double) { literal(value.isFinite ? "\(value)" : "null") }

  /// What `append` writes in the compact layout into an array, or into an object, without the brackets around it.
  static func inside(_ append: (inout JSONText) -> Void) -> [UInt8] {
    var text = JSONText(layout: .compact)
    text.gap = .bracket
    append(&text)
    return text.bytes
  }

  /// A string alone.
  static func spelling(of value: String) -> [UInt8] {
    var text = JSONText(layout: .compact)
    text.bytes.reserveCapacity(value.utf8.count + besidesName)
    text.quote(value)
    return text.bytes
  }

  /// A line feed after the text's last bracket.
  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    gap = .nothing
  }

  private mutating func literal(_ text: String) {
    if begin() { bytes.append(UInt8(ascii: ",")) }
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func open(_ bracket: UInt8, inline: Bool) {
    let hasComma = begin()
    bytes.append(addingCapacity: 2) { output in
      if hasComma { output.append(UInt8(ascii: ",")) }
      output.append(bracket)
    }
    gap = .bracket
    if layout == .indented { inlineLevels.append(inline || inlineLevels.last == true) }
  }

  private mutating func close(_ bracket: UInt8) {
    if layout == .indented, inlineLevels.popLast() == false, gap == .comma { breakLine() }
    bytes.append(bracket)
    gap = .comma
  }

  /// Begins the next thing.
  ///
  /// - Returns: whether a comma is to be written before it. In the indented layout, where white space follows, it is
  ///   written here.
  @inline(__always)
  private mutating func begin() -> Bool {
    if layout == .indented { return beginIndented() }
    defer { gap = .comma }
    return gap == .comma
  }

  @inline(never)
  private mutating func beginIndented() -> Bool {
    if gap == .comma { bytes.append(UInt8(ascii: ",")) }
    space()
    gap = .comma
    return false
  }

  private mutating func space() {
    switch (gap, inlineLevels.last) {
    case (.nothing, _), (_, nil), (.bracket, true): break
    case (.comma, true): bytes.append(UInt8(ascii: " "))
    case (.bracket, _), (.comma, _): breakLine()
    }
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * inlineLevels.count))
  }

  /// - Parameter name: what stands before it, where it is a member.
  private mutating func quote(_ value: String, of name: JSONKey? = nil) {
    // Nil where the text is none of Swift's own.
    let isWritten: Void? = unsafe value.utf8.withContiguousStorageIfAvailable { text in
      quote(unsafe text.span, of: name)
    }
    if isWritten == nil { escape(value, of: name, afterComma: begin()) }
  }

  private mutating func quote(_ text: Span<UInt8>, of name: JSONKey? = nil) {
    let hasComma = begin()
    if text.mayNeedEscapes {
      return escape(String(decoding: text), of: name, afterComma: hasComma)
    }
    bytes.append(addingCapacity: (name?.count ?? 0) + Self.besidesName + text.count + 2) { output in
      if hasComma { output.append(UInt8(ascii: ",")) }
      output.append(quoted: text, of: name)
    }
  }

  private mutating func escape(_ value: String, of name: JSONKey?, afterComma hasComma: Bool) {
    if hasComma { bytes.append(UInt8(ascii: ",")) }
    if let name { bytes.append(addingCapacity: name.count + Self.besidesName) { $0.append(name) } }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(value, escaping: Self.marks) { bytes, scalar in
      switch scalar {
      case "\"", "\\":
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      default:
        for unit in UTF16.encode(scalar) ?? .init() {
          let digits = String(unit, radix: 16)
          bytes += "\\u".utf8
          bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
          bytes += digits.utf8
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What is escaped beside what steers.
  private static let marks = ASCIISet("\"\\")
}

/// A key that stands in the program's text, and needs no escape.
struct JSONKey: ExpressibleByStringLiteral {
  fileprivate let name: StaticString

  init(stringLiteral name: StaticString) { self.name = name }

  /// In bytes.
  fileprivate var count: Int { name.utf8CodeUnitCount }
}

extension OutputSpan<UInt8> {
  /// A key with its quotes and colon.
  fileprivate mutating func append(_ key: JSONKey) {
    precondition(key.count + 3 <= freeCapacity)
    unsafe withUnsafeMutableBufferPointer { output, count in
      guard let start = output.baseAddress else { return }
      count += unsafe Self.write(key, to: start + count)
    }
  }

  /// A text that needs no escapes, in quotes, after its key where it has one.
  fileprivate mutating func append(quoted text: Span<UInt8>, of key: JSONKey?) {
    precondition((key.map { $0.count + 3 } ?? 0) + text.count + 2 <= freeCapacity)
    unsafe withUnsafeMutableBufferPointer { output, count in
      guard let start = output.baseAddress else { return }
      if let key { count += unsafe Self.write(key, to: start + count) }
      let next = unsafe start + count
      unsafe next[0] = UInt8(ascii: "\"")
      unsafe text.withUnsafeBufferPointer { text in
        if let source = text.baseAddress { unsafe (next + 1).initialize(from: source, count: text.count) }
      }
      unsafe next[text.count + 1] = UInt8(ascii: "\"")
      count += text.count + 2
    }
  }

  /// - Returns: how many bytes were written; there must be room for the key and three more.
  @inline(__always)
  private static func write(_ key: JSONKey, to start: UnsafeMutablePointer<UInt8>) -> Int {
    let length = key.count
    unsafe start[0] = UInt8(ascii: "\"")
    unsafe (start + 1).initialize(from: key.name.utf8Start, count: length)
    unsafe start[length + 1] = UInt8(ascii: "\"")
    unsafe start[length + 2] = UInt8(ascii: ":")
    return length + 3
  }

  mutating func append(digitsOf value: Int64) {
    // Most numbers are those of lines and columns.
    if 0 <= value, value < 100 { return append(lastDigitsOf: UInt8(truncatingIfNeeded: value)) }
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: value.magnitude)
  }

  private mutating func append(digitsOf value: UInt64) {
    let (rest, last) = value.quotientAndRemainder(dividingBy: 10)
    if rest > 0 { append(digitsOf: rest) }
    append(lastDigitsOf: UInt8(truncatingIfNeeded: last))
  }

  /// - Parameter value: less than 100.
  @inline(__always)
  private mutating func append(lastDigitsOf value: UInt8) {
    if value >= 10 { append(UInt8(ascii: "0") &+ value / 10) }
    append(UInt8(ascii: "0") &+ value % 10)
  }
}
