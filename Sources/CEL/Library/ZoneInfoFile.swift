// Reads one file of the system's time zone database. The only file of the module that calls the operating system.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum ZoneInfoFile {
  /// Far more than any zone needs: the largest are below 4 KiB.
  private static let sizeLimit = 65_536

  /// The bytes of a zone's file, or nil where there is none, it is no regular file or too large.
  ///
  /// - Parameter name: checked to stay within the database's folder.
  static func contents(named name: String) -> [UInt8]? {
    let descriptor = unsafe open("/usr/share/zoneinfo/\(name)", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= sizeLimit
    else { return nil }
    // One byte more than the limit, so that a file that grows meanwhile is noticed.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: sizeLimit + 1) { buffer, count in
      var total = 0
      while total < buffer.count {
        let read = unsafe Self.read(descriptor, into: UnsafeMutableRawBufferPointer(buffer), from: total)
        guard read > 0 else { break }
        total += read
      }
      count = total
    }
    return bytes.count <= sizeLimit ? bytes : nil
  }

  private static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, from start: Int) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    #if canImport(Glibc)
      return unsafe Glibc.read(descriptor, base + start, buffer.count - start)
    #elseif canImport(Musl)
      return unsafe Musl.read(descriptor, base + start, buffer.count - start)
    #else
      return unsafe Darwin.read(descriptor, base + start, buffer.count - start)
    #endif
  }
}
