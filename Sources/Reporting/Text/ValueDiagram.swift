// An expression with what its parts came to below them, each value under the operator, name or call that it belongs to:
//
//     a.age >= 18 && b.adult
//       |   |     |    |
//       20  true  true true
//
// A line of source that is too wide is broken between words, and every line has its own values.

import Diagnostics

/// What one part of an expression came to.
///
/// - `offset`: where its operator, name or call begins, in UTF-8 bytes of the source.
/// - `values`: one, or one for each of the first rounds of the macro that it stands in.
/// - `roundCount`: how many rounds there were.
package struct PartValues: Sendable {
  package enum Value: Sendable, Equatable {
    /// In the notation of the language.
    case value(String)
    case unknown
    case error
    /// A round was decided without it.
    case notNeeded
  }

  package let offset: Int
  package let values: [Value]
  package let roundCount: Int

  package init(offset: Int, values: [Value], roundCount: Int = 1) {
    self.offset = offset
    self.values = values
    self.roundCount = roundCount
  }
}

extension TextPage {
  mutating func diagram(of source: String, _ parts: [PartValues], phrases: Phrases, indent: Int) {
    let width = style.width - indent
    let lines = SourceLine.lines(of: source, width: width - SourceLine.roomAfter)
    for (number, sourceLine) in lines.enumerated() {
      line([Run(sourceLine.text, .strong)], indent: indent)
      let labels = parts.compactMap { part -> ValueLabel? in
        sourceLine.column(of: part.offset).map { column in
          ValueLabel(column: column, part, width: min(width - column, ValueLabel.longest), phrases)
        }
      }
      for row in ValueLabel.rows(labels) { line(row, indent: indent) }
      if !labels.isEmpty, number + 1 < lines.count { blank() }
    }
  }
}

/// What is shown of the source on one line.
private struct SourceLine {
  /// What every line leaves free, so that a value under its last column has room.
  static let roomAfter = 10

  private(set) var text = ""
  private var width = 0
  /// The column of each byte offset at which a character begins.
  private var columns: [Int: Int] = [:]

  func column(of offset: Int) -> Int? { columns[offset] }

  static func lines(of source: String, width: Int) -> [SourceLine] {
    var lines: [SourceLine] = []
    var current = SourceLine()
    var word = SourceLine()
    func finishWord() {
      if current.width > 0, current.width + word.width > width {
        lines.append(current.withoutTrailingBlanks)
        current = SourceLine()
      }
      current.append(word)
      word = SourceLine()
    }
    func finishLine() {
      finishWord()
      if current.text.contains(where: { $0 != " " }) { lines.append(current.withoutTrailingBlanks) }
      current = SourceLine()
    }
    var offset = 0
    for scalar in source.unicodeScalars {
      if scalar == "\n" || scalar == "\r" {
        finishLine()
      } else {
        let shown = String(scalar).withoutControls
        if word.width + shown.displayWidth > width { finishWord() }
        word.append(shown, offset)
        if scalar == " " { finishWord() }
      }
      offset += UTF8.width(scalar)
    }
    finishLine()
    return lines
  }

  private var withoutTrailingBlanks: SourceLine {
    var line = self
    while line.text.last == " " { line.text.removeLast() }
    return line
  }

  private mutating func append(_ shown: String, _ offset: Int) {
    columns[offset] = width
    text += shown
    width += shown.displayWidth
  }

  private mutating func append(_ word: SourceLine) {
    columns.merge(word.columns.mapValues { $0 + width }) { first, _ in first }
    text += word.text
    width += word.width
  }
}

/// A value and the column that it belongs to.
private struct ValueLabel {
  static let longest = 40
  /// The longest value of one round.
  private static let longestOfRound = 16

  let column: Int
  let text: String
  let tint: Tint

  init(column: Int, _ part: PartValues, width: Int, _ phrases: Phrases) {
    self.column = column
    if part.roundCount == 1, let only = part.values.first {
      text = only.text(phrases).fitted(to: width)
    } else {
      let rounds = part.values.map { $0.text(phrases).fitted(to: Self.longestOfRound) }.joined(separator: "; ")
      let count = part.roundCount > part.values.count ? "; … ×\(part.roundCount)" : ""
      text = (rounds.fitted(to: width - count.displayWidth) + count).fitted(to: width)
    }
    tint = part.values.contains(.error) ? .bad : part.values.contains(.unknown) ? .doubtful : .plain
  }

  /// The rows below a line of source: first a bar under each column, then the values from the right, each on the
  /// highest row where it stands clear of those to its right, with bars leading down to it.
  static func rows(_ labels: [ValueLabel]) -> [[Run]] {
    guard !labels.isEmpty else { return [] }
    var rows: [[ValueLabel]] = [[]]
    for label in labels.sorted(by: { $0.column > $1.column }) {
      let bar = ValueLabel(barAt: label.column)
      var row = 0
      while true {
        if row == rows.count { rows.append([]) }
        let next = rows[row].last?.column ?? .max
        if row > 0, label.column + label.text.displayWidth < next {
          rows[row].append(label)
          break
        }
        if label.column < next { rows[row].append(bar) }
        row += 1
      }
    }
    return rows.map { row in
      var width = 0
      return row.reversed().flatMap { label in
        let blanks = String(repeating: " ", count: label.column - width)
        width = label.column + label.text.displayWidth
        return [Run(blanks), Run(label.text, label.tint)]
      }
    }
  }

  private init(barAt column: Int) {
    self.column = column
    text = "|"
    tint = .faint
  }
}

extension PartValues.Value {
  fileprivate func text(_ phrases: Phrases) -> String {
    switch self {
    case .value(let notation): notation
    case .unknown: phrases.unknown
    case .error: phrases.error
    case .notNeeded: "–"
    }
  }
}
