// The rules of a SARIF run: the policy's, in its order, then the codes of what was wrong with documents. GitHub shows
// their texts beside each result, so each says which words it stands on and what to do, and that a declaration was
// checked. No rule has a `helpUri`: there is no page to point to.

import Diagnostics
import Findings

struct SARIFRules {
  /// Nil for the code of a diagnostic.
  private typealias Entry = (id: String, rule: RuleDescription?, level: Severity)

  private let header: ReportHeader
  private var entries: [Entry]
  private var indices: [String: Int]

  /// - `issues`: all that will be written, so that each finds its rule.
  init(header: ReportHeader, issues: some Sequence<Issue>) {
    self.header = header
    entries = []
    indices = [:]
    for rule in header.policy.rules { add((rule.id, rule, rule.severity)) }
    for issue in issues { add((issue.rule, issue.description, issue.description?.severity ?? issue.level)) }
  }

  private mutating func add(_ entry: Entry) {
    guard indices.updateValue(indices[entry.id] ?? entries.count, forKey: entry.id) == nil else { return }
    entries.append(entry)
  }

  func index(of issue: Issue) -> Int? { indices[issue.rule] }

  /// Each rule: `id`, `name`, `shortDescription`, `fullDescription`, `help`, `defaultConfiguration`, `properties`.
  func append(to text: inout JSONText) {
    let phrases = Phrases(language: header.language)
    text.array("rules", entries) { text, entry in
      let words = entry.rule.map { SARIFRuleText($0, header: header) } ?? SARIFRuleText(code: entry.id, phrases)
      text.beginObject()
      text.member("id", entry.id)
      text.member("name", words.name.onOneLine(upTo: 250))
      text.key("shortDescription")
      text.message(words.short.onOneLine(upTo: 1000).withoutLinks)
      text.key("fullDescription")
      text.message(words.full.onOneLine(upTo: 1000).withoutLinks)
      text.key("help")
      text.beginObject()
      text.member("text", words.help.map { $0.onOneLine(upTo: 4000) }.joined(separator: "\n\n"))
      text.member("markdown", words.markdown.joined(separator: "\n\n"))
      text.endObject()
      text.key("defaultConfiguration")
      text.beginObject(inline: true)
      text.member("level", entry.level.rawValue)
      text.endObject()
      text.appendProperties(of: entry.rule, level: entry.level)
      text.endObject()
    }
  }
}

extension JSONText {
  mutating func append(_ rules: SARIFRules, of tool: Tool) {
    key("tool")
    beginObject()
    key("driver")
    beginObject()
    member("name", tool.name)
    member("version", tool.version)
    member("semanticVersion", tool.version)
    rules.append(to: &self)
    endObject()
    endObject()
  }

  /// `tags`, `kind`, `basis`, and the two by which GitHub orders results.
  fileprivate mutating func appendProperties(of rule: RuleDescription?, level: Severity) {
    let kind = rule?.kind.rawValue ?? "diagnostic"
    key("properties")
    beginObject()
    key("tags")
    beginArray(inline: true)
    for tag in [kind] + (rule?.basis.map { [$0.rawValue] } ?? []) { string(tag) }
    endArray()
    member("kind", kind)
    member("basis", rule?.basis?.rawValue)
    member("precision", rule.precision)
    member("problem.severity", level == .note ? "recommendation" : level.rawValue)
    endObject()
  }
}

extension RuleDescription? {
  /// How surely a result says what the source says: the words themselves, a reading of them, or something beyond.
  fileprivate var precision: String {
    switch (self?.kind, self?.basis) {
    case (nil, _), (.consistency, _), (_, .literal): "very-high"
    case (_, .interpretation): "high"
    default: "medium"
    }
  }
}
