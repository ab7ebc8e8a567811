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
  let problem: Problem?

  enum Problem {
    case utf16, utf32
    case notUTF8(UInt8)
    case control(UInt32)
  }

  init(_ bytes: [UInt8]) {
    if let problem = Self.wideEncoding(of: bytes) {
      (start, end, isASCII) = (0, 0, false)
      self.problem = problem
      return
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    start = hasMark ? 3 : 0
    let plain = Self.endOfPlainASCII(bytes, from: start)
    if plain == bytes.count {
      (end, isASCII, problem) = (plain, true, nil)
    } else {
      (end, problem) = Self.scan(bytes, from: plain)
      isASCII = false
    }
  }

  private static func wideEncoding(of bytes: [UInt8]) -> Problem? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    return nil
  }

  /// The end of the stretch that holds only printable ASCII, tabs and line breaks.
  private static func endOfPlainASCII(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      guard byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 || byte == 0x0D else { return index }
      index += 1
    }
    return index
  }

  /// The first bad byte after `start`, or the end.
  private static func scan(_ bytes: [UInt8], from start: Int) -> (end: Int, problem: Problem?) {
    var index = start
    while true {
      index = endOfPlainASCII(bytes, from: index)
      guard index < bytes.count else { return (index, nil) }
      let byte = bytes[index]
      if byte < 0x80 { return (index, .control(UInt32(byte))) }
      guard let (value, length) = decode(bytes, at: index) else { return (index, .notUTF8(byte)) }
      if value < 0xA0 && value != 0x85 || value == 0xFFFE || value == 0xFFFF { return (index, .control(value)) }
      index += length
    }
  }

  /// The multi-byte character at an offset, where it is well-formed.
  private static func decode(_ bytes: [UInt8], at index: Int) -> (value: UInt32, length: Int)? {
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
