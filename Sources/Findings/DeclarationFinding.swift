// What was found about one declaration: its verdict, its spaces, and what was wrong with the document itself.

package import Diagnostics

/// One declaration of a run.
package struct DeclarationFinding: Sendable, Equatable {
  /// The file as the user named it, with `#2`, `#3`… for the later documents of a stream.
  package var path: String
  /// SHA-256 of the file's bytes, in lower-case hexadecimal; nil where they could not be read.
  package var sha256: String?
  package var platform: String?
  package var verdict: Verdict
  package var subjects: [SubjectFinding]
  /// Results that concern the declaration as a whole.
  package var results: RuleResults
  package var diagnostics: [DiagnosticFinding]
  /// The attributes that some undecided result waits for, each once, in the order of path.
  package var unanswered: UnansweredList
  /// The lines on which a result's or an unanswered attribute's place begins, each once, in the order of the file.
  package var excerpts: ExcerptList
  /// Of the content without names, ids and addresses, where declarations are to be compared with one another. No
  /// report says it.
  package var contentDigest: UInt64?
  /// The days of the check, counted from 1970-01-01, on which the same declaration comes to the very same finding, by
  /// the same policy; nil where that is not known. No report says it.
  package var validDays: ClosedRange<Int>?
}

extension DeclarationFinding {
  package init(
    path: String, sha256: String?, platform: String? = nil, verdict: Verdict, subjects: [SubjectFinding] = [],
    results: RuleResults = [], diagnostics: [DiagnosticFinding] = [], unanswered: UnansweredList = [],
    excerpts: ExcerptList = [], validDays: ClosedRange<Int>? = nil
  ) {
    // By the compiler's own initialiser: one that assigns to each variable copies the whole once more.
    self.init(
      path: path, sha256: sha256, platform: platform, verdict: verdict, subjects: subjects, results: results,
      diagnostics: diagnostics, unanswered: unanswered, excerpts: excerpts, contentDigest: nil, validDays: validDays)
  }

  /// Adds the lines on which an unanswered attribute's place begins, and leaves each line once, in the order of the
  /// file.
  ///
  /// - Parameter lines: those of the results.
  package static func gatherLines(of unanswered: UnansweredList, _ lines: inout [Int]) {
    for index in unanswered.entries.indices {
      if let line = unanswered.entries[index].location?.start.line { lines.append(line) }
    }
    lines.sort()
    var kept = 0
    for index in lines.indices where kept == 0 || lines[kept - 1] != lines[index] {
      lines[kept] = lines[index]
      kept += 1
    }
    lines.removeLast(lines.count - kept)
  }

  /// The text of a line, counted from 1, where the finding carries it.
  package func excerpt(ofLine line: Int) -> String? {
    excerpts.text(ofLine: line)
  }
}

/// One judged space.
package struct SubjectFinding: Sendable, Equatable {
  package var id: String
  /// `spaces[0]`
  package var path: String
  /// The space's name for people, where it has one.
  package var name: String?
  package var verdict: Verdict
  package var scope: Scope
  package var results: RuleResults
}

extension SubjectFinding {
  package init(id: String, path: String, name: String?, scope: Scope, verdict: Verdict, results: RuleResults) {
    // As for declarations; the compiler's own takes them in another order.
    self.init(id: id, path: path, name: name, verdict: verdict, scope: scope, results: results)
  }
}

/// Something wrong with the document itself, in the report's language.
package struct DiagnosticFinding: Sendable, Equatable {
  package var severity: Severity
  package var message: String
  package var help: String?
  /// Stable and dotted, such as `schema.unknown_field`.
  package var code: String
  package var location: Location?
}

extension DiagnosticFinding {
  package init(severity: Severity, code: String, message: String, help: String?, location: Location?) {
    // As for declarations; the compiler's own takes them in another order.
    self.init(severity: severity, message: message, help: help, code: code, location: location)
  }

  package init(_ diagnostic: Diagnostic, in language: Language, location: Location? = nil) {
    self.init(
      severity: diagnostic.severity, code: diagnostic.code, message: diagnostic.message[language],
      help: diagnostic.help?[language], location: location)
  }
}

/// A place in a file, with its line: a document may be wrong where no declaration can be told.
///
/// - `excerpt`: the text of the span's first line, without its break; cut after 500 code points.
package struct Location: Sendable, Equatable {
  package var span: SourceSpan
  package var excerpt: String

  package init(span: SourceSpan, excerpt: String) {
    self.span = span
    self.excerpt = excerpt
  }
}
