// The names that a list of files holds, one after the other. What they stand for is not asked here.

import SystemPackage

struct NameList: InputIterator {
  /// Longer names are those of no file, on any system.
  private static let longestName = 1 << 16
  /// Within so many bytes a list that is separated by NUL has its first.
  private static let firstName = 8_192

  private let list: String
  private let lines: LineReader
  private var separator: UInt8?
  private var isOver = false

  init(_ descriptor: FileDescriptor, called list: String, isOwned: Bool, interruption: Interruption?) {
    self.list = list
    lines = LineReader(descriptor, isOwned: isOwned, limit: Self.longestName, interruption: interruption)
  }

  /// What separates the names is found out by reading the first.
  var isReady: Bool { isOver || lines.isReady(endingIn: separator ?? UInt8(ascii: "\n")) }

  /// A file as if it were named on the command line, or the list itself where it cannot be read.
  mutating func next() -> Input? {
    guard !isOver else { return nil }
    do throws(Errno) {
      while true {
        let end = try end()
        guard let line = try lines.next(endingIn: end) else { break }
        guard case .text(var name) = line else { return Input(.refused(name: list, .impossibleName)) }
        // Lists that were written on Windows.
        if end != 0, name.last == UInt8(ascii: "\r") { name.removeLast() }
        if name.isEmpty { continue }
        guard !name.contains(0) else { return Input(.refused(name: list, .impossibleName)) }
        return Input(.named(FilePath(bytes: name), as: String(decoding: name, as: UTF8.self)))
      }
    } catch {
      isOver = true
      return Input(.refused(name: list, .unreadableFile(error)))
    }
    isOver = true
    return nil
  }

  /// What follows each name.
  private mutating func end() throws(Errno) -> UInt8 {
    if let separator { return separator }
    let end: UInt8 = try lines.contains(0, among: Self.firstName) ? 0 : UInt8(ascii: "\n")
    separator = end
    return end
  }
}
