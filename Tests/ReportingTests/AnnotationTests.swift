// What GitHub's and GitLab's pipelines read: escaped so that no declaration can give them commands, the worst first, and
// within what they show.

import Diagnostics
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite("Annotations for pipelines")
struct AnnotationTests {
  private let fixtures = Fixtures(language: .english)

  private func lines(_ report: Report) -> [String] {
    var writer = GitHubReportWriter()
    return String(decoding: writer.bytes(of: report), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func objects(_ report: Report) throws -> [[String: Any]] {
    var writer = GitLabReportWriter()
    return try #require(try JSONSerialization.jsonObject(with: Data(writer.bytes(of: report))) as? [[String: Any]])
  }

  /// A command as the runner reads it.
  private func command(_ line: String) throws -> (name: String, properties: [String: String], message: String) {
    let match = try #require(line.wholeMatch(of: /::(error|warning|notice) (.*?)::(.*)/))
    var properties: [String: String] = [:]
    for pair in match.2.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      try #require(parts.count == 2)
      properties[parts[0]] = parts[1].removingPercentEncoding
    }
    return (String(match.1), properties, try #require(String(match.3).removingPercentEncoding))
  }

  @Test("Commands name the place and say what is wrong and what to do")
  func place() throws {
    let command = try command(lines(fixtures.report(fixtures.nonCompliant))[0])
    #expect(command.name == "error")
    #expect(
      command.properties == [
        "file": "declarations/glowvane-live.yaml", "line": "12", "endLine": "12", "col": "13", "endColumn": "27",
        "title": "R3-O2 fails: People moderate, not tools alone",
      ])
    #expect(command.message.hasPrefix("Space live-rooms (Live rooms): Moderation here is left to tools"))
    #expect(command.message.contains("\nTo do: Have référents"))
  }

  @Test("The file of a later document is named without its number")
  func laterDocument() throws {
    let command = try command(lines(fixtures.report(fixtures.invalid))[0])
    #expect(command.properties["file"] == "declarations/broken.yaml")
    #expect(try objects(fixtures.report(fixtures.invalid))[0]["severity"] as? String == "blocker")
  }

  @Test("A place that spans lines has no columns")
  func severalLines() throws {
    var declaration = fixtures.nonCompliant
    declaration.subjects[0].results[1].location = SourceSpan(
      start: SourcePosition(line: 3, column: 5), end: SourcePosition(line: 9, column: 2))
    let properties = try command(lines(fixtures.report(declaration))[0]).properties
    #expect(properties["line"] == "3" && properties["endLine"] == "9")
    #expect(properties["col"] == nil && properties["endColumn"] == nil)
  }

  @Test(
    "A declaration gives no commands and breaks no property",
    arguments: [
      "\n::error::owned", "\r\n::stop-commands::x", "::set-output name=a::b", "100% :: , = a", "\u{2028}::error::x",
      "\u{85}::error::x", "##[error]x", "%0A::error::x", "\u{1B}[2J\u{202E}", "a,line=7,title=x::y",
    ])
  func hostileText(_ text: String) throws {
    var declaration = fixtures.nonCompliant
    declaration.path = "d/\(text).yaml"
    declaration.subjects[0].id = text
    declaration.subjects[0].name = text
    for index in declaration.subjects[0].results.indices {
      if declaration.subjects[0].results[index].message != nil { declaration.subjects[0].results[index].message = text }
      declaration.subjects[0].results[index].remediation = text
    }
    declaration.diagnostics = [
      DiagnosticFinding(severity: .error, code: text, message: text, help: text, location: nil)
    ]
    let lines = lines(fixtures.report(declaration))
    #expect(lines.count == self.lines(fixtures.report(fixtures.nonCompliant)).count + 1)
    for line in lines {
      #expect(!line.unicodeScalars.contains { $0.isSteering })
      let command = try command(line)
      #expect(Set(command.properties.keys).isSubset(of: ["file", "line", "endLine", "col", "endColumn", "title"]))
      #expect(command.properties["line"] != "7")
      if command.name != "notice" { #expect(command.properties["file"]?.hasSuffix(".yaml") == true) }
    }
    let objects = try objects(fixtures.report(declaration))
    #expect(objects.allSatisfy { !($0["description"] as? String ?? "\n").unicodeScalars.contains(where: \.isSteering) })
  }

  @Test("Ten of each level at most, errors first, and the last notice says what was found and left out")
  func limits() throws {
    let severities: [Severity] = [.note, .warning, .error]
    var declaration = fixtures.undetermined
    declaration.diagnostics = (0..<60).map { number in
      DiagnosticFinding(
        severity: severities[number % 3], code: "schema.x", message: "message \(number)", help: nil, location: nil)
    }
    declaration.subjects = []
    let commands = try lines(fixtures.report(declaration)).map(command)
    #expect(
      commands.map(\.name)
        == Array(repeating: "error", count: 10) + Array(repeating: "warning", count: 10)
        + Array(repeating: "notice", count: 10))
    #expect(commands[0].message.hasPrefix("message 2."))
    let last = try #require(commands.last)
    #expect(last.message.contains("10 errors, 10 warnings and 11 notes"))
    #expect(last.message.contains("What was checked is the declaration, not the platform."))
    #expect(last.properties["file"] == nil)
  }

  @Test("A run without issues says what was checked, and nothing else")
  func nothingWrong() throws {
    let commands = try lines(fixtures.report(fixtures.compliant)).map(command)
    #expect(commands.map(\.name) == ["notice"])
    #expect(commands[0].message.contains("this declaration meets it"))
    #expect(!commands[0].message.contains("Not shown"))
    #expect(try objects(fixtures.report(fixtures.compliant)).isEmpty)
    #expect(try objects(Report(header: fixtures.header)).isEmpty)
  }

  @Test("GitLab's objects have unique fingerprints, a relative path and one of five severities")
  func quality() throws {
    var second = fixtures.nonCompliant
    second.path = "./declarations/other.yaml"
    var report = fixtures.mixed
    report.declarations += [second, fixtures.nonCompliant]
    report.declarations[report.declarations.count - 1].path += "#2"
    report.declarations.swapAt(3, report.declarations.count - 1)  // the two documents of one file stand together
    let objects = try objects(report)
    let fingerprints = objects.compactMap { $0["fingerprint"] as? String }
    #expect(fingerprints.count == objects.count)
    #expect(Set(fingerprints).count == objects.count)
    for object in objects {
      #expect((object["description"] as? String)?.isEmpty == false)
      #expect((object["check_name"] as? String)?.isEmpty == false)
      #expect(
        ["info", "minor", "major", "critical", "blocker"].contains(try #require(object["severity"] as? String)))
      let location = try #require(object["location"] as? [String: Any])
      #expect((location["path"] as? String)?.hasPrefix("declarations/") == true)
      #expect(try #require((location["lines"] as? [String: Int])?["begin"]) >= 1)
    }
  }
}
