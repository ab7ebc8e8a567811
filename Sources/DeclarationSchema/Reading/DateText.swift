// Dates as declarations write them: `2026-03-12`, and with a time as RFC 3339 has it. For what people write instead,
// the right spelling, as far as there is only one.

import CEL

enum DateText {
  /// Exactly four digits, two and two; nil also where the calendar has no such day.
  static func day(_ bytes: Span<UInt8>) -> CivilDate? {
    let dash = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash else { return nil }
    // What is no digit comes to a hundred or more.
    let century = pair(bytes[0], bytes[1])
    let yearOfCentury = pair(bytes[2], bytes[3])
    let month = pair(bytes[5], bytes[6])
    let day = pair(bytes[8], bytes[9])
    guard century < 100, yearOfCentury < 100, month < 100, day < 100 else { return nil }
    return CivilDate(year: century * 100 + yearOfCentury, month: month, day: day)
  }

  /// The value of two digits; a hundred or more where one of them is none.
  @inline(__always)
  private static func pair(_ tens: UInt8, _ ones: UInt8) -> Int {
    let (tens, ones) = (tens &- UInt8(ascii: "0"), ones &- UInt8(ascii: "0"))
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : 100
  }

  private static func day(_ bytes: ArraySlice<UInt8>) -> CivilDate? { day(bytes.span) }

  /// A date, `T`, a time to the second or finer, and `Z` or an offset.
  static func timestamp(_ bytes: ArraySlice<UInt8>) -> Timestamp? {
    guard bytes.count >= 20, let day = day(bytes.prefix(10)),
      bytes[bytes.startIndex + 10].asciiLowercased == UInt8(ascii: "t"),
      var seconds = time(bytes.dropFirst(11).prefix(8), count: 3)
    else { return nil }
    var rest = bytes.dropFirst(19)
    var nanoseconds = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix(while: \.isDigit)
      // What is finer than a nanosecond is dropped.
      guard let fraction = number(digits.prefix(9)) else { return nil }
      nanoseconds = (min(digits.count, 9)..<9).reduce(fraction) { value, _ in value * 10 }
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let offset = offset(rest) else { return nil }
    seconds += day.daysSinceEpoch * 86_400 - offset
    return Timestamp(seconds: Int64(seconds), nanoseconds: Int32(truncatingIfNeeded: nanoseconds))
  }

  /// The offset from UTC in seconds.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first else { return nil }
    switch sign {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): return bytes.count == 1 ? 0 : nil
    case UInt8(ascii: "+"): return time(bytes.dropFirst(), count: 2)
    case UInt8(ascii: "-"): return time(bytes.dropFirst(), count: 2).map { -$0 }
    default: return nil
    }
  }

  /// `hh:mm` or `hh:mm:ss`, in seconds.
  private static func time(_ bytes: ArraySlice<UInt8>, count: Int) -> Int? {
    guard bytes.count == count * 3 - 1 else { return nil }
    var total = 0
    for part in 0..<3 {
      guard part < count else {
        total *= 60
        continue
      }
      let start = bytes.startIndex + part * 3
      if part > 0, bytes[start - 1] != UInt8(ascii: ":") { return nil }
      guard let value = number(bytes[start..<start + 2]), value < (part == 0 ? 24 : 60) else { return nil }
      total = total * 60 + value
    }
    return total
  }

  /// The value of up to nine digits.
  private static func number(_ digits: Span<UInt8>) -> Int? {
    guard (1...9).contains(digits.count) else { return nil }
    var value = 0
    for position in 0..<digits.count {
      guard digits[position].isDigit else { return nil }
      value = value * 10 + Int(digits[position] - UInt8(ascii: "0"))
    }
    return value
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? { number(digits.span) }

  // MARK: What was meant

  static func advice(_ bytes: ArraySlice<UInt8>) -> DateAdvice {
    let text = withoutTime(bytes.trimmed)
    let separators: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: " ")]
    let parts = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count else { return .none }
    switch (numbers.count, parts.first?.count, parts.last?.count) {
    case (1, 8?, _): return yearFirst(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
    case (2, 4?, _), (2, _, 4?): return .dayIsMissing
    case (3, 4?, _): return yearFirst(numbers[0], numbers[1], numbers[2])
    case (3, _, 4?): return yearLast(numbers[0], numbers[1], numbers[2])
    default: return .none
    }
  }

  static func timestampProposal(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = bytes.trimmed
    if let day = day(text) { return day.description + "T00:00:00Z" }
    var candidate = Array(text)
    guard candidate.count >= 19 else { return nil }
    candidate[10] = UInt8(ascii: "T")
    if timestamp(candidate[...]) == nil { candidate.append(UInt8(ascii: "Z")) }
    return timestamp(candidate[...]) == nil ? nil : String(decoding: candidate, as: UTF8.self)
  }

  /// A date that is followed by a time: the date.
  private static func withoutTime(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return text }
    guard let end = text[..<colon].lastIndex(where: { $0 == 0x20 || $0.asciiLowercased == UInt8(ascii: "t") })
    else { return text }
    return text[..<end].trimmed
  }

  private static func yearFirst(_ year: Int, _ second: Int, _ third: Int) -> DateAdvice {
    if let day = CivilDate(year: year, month: second, day: third) { return .write(day.description) }
    if let day = CivilDate(year: year, month: third, day: second) { return .write(day.description) }
    guard (1...12).contains(second) else { return .noSuchMonth(second) }
    return .noSuchDay(year: year, month: second)
  }

  private static func yearLast(_ first: Int, _ second: Int, _ year: Int) -> DateAdvice {
    let dayFirst = CivilDate(year: year, month: second, day: first)
    let monthFirst = CivilDate(year: year, month: first, day: second)
    switch (dayFirst, monthFirst) {
    case (let one?, let other?) where one == other: return .write(one.description)
    case (let one?, let other?): return .either(dayFirst: one.description, monthFirst: other.description)
    case (let one?, nil), (nil, let one?): return .write(one.description)
    case (nil, nil):
      return (1...12).contains(second) ? .noSuchDay(year: year, month: second) : .noSuchMonth(second)
    }
  }
}
