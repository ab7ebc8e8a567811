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
    write(runs.map { Run($0.text.withoutControls, $0.tint) }, indent: indent)
  }

  /// - Parameter runs: without controls.
  private mutating func write(_ runs: [Run], indent: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    var rest = runs[...]
    while let tint = rest.first?.tint {
      let same = rest.prefix { $0.tint == tint }
      let code = style.color && same.contains { !$0.text.isEmpty } ? tint.code : nil
      if let code { bytes.append(contentsOf: "\u{1B}[\(code)m".utf8) }
      for run in same { bytes.append(contentsOf: run.text.utf8) }
      if code != nil { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
      rest = rest.dropFirst(same.count)
    }
    blank()
  }

  /// Running text, wrapped between words; a word wider than a line is broken, and cut after two
  /// lines, which nothing but an attack reaches. Blanks and line breaks part words and
  /// are otherwise not kept.
  ///
  /// - `indent`: of the first line, in columns.
  /// - `hanging`: how much deeper the others begin.
  mutating func paragraph(_ runs: [Run], indent: Int = 0, hanging: Int = 0) {
    let (pieces, words) = words(of: runs, narrowerThan: style.width - indent - hanging)
    var current: [Run] = []
    var taken = 0
    var margin = indent
    func append(_ text: String, _ tint: Tint) {
      if current.last?.tint == tint {
        current[current.count - 1].text += text
      } else {
        current.append(Run(text, tint))
      }
    }
    for word in words {
      if !current.isEmpty, margin + taken + 1 + word.width > style.width {
        write(current, indent: margin)
        current = []
        taken = 0
        margin = indent + hanging
      }
      if let last = current.last?.tint {
        append(" ", last == pieces[word.pieces.lowerBound].tint ? last : .plain)
        taken += 1
      }
      for piece in pieces[word.pieces] { append(piece.text, piece.tint) }
      taken += word.width
    }
    if !current.isEmpty { write(current, indent: margin) }
  }

  /// A word, of several pieces where it changes its colour midway.
  private struct Word {
    var pieces: Range<Int>
    var width: Int
  }

  /// The words of some runs, and what they are made of.
  private func words(of runs: [Run], narrowerThan limit: Int) -> (pieces: [Run], words: [Word]) {
    var pieces: [Run] = []
    var words: [Word] = []
    var piece: [UInt8] = []
    var start = 0
    var width = 0
    var breaks = 0
    func finishPiece(_ tint: Tint) {
      if !piece.isEmpty { pieces.append(Run(String(decoding: piece, as: UTF8.self), tint)) }
      piece.removeAll(keepingCapacity: true)
    }
    func finish() {
      if start < pieces.count { words.append(Word(pieces: start..<pieces.count, width: width)) }
      start = pieces.count
      width = 0
    }
    for run in runs {
      for scalar in run.text.unicodeScalars {
        if scalar == " " || scalar == "\n" {
          finishPiece(run.tint)
          finish()
          breaks = 0
          continue
        }
        if breaks > 1 { continue }
        if width + scalar.shownWidth > limit - (breaks == 1 ? 1 : 0) {
          breaks += 1
          if breaks > 1 {
            width += piece.appendShown("…")
            continue
          }
          finishPiece(run.tint)
          finish()
        }
        width += piece.appendShown(scalar)
      }
      finishPiece(run.tint)
    }
    finish()
    return (pieces, words)
  }
}
