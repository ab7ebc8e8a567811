// The whole sentences of the text report, in English and in French: what the verdict means, in the words that the
// project allows itself. A report speaks of a declaration that was checked, never of the platform or the law.

import Diagnostics
import Findings

extension Phrases {
  /// `policy cameleon-r3 1.0.0, profile standard, as of 2026-11-21`
  func circumstances(_ header: ReportHeader) -> String {
    let policy = header.policy
    return pick(
      "policy \(policy.id) \(policy.version), profile \(policy.profile), as of \(header.asOf)",
      "politique \(policy.id) \(policy.version), profil \(policy.profile), au \(header.asOf)")
  }

  func spaceHeading(_ id: String, name: String?) -> String {
    pick("Space", "Espace") + " " + id + (name.map { " (\($0))" } ?? "")
  }

  var wholeDeclaration: String { pick("The declaration as a whole", "La déclaration dans son ensemble") }

  func scopeUnknown(_ clause: String) -> String {
    pick(
      "It is not known whether \(clause) applies to this space. What follows counts if it does.",
      "On ignore si la \(clause) s’applique à cet espace. Ce qui suit vaut si c’est le cas.")
  }

  func compliantInAnyCase(_ clause: String) -> String {
    pick(
      "It is not known whether \(clause) applies to this space; if it does, it is met.",
      "On ignore si la \(clause) s’applique à cet espace\u{A0}; si c’est le cas, elle est respectée.")
  }

  func toAnswer(_ rules: [String]) -> String {
    pick(
      "To be answered so that \(list(rules)) can be decided:",
      "À répondre pour pouvoir trancher \(list(rules))\u{A0}:")
  }

  func otherPlaces(_ places: String) -> String { pick("see also \(places)", "voir aussi \(places)") }

  func moreDiagnostics(_ number: Int) -> String {
    pick("and \(number) more (--verbose shows them)", "et \(number) de plus (--verbose les montre)")
  }

  /// - `lines`: those on which the others stand, as far as that is known.
  func likeIt(_ number: Int, onLines lines: [String]) -> String {
    let places = lines.prefix(12).joined(separator: ", ") + (lines.count > 12 ? ", …" : "")
    let line = lines.count == 1 ? pick("on line", "à la ligne") : pick("on lines", "aux lignes")
    let at = lines.isEmpty ? "" : ", \(line) \(places)"
    let others = count(
      number, .init(en: "more note like this", fr: "autre note semblable"),
      .init(en: "more notes like this", fr: "autres notes semblables"))
    return others + at + pick(" (--verbose shows all)", " (--verbose les montre toutes)")
  }

  var moreOnRisks: String { pick("(--verbose says what to do)", "(--verbose dit que faire)") }

  var riskNotes: String {
    pick(
      "Risk notes: they never change a verdict, and claim to cover no risk in full.",
      "Notes de risque\u{A0}: elles ne changent jamais un verdict et ne prétendent couvrir aucun risque en entier.")
  }

  func riskNotesOutside(_ clause: String) -> String {
    pick("Outside \(clause). ", "En dehors de la \(clause). ") + riskNotes
  }
}

// The last lines

extension Phrases {
  /// What was found of one declaration, as a person would say it.
  func conclusion(_ declaration: DeclarationFinding, platform: String, header: ReportHeader) -> String {
    let clause = clause(header.policy.source)
    let policy = "\(header.policy.id) \(header.policy.version)"
    let short = declaration.subjects.count { $0.verdict == .nonCompliant }
    let all = declaration.subjects.count
    let found =
      switch declaration.verdict {
      case .compliant:
        pick(
          "As declared, \(platform) meets \(clause) as formalised in policy \(policy).",
          "Telle que déclarée, la plateforme \(platform) respecte la \(clause), telle que la formalise la politique "
            + "\(policy).")
      case .nonCompliant:
        pick(
          "As declared, \(platform) does not meet \(clause) as formalised in policy \(policy)",
          "Telle que déclarée, la plateforme \(platform) ne respecte pas la \(clause), telle que la formalise la "
            + "politique \(policy)")
          + (all == 1
            ? "."
            : pick(
              ": \(short) of \(spaces(all)) \(short == 1 ? "falls" : "fall") short.",
              "\u{A0}: \(short) de ses \(spaces(all)) \(short == 1 ? "est" : "sont") en cause."))
      case .undetermined:
        pick(
          "Whether \(platform) meets \(clause) as formalised in policy \(policy) cannot be told from this "
            + "declaration",
          "Cette déclaration ne permet pas de dire si la plateforme \(platform) respecte la \(clause), telle que la "
            + "formalise la politique \(policy)") + obstacles(declaration)
      case .notApplicable:
        pick(
          "As declared, \(clause) as formalised in policy \(policy) applies to no space of \(platform).",
          "Telle que déclarée, la plateforme \(platform) n’a aucun espace visé par la \(clause), telle que la "
            + "formalise la politique \(policy).")
      case .invalid:
        pick(
          "This declaration could not be judged against \(clause): correct its errors and check it again.",
          "Cette déclaration n’a pas pu être confrontée à la \(clause)\u{A0}: corrigez-en les erreurs, puis vérifiez-la "
            + "de nouveau.")
      }
    return found + " " + declarationChecked
  }

  var declarationChecked: String {
    pick(
      "What was checked is the declaration, not the platform.",
      "Ce qui a été vérifié est la déclaration, non la plateforme.")
  }

  /// Why it cannot be told.
  private func obstacles(_ declaration: DeclarationFinding) -> String {
    let errors = declaration.diagnostics.count { $0.severity == .error }
    let reasons =
      (declaration.unanswered.isEmpty ? [] : [answersMissing(declaration.unanswered.count)])
      + (errors == 0 ? [] : [errorsToCorrect(errors)])
    return reasons.isEmpty ? "." : colon + list(reasons) + "."
  }

  /// What was found of many declarations, as a person would say it; first of all, that there are more.
  func conclusion(_ summary: Summary, header: ReportHeader) -> String {
    let found = found(summary, header: header)
    return summary.isPartial ? interrupted(after: summary.declarations) + " " + found : found
  }

  private func found(_ summary: Summary, header: ReportHeader) -> String {
    let clause = clause(header.policy.source)
    let policy = "\(header.policy.id) \(header.policy.version)"
    guard summary.declarations > 0 else { return pick("No declaration was checked.", "Aucune déclaration vérifiée.") }
    let found = Verdict.worstFirst.filter { summary[$0] > 0 }
    if summary.declarations == 1, let only = found.first {
      return pick(
        "Checked against \(clause) as formalised in policy \(policy): this declaration \(outcome(only, 1)). ",
        "Au regard de la \(clause), telle que la formalise la politique \(policy)\u{A0}: cette déclaration "
          + "\(outcome(only, 1)). ") + declarationChecked
    }
    let all = declarations(summary.declarations)
    let parts = list(found.map { "\(summary[$0]) \(outcome($0, summary[$0]))" })
    return pick(
      "Checked against \(clause) as formalised in policy \(policy): of \(all), \(parts). What was checked are "
        + "declarations, not platforms.",
      "Au regard de la \(clause), telle que la formalise la politique \(policy)\u{A0}: sur \(all), \(parts). Ce "
        + "qui a été vérifié, ce sont des déclarations, non des plateformes.")
  }

  /// `do not meet it`, of a number of declarations
  private func outcome(_ verdict: Verdict, _ number: Int) -> String {
    let isOne = number == 1
    return switch verdict {
    case .nonCompliant:
      pick(isOne ? "does not meet it" : "do not meet it", isOne ? "ne la respecte pas" : "ne la respectent pas")
    case .invalid: pick("could not be judged", isOne ? "n’a pas pu être jugée" : "n’ont pas pu être jugées")
    case .undetermined: pick("cannot be decided", isOne ? "reste indéterminée" : "restent indéterminées")
    case .notApplicable:
      pick(isOne ? "is outside it" : "are outside it", isOne ? "est hors de son champ" : "sont hors de son champ")
    case .compliant: pick(isOne ? "meets it" : "meet it", isOne ? "la respecte" : "la respectent")
    }
  }

  /// `Non-compliant: 2 of 6 declarations`
  func tally(_ number: Int, of verdict: Verdict, among all: Int) -> String {
    self.verdict(verdict).capitalizedFirst + colon
      + pick("\(number) of \(declarations(all))", "\(declarations(number)) sur \(all)")
  }
}

// Policy and table

extension Phrases {
  func interrupted(after number: Int) -> String {
    let all = declarations(number)
    return number == 0
      ? pick(
        "The run was interrupted before the first declaration was judged.",
        "L’exécution a été interrompue avant que la première déclaration soit jugée.")
      : pick(
        "The run was interrupted: this report covers the first \(number == 1 ? "declaration" : all) only.",
        "L’exécution a été interrompue\u{A0}: ce rapport se limite \(number == 1 ? "à la première déclaration" : "aux \(all) du début")."
      )
  }

  var policySection: String { pick("Policy", "Politique") }
  var parametersChanged: String { pick("Changed parameters", "Paramètres changés") }
  var parameters: String { pick("Parameters in force", "Paramètres en vigueur") }
  var changed: String { pick("(changed)", "(changé)") }
  var verdictColumn: String { pick("Verdict", "Verdict") }
  var countColumn: String { pick("Declarations", "Déclarations") }
  var failsColumn: String { pick("Fails", "Échecs") }
  var platformColumn: String { pick("Platform", "Plateforme") }
  var fileColumn: String { pick("File", "Fichier") }
  func moreDeclarations(_ number: Int) -> String {
    pick("and \(number) more: --format json lists all", "et \(number) de plus\u{A0}: --format json les liste toutes")
  }

  func moreDetails(_ number: Int) -> String {
    pick(
      number == 1
        ? "1 more needs attention: --verbose tells it in full."
        : "\(number) more need attention: --verbose tells them in full.",
      number == 1
        ? "1 autre demande attention\u{A0}: --verbose la donne en entier."
        : "\(number) autres demandent attention\u{A0}: --verbose les donne en entier.")
  }
}
