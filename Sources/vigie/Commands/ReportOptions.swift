// Which reports to write, as it can be typed after any command that writes some, and what it means.

import ArgumentParser
import Diagnostics
import Reporting
import SystemPackage

struct ReportOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A report: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")); with =FILE into a file. Repeatable.",
      valueName: "format[=file]"))
  var format: [String] = []

  @Flag(help: "Report everything: the facts of rules that pass too; in text, parameters and the source text as well.")
  var verbose = false

  /// The reports asked for: text on standard output where nothing is said.
  func requests() throws -> [ReportRequest] {
    let requests = try format.map(Self.request)
    guard requests.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError("Only one report can go to standard output: write --format FORMAT=FILE for the others.")
    }
    var files: Set<String> = []
    for path in requests.compactMap(\.path) where !files.insert(FilePath(path).fileIdentity).inserted {
      throw ValidationError("Two reports cannot go to one file: '\(path.withoutControls)' is named twice.")
    }
    return requests.isEmpty ? [ReportRequest(format: .text, path: nil)] : requests
  }

  private static func request(_ text: String) throws -> ReportRequest {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let format = ReportFormat(rawValue: parts[0]) else {
      let known = ReportFormat.allCases.map(\.rawValue)
      let near = nearestName(to: parts[0], among: known).map { " Did you mean \($0)?" } ?? ""
      throw ValidationError(
        "There is no report format '\(parts[0].withoutControls)'.\(near) Formats: \(known.joined(separator: ", ")).")
    }
    guard parts.count == 2 else { return ReportRequest(format: format, path: nil) }
    if parts[1].isEmpty { throw ValidationError("Name a file after --format \(parts[0])=.") }
    // Standard output by another name: were it opened anew, it would be written from its beginning.
    return ReportRequest(format: format, path: ["-", "/dev/stdout"].contains(parts[1]) ? nil : parts[1])
  }
}
