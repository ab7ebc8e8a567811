// The list of a whole run in the order in which to ask: where the fewest answers decide comes first. That order is known
// only at the end, so declarations are kept small, and of what is long only a part is kept and the rest counted.

import Diagnostics
import Findings

/// The declarations to ask about.
struct FollowUpList {
  /// What is told of one declaration.
  static let questionLimit = 100
  static let placeLimit = 20
  static let correctionLimit = 10

  private var words = FollowUpWords()
  private var records = PackedRecords()
  private var turns: [Turn] = []
  private var isSorted = false
  /// How many declarations of each verdict are listed.
  private(set) var listed: [Verdict: Int] = [:]
  private(set) var questions = 0
  private(set) var deciding = 0

  /// When a declaration's turn comes.
  private struct Turn {
    var verdict: UInt8
    var deciding: UInt32
    var questions: UInt32
    var record: PackedRecords.Place

    func comes(before other: Turn, in records: PackedRecords) -> Bool {
      let key = (verdict, deciding, questions)
      let otherKey = (other.verdict, other.deciding, other.questions)
      if key != otherKey { return key < otherKey }
      var reader = records.reader(at: record)
      var otherReader = records.reader(at: other.record)
      let (path, otherPath) = (reader.bytes(), otherReader.bytes())
      return path.elementsEqual(otherPath)
        ? record < other.record : path.lexicographicallyPrecedes(otherPath)
    }
  }

  var isEmpty: Bool { turns.isEmpty }

  mutating func insert(_ declaration: DeclarationFinding) {
    let asked = FollowUpQuestion.questions(of: declaration)
    switch declaration.verdict {
    case .undetermined, .invalid: break
    case .nonCompliant, .compliant, .notApplicable: guard !asked.isEmpty else { return }
    }
    let corrections = FollowUpCorrection.corrections(of: declaration, questions: asked)
    let entry = FollowUpEntry(
      path: declaration.path.onOneLine(upTo: 4096), platform: declaration.platform?.onOneLine(upTo: 300),
      verdict: declaration.verdict, questions: asked.count,
      deciding: asked.count { $0.wording.weight == .decides },
      asked: asked.prefix(Self.questionLimit).enumerated().map { Self.listed($1, number: $0 + 1) },
      corrections: Array(corrections.prefix(Self.correctionLimit)), allCorrections: corrections.count)
    turns.append(
      Turn(
        verdict: entry.verdict.turn, deciding: UInt32(clamping: entry.deciding),
        questions: UInt32(clamping: entry.questions), record: records.append(words.packed(entry))))
    isSorted = false
    listed[declaration.verdict, default: 0] += 1
    questions += entry.questions
    deciding += entry.deciding
  }

  private static func listed(_ question: FollowUpQuestion, number: Int) -> ListedQuestion {
    var wording = question.wording
    wording.attribute = wording.attribute.onOneLine(upTo: 200)
    wording.text = wording.text?.onOneLine(upTo: 600)
    wording.rules = wording.rules.prefix(40).map { $0.onOneLine(upTo: 100) }
    var places = Array(question.places.prefix(placeLimit))
    for index in places.indices { places[index].path = places[index].path.onOneLine(upTo: 200) }
    return ListedQuestion(number: number, wording: wording, places: places, answers: question.places.count)
  }

  /// Takes the first entry off the list.
  mutating func next() -> FollowUpEntry? {
    if !isSorted {
      let records = records
      turns.sort { $1.comes(before: $0, in: records) }
      isSorted = true
    }
    return turns.popLast().map { words.entry(records.reader(at: $0.record)) }
  }
}

extension Verdict {
  /// When a declaration's turn comes: an answer decides, a correction lets it be judged, an answer completes.
  fileprivate var turn: UInt8 {
    switch self {
    case .undetermined: 0
    case .invalid: 1
    case .nonCompliant: 2
    case .compliant, .notApplicable: 3
    }
  }
}
