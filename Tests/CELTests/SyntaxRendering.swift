// Syntax trees as text, for tables of tests: every call in parentheses, macros by name, so that a row shows how an
// expression was understood.

import CEL

extension Parser {
  /// The rendering of a source's tree.
  static func rendered(_ source: String, options: ParserOptions = ParserOptions()) throws(ExpressionRefusal) -> String {
    try parse(source, options: options).root.rendered
  }
}

extension Expression {
  var rendered: String {
    switch kind {
    case .literal(let value): value.rendered
    case .identifier(let name, let isAbsolute): (isAbsolute ? "." : "") + name
    case .select(let operand, let field, let isOptional): "\(operand.rendered)\(isOptional ? ".?" : ".")\(field)"
    case .has(let operand, let field): "(has \(operand.rendered).\(field))"
    case .call(let function, let target, let arguments):
      "(\(Operator.symbol(of: function) ?? "\(function)()")"
        + ([target].compactMap { $0 } + arguments).map { " \($0.rendered)" }.joined() + ")"
    case .list(let elements):
      "[" + elements.map { ($0.isOptional ? "?" : "") + $0.value.rendered }.joined(separator: ", ") + "]"
    case .map(let entries): "{" + entries.map(\.rendered).joined(separator: ", ") + "}"
    case .message(let name, let fields): name + "{" + fields.map(\.rendered).joined(separator: ", ") + "}"
    case .comprehension(let comprehension): comprehension.rendered
    case .binding(let name, let value, let body): "(bind \(name)=\(value.rendered) \(body.rendered))"
    case .optionalMap(let operand, let name, let body, let isFlat):
      "(\(isFlat ? "optFlatMap" : "optMap") \(operand.rendered) \(name) \(body.rendered))"
    }
  }

  /// The nodes directly under this one.
  var children: [Expression] {
    switch kind {
    case .literal, .identifier: []
    case .select(let operand, _, _), .has(let operand, _): [operand]
    case .call(_, let target, let arguments): [target].compactMap { $0 } + arguments
    case .list(let elements): elements.map(\.value)
    case .map(let entries), .message(_, let entries): entries.flatMap { [$0.key, $0.value] }
    case .comprehension(let comprehension):
      [comprehension.range] + [comprehension.condition, comprehension.transform].compactMap { $0 }
    case .binding(_, let value, let body): [value, body]
    case .optionalMap(let operand, _, let body, _): [operand, body]
    }
  }

  var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }
}

extension MapEntry {
  fileprivate var rendered: String { "\(isOptional ? "?" : "")\(key.rendered): \(value.rendered)" }
}

extension Comprehension {
  fileprivate var rendered: String {
    let parts = [kind.rawValue, range.rendered, variables.joined(separator: ",")]
    let condition = condition.map { ["if \($0.rendered)"] } ?? []
    let transform = transform.map { ["to \($0.rendered)"] } ?? []
    return "(" + (parts + condition + transform).joined(separator: " ") + ")"
  }
}

extension Value {
  /// The literal with its type: `1`, `1u`, `1.0`, `"a"`, `b[61]`.
  var rendered: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)u"
    case .double(let value): "\(value)"
    case .string(let value): value.debugDescription
    case .bytes(let value):
      "b["
        + value.map { String($0, radix: 16).count < 2 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
        .joined(separator: " ") + "]"
    default: "\(self)"
    }
  }
}
