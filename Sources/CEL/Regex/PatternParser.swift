// From the text of a pattern to its program, in one pass and without recursion: open groups stand on a stack of their
// own, so that no pattern can exhaust the thread's.

extension LinearRegex {
  /// Reads one pattern.
  struct Parser {
    struct Flags {
      var ignoresCase = false
      /// `^` and `$` match at line breaks.
      var isMultiline = false
      /// `.` matches a line feed.
      var dotMatchesAll = false
    }

    /// A group that is being read, or the pattern as a whole.
    struct Group {
      /// Where its parenthesis is.
      let start: Int
      let outerFlags: Flags
      var alternatives: [Fragment] = []
      /// The alternative being read, without `last`.
      var sequence = Fragment()
      /// What a quantifier would apply to.
      var last: Fragment?

      mutating func append(_ fragment: Fragment) {
        if let last { sequence.append(last) }
        last = fragment
      }

      mutating func endAlternative() {
        if let last { sequence.append(last) }
        alternatives.append(sequence)
        sequence = Fragment()
        last = nil
      }
    }

    let scalars: [Unicode.Scalar]
    /// The UTF-8 offset of each scalar, and of the end.
    let offsets: [Int]
    let limits: Limits
    var position = 0
    var flags = Flags()
    var groups: [Group] = []
    var group: Group
    /// Where the last quantifier began and ended.
    var lastQuantifier: Range<Int>?
    /// The instructions of all fragments together.
    var size = 1
    var assertions: Assertions = []
    var sets: [ScalarSet] = []
    var setNumbers: [ScalarSet: Int] = [:]
    /// Where the last `:]` is: without it, looking for the end of each `[:` would take quadratic time.
    let lastClassNameEnd: Int
    /// Properties with case folding applied, by how they are written.
    var knownProperties: [String: ScalarSet] = [:]

    init(_ pattern: String, limits: Limits) {
      let scalars = Array(pattern.unicodeScalars)
      self.scalars = scalars
      var offsets = [0]
      offsets.reserveCapacity(scalars.count + 1)
      var offset = 0
      for scalar in scalars {
        offset += UTF8.width(scalar)
        offsets.append(offset)
      }
      self.offsets = offsets
      self.limits = limits
      lastClassNameEnd = scalars.indices.dropLast().last { scalars[$0] == ":" && scalars[$0 + 1] == "]" } ?? -1
      group = Group(start: 0, outerFlags: Flags())
    }

    mutating func program() throws(PatternError) -> Program {
      while let scalar = peek { try parse(scalar) }
      guard groups.isEmpty else { throw .unclosedGroup(range(group.start..<(group.start + 1))) }
      group.endAlternative()
      try grow(by: 2 * (group.alternatives.count - 1), from: 0)
      var whole = Fragment.alternation(group.alternatives)
      whole.append(Fragment(.match))
      return Program(instructions: whole.instructions, sets: sets, assertions: assertions)
    }

    private mutating func parse(_ scalar: Unicode.Scalar) throws(PatternError) {
      let start = position
      switch scalar {
      case "(": try openGroup()
      case ")": try closeGroup()
      case "|":
        position += 1
        group.endAlternative()
      case "[": try append(parseClass(), from: start)
      case ".":
        position += 1
        try append(flags.dotMatchesAll ? .all : ScalarSet.lineFeed.complement, from: start)
      case "^":
        position += 1
        try append(flags.isMultiline ? .lineStart : .textStart, from: start)
      case "$":
        position += 1
        try append(flags.isMultiline ? .lineEnd : .textEnd, from: start)
      case "*", "+", "?": try parseQuantifier(Repetition(least: scalar == "+" ? 1 : 0, most: scalar == "?" ? 1 : nil))
      case "{":
        if let counts = try takeCounts() {
          try applyQuantifier(counts, from: start)
        } else {
          position += 1
          try append(literal(scalar.value), from: start)
        }
      case "\\": try parseEscape()
      default:
        position += 1
        try append(literal(scalar.value), from: start)
      }
    }
  }
}

// Reading characters.
extension LinearRegex.Parser {
  var peek: Unicode.Scalar? { peek(at: 0) }

  func peek(at distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  /// Whether the text goes on with these ASCII characters.
  func isNext(_ text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  mutating func take(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  /// UTF-8 offsets of a range of scalars; one that passes the end is cut.
  func range(_ range: Range<Int>) -> Range<Int> {
    offsets[min(range.lowerBound, scalars.count)]..<offsets[min(range.upperBound, scalars.count)]
  }

  /// From a scalar to where the parser is.
  func range(from start: Int) -> Range<Int> { range(start..<max(start, position)) }

  func text(from start: Int) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[start..<position])
    return text
  }
}

// Adding to the program.
extension LinearRegex.Parser {
  /// Counts instructions before they are made, so that no program passes its limit even for a moment.
  mutating func grow(by count: Int, from start: Int) throws(PatternError) {
    guard size + count <= limits.instructions else {
      throw .tooLarge(range(from: start), limit: limits.instructions)
    }
    size += count
  }

  mutating func append(_ set: LinearRegex.ScalarSet, from start: Int) throws(PatternError) {
    try grow(by: 1, from: start)
    group.append(LinearRegex.Fragment(.consume(number(of: set))))
  }

  mutating func append(_ conditions: LinearRegex.Assertions, from start: Int) throws(PatternError) {
    try grow(by: 1, from: start)
    assertions.formUnion(conditions)
    // The alphabet must keep apart what the conditions tell apart.
    if !conditions.isDisjoint(with: [.wordBoundary, .noWordBoundary]) { _ = number(of: .word) }
    if !conditions.isDisjoint(with: [.lineStart, .lineEnd]) { _ = number(of: .lineFeed) }
    group.append(LinearRegex.Fragment(.require(conditions)))
  }

  private mutating func number(of set: LinearRegex.ScalarSet) -> Int {
    if let known = setNumbers[set] { return known }
    sets.append(set)
    setNumbers[set] = sets.count - 1
    return sets.count - 1
  }

  func literal(_ scalar: UInt32) -> LinearRegex.ScalarSet { folded(LinearRegex.ScalarSet(scalar)) }

  func folded(_ set: LinearRegex.ScalarSet) -> LinearRegex.ScalarSet {
    flags.ignoresCase ? LinearRegex.CaseFolding.simple.closure(of: set) : set
  }
}
