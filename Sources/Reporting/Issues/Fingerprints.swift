// What tells an issue of this run and one of the last to be the same, though lines were inserted above it: the rule,
// the space and the text of the line, never its number. Issues that are alike in all of these are numbered through a
// file, in its order.

import Crypto
import Diagnostics

struct Fingerprints {
  /// What does not change when the file does elsewhere.
  struct Mark {
    /// As the user named it.
    let file: String
    /// The rule's id, or the diagnostic's code.
    let rule: String
    /// The space's id.
    let subject: String?
    /// The text of the line that the place begins on.
    let excerpt: String
  }

  private var file: String?
  private var occurrences: [String: Int] = [:]

  /// An issue's fingerprint within its file: hexadecimal digits, a colon, and a number from 1. Ask once an issue, in
  /// the order of the report.
  mutating func next(_ mark: Mark) -> String {
    if mark.file != file {
      file = mark.file
      occurrences = [:]
    }
    let name = Self.digest([mark.rule, mark.subject ?? "", mark.excerpt.trimmingBlanks], bytes: 8)
    let number = occurrences[name, default: 0] + 1
    occurrences[name] = number
    return "\(name):\(number)"
  }

  /// SHA-256 of the texts, in lower-case hexadecimal; each ends with a zero byte, so that no two lists run together.
  ///
  /// - Parameter count: how many bytes of it are written.
  static func digest(_ texts: [String], bytes count: Int = SHA256.byteCount) -> String {
    var all: [UInt8] = []
    for text in texts {
      all.append(text: text)
      all.append(0)
    }
    let digits = Array("0123456789abcdef".utf8)
    var written: [UInt8] = []
    written.reserveCapacity(2 * count)
    for byte in SHA256.hash(data: all).prefix(count) {
      written.append(digits[Int(byte >> 4)])
      written.append(digits[Int(byte & 15)])
    }
    return String(decoding: written, as: UTF8.self)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    let start = drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...last])
  }
}
