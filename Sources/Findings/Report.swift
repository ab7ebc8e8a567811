// The report model: everything that a report says, and nothing about how it came about or how it is drawn. Texts
// stand in one language, the report's own, so that every format prints the same words.

package import Diagnostics

/// The result of one run.
package struct Report: Sendable, Equatable {
  package var header: ReportHeader
  package var declarations: [DeclarationFinding]

  package init(header: ReportHeader, declarations: [DeclarationFinding] = []) {
    self.header = header
    self.declarations = declarations
  }

  package var summary: Summary { declarations.reduce(into: Summary()) { $0.count($1) } }
}

/// What is known of a run before its first declaration is judged, so that a report can be written while it runs.
package struct ReportHeader: Sendable, Equatable {
  package var tool: Tool
  package var policy: PolicyIdentity
  /// The day on which the declarations were judged, `YYYY-MM-DD`, UTC.
  package var asOf: String
  package var language: Language

  package init(tool: Tool, policy: PolicyIdentity, asOf: String, language: Language) {
    self.tool = tool
    self.policy = policy
    self.asOf = asOf
    self.language = language
  }
}

/// The program that made the report.
package struct Tool: Sendable, Equatable {
  package var name: String
  package var version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

/// Which policy was applied, in which reading.
package struct PolicyIdentity: Sendable, Equatable {
  package var id: String
  package var version: String
  package var title: String
  package var profile: String
  package var profileTitle: String
  /// SHA-256 of the policy file's bytes, in lower-case hexadecimal.
  package var sha256: String
  package var source: SourceDocument
  /// The parameters in force, in the policy's order: verdicts rest on them.
  package var parameters: [Parameter]
  /// The rules that were applied, in the policy's order: scope, obligations, contradictions, risks.
  package var rules: RuleList

  package init(
    id: String, version: String, title: String, profile: String, profileTitle: String, sha256: String,
    source: SourceDocument, parameters: [Parameter], rules: RuleList
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.profile = profile
    self.profileTitle = profileTitle
    self.sha256 = sha256
    self.source = source
    self.parameters = parameters
    self.rules = rules
  }
}

/// The text that a policy formalises.
package struct SourceDocument: Sendable, Equatable {
  package var title: String
  package var publisher: String
  package var clause: String
  /// The clause in its original language, which quotes are exact parts of.
  package var original: String
  /// The clause in the report's language.
  package var text: String

  package init(title: String, publisher: String, clause: String, original: String, text: String) {
    self.title = title
    self.publisher = publisher
    self.clause = clause
    self.original = original
    self.text = text
  }
}

/// A parameter of the policy and the value it had.
package struct Parameter: Sendable, Equatable {
  package var name: String
  package var value: FactValue
  /// What the parameter means.
  package var description: String
  /// Whether the profile or the command line changed it from the policy's own value.
  package var isChanged: Bool

  package init(name: String, value: FactValue, description: String, isChanged: Bool) {
    self.name = name
    self.value = value
    self.description = description
    self.isChanged = isChanged
  }
}

/// How many declarations ended in which verdict.
package struct Summary: Sendable, Equatable {
  package private(set) var declarations = 0
  /// The run was interrupted: there are declarations that were not judged.
  package var isPartial = false
  /// In the order of all verdicts.
  private var counts = [Int](repeating: 0, count: Verdict.allCases.count)

  package init() {}

  package subscript(verdict: Verdict) -> Int { counts[verdict.place] }

  package mutating func count(_ declaration: DeclarationFinding) { count(declaration.verdict) }

  package mutating func count(_ verdict: Verdict) {
    declarations += 1
    counts[verdict.place] += 1
  }
}
