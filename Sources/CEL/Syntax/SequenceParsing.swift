// What stands between brackets, separated by commas. A mistake in one element does not hide those in the next.

/// - `end`: the offset behind the closing bracket.
/// - `isDamaged`: whether an element is missing because of a mistake that has been reported.
struct SequenceSyntax<Item> {
  var items: [Item] = []
  var end = 0
  var isDamaged = false
}

extension Parser {
  /// The elements behind the bracket at the current word, up to its `closer`.
  mutating func sequence<Item>(
    closedBy closer: Symbol, _ element: (inout Parser) throws(Interruption) -> Item
  ) throws(Interruption) -> SequenceSyntax<Item> {
    let opener = advance()
    var sequence = SequenceSyntax<Item>()
    if let end = take(closer) {
      sequence.end = end.range.upperBound
      return sequence
    }
    while true {
      do throws(Interruption) {
        if case .end = token.kind { throw unclosed(opener, closer) }
        sequence.items.append(try element(&self))
        guard token.isSymbol(.comma) || token.isSymbol(closer) else { throw unclosed(opener, closer) }
      } catch .local {
        sequence.isDamaged = true
        try recover(in: opener, closedBy: closer)
      }
      if let end = take(closer) {
        sequence.end = end.range.upperBound
        return sequence
      }
      let comma = advance()
      guard let end = take(closer) else { continue }
      // Lists and maps may end in a comma, arguments may not.
      if closer == .rightParenthesis { report(.trailingComma(comma.range)) }
      sequence.end = end.range.upperBound
      return sequence
    }
  }

  /// The current word does not go on or end what `opener` began.
  mutating func unclosed(_ opener: Token, _ closer: Symbol) -> Interruption {
    switch token.kind {
    case .end:
      report(.neverClosed(opener, closer))
      return .final
    case .symbol(let symbol) where symbol.isCloser && symbol != closer:
      report(.wrongCloser(symbol, expected: closer, token.range))
      return .final
    default:
      return unexpected()
    }
  }

  /// The current word does not belong where it stands: behind a complete expression.
  mutating func unexpected() -> Interruption { interruption(unexpectedIssue()) }

  func unexpectedIssue() -> ExpressionIssue {
    switch token.kind {
    case .symbol(let symbol) where symbol.isCloser: .closesNothing(symbol, token.range)
    case .symbol(.comma): .strayComma(token.range)
    case .symbol(.colon): .strayColon(token.range)
    case .name("not") where nextToken.isSymbol(.in): .notIn(token.range.lowerBound..<nextToken.range.upperBound)
    case .symbol(.not) where nextToken.isSymbol(.in): .notIn(token.range.lowerBound..<nextToken.range.upperBound)
    default: .unexpected(token)
    }
  }

  /// The current word is not a value, and a value belongs here.
  mutating func missingOperand(after before: Token?) -> Interruption {
    switch (token.kind, before) {
    case (.end, let before?):
      if case .symbol(let symbol) = before.kind, let closer = symbol.closer {
        report(.neverClosed(before, closer))
        return .final
      }
      return interruption(.missingOperandAtEnd(after: before))
    case (.symbol(.in), _):
      return interruption(.missingOperandOfIn(token.range))
    default:
      return interruption(.missingOperand(found: token, after: before))
    }
  }
}
