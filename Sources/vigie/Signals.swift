// SIGINT and SIGTERM: the first asks the run to end in order, the second ends the process at once. What happens on a
// signal happens on a queue, not in a handler, so that nothing in it must be safe there.

import Batch
import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Until it is cancelled, signals that would end the process ask for an interruption first.
struct Signals {
  private let sources: [any DispatchSourceSignal]

  init(requesting interruption: Interruption) {
    sources = [SIGINT, SIGTERM].compactMap { number in
      // Who started the process may want it to ignore the signal, as shells do with what runs in the background.
      guard !Self.isIgnored(number) else { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if interruption.isRequested || source.data > 1 { Self.end(by: number) }
        interruption.request()
      }
      // The source only sees what the process does not die of.
      signal(number, SIG_IGN)
      source.activate()
      return source
    }
  }

  func cancel() { for source in sources { source.cancel() } }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    // Functions cannot be compared, their addresses can.
    #if canImport(Darwin)
      let handler = unsafe unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self)
    #else
      let handler = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    #endif
    return unsafe handler == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Dies of the signal, so that the shell sees what it was.
  private static func end(by number: Int32) {
    signal(number, SIG_DFL)
    kill(getpid(), number)
  }
}
