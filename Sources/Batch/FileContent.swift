// Reads one input whole, or says why not: never more than the limit and one byte, and never waiting for a pipe that
// nobody named.

import SystemPackage

enum FileContent {
  /// Reads a file that was named.
  static func read(
    _ path: FilePath, limit: Int, unless interruption: Interruption? = nil
  ) throws(InputFault) -> [UInt8] {
    let descriptor = try open(path, unless: interruption)
    defer { try? descriptor.close() }
    return try read(descriptor, isFound: false, limit: limit, unless: interruption)
  }

  /// Reads a file of a folder, where only regular files are read.
  static func read(
    _ file: FoundFile, limit: Int, unless interruption: Interruption? = nil
  ) throws(InputFault) -> [UInt8] {
    let descriptor = try open(file)
    defer { try? descriptor.close() }
    return try read(descriptor, isFound: true, limit: limit, unless: interruption)
  }

  /// Opens a file that somebody else reads and closes.
  ///
  /// - Parameter interruption: by which a wait for the writer of a pipe is ended, once it is read from.
  static func open(_ path: FilePath, unless interruption: Interruption?) throws(InputFault) -> FileDescriptor {
    do {
      return try FileDescriptor.open(path, .readOnly, options: interruption == nil ? .closeOnExec : Self.unblocked)
    } catch {
      throw fault(error, isFound: false)
    }
  }

  /// Elsewhere a pipe that nobody has opened for writing yet would look as if it had been closed.
  #if os(Linux)
    private static let unblocked: FileDescriptor.OpenOptions = [.closeOnExec, .nonBlocking]
  #else
    private static let unblocked: FileDescriptor.OpenOptions = .closeOnExec
  #endif

  /// Opens a file of a folder, where only regular files are read.
  static func open(_ file: FoundFile) throws(InputFault) -> FileDescriptor {
    do {
      return try file.open()
    } catch {
      throw fault(error, isFound: true)
    }
  }

  /// - Parameter interruption: ends a wait for bytes; what was read by then is of no use to anybody.
  static func read(
    _ descriptor: FileDescriptor, isFound: Bool, limit: Int, unless interruption: Interruption? = nil
  ) throws(InputFault) -> [UInt8] {
    // No document may be longer than its reader can count.
    let limit = min(max(limit, 0), Int(Int32.max))
    do {
      let status = try Stat(descriptor)
      let isRegular = status.type == .regular
      if isFound, !isRegular { throw InputFault.special }
      if isRegular, status.size > Int64(limit) { throw InputFault.tooLarge(size: status.size, limit: limit) }
      let interruption = isRegular ? nil : interruption
      // One byte more than there should be: a file that does not fill it has been read whole, by one call.
      let size = isRegular ? Int(max(status.size, 0)) : 0
      var capacity = isRegular ? size + 1 : min(1 << 16, limit + 1)
      var content = try descriptor.bytes(upTo: capacity, enough: isRegular ? size : nil, unless: interruption)
      var isOver = content.count < capacity
      while !isOver, content.count <= limit {
        capacity = min(max(content.count, 1 << 16), limit + 1 - content.count)
        let more = try descriptor.bytes(upTo: capacity, unless: interruption)
        isOver = more.count < capacity
        content += more
      }
      guard content.count <= limit else { throw InputFault.tooLarge(size: nil, limit: limit) }
      return content
    } catch let fault as InputFault {
      throw fault
    } catch {
      throw fault(error, isFound: isFound)
    }
  }

  static func fault(_ error: any Error, isFound: Bool) -> InputFault {
    let error = error as? Errno ?? .ioError
    guard error == .noSuchFileOrDirectory else { return .unreadableFile(error) }
    return isFound ? .vanished : .missing
  }
}

extension FileDescriptor {
  /// The next bytes: fewer than asked for only at the end, or where they are as many as are known to be there.
  ///
  /// - Parameter enough: how many are known to be there; none is nothing to go by.
  fileprivate func bytes(
    upTo capacity: Int, enough: Int? = nil, unless interruption: Interruption?
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try bytes.append(addingCapacity: capacity) { output in
      try unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        while count < capacity, count == 0 || count != enough, try isReadable(unless: interruption) {
          let received = try unsafe read(
            into: UnsafeMutableRawBufferPointer(
              rebasing: UnsafeMutableRawBufferPointer(buffer)[count..<capacity]))
          if received == 0 { break }
          count += received
        }
      }
    }
    return bytes
  }
}
