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

  var scopeUnknown: String {
    pick(
      "It is not known whether the policy applies to this space. What follows counts if it does.",
      "On ignore si la politique s’applique à cet espace. Ce qui suit vaut si c’est le cas.")
  }

  func compliantInAnyCase(_ clause: String) -> String {
    pick(
      "It is not known whether \(clause) applies to this space; if it does, it is met.",
      "On ignore si la \(clause) s’applique à cet espace\u{A0}; si c’est le cas, elle est respectée.")
  }

  var policyFault: String {
    pick(
      "This is a fault of the policy, not of the declaration: tell those who maintain it.",
      "C’est un défaut de la politique, non de la déclaration\u{A0}: signalez-le à qui la maintient.")
  }

  func toAnswer(_ number: Int, rules: String) -> String {
    pick(
      number == 1 ? "To be answered (\(rules) waits for it):" : "To be answered (\(rules) wait for it):",
      number == 1 ? "À répondre (\(rules) en dépend)\u{A0}:" : "À répondre (\(rules) en dépendent)\u{A0}:")
  }

  func otherPlaces(_ places: String) -> String { pick("see also \(places)", "voir aussi \(places)") }

  func moreDiagnostics(_ number: Int) -> String {
    pick("and \(number) more (--verbose shows them)", "et \(number) de plus (--verbose les montre)")
  }

  var riskNotes: String {
    pick(
      "Risk notes: they change no verdict, and that there is none proves nothing.",
      "Notes de risque\u{A0}: elles ne changent aucun verdict, et leur absence ne prouve rien.")
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
          "As declared, \(platform) has no space that \(clause), as formalised in policy \(policy), applies to.",
          "Telle que déclarée, la plateforme \(platform) n’a pas d’espace visé par la \(clause), telle que la "
            + "formalise la politique \(policy).")
      case .invalid:
        pick(
          "This declaration could not be judged against \(clause): correct what is marked above and check it again.",
          "Cette déclaration n’a pas pu être confrontée à la \(clause)\u{A0}: corrigez ce qui est marqué plus haut, puis "
            + "vérifiez-la de nouveau.")
      }
    return found + " "
      + pick(
        "What was checked is the declaration, not the platform.",
        "Ce qui a été vérifié est la déclaration, non la plateforme.")
  }

  /// Why it cannot be told.
  private func obstacles(_ declaration: DeclarationFinding) -> String {
    let errors = declaration.diagnostics.count { $0.severity == .error }
    let reasons =
      (declaration.unanswered.isEmpty ? [] : [answersMissing(declaration.unanswered.count)])
      + (errors == 0 ? [] : [errorsToCorrect(errors)])
    return reasons.isEmpty ? "." : colon + reasons.joined(separator: and) + "."
  }

  /// What was found of many declarations, as a person would say it.
  func conclusion(_ summary: Summary, header: ReportHeader) -> String {
    let clause = clause(header.policy.source)
    let policy = "\(header.policy.id) \(header.policy.version)"
    guard summary.declarations > 0 else { return pick("No declaration was checked.", "Aucune déclaration vérifiée.") }
    let all = declarations(summary.declarations)
    let failing = summary[.nonCompliant]
    var sentence = pick(
      "Of \(all), \(failing) \(failing == 1 ? "does" : "do") not meet \(clause) as formalised in policy \(policy)",
      "Sur \(all), \(failing) ne \(failing < 2 ? "respecte" : "respectent") pas la \(clause), telle que la formalise "
        + "la politique \(policy)")
    let met = summary[.compliant]
    sentence += pick("; \(met) \(met == 1 ? "does" : "do")", "\u{A0}; \(met) la \(met < 2 ? "respecte" : "respectent")")
    for (verdict, phrase) in [
      (
        Verdict.undetermined,
        LocalizedText(
          en: "cannot be told from what was declared", fr: "sans réponse possible d’après ce qui est déclaré")
      ),
      (.notApplicable, LocalizedText(en: "outside it", fr: "hors de son champ")),
      (.invalid, LocalizedText(en: "could not be judged", fr: "impossibles à juger")),
    ] where summary[verdict] > 0 {
      sentence += ", \(summary[verdict]) \(phrase[language])"
    }
    return sentence + ". "
      + pick(
        "What was checked are declarations, not platforms.",
        "Ce qui a été vérifié, ce sont des déclarations, non des plateformes.")
  }
}

// Policy and table

extension Phrases {
  var policySection: String { pick("Policy", "Politique") }
  var parametersChanged: String {
    pick("Parameters changed from the policy’s own", "Paramètres changés par rapport à la politique")
  }
  var parameters: String { pick("Parameters in force", "Paramètres en vigueur") }
  var changed: String { pick("(changed)", "(changé)") }
  var verdictColumn: String { pick("Verdict", "Verdict") }
  var countColumn: String { pick("Declarations", "Déclarations") }
  var failsColumn: String { pick("Fails", "Échecs") }
  var platformColumn: String { pick("Platform", "Plateforme") }
  var fileColumn: String { pick("File", "Fichier") }
  var worstFirst: String { pick("Worst first", "Les pires d’abord") }

  func moreDeclarations(_ number: Int) -> String {
    pick("and \(number) more: --format json lists all", "et \(number) de plus\u{A0}: --format json les liste toutes")
  }

  func detailsOfWorst(_ number: Int) -> String {
    pick("Details of the first \(number):", "Détail des \(number) premières\u{A0}:")
  }
}
