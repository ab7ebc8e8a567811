// The names that a policy's expressions may use. Every environment starts with the same slots, so that one filling
// serves them all: the declaration's root fields, `as_of`, the parameters; then a loop's or the subject's name; then,
// where the subject is known, the variables.

package import CEL
import DeclarationSchema

package struct PolicyEnvironments: Sendable {
  /// The declaration's root fields that expressions see, in the order of their slots; `format` is no fact.
  package let roots: [String]
  /// Each of them as an attribute.
  package let rootPaths: [AttributePath]
  /// Where each of them stands in the declaration's type.
  package let rootFields: [Int]
  package let asOfSlot: Int
  /// The slot of the first parameter; the others follow in the policy's order.
  package let firstParameterSlot: Int
  /// The slot of the subject, or of a loop's element.
  package let elementSlot: Int
  /// The slot of the first variable; the others follow in the policy's order.
  package let firstVariableSlot: Int
  /// What rules of the whole declaration may use.
  package let declaration: Environment
  /// What rules of one subject may use.
  package private(set) var subject: Environment

  init(
    format: DeclarationFormat, parameters: [ParameterDraft], subjectName: String, subjectType: Type,
    limits: ExpressionLimits
  ) {
    let fields = format.rootType.fields
    rootFields = fields.indices.filter { fields[$0].name != "format" }
    roots = rootFields.map { fields[$0].name }
    rootPaths = roots.map { AttributePath([.field($0)]) }
    asOfSlot = rootFields.count
    firstParameterSlot = asOfSlot + 1
    elementSlot = firstParameterSlot + parameters.count
    firstVariableSlot = elementSlot + 1
    let common =
      rootFields.map { VariableDeclaration(name: fields[$0].name, type: fields[$0].type) }
      + [VariableDeclaration(name: "as_of", type: .timestamp)] + parameters.map(\.declaration)
    declaration = Environment(variables: common, limits: limits)
    subject = declaration.with(variables: common + [VariableDeclaration(name: subjectName, type: subjectType)])
  }

  /// The same names, with the policy's variables for the subject.
  func with(variables: [VariableDeclaration]) -> PolicyEnvironments {
    var changed = self
    changed.subject = subject.with(variables: Array(subject.variables.prefix(firstVariableSlot)) + variables)
    return changed
  }

  /// What a rule over the elements of another list may use.
  func loop(name: String, type: Type) -> Environment {
    declaration.with(variables: declaration.variables + [VariableDeclaration(name: name, type: type)])
  }

  /// The names that mean something in every expression.
  var commonNames: [String] { roots + ["as_of", "params", "variables"] }

  /// The number of slots that an activation needs for any of the environments.
  package var slotCount: Int { subject.variables.count }
}
