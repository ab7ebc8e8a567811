// Where the records of a declaration hold what judging itself looks for, whatever the rules: settled once a policy, so
// that no declaration is asked for a field by its name.

import CEL
import DeclarationSchema
import Policy

/// The slots of some fields; nil where the declarations of a policy have no such field.
struct DeclarationSlots: Sendable {
  private let subjects: Int?
  private let subjectName: Int?
  private let platform: Int?
  private let platformName: Int?

  init(_ policy: PolicyDocument) {
    let root = policy.format.rootType
    subjects = root.slot(of: policy.subjects.list)
    platform = root.slot(of: "platform")
    if let subjects, case .list(.record(let subject)) = root.fields[subjects].type {
      subjectName = subject.slot(of: "name")
    } else {
      subjectName = nil
    }
    if let platform, case .record(let object) = root.fields[platform].type {
      platformName = object.slot(of: "name")
    } else {
      platformName = nil
    }
  }

  /// The subjects, as values; none where they are not known.
  func subjects(of root: Record) -> [Value] {
    guard let subjects, case .known(.list(let elements)) = root.state(ofSlot: subjects) else { return [] }
    return elements
  }

  /// The subject's name for people, where it has one.
  func name(ofSubject subject: Record) -> String? {
    guard let subjectName, case .known(.string(let name)) = subject.state(ofSlot: subjectName) else { return nil }
    return name
  }

  /// The platform's name; a declaration without a usable one is invalid and has no facts.
  func platformName(in root: Record) -> String? {
    guard let platform, let platformName, case .known(.record(let object)) = root.state(ofSlot: platform),
      case .known(.string(let name)) = object.state(ofSlot: platformName)
    else { return nil }
    return name
  }
}

/// A list of objects, by the slots that lead to it.
struct ListSlots: Sendable, Hashable {
  private struct Step: Sendable, Hashable {
    /// The objects on the way from the one around.
    var objects: [Int]
    var list: Int
  }

  /// For each list around and for the list itself.
  private let steps: [Step]

  /// Nil where records of the type have no such list.
  init?(_ path: ListPath, in root: RecordType) {
    var type = Type.record(root)
    var steps: [Step] = []
    for names in path.steps {
      var slots: [Int] = []
      for name in names {
        guard case .record(let record) = type, let slot = record.slot(of: name) else { return nil }
        slots.append(slot)
        type = record.fields[slot].type
      }
      guard case .list(let element) = type, let list = slots.popLast() else { return nil }
      steps.append(Step(objects: slots, list: list))
      type = element
    }
    if steps.isEmpty { return nil }
    self.steps = steps
  }

  /// The objects that the path leads to; those below something unknown are not there.
  ///
  /// - Parameter body: takes a list and a place in it: handing on the value itself would hold it once more.
  func forEachElement(in root: Record, _ body: ([Value], Int) -> Void) { visit(root, 0, 0, body) }

  private func visit(_ holder: Record, _ step: Int, _ depth: Int, _ body: ([Value], Int) -> Void) {
    guard depth == steps[step].objects.count else {
      guard case .known(.record(let object)) = holder.state(ofSlot: steps[step].objects[depth]) else { return }
      return visit(object, step, depth + 1, body)
    }
    guard case .known(.list(let elements)) = holder.state(ofSlot: steps[step].list) else { return }
    for index in elements.indices {
      if step + 1 < steps.count {
        if case .record(let element) = elements[index] { visit(element, step + 1, 0, body) }
      } else if case .record = elements[index] {
        body(elements, index)
      }
    }
  }
}
