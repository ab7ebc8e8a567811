// Text from a declaration is hostile until shown otherwise: it may hold terminal escapes, bidirectional overrides or
// invisible characters. Whatever shows such text to a person passes it through here first.

extension String {
  /// The text with every character that could steer a terminal or reorder what is read written as `\u{…}`: control
  /// characters (line feed included, tab becomes a space), bidirectional controls, zero-width, invisible and tag
  /// characters, line and paragraph separators, noncharacters.
  public var withoutControls: String {
    // Most texts are printable ASCII, which bytes tell.
    if isPrintableASCII { return self }
    guard unicodeScalars.contains(where: { $0.isSteering }) else { return self }
    var safe = ""
    for scalar in unicodeScalars {
      if scalar == "\t" {
        safe += " "
      } else if scalar.isSteering {
        safe += scalar.visibleEscape
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  private var isPrintableASCII: Bool {
    guard #available(macOS 26, *) else { return utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    let bytes = utf8.span
    for index in 0..<bytes.count where bytes[index] < 0x20 || bytes[index] >= 0x7F { return false }
    return true
  }

  /// The first `limit` code points, with an ellipsis where something was cut. Unlike a character, to which any number
  /// of marks may be joined, a code point is of bounded size.
  public func shortened(to limit: Int) -> String {
    // No text has more code points than bytes.
    if utf8.count <= limit { return self }
    let scalars = unicodeScalars
    guard let cut = scalars.index(startIndex, offsetBy: limit, limitedBy: endIndex), cut != endIndex else {
      return self
    }
    return String(self[..<cut]) + "…"
  }
}

extension Unicode.Scalar {
  /// `\u{…}`: what a character that must not act is shown as.
  package var visibleEscape: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }

  /// Whether the character could steer a terminal, reorder what is read or hide in it, or is none at all.
  package var isSteering: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true  // C0, DEL, C1
    case 0x00AD, 0x061C, 0x180E, 0xFEFF: true  // soft hyphen, Arabic letter mark, Mongolian separator, BOM
    case 0x034F, 0x115F...0x1160, 0x17B4...0x17B5, 0x3164, 0xFFA0: true  // joiner, fillers, vowels that are not seen
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true  // zero width, separators, bidi
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true  // interlinear annotation, tags
    case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true  // controls of shorthand and of music
    case 0xFDD0...0xFDEF: true  // noncharacters, as are the last two of each plane
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
