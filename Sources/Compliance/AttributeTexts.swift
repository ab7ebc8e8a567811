// What reports say of attributes, whatever a declaration says: their paths and the questions that ask for them.
// Declarations name the same ones over and over: each is spelled once for many declarations, as long as it is short of
// lists.

import CEL
import Diagnostics

/// The texts of attributes that have coordinates, and where what is said of them in one declaration is kept.
struct AttributeTexts: Sendable {
  /// The place of an attribute's texts.
  struct Entry {
    fileprivate let row: Int
    fileprivate let column: Int
  }

  private struct Texts {
    /// Empty before it is asked for.
    var path = 0..<0
    /// Nil before it is asked for, empty where there is none.
    var question: Range<Int>?
    /// What was said of the attribute, in which declaration; none is 0.
    var reading = 0
    var declaration = 0
  }

  /// Elements of lists that come later are rarely named, and would take the more room.
  private static let indexLimit = 16

  /// By list and index: where the row of the element is, counted from 1.
  private var rowNumbers: [Int32] = []
  /// Of an element, or of the outermost object, by position.
  private var rows: [[Texts]] = []
  /// All texts, as UTF-8.
  private var spellings: [UInt8] = []
  /// How many declarations there were, with the one at hand.
  private var declaration = 1

  /// Begins another declaration.
  mutating func forgetReadings() { declaration += 1 }

  /// Nil where the texts of such places are not kept.
  mutating func entry(at place: AttributePlace.Coordinates) -> Entry? {
    guard place.index < Self.indexLimit else { return nil }
    let number = place.list * (Self.indexLimit + 1) + place.index + 1
    if number >= rowNumbers.count { rowNumbers += repeatElement(0, count: number + 1 - rowNumbers.count) }
    if rowNumbers[number] == 0 {
      rows.append([])
      rowNumbers[number] = Int32(clamping: rows.count)
    }
    let row = Int(rowNumbers[number]) - 1
    let count = rows[row].count
    if place.position >= count { rows[row] += repeatElement(Texts(), count: place.position + 1 - count) }
    return Entry(row: row, column: place.position)
  }

  /// The place of what was said of an attribute; nil where that is nothing yet.
  func reading(of entry: Entry) -> Int? {
    rows[entry.row][entry.column].declaration == declaration ? rows[entry.row][entry.column].reading : nil
  }

  mutating func setReading(_ reading: Int, of entry: Entry) {
    rows[entry.row][entry.column].reading = reading
    rows[entry.row][entry.column].declaration = declaration
  }

  /// Appends the path of an attribute.
  mutating func appendPath(of entry: Entry, _ attribute: Attribute, to text: inout [UInt8]) {
    let range = spellPath(of: entry, attribute)
    text.append(copying: spellings.span.extracting(range))
  }

  /// The path of an attribute.
  mutating func path(of entry: Entry, _ attribute: Attribute) -> String {
    let range = spellPath(of: entry, attribute)
    return String(decoding: spellings.span.extracting(range))
  }

  private mutating func spellPath(of entry: Entry, _ attribute: Attribute) -> Range<Int> {
    let known = rows[entry.row][entry.column].path
    if !known.isEmpty { return known }
    let range = spell(attribute.place.description)
    rows[entry.row][entry.column].path = range
    return range
  }

  /// Appends the question that asks for an attribute, where there is one.
  mutating func appendQuestion(
    of entry: Entry, _ attribute: Attribute, to text: inout [UInt8], asking question: (Attribute) -> String?
  ) {
    let known = rows[entry.row][entry.column].question
    let range = known ?? spell(question(attribute) ?? "")
    if known == nil { rows[entry.row][entry.column].question = range }
    text.append(copying: spellings.span.extracting(range))
  }

  /// - Returns: where the text stands among all.
  private mutating func spell(_ text: String) -> Range<Int> {
    let start = spellings.count
    spellings.append(text: text)
    return start..<spellings.count
  }
}
