// The lines of a file or pipe, read as they are asked for: never more is held than one line that is within the limit
// and what one read brings beside it. What the lines say is not known here.

import SystemPackage

/// A class, because the file is closed once, when nobody reads it any more.
final class LineReader {
  enum Line: Equatable {
    case text([UInt8])
    /// The line has more bytes than the limit, and was passed over.
    case tooLong
  }

  private static let chunkSize = 1 << 16

  private let descriptor: FileDescriptor
  private let isOwned: Bool
  private let limit: Int
  private let interruption: Interruption?
  private var buffer: [UInt8] = []
  /// Where the next line begins in the buffer.
  private var start = 0
  private var isAtEnd = false

  /// - Parameters:
  ///   - isOwned: whether the file is closed here.
  ///   - limit: the most bytes of a line.
  ///   - interruption: ends the lines where more of them would have to be waited for.
  init(_ descriptor: FileDescriptor, isOwned: Bool, limit: Int, interruption: Interruption?) {
    self.descriptor = descriptor
    self.isOwned = isOwned
    self.limit = max(limit, 0)
    self.interruption = interruption
  }

  deinit { if isOwned { try? descriptor.close() } }

  /// Whether a byte is among the next, without reading on past them.
  func contains(_ byte: UInt8, among count: Int) throws(Errno) -> Bool {
    var searched = start
    while true {
      if buffer[searched...].prefix(start + count - searched).contains(byte) { return true }
      searched = min(buffer.count, start + count)
      guard searched < start + count, try fill() else { return false }
    }
  }

  /// Whether the next line, or its beginning, can be had without waiting.
  func isReady(endingIn end: UInt8) -> Bool {
    isAtEnd || buffer[start...].contains(end) || descriptor.isReadable(within: 0)
  }

  /// The next line, without what ends it; nil after the last. What follows the last end is a line unless it is empty.
  func next(endingIn end: UInt8) throws(Errno) -> Line? {
    var searched = start
    while true {
      if let found = buffer[searched...].firstIndex(of: end) {
        defer { start = found + 1 }
        return found - start > limit ? .tooLong : .text(Array(buffer[start..<found]))
      }
      searched = buffer.count
      if searched - start > limit { return try skip(to: end) }
      let consumed = start
      guard try fill() else {
        defer { start = buffer.count }
        return start == buffer.count || isInterrupted ? nil : .text(Array(buffer[start...]))
      }
      searched -= consumed
    }
  }

  private var isInterrupted: Bool { interruption?.isRequested == true }

  private func skip(to end: UInt8) throws(Errno) -> Line {
    repeat {
      start = buffer.count
      guard try fill() else { return .tooLong }
    } while !buffer.contains(end)
    start = (buffer.firstIndex(of: end) ?? buffer.count - 1) + 1
    return .tooLong
  }

  /// Reads on; what was handed out leaves the buffer.
  ///
  /// - Returns: false at the end.
  private func fill() throws(Errno) -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeSubrange(..<start)
    start = 0
    do {
      let more = try descriptor.nextBytes(upTo: Self.chunkSize, unless: interruption)
      buffer += more
      isAtEnd = more.isEmpty
    } catch {
      isAtEnd = true
      throw error as? Errno ?? .ioError
    }
    return !isAtEnd
  }
}
