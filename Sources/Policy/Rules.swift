// The rules of a policy, compiled.

package import CEL
package import Diagnostics

/// How far a rule stands from the words of the source.
package enum RuleBasis: String, Sendable, CaseIterable {
  case literal
  case interpretation
  case design
  case context
}

/// A scope rule, an obligation or a risk: what must hold of each subject.
///
/// A class, because rules are handed around for every subject of every declaration and never change.
package final class Rule: Sendable {
  package let id: String
  package let title: LocalizedText
  package let quote: Located<String>?
  /// Nil for risks.
  package let basis: RuleBasis?
  /// The policy's own; a profile may change it.
  package let severity: Severity
  /// False: not applicable. Unknown: `require` must hold all the same to pass.
  package let when: Program?
  /// The obligation whose failure makes this one not applicable.
  package let follows: String?
  package let require: Program
  package let message: MessageTemplate
  package let remediation: MessageTemplate?

  init(
    id: String, title: LocalizedText, quote: Located<String>?, basis: RuleBasis?, severity: Severity, when: Program?,
    follows: String?, require: Program, message: MessageTemplate, remediation: MessageTemplate?
  ) {
    self.id = id
    self.title = title
    self.quote = quote
    self.basis = basis
    self.severity = severity
    self.when = when
    self.follows = follows
    self.require = require
    self.message = message
    self.remediation = remediation
  }
}

/// A contradiction of the declaration with itself, raised where `require` is false. A class for the same reason as
/// `Rule`.
package final class ConsistencyRule: Sendable {
  package let id: String
  package let title: LocalizedText
  /// What the rule is evaluated over: one entry a list that it walks; empty where it speaks of the whole declaration.
  package let walks: [ConsistencyWalk]
  package let voidsCompliance: Bool

  init(id: String, title: LocalizedText, walks: [ConsistencyWalk], voidsCompliance: Bool) {
    self.id = id
    self.title = title
    self.walks = walks
    self.voidsCompliance = voidsCompliance
  }
}

/// A consistency rule compiled for the elements of one list.
package final class ConsistencyWalk: Sendable {
  /// The list, nil for the declaration as a whole.
  package let list: ListPath?
  /// Whether the list is that of the subjects, so that the policy's variables can be used.
  package let isOverSubjects: Bool
  package let require: Program
  package let contests: [ContestedAttribute]
  package let message: MessageTemplate
  package let remediation: MessageTemplate?

  init(
    list: ListPath?, isOverSubjects: Bool, require: Program, contests: [ContestedAttribute], message: MessageTemplate,
    remediation: MessageTemplate?
  ) {
    self.list = list
    self.isOverSubjects = isOverSubjects
    self.require = require
    self.contests = contests
    self.message = message
    self.remediation = remediation
  }
}

/// An attribute that a raised contradiction puts in doubt: a variable and the fields below it.
package struct ContestedAttribute: Sendable {
  package let slot: Int
  package let fields: [String]
}

/// A path to the elements of nested lists: `referents[].training[]` is `[["referents"], ["training"]]`.
package struct ListPath: Sendable, Hashable {
  /// For each list, the fields that lead to it.
  package let steps: [[String]]

  package var description: String { steps.map { $0.joined(separator: ".") + "[]" }.joined(separator: ".") }

  /// Nil unless the text is field names joined by dots, with `[]` after every list and at the end.
  package init?(_ text: String) {
    guard text.hasSuffix("[]") else { return nil }
    var steps: [[String]] = []
    var rest = Substring(text)
    while let bracket = rest.firstIndex(of: "[") {
      let names = rest[..<bracket].split(separator: ".", omittingEmptySubsequences: false)
      rest = rest[bracket...].dropFirst()
      guard rest.first == "]" else { return nil }
      rest = rest.dropFirst()
      let isLast = rest.isEmpty
      guard isLast || rest.first == "." else { return nil }
      rest = rest.dropFirst()
      guard !names.isEmpty, names.allSatisfy({ !$0.isEmpty }) else { return nil }
      steps.append(names.map(String.init))
    }
    guard rest.isEmpty, !steps.isEmpty else { return nil }
    self.steps = steps
  }
}
