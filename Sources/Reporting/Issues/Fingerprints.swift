// What tells an issue of this run and one of the last to be the same, though lines were inserted above it: the rule,
// the space and the text of the line, never its number. Issues that are alike in all of these are numbered through a
// file, in its order.

import Crypto

struct Fingerprints {
  private var file: String?
  private var occurrences: [String: Int] = [:]

  /// The issue's fingerprint within its file: hexadecimal digits, a colon, and a number from 1. Ask once an issue, in
  /// the order of the report.
  mutating func next(_ issue: Issue) -> String {
    if issue.file != file {
      file = issue.file
      occurrences = [:]
    }
    let digits = Self.digest([issue.rule, issue.subject ?? "", issue.excerpt.trimmingBlanks]).prefix(16)
    let name = String(digits)
    occurrences[name, default: 0] += 1
    return "\(name):\(occurrences[name, default: 1])"
  }

  /// SHA-256 of the texts, in lower-case hexadecimal; each ends with a zero byte, so that no two lists run together.
  static func digest(_ texts: [String]) -> String {
    var hash = SHA256()
    for text in texts { hash.update(data: Array(text.utf8) + [0]) }
    return hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
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
