// Time that does not pass while other tests have the processor.

import Foundation

/// The time that the calling thread spends computing in `work`: unlike the clock's, it hardly depends on what else runs.
package func processorTime(_ work: () throws -> Void) rethrows -> Duration {
  let start = threadTime()
  try work()
  return threadTime() - start
}

private func threadTime() -> Duration {
  var time = timespec()
  let status = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  precondition(status == 0, "the system does not count a thread's time")
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
