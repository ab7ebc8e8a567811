// The facts of one declaration as expressions find them: an activation for the declaration as a whole and one for
// each subject, in which the policy's variables are computed at most once.

import CEL
import DeclarationSchema
import Policy

/// Not sendable: each declaration has its own.
struct Evidence {
  let root: Record
  /// For rules of the declaration as a whole and for those that walk lists other than the subjects'. It is the first
  /// subject's as well: those rules name neither the subject nor variables.
  let declaration: Activation
  let subjects: [Subject]

  struct Subject {
    let record: Record
    let activation: Activation
  }

  init(root: Record, assessor: Assessor) {
    self.root = root
    declaration = assessor.activation(on: root)
    let elements = assessor.slots.subjects(of: root)
    var subjects: [Subject] = []
    subjects.reserveCapacity(elements.count)
    for index in elements.indices {
      guard case .record(let record) = elements[index] else { continue }
      let activation = subjects.isEmpty ? declaration : assessor.activation(on: root)
      activation.set(assessor.elementSlot, to: .value(elements[index]))
      subjects.append(Subject(record: record, activation: activation))
    }
    self.subjects = subjects
  }
}

extension Assessor {
  /// What every rule finds: the declaration's root fields beside what is the same for all declarations.
  func activation(on root: Record) -> Activation { commonVariables.activation(holder: root) }

  /// The day, the parameters, and how to compute the policy's variables, which only expressions on a subject name.
  static func commonVariables(
    _ policy: PolicyDocument, asOf: CivilDate, _ parameters: [ParameterValue]
  ) -> CommonVariables {
    let environments = policy.environments
    var variables = CommonVariables(slots: environments.slotCount)
    // What the root fields are worth, each declaration says.
    let unsaid = Record(empty: policy.format.rootType, path: AttributePath())
    for (slot, field) in environments.rootFields.enumerated() { variables.set(slot, toField: field, of: unsaid) }
    variables.setClock(environments.asOfSlot, to: asOf.midnight)
    for (offset, value) in parameters.enumerated() {
      variables.set(environments.firstParameterSlot + offset, to: .value(value.value))
    }
    for (offset, variable) in policy.variables.enumerated() {
      variables.set(environments.firstVariableSlot + offset, to: variable.program)
    }
    return variables
  }
}
