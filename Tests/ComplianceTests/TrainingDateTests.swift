// The days on which a training counts, is current and expires, to the day: month ends, leap days, the first and the
// last day of the calendar.

import Findings
import Testing

@Suite("Training dates")
struct TrainingDateTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let completed: String?
    let asOf: String
    /// Of R3-O9.
    let current: Status
    /// Of R3-O4, R3-O5 and R3-O18.
    let counts: Status
    var validUntil: String?
    var months: String?

    init(
      _ name: String, _ completed: String?, asOf: String, _ current: Status, counts: Status = .pass,
      validUntil: String? = nil, months: String? = nil
    ) {
      self.name = name
      self.completed = completed
      self.asOf = asOf
      self.current = current
      self.counts = counts
      self.validUntil = validUntil
      self.months = months
    }

    var testDescription: String { name }
  }

  @Test("A single record", arguments: rows)
  func singleRecord(row: Row) throws {
    let record = "referents[0].training[0]"
    let edits =
      ["- declaration"] + [row.completed.map { "\(record).completed_on = \($0)" } ?? "- \(record).completed_on"]
      + [row.validUntil.map { "\(record).valid_until = \($0)" } ?? "- \(record).valid_until"]
    let assessor = try Fixture.assessor(set: row.months.map { ["training_validity_months": $0] } ?? [:], asOf: row.asOf)
    let finding = try Fixture.assess(Draft.sound.applying(edits).document, assessor)
    let statuses = try #require(finding.subjects.first).statuses([.obligation])
    #expect(statuses["O9"] == row.current)
    #expect(statuses["O10"] == (row.current == .fail ? .notApplicable : row.current))
    for rule in ["O4", "O5", "O18"] { #expect(statuses[rule] == row.counts, "\(rule)") }
  }

  static let rows = [
    Row("24 months before", "2024-11-21", asOf: "2026-11-21", .pass),
    Row("24 months and a day before", "2024-11-20", asOf: "2026-11-21", .fail),
    Row("24 months before, seen a day later", "2024-11-21", asOf: "2026-11-22", .fail),
    Row("a leap day, on the last day of February", "2024-02-29", asOf: "2026-02-28", .pass),
    Row("a leap day, the day after", "2024-02-29", asOf: "2026-03-01", .fail),
    Row("a leap day to a leap day", "2024-02-29", asOf: "2028-02-29", .pass, months: "48"),
    Row("a leap day to the day after one", "2024-02-29", asOf: "2028-03-01", .fail, months: "48"),
    Row("the day before a leap day, on it", "2024-02-28", asOf: "2028-02-29", .fail, months: "48"),
    Row("no leap day in 2100", "2096-02-29", asOf: "2100-02-28", .pass, months: "48"),
    Row("no leap day in 2100, the day after", "2096-02-29", asOf: "2100-03-01", .fail, months: "48"),
    Row("31 August and 18 months", "2024-08-31", asOf: "2026-02-28", .pass, months: "18"),
    Row("31 August and 18 months, the day after", "2024-08-31", asOf: "2026-03-01", .fail, months: "18"),
    Row("31 August and 6 months, to a leap day", "2023-08-31", asOf: "2024-02-29", .pass, months: "6"),
    Row("31 August and 6 months, after a leap day", "2023-08-31", asOf: "2024-03-01", .fail, months: "6"),
    Row("31 January and a month", "2026-01-31", asOf: "2026-02-28", .pass, months: "1"),
    Row("30 April and a month ends on the 30th", "2026-04-30", asOf: "2026-05-31", .fail, months: "1"),
    Row("31 December and two months", "2025-12-31", asOf: "2026-02-28", .pass, months: "2"),
    Row("over the new year", "2025-12-01", asOf: "2026-01-01", .pass, months: "1"),
    Row("over the new year, the day after", "2025-12-01", asOf: "2026-01-02", .fail, months: "1"),
    Row("valid until the very day", "2026-01-01", asOf: "2026-11-21", .pass, validUntil: "2026-11-21"),
    Row("valid until the day before", "2026-01-01", asOf: "2026-11-21", .fail, validUntil: "2026-11-20"),
    Row(
      "a later valid_until does not lengthen", "2024-11-20", asOf: "2026-11-21", .fail, validUntil: "2030-01-01"),
    Row("completed on the very day", "2026-11-21", asOf: "2026-11-21", .pass),
    Row("completed the day after does not count", "2026-11-22", asOf: "2026-11-21", .pass, counts: .fail),
    Row("undated is trained, never current", nil, asOf: "2026-11-21", .unknown),
    Row(
      "undated and still valid is not current either", nil, asOf: "2026-11-21", .unknown, validUntil: "2030-01-01"),
    Row("undated and expired", nil, asOf: "2026-11-21", .fail, validUntil: "2026-11-20"),
    Row("the last day of the calendar", "9999-12-31", asOf: "9999-12-31", .pass),
    Row("far ahead", "9999-12-31", asOf: "2026-11-21", .pass, counts: .fail),
    Row("past the end of the calendar", "9998-06-01", asOf: "9999-12-31", .pass),
    Row("more months than there are", "0001-01-01", asOf: "9999-12-31", .pass, months: "9223372036854775807"),
    Row("the first day of the calendar", "0001-01-01", asOf: "0001-01-01", .pass),
  ]

  @Test("Several records", arguments: several)
  func severalRecords(row: RuleCase) throws { try row.check() }

  static let first = "referents[0].training[0]"
  static let cyberviolence = "topics: [cyberviolence], evidence: {kind: audit_report}"
  static let exploitation = "topics: [grooming, child_sexual_abuse_material], evidence: {kind: audit_report}"
  static let both =
    "topics: [cyberviolence, grooming, child_sexual_abuse_material], evidence: {kind: audit_report}"

  static func records(_ records: String...) -> [String] {
    ["referents[0].training = [" + records.map { "{\($0)}" }.joined(separator: ", ") + "]"]
  }

  static let expired: [String: Status] = ["O9": .fail, "O10": .notApplicable]

  static let several = [
    RuleCase(
      "an expired record beside a current one",
      records("\(both), completed_on: 2020-01-01", "\(both), completed_on: 2026-01-01")),
    RuleCase(
      "an undated record beside a current one", records(both, "\(both), completed_on: 2026-01-01")),
    RuleCase(
      "a record to come beside a current one",
      records("\(both), completed_on: 2026-12-01", "\(both), completed_on: 2026-01-01"), raised: ["K08"]),
    RuleCase(
      "a record to come does not renew an expired one",
      records("\(both), completed_on: 2026-12-01", "\(both), completed_on: 2020-01-01"), expired, .nonCompliant,
      raised: ["K08"]),
    RuleCase(
      "each subject must be current, cyberviolence is not",
      records("\(cyberviolence), completed_on: 2020-01-01", "\(exploitation), completed_on: 2026-01-01"), expired,
      .nonCompliant),
    RuleCase(
      "each subject must be current, exploitation is not",
      records("\(cyberviolence), completed_on: 2026-01-01", "\(exploitation), completed_on: 2020-01-01"), expired,
      .nonCompliant),
    RuleCase(
      "a subject that no record covers is not out of date",
      records("\(exploitation), completed_on: 2026-01-01"), ["O4": .fail], .nonCompliant),
    RuleCase(
      "a subject undated, the other current",
      records(cyberviolence, "\(exploitation), completed_on: 2026-01-01"), ["O9": .unknown, "O10": .unknown],
      .undetermined, missing: ["O9": [first + ".completed_on"], "O10": [first + ".completed_on"]]),
    RuleCase(
      "a subject undated, the other expired",
      records(cyberviolence, "\(exploitation), completed_on: 2020-01-01"), expired, .nonCompliant),
    RuleCase(
      "evidence must be of the current record",
      records(
        "\(both), completed_on: 2020-01-01",
        "topics: [cyberviolence, grooming], completed_on: 2026-01-01, evidence: {kind: self_attested}"),
      ["O10": .fail], .nonCompliant, parameters: ["accepted_evidence": "[audit_report]"]),
    RuleCase(
      "a training completed on the very day needs evidence", [first + ".completed_on = 2026-11-21"],
      ["O10": .fail], .nonCompliant, raised: ["K08"], parameters: ["accepted_evidence": "[audit_report]"]),
    RuleCase(
      "every référent must be current",
      [
        "referents[1] = {id: ref-2, adult: true, training: [{\(both), completed_on: 2020-01-01}]}"
      ], expired, .nonCompliant),
    RuleCase(
      "a référent of another space need not be",
      [
        "spaces[1] = {id: other}",
        "referents[1] = {id: ref-2, spaces: [other], adult: true, training: [{\(both), completed_on: 2020-01-01}]}",
      ]),
  ]
}
