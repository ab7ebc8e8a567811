// What is told of one declaration of the follow-up list, and the few bytes that it is kept as: what the declarations of
// a run share, which is nearly all of their words, stands in tables and is kept as a number.

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
  var asked: [ListedQuestion]
  /// Those that are told.
  var corrections: [FollowUpCorrection]
  var allCorrections: Int
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

/// The words of a run, each kept once.
struct FollowUpWords {
  private var wordings = Interned<FollowUpQuestion.Wording>()
  private var texts = Interned<String>()

  /// The entry's path comes first.
  mutating func packed(_ entry: FollowUpEntry) -> PackedRecord {
    var record = PackedRecord()
    record.append(entry.path)
    record.append(entry.platform == nil ? 0 : 1)
    if let platform = entry.platform { record.append(platform) }
    record.append(Self.number(of: entry.verdict, among: Verdict.allCases))
    record.append(entry.questions)
    record.append(entry.deciding)
    record.append(entry.asked.count)
    for question in entry.asked {
      record.append(wordings.number(of: question.wording))
      record.append(question.answers)
      record.append(question.places.count)
      for place in question.places {
        record.append(texts.number(of: place.path))
        record.append(place.line)
        record.append(place.column)
      }
    }
    record.append(entry.allCorrections)
    record.append(entry.corrections.count)
    for correction in entry.corrections { append(correction, to: &record) }
    return record
  }

  private mutating func append(_ correction: FollowUpCorrection, to record: inout PackedRecord) {
    record.append(Self.number(of: correction.kind, among: FollowUpCorrection.Kind.allCases))
    record.append((correction.isContesting ? 1 : 0) + (correction.decides ? 2 : 0))
    record.append(texts.number(of: correction.code))
    record.append(texts.number(of: correction.message))
    record.append(correction.advice.map { texts.number(of: $0) + 1 } ?? 0)
    record.append(correction.position?.line ?? 0)
    record.append(correction.position?.column ?? 0)
    record.append(correction.paths.count)
    for path in correction.paths { record.append(texts.number(of: path)) }
  }

  /// - `record`: one that `packed` gave, from its start.
  func entry(_ record: PackedReader) -> FollowUpEntry {
    var record = record
    var entry = FollowUpEntry(
      path: record.text(), platform: record.number() == 1 ? record.text() : nil,
      verdict: Verdict.allCases[record.number()], questions: record.number(), deciding: record.number(), asked: [],
      corrections: [], allCorrections: 0)
    for index in 0..<record.number() {
      let wording = wordings[record.number()]
      let answers = record.number()
      let places = (0..<record.number()).map { _ in
        FollowUpQuestion.Place(path: texts[record.number()], line: record.number(), column: record.number())
      }
      entry.asked.append(ListedQuestion(number: index + 1, wording: wording, places: places, answers: answers))
    }
    entry.allCorrections = record.number()
    entry.corrections = (0..<record.number()).map { _ in correction(&record) }
    return entry
  }

  private func correction(_ record: inout PackedReader) -> FollowUpCorrection {
    var correction = FollowUpCorrection(kind: FollowUpCorrection.Kind.allCases[record.number()])
    let signs = record.number()
    correction.isContesting = signs & 1 != 0
    correction.decides = signs & 2 != 0
    correction.code = texts[record.number()]
    correction.message = texts[record.number()]
    let advice = record.number()
    correction.advice = advice == 0 ? nil : texts[advice - 1]
    let (line, column) = (record.number(), record.number())
    correction.position = line == 0 ? nil : SourcePosition(line: line, column: column)
    correction.paths = (0..<record.number()).map { _ in texts[record.number()] }
    return correction
  }

  private static func number<Case: Equatable>(of one: Case, among all: [Case]) -> Int {
    all.firstIndex(of: one) ?? 0
  }
}

/// Values by number, each kept once.
private struct Interned<Value: Hashable & Sendable>: Sendable {
  private var numbers: [Value: UInt32] = [:]
  private var values: [Value] = []

  mutating func number(of value: Value) -> Int {
    if let number = numbers[value] { return Int(number) }
    numbers[value] = UInt32(clamping: values.count)
    values.append(value)
    return values.count - 1
  }

  /// - `number`: one that `number(of:)` gave.
  subscript(number: Int) -> Value { values[number] }
}
