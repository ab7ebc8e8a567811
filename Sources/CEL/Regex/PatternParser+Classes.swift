// Character classes: in brackets, by POSIX name, by Perl letter, by Unicode property.

internal import Diagnostics

extension LinearRegex.Parser {
  mutating func parseClass() throws(PatternError) -> LinearRegex.ScalarSet {
    let start = position
    position += 1
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let scalar = peek, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "[", let named = try takeNamedClass() {
        ranges += named.ranges
      } else if let shorthand = try takeShorthand() {
        ranges += shorthand.ranges
      } else {
        ranges += try folded(LinearRegex.ScalarSet([takeRange(classStart: start)])).ranges
      }
    }
    guard take("]") else { throw .unclosedClass(range(start..<(start + 1))) }
    let set = LinearRegex.ScalarSet(ranges)
    return isNegated ? set.complement : set
  }

  /// A character, or two with a hyphen between.
  private mutating func takeRange(classStart: Int) throws(PatternError) -> ClosedRange<UInt32> {
    let start = position
    let low = try takeMember(classStart: classStart)
    guard peek == "-", let next = peek(at: 1), next != "]" else { return low...low }
    position += 1
    if next == "\\", let letter = peek(at: 1), Self.shorthands[letter] != nil || "pP".unicodeScalars.contains(letter) {
      position += 2
      throw .classRange(range(from: start))
    }
    let high = try takeMember(classStart: classStart)
    guard low <= high else { throw .classRange(range(from: start)) }
    return low...high
  }

  private mutating func takeMember(classStart: Int) throws(PatternError) -> UInt32 {
    guard let scalar = peek else { throw .unclosedClass(range(classStart..<(classStart + 1))) }
    if scalar == "\\" { return try takeEscapedCharacter(inClass: true) }
    position += 1
    return scalar.value
  }

  /// `[:name:]` or `[:^name:]`; nil, and nothing read, where no `:]` follows.
  private mutating func takeNamedClass() throws(PatternError) -> LinearRegex.ScalarSet? {
    guard isNext("[:"), position + 2 <= lastClassNameEnd else { return nil }
    var end = position + 2
    while scalars[end] != ":" || scalars[end + 1] != "]" { end += 1 }
    let start = position
    position += 2
    let isNegated = peek == "^"
    if isNegated { position += 1 }
    let nameStart = min(position, end)
    var name = ""
    name.unicodeScalars.append(contentsOf: scalars[nameStart..<end])
    position = end + 2
    guard let ranges = Self.named[name] else {
      throw .className(range(from: start), nearest: nearestName(to: name, among: Self.named.keys.sorted()))
    }
    let set = folded(LinearRegex.ScalarSet(ranges))
    return isNegated ? set.complement : set
  }

  /// `\d` and the like, or a property; nil, and nothing read, where neither follows.
  mutating func takeShorthand() throws(PatternError) -> LinearRegex.ScalarSet? {
    guard peek == "\\", let letter = peek(at: 1) else { return nil }
    if letter == "p" || letter == "P" { return try takeProperty() }
    guard let (set, isNegated) = Self.shorthands[letter] else { return nil }
    position += 2
    return isNegated ? folded(set).complement : folded(set)
  }

  /// `\pL`, `\p{Name}`, `\p{^Name}`, or with `\P`.
  private mutating func takeProperty() throws(PatternError) -> LinearRegex.ScalarSet {
    let start = position
    var isNegated = peek(at: 1) == "P"
    position += 2
    let isBraced = take("{")
    if isBraced, take("^") { isNegated.toggle() }
    let nameStart = position
    if isBraced {
      while let scalar = peek, scalar != "}" { position += 1 }
    } else if peek != nil {
      position += 1
    }
    let name = text(from: nameStart)
    guard !isBraced || take("}") else { throw .property(range(from: start), nearest: nil) }
    let key = flags.ignoresCase ? "(?i)" + name : name
    if knownProperties[key] == nil {
      guard let members = LinearRegex.UnicodeProperty.members(of: name) else {
        let nearest = nearestName(to: name, among: LinearRegex.UnicodeProperty.names)
        throw .property(range(from: start), nearest: name.isEmpty ? nil : nearest)
      }
      knownProperties[key] = folded(members)
    }
    let set = knownProperties[key] ?? .all
    return isNegated ? set.complement : set
  }

  private static let digits = LinearRegex.ScalarSet([0x30...0x39])
  /// As in Perl: without the vertical tab, which `[[:space:]]` has.
  private static let spaces = LinearRegex.ScalarSet([0x09...0x0A, 0x0C...0x0D, 0x20...0x20])

  static let shorthands: [Unicode.Scalar: (set: LinearRegex.ScalarSet, isNegated: Bool)] = [
    "d": (digits, false), "D": (digits, true), "s": (spaces, false), "S": (spaces, true),
    "w": (.word, false), "W": (.word, true),
  ]

  private static let named: [String: [ClosedRange<UInt32>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
    "alpha": [0x41...0x5A, 0x61...0x7A],
    "ascii": [0x00...0x7F],
    "blank": [0x09...0x09, 0x20...0x20],
    "cntrl": [0x00...0x1F, 0x7F...0x7F],
    "digit": [0x30...0x39],
    "graph": [0x21...0x7E],
    "lower": [0x61...0x7A],
    "print": [0x20...0x7E],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "space": [0x09...0x0D, 0x20...0x20],
    "upper": [0x41...0x5A],
    "word": [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}
