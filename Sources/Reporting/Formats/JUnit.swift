// The report as JUnit XML, which every CI system reads: a suite is a declaration, a case is a rule on a space. It is
// written suite by suite, so it holds one declaration at a time.

import Diagnostics
package import Findings

/// Writes `<testsuites>` as the readers of CI systems have come to agree on it; it is valid by the schema by which
/// Jenkins' xUnit plugin refuses files. That schema lets a suite name its file and a case name none: where a case's line
/// is, its text says. There is no clock here, so no times are given.
///
/// What a reader sees:
/// - **passed**: the rule is met; so is a case with output, which tells a warning or a note.
/// - **failed**: an obligation of severity error fails, or the document has an error; with `warningsFail` also an
///   obligation of severity warning, and a declaration that contradicts itself.
/// - **skipped**: not decided for want of answers, or not applicable. The message says which.
/// - **error**: a declaration that could not be judged, or a rule that ended in an error.
package struct JUnitReportWriter: ReportWriter {
  private let warningsFail: Bool
  private var text = XMLText()
  private var run: JUnitRun?

  package init(warningsFail: Bool = false) {
    self.warningsFail = warningsFail
  }

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    run = JUnitRun(header, warningsFail: warningsFail)
    text.declaration()
    text.begin("testsuites", [("name", "\(header.tool.name), \(header.policy.id) \(header.policy.version)")])
    return text.takeBytes()
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    // Taken out meanwhile: changed as a copy, what it has written would be copied each time.
    guard let run = run.take() else { return [] }
    let header = run.header
    var cases = JUnitCases(of: declaration, in: run)
    cases.gather()
    self.run = cases.run
    text.begin(
      "testsuite",
      [
        ("name", declaration.path), ("tests", "\(cases.all.count)"), ("failures", "\(cases.count(.failure))"),
        ("errors", "\(cases.count(.error))"), ("skipped", "\(cases.count(.skipped))"),
        ("timestamp", header.asOf + "T00:00:00"), ("file", declaration.file),
      ])
    append(properties(of: declaration, header: header))
    for one in cases.all { append(one) }
    text.element(
      "system-out",
      text: cases.run.phrases.conclusion(
        declaration, platform: DeclarationText.platform(of: declaration), header: header))
    text.end()
    return text.takeBytes()
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    text.end()
    return text.takeBytes()
  }

  private func properties(of declaration: DeclarationFinding, header: ReportHeader) -> [(String, String?)] {
    [
      ("tool", "\(header.tool.name) \(header.tool.version)"),
      ("policy", "\(header.policy.id) \(header.policy.version)"), ("policy_sha256", header.policy.sha256),
      ("profile", header.policy.profile), ("as_of", header.asOf), ("verdict", declaration.verdict.rawValue),
      ("platform", declaration.platform.map { $0.fitted(to: 200) }), ("sha256", declaration.sha256),
    ]
  }

  private mutating func append(_ properties: [(String, String?)]) {
    text.begin("properties")
    for case (let name, let value?) in properties { text.element("property", [("name", name), ("value", value)]) }
    text.end()
  }

  private mutating func append(_ one: JUnitCase) {
    let attributes: [XMLText.Attribute] = [("name", one.name), ("classname", one.className)]
    let message: [XMLText.Attribute] = [("message", one.message), ("type", one.type)]
    guard one.outcome != .passed || !one.text.isEmpty else { return text.element("testcase", attributes) }
    text.begin("testcase", attributes)
    switch one.outcome {
    case .passed: text.element("system-out", text: one.text)
    case .failure: text.element("failure", message, text: one.text)
    case .error: text.element("error", message, text: one.text)
    case .skipped: text.element("skipped", [("message", one.message)], text: one.text)
    }
    text.end()
  }
}
