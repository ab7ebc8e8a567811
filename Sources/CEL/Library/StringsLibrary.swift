// The string extensions. Positions count code points; what grows a text is bounded.

extension Library {
  /// `charAt`, `indexOf`, `join`, `replace`, `split`, `substring`, `format` and their like.
  public static let strings = Library("strings", Texts.positions + Texts.changes + Texts.lists + Texts.escapes)
}

enum Texts {
  static let positions = [
    Function(
      "charAt", "The code point at a position, as a text; empty at the end.",
      [
        .member { (text: String, position: Int64) throws(EvaluationError) -> String in
          let text = CodePointText(text)
          let start = try text.byteOffset(of: position)
          guard start < text.bytes.count else { return "" }
          return text[start..<(try text.byteOffset(of: position + 1))]
        }
      ]),
    Function(
      "indexOf", "The position at which a part first occurs, at the given one or later; -1 where it does not.",
      [
        .member { (text: String, part: String) throws(EvaluationError) in try indexOf(part, in: text, from: 0) },
        .member { (text: String, part: String, start: Int64) throws(EvaluationError) in
          try indexOf(part, in: text, from: start)
        },
      ]),
    Function(
      "lastIndexOf", "The position at which a part last occurs, at the given one or earlier; -1 where it does not.",
      [
        .member { (text: String, part: String) throws(EvaluationError) in
          try lastIndexOf(part, in: text, upTo: nil)
        },
        .member { (text: String, part: String, limit: Int64) throws(EvaluationError) in
          try lastIndexOf(part, in: text, upTo: limit)
        },
      ]),
    Function(
      "substring", "The code points from one position up to another, which is left out, or up to the end.",
      [
        .member { (text: String, start: Int64) throws(EvaluationError) -> String in
          let text = CodePointText(text)
          return text[(try text.byteOffset(of: start))..<text.bytes.count]
        },
        .member { (text: String, start: Int64, end: Int64) throws(EvaluationError) -> String in
          guard start <= end else {
            throw EvaluationError(
              .invalidArgument, en: "invalid substring range: it starts at \(start) and ends at \(end)",
              fr: "intervalle invalide\u{A0}: il commence à \(start) et finit à \(end)")
          }
          let text = CodePointText(text)
          return text[(try text.byteOffset(of: start))..<(try text.byteOffset(of: end))]
        },
      ]),
  ]

  static let changes = [
    Function(
      "lowerAscii", "The text with the letters A to Z in lower case.",
      [
        .member { (text: String) in
          String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
        }
      ]),
    Function(
      "upperAscii", "The text with the letters a to z in upper case.",
      [
        .member { (text: String) in
          String(decoding: text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
        }
      ]),
    Function(
      "trim", "The text without white space, as Unicode defines it, at either end.",
      [
        .member { (text: String) -> String in
          let kept = text.unicodeScalars.drop { $0.properties.isWhitespace }
          let trailing = kept.reversed().prefix { $0.properties.isWhitespace }.count
          return String(kept.dropLast(trailing))
        }
      ]),
    Function(
      "reverse", "The code points in the opposite order.",
      [
        .member { (text: String) -> String in
          var reversed = String.UnicodeScalarView()
          reversed.append(contentsOf: text.unicodeScalars.reversed())
          return String(reversed)
        }
      ]),
    Function(
      "replace", "The text with each occurrence of a part, or the first so many, replaced.",
      [
        .member { (text: String, part: String, replacement: String) throws(EvaluationError) in
          try replaced(text, part, replacement, limit: -1)
        },
        Overload(
          parameters: [.string, .string, .string, .int], result: .string, isMember: true,
          implementation: .any { (arguments) throws(EvaluationError) -> Value in
            guard arguments.count == 4, case .string(let text) = arguments[0], case .string(let part) = arguments[1],
              case .string(let replacement) = arguments[2], case .int(let limit) = arguments[3]
            else { throw .noSuchOverload(arguments) }
            return .string(try replaced(text, part, replacement, limit: limit))
          }),
      ]),
  ]

  // MARK: - Searching and replacing

  private static func indexOf(_ part: String, in text: String, from start: Int64) throws(EvaluationError) -> Int64 {
    let text = CodePointText(text)
    let match = SubstringSearch(Array(part.utf8)).firstMatch(in: text.bytes, from: try text.byteOffset(of: start))
    return match.map { Int64(text.codePoint(at: $0)) } ?? -1
  }

  private static func lastIndexOf(
    _ part: String, in text: String, upTo limit: Int64?
  ) throws(EvaluationError) -> Int64 {
    let text = CodePointText(text)
    var byteLimit = text.bytes.count
    if let limit { byteLimit = try text.byteOffset(of: limit) }
    let match = SubstringSearch(Array(part.utf8)).lastMatch(in: text.bytes, upTo: byteLimit)
    return match.map { Int64(text.codePoint(at: $0)) } ?? -1
  }

  /// - Parameter limit: how many occurrences at most; all where it is negative.
  private static func replaced(
    _ text: String, _ part: String, _ replacement: String, limit: Int64
  ) throws(EvaluationError) -> String {
    let pieces = try pieces(of: text, separatedBy: part, limit: limit < 0 ? .max : limit, includesEnds: true)
    return try joined(pieces, separator: replacement)
  }

  /// The text cut at the first `limit` occurrences of a separator; at each code point where the separator is empty.
  ///
  /// - Parameter includesEnds: whether an empty separator also occurs before the first and after the last code point.
  static func pieces(
    of text: String, separatedBy separator: String, limit: Int64, includesEnds: Bool
  ) throws(EvaluationError) -> [String] {
    let text = CodePointText(text)
    var cuts: [Range<Int>] = []
    if separator.isEmpty {
      for (offset, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 && (includesEnds || offset > 0) {
        cuts.append(offset..<offset)
      }
      if includesEnds { cuts.append(text.bytes.count..<text.bytes.count) }
      if Int64(cuts.count) > limit { cuts.removeLast(cuts.count - Int(limit)) }
    } else {
      let search = SubstringSearch(Array(separator.utf8))
      var start = 0
      while Int64(cuts.count) < limit, let match = search.firstMatch(in: text.bytes, from: start) {
        start = match + search.pattern.count
        cuts.append(match..<start)
      }
    }
    var pieces: [String] = []
    var start = 0
    for cut in cuts {
      pieces.append(text[start..<cut.lowerBound])
      start = cut.upperBound
    }
    pieces.append(text[start..<text.bytes.count])
    return pieces
  }

  static func joined(_ pieces: [String], separator: String) throws(EvaluationError) -> String {
    var text = ""
    for (index, piece) in pieces.enumerated() {
      let added = piece.utf8.count + (index > 0 ? separator.utf8.count : 0)
      guard text.utf8.count <= EvaluationError.sizeLimit - added else { throw .tooLarge }
      if index > 0 { text += separator }
      text += piece
    }
    return text
  }
}
