// The fast matching: the automaton made deterministic ahead of time, one look-up a character and no memory taken.
// Built only where the table stays small; `TableConstruction` decides that.

extension LinearRegex {
  /// A deterministic automaton. Rows are states, columns the classes of an alphabet.
  ///
  /// A row is named by the place of its first entry. The first row is the one where a match is certain, the second
  /// the one where none can come any more; both end the run.
  struct TransitionTable: Sendable {
    let alphabet: Alphabet
    /// `entries[row + class]` is the next row.
    let entries: [UInt16]
    /// For each state, whether the text matches if it ends there.
    let acceptsAtEnd: [Bool]

    private static let accepted = 0
    private var rejected: Int { alphabet.count }
    private var start: Int { 2 * alphabet.count }

    /// Whether some part of the text matches, and how many of its bytes had to be read to know that.
    func run(over bytes: Span<UInt8>) -> (matches: Bool, steps: Int) {
      let ascii = alphabet.ascii.span
      let entries = entries.span
      let rejected = rejected
      var row = start
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        let column: UInt8
        if byte < 0x80 {
          column = ascii[Int(byte)]
          index += 1
        } else {
          column = alphabet.classNumber(of: LinearRegex.scalar(in: bytes, at: &index))
        }
        row = Int(entries[row + Int(column)])
        if row <= rejected { return (row == Self.accepted, index) }
      }
      return (acceptsAtEnd[row / alphabet.count], index)
    }
  }
}
