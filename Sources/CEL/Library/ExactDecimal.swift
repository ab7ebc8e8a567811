// Every finite double is a decimal fraction with finitely many digits. `%f` and `%e` round those, half to even, so
// that no second rounding can show: 1.2345 is 1.23449999… and becomes 1.234.

struct ExactDecimal {
  let isNegative: Bool
  /// 0 to 9, the first not 0 unless the number is; at most 767.
  let digits: [UInt8]
  /// How many of the digits stand before the decimal point; negative where zeros follow it.
  let pointPosition: Int

  /// - Parameter number: finite.
  init(_ number: Double) {
    isNegative = number.sign == .minus
    guard number != 0 else {
      digits = [0]
      pointPosition = 1
      return
    }
    var significand = number.significandBitPattern
    if number.isNormal { significand |= 1 << 52 }
    // The number is significand × 2^exponent.
    var exponent = max(1, Int(number.exponentBitPattern)) - 1075
    let zeros = significand.trailingZeroBitCount
    significand >>= UInt64(zeros)
    exponent += zeros
    // With a negative exponent, significand × 2^exponent = significand × 5^-exponent × 10^exponent.
    var natural = LargeNatural(significand)
    natural.multiply(by: exponent < 0 ? 5 : 2, power: abs(exponent))
    digits = natural.decimalDigits
    pointPosition = digits.count + min(0, exponent)
  }

  /// `-1.234`, with that many digits after the point.
  func fixed(fractionDigits: Int) -> String {
    let (digits, point) = rounded(to: pointPosition + fractionDigits)
    var text = isNegative ? "-" : ""
    let whole = digits.prefix(max(0, point))
    text += whole.isEmpty ? "0" : Self.text(whole)
    guard fractionDigits > 0 else { return text }
    let fraction = digits.dropFirst(whole.count)
    return text + "." + String(repeating: "0", count: fractionDigits - fraction.count) + Self.text(fraction)
  }

  /// `-1.234e+03`, with that many digits after the point.
  func scientific(fractionDigits: Int) -> String {
    let (digits, point) = rounded(to: fractionDigits + 1)
    var text = (isNegative ? "-" : "") + Self.text(digits.prefix(1))
    if fractionDigits > 0 { text += "." + Self.text(digits[1...fractionDigits]) }
    return text + NumberText.exponentSuffix(point - 1)
  }

  /// The first `count` digits, or one more where rounding up carried into a new place; padded with zeros.
  private func rounded(to count: Int) -> (digits: [UInt8], pointPosition: Int) {
    guard count >= 0 else { return ([], pointPosition) }
    guard count < digits.count else {
      return (digits + Array(repeating: 0, count: count - digits.count), pointPosition)
    }
    var kept = Array(digits[..<count])
    let next = digits[count]
    let isBeyondHalf = digits[(count + 1)...].contains { $0 != 0 }
    let roundsUp = next > 5 || (next == 5 && (isBeyondHalf || (kept.last ?? 0) % 2 == 1))
    guard roundsUp else { return (kept, pointPosition) }
    for index in kept.indices.reversed() {
      guard kept[index] == 9 else {
        kept[index] += 1
        return (kept, pointPosition)
      }
      kept[index] = 0
    }
    return ([1] + kept, pointPosition + 1)
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}

/// A natural number of any size, as far as doubles need it: below 2^2600.
private struct LargeNatural {
  /// Base 2³², the least significant first.
  private var limbs: [UInt32]

  init(_ number: UInt64) { limbs = [UInt32(truncatingIfNeeded: number), UInt32(number >> 32)] }

  /// - Parameter factor: 2 or 5.
  mutating func multiply(by factor: UInt32, power: Int) {
    // Thirteen at a time: 5¹³ still fits a limb.
    let step = (0..<13).reduce(UInt32(1)) { product, _ in product * factor }
    for _ in 0..<(power / 13) { multiply(by: step) }
    for _ in 0..<(power % 13) { multiply(by: factor) }
  }

  private mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  var decimalDigits: [UInt8] {
    var rest = limbs
    var reversed: [UInt8] = []
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        let dividend = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(dividend / 1_000_000_000)
        remainder = dividend % 1_000_000_000
      }
      while rest.last == 0 { rest.removeLast() }
      for _ in 0..<9 {
        reversed.append(UInt8(remainder % 10))
        remainder /= 10
      }
    }
    while reversed.last == 0 { reversed.removeLast() }
    return reversed.reversed()
  }
}
