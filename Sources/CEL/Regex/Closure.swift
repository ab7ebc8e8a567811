// Which instructions the automaton can be at without taking a character: the step that the simulation and the table
// share.

extension LinearRegex {
  /// A set of small numbers that is emptied in constant time and keeps the order of insertion.
  struct SparseSet {
    private(set) var members: [Int32] = []
    private var places: [Int32]

    init(capacity: Int) {
      places = Array(repeating: 0, count: capacity)
      members.reserveCapacity(capacity)
    }

    /// Whether the number was new.
    mutating func insert(_ number: Int) -> Bool {
      let place = Int(places[number])
      if place < members.count, members[place] == Int32(truncatingIfNeeded: number) { return false }
      places[number] = Int32(truncatingIfNeeded: members.count)
      members.append(Int32(truncatingIfNeeded: number))
      return true
    }

    mutating func removeAll() { members.removeAll(keepingCapacity: true) }
  }

  /// Follows the instructions that take no character.
  struct Closure {
    private let program: Program
    private var visited: SparseSet
    private var pending: [Int32] = []
    /// The `consume` instructions that were come to: where each is, and the number of its set.
    private(set) var frontier: [(place: Int, set: Int)] = []
    /// How many instructions were looked at so far, over all calls: the measure of work.
    private(set) var visits = 0

    init(_ program: Program) {
      self.program = program
      visited = SparseSet(capacity: program.instructions.count)
    }

    /// Fills `frontier` from these places; true where the program's end was come to.
    ///
    /// Each instruction is visited at most once a call, which is what makes matching linear.
    mutating func follow(from places: [Int32], holding: Assertions) -> Bool {
      visited.removeAll()
      frontier.removeAll(keepingCapacity: true)
      pending.removeAll(keepingCapacity: true)
      for place in places {
        pending.append(place)
        while let next = pending.popLast() {
          let place = Int(next)
          guard visited.insert(place) else { continue }
          visits += 1
          switch program.instructions[place] {
          case .consume(let set): frontier.append((place, set))
          case .require(let conditions): if conditions.isSubset(of: holding) { pending.append(next + 1) }
          case .jump(let distance): pending.append(Int32(truncatingIfNeeded: place + distance))
          case .split(let distance):
            pending.append(Int32(truncatingIfNeeded: place + distance))
            pending.append(next + 1)
          case .match: return true
          }
        }
      }
      return false
    }
  }
}
