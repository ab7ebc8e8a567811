// What a pattern is compiled to: a non-deterministic automaton written as instructions. Targets are relative, so a
// fragment can be copied and joined without being rewritten, and no syntax tree is needed.

extension LinearRegex {
  enum Instruction: Sendable {
    /// Takes one character of the set with this number, then the next instruction.
    case consume(Int)
    /// Goes on only where the conditions hold.
    case require(Assertions)
    /// Goes on both with the next instruction and with the one this far away.
    case split(Int)
    case jump(Int)
    case match
  }

  /// A whole pattern.
  struct Program: Sendable {
    let instructions: [Instruction]
    let sets: [ScalarSet]
    /// All conditions that some instruction requires.
    let assertions: Assertions
  }

  /// The instructions of a part of a pattern; whoever comes to their end has matched it.
  struct Fragment: Sendable {
    private(set) var instructions: [Instruction] = []
    /// How many times nested counted repetitions multiply what is innermost.
    private(set) var multiplicity = 1

    init() {}
    init(_ instruction: Instruction) { instructions = [instruction] }

    mutating func append(_ next: Fragment) {
      instructions += next.instructions
      multiplicity = max(multiplicity, next.multiplicity)
    }

    /// Any one of the fragments; two instructions for each but the last.
    static func alternation(_ fragments: [Fragment]) -> Fragment {
      guard let last = fragments.last, fragments.count > 1 else { return fragments.first ?? Fragment() }
      var result = Fragment()
      var end = fragments.reduce(0) { $0 + $1.instructions.count } + 2 * (fragments.count - 1)
      for fragment in fragments.dropLast() {
        let length = fragment.instructions.count + 2
        result.instructions.append(.split(length))
        result.append(fragment)
        result.instructions.append(.jump(end - length + 1))
        end -= length
      }
      result.append(last)
      return result
    }

    /// The length of `repeated` with the same counts.
    func length(repeated counts: Repetition) -> Int {
      guard let most = counts.most else {
        return counts.least == 0 ? instructions.count + 2 : counts.least * instructions.count + 1
      }
      return most * instructions.count + (most - counts.least)
    }

    func repeated(_ counts: Repetition) -> Fragment {
      let length = instructions.count
      var result = Fragment()
      result.multiplicity = multiplicity * max(counts.most ?? counts.least, 1)
      for _ in 0..<counts.least { result.instructions += instructions }
      if let most = counts.most {
        for done in counts.least..<most {
          // Whoever leaves early goes to the very end.
          result.instructions.append(.split((most - done) * (length + 1)))
          result.instructions += instructions
        }
      } else if counts.least > 0 {
        result.instructions.append(.split(-length))
      } else {
        result.instructions.append(.split(length + 2))
        result.instructions += instructions
        result.instructions.append(.jump(-length - 1))
      }
      return result
    }
  }

  /// How often a part may stand in a row.
  struct Repetition: Sendable {
    /// The largest count that may be written, and the largest product of nested counts.
    static let limit = 1000

    let least: Int
    /// Nil for any number.
    let most: Int?
  }
}
