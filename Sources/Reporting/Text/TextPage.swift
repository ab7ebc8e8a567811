// Lines of a terminal: words wrapped to its width, colours where they are wanted. Everything that a text report shows
// passes through here, so this is where text is made harmless; what it says is the business of its callers.

import Diagnostics

/// The colours of a text report, by what they stand for.
enum Tint {
  case plain
  case strong
  case faint
  case good
  case bad
  case doubtful
  case place

  /// The parameters of the ANSI sequence that switches it on.
  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .faint: "2"
    case .good: "1;32"
    case .bad: "1;31"
    case .doubtful: "1;33"
    case .place: "36"
    }
  }
}

/// A piece of text in one colour.
struct Run: Sendable {
  var text: String
  var tint: Tint

  init(_ text: String, _ tint: Tint = .plain) {
    self.text = text
    self.tint = tint
  }
}

/// A text for a terminal under construction.
struct TextPage {
  let style: TextStyle
  private(set) var bytes: [UInt8] = []
  /// The colour of what was last put on the line.
  private var tint: Tint?
  /// Whether that colour was switched on.
  private var isTinted = false

  init(style: TextStyle) {
    self.style = style
  }

  /// The bytes so far; they are not kept, so that another text can be begun.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  mutating func blank() { bytes.append(UInt8(ascii: "\n")) }

  /// Lines that a page of the same style took before.
  mutating func append(written lines: [UInt8]) { bytes += lines }

  /// One line as it stands.
  mutating func line(_ runs: [Run], indent: Int = 0) {
    beginLine(indent: indent)
    for run in runs {
      begin(run.tint, hasText: !run.text.isEmpty)
      bytes.append(text: run.text.withoutControls)
    }
    endLine()
  }

  private mutating func beginLine(indent: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  private mutating func begin(_ tint: Tint, hasText: Bool = true) {
    if tint != self.tint { endTint() }
    self.tint = tint
    guard style.color, !isTinted, hasText, let code = tint.code else { return }
    bytes += "\u{1B}[\(code)m".utf8
    isTinted = true
  }

  private mutating func endTint() {
    if isTinted { bytes += "\u{1B}[0m".utf8 }
    isTinted = false
    tint = nil
  }

  private mutating func endLine() {
    endTint()
    blank()
  }

  /// Running text, wrapped between words; a word wider than a line is broken, and cut after two
  /// lines, which nothing but an attack reaches. Blanks and line breaks part words and
  /// are otherwise not kept.
  ///
  /// - `indent`: of the first line, in columns.
  /// - `hanging`: how much deeper the others begin.
  mutating func paragraph(_ runs: [Run], indent: Int = 0, hanging: Int = 0) {
    var line = Line(margin: indent, hanging: indent + hanging)
    var word = Word(limit: style.width - indent - hanging)
    for run in runs {
      let text = run.text
      text.withBytes { bytes in
        var start = 0
        while start <= bytes.count {
          let end = bytes.firstBlank(from: start)
          if !word.append(bytes.extracting(start..<end)) {
            let indices =
              text.utf8.index(text.startIndex, offsetBy: start)..<text.utf8.index(text.startIndex, offsetBy: end)
            append(text.unicodeScalars[indices], run.tint, to: &word, on: &line)
          }
          if end < bytes.count {
            word.endPiece(run.tint)
            put(&word, on: &line)
            word.breaks = 0
          }
          start = end + 1
        }
      }
      word.endPiece(run.tint)
    }
    put(&word, on: &line)
    if !line.isEmpty { endLine() }
  }

  /// Appends a part of a word, which is broken where it does not fit.
  private mutating func append(
    _ part: Substring.UnicodeScalarView, _ tint: Tint, to word: inout Word, on line: inout Line
  ) {
    for scalar in part where word.breaks < 2 {
      if word.width + scalar.shownWidth > word.limit - word.breaks {
        word.breaks += 1
        if word.breaks == 2 {
          word.append("…")
          continue
        }
        word.endPiece(tint)
        put(&word, on: &line)
      }
      word.append(scalar)
    }
  }

  /// A word, of several pieces where it changes its colour midway.
  private struct Word {
    /// The columns that it may take.
    let limit: Int
    /// How often it was broken.
    var breaks = 0
    private(set) var text: [UInt8] = []
    /// Each to its end in the text.
    private(set) var pieces: [(end: Int, tint: Tint)] = []
    /// In columns.
    private(set) var width = 0

    mutating func append(_ scalar: Unicode.Scalar) { width += text.appendShown(scalar) }

    /// Returns false, and appends nothing, unless bytes tell that it fits.
    mutating func append(_ part: Span<UInt8>) -> Bool {
      guard breaks == 0, let columns = part.columns, width + columns <= limit else { return false }
      text.append(copying: part)
      width += columns
      return true
    }

    mutating func endPiece(_ tint: Tint) {
      if text.count > pieces.last?.end ?? 0 { pieces.append((text.count, tint)) }
    }

    mutating func clear() {
      text.removeAll(keepingCapacity: true)
      pieces.removeAll(keepingCapacity: true)
      width = 0
    }
  }

  /// The last line of a paragraph.
  private struct Line {
    var margin: Int
    /// The margin of the next line.
    let hanging: Int
    var isEmpty = true
    /// In columns.
    var taken = 0
  }

  /// Puts a word on the line, or on the next where it does not fit, and clears it.
  private mutating func put(_ word: inout Word, on line: inout Line) {
    guard let first = word.pieces.first else { return }
    if !line.isEmpty, line.margin + line.taken + 1 + word.width > style.width {
      endLine()
      line = Line(margin: line.hanging, hanging: line.hanging)
    }
    if line.isEmpty {
      beginLine(indent: line.margin)
    } else {
      begin(first.tint == tint ? first.tint : .plain)
      bytes.append(UInt8(ascii: " "))
      line.taken += 1
    }
    var start = 0
    for piece in word.pieces {
      begin(piece.tint)
      bytes.append(copying: word.text.span.extracting(start..<piece.end))
      start = piece.end
    }
    line.taken += word.width
    line.isEmpty = false
    word.clear()
  }
}

extension Span<UInt8> {
  /// Where a word ends that begins at an offset.
  fileprivate func firstBlank(from start: Int) -> Int {
    var index = start
    while index < count, self[index] != UInt8(ascii: " "), self[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }
}
