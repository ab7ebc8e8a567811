// One issue as a SARIF result. Text from a declaration stands in plain-text messages only, and cannot become a link
// there: SARIF reads `[text](target)` as one.

import Diagnostics
import Findings

extension JSONText {
  /// A result: `ruleId`, `ruleIndex`, `level`, `message`, `locations`, `relatedLocations`, `partialFingerprints`,
  /// `properties` (`status`, `kind`, `space`, `missing`).
  mutating func append(_ issue: Issue, ruleIndex: Int?, _ phrases: Phrases) {
    beginObject()
    member("ruleId", issue.rule)
    if let ruleIndex {
      key("ruleIndex")
      integer(ruleIndex)
    }
    member("level", issue.level.rawValue)
    key("message")
    let links = issue.related.enumerated().prefix(5).map { index, place in
      "[\(phrases.line(place.span.start.line))](\(index + 1))"
    }
    let seeAlso = links.isEmpty ? "" : "\n\(phrases.otherPlaces(links.joined(separator: ", ")).capitalizedFirst)."
    message(issue.text.withoutLinks + seeAlso)
    let file = FileReference(issue.file)
    array("locations", [issue.span]) { $0.appendLocation(in: file, at: $1) }
    if !issue.related.isEmpty {
      array("relatedLocations", issue.related.enumerated()) { text, related in
        text.appendLocation(
          in: file, at: related.element.span, id: related.offset + 1, saying: related.element.text)
      }
    }
    key("partialFingerprints")
    beginObject(inline: true)
    member("primaryLocationLineHash", issue.fingerprint)
    endObject()
    key("properties")
    beginObject()
    member("status", issue.status)
    member("kind", issue.description?.kind.rawValue ?? "diagnostic")
    member("space", issue.subject?.onOneLine(upTo: 300))
    if !issue.missing.isEmpty {
      key("missing")
      beginArray(inline: true)
      for path in issue.missing { string(path.onOneLine(upTo: 300)) }
      endArray()
    }
    endObject()
    endObject()
  }

  /// A place in a file: where none is known, its beginning, since GitHub shows no result without one.
  private mutating func appendLocation(
    in file: FileReference, at span: SourceSpan?, id: Int? = nil, saying text: String? = nil
  ) {
    let span = span ?? SourceSpan(start: .init(line: 1, column: 1), end: .init(line: 1, column: 1))
    beginObject()
    if let id {
      key("id")
      integer(id)
    }
    key("physicalLocation")
    beginObject()
    key("artifactLocation")
    beginObject(inline: true)
    member("uri", file.uri)
    if !file.isAbsolute { member("uriBaseId", "%SRCROOT%") }
    endObject()
    key("region")
    beginObject(inline: true)
    key("startLine")
    integer(max(span.start.line, 1))
    key("startColumn")
    integer(max(span.start.column, 1))
    key("endLine")
    integer(max(span.end.line, 1))
    key("endColumn")
    integer(max(span.end.column, 1))
    endObject()
    endObject()
    if let text {
      key("message")
      message(text.withoutLinks)
    }
    endObject()
  }
}

extension Issue {
  fileprivate var status: String? {
    switch cause {
    case .violation, .contradiction, .risk: Status.fail.rawValue
    case .undecided: Status.unknown.rawValue
    case .fault: Status.error.rawValue
    case .document: nil
    }
  }
}

extension String {
  /// With a blank between what would be a link's text and its target, also where a mark is joined to the bracket.
  var withoutLinks: String {
    guard withBytes({ $0.mayHoldLink }) else { return self }
    var parted = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "(", parted.last == "]" { parted.append(" ") }
      parted.append(scalar)
    }
    return String(parted)
  }
}

extension Span<UInt8> {
  fileprivate var mayHoldLink: Bool {
    for index in indices.dropFirst() where self[index] == UInt8(ascii: "(") && self[index - 1] == UInt8(ascii: "]") {
      return true
    }
    return false
  }
}
