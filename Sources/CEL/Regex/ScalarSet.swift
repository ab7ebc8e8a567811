// A set of code points, as every literal, class and property of a pattern becomes one. Knows nothing of patterns.

extension LinearRegex {
  /// A set of Unicode code points, kept as sorted ranges that neither overlap nor touch.
  struct ScalarSet: Sendable, Hashable {
    static let limit: UInt32 = 0x10FFFF
    static let all = ScalarSet([0...limit])
    static let lineFeed = ScalarSet([0x0A...0x0A])
    /// What `\w` and `\b` call a word: ASCII letters, digits and the low line.
    static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])

    let ranges: [ClosedRange<UInt32>]

    /// The union of ranges in any order; no bound may pass `limit`.
    init(_ ranges: [ClosedRange<UInt32>]) {
      guard ranges.count > 1 else {
        self.ranges = ranges
        return
      }
      var merged: [ClosedRange<UInt32>] = []
      merged.reserveCapacity(ranges.count)
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
          merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        } else {
          merged.append(range)
        }
      }
      self.ranges = merged
    }

    init(_ scalar: UInt32) { ranges = [scalar...scalar] }

    private init(inOrder ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

    func contains(_ scalar: UInt32) -> Bool {
      var low = 0
      var high = ranges.count
      while low < high {
        let middle = (low + high) / 2
        if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
      }
      return low < ranges.count && ranges[low].lowerBound <= scalar
    }

    var complement: ScalarSet {
      var gaps: [ClosedRange<UInt32>] = []
      var next: UInt32 = 0
      for range in ranges {
        if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
        next = range.upperBound + 1
      }
      if next <= Self.limit { gaps.append(next...Self.limit) }
      return ScalarSet(inOrder: gaps)
    }
  }
}
