// Text from a declaration is hostile until shown otherwise: it may hold terminal escapes, bidirectional overrides or
// invisible characters. Whatever shows such text to a person passes it through here first.

extension String {
  /// The text with every character that could steer a terminal or reorder what is read written as `\u{…}`: control
  /// characters (line feed included, tab becomes a space), bidirectional controls, zero-width and tag characters,
  /// line and paragraph separators.
  public var withoutControls: String {
    // Most texts are printable ASCII, which bytes tell.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    guard unicodeScalars.contains(where: { $0.isSteering }) else { return self }
    var safe = ""
    for scalar in unicodeScalars {
      if scalar == "\t" {
        safe += " "
      } else if scalar.isSteering {
        safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// The first `limit` characters, with an ellipsis where something was cut.
  public func shortened(to limit: Int) -> String {
    // No text has more characters than bytes.
    if utf8.count <= limit { return self }
    guard let cut = index(startIndex, offsetBy: limit, limitedBy: endIndex), cut != endIndex else { return self }
    return self[..<cut] + "…"
  }
}

extension Unicode.Scalar {
  /// Whether the character could steer a terminal or reorder what is read.
  package var isSteering: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true  // C0, DEL, C1
    case 0x00AD, 0x061C, 0x180E, 0xFEFF: true  // soft hyphen, Arabic letter mark, Mongolian separator, BOM
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true  // zero width, separators, bidi
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true  // interlinear annotation, tags
    default: false
    }
  }
}
