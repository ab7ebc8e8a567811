// The operators `+ - * / %`, unary `-` and `!` on numbers and truth values. Nothing wraps around: what does not fit
// is an error.

enum Arithmetic {
  static let add: [Overload] = [
    .function { (left: Int64, right: Int64) throws(EvaluationError) in
      try checked(left.addingReportingOverflow(right))
    },
    .function { (left: UInt64, right: UInt64) throws(EvaluationError) in
      try checked(left.addingReportingOverflow(right))
    },
    .function { (left: Double, right: Double) in left + right },
  ]

  static let subtract: [Overload] = [
    .function { (left: Int64, right: Int64) throws(EvaluationError) in
      try checked(left.subtractingReportingOverflow(right))
    },
    .function { (left: UInt64, right: UInt64) throws(EvaluationError) in
      try checked(left.subtractingReportingOverflow(right))
    },
    .function { (left: Double, right: Double) in left - right },
  ]

  static let functions = [
    Function(
      Operator.multiply, "The product of two numbers of the same type.",
      [
        .function { (left: Int64, right: Int64) throws(EvaluationError) in
          try checked(left.multipliedReportingOverflow(by: right))
        },
        .function { (left: UInt64, right: UInt64) throws(EvaluationError) in
          try checked(left.multipliedReportingOverflow(by: right))
        },
        .function { (left: Double, right: Double) in left * right },
      ]),
    Function(
      Operator.divide, "The quotient of two numbers of the same type; integers round towards zero.",
      [
        .function { (left: Int64, right: Int64) throws(EvaluationError) in try quotient(left, right) },
        .function { (left: UInt64, right: UInt64) throws(EvaluationError) in try quotient(left, right) },
        .function { (left: Double, right: Double) in left / right },
      ]),
    Function(
      Operator.modulo, "The remainder of an integer division, with the sign of the dividend.",
      [
        .function { (left: Int64, right: Int64) throws(EvaluationError) in try remainder(left, right) },
        .function { (left: UInt64, right: UInt64) throws(EvaluationError) in try remainder(left, right) },
      ]),
    Function(
      Operator.negate, "The number with the other sign.",
      [
        .function { (operand: Int64) throws(EvaluationError) in
          try checked(Int64(0).subtractingReportingOverflow(operand))
        },
        .function { (operand: Double) in -operand },
      ]),
    Function(Operator.logicalNot, "True for false, false for true.", [.function { (operand: Bool) in !operand }]),
  ]

  private static func quotient<Number: FixedWidthInteger & NativeValue>(
    _ left: Number, _ right: Number
  ) throws(EvaluationError) -> Number {
    guard right != 0 else { throw .divisionByZero }
    return try checked(left.dividedReportingOverflow(by: right))
  }

  private static func remainder<Number: FixedWidthInteger & NativeValue>(
    _ left: Number, _ right: Number
  ) throws(EvaluationError) -> Number {
    guard right != 0 else { throw .remainderByZero }
    return try checked(left.remainderReportingOverflow(dividingBy: right))
  }

  private static func checked<Number: NativeValue>(
    _ result: (partialValue: Number, overflow: Bool)
  ) throws(EvaluationError) -> Number {
    guard !result.overflow else { throw .overflow(Number.type) }
    return result.partialValue
  }
}
