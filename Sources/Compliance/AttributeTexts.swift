// The paths of attributes as reports spell them. Declarations name the same ones over and over: each is spelled once for
// many declarations, as long as it is short of lists.

import CEL
import Synchronization

/// The paths of attributes that have coordinates, and where what is said of them in one declaration is kept.
struct PathTexts: Sendable {
  /// The place of an attribute's text.
  struct Entry {
    fileprivate let row: Int
    fileprivate let column: Int
  }

  private struct Text {
    /// Empty before it is asked for.
    var spelling = ""
    /// What was said of the attribute, in which declaration.
    var reading = 0
    var declaration = 0
  }

  /// Elements of lists that come later are rarely named, and would take the more room.
  private static let indexLimit = 16

  /// By list and index: where the row of the element is, counted from 1.
  private var rowNumbers: [Int32] = []
  /// Of an element, or of the outermost object, by position.
  private var rows: [[Text]] = []
  /// How many declarations there were.
  private var declaration = 0

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
    if place.position >= count { rows[row] += repeatElement(Text(), count: place.position + 1 - count) }
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

  /// The path of an attribute.
  mutating func text(of entry: Entry, _ attribute: Attribute) -> String {
    let known = rows[entry.row][entry.column].spelling
    if !known.isEmpty { return known }
    let spelling = attribute.place.description
    rows[entry.row][entry.column].spelling = spelling
    return spelling
  }
}

/// What assessments leave for later ones: as many as there ever were at the same time.
final class PathTextStore: Sendable {
  private let idle = Mutex<[PathTexts]>([])

  func take() -> PathTexts { idle.withLock { $0.popLast() } ?? PathTexts() }

  func put(_ texts: PathTexts) { idle.withLock { $0.append(texts) } }
}
