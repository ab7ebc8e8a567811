// `vigie render`: draw a JSON report that was kept in other formats, as the run itself would have written them.

import ArgumentParser
import Batch
import Compliance
import Diagnostics
import Findings
import Reporting
import SystemPackage

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw a saved JSON report in other formats.",
    discussion: """
      The report must have been made with --format json; every format then comes out as that run would have written \
      it. Nothing is judged anew: the report keeps its day, its policy and its language. Facts of rules that pass are \
      in it only where it was made with --verbose.

      Examples:
        vigie check declarations/ --verbose --format json=report.json
        vigie render report.json
        vigie render report.json --format ndjson=report.ndjson --format text=report.txt

      Exit status:
        0  the report was drawn, whatever its verdicts; with --fail-on as `vigie check` would have ended
        2  usage, a report that cannot be read, a file that cannot be written
      """)

  @Argument(help: ArgumentHelp("A JSON report, or - for standard input.", valueName: "report"))
  var report: String

  @OptionGroup var output: ReportOptions

  @Option(
    help: ArgumentHelp("End as a check that fails at this level: \(FailureLevel.allNames).", valueName: "level"))
  var failOn: FailureLevel?

  @OptionGroup var speech: SpeechOptions

  @Option(help: ArgumentHelp("The largest report, in bytes.", valueName: "bytes"))
  var maxFileSize = 1 << 30

  func validate() throws {
    guard maxFileSize >= 1 else { throw LimitOptions.tooSmall }
  }

  func run() throws {
    let console = speech.console(isQuiet: false)
    let outcomes: Outcomes
    do {
      let requests = try output.requests(console.language)
      outcomes = try draw(try saved(console.language), requests, console)
    } catch {
      throw console.ending(error)
    }
    guard let failOn else { return }
    let status = outcomes.status(failingOn: failOn)
    if status != .passed { throw status.code }
  }

  private func draw(_ saved: SavedReport, _ requests: [ReportRequest], _ console: Console) throws -> Outcomes {
    var outcomes = Outcomes()
    var reports = try ReportSet(
      requests, header: saved.header, console: console, isVerbose: output.verbose, warningsFail: failOn == .warning)
    let press = DeclarationPress(DeclarationWishes(requests), rules: saved.header.policy.rules, day: 0)
    var declarations = saved.declarations
    while let finding = try declarations.next() {
      let declaration = press.prepare(finding)
      outcomes.add(declaration.outline)
      try reports.write(declaration)
    }
    try reports.finish(isPartial: saved.isPartial)
    return outcomes
  }

  private func saved(_ language: Language) throws -> SavedReport {
    let name = report == "-" ? "<stdin>" : report
    let bytes = try report == "-" ? standardInput() : NamedFile.bytes(report, limit: maxFileSize, language)
    do throws(Diagnostic) {
      return try SavedReport(reading: bytes)
    } catch {
      var finding = Locator(source: SourceText(name: name, bytes: bytes)).finding(error, language)
      // A report on one line is too long to be shown as far as its fault.
      if let column = finding.location?.span.start.column, column > 400 { finding.location?.excerpt = "" }
      throw Refusal(diagnostics: [finding], file: name)
    }
  }

  private func standardInput() throws -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      while bytes.count <= maxFileSize {
        let part = try unsafe [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
          count = try unsafe FileDescriptor.standardInput.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        if part.isEmpty { return bytes }
        bytes += part
      }
    } catch {
      let reason = (error as? Errno)?.description ?? "\(error)"
      throw Diagnostic(
        code: "input.unreadable",
        message: LocalizedText(
          en: "standard input cannot be read: \(reason)", fr: "l’entrée standard ne peut être lue\u{A0}: \(reason)"))
    }
    throw Diagnostic(
      code: "input.too_large",
      message: LocalizedText(
        en: "the report is larger than \(maxFileSize) bytes", fr: "le rapport dépasse \(maxFileSize) octets"),
      help: LocalizedText(en: "raise --max-file-size", fr: "augmentez --max-file-size"))
  }
}
