// From source text to syntax tree: the entry point, the bounds, and what every rule of the grammar uses. The rules
// themselves stand in OperatorParsing, OperandParsing and Macros.

/// What the parser accepts.
///
/// - `macros`: whether `has`, `all`, `map`, `cel.bind` and the like are read as macros or as ordinary calls.
/// - `maximumDepth`: how deep the syntax tree, and parentheses in the source, may nest; 250. Chains of `&&` and of
///   `||` are balanced, so that their depth grows with the logarithm of their length; an operand of `+`, a field of a
///   field and a branch of `?:` each count as one level. Parsing 250 levels takes less than 1 MiB of stack.
/// - `maximumBytes`: the length of a source text in UTF-8 bytes; 100,000.
public struct ParserOptions: Sendable {
  public var macros: Bool
  public var maximumDepth: Int
  public var maximumBytes: Int

  public init(macros: Bool = true, maximumDepth: Int = 250, maximumBytes: Int = 100_000) {
    self.macros = macros
    self.maximumDepth = maximumDepth
    self.maximumBytes = maximumBytes
  }
}

/// A syntax tree and what it was read from.
///
/// - `nodeCount`: every node's id is in `0..<nodeCount`. Not every number is the id of a node in the tree: the name
///   that a macro binds has had one too.
public struct ParsedExpression: Sendable {
  public let source: String
  public let root: Expression
  public let nodeCount: Int

  public init(source: String, root: Expression, nodeCount: Int) {
    self.source = source
    self.root = root
    self.nodeCount = nodeCount
  }
}

/// The parser of the expression language.
///
///     let parsed = try Parser.parse("spaces.exists(space, space.audience.minimum_age < 13)")
public struct Parser {
  let options: ParserOptions
  private let tokens: [Token]
  private var position = 0
  private var log: IssueLog
  /// The depth of the tree under each node, by the node's id.
  private var depths: [Int] = []
  private var nesting = 0

  private init(_ source: String, options: ParserOptions) {
    self.options = options
    (tokens, log) = Lexer.tokens(of: source)
  }

  /// The syntax tree of a source text.
  ///
  /// - Throws: every literal that is wrong and every mistake of grammar that could be told from the echo of another.
  public static func parse(
    _ source: String, options: ParserOptions = ParserOptions()
  ) throws(ExpressionRefusal) -> ParsedExpression {
    let length = source.utf8.count
    guard length <= options.maximumBytes else {
      throw ExpressionRefusal([.tooLong(length, limit: options.maximumBytes)])
    }
    var parser = Parser(source, options: options)
    let root = parser.parseAll()
    guard let root, parser.log.isEmpty else { throw ExpressionRefusal(parser.log.issues) }
    return ParsedExpression(source: source, root: root, nodeCount: parser.depths.count)
  }

  private mutating func parseAll() -> Expression? {
    guard tokens.count > 1 else {
      report(.emptyExpression(token.range))
      return nil
    }
    do {
      let term = try expression(after: nil)
      guard case .end = token.kind else { throw unexpected() }
      return term.node
    } catch {
      // Every interruption has been reported where it began.
      return nil
    }
  }

  // MARK: Words

  var token: Token { tokens[position] }

  /// The word after the current one; the end follows itself.
  var nextToken: Token { tokens[min(position + 1, tokens.count - 1)] }

  @discardableResult
  mutating func advance() -> Token {
    let current = token
    position = min(position + 1, tokens.count - 1)
    return current
  }

  /// The current word, passed over, if it is this symbol.
  mutating func take(_ symbol: Symbol) -> Token? { token.isSymbol(symbol) ? advance() : nil }

  // MARK: Trouble

  mutating func report(_ issue: ExpressionIssue) { log.report(issue) }

  /// Reports a mistake at the current word, unless the lexer has already reported that word.
  mutating func interruption(_ issue: ExpressionIssue) -> Interruption {
    if case .invalid = token.kind { return .local }
    report(issue)
    return .local
  }

  /// Passes over what follows a mistake, up to the comma or bracket at which the list it happened in goes on.
  ///
  /// - Throws: `.final` where the list does not go on.
  mutating func recover(in opener: Token, closedBy closer: Symbol) throws(Interruption) {
    var isSilent = false
    var level = 0
    while true {
      switch token.kind {
      case .end:
        if !isSilent { report(.neverClosed(opener, closer)) }
        throw .final
      case .invalid:
        isSilent = true
      case .symbol(.comma) where level == 0:
        return
      case .symbol(let symbol) where symbol.closer != nil:
        level += 1
      case .symbol(let symbol) where symbol.isCloser:
        guard level > 0 else {
          if symbol == closer { return }
          throw .final
        }
        level -= 1
      default:
        break
      }
      advance()
    }
  }

  // MARK: Nodes

  /// Runs one rule a level deeper.
  mutating func nested<Result>(
    _ rule: (inout Parser) throws(Interruption) -> Result
  ) throws(Interruption) -> Result {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= options.maximumDepth else {
      report(.tooDeep(limit: options.maximumDepth, token.range))
      throw .final
    }
    return try rule(&self)
  }

  /// A new node over `children`.
  ///
  /// - Throws: `.final` where the tree becomes too deep.
  mutating func node(
    _ kind: ExpressionKind, over children: [Expression] = [], range: Range<Int>, focus: Range<Int>? = nil
  ) throws(Interruption) -> Expression {
    var depth = 1
    for child in children { depth = max(depth, depths[child.id] + 1) }
    guard depth <= options.maximumDepth else {
      report(.tooDeep(limit: options.maximumDepth, focus ?? range))
      throw .final
    }
    depths.append(depth)
    return Expression(id: depths.count - 1, kind: kind, range: range, focus: focus)
  }
}

/// Why a rule of the grammar could not be completed; the reason itself has been reported.
enum Interruption: Error {
  /// The list around it may go on.
  case local
  /// Nothing after it can be trusted.
  case final
}

/// A node and the stretch of source that it takes up with the parentheses around it.
final class Term {
  let node: Expression
  let outer: Range<Int>

  init(_ node: Expression, outer: Range<Int>? = nil) {
    self.node = node
    self.outer = outer ?? node.range
  }

  var isParenthesized: Bool { outer != node.range }
}
