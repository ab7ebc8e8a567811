// What is kept of declarations for another run comes back as it was, or not at all.

import Diagnostics
import Findings
import Testing

@testable import Reporting

@Suite("Records of declarations")
struct RecordTests {
  /// Reports whose results share the descriptions in the head, as a run's do.
  private static func report(_ language: Language) throws -> Report {
    var writer = JSONReportWriter()
    let saved = try SavedReport(reading: writer.bytes(of: Fixtures(language: language).mixed))
    var report = Report(header: saved.header)
    var rest = saved.declarations
    while let declaration = try rest.next() { report.declarations.append(declaration) }
    return report
  }

  @Test("A record gives the line of a report and the finding, under the path of the day", arguments: Language.allCases)
  func roundTrip(language: Language) throws {
    let report = try Self.report(language)
    let records = DeclarationRecords(report.header.policy.rules)
    var writer = NDJSONReportWriter()
    _ = writer.begin(report.header)
    for declaration in report.declarations {
      let line = writer.write(declaration)
      #expect(records.line(of: declaration) == line)
      let record = records.record(of: declaration)
      #expect(record.count < line.count)
      #expect(records.line(of: record, path: declaration.path) == line)
      #expect(records.finding(of: record, path: declaration.path) == declaration)
      var renamed = declaration
      renamed.path = "a \"new\"\u{1B} place"
      #expect(records.record(of: renamed) == record)
      #expect(records.finding(of: [1, 2, 3] + record, from: 3, path: renamed.path) == renamed)
      #expect(records.line(of: [1, 2, 3] + record, from: 3, path: renamed.path) == writer.write(renamed))
    }
  }

  @Test("A record that ends early is no finding")
  func torn() throws {
    let report = try Self.report(.english)
    let records = DeclarationRecords(report.header.policy.rules)
    for declaration in report.declarations {
      let record = records.record(of: declaration)
      for count in stride(from: 0, to: record.count, by: 7) {
        #expect(records.finding(of: Array(record[..<count]), path: "a") == nil)
        #expect(records.line(of: Array(record[..<count]), path: "a") == nil)
      }
    }
  }

  @Test("Whatever is changed in a record, reading it ends")
  func changed() throws {
    let report = try Self.report(.french)
    let records = DeclarationRecords(report.header.policy.rules)
    let record = records.record(of: try #require(report.declarations.first))
    var refused = 0
    for position in record.indices {
      var changed = record
      changed[position] ^= 0x11
      if records.finding(of: changed, path: "a") == nil { refused += 1 }
      _ = records.line(of: changed, path: "a")
    }
    #expect(refused > 100)
  }
}
