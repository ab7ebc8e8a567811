// SIGINT and SIGTERM: the first asks the run to end in order, the second ends the process at once. What happens on a
// signal happens in its handler, which may interrupt anything: it does no more than to set a flag.

import Batch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Until it is cancelled, signals that would end the process ask for an interruption first.
struct Signals {
  /// By which signals ask the run to end. Nothing else can be reached from a handler.
  static let interruption = Interruption()

  private let watched: [Int32]

  init() {
    // What is made when it is first asked for is not to be made in a handler.
    _ = Self.interruption
    // Who started the process may want it to ignore the signal, as shells do with what runs in the background.
    watched = [SIGINT, SIGTERM].filter { !Self.isIgnored($0) }
    for number in watched {
      signal(number) { number in
        if Signals.interruption.isRequested { Signals.end(by: number) }
        Signals.interruption.request()
      }
    }
  }

  /// What comes now comes too late to change anything.
  func cancel() { for number in watched { signal(number, SIG_IGN) } }

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
