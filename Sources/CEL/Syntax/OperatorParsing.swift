// Operators: `?:`, the binary ones and the signs before a value. Chains are read with a stack of their own instead of
// recursion, so that only brackets nest; chains of `&&` and `||` become balanced trees.

/// An operator that waits for its right operand.
private struct PendingOperator {
  let function: String
  let strength: Int
  let symbol: Token
}

extension Parser {
  /// A whole expression.
  ///
  /// - Parameter before: the word that calls for it, named where nothing follows.
  mutating func expression(after before: Token?) throws(Interruption) -> Term {
    try nested { (parser: inout Parser) throws(Interruption) -> Term in try parser.conditional(after: before) }
  }

  private mutating func conditional(after before: Token?) throws(Interruption) -> Term {
    var branches: [(condition: Term, symbol: Token, value: Term)] = []
    var last = try operation(after: before)
    while let question = take(.question) {
      let value = try operation(after: question)
      if token.isSymbol(.question) { throw interruption(.nestedConditional(token.range)) }
      guard let colon = take(.colon) else { throw missingAlternative(of: question) }
      branches.append((last, question, value))
      last = try operation(after: colon)
    }
    for branch in branches.reversed() {
      let operands = [branch.condition, branch.value, last]
      last = try call(Operator.conditional, operands, focus: branch.symbol.range)
    }
    return last
  }

  /// Values joined by binary operators.
  private mutating func operation(after before: Token?) throws(Interruption) -> Term {
    let first = try unary(after: before)
    guard let joint = takeBinaryOperator() else { return first }
    var operands = [first, try unary(after: joint.symbol)]
    var pending = [joint]
    while let next = takeBinaryOperator() {
      try reduce(&operands, &pending, toStrength: next.strength)
      pending.append(next)
      operands.append(try unary(after: next.symbol))
    }
    try reduce(&operands, &pending, toStrength: 0)
    guard let result = operands.popLast() else { throw interruption(unexpectedIssue()) }
    return result
  }

  /// Builds the calls of the waiting operators that bind at least as strongly as one of `strength`; of `&&` and `||`
  /// only those that bind more strongly, for their chains are built as a whole.
  private mutating func reduce(
    _ operands: inout [Term], _ pending: inout [PendingOperator], toStrength strength: Int
  ) throws(Interruption) {
    while let top = pending.last {
      let isLogical = top.symbol.isSymbol(.and) || top.symbol.isSymbol(.or)
      guard top.strength > strength || (top.strength == strength && !isLogical) else { return }
      let count = isLogical ? pending.reversed().prefix { $0.strength == top.strength }.count : 1
      if count == 1, let right = operands.popLast(), let left = operands.popLast() {
        pending.removeLast()
        operands.append(try call(top.function, [left, right], focus: top.symbol.range))
        continue
      }
      let operators = Array(pending.suffix(count))
      let chain = Array(operands.suffix(count + 1))
      pending.removeLast(count)
      operands.removeLast(count + 1)
      operands.append(try balanced(chain[...], operators[...]))
    }
  }

  private mutating func balanced(
    _ chain: ArraySlice<Term>, _ operators: ArraySlice<PendingOperator>
  ) throws(Interruption) -> Term {
    if chain.count == 1, let only = chain.first { return only }
    let middle = operators.startIndex + operators.count / 2
    let half = chain.startIndex + operators.count / 2
    let left = try balanced(chain[...half], operators[..<middle])
    let right = try balanced(chain[(half + 1)...], operators[(middle + 1)...])
    return try call(operators[middle].function, [left, right], focus: operators[middle].symbol.range)
  }

  private mutating func takeBinaryOperator() -> PendingOperator? {
    switch token.kind {
    case .symbol(let symbol):
      guard let (function, strength) = symbol.binaryOperator else { return nil }
      return PendingOperator(function: function, strength: strength, symbol: advance())
    case .name(let name):
      return takeOperatorWord(name)
    default:
      return nil
    }
  }

  /// A word such as `and` where an operator belongs: reported, and read as the operator it means.
  private mutating func takeOperatorWord(_ name: String) -> PendingOperator? {
    guard let meant = Self.operatorWords[name.lowercased()], nextToken.beginsOperand,
      let (function, strength) = meant.binaryOperator
    else { return nil }
    let word = advance()
    report(.operatorWord(name, meant: meant, word.range))
    return PendingOperator(
      function: function, strength: strength, symbol: Token(kind: .symbol(meant), range: word.range))
  }

  /// A value with the signs before it.
  private mutating func unary(after before: Token?) throws(Interruption) -> Term {
    var signs = signs()
    let literal = try negativeLiteral(&signs)
    try refuseMixed(signs)
    let first: Term
    if let literal { first = literal } else { first = try operand(after: signs.last ?? before) }
    return try apply(signs, to: member(of: first))
  }

  // What follows is kept out of `unary`, which is on the stack once for each level of nesting.

  @inline(never)
  private mutating func signs() -> [Token] {
    var signs: [Token] = []
    while true {
      if token.isSymbol(.not) || token.isSymbol(.minus) {
        signs.append(advance())
      } else if case .name(let name) = token.kind, startsOperandOfWord(nextToken),
        Self.negationWords.contains(name.lowercased())
      {
        let word = advance()
        report(.operatorWord(name, meant: .not, word.range))
        signs.append(Token(kind: .symbol(.not), range: word.range))
      } else {
        return signs
      }
    }
  }

  @inline(never)
  private mutating func refuseMixed(_ signs: [Token]) throws(Interruption) {
    for (left, right) in zip(signs, signs.dropFirst()) where left.isSymbol(.not) != right.isSymbol(.not) {
      throw interruption(.mixedSigns(left.range.lowerBound..<right.range.upperBound))
    }
  }

  @inline(never)
  private mutating func apply(_ signs: [Token], to operand: Term) throws(Interruption) -> Term {
    var term = operand
    for sign in signs.reversed() {
      let function = sign.isSymbol(.not) ? Operator.logicalNot : Operator.negate
      let range = sign.range.lowerBound..<term.outer.upperBound
      let kind = ExpressionKind.call(function: function, target: nil, arguments: [term.node])
      term = Term(try node(kind, over: [term.node], range: range, focus: sign.range))
    }
    return term
  }

  /// The number that the last of the signs belongs to, where it is a minus and digits follow it.
  @inline(never)
  private mutating func negativeLiteral(_ signs: inout [Token]) throws(Interruption) -> Term? {
    guard let sign = signs.last, sign.isSymbol(.minus) else { return nil }
    let value: Value
    switch token.kind {
    case .integer(let magnitude): value = .int(Int64(truncatingIfNeeded: 0 &- magnitude))
    case .literal(.double(let magnitude)): value = .double(-magnitude)
    default: return nil
    }
    signs.removeLast()
    let number = advance()
    return Term(try node(.literal(value), range: sign.range.lowerBound..<number.range.upperBound))
  }

  /// Whether `not` before this word is meant as an operator. Before a parenthesis it could be a function's name.
  private func startsOperandOfWord(_ next: Token) -> Bool {
    switch next.kind {
    case .name, .integer, .literal, .symbol(.not): true
    default: false
    }
  }

  private mutating func missingAlternative(of question: Token) -> Interruption {
    switch token.kind {
    case .end, .symbol(.comma), .symbol(.rightParenthesis), .symbol(.rightBracket), .symbol(.rightBrace):
      interruption(.missingAlternative(question.range))
    default:
      unexpected()
    }
  }

  private mutating func call(
    _ function: String, _ operands: [Term], focus: Range<Int>
  ) throws(Interruption) -> Term {
    let nodes = operands.map(\.node)
    let start = operands.first?.outer.lowerBound ?? focus.lowerBound
    let end = operands.last?.outer.upperBound ?? focus.upperBound
    let kind = ExpressionKind.call(function: function, target: nil, arguments: nodes)
    return Term(try node(kind, over: nodes, range: start..<end, focus: focus))
  }

  private static let operatorWords: [String: Symbol] = [
    "and": .and, "or": .or, "et": .and, "ou": .or, "is": .equals, "equals": .equals, "eq": .equals, "ne": .notEquals,
    "lt": .less, "le": .lessOrEqual, "gt": .greater, "ge": .greaterOrEqual, "mod": .percent, "div": .slash,
  ]

  private static let negationWords: Set<String> = ["not", "non"]
}
