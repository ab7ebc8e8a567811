// Texts made of what the writers' faster ways must tell apart: plain letters, marks of every format, characters that
// steer, combine or are wide, and the neighbours of those.

import Diagnostics
import TestData

enum RandomTexts {
  private static let plain = Array("abc XYZ 019 éàœ’«»–…".unicodeScalars)
  private static let odd = Array(
    ("=+-@;,\"'<>&%:\\`*_[](){}#|~^!.$\t\n\r\u{7F}\u{85}\u{9F}\u{A0}\u{AD}\u{2FF}\u{300}\u{301}\u{338}\u{34F}\u{61C}"
      + "\u{1100}\u{115F}\u{1680}\u{200B}\u{200F}\u{2010}\u{2027}\u{2028}\u{202E}\u{2060}\u{20DD}\u{3000}\u{3105}"
      + "\u{3164}名前✓✗＝＋－＠\u{FEFF}\u{FFFD}\u{FFFE}😀\u{E0041}").unicodeScalars)

  /// The same on every run; most are plain but for a few characters.
  static let all: [String] = {
    var random = SeededGenerator(seed: 7)
    let shares: [Double] = [0, 0.03, 0.3]
    return (0..<500).map { _ in
      let share = shares.randomElement(using: &random) ?? 0
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...90, using: &random) {
        let isOdd = Double.random(in: 0..<1, using: &random) < share
        text.append((isOdd ? odd : plain).randomElement(using: &random) ?? " ")
      }
      return String(text)
    }
  }()
}
