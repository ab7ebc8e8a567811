// A wish from outside that a run end early, and in order. It may be uttered from any thread; the run looks for it
// between two findings, and wherever it would wait for somebody else's bytes.

import Synchronization
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

package final class Interruption: Sendable {
  private let flag = Atomic<Bool>(false)

  package init() {}

  package var isRequested: Bool { flag.load(ordering: .acquiring) }

  /// Asks the run to end after the findings that it has handed over.
  package func request() { flag.store(true, ordering: .releasing) }
}

extension FileDescriptor {
  /// How long a wait may last before the wish to end is looked for again, in milliseconds.
  private static let patience: Int32 = 100

  /// What one read brings, at least one byte; none at the end, and where the run is to end before anything comes.
  func nextBytes(upTo capacity: Int, unless interruption: Interruption?) throws -> [UInt8] {
    guard try isReadable(unless: interruption) else { return [] }
    return try unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = try unsafe read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Waits until there is something to read, or the end of the file; false where the run is to end.
  func isReadable(unless interruption: Interruption?) throws -> Bool {
    guard let interruption else { return true }
    while !interruption.isRequested {
      if isReadable(within: Self.patience) { return true }
    }
    return false
  }

  /// Whether there is something to read, or the end of the file.
  ///
  /// - Parameter time: how long to wait for it, in milliseconds.
  func isReadable(within time: Int32) -> Bool {
    var request = pollfd(fd: rawValue, events: Int16(POLLIN), revents: 0)
    let ready = unsafe poll(&request, 1, time)
    // Whatever else there is to say of the descriptor, reading from it says it too.
    return ready > 0 || ready < 0 && errno != EINTR
  }
}
