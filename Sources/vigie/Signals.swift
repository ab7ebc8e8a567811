// SIGINT and SIGTERM: the first asks the run to end in order, the second ends the process at once. What happens on a
// signal happens in its handler, which may interrupt anything: it does no more than to read the clock and to set flags.

import Batch
import Synchronization

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

  private static let numbers = [SIGINT, SIGTERM]
  /// When the first signal came, in milliseconds of a clock that nobody sets.
  private static let first = Atomic<Int>(0)
  /// What ends a program for somebody, such as `timeout`, sends the same signal twice without waiting between.
  private static let patience = 100

  private let watched: [Int32]

  init() {
    // What is made when it is first asked for is not to be made in a handler.
    _ = Self.interruption
    Self.first.store(0, ordering: .relaxed)
    // Who started the process may want it to ignore the signal, as shells do with what runs in the background.
    watched = Self.numbers.filter { !Self.isIgnored($0) }
    for number in watched {
      signal(number) { Signals.receive($0) }
    }
  }

  /// Lets this thread take the signals: one that started the process may have held them back, and handed that on.
  static func admit() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in numbers { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// What comes now comes too late to change anything.
  func cancel() { for number in watched { signal(number, SIG_IGN) } }

  private static func receive(_ number: Int32) {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000
    guard interruption.isRequested else {
      first.store(now, ordering: .releasing)
      return interruption.request()
    }
    if now - first.load(ordering: .acquiring) > patience { end(by: number) }
  }

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
