// A string-valued field with a closed vocabulary can only ever equal one of its words. Comparing it with any other
// word is a slip that no run would show, because the comparison is simply never true; so it is an error here. So is
// comparing two fields whose vocabularies share no word.

struct VocabularyCheck {
  let types: [Type]
  let references: [Reference?]
  private(set) var issues: [ExpressionIssue] = []

  init(types: [Type], references: [Reference?]) {
    self.types = types
    self.references = references
  }

  /// - Parameter node: a call of two arguments, which alone can be a comparison.
  mutating func examine(_ node: Expression) {
    guard case .call(let function, let target, let arguments) = node.kind, arguments.count == 2 else { return }
    switch (function, target) {
    case (Operator.equals, nil), (Operator.notEquals, nil): compare(arguments[0], arguments[1], at: node)
    case (Operator.index, nil), (Operator.optionalIndex, nil):
      checkKeys(of: arguments[0], against: types[arguments[1].id])
    case (Operator.isIn, nil): checkMembership(of: arguments[0], in: arguments[1], at: node)
    case (_, .some) where isSetComparison(node): compare(arguments[0], arguments[1], at: node)
    default: break
    }
  }

  private func isSetComparison(_ node: Expression) -> Bool {
    guard case .overloads(_, let function, isNamespaced: true) = references[node.id] else { return false }
    return ["sets.contains", "sets.intersects", "sets.equivalent"].contains(function)
  }

  private mutating func compare(_ left: Expression, _ right: Expression, at node: Expression) {
    check(right, against: types[left.id])
    check(left, against: types[right.id])
    checkCommonWord(types[left.id], types[right.id], at: node)
  }

  private mutating func checkMembership(of element: Expression, in container: Expression, at node: Expression) {
    check(container, against: .list(types[element.id]))
    checkKeys(of: container, against: types[element.id])
    switch types[container.id] {
    case .list(let elementType), .map(let elementType, _):
      check(element, against: elementType)
      checkCommonWord(types[element.id], elementType, at: node)
    default: break
    }
  }

  /// Of a map as it is written.
  private mutating func checkKeys(of node: Expression, against type: Type) {
    guard case .map(let entries) = node.kind else { return }
    for entry in entries { check(entry.key, against: type) }
  }

  /// Two lists without a common word may still both be empty.
  private mutating func checkCommonWord(_ left: Type, _ right: Type, at node: Expression) {
    guard case .word(let left) = left, case .word(let right) = right, Set(left.words).isDisjoint(with: right.words)
    else { return }
    report(CheckerMessages.noCommonWord(left, right), at: node.focus)
  }

  /// Reports every literal in `node` that a value of type `type` can never equal.
  private mutating func check(_ node: Expression, against type: Type) {
    switch (node.kind, type) {
    case (.literal(.string(let word)), .word(let vocabulary)) where !vocabulary.words.contains(word):
      report(CheckerMessages.notInVocabulary(word, vocabulary), at: node.range)
    case (.literal(let literal), .word) where literal.type != .string:
      report(CheckerMessages.neverEqual(.string, literal.type), at: node.range)
    case (.list(let elements), .list(let elementType)):
      for element in elements { check(element.value, against: elementType) }
    case (.call(Operator.conditional, nil, let operands), _):
      for branch in operands.dropFirst() { check(branch, against: type) }
    default: break
    }
  }

  private mutating func report(_ wording: CheckerMessages.Wording, at range: Range<Int>) {
    issues.append(ExpressionIssue(code: wording.code, message: wording.message, help: wording.help, range: range))
  }
}

extension Environment {
  /// Whether some variable, or a field of one, may be worth this word.
  func hasWord(_ word: String) -> Bool {
    var search = WordSearch(word: word)
    return variables.contains { search.visit($0.type) }
  }
}

private struct WordSearch {
  let word: String
  private var visited: Set<ObjectIdentifier> = []

  init(word: String) { self.word = word }

  mutating func visit(_ type: Type) -> Bool {
    switch type {
    case .word(let vocabulary): return vocabulary.words.contains(word)
    case .list(let element), .optional(let element): return visit(element)
    case .map(let key, let value): return visit(key) || visit(value)
    case .record(let record):
      guard visited.insert(ObjectIdentifier(record)).inserted else { return false }
      for field in record.fields where visit(field.type) { return true }
      return false
    default: return false
    }
  }
}
