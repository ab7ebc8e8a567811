// How far a run is, on one line of the terminal that is written over.

import Diagnostics
import Findings
import SystemPackage

struct Progress {
  private let console: Console
  private let isShown: Bool
  private var judged = 0
  private var invalid = 0
  private var failing = 0
  private var lastShown = ContinuousClock.now
  private var isOnScreen = false

  private static let interval = Duration.milliseconds(200)

  /// - Parameter isWanted: nil shows it on a terminal only.
  init(console: Console, isWanted: Bool?) {
    self.console = console
    isShown = !console.isQuiet && (isWanted ?? console.isTerminal(.standardError))
  }

  mutating func advance(with declaration: DeclarationFinding) {
    judged += 1
    if declaration.verdict == .invalid { invalid += 1 }
    if declaration.verdict == .nonCompliant { failing += 1 }
    guard isShown, lastShown.duration(to: .now) >= Self.interval else { return }
    lastShown = .now
    isOnScreen = true
    show(
      LocalizedText(
        en: "\(judged) judged, \(failing) not meeting it, \(invalid) invalid",
        fr: "\(judged) contrôlées, \(failing) non conformes, \(invalid) invalides")[console.language])
  }

  /// Takes the line off the screen.
  mutating func end() {
    if isOnScreen { show("") }
    isOnScreen = false
  }

  private func show(_ text: String) {
    // A terminal that is gone need not be told how far the run is.
    _ = try? FileDescriptor.standardError.writeAll(Array("\r\u{1B}[K\(text)".utf8))
  }
}
