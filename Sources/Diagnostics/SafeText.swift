// Text from a declaration is hostile until shown otherwise: it may hold terminal escapes, bidirectional overrides or
// invisible characters. Whatever shows such text to a person passes it through here first.

extension String {
  /// The text with every character that could steer a terminal or reorder what is read written as `\u{…}`: control
  /// characters (line feed included, tab becomes a space), bidirectional controls, zero-width, invisible and tag
  /// characters, line and paragraph separators, noncharacters.
  public var withoutControls: String {
    // Of most texts bytes tell that nothing in them steers.
    guard withBytes({ $0.maySteer }), unicodeScalars.contains(where: \.isSteering) else { return self }
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

extension String {
  /// What `body` makes of the text's UTF-8.
  @inlinable
  public func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    // Not by `utf8.span`: where this is inlined, the optimiser lets go of a short text too early (Swift 6.3).
    if let result = unsafe utf8.withContiguousStorageIfAvailable({ unsafe body($0.span) }) { return result }
    return body(Array(utf8).span)
  }
}

extension Span<UInt8> {
  /// Whether a character of this UTF-8 text may be one that steers. Of those that do not, most are told.
  @inlinable
  public var maySteer: Bool {
    for index in 0..<count where maySteer(at: index) { return true }
    return false
  }

  /// Whether the character that begins at an offset may be one that steers; a byte within a character begins none.
  @inlinable
  @inline(__always)
  public func maySteer(at offset: Int) -> Bool {
    switch self[offset] {
    case 0x20..<0x7F, 0x80..<0xC2, 0xC3..<0xCD, 0xCE..<0xD8, 0xD9..<0xE1, 0xE4..<0xEF: false
    // No-break spaces, guillemets and apostrophes begin like characters that steer.
    case 0xC2: self[offset + 1] < 0xA0 || self[offset + 1] == 0xAD
    // So do kana.
    case 0xE3: self[offset + 1] == 0x85
    case 0xE2: self[offset + 1] != 0x80 || !(0x90..<0xA8).contains(self[offset + 2])
    default: true
    }
  }
}
