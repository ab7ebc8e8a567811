// `vigie check`: judge declarations and write reports.

import ArgumentParser
import Batch
import Diagnostics
import Findings
import Reporting
import SystemPackage

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
    var closing = ClosingSummary(options.closing, console)
    let outcomes: Outcomes
    do {
      let plan = try CheckPlan(options, language: console.language, comparesContent: closing.comparesContent)
      outcomes = try await run(plan, console, &closing)
    } catch {
      throw console.ending(error)
    }
    let status = outcomes.status(failingOn: options.failOn)
    if status != .passed { throw status.code }
  }

  private func run(
    _ plan: CheckPlan, _ console: Console, _ closing: inout ClosingSummary
  ) async throws -> Outcomes {
    let signals = Signals(requesting: plan.interruption)
    defer { signals.cancel() }
    var reports = try ReportSet(
      plan.reports, header: plan.header, console: console, isVerbose: options.output.verbose,
      warningsFail: options.failOn == .warning)
    var outcomes = Outcomes()
    let hasStream = plan.reports.contains { $0.path == nil && !$0.isForPeople }
    var progress = Progress(
      console: console, isWanted: options.progress, isAlone: !hasStream || !console.isTerminal(.standardOutput),
      total: plan.inputs.knownCount)
    let tally = try await plan.batch.run(plan.inputs) { declaration in
      outcomes.add(declaration)
      try reports.write(declaration)
      progress.advance(with: declaration)
      closing.count(declaration)
    }
    progress.end()
    try reports.finish(isPartial: tally.isPartial)
    outcomes.isPartial = tally.isPartial
    if tally.skipped > 0 { console.remark(Self.skippedRemark(tally.skipped)) }
    closing.write()
    if tally.isPartial { console.report(Self.interruption) }
    return outcomes
  }

  private static let interruption = Diagnostic(
    code: "run.interrupted",
    message: LocalizedText(
      en: "the run was interrupted: its reports end with the declarations that were judged by then",
      fr: "l’exécution a été interrompue\u{A0}: ses rapports s’arrêtent aux déclarations jugées jusque-là"),
    help: LocalizedText(
      en: "run the command again to have all of them judged", fr: "relancez la commande pour que toutes soient jugées"))

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
