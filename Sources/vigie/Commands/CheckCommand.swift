// `vigie check`: judge declarations and write reports.

import ArgumentParser
import Batch
import CEL
import Diagnostics
import Findings
import Reporting
import SystemPackage

struct CheckCommand: AsyncParsableCommand {
  static let name = "check"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Judge declarations and report what was found.",
    discussion: """
      A folder is searched for YAML and JSON files; those without `format`, and policies, are passed over and counted.
      A file may hold several documents; the later ones are reported as FILE#2, FILE#3…
      """)

  @OptionGroup var options: CheckOptions

  nonisolated(nonsending) func run() async throws {
    let console = options.speech.console(isQuiet: options.quiet)
    let outcomes: Outcomes
    do {
      outcomes = try await run(console)
    } catch {
      throw console.ending(error)
    }
    let status = outcomes.status(failingOn: options.failOn)
    if status != .passed { throw status.code }
  }

  nonisolated(nonsending) private func run(_ console: Console) async throws -> Outcomes {
    var closing = ClosingSummary(options.closing, console)
    var keeper = try RunKeeper(options.keeping, console.language)
    let plan = try CheckPlan(
      options, language: console.language, day: keeper.day, comparesContent: closing.isWanted || keeper.isWanted)
    if keeper.isWanted {
      let today = Int32(clamping: Machine.today.daysSinceEpoch)
      try keeper.begin(plan.traits(options), day: plan.day, today: today)
    }
    if keeper.knownInputs > 0 { console.remark(Self.resumptionRemark(keeper.knownInputs, plan.header.asOf)) }
    do {
      let outcomes = try await run(plan, console, &closing, &keeper)
      if let remark = keeper.finish(isOver: !outcomes.isPartial) { console.remark(remark) }
      return outcomes
    } catch {
      _ = keeper.finish(isOver: false)
      throw error
    }
  }

  nonisolated(nonsending) private func run(
    _ plan: CheckPlan, _ console: Console, _ closing: inout ClosingSummary, _ keeper: inout RunKeeper
  ) async throws -> Outcomes {
    let signals = Signals()
    defer { signals.cancel() }
    var reports = try ReportSet(
      plan.reports, header: plan.header, console: console, isVerbose: options.output.verbose,
      warningsFail: options.failOn == .warning)
    var outcomes = Outcomes()
    let hasStream = plan.reports.contains { $0.path == nil && !$0.isForPeople }
    var progress = Progress(
      console: console, isWanted: options.progress, isAlone: !hasStream || !console.isTerminal(.standardOutput),
      total: plan.inputs.knownCount)
    var wishes = DeclarationWishes(plan.reports)
    wishes.figures = closing.isWanted
    wishes.records = keeper.isWanted
    wishes.recordsAgain = keeper.isResumable
    let press = DeclarationPress(wishes, rules: plan.header.policy.rules, day: plan.day)
    let tally = try await plan.batch.run(plan.inputs, press, keeper.memory) { event in
      switch event {
      case .finding(let declaration):
        outcomes.add(declaration.outline)
        try reports.write(declaration)
        progress.advance(with: declaration.outline)
        closing.count(declaration.outline)
        try keeper.add(declaration)
      case .end(let end): try keeper.end(end)
      }
    }
    progress.end()
    try reports.finish(isPartial: tally.isPartial)
    outcomes.isPartial = tally.isPartial
    if tally.skipped > 0 { console.remark(Self.skippedRemark(tally.skipped)) }
    closing.write()
    if tally.isPartial { console.report(Self.interruption(options.keeping.resume)) }
    return outcomes
  }

  /// - Parameter state: the file that the run can be continued from.
  private static func interruption(_ state: String?) -> Diagnostic {
    let help =
      if let state = state?.withoutControls {
        LocalizedText(
          en: "run the same command again: with --resume \(state) it goes on where it stopped",
          fr: "relancez la même commande\u{A0}: avec --resume \(state), elle reprend là où elle s’est arrêtée")
      } else {
        LocalizedText(
          en:
            "run the command again to have all of them judged; with --resume FILE, an interrupted run can be continued",
          fr: "relancez la commande pour que toutes soient jugées\u{A0}; avec --resume FICHIER, une exécution "
            + "interrompue peut être reprise")
      }
    return Diagnostic(
      code: "run.interrupted",
      message: LocalizedText(
        en: "the run was interrupted: its reports end with the declarations that were judged by then",
        fr: "l’exécution a été interrompue\u{A0}: ses rapports s’arrêtent aux déclarations jugées jusque-là"),
      help: help)
  }

  private static func resumptionRemark(_ count: Int, _ day: String) -> LocalizedText {
    count == 1
      ? LocalizedText(
        en: "going on with an interrupted run of \(day): 1 file was checked before",
        fr: "reprise d’une exécution interrompue du \(day)\u{A0}: 1 fichier a déjà été vérifié")
      : LocalizedText(
        en: "going on with an interrupted run of \(day): \(count) files were checked before",
        fr: "reprise d’une exécution interrompue du \(day)\u{A0}: \(count) fichiers ont déjà été vérifiés")
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
