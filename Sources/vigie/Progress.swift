// How far a run is, on one line of the terminal that is written over.

import Diagnostics
import Findings
import Reporting
import SystemPackage

struct Progress {
  private let console: Console
  private let isShown: Bool
  /// How many inputs there are, where that is known.
  private let total: Int?
  private let begin = ContinuousClock.now
  private var judged = 0
  private var inputs = 0
  private var invalid = 0
  private var failing = 0
  private var lastInput = ""
  private var lastShown = ContinuousClock.now
  private var onScreen = ""

  private static let interval = Duration.milliseconds(200)
  /// What is known before is nothing to tell the end from.
  private static let firstEstimate = Duration.seconds(2)

  /// - Parameters:
  ///   - isWanted: nil shows it on a terminal that nothing else is written to meanwhile.
  ///   - isAlone: whether no report is written to a terminal while the run goes on.
  ///   - total: of the inputs; asked for only where it is shown.
  init(console: Console, isWanted: Bool?, isAlone: Bool, total: @autoclosure () -> Int?) {
    self.console = console
    isShown = !console.isQuiet && (isWanted ?? (isAlone && console.isTerminal(.standardError)))
    self.total = isShown ? total() : nil
  }

  mutating func advance(with declaration: DeclarationOutline) {
    guard isShown else { return }
    judged += 1
    if declaration.verdict == .invalid { invalid += 1 }
    if declaration.verdict == .nonCompliant { failing += 1 }
    // The later documents of a file are called by its name and a number.
    if total != nil, inputs == 0 || !declaration.path.hasPrefix(lastInput + "#") {
      inputs += 1
      lastInput = declaration.path
    }
    let now = ContinuousClock.now
    guard lastShown.duration(to: now) >= Self.interval else { return }
    lastShown = now
    show(line(after: begin.duration(to: now))[console.language])
  }

  private func line(after duration: Duration) -> LocalizedText {
    func count(_ number: Int) -> LocalizedText {
      LocalizedText(en: Figures.count(number, in: .english), fr: Figures.count(number, in: .french))
    }
    let (judged, failing, invalid) = (count(judged), count(failing), count(invalid))
    let rate = count(Figures.rate(self.judged, in: duration))
    var left = LocalizedText(en: "", fr: "")
    if let total, duration >= Self.firstEstimate, inputs > 0, inputs < total {
      let rest = duration * (total - inputs) / inputs
      left = LocalizedText(
        en: ", \(Figures.duration(rest, in: .english)) left", fr: ", reste \(Figures.duration(rest, in: .french))")
    }
    return LocalizedText(
      en: "\(judged.english) checked, \(rate.english)/s\(left.english); \(failing.english) failing, "
        + "\(invalid.english) invalid",
      fr: "\(judged.french) vérifiées, \(rate.french)/s\(left.french)\u{A0}; \(failing.french) en échec, "
        + "\(invalid.french) invalides")
  }

  /// Takes the line off the screen.
  mutating func end() { show("") }

  /// Writes over what is there, and only then clears what is left of it: a line that is cleared first flickers.
  private mutating func show(_ text: String) {
    guard text != onScreen else { return }
    onScreen = text
    // A terminal that is gone need not be told how far the run is.
    _ = try? FileDescriptor.standardError.writeAll(Array("\r\(text)\u{1B}[K".utf8))
  }
}
