// What a person is told on standard error when a run is over: its figures, where they are wanted. The clock that they
// need is read here.

import ArgumentParser
import Batch
import Findings
import Reporting
import SystemPackage

struct SummaryOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help:
      "Close with figures on standard error: what fails most, what is unanswered, copies; on a terminal unless said.")
  var summary: Bool?
}

struct ClosingSummary {
  private let console: Console
  private let isAsked: Bool
  private let begin = ContinuousClock.now
  /// Nil where nobody will look at it.
  private var statistics: RunStatistics?

  init(_ options: SummaryOptions, _ console: Console) {
    self.console = console
    isAsked = options.summary == true
    let isWanted = options.summary ?? (!console.isQuiet && console.isTerminal(.standardError))
    statistics = isWanted ? RunStatistics() : nil
  }

  /// Whether declarations are to be compared with one another, and what fails and is unanswered is to be counted.
  var isWanted: Bool { statistics != nil }

  mutating func count(_ declaration: DeclarationOutline) { statistics?.count(declaration) }

  /// Of one declaration its report says all, unless the figures are asked for.
  func write() {
    guard let statistics, isAsked || statistics.declarations > 1 else { return }
    let style = TextStyle(color: console.usesColor(on: .standardError))
    let bytes = OverviewText.bytes(
      of: statistics.overview, duration: begin.duration(to: .now), language: console.language, style: style)
    _ = try? FileDescriptor.standardError.writeAll(bytes)
  }
}
