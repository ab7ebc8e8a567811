// A folder whose files are about to be read: while it is open, the system need not go through its path for each of
// them. It calls C, because the system's own interface in Swift knows paths only.

import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Open until nobody looks for any of its files any more.
final class OpenFolder: Sendable {
  /// With fewer files a folder is not worth a descriptor, of which there are not many.
  private static let worthwhile = 32

  private let descriptor: FileDescriptor

  /// - Parameter count: how many files are looked for.
  /// - Returns: nil where their paths do as well.
  init?(_ path: FilePath, fileCount count: Int) {
    guard count >= Self.worthwhile,
      let descriptor = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
    else { return nil }
    self.descriptor = descriptor
  }

  deinit { try? descriptor.close() }

  /// Opens a file without waiting for anybody.
  ///
  /// - Parameter name: ends with a zero.
  func open(_ name: UnsafePointer<CChar>) throws(Errno) -> FileDescriptor {
    while true {
      let file = unsafe openat(descriptor.rawValue, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      if file >= 0 { return FileDescriptor(rawValue: file) }
      if errno != EINTR { throw Errno(rawValue: errno) }
    }
  }
}
