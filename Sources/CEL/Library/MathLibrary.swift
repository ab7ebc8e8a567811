// The math extensions: the greatest and least of several numbers, rounding, signs, bits.

extension Library {
  /// `math.greatest`, `math.round`, `math.abs`, `math.bitAnd` and their like.
  public static let math = Library("math", Extremes.functions + Rounding.functions + Bits.functions)
}

/// Rounding and the properties of one number.
enum Rounding {
  static let functions = [
    Function("math.ceil", "The nearest whole number that is not below.", [.function { (x: Double) in x.rounded(.up) }]),
    Function(
      "math.floor", "The nearest whole number that is not above.", [.function { (x: Double) in x.rounded(.down) }]),
    Function(
      "math.round", "The nearest whole number; halves go away from zero.",
      [.function { (x: Double) in x.rounded(.toNearestOrAwayFromZero) }]),
    Function("math.trunc", "The number without its fraction.", [.function { (x: Double) in x.rounded(.towardZero) }]),
    Function(
      "math.abs", "The number without its sign.",
      [
        .function { (x: Int64) throws(EvaluationError) -> Int64 in
          guard x != .min else { throw .overflow(.int) }
          return abs(x)
        },
        .function { (x: UInt64) in x },
        .function { (x: Double) in x.magnitude },
      ]),
    Function(
      "math.sign", "-1, 0 or 1, of the number's own type.",
      [
        .function { (x: Int64) in x.signum() },
        .function { (x: UInt64) in x.signum() },
        .function { (x: Double) in x.isNaN ? x : x > 0 ? 1 : x < 0 ? -1 : 0 },
      ]),
    Function("math.isNaN", "Whether the number is NaN.", [.function { (x: Double) in x.isNaN }]),
    Function("math.isInf", "Whether the number is infinite.", [.function { (x: Double) in x.isInfinite }]),
    Function(
      "math.isFinite", "Whether the number is neither infinite nor NaN.", [.function { (x: Double) in x.isFinite }]),
    Function(
      "math.sqrt", "The square root; NaN of a negative number.",
      [
        .function { (x: Double) in x.squareRoot() },
        .function { (x: Int64) in Double(x).squareRoot() },
        .function { (x: UInt64) in Double(x).squareRoot() },
      ]),
  ]
}

/// Functions on the bits of integers; an int is its two's complement.
enum Bits {
  static let functions = [
    Function(
      "math.bitAnd", "The bits that both numbers have.",
      [.function { (x: Int64, y: Int64) in x & y }, .function { (x: UInt64, y: UInt64) in x & y }]),
    Function(
      "math.bitOr", "The bits that either number has.",
      [.function { (x: Int64, y: Int64) in x | y }, .function { (x: UInt64, y: UInt64) in x | y }]),
    Function(
      "math.bitXor", "The bits in which the numbers differ.",
      [.function { (x: Int64, y: Int64) in x ^ y }, .function { (x: UInt64, y: UInt64) in x ^ y }]),
    Function(
      "math.bitNot", "The bits that the number has not.",
      [.function { (x: Int64) in ~x }, .function { (x: UInt64) in ~x }]),
    Function(
      "math.bitShiftLeft", "The bits moved up by so many places; 0 from 64 places on.",
      [
        .function { (x: Int64, places: Int64) throws(EvaluationError) in x << (try checked(places)) },
        .function { (x: UInt64, places: Int64) throws(EvaluationError) in x << (try checked(places)) },
      ]),
    Function(
      "math.bitShiftRight", "The bits moved down by so many places, zeros above them; 0 from 64 places on.",
      [
        .function { (x: Int64, places: Int64) throws(EvaluationError) in
          Int64(bitPattern: UInt64(bitPattern: x) >> (try checked(places)))
        },
        .function { (x: UInt64, places: Int64) throws(EvaluationError) in x >> (try checked(places)) },
      ]),
  ]

  private static func checked(_ places: Int64) throws(EvaluationError) -> Int64 {
    guard places >= 0 else {
      throw EvaluationError(
        .invalidArgument, en: "negative offset: bits cannot be shifted by \(places) places",
        fr: "décalage négatif\u{A0}: les bits ne peuvent être décalés de \(places) rangs")
    }
    return places
  }
}
