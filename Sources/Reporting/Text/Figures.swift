// Counts and times as a person reads them, in either language.

package import Diagnostics

package enum Figures {
  /// `12,345`, or with a narrow space in French.
  package static func count(_ number: Int, in language: Language) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) {
        text += LocalizedText(en: ",", fr: "\u{202F}")[language]
      }
      text.append(digit)
    }
    return text
  }

  /// `0.4 s`, `42 s`, `3 min 20 s`, `15 min`, `2 h 5 min`.
  package static func duration(_ duration: Duration, in language: Language) -> String {
    let seconds = max(duration.components.seconds, 0)
    if seconds < 10 {
      let tenths = max(duration.components.attoseconds, 0) / 100_000_000_000_000_000
      return "\(seconds)\(LocalizedText(en: ".", fr: ",")[language])\(tenths)\u{A0}s"
    }
    if seconds < 120 { return "\(seconds)\u{A0}s" }
    if seconds < 600 { return "\(seconds / 60)\u{A0}min \(seconds % 60)\u{A0}s" }
    if seconds < 7_200 { return "\(seconds / 60)\u{A0}min" }
    return "\(seconds / 3_600)\u{A0}h \(seconds % 3_600 / 60)\u{A0}min"
  }

  /// How many a second, 0 where no time has passed.
  package static func rate(_ count: Int, in duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    let time = Double(seconds) + Double(attoseconds) / 1e18
    let rate = time > 0 ? Double(count) / time : 0
    return Int(exactly: rate.rounded()) ?? 0
  }
}
