// Names known in advance (the fields of an object, the words of an enum), found by the bytes of a document without
// making a String of them: this is what every key and every word of a declaration passes through.

/// A fixed set of names, each with its position; or several such sets in one table.
struct NameTable: Sendable {
  private struct Slot: Sendable {
    var words = TextWords([UInt8]().span)
    var group: Int32 = 0
    /// Negative where the slot is free.
    var position: Int32 = -1
  }

  /// Of all groups, one after another.
  let names: [String]
  /// Open addressing; at most half of the slots are taken. Names of one table seldom meet, and those that do only
  /// follow each other: what a document says has no influence on that.
  private let slots: [Slot]
  /// Those of the names, in their order.
  private let ordered: [TextWords]
  /// The UTF-8 of the names that their words do not tell from others; empty for the others.
  private let longNames: [[UInt8]]

  static let empty = NameTable([])

  init(_ names: [String]) { self.init(groups: [names]) }

  init(groups: [[String]]) {
    let names = groups.flatMap(\.self)
    var size = 4
    while size < names.count * 2 + 1 { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    var ordered: [TextWords] = []
    var longNames: [[UInt8]] = []
    for (group, members) in groups.enumerated() {
      for name in members {
        let bytes = Array(name.utf8)
        let words = TextWords(bytes.span)
        var slot = (words.hash &+ group) & (size - 1)
        while slots[slot].position >= 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = Slot(
          words: words, group: Int32(truncatingIfNeeded: group), position: Int32(truncatingIfNeeded: longNames.count))
        ordered.append(words)
        longNames.append(words.isWhole ? [] : bytes)
      }
    }
    self.names = names
    self.slots = slots
    self.ordered = ordered
    self.longNames = longNames
  }

  /// The position among all names of the one in a group with exactly these bytes; of several equal names, the first.
  func position(of name: Span<UInt8>, in group: Int = 0) -> Int? {
    let words = TextWords(name)
    let slots = slots.span
    let mask = slots.count - 1
    var index = (words.hash &+ group) & mask
    while slots[index].position >= 0 {
      if slots[index].words == words, Int(slots[index].group) == group {
        let position = Int(slots[index].position)
        if words.isWhole || isLongName(position, equalTo: name) { return position }
      }
      index = (index + 1) & mask
    }
    return nil
  }

  /// The same for names that mostly come in their own order, some of them left out: what follows the name before is
  /// looked at first, which takes less time than the table.
  ///
  /// - Parameter next: the position after that of the name before.
  func position(of name: Span<UInt8>, from next: Int) -> Int? {
    let words = TextWords(name)
    let ordered = ordered.span
    for position in next..<max(next, min(next + Self.mostLeftOut, ordered.count)) where ordered[position] == words {
      if words.isWhole || isLongName(position, equalTo: name) { return position }
    }
    return position(of: name)
  }

  /// Most names that are left out together are fewer.
  private static let mostLeftOut = 4

  /// Whether a name that has the same words is the same.
  private func isLongName(_ position: Int, equalTo name: Span<UInt8>) -> Bool {
    let bytes = longNames[position]
    guard bytes.count == name.count else { return false }
    // The words hold the first and the last eight.
    for index in 8..<max(8, bytes.count - 8) where bytes[index] != name[index] { return false }
    return true
  }

  func position(of name: String) -> Int? { position(of: Array(name.utf8).span) }
}
