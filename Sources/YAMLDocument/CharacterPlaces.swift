// From libyaml's count of characters to byte offsets, for places that come in the order of the text: the way to the
// next one begins where the last one ended.

/// Places in a file of which each multi-byte character is known.
struct CharacterPlaces {
  private let wide: [WideCharacter]
  /// How many of these lie before the place that was asked for last, and what they add to its offset.
  private var passed = 0
  private var shift: Int
  /// Up to which character that much is added.
  private var limit: UInt32

  init?(_ file: SourceFile) {
    guard let wide = file.wideCharacters else { return nil }
    self.wide = wide
    shift = file.textStart
    limit = wide.first?.index ?? .max
  }

  /// - Parameter index: counts characters after the byte-order mark; no less than in the calls before.
  @inline(__always)
  mutating func byteOffset(ofCharacter index: UInt32) -> Int {
    if index > limit { pass(index) }
    return Int(index) + shift
  }

  @inline(never)
  private mutating func pass(_ index: UInt32) {
    while passed < wide.count, wide[passed].index < index {
      shift = Int(wide[passed].shift)
      passed += 1
    }
    limit = passed < wide.count ? wide[passed].index : .max
  }
}
