// The list of a whole run in the order in which to ask: where the fewest answers decide comes first. That order is known
// only at the end, so declarations are kept small: questions are numbers into a table of wordings, which the
// declarations of a run share, and of what is long only a part is kept and the rest counted.

import Diagnostics
import Findings

/// A declaration of the list.
struct FollowUpEntry {
  var path: String
  var platform: String?
  var verdict: Verdict
  /// How many questions there are, the untold ones included.
  var questions: Int
  /// How many of them decide.
  var deciding: Int
  /// Those that are told.
  var corrections: [FollowUpCorrection]
  var allCorrections: Int
  fileprivate var rows: [Row]
  fileprivate var places: [Place]
  fileprivate var arrival: Int

  /// A question, whose places follow those of the row before.
  fileprivate struct Row {
    var wording: UInt32
    var told: UInt32
    var all: UInt32
  }

  fileprivate struct Place {
    var path: UInt32
    var line: UInt32
    var column: UInt32
  }

  fileprivate func comes(before other: FollowUpEntry) -> Bool {
    let key = (verdict.turn, deciding, questions)
    let otherKey = (other.verdict.turn, other.deciding, other.questions)
    if key != otherKey { return key < otherKey }
    return path == other.path ? arrival < other.arrival : path < other.path
  }
}

/// A question as the list tells it.
///
/// - `number`: its place among those of its declaration, from 1.
/// - `answers`: how many answers it asks for; `places` holds the first of them.
struct ListedQuestion {
  var number: Int
  var wording: FollowUpQuestion.Wording
  var places: [FollowUpQuestion.Place]
  var answers: Int
}

/// The declarations to ask about.
struct FollowUpList {
  /// What is told of one declaration.
  static let questionLimit = 100
  static let placeLimit = 20
  static let correctionLimit = 10

  private var wordings = Interned<FollowUpQuestion.Wording>()
  private var paths = Interned<String>()
  private var entries: [FollowUpEntry] = []
  private var isSorted = false
  /// How many declarations of each verdict are listed.
  private(set) var listed: [Verdict: Int] = [:]
  private(set) var questions = 0
  private(set) var deciding = 0

  var isEmpty: Bool { entries.isEmpty }

  mutating func insert(_ declaration: DeclarationFinding) {
    let asked = FollowUpQuestion.questions(of: declaration)
    switch declaration.verdict {
    case .undetermined, .invalid: break
    case .nonCompliant, .compliant, .notApplicable: guard !asked.isEmpty else { return }
    }
    let corrections = FollowUpCorrection.corrections(of: declaration, questions: asked)
    var entry = FollowUpEntry(
      path: declaration.path.onOneLine(upTo: 4096), platform: declaration.platform?.onOneLine(upTo: 300),
      verdict: declaration.verdict, questions: asked.count,
      deciding: asked.count { $0.wording.weight == .decides },
      corrections: Array(corrections.prefix(Self.correctionLimit)), allCorrections: corrections.count, rows: [],
      places: [], arrival: entries.count)
    let told = asked.prefix(Self.questionLimit)
    entry.rows.reserveCapacity(told.count)
    entry.places.reserveCapacity(told.reduce(0) { $0 + min($1.places.count, Self.placeLimit) })
    for question in told { pack(question, into: &entry) }
    listed[declaration.verdict, default: 0] += 1
    questions += entry.questions
    deciding += entry.deciding
    entries.append(entry)
    isSorted = false
  }

  /// Takes the first entry off the list.
  mutating func next() -> FollowUpEntry? {
    if !isSorted {
      entries.sort { $1.comes(before: $0) }
      isSorted = true
    }
    return entries.popLast()
  }

  func questions(of entry: FollowUpEntry) -> [ListedQuestion] {
    var start = 0
    return entry.rows.enumerated().map { index, row in
      let places = entry.places[start..<start + Int(row.told)].map { place in
        FollowUpQuestion.Place(path: paths[place.path], line: Int(place.line), column: Int(place.column))
      }
      start += Int(row.told)
      return ListedQuestion(
        number: index + 1, wording: wordings[row.wording], places: places, answers: Int(row.all))
    }
  }

  private mutating func pack(_ question: FollowUpQuestion, into entry: inout FollowUpEntry) {
    var wording = question.wording
    wording.attribute = wording.attribute.onOneLine(upTo: 200)
    wording.text = wording.text?.onOneLine(upTo: 600)
    wording.rules = wording.rules.prefix(40).map { $0.onOneLine(upTo: 100) }
    let places = question.places.prefix(Self.placeLimit).map { place in
      FollowUpEntry.Place(
        path: paths.number(of: place.path.onOneLine(upTo: 200)), line: UInt32(clamping: place.line),
        column: UInt32(clamping: place.column))
    }
    entry.rows.append(
      FollowUpEntry.Row(
        wording: wordings.number(of: wording), told: UInt32(clamping: places.count),
        all: UInt32(clamping: question.places.count)))
    entry.places += places
  }
}

extension Verdict {
  /// When a declaration's turn comes: an answer decides, a correction lets it be judged, an answer completes.
  fileprivate var turn: Int {
    switch self {
    case .undetermined: 0
    case .invalid: 1
    case .nonCompliant: 2
    case .compliant, .notApplicable: 3
    }
  }
}

/// Values by number, each kept once.
private struct Interned<Value: Hashable & Sendable>: Sendable {
  private var numbers: [Value: UInt32] = [:]
  private var values: [Value] = []

  mutating func number(of value: Value) -> UInt32 {
    if let number = numbers[value] { return number }
    let number = UInt32(clamping: values.count)
    numbers[value] = number
    values.append(value)
    return number
  }

  /// - `number`: one that `number(of:)` gave.
  subscript(number: UInt32) -> Value { values[Int(number)] }
}
