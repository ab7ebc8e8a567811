// Which letters `(?i)` holds for the same: Unicode's simple case folding, worked out from the case mappings of the
// standard library.

extension LinearRegex {
  /// The groups of code points that differ by case only, such as k, K and the Kelvin sign.
  struct CaseFolding: Sendable {
    /// Worked out once, when the first case-insensitive pattern asks for it.
    static let simple = CaseFolding()

    /// Every code point that has a partner, ascending, with the number of its group.
    private let members: [(scalar: UInt32, group: Int)]
    private let groups: [[UInt32]]

    private init() {
      var byKey: [UInt32: [UInt32]] = [:]
      for value in 0..<Self.end {
        guard let scalar = Unicode.Scalar(value), !Self.turkic.contains(value) else { continue }
        let properties = scalar.properties
        guard properties.changesWhenCaseMapped || properties.changesWhenCaseFolded else { continue }
        byKey[Self.key(of: scalar), default: []].append(value)
      }
      groups = byKey.values.filter { $0.count > 1 }
      members = groups.enumerated()
        .flatMap { number, group in group.map { (scalar: $0, group: number) } }
        .sorted { $0.scalar < $1.scalar }
    }

    /// No letter with case lies in plane 2 or above.
    private static let end: UInt32 = 0x20000
    /// Dotted capital I and dotless small i pair with i and I in Turkic languages only.
    private static let turkic: ClosedRange<UInt32> = 0x130...0x131

    /// Letters whose upper cases are the same few characters: Unicode pairs them, but no mapping of one to one shows it.
    private static let pairs: [UInt32: UInt32] = [0x1FD3: 0x390, 0x1FE3: 0x3B0, 0xFB05: 0xFB06]

    /// The same for all code points of a group: the lower case of the upper case, each where it is one code point.
    private static func key(of scalar: Unicode.Scalar) -> UInt32 {
      if let partner = pairs[scalar.value] { return partner }
      let upper = single(scalar.properties.uppercaseMapping) ?? scalar
      return (single(upper.properties.lowercaseMapping) ?? upper).value
    }

    private static func single(_ mapping: String) -> Unicode.Scalar? {
      let scalars = mapping.unicodeScalars
      return scalars.count == 1 ? scalars.first : nil
    }

    /// The set with the partners of all its members.
    func closure(of set: ScalarSet) -> ScalarSet {
      var ranges = set.ranges
      for range in set.ranges {
        var index = firstMember(from: range.lowerBound)
        while index < members.count, members[index].scalar <= range.upperBound {
          for partner in groups[members[index].group] where !range.contains(partner) {
            ranges.append(partner...partner)
          }
          index += 1
        }
      }
      return ranges.count == set.ranges.count ? set : ScalarSet(ranges)
    }

    private func firstMember(from scalar: UInt32) -> Int {
      var low = 0
      var high = members.count
      while low < high {
        let middle = (low + high) / 2
        if members[middle].scalar < scalar { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
