// The facts of one declaration as expressions find them: an activation for the declaration as a whole and one for
// each subject, in which the policy's variables are computed at most once.

import CEL
import DeclarationSchema
import Policy

struct Evidence {
  let facts: Facts
  /// For rules of the declaration as a whole and for those that walk lists other than the subjects'.
  let declaration: Activation
  let subjects: [Subject]

  struct Subject {
    let record: Record
    let activation: Activation
  }

  init(facts: Facts, assessor: Assessor) {
    self.facts = facts
    let policy = assessor.policy
    let environments = policy.environments
    declaration = assessor.activation(of: facts.root)
    guard let slot = environments.roots.firstIndex(of: policy.subjects.list),
      case .value(.list(let elements)) = declaration.outcome(of: slot)
    else {
      subjects = []
      return
    }
    subjects = elements.compactMap { element in
      guard case .record(let record) = element else { return nil }
      let activation = assessor.activation(of: facts.root)
      activation.set(environments.elementSlot, to: .value(element))
      for (offset, variable) in policy.variables.enumerated() {
        activation.set(environments.firstVariableSlot + offset, to: variable.program)
      }
      return Subject(record: record, activation: activation)
    }
  }

  /// The objects that a path leads to; those below something unknown are not there.
  func elements(of list: ListPath) -> [Record] {
    list.steps.reduce([facts.root]) { records, step in
      records.flatMap { record in
        var outcome = Outcome.value(.record(record))
        for name in step {
          guard case .value(.record(let inner)) = outcome, let slot = inner.type.slot(of: name) else {
            return [Record]()
          }
          outcome = inner.read(slot: slot)
        }
        guard case .value(.list(let elements)) = outcome else { return [] }
        return elements.compactMap { element in
          guard case .record(let record) = element else { return nil }
          return record
        }
      }
    }
  }
}

extension Assessor {
  /// What is the same for every rule: the declaration's root fields, the day and the parameters.
  func activation(of root: Record) -> Activation {
    let environments = policy.environments
    let activation = Activation(slots: environments.slotCount)
    for (slot, name) in environments.roots.enumerated() {
      let outcome = root.type.slot(of: name).map { root.read(slot: $0) } ?? .value(.null)
      activation.set(slot, to: outcome, path: AttributePath([.field(name)]))
    }
    activation.set(environments.asOfSlot, to: .value(.timestamp(asOf.midnight)))
    for (offset, value) in parameterValues.enumerated() {
      activation.set(environments.firstParameterSlot + offset, to: .value(value.value))
    }
    return activation
  }
}
