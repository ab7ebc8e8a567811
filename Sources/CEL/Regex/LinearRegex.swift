// Regular expressions with the guarantee of RE2: matching takes time linear in the text whatever the pattern, and
// memory that depends on the pattern alone. Own code, because the standard library's `Regex` backtracks and cannot
// promise that. Knows nothing of expressions or schemas.

import Diagnostics

/// A regular expression in the syntax of RE2 that answers one question: does some part of a text match?
///
///     let identifier = try LinearRegex("^[a-z0-9][a-z0-9_-]*$")
///     identifier.matches("lyon-2")  // true
///
/// **Syntax.** Literals, `.`, classes (`[a-z]`, `[^…]`, `\d \w \s` and their opposites, `[[:alpha:]]`), `\p{…}` with the
/// general categories, `Any` and the scripts Arabic, Armenian, Cyrillic, Devanagari, Georgian, Greek, Han, Hangul,
/// Hebrew, Hiragana, Katakana, Latin and Thai; `|`, groups, the flags `i m s U`, `* + ? {n} {n,} {n,m}` with counts up
/// to 1000 and their lazy forms, `^ $ \A \z \b \B`, `\a \f \n \r \t \v \x7F \x{10FFFF} \123 \Q…\E`. As in RE2, `\d \w \s
/// \b` are about ASCII, `$` is the very end of the text unless `(?m)` is set, and braces that hold no count are
/// literal. Refused: what needs backtracking (back-references, look-around, possessive and atomic groups), and `\C`.
///
/// **Differences from RE2.** A count of more than nine digits is refused, where RE2 takes it literally. `\B` holds
/// between characters only, never between the bytes of one. Code points from U+D800 to U+DFFF may be written but match
/// nothing.
///
/// **Time.** A pattern whose deterministic automaton is small is turned into a table when it is built; matching is then
/// one look-up a character and takes no memory. Every other pattern is simulated: at most the length of the text times
/// the length of the program.
public struct LinearRegex: Sendable {
  /// How large a pattern may be.
  public struct Limits: Sendable, Hashable {
    /// UTF-8 bytes of the pattern.
    public var patternBytes: Int
    /// Groups within groups.
    public var nesting: Int
    /// Instructions of the program; counted repetitions are written out, so `[a-z]{100}` takes 100.
    public var instructions: Int
    /// States of the table; a pattern that needs more is simulated. 0 for no table at all.
    public var tableStates: Int

    public init(
      patternBytes: Int = 10_000, nesting: Int = 250, instructions: Int = 10_000, tableStates: Int = 1024
    ) {
      self.patternBytes = patternBytes
      self.nesting = nesting
      self.instructions = instructions
      self.tableStates = tableStates
    }
  }

  private enum Engine: Sendable {
    case table(TransitionTable)
    case simulation(Program)
  }

  /// The pattern as it was written.
  public let pattern: String
  private let engine: Engine

  public init(_ pattern: String, limits: Limits = Limits()) throws(PatternError) {
    guard pattern.utf8.count <= limits.patternBytes else {
      throw .tooLong(pattern.utf8.count, limit: limits.patternBytes)
    }
    var parser = Parser(pattern, limits: limits)
    let program = try parser.program()
    self.pattern = pattern
    if let table = TableConstruction.table(of: program, stateLimit: limits.tableStates) {
      engine = .table(table)
    } else {
      engine = .simulation(program)
    }
  }

  /// Whether some part of the text, possibly an empty one, matches.
  public func matches(_ subject: String) -> Bool { examine(subject).matches }

  /// Whether some part of the text matches; a byte that is not part of well-formed UTF-8 counts as U+FFFD.
  public func matches(utf8 subject: Span<UInt8>) -> Bool { examine(subject).matches }

  /// Whether the pattern became a table.
  package var isTable: Bool {
    switch engine {
    case .table: true
    case .simulation: false
    }
  }

  /// The work that matching this text takes: bytes read from it by a table, or instructions looked at.
  package func steps(over subject: String) -> Int { examine(subject).steps }

  private func examine(_ subject: String) -> (matches: Bool, steps: Int) { subject.withBytes { examine($0) } }

  private func examine(_ subject: Span<UInt8>) -> (matches: Bool, steps: Int) {
    switch engine {
    case .table(let table):
      return table.run(over: subject)
    case .simulation(let program):
      var simulation = Simulation(program)
      let matches = simulation.run(over: subject)
      return (matches, simulation.visits)
    }
  }
}
