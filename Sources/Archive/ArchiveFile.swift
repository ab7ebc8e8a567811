// A file that is read at any place by any thread, and closed when nobody reads it any more.

import SystemPackage

final class ArchiveFile: Sendable {
  let descriptor: FileDescriptor

  init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  deinit { try? descriptor.close() }

  /// The bytes at a place: fewer than asked for where the file ends.
  func bytes(at offset: Int, count: Int) throws(DamagedRecord) -> [UInt8] {
    guard offset >= 0, count > 0 else { return [] }
    do {
      return try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        while filled < count {
          let rest = unsafe UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let received = try unsafe descriptor.read(fromAbsoluteOffset: Int64(offset + filled), into: rest)
          if received == 0 { break }
          filled += received
        }
      }
    } catch {
      // A disk that cannot be read has damaged what stands on it.
      throw DamagedRecord()
    }
  }
}

/// The bytes of one finding, among others.
package struct StoredRecord: Sendable {
  package let bytes: [UInt8]
  package let range: Range<Int>
}

/// The findings of one input as they stand in a file.
package struct StoredRecords: Sendable {
  private static let windowSize = 1 << 16

  private let file: ArchiveFile
  private let kind: RecordFrame.Kind
  /// Where the next record begins, and where the last one ends.
  private var offset: Int
  private let end: Int
  private var window: [UInt8] = []
  /// Where the next record begins in the window.
  private var start = 0

  init(_ file: ArchiveFile, _ range: Range<Int>, _ kind: RecordFrame.Kind) {
    self.file = file
    self.kind = kind
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The next finding; nil after the last.
  package mutating func next() throws(DamagedRecord) -> StoredRecord? {
    guard offset < end else { return nil }
    try fill(RecordFrame.size)
    var reader = ByteReader(window, start..<window.count)
    let frame = try RecordFrame(reading: &reader)
    let size = RecordFrame.size + frame.length
    guard frame.kind == kind, size <= end - offset else { throw DamagedRecord() }
    try fill(size)
    let content = start + RecordFrame.size..<start + size
    guard frame.fits(window.span.extracting(content)) else { throw DamagedRecord() }
    offset += size
    start += size
    return StoredRecord(bytes: window, range: content)
  }

  /// Sees to it that so many bytes of what is left stand in the window.
  private mutating func fill(_ count: Int) throws(DamagedRecord) {
    guard window.count - start < count else { return }
    window = try file.bytes(at: offset, count: min(max(count, Self.windowSize), end - offset))
    start = 0
    guard window.count >= count else { throw DamagedRecord() }
  }
}
