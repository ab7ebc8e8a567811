// JSON as it was read: values that know where they stood, so that what is wrong with one can be shown. Members keep
// their order, and numbers their digits: a value that is written again must come out as it was.

/// A value of a JSON text.
struct JSONElement: Sendable {
  /// Where it begins, in bytes.
  let offset: Int
  let content: Content

  enum Content: Sendable {
    case null
    case bool(Bool)
    /// As it is spelled.
    case number(String)
    case string(String)
    case array([JSONElement])
    case object([JSONMember])
  }
}

/// A member of an object.
struct JSONMember: Sendable {
  /// Where its name begins, in bytes.
  let offset: Int
  let name: String
  let value: JSONElement
}

/// What is wrong with a JSON text, and with which of its values.
struct JSONFault: Error {
  let problem: Problem
  /// In bytes.
  let offset: Int
  /// The names and indices that lead to the value, the last one first.
  private(set) var steps: [Step] = []

  enum Step {
    case name(String)
    case index(Int)
  }

  init(_ problem: Problem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }

  func within(_ step: Step) -> JSONFault {
    var fault = self
    fault.steps.append(step)
    return fault
  }

  /// `$.declarations[3].verdict`
  var path: String {
    steps.reversed().reduce("$") { path, step in
      switch step {
      case .name(let name): path + "." + name
      case .index(let index): path + "[\(index)]"
      }
    }
  }
}
