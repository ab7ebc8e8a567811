// One file of a cache: the findings that one run added, and an index of them. A pack is never changed, only replaced
// by another, so that runs may share a folder without asking each other.

import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pack that is read.
///
/// A class, so that asking it from many threads counts one reference and not three.
final class Pack: Sendable {
  let path: FilePath
  let file: ArchiveFile
  let index: PackIndex

  /// Opens a pack; nil where it is damaged, of another version or of another judgement.
  ///
  /// It is marked as used now, so that it is not taken for one that nobody needs.
  init?(_ path: FilePath, of judgement: Fingerprint) {
    guard let descriptor = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking]) else {
      return nil
    }
    let file = ArchiveFile(descriptor)
    guard let status = try? Stat(descriptor), status.type == .regular,
      let index = try? PackIndex(reading: file, size: Int(status.size), of: judgement)
    else { return nil }
    _ = futimens(descriptor.rawValue, nil)
    self.path = path
    self.file = file
    self.index = index
  }

  /// Whoever reads the pack may go on doing so.
  func remove() { _ = unsafe unlink(path.string) }
}

/// A pack that is being written, under a name that nobody reads.
struct PackWriter: ~Copyable {
  private static let bufferSize = 1 << 20

  private let temporary: FilePath
  private let file: FileDescriptor
  private var entries: [PackEntry] = []
  /// What was written, and what was not.
  private var written = 0
  private var buffer: [UInt8] = Array(PackIndex.mark.utf8)
  /// Where the findings of the input that is at hand begin.
  private var start: Int
  private var isFinished = false

  init(_ temporary: FilePath) throws(Errno) {
    do {
      file = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
    } catch {
      throw error as? Errno ?? .ioError
    }
    self.temporary = temporary
    start = buffer.count
  }

  var isEmpty: Bool { entries.isEmpty }

  private var end: Int { written + buffer.count }

  mutating func append(_ record: [UInt8]) throws(Errno) {
    RecordFrame.append(.kept, record, to: &buffer)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Ends the findings on some bytes.
  mutating func end(_ key: ContentKey, days: DayRange, isSkipped: Bool, usedOn day: Int32) {
    entries.append(
      PackEntry(key: key, days: days, isSkipped: isSkipped, usedOn: day, offset: start, length: end - start))
    start = end
  }

  /// Leaves out what was added since the last end.
  mutating func drop() { start = end }

  /// Adds the findings of another pack's entry as they are.
  mutating func copy(_ entry: PackEntry, from file: ArchiveFile, usedOn day: Int32) throws(Errno) {
    var offset = entry.offset
    let end = entry.offset + entry.length
    while offset < end {
      let part = (try? file.bytes(at: offset, count: min(end - offset, Self.bufferSize))) ?? []
      guard !part.isEmpty else { return drop() }
      buffer += part
      offset += part.count
      if buffer.count >= Self.bufferSize { try flush() }
    }
    self.end(entry.key, days: entry.days, isSkipped: entry.isSkipped, usedOn: day)
  }

  /// What is here already.
  func identities() -> Set<PackEntry.Identity> { Set(entries.map(\.identity)) }

  /// Closes the pack and gives it its name.
  mutating func finish(as path: FilePath, of judgement: Fingerprint) throws(Errno) {
    buffer += PackIndex.bytes(of: entries, judgement, at: end)
    try flush()
    guard unsafe rename(temporary.string, path.string) == 0 else { throw Errno(rawValue: errno) }
    isFinished = true
  }

  private mutating func flush() throws(Errno) {
    do {
      try file.writeAll(buffer)
    } catch {
      throw error as? Errno ?? .ioError
    }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  deinit {
    try? file.close()
    if !isFinished { _ = unsafe unlink(temporary.string) }
  }
}
