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

  init(layout: Layout) {
    self.layout = layout
  }

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
    switch key.spelling {
    case .written(let written):
      if layout == .compact, gap == .comma {
        bytes.append(contentsOf: written)
      } else {
        separate()
        bytes.append(contentsOf: written.dropFirst())
      }
    case .name(let name):
      separate()
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: name.utf8)
      bytes.append(UInt8(ascii: "\""))
      bytes.append(UInt8(ascii: ":"))
    }
    endKey()
  }

  /// A key that may be any text.
  mutating func key(named name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    endKey()
  }

  private mutating func endKey() {
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    gap = .nothing
  }

  mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  mutating func null() { literal("null") }
  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func integer(_ value: Int64) {
    separate()
    bytes.append(addingCapacity: Self.mostDigits) { Self.append(value, to: &$0) }
  }

  mutating func integer(_ value: Int) { integer(Int64(value)) }

  /// An integer with its key.
  mutating func member(_ name: JSONKey, _ value: Int) {
    guard layout == .compact, case .written(let key) = name.spelling else {
      self.key(name)
      integer(Int64(value))
      return
    }
    let first = gap == .comma ? 0 : 1
    bytes.append(addingCapacity: key.count + Self.mostDigits) { output in
      for index in first..<key.count { output.append(key[index]) }
      Self.append(Int64(value), to: &output)
    }
    gap = .comma
  }

  /// Of a 64-bit integer, with its sign.
  private static let mostDigits = 20

  private static func append(_ value: Int64, to output: inout OutputSpan<UInt8>) {
    if value < 0 { output.append(UInt8(ascii: "-")) }
    appendDigits(of: value.magnitude, to: &output)
  }

  private static func appendDigits(of value: UInt64, to output: inout OutputSpan<UInt8>) {
    if value >= 10 { appendDigits(of: value / 10, to: &output) }
    output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
  }

  /// The shortest digits that read back as the same number; JSON has no word for what is not finite: null.
  mutating func double(_ value: Double) { literal(value.isFinite ? "\(value)" : "null") }

  /// Elements of an array or members of an object that were written before, in the compact layout (see `inside(_:)`).
  mutating func written(_ written: [UInt8]) {
    separate()
    bytes.append(contentsOf: written)
  }

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
    text.quote(value)
    return text.bytes
  }

  /// A line feed after the text's last bracket.
  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    gap = .nothing
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func open(_ bracket: UInt8, inline: Bool) {
    separate()
    bytes.append(bracket)
    gap = .bracket
    if layout == .indented { inlineLevels.append(inline || inlineLevels.last == true) }
  }

  private mutating func close(_ bracket: UInt8) {
    if layout == .indented, inlineLevels.popLast() == false, gap == .comma { breakLine() }
    bytes.append(bracket)
    gap = .comma
  }

  /// What stands between the last thing written and the next.
  private mutating func separate() {
    if gap == .comma { bytes.append(UInt8(ascii: ",")) }
    if layout == .indented { space() }
    gap = .comma
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

  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    if mayNeedEscapes(from: start), value.unicodeScalars.contains(where: \.needsEscaping) {
      bytes.removeSubrange(start...)
      for scalar in value.unicodeScalars { escape(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a character among the last bytes may need an escape. Most texts are let pass here, bytes being faster to
  /// look at than characters, and without branches many at a time.
  private func mayNeedEscapes(from start: Int) -> Bool {
    let text = bytes.span.extracting(start..<bytes.count)
    let (quotationMark, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    var odd: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      // In one expression, or the compiler takes the bytes one by one.
      odd |= (byte &- 0x20 < 0x5F ? 0 : 1) | (byte == quotationMark ? 1 : 0) | (byte == backslash ? 1 : 0)
    }
    return odd != 0 && Self.mayNeedEscapes(text)
  }

  private static func mayNeedEscapes(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x7F: return true
      case 0x20..<0xC2, 0xC3..<0xCD, 0xCE..<0xD8, 0xD9..<0xE1, 0xE4..<0xEF: break
      // No-break spaces, guillemets and apostrophes begin like characters that steer.
      case 0xC2 where text[index + 1] >= 0xA0 && text[index + 1] != 0xAD: break
      // So do kana.
      case 0xE3 where text[index + 1] != 0x85: break
      case 0xE2 where text[index + 1] == 0x80 && (0x90..<0xA8).contains(text[index + 2]): break
      default: return true
      }
    }
    return false
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"", "\\":
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case _ where scalar.isSteering:
      for unit in UTF16.encode(scalar) ?? .init() {
        let digits = String(unit, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        bytes.append(contentsOf: digits.utf8)
      }
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }
}

/// A key that stands in the program's text, and needs no escape.
struct JSONKey: ExpressibleByStringLiteral {
  fileprivate enum Spelling {
    case name(String)
    /// With a comma before it, quotes, and a colon after it.
    case written([UInt8])
  }

  fileprivate let spelling: Spelling

  init(stringLiteral name: String) { spelling = .name(name) }

  /// A key that is kept, because it is written often.
  init(kept name: StaticString) { spelling = .written(Array(",\"\(name)\":".utf8)) }
}

extension Unicode.Scalar {
  fileprivate var needsEscaping: Bool { self == "\"" || self == "\\" || isSteering }
}
