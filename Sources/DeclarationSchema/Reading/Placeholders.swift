// What people write where they do not know: `N/A`, `TBD`, `-`. Recognised without regard to case and to blanks around.

/// An object, since its tables are looked at from many places.
final class Placeholders: Sendable {
  private let table: NameTable
  /// Which bytes a placeholder may begin with, blanks before it aside, and which lengths it may have: most texts are
  /// told apart by these.
  private let firsts: [Bool]
  private let lengths: [Bool]

  init(_ texts: [String]) {
    let folded = texts.map { String(decoding: Self.folded(Array($0.utf8)[...]), as: UTF8.self) }
    var firsts = [Bool](repeating: false, count: 256)
    for text in folded {
      guard let first = text.utf8.first else { continue }
      firsts[Int(first)] = true
      if first.isLetter { firsts[Int(first & ~0x20)] = true }
    }
    for byte in UInt8(0x80)...0xFF { firsts[Int(byte)] = true }
    self.table = NameTable(folded)
    self.firsts = firsts
    var lengths = [Bool](repeating: false, count: 1 + (folded.map(\.utf8.count).max() ?? 0))
    for text in folded { lengths[text.utf8.count] = true }
    self.lengths = lengths
  }

  /// Whether a text may be one of these, by its ends and its length.
  func mayContain(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0 else { return false }
    let (first, last) = (text[0], text[text.count - 1])
    if first.isBlank || last.isBlank { return true }
    return firsts[Int(first)] && text.count < lengths.count && lengths[text.count]
  }

  func contains(_ text: ArraySlice<UInt8>) -> Bool {
    guard mayContain(text.span) else { return false }
    let text = text.trimmed
    guard let first = text.first, firsts[Int(first)] else { return false }
    guard text.count < lengths.count, lengths[text.count] else { return false }
    return table.position(of: Self.folded(text).span) != nil
  }

  private static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 }) { return text.map(\.asciiLowercased) }
    return Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
  }
}
