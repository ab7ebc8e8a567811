// What the time zone argument of `getHours('Europe/Paris')` and its like may be: `UTC`, a fixed offset, or a name of
// the IANA database, which is read from the system's files.

import Diagnostics

enum TimeZoneName {
  /// Seconds by which the zone is ahead of UTC at that moment.
  static func offset(of name: String, at timestamp: Timestamp) throws(EvaluationError) -> Int {
    if name == "UTC" { return 0 }
    if let fixed = fixedOffset(name) { return fixed }
    guard isDatabaseName(name), let bytes = ZoneInfoFile.contents(named: name),
      let zone = ZoneTransitions(bytes)
    else {
      let shown = name.shortened(to: 60).withoutControls
      throw EvaluationError(
        .invalidArgument, en: "unknown time zone '\(shown)': expected a name such as Europe/Paris or an offset +01:00",
        fr: "fuseau horaire inconnu «\u{A0}\(shown)\u{A0}»\u{A0}: un nom tel que Europe/Paris ou un décalage tel que "
          + "+01:00 est attendu")
    }
    return zone.offset(at: timestamp.seconds)
  }

  /// `+01:00`, `-09:30`; without a sign, ahead of UTC.
  private static func fixedOffset(_ name: String) -> Int? {
    var scanner = DigitScanner(name)
    let isNegative = scanner.skip("-")
    if !isNegative { _ = scanner.skip("+") }
    guard let hours = scanner.number(digits: 2), scanner.skip(":"), let minutes = scanner.number(digits: 2),
      scanner.isAtEnd, hours < 24, minutes < 60
    else { return nil }
    return (hours * 3600 + minutes * 60) * (isNegative ? -1 : 1)
  }

  /// Names are short and made of letters, digits, `_`, `+`, `-` and inner slashes, so that none can lead out of the
  /// database's folder.
  private static func isDatabaseName(_ name: String) -> Bool {
    guard name.utf8.count <= 64 else { return false }
    return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
  }
}
