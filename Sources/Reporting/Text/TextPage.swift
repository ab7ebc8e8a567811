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

  init(style: TextStyle) {
    self.style = style
  }

  mutating func blank() { bytes.append(UInt8(ascii: "\n")) }

  /// One line as it stands.
  mutating func line(_ runs: [Run], indent: Int = 0) {
    var line = String(repeating: " ", count: indent)
    var rest = runs[...]
    while let first = rest.first {
      let same = rest.prefix { $0.tint == first.tint }
      line += painted(same.map(\.text).joined().withoutControls, first.tint)
      rest = rest.dropFirst(same.count)
    }
    bytes.append(contentsOf: line.utf8)
    blank()
  }

  /// Running text, wrapped between words; a word wider than a line is broken, and cut after two
  /// lines, which nothing but an attack reaches. Blanks and line breaks part words and
  /// are otherwise not kept.
  ///
  /// - `indent`: of the first line, in columns.
  /// - `hanging`: how much deeper the others begin.
  mutating func paragraph(_ runs: [Run], indent: Int = 0, hanging: Int = 0) {
    var current: [Run] = []
    var taken = 0
    var margin = indent
    for word in words(of: runs, narrowerThan: style.width - indent - hanging) {
      let width = word.reduce(0) { $0 + $1.text.displayWidth }
      if !current.isEmpty, margin + taken + 1 + width > style.width {
        line(current, indent: margin)
        current = []
        taken = 0
        margin = indent + hanging
      }
      if !current.isEmpty {
        current.append(Run(" ", current.last?.tint == word.first?.tint ? current.last?.tint ?? .plain : .plain))
        taken += 1
      }
      current += word
      taken += width
    }
    if !current.isEmpty { line(current, indent: margin) }
  }

  /// The words of some runs; one word may change its colour midway.
  private func words(of runs: [Run], narrowerThan limit: Int) -> [[Run]] {
    var words: [[Run]] = []
    var word: [Run] = []
    var width = 0
    var breaks = 0
    func finish() {
      if !word.isEmpty { words.append(word) }
      word = []
      width = 0
    }
    for run in runs {
      var piece = ""
      func finishPiece() {
        if !piece.isEmpty { word.append(Run(piece, run.tint)) }
        piece = ""
      }
      for scalar in run.text.unicodeScalars {
        if scalar == " " || scalar == "\n" {
          finishPiece()
          finish()
          breaks = 0
          continue
        }
        if breaks > 1 { continue }
        let shown = String(scalar).withoutControls
        if width + shown.displayWidth > limit - (breaks == 1 ? 1 : 0) {
          breaks += 1
          if breaks > 1 {
            piece += "…"
            continue
          }
          finishPiece()
          finish()
        }
        piece += shown
        width += shown.displayWidth
      }
      finishPiece()
    }
    finish()
    return words
  }

  private func painted(_ text: String, _ tint: Tint) -> String {
    guard style.color, !text.isEmpty, let code = tint.code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
