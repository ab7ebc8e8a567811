// Values: literals, names, lists, maps, what stands in parentheses, and the fields, indices and calls behind them.

extension Parser {
  /// A value without what may follow it.
  mutating func operand(after before: Token?) throws(Interruption) -> Term {
    let first = token
    switch first.kind {
    case .literal(let value):
      advance()
      return Term(try node(.literal(value), range: first.range))
    case .integer(let magnitude):
      advance()
      if magnitude > UInt64(Int64.max) { report(.intOutOfRange(first.range)) }
      return Term(try node(.literal(.int(Int64(truncatingIfNeeded: magnitude))), range: first.range))
    case .name(let name):
      return try named(name, dot: nil)
    case .symbol(.dot):
      guard case .name(let name) = nextToken.kind else {
        advance()
        throw missingName(after: first)
      }
      return try named(name, dot: advance())
    case .symbol(.leftParenthesis):
      return try parenthesized()
    case .symbol(.leftBracket):
      return try list()
    case .symbol(.leftBrace):
      return try map()
    default:
      throw missingOperand(after: before)
    }
  }

  /// A variable, or a call of a function that needs no target.
  private mutating func named(_ name: String, dot: Token?) throws(Interruption) -> Term {
    let word = advance()
    if reservedWords.contains(name) { report(.reservedWord(name, word.range)) }
    let start = dot?.range.lowerBound ?? word.range.lowerBound
    guard token.isSymbol(.leftParenthesis) else {
      return Term(try node(.identifier(name, isAbsolute: dot != nil), range: start..<word.range.upperBound))
    }
    let (arguments, end, isDamaged) = try callArguments()
    let call = CallSyntax(
      function: dot == nil ? name : ".\(name)", target: nil, arguments: arguments, range: start..<end,
      focus: word.range)
    return Term(try finish(call, isDamaged: isDamaged))
  }

  private mutating func parenthesized() throws(Interruption) -> Term {
    let opener = advance()
    let inner: Term
    do throws(Interruption) {
      inner = try expression(after: opener)
      guard token.isSymbol(.rightParenthesis) else { throw unclosed(opener, .rightParenthesis) }
    } catch .local {
      // A comma cannot go on here: the mistake belongs to whatever list is further out.
      try recover(in: opener, closedBy: .rightParenthesis)
      guard let closer = take(.rightParenthesis) else { throw .local }
      return Term(try node(.literal(.null), range: opener.range.lowerBound..<closer.range.upperBound))
    }
    let closer = advance()
    return Term(inner.node, outer: opener.range.lowerBound..<closer.range.upperBound)
  }

  private mutating func list() throws(Interruption) -> Term {
    let opener = token
    let sequence = try sequence(closedBy: .rightBracket) { (parser: inout Parser) throws(Interruption) -> ListElement in
      let mark = parser.take(.question)
      return ListElement(value: try parser.expression(after: mark).node, isOptional: mark != nil)
    }
    let range = opener.range.lowerBound..<sequence.end
    return Term(try node(.list(sequence.items), over: sequence.items.map(\.value), range: range))
  }

  private mutating func map() throws(Interruption) -> Term {
    let opener = token
    let sequence = try sequence(closedBy: .rightBrace) { (parser: inout Parser) throws(Interruption) -> MapEntry in
      let mark = parser.take(.question)
      let key = try parser.expression(after: mark)
      guard let colon = parser.take(.colon) else {
        throw parser.interruption(.missingMapValue(key.outer))
      }
      return MapEntry(key: key.node, value: try parser.expression(after: colon).node, isOptional: mark != nil)
    }
    let range = opener.range.lowerBound..<sequence.end
    return Term(try node(.map(sequence.items), over: sequence.items.flatMap { [$0.key, $0.value] }, range: range))
  }

  /// The fields, indices, calls and initialisers behind a value.
  mutating func member(of first: Term) throws(Interruption) -> Term {
    var term = first
    while case .symbol(let symbol) = token.kind {
      switch symbol {
      case .dot: term = try selection(of: term)
      case .leftBracket: term = try index(of: term)
      case .leftBrace: term = try message(named: term)
      case .leftParenthesis: throw interruption(.notCallable(token.range))
      default: return term
      }
    }
    return term
  }

  private mutating func selection(of target: Term) throws(Interruption) -> Term {
    let dot = advance()
    let mark = take(.question)
    let word = token
    let field = try fieldName(after: mark ?? dot)
    guard token.isSymbol(.leftParenthesis) else {
      let kind = ExpressionKind.select(target.node, field: field, isOptional: mark != nil)
      let range = target.outer.lowerBound..<word.range.upperBound
      return Term(try node(kind, over: [target.node], range: range, focus: word.range))
    }
    reportUncallable(word, mark)
    let (arguments, end, isDamaged) = try callArguments()
    let call = CallSyntax(
      function: field, target: target, arguments: arguments, range: target.outer.lowerBound..<end, focus: word.range)
    return Term(try finish(call, isDamaged: isDamaged))
  }

  // Kept out of `selection`, which is on the stack once for each level of nesting.
  @inline(never)
  private mutating func fieldName(after before: Token) throws(Interruption) -> String {
    let word = token
    switch word.kind {
    case .name(let name), .quotedName(let name):
      advance()
      return name
    case .symbol(.in): throw interruption(.keywordAsField("in", word.range))
    case .literal(.bool(let value)): throw interruption(.keywordAsField(value ? "true" : "false", word.range))
    case .literal(.null): throw interruption(.keywordAsField("null", word.range))
    default: throw missingName(after: before)
    }
  }

  @inline(never)
  private mutating func reportUncallable(_ word: Token, _ mark: Token?) {
    if let mark { report(.optionalCall(mark.range)) }
    if case .quotedName = word.kind { report(.quotedFunction(word.range)) }
  }

  private mutating func index(of target: Term) throws(Interruption) -> Term {
    let opener = advance()
    let mark = take(.question)
    let function = mark == nil ? Operator.index : Operator.optionalIndex
    var operands = [target.node]
    do throws(Interruption) {
      operands.append(try expression(after: mark ?? opener).node)
      guard token.isSymbol(.rightBracket) else { throw unclosed(opener, .rightBracket) }
    } catch .local {
      try recover(in: opener, closedBy: .rightBracket)
      guard token.isSymbol(.rightBracket) else { throw .local }
    }
    let end = advance().range.upperBound
    let kind = ExpressionKind.call(function: function, target: nil, arguments: operands)
    return Term(
      try node(
        kind, over: operands, range: target.outer.lowerBound..<end, focus: opener.range.lowerBound..<end))
  }

  private mutating func message(named target: Term) throws(Interruption) -> Term {
    guard !target.isParenthesized, let name = target.node.qualifiedName else {
      throw interruption(.notAMessageName(token.range))
    }
    let opener = token
    let sequence = try sequence(closedBy: .rightBrace) { (parser: inout Parser) throws(Interruption) -> MapEntry in
      let mark = parser.take(.question)
      let word = parser.token
      let field: String
      switch word.kind {
      case .name(let name), .quotedName(let name): field = name
      default: throw parser.missingName(after: mark ?? opener)
      }
      parser.advance()
      let key = try parser.node(.literal(.string(field)), range: word.range)
      guard let colon = parser.take(.colon) else {
        throw parser.interruption(.missingMapValue(word.range))
      }
      return MapEntry(key: key, value: try parser.expression(after: colon).node, isOptional: mark != nil)
    }
    let children = sequence.items.flatMap { [$0.key, $0.value] }
    let kind = ExpressionKind.message(name: name, fields: sequence.items)
    let range = target.outer.lowerBound..<sequence.end
    return Term(try node(kind, over: children, range: range, focus: target.node.range))
  }

  /// The current word is not the name that belongs behind `before`; where nothing is there, `before` is the place.
  private mutating func missingName(after before: Token) -> Interruption {
    if case .end = token.kind { return interruption(.missingName(found: token, at: before.range)) }
    return interruption(.missingName(found: token, at: token.range))
  }

  /// The arguments in parentheses at the current word.
  private mutating func callArguments() throws(Interruption) -> (arguments: [Term], end: Int, isDamaged: Bool) {
    let sequence = try sequence(closedBy: .rightParenthesis) { (parser: inout Parser) throws(Interruption) -> Term in
      try parser.expression(after: nil)
    }
    return (sequence.items, sequence.end, sequence.isDamaged)
  }
}

extension Expression {
  /// `a.b.c` for selections of plain fields from a name, with its leading dot.
  fileprivate var qualifiedName: String? {
    var fields: [String] = []
    var node = self
    while case .select(let operand, let field, isOptional: false) = node.kind {
      fields.append(field)
      node = operand
    }
    guard case .identifier(let name, let isAbsolute) = node.kind else { return nil }
    return (isAbsolute ? "." : "") + ([name] + fields.reversed()).joined(separator: ".")
  }
}
