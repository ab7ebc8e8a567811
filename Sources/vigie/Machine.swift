// What the program asks of the machine it runs on: the day and the number of processors.

import CEL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum Machine {
  /// Today, UTC.
  static var today: CivilDate {
    let days = Int(time(nil)) / 86_400
    return CivilDate(daysSinceEpoch: days) ?? CivilDate.epoch
  }

  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
