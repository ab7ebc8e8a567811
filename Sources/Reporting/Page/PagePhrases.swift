// The words of the HTML page around what a report says, in English and in French. Those of verdicts, results and whole
// sentences are the text report's.

import Diagnostics
import Findings

extension Phrases {
  /// `33%`; what is there is never nothing.
  func percentage(_ number: Int, of all: Int) -> String {
    guard all > 0 else { return pick("0%", "0\u{A0}%") }
    let share = (Double(number) * 100 / Double(all)).rounded()
    let sign = pick("%", "\u{A0}%")
    return number > 0 && share < 1 ? pick("<1", "<\u{A0}1") + sign : "\(Int(share))" + sign
  }

  /// Labels by the names that the templates read.
  var pageWords: [(String, String)] {
    [
      ("skip", pick("Skip to the report", "Aller au rapport")),
      ("report", pick("Report on declarations", "Rapport sur des déclarations")),
      ("policy", policySection),
      ("profile", pick("Profile", "Profil")),
      ("as_of", pick("Judged as of", "À la date du")),
      ("tool", pick("Tool", "Outil")),
      ("version", pick("Version", "Version")),
      ("verdicts", pick("Verdicts", "Verdicts")),
      ("verdict", verdictColumn),
      ("declarations", countColumn),
      ("platform", platformColumn),
      ("fails", failsColumn),
      ("open", openColumn),
      ("file", fileColumn),
      ("digest", pick("SHA-256 of the file", "SHA-256 du fichier")),
      ("policy_digest", pick("SHA-256 of the policy", "SHA-256 de la politique")),
      ("search", pick("Platform or file contains", "Plateforme ou fichier contient")),
      ("failing_rule", pick("Rule that fails or is noted", "Règle non satisfaite ou notée")),
      ("all", pick("All", "Tous")),
      ("any_rule", pick("Any", "Toutes")),
      ("pages", pick("Pages of the table", "Pages du tableau")),
      ("previous", pick("Previous", "Précédente")),
      ("next", pick("Next", "Suivante")),
      ("page_of", pick("Page {page} of {pages}", "Page {page} sur {pages}")),
      ("showing", pick("{first} to {last} of {all} declarations", "{first} à {last} sur {all} déclarations")),
      ("no_match", pick("No declaration matches.", "Aucune déclaration ne correspond.")),
      ("which", pick("Declaration {number} of {all}", "Déclaration {number} sur {all}")),
      ("back", pick("Back to all declarations", "Retour à toutes les déclarations")),
      (
        "noscript",
        pick(
          "Searching, sorting and the details of every declaration need scripting, which is switched off here.",
          "La recherche, le tri et le détail de chaque déclaration demandent l’exécution de scripts, ici désactivée.")
      ),
      ("checked", pick("What was checked", "Ce qui a été vérifié")),
      ("one", pick("The declaration", "La déclaration")),
      ("worst", pick("In full: what needs attention first", "En entier\u{A0}: ce qui demande attention d’abord")),
      ("requirement", pick("What is required", "Ce qui est demandé")),
      (
        "marked",
        pick("Marked are the words that rules quote.", "Sont marqués les mots que citent des règles.")
      ),
      (
        "translation",
        pick("Translation, by those who wrote the policy:", "Traduction, par les auteurs de la politique\u{A0}:")
      ),
      (
        "bases",
        pick("How far a rule stands from these words", "À quelle distance de ces mots se tient une règle")
      ),
      ("parameters", parameters),
      (
        "parameters_hint",
        pick(
          "The verdicts rest on these values, which the policy sets.",
          "Les verdicts reposent sur ces valeurs, que fixe la politique.")
      ),
      ("changed", pick("changed", "changé")),
      ("document", pick("The document itself", "Le document lui-même")),
      ("whole", wholeDeclaration),
      ("space", pick("Space", "Espace")),
      ("met", pick("What holds", "Ce qui est satisfait")),
      ("set_aside", pick("Not considered here", "Non examiné ici")),
      ("risks", pick("Risks", "Risques")),
      ("help", help.withoutLastBlank),
      ("to_do", toDo.withoutLastBlank),
      ("colon", colon),
      ("not_declared", notDeclared),
      ("more_facts", pick("More facts that are not shown:", "Autres faits non montrés\u{A0}:")),
      ("write_at", pick("To be written at line", "À écrire à la ligne")),
      ("none", pick("None.", "Aucun.")),
      (
        "not_the_platform",
        pick(
          "What was checked are declarations, not platforms: the report says what follows from what was declared.",
          "Ce sont des déclarations qui ont été vérifiées, non des plateformes\u{A0}: le rapport dit ce qui découle de "
            + "ce qui a été déclaré.")
      ),
      (
        "not_the_law",
        pick(
          "A verdict speaks of the text quoted above as this policy formalises it. It does not say whether a law is "
            + "respected.",
          "Un verdict porte sur le texte cité plus haut, tel que cette politique le formalise. Il ne dit pas si une loi "
            + "est respectée.")
      ),
    ]
  }

  /// What each basis means, for the legend.
  var bases: [(name: String, meaning: String)] {
    [
      (
        pick("literal", "à la lettre"),
        pick("The quoted words say it.", "Les mots cités le disent.")
      ),
      (
        pick("interpretation", "interprétation"),
        pick(
          "The words need it to be applied; another reading is possible.",
          "Nécessaire pour appliquer les mots\u{A0}; une autre lecture est possible.")
      ),
      (
        pick("design", "conception"),
        pick("This tool asks for it, not the text.", "L’outil le demande, non le texte.")
      ),
      (
        pick("context", "contexte"),
        pick("Good practice beyond the text.", "Bonne pratique au-delà du texte.")
      ),
    ]
  }

  var failingRules: String { pick("Rules that fail", "Règles non satisfaites") }
  var unansweredFields: String { pick("Unanswered attributes", "Attributs sans réponse") }
  var raisedRisks: String { pick("Risk notes", "Notes de risque") }
  var countedDeclarations: String {
    pick("Number of declarations concerned.", "Nombre de déclarations concernées.")
  }

  func moreRows(_ number: Int) -> String { pick("and \(number) more", "et \(number) de plus") }

  func rowsShown(_ number: Int, of all: Int) -> String {
    number == all
      ? declarations(all)
      : pick("The \(number) worst of \(all) declarations", "Les \(number) pires de \(all) déclarations")
  }

  func toldInFull(_ number: Int, of all: Int) -> String {
    number == all
      ? pick("Every declaration that needs attention.", "Chaque déclaration qui demande attention.")
      : pick(
        "The \(number) worst of \(all) that need attention.",
        "Les \(number) pires des \(all) qui demandent attention.")
  }
}
