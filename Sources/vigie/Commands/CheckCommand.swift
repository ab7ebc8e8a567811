// `vigie check`: judge declarations and write reports.

import ArgumentParser
import Batch
import Diagnostics
import Findings
import Reporting

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Judge declarations and report what was found.",
    discussion: """
      A folder is searched for YAML and JSON files; those without `format`, and policies, are passed over and counted.
      A file may hold several documents; the later ones are reported as FILE#2, FILE#3…
      """)

  @OptionGroup var options: CheckOptions

  func run() async throws {
    let console = options.speech.console(isQuiet: options.quiet)
    let plan: CheckPlan
    do {
      plan = try CheckPlan(options, language: console.language)
    } catch let refusal as Refusal {
      console.report(refusal.diagnostics, file: refusal.file)
      throw ExitStatus.couldNotJudge.code
    }
    let outcomes: Outcomes
    do {
      outcomes = try await run(plan, console)
    } catch is ClosedPipe {
      throw ExitStatus.passed.code
    } catch let diagnostic as Diagnostic {
      console.report(diagnostic)
      throw ExitStatus.couldNotJudge.code
    }
    let status = outcomes.status(failingOn: options.failOn)
    if status != .passed { throw status.code }
  }

  private func run(_ plan: CheckPlan, _ console: Console) async throws -> Outcomes {
    var reports = try ReportSet(
      plan.reports, header: plan.header, console: console, isVerbose: options.output.verbose,
      warningsFail: options.failOn == .warning)
    var outcomes = Outcomes()
    var progress = Progress(console: console, isWanted: options.progress)
    let tally = try await plan.batch.run(plan.inputs) { declaration in
      outcomes.add(declaration)
      try reports.write(declaration)
      progress.advance(with: declaration)
    }
    progress.end()
    try reports.finish()
    if tally.skipped > 0 { console.remark(Self.skippedRemark(tally.skipped)) }
    return outcomes
  }

  private static func skippedRemark(_ count: Int) -> LocalizedText {
    count == 1
      ? LocalizedText(
        en: "1 file was passed over: it is no declaration (no `format`, or a policy)",
        fr: "1 fichier a été laissé de côté : ce n’est pas une déclaration (pas de `format`, ou une politique)")
      : LocalizedText(
        en: "\(count) files were passed over: they are no declarations (no `format`, or a policy)",
        fr:
          "\(count) fichiers ont été laissés de côté : ce ne sont pas des déclarations (pas de `format`, ou une politique)"
      )
  }
}
