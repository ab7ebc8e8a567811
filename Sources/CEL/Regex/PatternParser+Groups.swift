// Groups, their flags, and quantifiers.

extension LinearRegex.Parser {
  mutating func openGroup() throws(PatternError) {
    let start = position
    position += 1
    guard groups.count < limits.nesting else { throw .tooDeep(range(from: start), limit: limits.nesting) }
    guard take("?") else { return push(from: start, outerFlags: flags) }
    for (beginning, construct) in UnsupportedConstruct.groups where take(beginning) {
      throw .unsupported(construct, range(from: start), text(from: start))
    }
    if take("P<") || take("<") {
      try parseGroupName(from: start)
      push(from: start, outerFlags: flags)
    } else {
      try parseFlags(from: start)
    }
  }

  private mutating func push(from start: Int, outerFlags: Flags) {
    groups.append(group)
    group = Group(start: start, outerFlags: outerFlags)
  }

  mutating func closeGroup() throws(PatternError) {
    let start = position
    position += 1
    guard var outer = groups.popLast() else { throw .unopenedGroup(range(from: start)) }
    group.endAlternative()
    try grow(by: 2 * (group.alternatives.count - 1), from: group.start)
    outer.append(.alternation(group.alternatives))
    flags = group.outerFlags
    group = outer
  }

  /// The name says which part of a match is meant; only its form matters here.
  private mutating func parseGroupName(from start: Int) throws(PatternError) {
    let nameStart = position
    while let scalar = peek, scalar.properties.isXIDContinue { position += 1 }
    guard position > nameStart, take(">") else { throw .groupName(range(start..<(position + 1))) }
  }

  /// `(?flags)` holds until the enclosing group ends, `(?flags:…)` within its own parentheses.
  private mutating func parseFlags(from start: Int) throws(PatternError) {
    let outerFlags = flags
    var isClearing = false
    var isFlagMissing = false
    while let scalar = peek {
      position += 1
      switch scalar {
      case "i": flags.ignoresCase = !isClearing
      case "m": flags.isMultiline = !isClearing
      case "s": flags.dotMatchesAll = !isClearing
      case "U": break  // which of several matches is preferred makes no difference to whether there is one
      case "-" where !isClearing:
        isClearing = true
        isFlagMissing = true
        continue
      case ":" where !isFlagMissing: return push(from: start, outerFlags: outerFlags)
      case ")" where !isFlagMissing: return
      default: throw .flags(range(from: start))
      }
      isFlagMissing = false
    }
    throw .unclosedGroup(range(from: start))
  }

  mutating func parseQuantifier(_ counts: LinearRegex.Repetition) throws(PatternError) {
    let start = position
    position += 1
    try applyQuantifier(counts, from: start)
  }

  /// Repeats what was read last; the parser is after the quantifier, which began at `start`.
  mutating func applyQuantifier(_ counts: LinearRegex.Repetition, from start: Int) throws(PatternError) {
    if let previous = lastQuantifier, previous.upperBound == start {
      let both = range(from: previous.lowerBound)
      guard scalars[start] != "+" else { throw .unsupported(.possessive, both, text(from: previous.lowerBound)) }
      throw .doubleRepetition(both, text(from: previous.lowerBound))
    }
    guard let operand = group.last else { throw .nothingToRepeat(range(from: start), text(from: start)) }
    _ = take("?")  // lazy or not, there is a match or there is none
    lastQuantifier = start..<position
    let most = counts.most ?? counts.least
    guard most < 2 || operand.multiplicity * most <= LinearRegex.Repetition.limit else {
      throw .repetitionCount(range(from: start))
    }
    try grow(by: operand.length(repeated: counts) - operand.instructions.count, from: start)
    group.last = operand.repeated(counts)
  }

  /// `{n}`, `{n,}` or `{n,m}`; nil, and nothing read, where the brace begins none of them.
  mutating func takeCounts() throws(PatternError) -> LinearRegex.Repetition? {
    let start = position
    position += 1
    guard let least = takeCount() else { return leave(at: start) }
    var most: Int? = least
    if take(",") {
      most = peek == "}" ? nil : takeCount()
      guard most != nil || peek == "}" else { return leave(at: start) }
    }
    guard take("}") else { return leave(at: start) }
    let limit = LinearRegex.Repetition.limit
    guard least <= limit, most ?? 0 <= limit else { throw .repetitionCount(range(from: start)) }
    guard least <= most ?? limit else { throw .repetitionOrder(range(from: start)) }
    return LinearRegex.Repetition(least: least, most: most)
  }

  private mutating func leave(at start: Int) -> LinearRegex.Repetition? {
    position = start
    return nil
  }

  /// A number without leading zeros; one of any length beyond the limit is just more than the limit.
  private mutating func takeCount() -> Int? {
    let start = position
    var count = 0
    while let digit = peek, ("0"..."9").contains(digit) {
      count = min(count * 10 + Int(digit.value - 0x30), LinearRegex.Repetition.limit + 1)
      position += 1
    }
    guard position > start, position == start + 1 || scalars[start] != "0" else { return nil }
    return count
  }
}
