// The conditions of width zero (`^ $ \A \z \b \B`) and what about a place in the text decides them. The simulation and
// the table both ask here, so they cannot disagree.

extension LinearRegex {
  /// Conditions on a place between two characters.
  struct Assertions: OptionSet, Sendable {
    let rawValue: UInt8

    static let textStart = Assertions(rawValue: 1)
    static let textEnd = Assertions(rawValue: 2)
    static let lineStart = Assertions(rawValue: 4)
    static let lineEnd = Assertions(rawValue: 8)
    static let wordBoundary = Assertions(rawValue: 16)
    static let noWordBoundary = Assertions(rawValue: 32)

    /// All conditions that hold between two neighbours.
    static func holding(between before: Neighbour, and after: Neighbour) -> Assertions {
      var holding: Assertions = (before == .word) == (after == .word) ? .noWordBoundary : .wordBoundary
      if before == .edge { holding.formUnion([.textStart, .lineStart]) }
      if before == .lineFeed { holding.insert(.lineStart) }
      if after == .edge { holding.formUnion([.textEnd, .lineEnd]) }
      if after == .lineFeed { holding.insert(.lineEnd) }
      return holding
    }
  }

  /// What stands on one side of a place: nothing, or a kind of character.
  enum Neighbour: UInt8, Sendable, Hashable {
    case edge, word, lineFeed, other

    init(_ scalar: UInt32) {
      self = scalar == 0x0A ? .lineFeed : ScalarSet.word.contains(scalar) ? .word : .other
    }

    /// As a neighbour on the left, reduced to what these assertions can tell apart: fewer kinds, fewer states.
    func reduced(to assertions: Assertions) -> Neighbour {
      switch self {
      case .edge: assertions.isDisjoint(with: [.textStart, .lineStart]) ? .other : .edge
      case .word: assertions.isDisjoint(with: [.wordBoundary, .noWordBoundary]) ? .other : .word
      case .lineFeed: assertions.contains(.lineStart) ? .lineFeed : .other
      case .other: .other
      }
    }
  }
}
