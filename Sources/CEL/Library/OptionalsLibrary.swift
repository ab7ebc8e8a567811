// Optional values: making them, asking them, and looking into lists and maps that may not have what is asked for.

extension Library {
  /// `optional.of`, `orValue`, `[?]` and their like.
  public static let optionals = Library("optionals", Optionals.making + Optionals.asking + Optionals.lookingUp)
}

private enum Optionals {
  private static let value = Type.parameter("V")
  private static let optional = Type.optional(value)

  static let making = [
    Function(
      "optional.of", "An optional that has the value.",
      [
        .function(
          value, returns: optional, .unary { (value) throws(EvaluationError) in .optional(OptionalValue(value)) })
      ]),
    Function(
      "optional.none", "An optional that has no value.",
      [.function(returns: optional, .nullary { () throws(EvaluationError) in .optional(.none) })]),
    Function(
      "optional.ofNonZeroValue", "An optional that has the value, unless it is null, false, zero or empty.",
      [
        .function(
          value, returns: optional,
          .unary { (value) throws(EvaluationError) in .optional(value.isZero ? .none : OptionalValue(value)) })
      ]),
    Function(
      "optional.unwrap", "The values of those optionals in a list that have one.",
      [.function(.list(optional), returns: .list(value), .unary(unwrap))]),
    Function(
      "unwrapOpt", "The values of those optionals in a list that have one.",
      [.member(.list(optional), returns: .list(value), .unary(unwrap))]),
    Function(
      "first", "An optional of a list's first element.",
      [
        .member(
          .list(value), returns: optional,
          .unary { (list) throws(EvaluationError) -> Value in
            guard case .list(let elements) = list else { throw .noSuchOverload([list]) }
            return .optional(OptionalValue(elements.first))
          })
      ]),
    Function(
      "last", "An optional of a list's last element.",
      [
        .member(
          .list(value), returns: optional,
          .unary { (list) throws(EvaluationError) -> Value in
            guard case .list(let elements) = list else { throw .noSuchOverload([list]) }
            return .optional(OptionalValue(elements.last))
          })
      ]),
  ]

  static let asking = [
    Function(
      "hasValue", "Whether an optional has a value.",
      [
        .member(
          optional, returns: .bool,
          .unary { (optional) throws(EvaluationError) in .bool(try content(optional) != nil) })
      ]),
    Function(
      "value", "The value of an optional; an error where it has none.",
      [
        .member(
          optional, returns: value,
          .unary { (optional) throws(EvaluationError) -> Value in
            guard let value = try content(optional) else {
              throw EvaluationError(
                .invalidArgument, en: "optional.none() dereference: the optional has no value; orValue gives a default",
                fr: "l'optionnel n'a pas de valeur\u{A0}; orValue permet d'en donner une par défaut")
            }
            return value
          })
      ]),
    Function(
      "or", "The optional itself where it has a value, otherwise the other one.",
      [
        .member(
          optional, optional, returns: optional,
          .binary { (optional, other) throws(EvaluationError) -> Value in
            _ = try content(other)
            return try content(optional) == nil ? other : optional
          })
      ]),
    Function(
      "orValue", "The value of an optional, otherwise the default.",
      [
        .member(
          optional, value, returns: value,
          .binary { (optional, other) throws(EvaluationError) -> Value in try content(optional) ?? other })
      ]),
  ]

  /// Optional lists and maps are looked into as if they were there, and what is found is optional itself.
  static let lookingUp = [
    Function(
      Operator.optionalIndex, "An optional of a list's element or of a map's value.",
      lookUps(in: [list, map], elementIfPresent) + lookUps(in: [.optional(list), .optional(map)], elementIfPresent)),
    Function(
      Operator.index, "An optional of the element or the value, where the list or the map is optional.",
      lookUps(in: [.optional(list), .optional(map)]) { (collection, index) throws(EvaluationError) -> Value in
        guard let collection = try content(collection) else { return .optional(.none) }
        return try elementIfPresent(collection, index)
      }),
  ]

  private static let list = Type.list(value)
  private static let map = Type.map(key: .parameter("K"), value: value)

  private static func lookUps(
    in collections: [Type], _ body: @escaping @Sendable (Value, Value) throws(EvaluationError) -> Value
  ) -> [Overload] {
    collections.flatMap { collection -> [Overload] in
      let indexTypes: [Type]
      switch collection {
      case .list, .optional(.list): indexTypes = Aggregates.indexTypes
      default: indexTypes = [.parameter("K")]
      }
      return indexTypes.map { .function(collection, $0, returns: optional, .binary(body)) }
    }
  }

  private static func elementIfPresent(_ collection: Value, _ index: Value) throws(EvaluationError) -> Value {
    var collection = collection
    if case .optional(let optional) = collection {
      guard let value = optional.value else { return .optional(.none) }
      collection = value
    }
    return .optional(OptionalValue(try Aggregates.elementIfPresent(collection, index)))
  }

  private static func content(_ value: Value) throws(EvaluationError) -> Value? {
    guard case .optional(let optional) = value else { throw .noSuchOverload([value]) }
    return optional.value
  }

  @Sendable private static func unwrap(_ list: Value) throws(EvaluationError) -> Value {
    guard case .list(let elements) = list else { throw .noSuchOverload([list]) }
    var values: [Value] = []
    for element in elements {
      if let value = try content(element) { values.append(value) }
    }
    return .list(values)
  }
}

extension Value {
  /// Whether it is what its type has where nothing was said: null, false, zero, empty, 1970.
  fileprivate var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let bool): !bool
    case .int(let int): int == 0
    case .uint(let uint): uint == 0
    case .double(let double): double == 0
    case .string(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .timestamp(let timestamp): timestamp.seconds == 0 && timestamp.nanoseconds == 0
    case .duration(let span): span.totalNanoseconds == 0
    case .list(let elements): elements.isEmpty
    case .map(let map): map.count == 0
    case .optional, .type, .record, .opaque: false
    }
  }
}
