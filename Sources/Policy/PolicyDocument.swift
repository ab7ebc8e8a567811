// A loaded policy: every expression compiled, every reference resolved, every text there in both languages. It knows
// nothing of any declaration; Compliance applies it.

package import CEL
package import DeclarationSchema
package import Diagnostics
package import YAMLDocument

/// A policy that was accepted.
package struct PolicyDocument: Sendable {
  package let id: String
  package let version: String
  package let title: LocalizedText
  package let source: SourceClause
  /// The declarations that the policy judges.
  package let format: DeclarationFormat
  package let parameters: [ParameterDefinition]
  /// The first is the default.
  package let profiles: [Profile]
  package let subjects: SubjectDefinition
  package let variables: [VariableDefinition]
  package let consistency: [ConsistencyRule]
  package let scope: [Rule]
  package let obligations: [Rule]
  package let risks: [Rule]
  /// The fields whose absence means something of its own, as patterns with `[]` for every index. They are not asked
  /// for where a rule is undecided and merely tested them.
  package let absences: [AbsenceMeaning]
  package let environments: PolicyEnvironments

  package func profile(named name: String) -> Profile? { profiles.first { $0.name == name } }
  package func parameter(named name: String) -> ParameterDefinition? { parameters.first { $0.name == name } }
}

/// The clause that a policy formalises.
///
/// - `original`: the clause in its own language, which is French here; quotes are exact parts of it.
package struct SourceClause: Sendable {
  package let title: String
  package let publisher: String
  package let clause: String
  package let text: LocalizedText
  package let notFormalised: [UnformalisedPart]

  package var original: String { text.french }
}

/// A part of the clause that no rule formalises, and why.
package struct UnformalisedPart: Sendable {
  package let quote: Located<String>
  package let reason: LocalizedText
}

/// What is judged one by one.
///
/// - `list`: the root field that holds the subjects, such as `spaces`.
/// - `name`: what a subject is called in expressions, such as `space`.
package struct SubjectDefinition: Sendable {
  package let list: String
  package let name: String
  package let label: Program
}

/// A field whose absence has a stated meaning.
package struct AbsenceMeaning: Sendable {
  /// `referents[].spaces`
  package let pattern: String
  package let meaning: LocalizedText
}

/// A named expression that other expressions of the same subject may use.
package struct VariableDefinition: Sendable {
  package let name: String
  package let program: Program
}

/// A value and the node that it was read from.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let node: NodeIndex
}
