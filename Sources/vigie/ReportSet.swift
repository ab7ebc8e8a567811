// The reports of a run: each a writer and the place its bytes go to.

import Batch
import Diagnostics
import Findings
import Reporting
import SystemPackage

/// A report that was asked for: `--format FORMAT[=FILE]` or `--template TEMPLATE[=FILE]`.
struct ReportRequest {
  enum Form {
    case format(ReportFormat)
    /// A template that was read already.
    case template(TemplateReportWriter)
  }

  let form: Form
  /// Nil for standard output.
  let path: String?

  /// Whether the report is written at the end, for a person to read, rather than while the run goes on.
  var isForPeople: Bool { if case .format(.text) = form { true } else { false } }

  /// Whether it is made of lines that do not depend on one another, so that each is written where its declaration is
  /// judged.
  var isOfLines: Bool { if case .format(.ndjson) = form { true } else { false } }

  func writer(_ settings: ReportSettings) throws -> any ReportWriter {
    switch form {
    case .format(let format): try format.writer(settings)
    case .template(let writer): writer
    }
  }
}

/// The reports of one run, written while it goes on.
struct ReportSet: ~Copyable {
  private var onStandardOutput: Open?
  private var inFiles: [OpenFile] = []
  private var summary = Summary()

  private struct Open: ~Copyable {
    let isOfLines: Bool
    var writer: any ReportWriter
    var destination: ReportDestination

    mutating func write(_ declaration: PreparedFinding) throws {
      if isOfLines { return try destination.write(declaration.line) }
      guard let finding = declaration.finding else { return }
      try destination.write(writer.write(finding))
    }

    mutating func finish(_ summary: Summary) throws {
      while let part = writer.writeHeld(summary) { try destination.write(part) }
      try destination.write(writer.end(summary))
      try destination.finish()
    }
  }

  /// A class, because arrays hold copyable things only.
  private final class OpenFile {
    var open: Open

    init(_ open: consuming Open) { self.open = open }
  }

  init(_ requests: [ReportRequest], header: ReportHeader, console: Console, isVerbose: Bool, warningsFail: Bool) throws
  {
    onStandardOutput = nil
    func settings(hasColor: Bool) -> ReportSettings {
      ReportSettings(text: TextStyle(color: hasColor, isVerbose: isVerbose), warningsFail: warningsFail)
    }
    for request in requests {
      if let path = request.path {
        let settings = settings(hasColor: console.color == .always)
        var open = try Open(
          isOfLines: request.isOfLines, writer: request.writer(settings), destination: ReportDestination(path: path))
        try open.destination.write(open.writer.begin(header))
        inFiles.append(OpenFile(open))
      } else {
        let settings = settings(hasColor: console.usesColor(on: .standardOutput))
        var open = try Open(
          isOfLines: request.isOfLines, writer: request.writer(settings), destination: ReportDestination())
        try open.destination.write(open.writer.begin(header))
        onStandardOutput = consume open
      }
    }
  }

  mutating func write(_ declaration: PreparedFinding) throws {
    summary.count(declaration.outline.verdict)
    for file in inFiles { try file.open.write(declaration) }
    if var open = onStandardOutput.take() {
      guard try isRead({ try open.write(declaration) }) else { return }
      onStandardOutput = consume open
    }
  }

  /// Whether standard output still has a reader. Where it has none and no report goes to a file, nothing is left to do.
  private func isRead(_ write: () throws -> Void) throws -> Bool {
    do {
      try write()
      return true
    } catch let closed as ClosedPipe {
      if inFiles.isEmpty { throw closed }
      return false
    }
  }

  /// - Parameter isPartial: whether the run was interrupted.
  mutating func finish(isPartial: Bool) throws {
    summary.isPartial = isPartial
    for file in inFiles { try file.open.finish(summary) }
    if var open = onStandardOutput.take() { _ = try isRead { try open.finish(summary) } }
  }
}
