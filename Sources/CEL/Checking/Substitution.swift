// Type inference: what stands for the type parameters of the signatures that an expression uses. Assignability is the
// relation of CEL's definition, plus words of a vocabulary, which go wherever a string goes and the other way round.

/// The bindings of type parameters found so far.
struct Substitution {
  private var bindings: [String: Type] = [:]
  private var fresh = 0

  /// A signature's types with its type parameters renamed so that they mean this use of it only.
  mutating func instantiate(_ overload: Overload) -> (parameters: [Type], result: Type) {
    guard overload.result.hasParameter || overload.parameters.contains(where: \.hasParameter) else {
      return (overload.parameters, overload.result)
    }
    var names: [String: Type] = [:]
    return (overload.parameters.map { rename($0, &names) }, rename(overload.result, &names))
  }

  private mutating func rename(_ type: Type, _ names: inout [String: Type]) -> Type {
    switch type {
    case .parameter(let name):
      if let known = names[name] { return known }
      let new = makeParameter()
      names[name] = new
      return new
    case .list(let element): return .list(rename(element, &names))
    case .map(let key, let value): return .map(key: rename(key, &names), value: rename(value, &names))
    case .optional(let wrapped): return .optional(rename(wrapped, &names))
    case .type(let type): return .type(rename(type, &names))
    default: return type
    }
  }

  /// A type that nothing is known of yet: the element of `[]`.
  mutating func makeParameter() -> Type {
    fresh += 1
    return .parameter("$\(fresh)")
  }

  /// The type with every bound parameter replaced; unbound ones become `dyn` where `isFinal`.
  func resolve(_ type: Type, isFinal: Bool = false) -> Type {
    switch type {
    case .parameter(let name):
      if let bound = bindings[name] { return resolve(bound, isFinal: isFinal) }
      return isFinal ? .dyn : type
    case .list(let element): return .list(resolve(element, isFinal: isFinal))
    case .map(let key, let value):
      return .map(key: resolve(key, isFinal: isFinal), value: resolve(value, isFinal: isFinal))
    case .optional(let wrapped): return .optional(resolve(wrapped, isFinal: isFinal))
    case .type(let type): return .type(resolve(type, isFinal: isFinal))
    default: return type
    }
  }

  /// Whether a value of type `from` may stand where `to` is asked for; binds parameters as needed. A failed attempt
  /// may leave bindings behind: try on a copy.
  mutating func assign(_ from: Type, to: Type) -> Bool {
    let from = shallow(from)
    if case .parameter(let name) = to, let bound = bindings[name] {
      if assign(from, to: bound) {
        // What may be anything once may be anything: of `optional.of('a').orValue(dyn(1))`, no more than that is known.
        if from == .dyn { bindings[name] = .dyn }
        if let wider = Self.withoutWords(resolve(bound), beside: from) { bindings[name] = wider }
        return true
      }
      // A more general use widens what a narrower one bound: null, then a timestamp.
      guard Self.isNullable(from) || Self.isDynamic(from), assign(bound, to: from) else { return false }
      bindings[name] = from
      return true
    }
    let to = shallow(to)
    switch (from, to) {
    case (.parameter(let left), .parameter(let right)) where left == right: return true
    case (_, .parameter(let name)): return bind(name, to: from)
    case (.parameter(let name), _): return bind(name, to: to)
    case (.dyn, _), (_, .dyn), (.error, _), (_, .error): return true
    case (.word, .string), (.string, .word), (.word, .word): return true
    case (.null, _): return to == .null || Self.isNullable(to)
    case (_, .null): return Self.isNullable(from)
    case (.list(let left), .list(let right)): return assign(left, to: right)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      return assign(leftKey, to: rightKey) && assign(leftValue, to: rightValue)
    case (.optional(let left), .optional(let right)): return assign(left, to: right)
    case (.type, .type): return true
    default: return from == to
    }
  }

  /// The type that both may be taken for; nil where there is none but `dyn`.
  mutating func join(_ left: Type, _ right: Type) -> Type? {
    let before = self
    guard assign(right, to: left) else {
      self = before
      return nil
    }
    return Self.general(resolve(left), resolve(right))
  }

  /// The wider of two types of which one may stand for the other.
  private static func general(_ left: Type, _ right: Type) -> Type {
    switch (left, right) {
    case (.dyn, _), (_, .dyn): .dyn
    case (.null, _): right
    case (.word, _) where left != right: .string
    case (.list(let left), .list(let right)): .list(general(left, right))
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      .map(key: general(leftKey, rightKey), value: general(leftValue, rightValue))
    case (.optional(let left), .optional(let right)): .optional(general(left, right))
    default: left
    }
  }

  /// A parameter bound to the words of one vocabulary that meets other texts stands for any text; nil where nothing
  /// widens.
  private static func withoutWords(_ bound: Type, beside from: Type) -> Type? {
    switch (bound, from) {
    case (.word(let left), .word(let right)): left == right ? nil : .string
    case (.word, .string): .string
    case (.list(let bound), .list(let from)): withoutWords(bound, beside: from).map(Type.list)
    case (.optional(let bound), .optional(let from)): withoutWords(bound, beside: from).map(Type.optional)
    default: nil
    }
  }

  private func shallow(_ type: Type) -> Type {
    var type = type
    while case .parameter(let name) = type, let bound = bindings[name] { type = bound }
    return type
  }

  private mutating func bind(_ name: String, to type: Type) -> Bool {
    guard !occurs(name, in: type) else { return false }
    bindings[name] = type
    return true
  }

  private func occurs(_ name: String, in type: Type) -> Bool {
    switch shallow(type) {
    case .parameter(let other): name == other
    case .list(let element): occurs(name, in: element)
    case .map(let key, let value): occurs(name, in: key) || occurs(name, in: value)
    case .optional(let wrapped): occurs(name, in: wrapped)
    case .type(let type): occurs(name, in: type)
    default: false
    }
  }

  private static func isNullable(_ type: Type) -> Bool {
    switch type {
    case .timestamp, .duration, .record, .opaque, .optional, .null: true
    default: false
    }
  }

  private static func isDynamic(_ type: Type) -> Bool { type == .dyn || type == .error }
}

extension Type {
  /// Whether a type parameter occurs in the type.
  fileprivate var hasParameter: Bool {
    switch self {
    case .parameter: true
    case .list(let type), .optional(let type), .type(let type): type.hasParameter
    case .map(let key, let value): key.hasParameter || value.hasParameter
    default: false
    }
  }
}
