// What a run does where declarations are judged, by many at the same time: it readies the findings for the reports that
// were asked for, and puts them into the records that are kept of them.

import Archive
import Batch
import Findings
import Reporting

/// What a run wants of its declarations.
struct DeclarationWishes: Sendable {
  var findings = false
  var lines = false
  /// What fails and what is unanswered.
  var figures = false
  /// Whether they are kept.
  var records = false
  /// Whether those that were kept are kept once more.
  var recordsAgain = false

  /// What reports want.
  init(_ reports: [ReportRequest]) {
    findings = reports.contains { !$0.isOfLines }
    lines = reports.contains { $0.isOfLines }
  }
}

/// Makes of findings what a run wants, and of records what was made of findings before.
struct DeclarationPress: FindingPreparation {
  private let wishes: DeclarationWishes
  private let day: Int32
  /// Nil where neither lines nor records are wanted: making it ready takes a while.
  private let records: DeclarationRecords?
  private let rules: RuleList
  private let places: [String: UInt16]

  /// - Parameter day: the day to judge by, counted from 1970-01-01.
  init(_ wishes: DeclarationWishes, rules: RuleList, day: Int32) {
    self.wishes = wishes
    self.day = day
    self.rules = rules
    records = wishes.lines || wishes.records ? DeclarationRecords(rules) : nil
    places = Dictionary(rules.enumerated().map { ($0.element.id, UInt16(clamping: $0.offset)) }) { first, _ in first }
  }

  func prepare(_ finding: DeclarationFinding) -> PreparedFinding {
    let outline = DeclarationOutline(finding, hasFigures: wishes.figures || wishes.records)
    let drawn = wishes.findings ? finding : nil
    guard let records else { return PreparedFinding(outline: outline, finding: drawn) }
    guard wishes.records else {
      return PreparedFinding(outline: outline, finding: drawn, line: records.line(of: finding))
    }
    let days = finding.validDays.map { DayRange($0) } ?? DayRange(first: day, last: day)
    var record = heading(outline, days)
    let start = record.count
    record += records.record(of: finding)
    let line = wishes.lines ? records.line(of: record, from: start, path: finding.path) : nil
    return PreparedFinding(outline: outline, finding: drawn, line: line ?? [], record: record, days: days)
  }

  func restore(
    _ record: StoredRecord, path: String, origin: FindingOrigin?
  ) throws(DamagedRecord) -> PreparedFinding {
    guard let records else { throw DamagedRecord() }
    var reader = ByteReader(record.bytes, record.range)
    let (outline, days) = try outline(&reader, path: path)
    var line: [UInt8] = []
    if wishes.lines {
      let restored = records.line(of: record.bytes, from: reader.position, upTo: record.range.upperBound, path: path)
      guard let restored else { throw DamagedRecord() }
      line = restored
    }
    var drawn: DeclarationFinding?
    if wishes.findings {
      let kept = Array(record.bytes[reader.position..<record.range.upperBound])
      guard var finding = records.finding(of: kept, path: path) else { throw DamagedRecord() }
      finding.contentDigest = outline.contentDigest
      drawn = finding
    }
    return PreparedFinding(
      outline: outline, finding: drawn, line: line,
      record: wishes.recordsAgain ? Array(record.bytes[record.range]) : [], days: days, origin: origin)
  }

  private func heading(_ outline: DeclarationOutline, _ days: DayRange) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(UInt8(Verdict.allCases.firstIndex(of: outline.verdict) ?? 0))
    bytes.append(UInt8(outline.hasWarning ? 1 : 0))
    bytes.append(UInt8(outline.contentDigest == nil ? 0 : 1))
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
    let verdict = Int(try reader.uint8())
    guard Verdict.allCases.indices.contains(verdict) else { throw DamagedRecord() }
    let hasWarning = try reader.uint8() == 1
    let hasDigest = try reader.uint8() == 1
    let digest = try reader.uint64()
    var outline = DeclarationOutline(
      path: path, verdict: Verdict.allCases[verdict], hasWarning: hasWarning, contentDigest: hasDigest ? digest : nil)
    let days = DayRange(first: try reader.int32(), last: try reader.int32())
    let failing = Int(try reader.uint16())
    guard wishes.figures else {
      // Most runs do not ask for them.
      try reader.pass(2 * failing)
      for _ in 0..<(try reader.uint32()) { try reader.passText() }
      return (outline, days)
    }
    for _ in 0..<failing {
      let place = Int(try reader.uint16())
      guard rules.indices.contains(place) else { throw DamagedRecord() }
      outline.failing.append(rules[place])
    }
    for _ in 0..<(try reader.uint32()) { outline.unanswered.append(try reader.text()) }
    return (outline, days)
  }
}

extension DayRange {
  fileprivate init(_ days: ClosedRange<Int>) {
    self.init(first: Int32(clamping: days.lowerBound), last: Int32(clamping: days.upperBound))
  }
}
