// `contains`, `startsWith` and `endsWith`, and the search that they and the string extensions share. Texts are
// compared as bytes: UTF-8 sees to it that whole code points match.

enum TextSearch {
  static let functions = [
    Function(
      "contains", "Whether the text has the other one in it.",
      [
        .member { (text: String, part: String) in
          SubstringSearch(Array(part.utf8)).firstMatch(in: Array(text.utf8), from: 0) != nil
        }
      ]),
    Function(
      "startsWith", "Whether the text begins with the other one.",
      [.member { (text: String, prefix: String) in text.utf8.starts(with: prefix.utf8) }]),
    Function(
      "endsWith", "Whether the text ends with the other one.",
      [.member { (text: String, suffix: String) in text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }]),
  ]
}

/// Finds a pattern in time that grows with the lengths of text and pattern, never with their product
/// (Knuth, Morris and Pratt).
struct SubstringSearch {
  let pattern: [UInt8]
  /// For each prefix of the pattern, the length of its longest proper prefix that is also its suffix.
  private let borders: [Int]

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    var borders = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for position in pattern.indices.dropFirst() {
      while length > 0, pattern[position] != pattern[length] { length = borders[length - 1] }
      if pattern[position] == pattern[length] { length += 1 }
      borders[position] = length
    }
    self.borders = borders
  }

  /// Where the first match begins that begins at `start` or later.
  func firstMatch(in text: [UInt8], from start: Int) -> Int? {
    guard !pattern.isEmpty else { return start <= text.count ? start : nil }
    var matched = 0
    var position = start
    while position < text.count {
      if advance(&matched, over: text[position]) { return position + 1 - pattern.count }
      position += 1
    }
    return nil
  }

  /// Where the last match begins that begins at `limit` or earlier.
  func lastMatch(in text: [UInt8], upTo limit: Int) -> Int? {
    guard !pattern.isEmpty else { return min(limit, text.count) }
    var matched = 0
    var last: Int?
    for position in text.indices {
      guard position - pattern.count < limit else { break }
      if advance(&matched, over: text[position]) { last = position + 1 - pattern.count }
    }
    return last
  }

  /// - Returns: whether a match ends with the byte.
  private func advance(_ matched: inout Int, over byte: UInt8) -> Bool {
    while matched > 0, matched == pattern.count || pattern[matched] != byte { matched = borders[matched - 1] }
    if pattern[matched] == byte { matched += 1 }
    return matched == pattern.count
  }
}
