// The facts of one declaration as expressions find them: an activation for the declaration as a whole and one for
// each subject, in which the policy's variables are computed at most once.

import CEL
import DeclarationSchema
import Policy

struct Evidence {
  let facts: Facts
  /// What its report says of the attributes.
  let texts: AttributeTexts
  /// For rules of the declaration as a whole and for those that walk lists other than the subjects'.
  let declaration: Activation
  let subjects: [Subject]

  struct Subject {
    let record: Record
    let activation: Activation
  }

  init(facts: Facts, assessor: Assessor) {
    self.facts = facts
    texts = AttributeTexts(facts: facts)
    let policy = assessor.policy
    let environments = policy.environments
    let common = assessor.variables(of: facts.root)
    declaration = Activation(common)
    guard let slot = environments.roots.firstIndex(of: policy.subjects.list),
      case .value(.list(let elements)) = declaration.outcome(of: slot)
    else {
      subjects = []
      return
    }
    subjects = elements.compactMap { element in
      guard case .record(let record) = element else { return nil }
      let activation = Activation(common)
      activation.set(environments.elementSlot, to: .value(element))
      return Subject(record: record, activation: activation)
    }
  }

  /// The objects that a path leads to; those below something unknown are not there.
  func elements(of list: ListPath) -> [Record] {
    var records = [facts.root]
    for step in list.steps {
      var elements: [Record] = []
      for record in records { record.forEachElement(at: step) { elements.append($0) } }
      records = elements
    }
    return records
  }
}

extension Record {
  /// The objects of the list that fields lead to.
  fileprivate func forEachElement(at fields: [String], _ body: (Record) -> Void) {
    var state = FieldState.known(.record(self))
    for name in fields {
      guard case .known(.record(let record)) = state, let slot = record.type.slot(of: name) else { return }
      state = record.fields[slot]
    }
    guard case .known(.list(let elements)) = state else { return }
    for case .record(let record) in elements { body(record) }
  }
}

extension Assessor {
  /// What every rule finds: the declaration's root fields beside what is the same for all declarations.
  func variables(of root: Record) -> CommonVariables {
    let environments = policy.environments
    var variables = commonVariables
    for (slot, field) in environments.rootFields.enumerated() {
      variables.set(slot, toField: field, of: root)
    }
    return variables
  }

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
