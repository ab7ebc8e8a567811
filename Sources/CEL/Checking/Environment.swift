// Where an expression is compiled: which names it may use, which functions, and how strictly. Compiling happens once,
// when a policy is loaded; what comes out is a planned program.
//
//     let environment = Environment(variables: [.init(name: "age", type: .int)])
//     let program = try environment.compile("age >= 18")
//     let activation = Activation(slots: environment.variables.count)
//     activation.set(0, to: .value(.int(20)))
//     program.evaluate(activation)  // .value(.bool(true))

/// A name that expressions may use.
///
/// - `name`: may be qualified (`params.majority_age`); the longest name that fits an expression wins.
public struct VariableDeclaration: Sendable, Hashable {
  public let name: String
  public let type: Type

  public init(name: String, type: Type) {
    self.name = name
    self.type = type
  }
}

/// How much expressions may ask for.
public struct ExpressionLimits: Sendable, Hashable {
  /// The most steps of one evaluation: one for each call and each round of a macro.
  public var cost: Int
  /// The longest constant pattern of `matches`, in UTF-8 bytes.
  public var patternBytes: Int

  public init(cost: Int = 10_000_000, patternBytes: Int = 10_000) {
    self.cost = cost
    self.patternBytes = patternBytes
  }
}

/// The names and functions that expressions are compiled against.
///
/// A variable's place in `variables` is its slot in an `Activation`.
public struct Environment: Sendable {
  public let variables: [VariableDeclaration]
  public let container: String
  /// Whether expressions are type-checked; without, a wrong type shows when it is evaluated.
  public let isChecked: Bool
  public let parserOptions: ParserOptions
  public let limits: ExpressionLimits

  let functions: [String: [Overload]]
  let slots: [String: Int]
  /// What the qualified names of functions and types begin with: `math`, `net`.
  private let libraryNamespaces: Set<String>
  /// These, and what those of variables begin with: `params`.
  private let namespaces: Set<String>

  public init(
    variables: [VariableDeclaration], libraries: [Library] = Library.all, container: String = "",
    isChecked: Bool = true, parserOptions: ParserOptions = ParserOptions(),
    limits: ExpressionLimits = ExpressionLimits()
  ) {
    self.variables = variables
    self.container = container
    self.isChecked = isChecked
    self.parserOptions = parserOptions
    self.limits = limits
    slots = Dictionary(variables.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
    functions = libraries.flatMap(\.functions).reduce(into: [:]) { table, function in
      table[function.name, default: []] += function.overloads
    }
    libraryNamespaces = Self.namespaces(of: functions.keys).union(Self.namespaces(of: Checker.typeNames.keys))
    namespaces = libraryNamespaces.union(Self.namespaces(of: variables.map(\.name)))
  }

  /// The same environment with other variables.
  public func with(variables: [VariableDeclaration]) -> Environment {
    Environment(replacingVariablesOf: self, with: variables)
  }

  private init(replacingVariablesOf other: Environment, with variables: [VariableDeclaration]) {
    self.variables = variables
    container = other.container
    isChecked = other.isChecked
    parserOptions = other.parserOptions
    limits = other.limits
    slots = Dictionary(variables.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
    functions = other.functions
    libraryNamespaces = other.libraryNamespaces
    namespaces = libraryNamespaces.union(Self.namespaces(of: variables.map(\.name)))
  }

  /// The first parts of those names that have several.
  private static func namespaces(of names: some Sequence<String>) -> Set<String> {
    var namespaces: [String] = []
    for name in names {
      guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else { continue }
      // Names of one namespace mostly stand together.
      if let last = namespaces.last, name.hasPrefix(last), name.utf8[..<dot].count == last.utf8.count { continue }
      namespaces.append(String(name[..<dot]))
    }
    return Set(namespaces)
  }

  /// Whether some qualified name may begin with this name. Most chains of fields begin with another: they need not be
  /// looked up as names.
  func mayBeginQualifiedName(_ name: String) -> Bool { !container.isEmpty || namespaces.contains(name) }

  /// Parses, checks and plans an expression.
  ///
  /// - Parameter expected: the type that the result must have, such as `.bool` for a rule.
  /// - Throws: every issue found, each with its place in `source`.
  public func compile(_ source: String, expecting expected: Type? = nil) throws(ExpressionRefusal) -> Program {
    try compile(Parser.parse(source, options: parserOptions), expecting: expected)
  }

  /// Checks and plans an expression that is already parsed.
  ///
  /// - Throws: every issue found, each with its place in the expression's source.
  public func compile(_ parsed: ParsedExpression, expecting expected: Type? = nil) throws(ExpressionRefusal) -> Program
  {
    var checker = Checker(environment: self, nodeCount: parsed.nodeCount)
    let resultType = checker.check(root: parsed.root, expecting: expected)
    guard checker.issues.isEmpty else { throw ExpressionRefusal(checker.issues) }
    var planner = Planner(checked: checker.result, isChecked: isChecked, limits: limits)
    let node = planner.plan(parsed.root)
    guard planner.issues.isEmpty else { throw ExpressionRefusal(planner.issues) }
    return Program(
      plan: Plan(
        parsed, checker.result, resultType: resultType, node: node, depth: planner.depth, limits: limits))
  }

  /// The full names that a name may stand for, the innermost container first: in container `a.b`, `x` is `a.b.x`,
  /// then `a.x`, then `x`.
  func candidates(for name: String, isAbsolute: Bool) -> [String] {
    guard !isAbsolute, !container.isEmpty else { return [name] }
    var names: [String] = []
    var prefix = Substring(container)
    while !prefix.isEmpty {
      names.append("\(prefix).\(name)")
      prefix = prefix.lastIndex(of: ".").map { prefix[..<$0] } ?? ""
    }
    return names + [name]
  }
}
