// Streams of declarations, one a line: every line is judged by itself, and none can spoil another.

import Archive
import Diagnostics
import Findings
import Foundation
import SystemPackage
import Testing
import YAMLDocument

@testable import Batch

@Suite("Streams of declarations")
struct StreamTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  static let object = #"{"format": "vigie.platform/v1", "platform": {"name": "a"}, "spaces": [{"id": "b"}]}"#

  static func wrapped(_ text: String, path: String? = nil) -> String {
    let named = path.map { "\"path\": \"\($0)\", " } ?? ""
    return "{\(named)\"text\": \"\(text.replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\"}"
  }

  private func check(
    _ paths: [String], _ settings: BatchSettings = Run.settings()
  ) async throws -> (findings: [DeclarationFinding], tally: BatchTally) {
    var findings: [DeclarationFinding] = []
    let inputs = InputDiscovery(paths, standardInputName: "<stdin>", format: .ndjson, settings: settings)
    let tally = try await BatchAssessor(try Run.assessor.get(), settings).run(inputs) { findings.append($0) }
    return (findings, tally)
  }

  @Test("What was written is judged before more is waited for", arguments: [1, 2, 4])
  func slowWriter(jobs: Int) async throws {
    let pipe = try FileDescriptor.pipe()
    defer { try? pipe.readEnd.close() }
    try pipe.writeEnd.writeAll(Array(String(repeating: Self.object + "\n", count: 20).utf8))
    var settings = Run.settings(jobs: jobs, standardInput: pipe.readEnd)
    settings.interruption = Run.endOfWaiting()
    var count = 0
    let inputs = InputDiscovery(["-"], standardInputName: "-", format: .ndjson, settings: settings)
    let tally = try await BatchAssessor(try Run.assessor.get(), settings).run(inputs) { _ in
      count += 1
      // Whoever writes goes on when all is answered that was asked.
      if count == 20 { try pipe.writeEnd.close() }
    }
    #expect(!tally.isPartial)
    #expect(count == 20)
  }

  /// Path and codes of each finding; only its path for one that was judged.
  private func outline(_ findings: [DeclarationFinding]) -> [String] {
    findings.map { finding in
      let path = workspace.relative(finding.path)
      return finding.verdict == .invalid ? "\(path) \(finding.codes.joined(separator: " "))" : path
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let line: String
    let expected: [String]

    init(_ name: String, _ line: String, _ expected: String...) {
      testDescription = name
      self.line = line
      self.expected = expected
    }
  }

  static let rows = [
    Row("an object", object, "s:1"),
    Row("a text without a path", wrapped(Sample.declaration()), "s:1"),
    Row("a text with its path", wrapped(Sample.declaration(), path: "x/y.yaml"), "x/y.yaml"),
    Row("several documents", wrapped("\(Sample.declaration())---\n\(Sample.declaration())", path: "p"), "p", "p#2"),
    Row("a text that breaks", wrapped("a: [", path: "p"), "p yaml.syntax"),
    Row("an empty text", wrapped("", path: "p"), "p input.empty"),
    Row("members beside", #"{"size": 3, "text": "", "tags": [{}]}"#, "s:1 input.empty"),
    Row("a path without text", #"{"path": "p"}"#, "p input.no_text"),
    Row("a text that is none", #"{"path": "p", "text": {"format": 1}}"#, "p input.no_text"),
    Row("a path that is none", #"{"path": 7, "text": ""}"#, "s:1 input.empty"),
    Row("an empty path", #"{"path": "", "text": ""}"#, "s:1 input.empty"),
    Row("an object without format", #"{"kind": "Deployment"}"#, "s:1 declaration.missing_format"),
    Row("a policy", #"{"format": "vigie.policy/v1", "path": "p"}"#, "s:1 input.policy"),
    Row("no object", "[1, 2]", "s:1 input.not_an_object"),
    Row("YAML that is no JSON", "{format: vigie.platform/v1}", "s:1 input.not_json"),
    Row("a block", "format: vigie.platform/v1", "s:1 input.not_json"),
    Row("single quotes", "{'format': 1}", "s:1 input.not_json"),
    Row("a trailing comma", #"{"a": 1,}"#, "s:1 input.not_json"),
    Row("a comma first", "[,1]", "s:1 input.not_json"),
    Row("no comma", "[1 2]", "s:1 input.not_json"),
    Row("mismatched brackets", "[{]}", "s:1 input.not_json"),
    Row("an open object", #"{"a": "#, "s:1 input.not_json"),
    Row("an open text", #"{"a"#, "s:1 input.not_json"),
    Row("two objects", object + " " + object, "s:1 input.not_json"),
    Row("a comment", object + " # end", "s:1 input.not_json"),
    Row("numbers JSON does not have", "[01]", "s:1 input.not_json"),
    Row("numbers JSON has", "[0, -0.5e+10, 12E3]", "s:1 input.not_an_object"),
    Row("words JSON does not have", "[True]", "s:1 input.not_json"),
    Row("words JSON has", "[true, false, null]", "s:1 input.not_an_object"),
    Row("an unknown escape", #"["\x41"]"#, "s:1 input.not_json"),
    Row("a tab in a text", "[\"\t\"]", "s:1 input.not_json"),
    Row("half a character", #"["\ud83d"]"#, "s:1 input.not_json"),
    Row("two wrong halves", #"["\ud83d\u0041"]"#, "s:1 input.not_json"),
    Row("a repeated key", #"{"text": "", "text": ""}"#, "s:1 input.not_json"),
    Row("a key with escapes", #"{"te\u0078t": ""}"#, "s:1 input.empty"),
    Row("nested too deeply", String(repeating: "[", count: 100_000), "s:1 input.not_json"),
    Row("blanks around", " \t\(object)\r", "s:1"),
    Row("a byte-order mark", "\u{FEFF}\(object)", "s:1"),
  ]

  @Test("A line is a declaration, holds one, or is one invalid entry, and the next line is judged", arguments: rows)
  func line(row: Row) async throws {
    try workspace.write(row.line + "\n" + Self.object + "\n", to: "s")
    let (findings, tally) = try await check([workspace.path("s")])
    #expect(outline(findings).map { $0.hasPrefix("p yaml.syntax") ? "p yaml.syntax" : $0 } == row.expected + ["s:2"])
    #expect(tally.files == 2)
  }

  @Test("Empty lines count as lines, and a last line needs no end")
  func emptyLines() async throws {
    try workspace.write("\n  \r\n\(Self.object)\n\n\(Self.object)", to: "s")
    #expect(try await outline(check([workspace.path("s")]).findings) == ["s:3", "s:5"])
  }

  @Test("A line that is not UTF-8 is one invalid entry")
  func encoding() async throws {
    let bytes = Array("[\"".utf8) + [0xFF] + Array("\"]\n\(Self.object)\n".utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: workspace.path("s")))
    #expect(try await outline(check([workspace.path("s")]).findings) == ["s:1 input.not_json", "s:2"])
  }

  @Test("The size limit is that of a line", arguments: [1, 100_000])
  func lineLimit(excess: Int) async throws {
    let limit = Self.object.utf8.count + 10
    let most = Self.object + String(repeating: " ", count: 10)
    try workspace.write([most, most + String(repeating: " ", count: excess), most].joined(separator: "\n"), to: "s")
    let settings = Run.settings(limits: DocumentLimits(maximumBytes: limit))
    #expect(
      try await outline(check([workspace.path("s")], settings).findings) == ["s:1", "s:2 input.too_large", "s:3"])
  }

  #if os(Linux)
    @Test("A line without end is passed over without being held")
    func endless() throws {
      let descriptor = try FileDescriptor.open(FilePath("/dev/zero"), .readOnly)
      let interruption = Interruption()
      let lines = LineReader(descriptor, isOwned: true, limit: 1_000, interruption: interruption)
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 0.2)
        interruption.request()
      }
      #expect(try lines.next(endingIn: 10) == .tooLong)
    }
  #endif

  @Test("A stream without a line is an invalid entry where it is named, and nothing where it is found")
  func empty() async throws {
    for name in ["in/a.ndjson", "b"] { try workspace.write("\n", to: name) }
    let (findings, _) = try await check([workspace.path("in"), workspace.path("b")])
    #expect(outline(findings) == ["b input.empty"])
  }

  @Test("A folder stands for its streams, and standard input is one too")
  func files() async throws {
    for name in ["in/b.jsonl", "in/a.NDJSON", "in/c.yaml", "in/d.json"] { try workspace.write(Self.object, to: name) }
    let descriptor = try FileDescriptor.open(FilePath(workspace.path("in/d.json")), .readOnly)
    defer { try? descriptor.close() }
    let paths = [workspace.path("in"), "-", workspace.path("missing")]
    let (findings, _) = try await check(paths, Run.settings(standardInput: descriptor))
    #expect(outline(findings) == ["in/a.NDJSON:1", "in/b.jsonl:1", "<stdin>:1", "missing input.not_found"])
  }

  @Test("Any number of jobs gives the same findings in the same order", arguments: [2, 8])
  func jobs(count: Int) async throws {
    let lines = (0..<60).map { number in
      switch number % 4 {
      case 0: Self.wrapped(Sample.declaration("p\(number)"), path: "\(number).yaml")
      case 1: "{"
      case 2: Self.wrapped(Array(repeating: Sample.declaration(), count: 9).joined(separator: "---\n"))
      default: Self.object
      }
    }
    try workspace.write(lines.joined(separator: "\n"), to: "s")
    let alone = try await check([workspace.path("s")])
    let together = try await check([workspace.path("s")], Run.settings(jobs: count))
    #expect(alone.findings.count == 180)
    #expect(alone.findings == together.findings && alone.tally == together.tally)
  }

  @Test("Places are those in the embedded text, or those in the line, and the digest is that of the same bytes")
  func places() async throws {
    let text = "abc: [\n"
    let line =
      #"{"format": "vigie.platform/v1", "platform": {"name": "\ud83d\ude00 \uD83D\uDE01"}, "spaces": [{"id": "b"}], "x": 1}"#
    try workspace.write(Self.wrapped(text, path: "p") + "\n" + line + "\n", to: "s")
    let (findings, _) = try await check([workspace.path("s")])
    #expect(findings[0].diagnostics.first?.location?.span.start.line == 2)
    #expect(findings[0].sha256 == Fingerprint(of: Array(text.utf8)).hexadecimal)
    #expect(findings[1].platform == "\u{1F600} \u{1F601}")
    #expect(findings[1].sha256 == Fingerprint(of: Array(line.utf8)).hexadecimal)
    let place = try #require(findings[1].diagnostics.first { $0.code == "schema.unknown_field" }?.location)
    let column = try #require(line.range(of: #""x""#)).lowerBound.utf16Offset(in: line) + 1
    #expect(place.span.start == SourcePosition(line: 1, column: column))
  }

  @Test("What is no JSON is shown where it ceases to be")
  func faultPlace() async throws {
    try workspace.write(#"{"é": tru}"#, to: "s")
    let finding = try #require(try await check([workspace.path("s")]).findings.first)
    #expect(finding.diagnostics.first?.location?.span.start == SourcePosition(line: 1, column: 10))
    #expect(finding.diagnostics.first?.location?.excerpt == #"{"é": tru}"#)
  }

  @Test("Every fault of a line has words in both languages that differ")
  func words() {
    let messages = JSONFault.Reason.allCases.map { JSONFault(reason: $0, offset: 0).diagnostic(at: nil).message }
    #expect(Set(messages.map(\.english)).count == messages.count)
    #expect(Set(messages.map(\.french)).count == messages.count)
  }
}
