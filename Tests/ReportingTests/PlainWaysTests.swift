// What is found fast, by bytes, must be what is found slowly, one code point at a time.

import Diagnostics
import Findings
import Testing

@testable import Reporting

@Suite("Fast ways with texts")
struct PlainWaysTests {
  private func expectSame(_ found: String, _ expected: String, _ text: String) {
    // Code points: `==` on texts takes composed and decomposed letters for the same.
    #expect(
      Array(found.unicodeScalars) == Array(expected.unicodeScalars), "\(text.unicodeScalars.map { $0.value })")
  }

  @Test("A text takes the columns of its code points")
  func widths() {
    for text in RandomTexts.all {
      #expect(text.displayWidth == text.unicodeScalars.reduce(0) { $0 + $1.displayWidth })
    }
  }

  @Test("Texts are fitted at every width as code points are")
  func fitted() {
    for (index, text) in RandomTexts.all.enumerated() {
      let width = 1 + index % 95
      expectSame(text.fitted(to: width), Self.fitted(text, width), text)
    }
  }

  private static func fitted(_ text: String, _ width: Int) -> String {
    var shown = String.UnicodeScalarView()
    var columns = 0
    var marks = 0
    for scalar in text.unicodeScalars {
      let next = String(scalar).withoutControls.unicodeScalars
      let isMark = next.allSatisfy { $0.displayWidth == 0 }
      marks = isMark ? marks + 1 : 0
      if marks > 4 { continue }
      let added = next.reduce(0) { $0 + $1.displayWidth }
      if columns + added > width {
        while columns >= width { columns -= shown.removeLast().displayWidth }
        return String(shown) + "…"
      }
      shown.append(contentsOf: next)
      columns += added
    }
    return String(shown)
  }

  @Test("XML, JSON and workflow commands escape each code point")
  func escaped() {
    for text in RandomTexts.all {
      var xml = XMLText()
      xml.element("a", [("b", text)])
      let attribute = text.unicodeScalars.map { scalar in
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        default: String(scalar).withoutControls
        }
      }.joined()
      expectSame(String(decoding: xml.takeBytes(), as: UTF8.self), "<a b=\"\(attribute)\"/>\n", text)

      let string = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case _ where scalar.isSteering:
          String(scalar).utf16.map { "\\u" + (String(UInt32($0) + 0x10000, radix: 16).dropFirst()) }.joined()
        default: String(scalar)
        }
      }.joined()
      expectSame(JSONText.quoted(text), "\"\(string)\"", text)
      expectSame(text.withoutLinks, text.replacing("](", with: "] ("), text)
    }
  }

  @Test("A cell is what it says, with an apostrophe before each part that starts a formula")
  func cells() throws {
    for text in RandomTexts.all {
      var row = CSVText()
      row.append(text)
      row.append("end")
      row.endRow()
      let parsed = try ParsedCSV.rows(
        String(decoding: CSVText.heading(["text", "end"]) + row.takeBytes(), as: UTF8.self))
      let parts = text.withoutControls.unicodeScalars.split(separator: ";", omittingEmptySubsequences: false)
      let safe = parts.map { part -> String in
        let start = part.drop { $0.properties.isWhitespace || $0 == "\"" }
        let isNumber = start.dropFirst().allSatisfy { ("0"..."9").contains($0) || $0 == "." }
        let isFormula =
          start.first.map { "=@＝＠".unicodeScalars.contains($0) || "+-＋－".unicodeScalars.contains($0) && !isNumber }
        return (isFormula == true && start.count > 1 ? "'" : "") + String(part)
      }
      expectSame(try #require(parsed.first?["text"]), safe.joined(separator: ";"), text)
    }
  }

  @Test("Paragraphs are wrapped by code points")
  func paragraphs() {
    for (index, text) in RandomTexts.all.enumerated() {
      let width = 40 + index % 20
      let cut = text.unicodeScalars.index(text.startIndex, offsetBy: text.unicodeScalars.count / 2)
      var page = TextPage(style: TextStyle(width: width))
      page.paragraph([Run(String(text[..<cut]), .strong), Run(String(text[cut...]))], indent: 2, hanging: 30)
      let lines = Self.wrapped(text, width: width, indent: 2, hanging: 30)
      expectSame(String(decoding: page.bytes, as: UTF8.self), lines.map { $0 + "\n" }.joined(), text)
    }
  }

  private static func wrapped(_ text: String, width: Int, indent: Int, hanging: Int) -> [String] {
    let limit = width - indent - hanging
    var words: [String] = []
    for word in text.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      var parts = [""]
      var isCut = false
      for scalar in word where !isCut {
        let shown = String(scalar).withoutControls
        let room = parts.count == 1 ? limit : limit - 1
        if parts[parts.count - 1].displayWidth + shown.displayWidth > room {
          isCut = parts.count == 2
          if isCut { parts[1] += "…" } else { parts.append("") }
        }
        if !isCut { parts[parts.count - 1] += shown }
      }
      words += parts.filter { !$0.isEmpty }
    }
    var lines: [String] = []
    var margin = indent
    for word in words {
      if let last = lines.last, last.displayWidth + 1 + word.displayWidth <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(repeating: " ", count: margin) + word)
        margin = indent + hanging
      }
    }
    return lines
  }

  /// A declaration with each of some rules in each status, bare and with something to say.
  private func declaration(_ rules: RuleList) -> DeclarationFinding {
    let span = SourceSpan(start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 4))
    let results = rules.flatMap { rule in
      Status.allCases.flatMap { status in
        [
          RuleResult(rule: rule, status: status),
          RuleResult(
            rule: rule, status: status, message: "À «\u{A0}dire\u{A0}»", remediation: "Do <it>", location: span,
            facts: [FactReading(path: "a.b", value: .bool(true), location: span)], missing: ["a.c"]),
        ]
      }
    }
    let subject = SubjectFinding(
      id: "lobby", path: "spaces[0]", name: nil, scope: .applies, verdict: .nonCompliant,
      results: RuleResults(results, of: rules))
    return DeclarationFinding(
      path: "a.yaml", sha256: nil, platform: "A", verdict: .nonCompliant, subjects: [subject, subject],
      results: RuleResults(results, of: rules), excerpts: [Excerpt(line: 1, text: "a: {b: true}")])
  }

  @Test("What is written of rules once is what is written of each result", arguments: ReportFormat.allCases)
  func writtenRules(_ format: ReportFormat) throws {
    let header = Fixtures(language: .french).header
    var others = header
    others.policy.rules = RuleList(
      header.policy.rules.map { rule in
        RuleDescription(
          id: rule.id, kind: rule.kind, basis: rule.basis, severity: rule.severity, title: rule.title,
          quote: rule.quote, remediation: rule.remediation)
      })
    let declarations = [DeclarationFinding](repeating: declaration(header.policy.rules), count: 2)
    var known = try format.writer()
    var unknown = try format.writer()
    #expect(
      known.bytes(of: Report(header: header, declarations: declarations))
        == unknown.bytes(of: Report(header: others, declarations: declarations)))
  }

  @Test("Marks are grouped by their lines, in order")
  func byLine() {
    let spans = [(3, 1), (1, 5), (3, 0), (2, 2), (1, 4), (1, 5)].map { line, column in
      let start = SourcePosition(line: line, column: column + 1)
      return SourceSpan(start: start, end: start)
    }
    #expect(spans.byLine.map(\.line) == [1, 2, 3])
    #expect(spans.byLine.map { $0.spans.map { $0.start.column } } == [[6, 5, 6], [3], [2, 1]])
    #expect([SourceSpan]().byLine.isEmpty)
  }
}
