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

  private struct Level {
    var isInline: Bool
    var isEmpty = true
  }

  private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var levels: [Level] = []
  private var followsKey = false

  init(layout: Layout) {
    self.layout = layout
  }

  /// The bytes so far; they are not kept, so that a long text can be handed over in parts.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  mutating func beginObject(inline: Bool = false) { open(UInt8(ascii: "{"), inline: inline) }
  mutating func endObject() { close(UInt8(ascii: "}")) }
  mutating func beginArray(inline: Bool = false) { open(UInt8(ascii: "["), inline: inline) }
  mutating func endArray() { close(UInt8(ascii: "]")) }

  mutating func key(_ name: StaticString) { key(name.description) }

  mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  mutating func null() { literal("null") }
  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  mutating func integer(_ value: some BinaryInteger) { literal(String(value)) }

  /// The shortest digits that read back as the same number; JSON has no word for what is not finite: null.
  mutating func double(_ value: Double) { literal(value.isFinite ? "\(value)" : "null") }

  /// A line feed after the text's last bracket.
  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func open(_ bracket: UInt8, inline: Bool) {
    separate()
    bytes.append(bracket)
    levels.append(Level(isInline: inline || layout == .compact || levels.last?.isInline == true))
  }

  private mutating func close(_ bracket: UInt8) {
    if let level = levels.popLast(), !level.isInline, !level.isEmpty { breakLine() }
    bytes.append(bracket)
  }

  /// What stands between the last thing written and the next.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    guard let level = levels.last else { return }
    levels[levels.count - 1].isEmpty = false
    if !level.isEmpty { bytes.append(UInt8(ascii: ",")) }
    if !level.isInline {
      breakLine()
    } else if !level.isEmpty, layout == .indented {
      bytes.append(UInt8(ascii: " "))
    }
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * levels.count))
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
  /// look at than characters.
  private func mayNeedEscapes(from start: Int) -> Bool {
    for index in start..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x7F: return true
      case 0x20..<0xC2, 0xC3..<0xCD, 0xCE..<0xD8, 0xD9..<0xE1, 0xE4..<0xEF: break
      // No-break spaces, guillemets and apostrophes begin like characters that steer.
      case 0xC2 where bytes[index + 1] >= 0xA0 && bytes[index + 1] != 0xAD: break
      // So do kana.
      case 0xE3 where bytes[index + 1] != 0x85: break
      case 0xE2 where bytes[index + 1] == 0x80 && (0x90..<0xA8).contains(bytes[index + 2]): break
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

extension Unicode.Scalar {
  fileprivate var needsEscaping: Bool { self == "\"" || self == "\\" || isSteering }
}
