// The report as one JSON document, `vigie.report/v1`: for programs, and for keeping. It is written as the run goes
// on, so it holds one declaration at a time.

import Diagnostics
package import Findings

/// Writes one object: `format`, `tool`, `policy`, `as_of`, `language`, `declarations`, `summary`.
///
/// - `tool`: `name`, `version`.
/// - `policy`: `id`, `version`, `title`, `profile`, `profile_title`, `sha256`, `source` (`title`, `publisher`,
///   `clause`, `original`, `text`), `parameters` (each `name`, `value`, `description`, `changed`), `rules` (each `rule`,
///   `kind`, `basis`, `severity`, `title`, `quote`, `remediation`).
/// - `declarations`: see `DeclarationJSON.swift`.
/// - `summary`: `declarations` and one count for each verdict; `partial`, true, where the run was interrupted.
package struct JSONReportWriter: ReportWriter {
  private var text = JSONText(layout: .indented)

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    text.beginObject()
    text.member("format", "vigie.report/v1")
    text.key("tool")
    text.beginObject(inline: true)
    text.member("name", header.tool.name)
    text.member("version", header.tool.version)
    text.endObject()
    append(header.policy)
    text.member("as_of", header.asOf)
    text.member("language", header.language.rawValue)
    text.key("declarations")
    text.beginArray()
    return text.takeBytes()
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    text.append(declaration)
    return text.takeBytes()
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    text.endArray()
    text.key("summary")
    text.beginObject(inline: true)
    text.key("declarations")
    text.integer(summary.declarations)
    for verdict in Verdict.allCases {
      text.key(named: verdict.rawValue)
      text.integer(summary[verdict])
    }
    if summary.isPartial {
      text.key("partial")
      text.bool(true)
    }
    text.endObject()
    text.endObject()
    text.endLine()
    return text.takeBytes()
  }

  private mutating func append(_ policy: PolicyIdentity) {
    text.key("policy")
    text.beginObject()
    text.member("id", policy.id)
    text.member("version", policy.version)
    text.member("title", policy.title)
    text.member("profile", policy.profile)
    text.member("profile_title", policy.profileTitle)
    text.member("sha256", policy.sha256)
    text.key("source")
    text.beginObject()
    text.member("title", policy.source.title)
    text.member("publisher", policy.source.publisher)
    text.member("clause", policy.source.clause)
    text.member("original", policy.source.original)
    text.member("text", policy.source.text)
    text.endObject()
    text.array("parameters", policy.parameters) { text, parameter in
      text.beginObject()
      text.member("name", parameter.name)
      text.key("value")
      text.append(parameter.value)
      text.member("description", parameter.description)
      text.key("changed")
      text.bool(parameter.isChanged)
      text.endObject()
    }
    text.array("rules", policy.rules) { text, rule in
      text.beginObject()
      text.member("rule", rule.id)
      text.member("kind", rule.kind.rawValue)
      text.member("basis", rule.basis?.rawValue)
      text.member("severity", rule.severity.rawValue)
      text.member("title", rule.title)
      text.member("quote", rule.quote)
      text.member("remediation", rule.remediation)
      text.endObject()
    }
    text.endObject()
  }
}
