// A string-valued field with a closed vocabulary can only ever equal one of its words. Comparing it with any other
// word is a slip that no run would show, because the comparison is simply never true; so it is an error here.

struct VocabularyCheck {
  let types: [Type]
  private(set) var issues: [ExpressionIssue] = []

  init(types: [Type]) { self.types = types }

  mutating func visit(_ node: Expression) {
    if case .call(let function, nil, let arguments) = node.kind, arguments.count == 2 {
      switch function {
      case Operator.equals, Operator.notEquals: compare(arguments[0], arguments[1])
      case Operator.isIn: checkMembership(of: arguments[0], in: arguments[1])
      default: break
      }
    }
    for child in node.children { visit(child) }
  }

  private mutating func compare(_ left: Expression, _ right: Expression) {
    check(right, against: types[left.id])
    check(left, against: types[right.id])
  }

  private mutating func checkMembership(of element: Expression, in container: Expression) {
    if case .list(let elementType) = types[container.id] { check(element, against: elementType) }
    check(container, against: .list(types[element.id]))
  }

  /// Reports every literal in `node` that a value of type `type` can never equal.
  private mutating func check(_ node: Expression, against type: Type) {
    switch (node.kind, type) {
    case (.literal(.string(let word)), .word(let vocabulary)) where !vocabulary.words.contains(word):
      let wording = CheckerMessages.notInVocabulary(word, vocabulary)
      issues.append(
        ExpressionIssue(code: wording.code, message: wording.message, help: wording.help, range: node.range))
    case (.list(let elements), .list(let elementType)):
      for element in elements { check(element.value, against: elementType) }
    default: break
    }
  }
}
