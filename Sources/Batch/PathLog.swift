// The paths of all declarations of a run in a few bytes each: what a path has in common with the one before is not
// kept again, and files of a folder have nearly all in common.

struct PathLog {
  /// One path in so many is kept whole, so that finding one takes few steps.
  private static let interval = 64

  private var bytes: [UInt8] = []
  /// Where each whole path begins.
  private var starts: [Int] = []
  private var last: [UInt8] = []
  private(set) var count = 0

  mutating func append(_ path: String) {
    let path = Array(path.utf8)
    var shared = 0
    if count % Self.interval == 0 {
      starts.append(bytes.count)
    } else {
      while shared < min(path.count, last.count), path[shared] == last[shared] { shared += 1 }
    }
    append(number: shared)
    append(number: path.count - shared)
    bytes += path[shared...]
    last = path
    count += 1
  }

  /// - Parameter index: below `count`.
  subscript(index: Int) -> String {
    guard index >= 0, index < count else { return "" }
    var position = starts[index / Self.interval]
    var path: [UInt8] = []
    for _ in 0...(index % Self.interval) {
      let shared = number(at: &position)
      let length = number(at: &position)
      path.removeSubrange(shared...)
      path += bytes[position..<position + length]
      position += length
    }
    return String(decoding: path, as: UTF8.self)
  }

  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  private mutating func append(number: Int) {
    var rest = number
    while rest >= 128 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private func number(at position: inout Int) -> Int {
    var number = 0
    var shift = 0
    while true {
      let byte = bytes[position]
      position += 1
      number |= Int(byte & 127) << shift
      if byte < 128 { return number }
      shift += 7
    }
  }
}
