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
  package var results: [RuleResult]
  package var diagnostics: [DiagnosticFinding]
  /// The attributes that some undecided result waits for, each once, in the order of path.
  package var unanswered: [UnansweredFact]

  package init(
    path: String, sha256: String?, platform: String? = nil, verdict: Verdict, subjects: [SubjectFinding] = [],
    results: [RuleResult] = [], diagnostics: [DiagnosticFinding] = [], unanswered: [UnansweredFact] = []
  ) {
    self.path = path
    self.sha256 = sha256
    self.platform = platform
    self.verdict = verdict
    self.subjects = subjects
    self.results = results
    self.diagnostics = diagnostics
    self.unanswered = unanswered
  }
}

/// One judged space.
package struct SubjectFinding: Sendable, Equatable {
  package var id: String
  /// `spaces[0]`
  package var path: String
  /// The space's name for people, where it has one.
  package var name: String?
  package var scope: Scope
  package var verdict: Verdict
  package var results: [RuleResult]

  package init(id: String, path: String, name: String?, scope: Scope, verdict: Verdict, results: [RuleResult]) {
    self.id = id
    self.path = path
    self.name = name
    self.scope = scope
    self.verdict = verdict
    self.results = results
  }
}

/// Something wrong with the document itself, in the report's language.
package struct DiagnosticFinding: Sendable, Equatable {
  package var severity: Severity
  /// Stable and dotted, such as `schema.unknown_field`.
  package var code: String
  package var message: String
  package var help: String?
  package var location: Location?

  package init(severity: Severity, code: String, message: String, help: String?, location: Location?) {
    self.severity = severity
    self.code = code
    self.message = message
    self.help = help
    self.location = location
  }
}

extension DiagnosticFinding {
  package init(_ diagnostic: Diagnostic, in language: Language, location: Location? = nil) {
    self.init(
      severity: diagnostic.severity, code: diagnostic.code, message: diagnostic.message[language],
      help: diagnostic.help?[language], location: location)
  }
}

/// An attribute that would have to be answered, and the question to ask for it.
package struct UnansweredFact: Sendable, Equatable {
  package var path: String
  package var question: String?
  /// The nearest enclosing node that is there: where the answer would be written.
  package var location: Location?

  package init(path: String, question: String?, location: Location?) {
    self.path = path
    self.question = question
    self.location = location
  }
}
