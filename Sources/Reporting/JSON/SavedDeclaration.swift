// The declarations of a saved report, member by member as DeclarationJSON.swift writes them.

import Diagnostics
import Findings

/// The descriptions in the report's head, which results share.
struct SavedRules: Sendable {
  let list: RuleList
  let byID: [String: RuleDescription]

  init(_ list: RuleList) {
    self.list = list
    byID = Dictionary(list.map { ($0.id, $0) }) { first, _ in first }
  }
}

extension DeclarationFinding {
  init(reading element: JSONElement, rules: SavedRules) throws(JSONFault) {
    var declaration = try JSONObjectReading(element)
    self.init(
      path: try declaration.string("path"),
      sha256: try declaration.optionalMember("sha256") { element throws(JSONFault) in try element.digest() },
      platform: try declaration.optionalString("platform"), verdict: try declaration.word("verdict"),
      subjects: try declaration.array("subjects") { element throws(JSONFault) in
        try SubjectFinding(reading: element, rules: rules)
      }, results: try declaration.results(rules),
      diagnostics: try declaration.array("diagnostics") { element throws(JSONFault) in
        try DiagnosticFinding(reading: element)
      },
      unanswered: UnansweredList(
        try declaration.array("unanswered") { element throws(JSONFault) in try UnansweredFact(reading: element) }),
      excerpts: ExcerptList(
        try declaration.array("excerpts") { element throws(JSONFault) in try Excerpt(reading: element) }))
    try declaration.end()
    // Lines are searched for by halves.
    guard zip(excerpts, excerpts.dropFirst()).allSatisfy({ $0.line < $1.line }) else {
      throw JSONFault(.unordered, at: element.offset).within(.name("excerpts"))
    }
  }
}

extension SubjectFinding {
  fileprivate init(reading element: JSONElement, rules: SavedRules) throws(JSONFault) {
    var subject = try JSONObjectReading(element)
    self.init(
      id: try subject.string("id"), path: try subject.string("path"), name: try subject.optionalString("name"),
      scope: try subject.word("scope"), verdict: try subject.word("verdict"),
      results: try subject.results(rules))
    try subject.end()
  }
}

extension JSONObjectReading {
  fileprivate mutating func results(_ rules: SavedRules) throws(JSONFault) -> RuleResults {
    let results = try array("results") { element throws(JSONFault) in try RuleResult(reading: element, rules: rules) }
    return RuleResults(results, of: rules.list)
  }
}

extension RuleResult {
  fileprivate init(reading element: JSONElement, rules: SavedRules) throws(JSONFault) {
    var result = try JSONObjectReading(element)
    let id = try result.string("rule")
    let kind = try result.word("kind", RuleKind.self)
    let basis = try result.optionalWord("basis", Basis.self)
    let severity = try result.word("severity", Severity.self)
    let status = try result.word("status", Status.self)
    let title = try result.string("title")
    let quote = try result.optionalString("quote")
    guard let rule = rules.byID[id], rule.kind == kind, rule.basis == basis, rule.severity == severity,
      rule.title == title,
      rule.quote == quote
    else { throw JSONFault(.otherRule(id), at: element.offset) }
    self.init(
      rule: rule, status: status, message: try result.optionalString("message"),
      remediation: try result.optionalString("remediation"),
      location: try result.optionalMember("location") { element throws(JSONFault) in try SourceSpan(reading: element) },
      facts: try result.array("facts") { element throws(JSONFault) in try FactReading(reading: element) },
      missing: try result.array("missing") { element throws(JSONFault) in try element.string() })
    try result.end()
  }
}

extension FactReading {
  fileprivate init(reading element: JSONElement) throws(JSONFault) {
    var fact = try JSONObjectReading(element)
    let path = try fact.string("path")
    let value = try fact.member("value") { element throws(JSONFault) in try FactValue(reading: element) }
    let declared = try fact.optionalMember("declared") { element throws(JSONFault) in
      let declared = try element.bool()
      if declared || value != .null { throw JSONFault(.declared, at: element.offset) }
      return declared
    }
    self.init(path: path, value: declared == nil ? value : nil, location: try SourceSpan(optionallyFrom: &fact))
    try fact.end()
  }
}

extension DiagnosticFinding {
  fileprivate init(reading element: JSONElement) throws(JSONFault) {
    var diagnostic = try JSONObjectReading(element)
    let severity = try diagnostic.word("severity", Severity.self)
    let code = try diagnostic.plainString("code")
    let message = try diagnostic.string("message")
    let help = try diagnostic.optionalString("help")
    var location: Location?
    if let span = try SourceSpan(optionallyFrom: &diagnostic) {
      location = Location(span: span, excerpt: try diagnostic.string("excerpt"))
    }
    self.init(severity: severity, code: code, message: message, help: help, location: location)
    try diagnostic.end()
  }
}

extension UnansweredFact {
  fileprivate init(reading element: JSONElement) throws(JSONFault) {
    var fact = try JSONObjectReading(element)
    self.init(
      path: try fact.string("path"), question: try fact.optionalString("question"),
      location: try fact.optionalMember("location") { element throws(JSONFault) in try SourceSpan(reading: element) })
    try fact.end()
  }
}

extension Excerpt {
  fileprivate init(reading element: JSONElement) throws(JSONFault) {
    var excerpt = try JSONObjectReading(element)
    self.init(
      line: try excerpt.member("line") { element throws(JSONFault) in try element.count(from: 1) },
      text: try excerpt.string("text"))
    try excerpt.end()
  }
}

extension SourceSpan {
  fileprivate init(reading element: JSONElement) throws(JSONFault) {
    var location = try JSONObjectReading(element)
    guard let span = try SourceSpan(optionallyFrom: &location) else {
      throw JSONFault(.missing("line"), at: element.offset)
    }
    self = span
    try location.end()
  }

  /// The place whose members stand among others; nil where none does.
  fileprivate init?(optionallyFrom object: inout JSONObjectReading) throws(JSONFault) {
    func count(_ element: JSONElement) throws(JSONFault) -> Int { try element.count(from: 1) }
    guard let line = try object.optionalMember("line", count) else { return nil }
    let start = SourcePosition(line: line, column: try object.member("column", count))
    let end = SourcePosition(
      line: try object.member("end_line", count),
      column: try object.member("end_column") { element throws(JSONFault) in
        try count(element)
      })
    guard start <= end else { throw JSONFault(.unordered, at: object.offset) }
    self.init(start: start, end: end)
  }
}

extension FactValue {
  /// Numbers keep their kind: what is spelled with a point or an exponent is no integer.
  init(reading element: JSONElement) throws(JSONFault) {
    switch element.content {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .string(let value): self = .string(value)
    case .number(let digits):
      if digits.utf8.allSatisfy({ $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }) {
        guard let value = Int64(digits) else { throw JSONFault(.tooLarge, at: element.offset) }
        self = .int(value)
      } else {
        guard let value = Double(digits), value.isFinite else { throw JSONFault(.tooLarge, at: element.offset) }
        self = .double(value)
      }
    case .array:
      self = .list(try element.array { element throws(JSONFault) in try FactValue(reading: element) })
    case .object(let members):
      var read: [Member] = []
      for member in members {
        do {
          read.append(Member(name: member.name, value: try FactValue(reading: member.value)))
        } catch {
          throw error.within(.name(member.name))
        }
      }
      self = .object(read)
    }
  }
}
