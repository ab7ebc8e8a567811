// The characters that a pattern cannot tell apart, as one symbol: what keeps the table of a pattern over all of
// Unicode small.

extension LinearRegex {
  /// A division of all code points into classes whose members are in the same sets of a program.
  struct Alphabet: Sendable {
    /// The class of each ASCII character.
    let ascii: [UInt8]
    /// The first code point of each stretch of one class, ascending, and that class.
    private let starts: [UInt32]
    private let classes: [UInt8]
    /// One member of each class.
    let representatives: [UInt32]
    /// For each class, the sets that contain it, as bits.
    private let memberships: [UInt128]

    var count: Int { representatives.count }

    /// Nil where there are more than 128 sets or more than 256 classes.
    init?(of sets: [ScalarSet]) {
      guard sets.count <= UInt128.bitWidth else { return nil }
      var starts: [UInt32] = []
      var classes: [UInt8] = []
      var representatives: [UInt32] = []
      var memberships: [UInt128] = []
      var membership: UInt128 = 0
      let edges = Self.edges(of: sets)
      for (index, edge) in edges.enumerated() {
        membership ^= edge.toggled
        guard index + 1 == edges.count || edges[index + 1].scalar != edge.scalar else { continue }
        let known = memberships.firstIndex(of: membership)
        guard let number = UInt8(exactly: known ?? memberships.count) else { return nil }
        if known == nil {
          representatives.append(edge.scalar)
          memberships.append(membership)
        }
        starts.append(edge.scalar)
        classes.append(number)
      }
      self.starts = starts
      self.classes = classes
      self.representatives = representatives
      self.memberships = memberships
      self.ascii = (0..<0x80).map { Self.lookUp($0, starts, classes) }
    }

    /// Where a set begins or has ended, ascending; the first is at 0.
    private static func edges(of sets: [ScalarSet]) -> [(scalar: UInt32, toggled: UInt128)] {
      var edges: [(scalar: UInt32, toggled: UInt128)] = [(0, 0)]
      for (number, set) in sets.enumerated() {
        for range in set.ranges {
          edges.append((range.lowerBound, 1 << UInt128(number)))
          if range.upperBound < ScalarSet.limit { edges.append((range.upperBound + 1, 1 << UInt128(number))) }
        }
      }
      return edges.sorted { $0.scalar < $1.scalar }
    }

    func classNumber(of scalar: UInt32) -> UInt8 { Self.lookUp(scalar, starts, classes) }

    func isMember(_ classNumber: Int, ofSet set: Int) -> Bool { memberships[classNumber] >> UInt128(set) & 1 == 1 }

    private static func lookUp(_ scalar: UInt32, _ starts: [UInt32], _ classes: [UInt8]) -> UInt8 {
      var low = 0
      var high = starts.count - 1
      while low < high {
        let middle = (low + high + 1) / 2
        if starts[middle] <= scalar { low = middle } else { high = middle - 1 }
      }
      return classes[low]
    }
  }
}
