// The head of a saved report, member by member as JSON.swift writes it.

import Diagnostics
import Findings

extension ReportHeader {
  /// Takes `tool`, `policy`, `as_of` and `language` from a report.
  init(reading root: inout JSONObjectReading) throws(JSONFault) {
    self.init(
      tool: try root.member("tool") { element throws(JSONFault) in try Tool(reading: element) },
      policy: try root.member("policy") { element throws(JSONFault) in try PolicyIdentity(reading: element) },
      asOf: try root.member("as_of") { element throws(JSONFault) in try element.day() },
      language: try root.word("language"))
  }
}

extension Tool {
  fileprivate init(reading element: JSONElement) throws(JSONFault) {
    var tool = try JSONObjectReading(element)
    self.init(name: try tool.plainString("name"), version: try tool.plainString("version"))
    try tool.end()
  }
}

extension PolicyIdentity {
  fileprivate init(reading element: JSONElement) throws(JSONFault) {
    var policy = try JSONObjectReading(element)
    self.init(
      id: try policy.plainString("id"), version: try policy.plainString("version"), title: try policy.string("title"),
      profile: try policy.plainString("profile"), profileTitle: try policy.string("profile_title"),
      sha256: try policy.member("sha256") { element throws(JSONFault) in try element.digest() },
      source: try policy.member("source") { element throws(JSONFault) in try SourceDocument(reading: element) },
      parameters: try policy.array("parameters") { element throws(JSONFault) in try Parameter(reading: element) },
      rules: RuleList(
        try policy.array("rules") { element throws(JSONFault) in try RuleDescription(reading: element) }))
    try policy.end()
  }
}

extension SourceDocument {
  fileprivate init(reading element: JSONElement) throws(JSONFault) {
    var source = try JSONObjectReading(element)
    self.init(
      title: try source.string("title"), publisher: try source.string("publisher"),
      clause: try source.string("clause"), original: try source.string("original"), text: try source.string("text"))
    try source.end()
  }
}

extension Parameter {
  fileprivate init(reading element: JSONElement) throws(JSONFault) {
    var parameter = try JSONObjectReading(element)
    self.init(
      name: try parameter.plainString("name"),
      value: try parameter.member("value") { element throws(JSONFault) in try FactValue(reading: element) },
      description: try parameter.string("description"),
      isChanged: try parameter.member("changed") { element throws(JSONFault) in try element.bool() })
    try parameter.end()
  }
}

extension RuleDescription {
  fileprivate convenience init(reading element: JSONElement) throws(JSONFault) {
    var rule = try JSONObjectReading(element)
    self.init(
      id: try rule.plainString("rule"), kind: try rule.word("kind"), basis: try rule.optionalWord("basis"),
      severity: try rule.word("severity"), title: try rule.string("title"), quote: try rule.optionalString("quote"),
      remediation: try rule.optionalString("remediation"))
    try rule.end()
  }
}

extension JSONElement {
  /// `YYYY-MM-DD`
  fileprivate func day() throws(JSONFault) -> String {
    let text = try string()
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.joined().utf8.allSatisfy(\.isDigit) else {
      throw JSONFault(.wrongType(.day), at: offset)
    }
    return text
  }

  /// SHA-256 in lower-case hexadecimal.
  func digest() throws(JSONFault) -> String {
    let text = try string()
    let isDigest = text.utf8.count == 64 && text.utf8.allSatisfy { $0.isDigit || "abcdef".utf8.contains($0) }
    guard isDigest else { throw JSONFault(.wrongType(.digest), at: offset) }
    return text
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
