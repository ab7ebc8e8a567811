// Names known in advance (the fields of an object, the words of an enum), found by the bytes of a document without
// making a String of them: this is what every key and every word of a declaration passes through.

/// A fixed set of names, each with its position.
struct NameTable: Sendable {
  let names: [String]
  /// The names' UTF-8, one after the other; `ends` says where each stops.
  private let bytes: [UInt8]
  private let ends: [Int]
  /// Open addressing: a position plus one, or 0 where the slot is free. At most half of the slots are taken.
  private let slots: [Int32]

  init(_ names: [String]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var size = 4
    while size < names.count * 2 + 1 { size *= 2 }
    var slots = [Int32](repeating: 0, count: size)
    for (position, name) in names.enumerated() {
      let utf8 = Array(name.utf8)
      bytes += utf8
      ends.append(bytes.count)
      var slot = Self.hash(utf8.span) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: position + 1)
    }
    self.names = names
    self.bytes = bytes
    self.ends = ends
    self.slots = slots
  }

  /// The position of the name with exactly these bytes; of several equal names, the first.
  func position(of name: Span<UInt8>) -> Int? {
    let mask = slots.count - 1
    var slot = Self.hash(name) & mask
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if isName(position, equalTo: name) { return position }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func position(of name: String) -> Int? { position(of: Array(name.utf8).span) }

  private func isName(_ position: Int, equalTo name: Span<UInt8>) -> Bool {
    let start = position == 0 ? 0 : ends[position - 1]
    guard ends[position] - start == name.count else { return false }
    for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
    return true
  }

  /// From the length and three bytes: names of one table seldom agree in all of them, and those that do only follow
  /// each other. What a document says has no influence on that.
  private static func hash(_ name: Span<UInt8>) -> Int {
    let count = name.count
    guard count > 0 else { return 0 }
    let sample = UInt32(name[0]) | UInt32(name[count / 2]) << 8 | UInt32(name[count - 1]) << 16
    let hash = (sample ^ UInt32(truncatingIfNeeded: count) << 24) &* 0x9E37_79B1
    return Int(hash >> 8)
  }
}
