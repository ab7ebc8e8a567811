// CSV by RFC 4180, written straight to bytes: whatever comes in as a field is quoted, and kept from being computed, on its
// way. A byte order mark comes first: without one, Excel reads the accents of most names wrong. It knows nothing of
// reports.

import Diagnostics

/// Rows under construction.
struct CSVText {
  private var bytes: [UInt8] = []
  private var isAtStart = true

  var isEmpty: Bool { bytes.isEmpty }

  /// The bytes so far; they are not kept, so that a long text can be handed over in parts.
  mutating func takeBytes() -> [UInt8] {
    let taken = bytes
    bytes = []
    // The next part is likely to be about as long.
    bytes.reserveCapacity(taken.count)
    return taken
  }

  /// What a text begins with.
  static func heading(_ columns: [String]) -> [UInt8] {
    var text = CSVText()
    for column in columns { text.append(column) }
    text.endRow()
    return Array("\u{FEFF}".utf8) + text.bytes
  }

  /// Fields of a row, to be written several times.
  static func fields(_ append: (inout CSVText) -> Void) -> [UInt8] {
    var text = CSVText()
    append(&text)
    return text.bytes
  }

  mutating func append(written fields: [UInt8]) {
    separate()
    bytes.append(copying: fields.span)
  }

  /// - `limit`: in code points. By default even escapes of nine characters stay below the 32,767 of a cell in Excel.
  mutating func append(_ field: String, limit: Int = 3500) {
    separate()
    guard !field.isEmpty else { return }
    let line = field.onOneLine(upTo: limit)
    let safe = line.withBytes { $0.mayStartFormula } ? line.withoutFormulas : line
    guard safe.withBytes({ $0.contains(anyOf: Self.needingQuotes) }) else { return bytes.append(text: safe) }
    bytes.append(Self.quote)
    bytes.append(safe, escaping: Self.quotes) { bytes, scalar in
      _ = bytes.appendShown(scalar)
      _ = bytes.appendShown(scalar)
    }
    bytes.append(Self.quote)
  }

  /// A place's line and column.
  mutating func append(_ position: SourcePosition?) {
    append(position.map { String($0.line) } ?? "")
    append(position.map { String($0.column) } ?? "")
  }

  mutating func appendEmpty(_ count: Int) {
    for _ in 0..<count { separate() }
  }

  mutating func endRow() {
    bytes += "\r\n".utf8
    isAtStart = true
  }

  private static let quote = UInt8(ascii: "\"")
  private static let quotes = ASCIISet("\"")
  private static let needingQuotes = ASCIISet(",;\"")

  private mutating func separate() {
    if !isAtStart { bytes.append(UInt8(ascii: ",")) }
    isAtStart = false
  }
}

extension Span<UInt8> {
  /// Whether a part of this UTF-8 text, which holds no controls, may start a formula. Of those that start none, most are
  /// told.
  fileprivate var mayStartFormula: Bool {
    var isStart = true
    for index in 0..<count {
      switch self[index] {
      case UInt8(ascii: ";"): isStart = true
      case UInt8(ascii: " "), UInt8(ascii: "\""): break
      // Blanks and signs of full width that are not ASCII begin otherwise than most letters.
      case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "-"), 0x80..<0xC3, 0xE1...:
        if isStart { return true }
      default: isStart = false
      }
    }
    return false
  }
}

extension String {
  /// With an apostrophe before what a spreadsheet would take for a formula: at the start, and after a semicolon, which
  /// parts cells where the comma is the decimal sign, as in French, whatever quotes say. Numbers stay as they are.
  fileprivate var withoutFormulas: String {
    var safe = ""
    for (index, part) in unicodeScalars.split(separator: ";", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { safe += ";" }
      if part.startsFormula { safe += "'" }
      safe.unicodeScalars.append(contentsOf: part)
    }
    return safe
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var startsFormula: Bool {
    let text = drop { $0.properties.isWhitespace || $0 == "\"" }
    guard let first = text.first, text.count > 1 else { return false }
    switch first {
    case "=", "@", "＝", "＠": return true
    case "+", "-", "＋", "－": return !text.dropFirst().allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    default: return false
    }
  }
}
