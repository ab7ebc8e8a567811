// The words of an expression. Keywords are not told apart from names here, except `in`, `true`, `false` and `null`:
// every other reserved word may still name a field.

/// One word of the source. A class, like `Term`, because the parser's functions call each other in circles: what they
/// hold by value is stack that every level of nesting takes again.
final class Token: Sendable {
  enum Kind: Sendable {
    case name(String)
    /// A name in backticks, without them.
    case quotedName(String)
    /// Digits of an `int` without their sign; at most 2^63, since `-9223372036854775808` is a number.
    case integer(UInt64)
    /// Any other literal.
    case literal(Value)
    case symbol(Symbol)
    /// Something the lexer has already reported and could not replace.
    case invalid
    case end
  }

  let kind: Kind
  /// UTF-8 offsets into the source.
  let range: Range<Int>

  init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  func isSymbol(_ symbol: Symbol) -> Bool {
    if case .symbol(symbol) = kind { true } else { false }
  }

  /// Whether a value may begin with this word.
  var beginsOperand: Bool {
    switch kind {
    case .name, .integer, .literal: true
    case .symbol(let symbol): [.minus, .not, .leftParenthesis, .leftBracket, .leftBrace, .dot].contains(symbol)
    case .quotedName, .invalid, .end: false
    }
  }
}

enum Symbol: String, Sendable, CaseIterable {
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
  case dot = "."
  case comma = ","
  case colon = ":"
  case question = "?"
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case percent = "%"
  case not = "!"
  case equals = "=="
  case notEquals = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case and = "&&"
  case or = "||"
  case `in` = "in"

  /// The bracket that ends what this one opens.
  var closer: Symbol? {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    case .leftBrace: .rightBrace
    default: nil
    }
  }

  var isCloser: Bool { self == .rightParenthesis || self == .rightBracket || self == .rightBrace }

  /// The function and the strength of a symbol that stands between two values; the stronger binds first.
  var binaryOperator: (function: String, strength: Int)? {
    switch self {
    case .or: (Operator.logicalOr, 1)
    case .and: (Operator.logicalAnd, 2)
    case .equals: (Operator.equals, 3)
    case .notEquals: (Operator.notEquals, 3)
    case .less: (Operator.less, 3)
    case .lessOrEqual: (Operator.lessOrEqual, 3)
    case .greater: (Operator.greater, 3)
    case .greaterOrEqual: (Operator.greaterOrEqual, 3)
    case .in: (Operator.isIn, 3)
    case .plus: (Operator.add, 4)
    case .minus: (Operator.subtract, 4)
    case .star: (Operator.multiply, 5)
    case .slash: (Operator.divide, 5)
    case .percent: (Operator.modulo, 5)
    default: nil
    }
  }
}

/// The words that CEL keeps for the languages it is embedded in: no variable and no function may have them.
let reservedWords: Set<String> = [
  "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "namespace", "package",
  "return", "var", "void", "while",
]
