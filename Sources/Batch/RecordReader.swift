// The lines of one stream as inputs of their own, so that they are judged at the same time like files. What a line
// says is for InputContent to find out.

import SystemPackage
import YAMLDocument

struct RecordReader: InputIterator {
  private let name: String
  private let isFound: Bool
  private let lines: LineReader
  private let limit: Int
  private var number = 0
  private var isEmpty = true
  private var isOver = false

  /// - Parameter file: whose lines are meant.
  init(_ file: Input, _ settings: BatchSettings) throws(InputFault) {
    name = file.name
    isFound = file.isFound
    // No document may be longer than its reader can count.
    limit = min(max(settings.limits.maximumBytes, 0), Int(Int32.max))
    let descriptor: FileDescriptor
    var isOwned = true
    switch file.source {
    case .named(let path, _): descriptor = try FileContent.open(path, unless: settings.interruption)
    case .found(let file): descriptor = try FileContent.open(file)
    case .standardInput, .record:
      descriptor = settings.standardInput
      isOwned = false
    case .refused(_, let fault): throw fault
    }
    lines = LineReader(descriptor, isOwned: isOwned, limit: limit, interruption: settings.interruption)
    if file.isFound, (try? Stat(descriptor).type) != .regular { throw .special }
  }

  private static let lineEnd = UInt8(ascii: "\n")

  var isReady: Bool { isOver || lines.isReady(endingIn: Self.lineEnd) }

  mutating func next() -> Input? {
    guard !isOver else { return nil }
    do throws(Errno) {
      while let line = try lines.next(endingIn: Self.lineEnd) {
        number += 1
        guard case .text(var text) = line else {
          isEmpty = false
          return Input(.refused(name: "\(name):\(number)", .lineTooLarge(limit: limit)))
        }
        if number == 1, text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        guard text.contains(where: { !JSONScanner.isBlank($0) }) else { continue }
        isEmpty = false
        return Input(.record(name: "\(name):\(number)", text))
      }
    } catch {
      isOver = true
      return Input(.refused(name: name, .unreadableFile(error)))
    }
    isOver = true
    return isEmpty && !isFound ? Input(.refused(name: name, .emptyStream)) : nil
  }
}
