// The rule for years to come at the end of a time zone file, in the notation of POSIX's TZ variable:
// `CET-1CEST,M3.5.0,M10.5.0/3`.

struct ZoneRule {
  private let standardOffset: Int
  private let daylight: Daylight?

  private struct Daylight {
    let offset: Int
    let start: Change
    let end: Change
  }

  /// A moment of each year: a day, and seconds after its midnight on the clock until then.
  private struct Change {
    enum Day {
      /// The `week`-th such day of the month, or the last where `week` is 5; 0 is Sunday.
      case ofMonth(Int, week: Int, weekday: Int)
      /// 1 to 365; 29 February is never counted.
      case julian(Int)
      /// 0 to 365.
      case ofYear(Int)
    }
    let day: Day
    let time: Int
  }

  /// Nil where the notation is wrong or the text is empty.
  init?(_ text: String) {
    var scanner = RuleScanner(text)
    guard scanner.skipName(), let west = scanner.time() else { return nil }
    standardOffset = -west
    guard !scanner.isAtEnd else {
      daylight = nil
      return
    }
    guard scanner.skipName() else { return nil }
    var offset = standardOffset + 3600
    if !scanner.isNext(",") {
      guard let west = scanner.time() else { return nil }
      offset = -west
    }
    guard let start = Self.change(&scanner), let end = Self.change(&scanner), scanner.isAtEnd else { return nil }
    daylight = Daylight(offset: offset, start: start, end: end)
  }

  func offset(at seconds: Int64) -> Int {
    guard let daylight, let timestamp = Timestamp(seconds: seconds),
      let local = CivilTime(timestamp, offset: standardOffset)
    else { return standardOffset }
    let start = Self.moment(of: daylight.start, year: local.date.year) - standardOffset
    let end = Self.moment(of: daylight.end, year: local.date.year) - daylight.offset
    let isDaylight =
      start < end ? (start..<end).contains(Int(seconds)) : !(end..<start).contains(Int(seconds))
    return isDaylight ? daylight.offset : standardOffset
  }

  private static func change(_ scanner: inout RuleScanner) -> Change? {
    guard scanner.skip(",") else { return nil }
    let day: Change.Day
    if scanner.skip("M") {
      guard let month = scanner.number(1...12), scanner.skip("."), let week = scanner.number(1...5),
        scanner.skip("."), let weekday = scanner.number(0...6)
      else { return nil }
      day = .ofMonth(month, week: week, weekday: weekday)
    } else if scanner.skip("J") {
      guard let number = scanner.number(1...365) else { return nil }
      day = .julian(number)
    } else {
      guard let number = scanner.number(0...365) else { return nil }
      day = .ofYear(number)
    }
    guard scanner.skip("/") else { return Change(day: day, time: 7200) }
    guard let time = scanner.time() else { return nil }
    return Change(day: day, time: time)
  }

  /// Seconds since 1970 as the zone's own clock counts them.
  private static func moment(of change: Change, year: Int) -> Int {
    let newYear = CivilDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0
    let day: Int
    switch change.day {
    case .ofYear(let number): day = newYear + number
    case .julian(let number):
      let isLeapYear = CivilDate.lastDay(ofMonth: 2, year: year) == 29
      day = newYear + number - 1 + (isLeapYear && number > 59 ? 1 : 0)
    case .ofMonth(let month, let week, let weekday):
      let first = CivilDate(year: year, month: month, day: 1)?.daysSinceEpoch ?? 0
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let lastDay = CivilDate.lastDay(ofMonth: month, year: year)
      var dayOfMonth = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      if dayOfMonth > lastDay { dayOfMonth -= 7 }
      day = first + dayOfMonth - 1
    }
    return day * 86_400 + change.time
  }
}

private struct RuleScanner {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }

  func isNext(_ mark: Character) -> Bool { rest.first == mark }

  mutating func skip(_ mark: Character) -> Bool {
    guard isNext(mark) else { return false }
    rest.removeFirst()
    return true
  }

  /// `CET`, or anything between `<` and `>`.
  mutating func skipName() -> Bool {
    if skip("<") {
      rest = rest.drop { $0 != ">" }
      return skip(">")
    }
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(name.count)
    return !name.isEmpty
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), range.contains(number) else { return nil }
    rest = rest.dropFirst(digits.count)
    return number
  }

  /// `[+-]hh[:mm[:ss]]`, in seconds.
  mutating func time() -> Int? {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    guard var seconds = number(0...167).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where skip(":") {
      guard let number = number(0...59) else { return nil }
      seconds += number * unit
    }
    return isNegative ? -seconds : seconds
  }
}
