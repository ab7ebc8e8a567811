// Points in time and spans as text: timestamps by RFC 3339, durations as sums of numbers with units.

import Diagnostics

enum TimeText {
  /// `2009-02-13T23:31:30.5Z`.
  static func text(of timestamp: Timestamp) -> String {
    // Every timestamp lies in the years that a civil time in UTC can have.
    guard let time = CivilTime(timestamp, offset: 0) else { return "" }
    let clock = "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
    return "\(time.date)T" + clock + fraction(Int(timestamp.nanoseconds)) + "Z"
  }

  /// `-1.5s`.
  static func text(of span: TimeSpan) -> String {
    let sign = span.totalNanoseconds < 0 ? "-" : ""
    return "\(sign)\(span.seconds.magnitude)\(fraction(Int(span.nanoseconds.magnitude)))s"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func fraction(_ nanoseconds: Int) -> String {
    guard nanoseconds != 0 else { return "" }
    var digits = Substring(padded(nanoseconds, 9))
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }

  // MARK: - Reading

  /// Reads a date and time by RFC 3339; digits beyond nanoseconds are dropped.
  static func timestamp(_ text: String) throws(EvaluationError) -> Timestamp {
    guard let (seconds, nanoseconds) = secondsSinceEpoch(text) else {
      throw .cannotConvert(
        text, to: .timestamp,
        expected: LocalizedText(
          en: "a date and time by RFC 3339 such as 2024-02-29T12:00:00Z",
          fr: "une date et une heure selon la RFC 3339, par exemple 2024-02-29T12:00:00Z"))
    }
    guard let seconds, let timestamp = Timestamp(seconds: seconds, nanoseconds: nanoseconds) else {
      throw .timestampOutOfRange
    }
    return timestamp
  }

  /// Nil where the syntax is wrong; no seconds where only the year is out of range.
  private static func secondsSinceEpoch(_ text: String) -> (seconds: Int64?, nanoseconds: Int32)? {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(digits: 4), scanner.skip("-"), let month = scanner.number(digits: 2),
      scanner.skip("-"), let day = scanner.number(digits: 2), scanner.skip("T"),
      let hour = scanner.number(digits: 2), scanner.skip(":"), let minute = scanner.number(digits: 2),
      scanner.skip(":"), let second = scanner.number(digits: 2), hour < 24, minute < 60, second < 60
    else { return nil }
    var nanoseconds = 0
    if scanner.skip(".") {
      guard let fraction = scanner.fraction(digits: 9) else { return nil }
      nanoseconds = fraction
    }
    var offset = 0
    if !scanner.skip("Z") {
      let isEast = scanner.skip("+")
      guard isEast || scanner.skip("-"), let hours = scanner.number(digits: 2), scanner.skip(":"),
        let minutes = scanner.number(digits: 2), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 3600 + minutes * 60) * (isEast ? 1 : -1)
    }
    guard scanner.isAtEnd else { return nil }
    guard year > 0 else { return (nil, 0) }
    guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
    let local = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
    return (Int64(local - offset), Int32(nanoseconds))
  }

  /// Reads `0` or a sum such as `1h30m`, `-1.5s`, `10ms`; fractions of a nanosecond are dropped.
  static func duration(_ text: String) throws(EvaluationError) -> TimeSpan {
    var scanner = DigitScanner(text)
    let isNegative = scanner.skip("-")
    if !isNegative { _ = scanner.skip("+") }
    let isZero = scanner.rest.elementsEqual("0".utf8)
    var total: UInt64 = 0
    var isEmpty = true
    while !isZero, !scanner.isAtEnd {
      guard let term = scanner.durationTerm() else { break }
      guard let nanoseconds = term else { throw .durationOutOfRange }
      let (sum, overflows) = total.addingReportingOverflow(nanoseconds)
      guard !overflows else { throw .durationOutOfRange }
      total = sum
      isEmpty = false
    }
    guard isZero || (scanner.isAtEnd && !isEmpty) else {
      throw .cannotConvert(
        text, to: .duration,
        expected: LocalizedText(
          en: "numbers with units h, m, s, ms, us or ns, such as 1h30m",
          fr: "des nombres suivis chacun d'une unité (h, m, s, ms, us ou ns), par exemple 1h30m"))
    }
    guard let nanoseconds = Int64(exactly: isNegative ? -Int128(total) : Int128(total)) else {
      throw .durationOutOfRange
    }
    return TimeSpan(totalNanoseconds: nanoseconds)
  }
}

/// Reads ASCII digits and marks from the front of a text.
struct DigitScanner {
  private(set) var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ mark: StaticString) -> Bool {
    let bytes = mark.description.utf8
    guard rest.starts(with: bytes) else { return false }
    rest.removeFirst(bytes.count)
    return true
  }

  private mutating func digit() -> Int? {
    guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
    rest.removeFirst()
    return Int(byte - UInt8(ascii: "0"))
  }

  /// A number of exactly so many digits, at most 9.
  mutating func number(digits count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// One or more digits after a decimal point, in units of the last of `count` digits; further digits are dropped.
  mutating func fraction(digits count: Int) -> Int? {
    var number = 0
    var read = 0
    while let digit = digit() {
      if read < count { number = number * 10 + digit }
      read += 1
    }
    guard read > 0 else { return nil }
    for _ in 0..<max(0, count - read) { number *= 10 }
    return number
  }

  /// `1.5h`, in nanoseconds.
  ///
  /// - Returns: nil where the syntax is wrong, `.some(nil)` where the number is too large.
  mutating func durationTerm() -> UInt64?? {
    var whole: UInt64? = 0
    var hasDigits = false
    while let digit = digit() {
      hasDigits = true
      whole = whole.flatMap { Self.sum(Self.product($0, 10), UInt64(digit)) }
    }
    var fraction = 0
    if skip(".") {
      if let read = self.fraction(digits: 15) {
        fraction = read
        hasDigits = true
      }
    }
    guard hasDigits, let unit = unit() else { return nil }
    // 15 digits of the longest unit stay below 2⁶⁴ · 10¹⁵, which needs more than 64 bits.
    let part = UInt64(UInt128(fraction) * UInt128(unit) / 1_000_000_000_000_000)
    return .some(whole.flatMap { Self.sum(Self.product($0, unit), part) })
  }

  private mutating func unit() -> UInt64? {
    if skip("ns") { return 1 }
    if skip("us") || skip("µs") || skip("μs") { return 1000 }
    if skip("ms") { return 1_000_000 }
    if skip("s") { return 1_000_000_000 }
    if skip("m") { return 60_000_000_000 }
    if skip("h") { return 3_600_000_000_000 }
    return nil
  }

  private static func product(_ left: UInt64, _ right: UInt64) -> UInt64? {
    let (product, overflows) = left.multipliedReportingOverflow(by: right)
    return overflows ? nil : product
  }

  private static func sum(_ left: UInt64?, _ right: UInt64) -> UInt64? {
    guard let left else { return nil }
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? nil : sum
  }
}
