// The matching that always works: all ways through the automaton at once, one character after the other, so the time
// is at most the length of the text times the length of the program.

extension LinearRegex {
  /// One run of a program over a text.
  struct Simulation {
    private let program: Program
    private var closure: Closure
    private var places: SparseSet
    private var nextPlaces: SparseSet

    /// The instructions looked at.
    var visits: Int { closure.visits }

    init(_ program: Program) {
      self.program = program
      closure = Closure(program)
      places = SparseSet(capacity: program.instructions.count)
      nextPlaces = SparseSet(capacity: program.instructions.count)
    }

    /// Whether some part of the text matches.
    mutating func run(over bytes: Span<UInt8>) -> Bool {
      var before = Neighbour.edge
      var index = 0
      places.removeAll()
      while true {
        // A match may begin at every place.
        _ = places.insert(0)
        guard index < bytes.count else {
          return closure.follow(from: places.members, holding: .holding(between: before, and: .edge))
        }
        let scalar = LinearRegex.scalar(in: bytes, at: &index)
        let after = Neighbour(scalar)
        if closure.follow(from: places.members, holding: .holding(between: before, and: after)) { return true }
        nextPlaces.removeAll()
        for (place, set) in closure.frontier where program.sets[set].contains(scalar) {
          _ = nextPlaces.insert(place + 1)
        }
        swap(&places, &nextPlaces)
        before = after
      }
    }
  }

  /// The code point at `index`, which is moved past it; a byte that begins no well-formed sequence counts as U+FFFD.
  static func scalar(in bytes: Span<UInt8>, at index: inout Int) -> UInt32 {
    let first = bytes[index]
    index += 1
    let length: Int
    switch first {
    case 0..<0x80: return UInt32(first)
    case 0xC2...0xDF: length = 1
    case 0xE0...0xEF: length = 2
    case 0xF0...0xF4: length = 3
    default: return 0xFFFD
    }
    guard length <= bytes.count - index else { return 0xFFFD }
    var scalar = UInt32(first) & (0x3F >> UInt32(length))
    for offset in 0..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return 0xFFFD }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    let isShortest = scalar >= (length == 1 ? 0x80 : length == 2 ? 0x800 : 0x10000)
    guard isShortest, Unicode.Scalar(scalar) != nil else { return 0xFFFD }
    index += length
    return scalar
  }
}
