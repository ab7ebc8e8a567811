// The bytes of one stream, shared by its documents, and the tables that turn libyaml's character counts into byte
// offsets and back. Both tables are made when first asked for: judging a sound file needs neither.

import Diagnostics
import Synchronization

final class SourceFile: Sendable {
  let name: String
  let bytes: [UInt8]
  let isASCII: Bool
  /// Where the text starts: after a byte-order mark.
  let textStart: Int
  /// The characters that take several bytes, in order, where the file is small.
  let wideCharacters: [WideCharacter]?
  private let textTable = AtomicLazyReference<TextTable>()
  private let characterTable = AtomicLazyReference<CharacterTable>()

  init(name: String, bytes: [UInt8], encoding: TextEncoding) {
    self.name = name
    self.bytes = bytes
    isASCII = encoding.isASCII
    textStart = encoding.start
    wideCharacters = encoding.wideCharacters
  }

  var text: SourceText {
    let table = textTable.load() ?? textTable.storeIfNil(TextTable(SourceText(name: name, bytes: bytes)))
    return table.text
  }

  /// The byte offset of a character, counted from 0 after the byte-order mark; past the end means the end.
  func byteOffset(ofCharacter index: UInt32) -> Int {
    if isASCII { return min(textStart + Int(index), bytes.count) }
    if let wideCharacters {
      // The last one before the character has what to add; nothing before the first does.
      var low = 0
      var high = wideCharacters.count
      while low < high {
        let middle = (low + high) / 2
        if wideCharacters[middle].index < index { low = middle + 1 } else { high = middle }
      }
      let shift = low == 0 ? textStart : Int(wideCharacters[low - 1].shift)
      return min(Int(index) + shift, bytes.count)
    }
    let table =
      characterTable.load()
      ?? characterTable.storeIfNil(CharacterTable(bytes: bytes, textStart: textStart))
    var (offset, remaining) = table.checkpoint(before: Int(index))
    offset = min(offset, bytes.count)
    while remaining > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  /// The position of a byte offset. A byte-order mark takes no column.
  func position(ofByte offset: Int) -> SourcePosition { text.position(ofOffset: offset) }

  func position(ofCharacter index: UInt32) -> SourcePosition {
    position(ofByte: byteOffset(ofCharacter: index))
  }

  /// The length of the line break at an offset, in bytes; 0 where there is none.
  func breakLength(at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    switch bytes[offset] {
    case 0x0A: return 1
    case 0x0D: return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    case 0xC2: return offset + 1 < bytes.count && bytes[offset + 1] == 0x85 ? 2 : 0
    case 0xE2:
      let isSeparator =
        offset + 2 < bytes.count && bytes[offset + 1] == 0x80
        && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9)
      return isSeparator ? 3 : 0
    default: return 0
    }
  }

  func isBlank(at offset: Int) -> Bool {
    offset < bytes.count && (bytes[offset] == 0x20 || bytes[offset] == 0x09)
  }

  /// The end of the text before `end` without the blanks and line breaks that trail it, not before `start`.
  func trimmedEnd(from start: Int, to end: Int) -> Int {
    var end = end
    while end > start {
      switch bytes[end - 1] {
      case 0x20, 0x09, 0x0A, 0x0D: end -= 1
      case 0x85 where end - 2 >= start && breakLength(at: end - 2) == 2: end -= 2
      case 0xA8, 0xA9:
        guard end - 3 >= start, breakLength(at: end - 3) == 3 else { return end }
        end -= 3
      default: return end
      }
    }
    return end
  }
}

private final class TextTable: Sendable {
  let text: SourceText

  init(_ text: SourceText) { self.text = text }
}

/// The byte offset of every 256th character.
private final class CharacterTable: Sendable {
  private let offsets: [UInt32]
  private static let stride = 256

  init(bytes: [UInt8], textStart: Int) {
    var offsets: [UInt32] = []
    var character = 0
    for offset in textStart..<max(textStart, bytes.count) where bytes[offset] & 0xC0 != 0x80 {
      if character % Self.stride == 0 { offsets.append(UInt32(truncatingIfNeeded: offset)) }
      character += 1
    }
    self.offsets = offsets.isEmpty ? [UInt32(truncatingIfNeeded: textStart)] : offsets
  }

  /// The last known offset at or before a character, and how many characters lie between.
  func checkpoint(before index: Int) -> (offset: Int, remaining: Int) {
    let slot = min(index / Self.stride, offsets.count - 1)
    return (Int(offsets[slot]), index - slot * Self.stride)
  }
}
