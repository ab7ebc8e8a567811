// Turns a program into a table, state by state, and gives up as soon as the table or the work for it grows past its
// bounds: the pattern is then simulated, which is slower but needs no table.

extension LinearRegex {
  /// The construction of a transition table.
  struct TableConstruction {
    /// What decides how a match goes on: the places in the program, and what the last character was.
    private struct State: Hashable {
      let places: [Int32]
      let before: Neighbour
    }

    /// The instructions looked at, and the entries written, before the construction is given up.
    private static let workLimit = 400_000
    private static let entryLimit = Int(UInt16.max)

    private let program: Program
    private let alphabet: Alphabet
    private let stateLimit: Int
    private var closure: Closure
    private var targets: SparseSet
    private var work = 0

    private var numbers: [State: Int] = [:]
    private var states: [State] = []
    /// State numbers, a row a state; the first two rows are not among them.
    private var entries: [Int] = []
    private var acceptsAtEnd: [Bool] = []

    /// The table of a program, or nil where it would have more than `stateLimit` states or take too long.
    static func table(of program: Program, stateLimit: Int) -> TransitionTable? {
      guard stateLimit > 0, let alphabet = Alphabet(of: program.sets) else { return nil }
      var construction = TableConstruction(program, alphabet, stateLimit)
      return construction.table()
    }

    private init(_ program: Program, _ alphabet: Alphabet, _ stateLimit: Int) {
      self.program = program
      self.alphabet = alphabet
      self.stateLimit = stateLimit
      closure = Closure(program)
      targets = SparseSet(capacity: program.instructions.count)
    }

    private static let accepted = 0
    private static let firstState = 2

    private mutating func table() -> TransitionTable? {
      _ = number(of: State(places: [0], before: Neighbour.edge.reduced(to: program.assertions)))
      var done = 0
      while done < states.count {
        guard addRow(of: states[done]) else { return nil }
        done += 1
      }
      return assembled()
    }

    /// Adds the transitions of a state; false where a bound was passed.
    private mutating func addRow(of state: State) -> Bool {
      var row = Array(repeating: Self.accepted, count: alphabet.count)
      for after in [Neighbour.word, .lineFeed, .other] {
        let columns = alphabet.representatives.indices.filter { Neighbour(alphabet.representatives[$0]) == after }
        guard !columns.isEmpty else { continue }
        let isMatch = closure.follow(
          from: state.places, holding: .holding(between: state.before, and: after))
        if isMatch { continue }
        for column in columns {
          row[column] = number(of: successor(column, after: after))
        }
        guard work + closure.visits <= Self.workLimit else { return false }
      }
      acceptsAtEnd.append(closure.follow(from: state.places, holding: .holding(between: state.before, and: .edge)))
      entries += row
      return states.count <= stateLimit && (states.count + Self.firstState) * alphabet.count <= Self.entryLimit
    }

    /// The state after a character of this class, from the places that the closure last came to.
    private mutating func successor(_ column: Int, after: Neighbour) -> State {
      targets.removeAll()
      _ = targets.insert(0)
      for (place, set) in closure.frontier where alphabet.isMember(column, ofSet: set) {
        _ = targets.insert(place + 1)
      }
      work += closure.frontier.count + targets.members.count
      return State(places: targets.members.sorted(), before: after.reduced(to: program.assertions))
    }

    private mutating func number(of state: State) -> Int {
      if let known = numbers[state] { return known }
      let number = states.count + Self.firstState
      numbers[state] = number
      states.append(state)
      return number
    }

    /// The rows in their final form: states that lead nowhere become the rejecting row.
    private func assembled() -> TransitionTable {
      let width = alphabet.count
      let rejected = 1
      var isDead = Array(repeating: false, count: states.count + Self.firstState)
      for index in states.indices where !acceptsAtEnd[index] {
        let number = index + Self.firstState
        isDead[number] = entries[(index * width)..<((index + 1) * width)].allSatisfy { $0 == number }
      }
      let fixed = Array(repeating: UInt16(0), count: width) + Array(repeating: UInt16(width), count: width)
      let rows = entries.map { UInt16(truncatingIfNeeded: (isDead[$0] ? rejected : $0) * width) }
      return TransitionTable(alphabet: alphabet, entries: fixed + rows, acceptsAtEnd: [true, false] + acceptsAtEnd)
    }
  }
}
