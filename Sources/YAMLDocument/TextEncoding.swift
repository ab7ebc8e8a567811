// Whether bytes are text that YAML may hold: UTF-8 without control characters. Checked once over the whole file before
// the parser sees it, so that a bad byte is reported at its own place and in words that help.

import Diagnostics

/// What is known of a file's bytes before they are parsed.
struct TextEncoding {
  /// Where the text starts: after a byte-order mark.
  let start: Int
  /// Where the text ends that may be parsed: at the first bad byte, or at the end.
  let end: Int
  let isASCII: Bool
  /// The characters that take several bytes, in order; nil in a file too large for them to be kept.
  let wideCharacters: [WideCharacter]?
  let problem: Problem?

  enum Problem {
    case utf16, utf32
    case notUTF8(UInt8)
    case control(UInt32)
  }

  /// What is worth knowing of small files only: in a large one it would take more room than the text itself.
  private static let smallFile = 1 << 16

  init(_ bytes: [UInt8]) {
    if let problem = Self.wideEncoding(of: bytes) {
      (start, end, isASCII, wideCharacters) = (0, 0, false, nil)
      self.problem = problem
      return
    }
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let isSmall = bytes.count <= Self.smallFile
    let span = bytes.span
    var wide: [WideCharacter] = []
    var problem: Problem?
    var index = Self.endOfPlainASCII(span, from: start)
    isASCII = index == span.count
    // How many bytes more than characters there were.
    var shift = start
    while index < span.count {
      let byte = span[index]
      if byte < 0x80 {
        problem = .control(UInt32(byte))
        break
      }
      guard let (value, length) = Self.decode(span, at: index) else {
        problem = .notUTF8(byte)
        break
      }
      if value < 0xA0 && value != 0x85 || value == 0xFFFE || value == 0xFFFF {
        problem = .control(value)
        break
      }
      if isSmall {
        let character = UInt32(truncatingIfNeeded: index - shift)
        shift += length - 1
        if wide.isEmpty { wide.reserveCapacity(32) }
        wide.append(WideCharacter(index: character, shift: UInt32(truncatingIfNeeded: shift)))
      }
      index = Self.endOfPlainASCII(span, from: index + length)
    }
    end = index
    wideCharacters = isSmall ? wide : nil
    self.problem = problem
  }

  private static func wideEncoding(of bytes: [UInt8]) -> Problem? {
    // Most text begins with neither.
    guard let first = bytes.first, first >= 0xFE || first == 0 else { return nil }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    return nil
  }

  /// The end of the stretch that holds only printable ASCII, tabs and line breaks.
  private static func endOfPlainASCII(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      while bytes.count - index >= blockWidth, isPlain(bytes.extracting(index..<index + blockWidth)) {
        index += blockWidth
      }
      while bytes.count - index >= 8 {
        let odd = oddBytes(in: bytes.eightBytes(at: index))
        index += odd == 0 ? 8 : odd.trailingZeroBitCount / 8
        if odd != 0 { break }
      }
      guard index < bytes.count else { break }
      guard isPlain(bytes[index]) else { return index }
      index += 1
    }
    return index
  }

  private static let blockWidth = 64

  /// Whether a block holds printable ASCII and line feeds only, as nearly all do.
  @inline(__always)
  private static func isPlain(_ block: Span<UInt8>) -> Bool {
    // A loop without branches and without a way out becomes a few instructions on many bytes at once.
    var odd: UInt8 = 0
    var position = 0
    while position < block.count {
      let byte = block[position]
      odd |= (byte &- 0x20 < 0x5F ? 0 : 1) & (byte == 0x0A ? 0 : 1)
      position &+= 1
    }
    return odd == 0
  }

  /// The highest bit of each of eight bytes that is neither printable ASCII nor a line feed.
  private static func oddBytes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Without the highest bits, so that no sum reaches the next byte.
    let low = word & (0x7F &* ones)
    let isPrintable = low &+ 0x60 &* ones
    let isNoLineFeed = (low ^ 0x0A &* ones) &+ 0x7F &* ones
    let isDelete = low &+ ones
    return (word | ~isPrintable & isNoLineFeed | isDelete) & (0x80 &* ones)
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// The multi-byte character at an offset, where it is well-formed.
  private static func decode(_ bytes: Span<UInt8>, at index: Int) -> (value: UInt32, length: Int)? {
    let lead = bytes[index]
    let (length, least): (Int, UInt32) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80)
      case 0xE0...0xEF: (3, 0x800)
      case 0xF0...0xF4: (4, 0x1_0000)
      default: (0, 0)
      }
    guard length > 0, bytes.count - index >= length else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, value <= 0x10_FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
    return (value, length)
  }
}

/// A character of several bytes.
///
/// - `index`: counts the characters of the text before it.
/// - `shift`: what to add to the index of any character up to the next of these, for its byte offset in the file.
struct WideCharacter {
  let index: UInt32
  let shift: UInt32
}

extension TextEncoding.Problem {
  func diagnostic(at position: SourcePosition) -> Diagnostic {
    let span = SourceSpan(start: position, end: SourcePosition(line: position.line, column: position.column + 1))
    switch self {
    case .utf16, .utf32:
      let name = if case .utf16 = self { "UTF-16" } else { "UTF-32" }
      return Diagnostic(
        code: "yaml.encoding",
        message: LocalizedText(en: "the file is written in \(name)", fr: "le fichier est enregistré en \(name)"),
        help: LocalizedText(en: "save it as UTF-8", fr: "enregistrez-le en UTF-8"), span: span)
    case .notUTF8(let byte):
      let shown = "0x" + String(byte, radix: 16, uppercase: true)
      return Diagnostic(
        code: "yaml.encoding",
        message: LocalizedText(
          en: "the file is not UTF-8: the byte \(shown) cannot stand here",
          fr: "le fichier n’est pas en UTF-8\u{A0}: l’octet \(shown) ne peut pas figurer ici"),
        help: LocalizedText(
          en: "save the file as UTF-8 (it may be in Windows-1252 or Latin-1)",
          fr: "enregistrez le fichier en UTF-8 (il est peut-être en Windows-1252 ou en Latin-1)"), span: span)
    case .control(let value):
      let digits = String(value, radix: 16, uppercase: true)
      let shown = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return Diagnostic(
        code: "yaml.control_character",
        message: LocalizedText(
          en: "the control character \(shown) may not stand in YAML",
          fr: "le caractère de contrôle \(shown) ne peut pas figurer dans du YAML"),
        help: LocalizedText(
          en: "delete it, or write it as an escape inside double quotes, such as \"\\x1B\"",
          fr: "supprimez-le, ou écrivez-le par une séquence d’échappement entre guillemets doubles, par exemple "
            + "\"\\x1B\""), span: span)
    }
  }
}
