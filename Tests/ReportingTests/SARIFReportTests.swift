// SARIF as code scanning reads it: valid by its schema, and with what GitHub asks for beyond.

import Diagnostics
import Findings
import Foundation
import TestData
import Testing

@testable import Reporting

@Suite("SARIF reports")
struct SARIFReportTests {
  private let fixtures = Fixtures(language: .english)

  private func bytes(_ report: Report, limit: Int = 5000) -> [UInt8] {
    var writer = SARIFReportWriter(limit: limit)
    return writer.bytes(of: report)
  }

  private func run(_ report: Report, limit: Int = 5000) throws -> [String: Any] {
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes(report, limit: limit))) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    #expect(log["$schema"] as? String != nil)
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private func results(_ report: Report, limit: Int = 5000) throws -> [[String: Any]] {
    try #require(try run(report, limit: limit)["results"] as? [[String: Any]])
  }

  private func rules(_ run: [String: Any]) throws -> [[String: Any]] {
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    return try #require(driver["rules"] as? [[String: Any]])
  }

  @Test(
    "A log is valid by the official schema",
    .enabled(if: SharedData.root != nil, Comment(rawValue: SharedData.absence)),
    .enabled(if: SchemaValidator.isInstalled, "needs python3 with the package jsonschema"),
    arguments: Language.allCases)
  func valid(_ language: Language) throws {
    let fixtures = Fixtures(language: language)
    let schema = try #require(SharedData.root).appending(path: "schemas/sarif-2.1.0.json")
    let empty = Report(header: fixtures.header)
    for (report, limit) in [(fixtures.mixed, 5000), (fixtures.mixed, 2), (empty, 5000)] {
      #expect(try SchemaValidator.errors(in: bytes(report, limit: limit), by: schema) == "")
    }
    #expect(try SchemaValidator.errors(in: Array(#"{"version": "2.1.0"}"#.utf8), by: schema) != "")
  }

  @Test("Every rule has what GitHub shows of it, and every result points to its rule", arguments: Language.allCases)
  func rulesOfResults(_ language: Language) throws {
    let run = try run(Fixtures(language: language).mixed)
    let rules = try rules(run)
    for rule in rules {
      let id = try #require(rule["id"] as? String)
      let name = try #require(rule["name"] as? String)
      #expect(name != id && !name.isEmpty && name.count <= 255)
      for key in ["shortDescription", "fullDescription", "help"] {
        let text = try #require((rule[key] as? [String: Any])?["text"] as? String)
        #expect(!text.isEmpty && (key == "help" || text.count <= 1024))
      }
      #expect(((rule["help"] as? [String: Any])?["markdown"] as? String)?.isEmpty == false)
      let level = try #require((rule["defaultConfiguration"] as? [String: Any])?["level"] as? String)
      #expect(["error", "warning", "note"].contains(level))
      let properties = try #require(rule["properties"] as? [String: Any])
      #expect(["very-high", "high", "medium", "low"].contains(properties["precision"] as? String))
      #expect(["error", "warning", "recommendation"].contains(properties["problem.severity"] as? String))
      #expect(rule["helpUri"] == nil)
    }
    let ids = rules.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == ids.count)
    for result in try #require(run["results"] as? [[String: Any]]) {
      let index = try #require(result["ruleIndex"] as? Int)
      try #require(ids.indices.contains(index))
      #expect(ids[index] == result["ruleId"] as? String)
      #expect((result["locations"] as? [Any])?.count == 1)
      #expect(result["kind"] == nil && result["suppressions"] == nil)
    }
  }

  @Test("What fails, what is open and what is wrong with documents are results; a space out of scope is none")
  func whatIsAResult() throws {
    let found = try results(fixtures.mixed).map { result in
      "\(result["ruleId"] as? String ?? "") \(result["level"] as? String ?? "")"
    }
    #expect(
      found == [
        "R3-O2 error", "R3-O6 error", "R3-O1 error", "schema.unknown_field error", "yaml.syntax error",
        "R3-O16 warning", "R3-O7 warning", "R3-O8 warning", "R3-S2 warning", "R3-K05 warning",
        "schema.placeholder note", "R3-O17 note", "R3-O17 note", "R3-X1 note", "R3-X2 note",
      ])
  }

  @Test("Where it is open whether the policy applies, a failure is a warning that says so")
  func openScope() throws {
    var declaration = fixtures.nonCompliant
    declaration.subjects[0].scope = .unknown
    let result = try #require(try results(fixtures.report(declaration)).first)
    #expect(result["ruleId"] as? String == "R3-O2")
    #expect(result["level"] as? String == "warning")
    let text = try #require((result["message"] as? [String: Any])?["text"] as? String)
    #expect(text.contains("counts only if recommendation\u{A0}3 applies"))
  }

  @Test("A rule that ends in an error is an error that says what to do")
  func fault() throws {
    var declaration = fixtures.compliant
    declaration.subjects[0].results[1].status = .error
    declaration.subjects[0].results[1].message = "division by zero"
    declaration.subjects[0].results[1].remediation = "Tell those who maintain the policy."
    let results = try results(fixtures.report(declaration))
    #expect(results.map { $0["level"] as? String } == ["error"])
    let text = try #require((results.first?["message"] as? [String: Any])?["text"] as? String)
    #expect(text.contains("division by zero") && text.contains("Tell those who maintain the policy."))
  }

  @Test("Beyond the limit the worst are kept, and a notification counts the others")
  func limit() throws {
    let all = try results(fixtures.mixed)
    let run = try run(fixtures.mixed, limit: 4)
    let kept = try #require(run["results"] as? [[String: Any]])
    #expect(kept.map { $0["ruleId"] as? String } == all.prefix(4).map { $0["ruleId"] as? String })
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    let notification = try #require((invocation["toolExecutionNotifications"] as? [[String: Any]])?.first)
    let text = try #require((notification["message"] as? [String: Any])?["text"] as? String)
    #expect(text.contains("1 error, 5 warnings and 5 notes"))
    let whole = try #require((try self.run(fixtures.mixed)["invocations"] as? [[String: Any]])?.first)
    #expect(whole["toolExecutionNotifications"] == nil)
  }

  @Test("No more than 5,000 results are written, errors before all")
  func manyResults() throws {
    let hints = (1...6000).map { number in
      DiagnosticFinding(severity: .note, code: "schema.placeholder", message: "\(number)", help: nil, location: nil)
    }
    var first = fixtures.undetermined
    first.diagnostics = hints
    let results = try results(Report(header: fixtures.header, declarations: [first, fixtures.nonCompliant]))
    #expect(results.count == 5000)
    #expect(results.prefix(2).map { $0["ruleId"] as? String } == ["R3-O2", "R3-O6"])
    #expect(results.contains { $0["ruleId"] as? String == "schema.placeholder" })
  }

  @Test(
    "Files are named relative to the root, encoded",
    arguments: [
      ("declarations/a.yaml", "declarations/a.yaml", true), ("./a.yaml", "a.yaml", true),
      ("a/./b//c/../d.yaml", "a/b/d.yaml", true), ("../a.yaml", "../a.yaml", true), ("../../a", "../../a", true),
      ("a.yaml#3", "a.yaml", true), ("a#b.yaml", "a%23b.yaml", true), ("a b:c%é.yaml", "a%20b%3Ac%25%C3%A9.yaml", true),
      ("/srv/a b.yaml", "file:///srv/a%20b.yaml", false), ("/../a.yaml", "file:///a.yaml", false),
      ("a\n::error::b.yaml", "a%0A%3A%3Aerror%3A%3Ab.yaml", true), ("-", "-", true), ("a/\u{301}b/../c", "a/c", true),
    ])
  func uri(path: String, uri: String, hasBase: Bool) throws {
    var declaration = fixtures.nonCompliant
    declaration.path = path
    let location = try #require((try results(fixtures.report(declaration)).first?["locations"] as? [[String: Any]])?[0])
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    let artifact = try #require(physical["artifactLocation"] as? [String: String])
    #expect(artifact["uri"] == uri)
    #expect(artifact["uriBaseId"] == (hasBase ? "%SRCROOT%" : nil))
  }

  @Test("Fingerprints stay when lines are inserted above, and differ where issues do")
  func fingerprints() throws {
    func prints(_ declarations: [DeclarationFinding]) throws -> [String] {
      try results(Report(header: fixtures.header, declarations: declarations)).map { result in
        try #require((result["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"])
      }
    }
    let before = fixtures.nonCompliant
    #expect(try prints([before]) == prints([before.moved(by: 7)]))
    #expect(try Set(prints([before])).count == prints([before]).count)

    var indented = before
    indented.excerpts = ExcerptList(before.excerpts.map { Excerpt(line: $0.line, text: "  \($0.text) ") })
    #expect(try prints([before]) == prints([indented]))
    var edited = before
    edited.excerpts = ExcerptList(before.excerpts.map { Excerpt(line: $0.line, text: $0.text + "x") })
    #expect(try Set(prints([before])).isDisjoint(with: prints([edited])))

    var second = before
    second.path += "#2"
    let both = try prints([before, second])
    #expect(Set(both).count == both.count)
    #expect(both.filter { $0.hasSuffix(":1") }.count == both.count / 2)
    var elsewhere = before
    elsewhere.path = "elsewhere.yaml"
    #expect(try Set(prints([before, elsewhere])) == Set(prints([before])))
  }

  @Test("Text from a declaration makes no link")
  func links() throws {
    var declaration = fixtures.nonCompliant
    declaration.subjects[0].results[1].message = "See [here](http://x.example) and [[there]\\](2)"
    let text = try #require(
      (try results(fixtures.report(declaration)).first?["message"] as? [String: Any])?["text"] as? String)
    #expect(text.contains("See [here] (http://x.example) and [[there]\\] (2)"))
    #expect(text.components(separatedBy: "](").count == 1)
  }

  @Test(
    "A link is parted between its text and its target",
    arguments: [("[a](b)", "[a] (b)"), ("[a](\u{301}b)", "[a] (\u{301}b)"), ("](](", "] (] ("), ("[a] (b)", "[a] (b)")])
  func parted(text: String, expected: String) {
    #expect(Array(text.withoutLinks.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("Further facts are related places that the message links to")
  func related() throws {
    let result = try #require(try results(fixtures.mixed).first { $0["ruleId"] as? String == "R3-O6" })
    let places = try #require(result["relatedLocations"] as? [[String: Any]])
    #expect(places.map { $0["id"] as? Int } == [1])
    #expect(
      (places[0]["message"] as? [String: Any])?["text"] as? String
        == "spaces[0].moderation.channels_covered = [livestream_chat]")
    #expect(((result["message"] as? [String: Any])?["text"] as? String)?.hasSuffix("See also [line 13](1).") == true)
  }

  @Test("Nothing that a reader decodes steers a terminal", arguments: Language.allCases)
  func steersNothing(_ language: Language) throws {
    func expectPlain(_ value: Any) {
      switch value {
      case let text as String:
        #expect(!text.unicodeScalars.contains { $0.isSteering && $0 != "\n" }, "\(text.prefix(200))")
        #expect(text.unicodeScalars.count < 8000)
      case let list as [Any]: for element in list { expectPlain(element) }
      case let object as [String: Any]: for member in object.values { expectPlain(member) }
      default: break
      }
    }
    expectPlain(try run(Fixtures(language: language).mixed))
  }
}

extension DeclarationFinding {
  /// The same with that many lines inserted above.
  fileprivate func moved(by lines: Int) -> DeclarationFinding {
    func moved(_ span: SourceSpan) -> SourceSpan {
      SourceSpan(
        start: SourcePosition(line: span.start.line + lines, column: span.start.column),
        end: SourcePosition(line: span.end.line + lines, column: span.end.column))
    }
    var copy = self
    copy.excerpts = ExcerptList(excerpts.map { Excerpt(line: $0.line + lines, text: $0.text) })
    for subject in copy.subjects.indices {
      for result in copy.subjects[subject].results.indices {
        let old = copy.subjects[subject].results[result]
        copy.subjects[subject].results[result].location = old.location.map(moved)
        copy.subjects[subject].results[result].facts = old.facts.map { fact in
          FactReading(path: fact.path, value: fact.value, location: fact.location.map(moved))
        }
      }
    }
    return copy
  }
}

/// A validator of JSON Schema that is not ours: Python's jsonschema.
private enum SchemaValidator {
  static let isInstalled: Bool = (try? python("import jsonschema", input: []))?.status == 0

  /// What is wrong with a JSON text, a line each; empty where nothing is.
  static func errors(in json: [UInt8], by schema: URL) throws -> String {
    let script = """
      import json, sys
      from jsonschema import Draft4Validator, FormatChecker
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      validator = Draft4Validator(schema, format_checker=FormatChecker())
      for error in validator.iter_errors(json.load(sys.stdin)):
          print(list(error.absolute_path), error.message[:200])
      """
    let (status, output) = try python(script, schema.path, input: json)
    try #require(status == 0)
    return output
  }

  private static func python(_ script: String, _ arguments: String..., input: [UInt8]) throws -> (
    status: Int32, output: String
  ) {
    let file = FileManager.default.temporaryDirectory.appending(path: "vigie-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(input).write(to: file)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
