// The syntax tree. Macros stay what their author wrote (an `exists` is an exists, not a fold), because that is what
// the checker's messages, the evaluator's short cuts and the explanations speak of.

public import Diagnostics

/// One node of a parsed expression.
public indirect enum ExpressionKind: Sendable {
  case literal(Value)
  /// A name; `isAbsolute` where it was written with a leading dot.
  case identifier(String, isAbsolute: Bool)
  /// `operand.field`, or `operand.?field`.
  case select(Expression, field: String, isOptional: Bool)
  /// `has(operand.field)`.
  case has(Expression, field: String)
  /// An operator or a function; operators go by the names in `Operator`, and their operands, that of an index too,
  /// are arguments. `target` is what stands before the dot. A function called as `.f()` has the name `.f`.
  case call(function: String, target: Expression?, arguments: [Expression])
  case list([ListElement])
  case map([MapEntry])
  /// `Name{field: value}`: parsed so that it can be reported; there are no messages.
  case message(name: String, fields: [MapEntry])
  case comprehension(Comprehension)
  /// `cel.bind(name, value, body)`.
  case binding(name: String, value: Expression, body: Expression)
  /// `target.optMap(name, body)`, or `optFlatMap` where `isFlat`.
  case optionalMap(Expression, name: String, body: Expression, isFlat: Bool)
}

/// A node with its identity and its place.
///
/// - `id`: unique within one parsed expression, from 0, in no promised order.
/// - `range`: UTF-8 offsets into the source text of the expression, of the whole node.
///   Parentheses around the node are not part of it, but of the node that encloses it.
/// - `focus`: the part that a message about the node itself should underline: an operator's symbol, the brackets of
///   an index, a function's or a field's name; equal to `range` for a literal, an identifier, a list or a map.
public struct Expression: Sendable {
  public let id: Int
  public let kind: ExpressionKind
  public let range: Range<Int>
  public let focus: Range<Int>

  public init(id: Int, kind: ExpressionKind, range: Range<Int>, focus: Range<Int>? = nil) {
    self.id = id
    self.kind = kind
    self.range = range
    self.focus = focus ?? range
  }
}

extension Expression {
  /// The nodes directly below this one, in source order.
  public var children: [Expression] {
    switch kind {
    case .literal, .identifier: []
    case .select(let operand, _, _), .has(let operand, _): [operand]
    case .call(_, let target, let arguments): (target.map { [$0] } ?? []) + arguments
    case .list(let elements): elements.map(\.value)
    case .map(let entries), .message(_, let entries): entries.flatMap { [$0.key, $0.value] }
    case .comprehension(let comprehension):
      [comprehension.range] + [comprehension.condition, comprehension.transform].compactMap { $0 }
    case .binding(_, let value, let body): [value, body]
    case .optionalMap(let operand, _, let body, _): [operand, body]
    }
  }
}

/// An element of a list literal; `isOptional` where it was written `?element`.
public struct ListElement: Sendable {
  public let value: Expression
  public let isOptional: Bool

  public init(value: Expression, isOptional: Bool) {
    self.value = value
    self.isOptional = isOptional
  }
}

/// An entry of a map literal; `isOptional` where it was written `?key: value`.
public struct MapEntry: Sendable {
  public let key: Expression
  public let value: Expression
  public let isOptional: Bool

  public init(key: Expression, value: Expression, isOptional: Bool) {
    self.key = key
    self.value = value
    self.isOptional = isOptional
  }
}

/// A macro that walks a list or a map.
///
/// - `variables`: one name (element, or key of a map) or two (index and element, or key and value).
/// - `condition`: the predicate of `all`, `exists`, `existsOne` and `filter`; the optional filter of the others.
/// - `transform`: what `map` and the `transform…` macros yield; for `transformMapEntry` a map expression; for `sortBy`
///   the key that an element is sorted by.
public struct Comprehension: Sendable {
  public enum Kind: String, Sendable {
    case all
    case exists
    case existsOne
    case filter
    case map
    case transformList
    case transformMap
    case transformMapEntry
    case sortBy
  }

  public let kind: Kind
  public let range: Expression
  public let variables: [String]
  public let condition: Expression?
  public let transform: Expression?

  public init(kind: Kind, range: Expression, variables: [String], condition: Expression?, transform: Expression?) {
    self.kind = kind
    self.range = range
    self.variables = variables
    self.condition = condition
    self.transform = transform
  }
}

/// The names under which operators stand in `ExpressionKind.call`, as CEL's own declarations spell them.
public enum Operator {
  public static let conditional = "_?_:_"
  public static let logicalAnd = "_&&_"
  public static let logicalOr = "_||_"
  public static let logicalNot = "!_"
  public static let equals = "_==_"
  public static let notEquals = "_!=_"
  public static let less = "_<_"
  public static let lessOrEqual = "_<=_"
  public static let greater = "_>_"
  public static let greaterOrEqual = "_>=_"
  public static let add = "_+_"
  public static let subtract = "_-_"
  public static let multiply = "_*_"
  public static let divide = "_/_"
  public static let modulo = "_%_"
  public static let negate = "-_"
  public static let index = "_[_]"
  public static let optionalIndex = "_[?_]"
  public static let isIn = "@in"

  /// The operator as it is written: `&&` for `_&&_`; nil for the name of an ordinary function.
  public static func symbol(of function: String) -> String? { symbols[function] }

  private static let symbols = [
    conditional: "?:", logicalAnd: "&&", logicalOr: "||", logicalNot: "!", equals: "==", notEquals: "!=",
    less: "<", lessOrEqual: "<=", greater: ">", greaterOrEqual: ">=", add: "+", subtract: "-", multiply: "*",
    divide: "/", modulo: "%", negate: "-", index: "[]", optionalIndex: "[?]", isIn: "in",
  ]
}

/// What is wrong with an expression, found before it runs.
///
/// - `range`: UTF-8 offsets into the expression's source text.
public struct ExpressionIssue: Sendable, Hashable {
  public var code: String
  public var message: LocalizedText
  public var help: LocalizedText?
  public var range: Range<Int>

  public init(code: String, message: LocalizedText, help: LocalizedText? = nil, range: Range<Int>) {
    self.code = code
    self.message = message
    self.help = help
    self.range = range
  }
}

/// Every issue of an expression that was refused, in the order of their places.
public struct ExpressionRefusal: Error, Sendable {
  public let issues: [ExpressionIssue]

  public init(_ issues: [ExpressionIssue]) {
    self.issues = issues.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }
}
