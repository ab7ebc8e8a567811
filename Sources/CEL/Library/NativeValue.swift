// Most functions take and give plain Swift values. The overloads built here derive their signature from a closure's
// own types, so that a signature and the code behind it cannot disagree.

/// A Swift type that stands for exactly one CEL type without type arguments.
protocol NativeValue: Sendable {
  static var type: Type { get }
  init?(_ value: Value)
  var value: Value { get }
}

extension Overload {
  typealias Unary<A, Result> = @Sendable (A) throws(EvaluationError) -> Result
  typealias Binary<A, B, Result> = @Sendable (A, B) throws(EvaluationError) -> Result
  typealias Ternary<A, B, C, Result> = @Sendable (A, B, C) throws(EvaluationError) -> Result

  static func function<A: NativeValue, Result: NativeValue>(_ body: @escaping Unary<A, Result>) -> Overload {
    Overload(parameters: [A.type], result: Result.type, isMember: false, implementation: native(body))
  }

  static func function<A: NativeValue, B: NativeValue, Result: NativeValue>(
    _ body: @escaping Binary<A, B, Result>
  ) -> Overload {
    Overload(parameters: [A.type, B.type], result: Result.type, isMember: false, implementation: native(body))
  }

  static func member<A: NativeValue, Result: NativeValue>(_ body: @escaping Unary<A, Result>) -> Overload {
    Overload(parameters: [A.type], result: Result.type, isMember: true, implementation: native(body))
  }

  static func member<A: NativeValue, B: NativeValue, Result: NativeValue>(
    _ body: @escaping Binary<A, B, Result>
  ) -> Overload {
    Overload(parameters: [A.type, B.type], result: Result.type, isMember: true, implementation: native(body))
  }

  static func member<A: NativeValue, B: NativeValue, C: NativeValue, Result: NativeValue>(
    _ body: @escaping Ternary<A, B, C, Result>
  ) -> Overload {
    let implementation = Implementation.any { (arguments) throws(EvaluationError) -> Value in
      guard arguments.count == 3, let first = A(arguments[0]), let second = B(arguments[1]),
        let third = C(arguments[2])
      else { throw .noSuchOverload(arguments) }
      return try body(first, second, third).value
    }
    return Overload(
      parameters: [A.type, B.type, C.type], result: Result.type, isMember: true, implementation: implementation)
  }

  private static func native<A: NativeValue, Result: NativeValue>(
    _ body: @escaping Unary<A, Result>
  ) -> Implementation {
    .unary { (argument) throws(EvaluationError) -> Value in
      guard let native = A(argument) else { throw .noSuchOverload([argument]) }
      return try body(native).value
    }
  }

  private static func native<A: NativeValue, B: NativeValue, Result: NativeValue>(
    _ body: @escaping Binary<A, B, Result>
  ) -> Implementation {
    .binary { (first, second) throws(EvaluationError) -> Value in
      guard let left = A(first), let right = B(second) else { throw .noSuchOverload([first, second]) }
      return try body(left, right).value
    }
  }
}

extension Bool: NativeValue {
  static var type: Type { .bool }
  var value: Value { .bool(self) }
  init?(_ value: Value) {
    guard case .bool(let native) = value else { return nil }
    self = native
  }
}

extension Int64: NativeValue {
  static var type: Type { .int }
  var value: Value { .int(self) }
  init?(_ value: Value) {
    guard case .int(let native) = value else { return nil }
    self = native
  }
}

extension UInt64: NativeValue {
  static var type: Type { .uint }
  var value: Value { .uint(self) }
  init?(_ value: Value) {
    guard case .uint(let native) = value else { return nil }
    self = native
  }
}

extension Double: NativeValue {
  static var type: Type { .double }
  var value: Value { .double(self) }
  init?(_ value: Value) {
    guard case .double(let native) = value else { return nil }
    self = native
  }
}

extension String: NativeValue {
  static var type: Type { .string }
  var value: Value { .string(self) }
  init?(_ value: Value) {
    guard case .string(let native) = value else { return nil }
    self = native
  }
}

extension Timestamp: NativeValue {
  static var type: Type { .timestamp }
  var value: Value { .timestamp(self) }
  init?(_ value: Value) {
    guard case .timestamp(let native) = value else { return nil }
    self = native
  }
}

extension TimeSpan: NativeValue {
  static var type: Type { .duration }
  var value: Value { .duration(self) }
  init?(_ value: Value) {
    guard case .duration(let native) = value else { return nil }
    self = native
  }
}

extension [UInt8]: NativeValue {
  static var type: Type { .bytes }
  var value: Value { .bytes(self) }
  init?(_ value: Value) {
    guard case .bytes(let native) = value else { return nil }
    self = native
  }
}
