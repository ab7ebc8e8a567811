// What templates see of a report: the names of the JSON report, and beside them what saves a template from reckoning:
// words in the report's language, counts, questions of yes and no. TEMPLATES.md lists every name for those who write
// templates; what stands below a declaration is in the files beside this one.

import Diagnostics
import Findings

/// Builds the tree.
///
/// - `wanted`: the names that a template reads; nil builds the whole tree.
struct ReportTree {
  let header: ReportHeader
  let phrases: Phrases
  let wanted: Set<String>?
  /// The results of which there is nothing to say but the rule and the status, by both; none unless the tree is made
  /// for many declarations.
  private(set) var bareResults: [TemplateValue] = []

  /// For many declarations, which have most of their results in common.
  static func forMany(_ header: ReportHeader, wanted: Set<String>) -> ReportTree {
    var tree = ReportTree(header: header, wanted: wanted)
    let bare = header.policy.rules.flatMap { rule in Status.allCases.map { RuleResult(rule: rule, status: $0) } }
    tree.bareResults = bare.enumerated().map { [tree] number, result in
      var object = tree.members(of: result) { _ in nil }
      object.recurrence = number
      return .object(object)
    }
    return tree
  }

  init(header: ReportHeader, wanted: Set<String>? = nil) {
    self.header = header
    self.phrases = Phrases(language: header.language)
    self.wanted = wanted
  }

  /// The questions of yes and no, with the verdict that each asks for.
  private static let questions = Verdict.allCases.map { ("is_" + $0.rawValue, $0) }

  func object(_ fill: (inout TemplateObject) -> Void) -> TemplateValue { .object(members(fill)) }

  func members(_ fill: (inout TemplateObject) -> Void) -> TemplateObject {
    var object = TemplateObject(wanted: wanted)
    fill(&object)
    return object
  }

  /// `tool`, `policy`, `as_of`, `language`, `is_french`, `summary`, `conclusion`, `circumstances`, `is_single`.
  func root(_ summary: Summary, only: DeclarationFinding?) -> TemplateObject {
    var root = TemplateObject(wanted: wanted)
    root.set(
      "tool",
      object {
        $0.set("name", .quoted(header.tool.name))
        $0.set("version", .quoted(header.tool.version))
      })
    root.set("policy", policy)
    root.set("as_of", .quoted(header.asOf))
    root.set("language", .text(header.language.rawValue))
    root.set("is_french", .flag(header.language == .french))
    root.set("summary", tree(summary))
    root.set("is_single", .flag(summary.declarations == 1))
    root.set("circumstances", .quoted(phrases.circumstances(header)))
    root.set(
      "conclusion",
      .quoted(
        (summary.isPartial ? nil : only).map {
          phrases.conclusion($0, platform: DeclarationText.platform(of: $0), header: header)
        }
          ?? phrases.conclusion(summary, header: header)))
    return root
  }

  /// `declarations` and one count a verdict, as in the JSON report; `verdicts`, the worst first.
  private func tree(_ summary: Summary) -> TemplateValue {
    object { tree in
      tree.set("declarations", .number(summary.declarations))
      for verdict in Verdict.allCases { tree.set(verdict.rawValue, .number(summary[verdict])) }
      tree.set(
        "verdicts",
        .list(
          Verdict.worstFirst.map { verdict in
            object {
              set(verdict, in: &$0)
              $0.set("count", .number(summary[verdict]))
              $0.set("share", .text(phrases.percentage(summary[verdict], of: summary.declarations)))
              $0.set("is_empty", .flag(summary[verdict] == 0))
            }
          }))
    }
  }

  private var policy: TemplateValue {
    let policy = header.policy
    return object { tree in
      tree.set("id", .quoted(policy.id))
      tree.set("version", .quoted(policy.version))
      tree.set("title", .quoted(policy.title))
      tree.set("profile", .quoted(policy.profile))
      tree.set("profile_title", .quoted(policy.profileTitle))
      tree.set("sha256", .quoted(policy.sha256))
      tree.set("source", source)
      tree.set(
        "parameters",
        .list(
          policy.parameters.map { parameter in
            object {
              $0.set("name", .quoted(parameter.name))
              $0.set("value", .quoted(parameter.value.shown))
              $0.set("description", .quoted(parameter.description))
              $0.set("changed", .flag(parameter.isChanged))
            }
          }))
      tree.set("rules", .list(policy.rules.map { rule in object { set(rule, in: &$0) } }))
    }
  }

  /// As in the JSON report; `clause_words`; `is_translated`; `original_parts`, each `text` and `is_quoted`.
  private var source: TemplateValue {
    let source = header.policy.source
    return object { tree in
      tree.set("title", .quoted(source.title))
      tree.set("publisher", .quoted(source.publisher))
      tree.set("clause", .quoted(source.clause))
      tree.set("clause_words", .quoted(phrases.clause(source)))
      tree.set("original", .quoted(source.original, limit: 20_000))
      tree.set("text", .quoted(source.text, limit: 20_000))
      tree.set("is_translated", .flag(source.text != source.original))
      tree.set(
        "original_parts",
        .list(
          QuotedParts(source.original.shortened(to: 20_000), quotes: header.policy.rules.compactMap(\.quote)).parts
            .map { part in
              object {
                $0.set("text", .quoted(part.text, limit: 20_000))
                $0.set("is_quoted", .flag(part.isMarked))
              }
            }))
    }
  }

  /// `rule`, `kind`, `basis`, `severity`, `title`, `quote`, `remediation`; `basis_words`, `severity_word`.
  func set(_ rule: RuleDescription, in tree: inout TemplateObject) {
    tree.set("rule", .quoted(rule.id))
    tree.set("kind", .text(rule.kind.rawValue))
    tree.set("basis", .text(rule.basis?.rawValue))
    tree.set("severity", .text(rule.severity.rawValue))
    tree.set("title", .quoted(rule.title))
    tree.set("quote", .quoted(rule.quote))
    tree.set("basis_words", .quoted(rule.basis.map { phrases.basis($0, quote: rule.quote) }))
    tree.set("severity_word", .text(phrases.severity(rule.severity)))
  }

  /// `verdict`, `verdict_word`, `mark`, and one question a verdict.
  func set(_ verdict: Verdict, in tree: inout TemplateObject) {
    tree.set("verdict", .text(verdict.rawValue))
    tree.set("verdict_word", .text(phrases.verdict(verdict)))
    tree.set("mark", .text(verdict.sign.mark))
    for (name, other) in Self.questions { tree.set(name, .flag(other == verdict)) }
  }
}
