// The file that an interrupted run leaves behind, and that the run that goes on adds to. Each input's findings are
// written as soon as the run has them, so that a process that is killed loses no more than the input it was at.

package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a run cannot keep what it comes to.
package enum StateFault: Error, Equatable {
  /// The file cannot be opened, read or written.
  case inaccessible(Errno)
  /// Another run is at it.
  case inUse
  /// The file is something else.
  case foreign
  /// The file is that of another version of the program.
  case otherVersion
}

/// A state that is open and belongs to this run alone.
///
/// Open it, `begin`, then `append` the findings of each input and `endInput`; at last `remove` it where the run came
/// to its end.
package struct RunState: ~Copyable {
  private static let family = "vigie.state/"
  private static let mark = family + "1\n"
  /// So much of an input's findings is held before it is written.
  private static let bufferSize = 1 << 20

  private let path: FilePath
  private let file: ArchiveFile
  /// What the run was that left the state; nil where there was none.
  package let traits: RunTraits?
  /// What that run came to.
  package let index: StateIndex
  /// The end of the last whole input.
  private var end: Int
  /// The findings of the input that is at hand: what was written of them, and what was not.
  private var written = 0
  private var buffer: [UInt8] = []
  private var isBegun = false

  /// Opens a state, or makes one.
  package init(path: FilePath) throws(StateFault) {
    let file = ArchiveFile(try Self.locked(path))
    let heading = try Self.heading(of: file)
    var end = heading?.end ?? 0
    index = StateIndex(file, from: &end)
    self.path = path
    self.file = file
    traits = heading?.traits
    self.end = end
  }

  private static func locked(_ path: FilePath) throws(StateFault) -> FileDescriptor {
    do {
      while true {
        let descriptor = try FileDescriptor.open(
          path, .readWrite, options: [.create, .closeOnExec, .nonBlocking],
          permissions: FilePermissions(rawValue: 0o666))
        do {
          guard try Stat(descriptor).type == .regular else { throw StateFault.foreign }
          guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            throw errno == EWOULDBLOCK ? StateFault.inUse : StateFault.inaccessible(Errno(rawValue: errno))
          }
          // A run that was over a moment ago has taken the file away that was opened here.
          let (opened, present) = (try Stat(descriptor), try? Stat(path))
          if opened.inode == present?.inode, opened.deviceID == present?.deviceID { return descriptor }
          try descriptor.close()
        } catch let fault as StateFault {
          try? descriptor.close()
          throw fault
        }
      }
    } catch let fault as StateFault {
      throw fault
    } catch {
      throw .inaccessible(error as? Errno ?? .ioError)
    }
  }

  /// What stands at the beginning of a state; nil where there is nothing yet.
  private static func heading(of file: ArchiveFile) throws(StateFault) -> (traits: RunTraits, end: Int)? {
    let glance = mark.utf8.count + RecordFrame.size
    let start = (try? file.bytes(at: 0, count: glance)) ?? []
    if start.isEmpty { return nil }
    guard start.starts(with: mark.utf8) else {
      // Who was killed before the first line was whole has judged nothing.
      if start.count < mark.utf8.count, mark.utf8.starts(with: start) { return nil }
      throw start.starts(with: family.utf8) ? .otherVersion : .foreign
    }
    do {
      var reader = ByteReader(start, mark.utf8.count..<start.count)
      let frame = try RecordFrame(reading: &reader)
      let content = try file.bytes(at: glance, count: frame.length)
      guard frame.kind == .heading, frame.fits(content.span) else { return nil }
      return (try RunTraits(reading: content), glance + frame.length)
    } catch {
      return nil
    }
  }

  /// Goes on with what an earlier run left, but for what it left torn; or begins a state where there is none.
  ///
  /// - Parameter traits: those of the earlier run, if there was one.
  package mutating func begin(_ traits: RunTraits) throws(StateFault) {
    isBegun = true
    try truncate()
    guard self.traits == nil else { return }
    buffer = Array(Self.mark.utf8)
    RecordFrame.append(.heading, traits.content, to: &buffer)
    try flush()
    end = written
    written = 0
  }

  /// Adds a finding of the input that is at hand.
  package mutating func append(_ record: [UInt8]) throws(StateFault) {
    RecordFrame.append(.finding, record, to: &buffer)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Ends the input that is at hand. From now on it will not be judged again.
  package mutating func endInput(_ key: StateKey, isSkipped: Bool) throws(StateFault) {
    let entry = StateEntry(key, isSkipped: isSkipped, length: written + buffer.count)
    RecordFrame.append(.inputEnd, entry.content, to: &buffer)
    try flush()
    end += written
    written = 0
  }

  /// Takes back what was added of the input that is at hand.
  package mutating func dropInput() throws(StateFault) {
    buffer = []
    if written > 0 { try truncate() }
    written = 0
  }

  /// Removes the state: the run is over, and nothing is left to go on with.
  package consuming func remove() { _ = unsafe unlink(path.string) }

  /// A run that never began leaves no empty file.
  deinit { if !isBegun, traits == nil { _ = unsafe unlink(path.string) } }

  private mutating func flush() throws(StateFault) {
    do {
      try file.descriptor.writeAll(toAbsoluteOffset: Int64(end + written), buffer)
    } catch {
      throw .inaccessible(error as? Errno ?? .ioError)
    }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private func truncate() throws(StateFault) {
    do {
      try file.descriptor.resize(to: Int64(end))
    } catch {
      throw .inaccessible(error as? Errno ?? .ioError)
    }
  }
}
