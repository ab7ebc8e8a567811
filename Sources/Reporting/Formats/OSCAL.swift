// The report as OSCAL assessment results, NIST's language for audits: for tools of governance and compliance. It is
// written result by result; the order of an object's members is free in JSON, so what depends on all comes last.

import Diagnostics
package import Findings

/// Writes one `assessment-results` document: a `result` is a declaration; `local-definitions` hold the policy's rules as
/// objectives of one control, `back-matter` the policy itself, which stands for the assessment plan.
///
/// OSCAL knows *satisfied* and *not-satisfied* only. Satisfied is said of an obligation that passes and of the clause
/// where the declaration is compliant; what is unknown or in error is not-satisfied with the reason *other*; what does
/// not apply is no finding at all, only an observation. The status, or the verdict, stands in a property of the
/// namespace `urn:vigie:oscal`. UUIDs follow from the inputs: those of spaces from the declaration's path and the space
/// alone, those of results and findings also from its contents, the policy, its parameters and the day.
///
/// OSCAL's lists stand one after another, but inside a result: one declaration is held at a time, and of those before
/// it a few dozen bytes each, so that one which is given twice is not named twice alike.
package struct OSCALReportWriter: ReportWriter {
  private var text = JSONText(layout: .indented)
  private var policy: OSCALPolicy?
  private var results: [OSCALIdentifier: Int] = [:]
  /// Of all results so far, in their order.
  private var digest = OSCALIdentifier(["results"])

  package init() {}

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    let policy = OSCALPolicy(header)
    self.policy = policy
    text.beginObject()
    text.key("assessment-results")
    text.beginObject()
    policy.appendOpening(to: &text)
    text.key("results")
    text.beginArray()
    return text.takeBytes()
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    guard let policy else { return [] }
    let content = OSCALIdentifier(["declaration", declaration.path, declaration.sha256 ?? ""])
    let earlier = results[content, default: 0]
    results[content] = earlier + 1
    let result = OSCALResult(declaration, occurrence: earlier, policy: policy)
    digest = OSCALIdentifier([digest.text, result.identifier.text])
    result.append(to: &text)
    return text.takeBytes()
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    guard let policy else { return [] }
    if summary.declarations == 0 { appendEmptyResult(summary, policy) }
    text.endArray()
    policy.appendClosing(to: &text)
    let header = policy.header
    text.identifier(
      "uuid",
      OSCALIdentifier(["document", digest.text, header.language.rawValue, header.tool.version] + policy.identity))
    text.endObject()
    text.endObject()
    text.endLine()
    return text.takeBytes()
  }

  /// OSCAL asks for one result at least.
  private mutating func appendEmptyResult(_ summary: Summary, _ policy: OSCALPolicy) {
    let nothing = policy.phrases.conclusion(summary, header: policy.header)
    text.beginObject()
    text.identifier("uuid", OSCALIdentifier(["empty"] + policy.identity))
    text.markup("title", nothing)
    text.markup("description", nothing)
    text.member("start", policy.moment)
    policy.appendReviewedControls(to: &text)
    text.endObject()
  }
}
