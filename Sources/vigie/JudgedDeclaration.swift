// What a run hands from those who judge to its reports: of each declaration as much as the reports of this run want,
// and what is kept of it for another run.

import Archive
import Findings
import Reporting

struct JudgedDeclaration: Sendable {
  var outline: DeclarationOutline
  /// Nil where no report draws it.
  var finding: DeclarationFinding?
  /// Its line in an NDJSON report; empty where there is none.
  var line: [UInt8] = []
  /// What is kept of it; empty where nothing is.
  var record: [UInt8] = []
  /// The days on which judging it anew would come to the same.
  var days = DayRange.always
  /// Where it comes from; nil where it was judged now.
  var origin: RunPreparation.Origin?
}

/// What a run wants of its declarations.
struct DeclarationWishes: Sendable {
  var findings = false
  var lines = false
  /// What fails and what is unanswered.
  var figures = false
  /// Whether they are kept.
  var records = false

  /// What reports want.
  init(_ reports: [ReportRequest]) {
    findings = reports.contains { !$0.isOfLines }
    lines = reports.contains { $0.isOfLines }
  }
}

/// Makes of findings what a run wants, and of records what was made of findings before.
struct DeclarationPress: Sendable {
  private let wishes: DeclarationWishes
  private let day: Int32
  private let records: DeclarationRecords
  private let rules: [RuleDescription]
  private let places: [String: UInt16]

  /// - Parameter day: the day to judge by, counted from 1970-01-01.
  init(_ wishes: DeclarationWishes, rules: [RuleDescription], day: Int32) {
    self.wishes = wishes
    self.day = day
    self.rules = rules
    records = DeclarationRecords(rules)
    places = Dictionary(rules.enumerated().map { ($0.element.id, UInt16(clamping: $0.offset)) }) { first, _ in first }
  }

  func judged(_ finding: DeclarationFinding) -> JudgedDeclaration {
    var judged = JudgedDeclaration(
      outline: DeclarationOutline(finding, hasFigures: wishes.figures || wishes.records),
      finding: wishes.findings ? finding : nil)
    if wishes.records {
      judged.days = DayRange(first: day, last: day)
      let kept = records.record(of: finding)
      judged.record = heading(judged.outline, judged.days)
      let start = judged.record.count
      judged.record += kept
      if wishes.lines { judged.line = records.line(of: judged.record, from: start, path: finding.path) ?? [] }
    } else if wishes.lines {
      judged.line = records.line(of: finding)
    }
    return judged
  }

  /// What was kept of a declaration, under the path that it has now.
  func judged(reading record: [UInt8], path: String) throws(DamagedRecord) -> JudgedDeclaration {
    var reader = ByteReader(record)
    let (outline, days) = try outline(&reader, path: path)
    var judged = JudgedDeclaration(outline: outline, days: days)
    if wishes.lines {
      guard let line = records.line(of: record, from: reader.position, path: path) else { throw DamagedRecord() }
      judged.line = line
    }
    if wishes.findings {
      guard var finding = records.finding(of: record, from: reader.position, path: path) else { throw DamagedRecord() }
      finding.contentDigest = outline.contentDigest
      judged.finding = finding
    }
    if wishes.records { judged.record = record }
    return judged
  }

  private func heading(_ outline: DeclarationOutline, _ days: DayRange) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: UInt8(Verdict.allCases.firstIndex(of: outline.verdict) ?? 0))
    bytes.append(number: UInt8(outline.hasWarning ? 1 : 0))
    bytes.append(number: UInt8(outline.contentDigest == nil ? 0 : 1))
    bytes.append(number: outline.contentDigest ?? 0)
    bytes.append(number: days.first)
    bytes.append(number: days.last)
    bytes.append(number: UInt16(clamping: outline.failing.count))
    for rule in outline.failing { bytes.append(number: places[rule.id] ?? .max) }
    bytes.append(number: UInt32(clamping: outline.unanswered.count))
    for path in outline.unanswered { bytes.append(text: path) }
    return bytes
  }

  private func outline(
    _ reader: inout ByteReader, path: String
  ) throws(DamagedRecord) -> (DeclarationOutline, DayRange) {
    let verdict = Int(try reader.number(UInt8.self))
    guard Verdict.allCases.indices.contains(verdict) else { throw DamagedRecord() }
    let hasWarning = try reader.number(UInt8.self) == 1
    let hasDigest = try reader.number(UInt8.self) == 1
    let digest = try reader.number(UInt64.self)
    var outline = DeclarationOutline(
      path: path, verdict: Verdict.allCases[verdict], hasWarning: hasWarning, contentDigest: hasDigest ? digest : nil)
    let days = DayRange(first: try reader.number(), last: try reader.number())
    for _ in 0..<(try reader.number(UInt16.self)) {
      let place = Int(try reader.number(UInt16.self))
      guard rules.indices.contains(place) else { throw DamagedRecord() }
      if wishes.figures { outline.failing.append(rules[place]) }
    }
    for _ in 0..<(try reader.number(UInt32.self)) {
      if wishes.figures { outline.unanswered.append(try reader.text()) } else { try reader.passText() }
    }
    return (outline, days)
  }
}
