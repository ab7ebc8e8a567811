// The phrases of the follow-up list, in English and in French. It is a work list for those who ask operators, so it says
// of every question what hangs on the answer.

import Diagnostics
import Findings

extension Phrases {
  var followUpTitle: String {
    pick("Follow-up list: questions for the operators", "Liste de suivi\u{A0}: questions à poser aux opérateurs")
  }

  /// How to read the list, which is not empty.
  var followUpOrder: String {
    pick(
      "Undetermined declarations come first, those that the fewest answers decide before the others; then those that "
        + "could not be judged; then those whose verdict stands, though answers are missing. Below each question stand "
        + "the attribute that the answer belongs in, the line and column of the file where it would be written, and the "
        + "rules that wait for it. What only risk notes wait for is not asked.",
      "D’abord les déclarations indéterminées, à commencer par celles que le moins de réponses permet de trancher"
        + "\u{A0}; puis celles qui n’ont pas pu être jugées\u{A0}; puis celles dont le verdict est acquis, bien que "
        + "des réponses manquent. Sous chaque question figurent l’attribut auquel la réponse est destinée, la ligne et "
        + "la colonne du fichier où elle s’écrirait, et les règles qui l’attendent. Ce que seules des notes de risque "
        + "attendent n’est pas demandé.")
  }

  var nothingToFollowUp: String {
    pick(
      "There is nothing to ask: no declaration waits for an answer or a correction.",
      "Il n’y a rien à demander\u{A0}: aucune déclaration n’attend de réponse ni de correction.")
  }

  func questions(_ number: Int) -> String {
    count(number, .init(en: "question", fr: "question"), .init(en: "questions", fr: "questions"))
  }

  /// `5 questions, of which 4 decide its verdict, and 1 correction`
  func followUpTally(_ entry: FollowUpEntry) -> String {
    var parts: [String] = []
    if entry.questions > 0 {
      parts.append(
        questions(entry.questions)
          + (entry.deciding == 0
            ? ""
            : entry.deciding == entry.questions
              ? pick(
                entry.deciding == 1 ? ", which decides the verdict" : ", which all decide the verdict",
                entry.deciding == 1 ? ", qui décide du verdict" : ", qui décident toutes du verdict")
              : pick(
                ", of which \(entry.deciding) \(entry.deciding == 1 ? "decides" : "decide") the verdict",
                ", dont \(entry.deciding) \(entry.deciding == 1 ? "décide" : "décident") du verdict")))
    }
    if entry.allCorrections > 0 { parts.append(thingsToClear(entry.allCorrections)) }
    return parts.isEmpty ? "" : parts.joined(separator: pick("; ", "\u{A0}; ")) + "."
  }

  private func thingsToClear(_ number: Int) -> String {
    count(
      number, .init(en: "thing to be put right", fr: "point à rectifier"),
      .init(en: "things to be put right", fr: "points à rectifier"))
  }

  /// What the operator's answers can still do; nil where that goes without saying.
  func followUpPurpose(_ entry: FollowUpEntry) -> String? {
    switch entry.verdict {
    case .undetermined where entry.deciding > 0: nil
    case .undetermined where entry.allCorrections > 0:
      pick(
        "No answer alone decides its verdict: something is to be put right first.",
        "Aucune réponse ne suffit à fixer son verdict\u{A0}: il faut d’abord rectifier ce qui suit.")
    case .undetermined: pick("No answer decides its verdict.", "Son verdict ne dépend d’aucune réponse.")
    case .invalid:
      pick(
        "It could not be judged: nothing can be asked before it is corrected.",
        "Elle n’a pas pu être jugée\u{A0}: rien n’est à demander avant qu’elle soit corrigée.")
    case .nonCompliant, .compliant, .notApplicable:
      pick(
        "Its verdict stands as declared and needs no answer.",
        "Son verdict est acquis en l’état de la déclaration et n’attend aucune réponse.")
    }
  }

  func heading(of weight: AnswerWeight) -> String {
    switch weight {
    case .decides: pick("The verdict hangs on these answers", "Le verdict dépend de ces réponses")
    case .binding:
      pick(
        "Rules that bind wait for these answers, but the verdict does not hang on them",
        "Des règles contraignantes attendent ces réponses, mais le verdict n’en dépend pas")
    case .advisory:
      pick("Only warnings hang on these answers", "Seuls des avertissements dépendent de ces réponses")
    }
  }

  /// The question where the schema has none.
  func whatIs(_ attribute: String) -> String {
    pick("What is to be declared for \(attribute)?", "Que faut-il déclarer pour \(attribute)\u{A0}?")
  }

  var forEachOf: String { pick("for each of: ", "pour chacun de ces attributs\u{A0}: ") }

  func neededFor(_ rules: [String]) -> String { pick("needed for ", "nécessaire à ") + list(rules) }

  func andMore(_ number: Int) -> String { pick("and \(number) more", "et \(number) de plus") }

  func questionsLeftOut(_ number: Int) -> String {
    count(
      number, .init(en: "more question is not told here", fr: "autre question n’est pas donnée ici"),
      .init(en: "more questions are not told here", fr: "autres questions ne sont pas données ici"))
      + pick(": the JSON report has all.", "\u{A0}: le rapport JSON les a toutes.")
  }

  func correctionsLeftOut(_ number: Int) -> String {
    count(
      number, .init(en: "more is not told here", fr: "autre n’est pas donné ici"),
      .init(en: "more are not told here", fr: "autres ne sont pas donnés ici"))
      + pick(": the JSON report has all.", "\u{A0}: le rapport JSON les a tous.")
  }
}

// Corrections

extension Phrases {
  func correctionsHeading(_ verdict: Verdict) -> String {
    verdict == .invalid
      ? pick("To be corrected so that it can be judged", "À corriger pour qu’elle puisse être jugée")
      : pick("To be put right", "À rectifier")
  }

  /// Before what is to be done about it.
  func label(of kind: FollowUpCorrection.Kind) -> String { kind == .documentError ? help : toDo }

  var noSpaceDeclared: String {
    pick(
      "No space is declared: ask which spaces the platform has.",
      "Aucun espace n’est déclaré\u{A0}: demandez quels espaces compte la plateforme.")
  }

  /// Before the attributes of a contradiction.
  func contradicting(isContesting: Bool) -> String {
    isContesting
      ? pick("Unanswered until then: ", "Sans réponse d’ici là\u{A0}: ")
      : pick("The contradiction rests on: ", "La contradiction porte sur\u{A0}: ")
  }
}

// The end

extension Phrases {
  /// `3 declarations to follow up: 5 questions, of which 4 decide a verdict.`
  func followUpTotal(_ list: FollowUpList) -> String {
    let all = list.listed.values.reduce(0, +)
    let deciding =
      list.deciding == 0
      ? ""
      : pick(
        ", of which \(list.deciding) \(list.deciding == 1 ? "decides" : "decide") a verdict",
        ", dont \(list.deciding) \(list.deciding < 2 ? "décide" : "décident") d’un verdict")
    return count(
      all, .init(en: "declaration to follow up", fr: "déclaration à suivre"),
      .init(en: "declarations to follow up", fr: "déclarations à suivre")) + colon + questions(list.questions)
      + deciding + "."
  }

  /// `3 declarations of which there is nothing to ask are left out: 2 compliant and 1 not applicable.`; nil where there is none.
  func followUpLeftOut(_ summary: Summary, _ list: FollowUpList) -> String? {
    let left = Verdict.worstFirst.map { ($0, summary[$0] - list.listed[$0, default: 0]) }.filter { $0.1 > 0 }
    let number = left.reduce(0) { $0 + $1.1 }
    guard number > 0 else { return nil }
    return count(
      number,
      .init(
        en: "declaration of which there is nothing to ask is left out",
        fr: "déclaration est omise, faute de question à poser"),
      .init(
        en: "declarations of which there is nothing to ask are left out",
        fr: "déclarations sont omises, faute de question à poser"))
      + colon + self.list(left.map { "\($0.1) \(inFeminine($0.0, $0.1))" }) + "."
  }

  /// The verdict as a French adjective of `déclaration`.
  private func inFeminine(_ verdict: Verdict, _ number: Int) -> String {
    let plural = number < 2 ? "" : "s"
    return switch verdict {
    case .compliant: pick("compliant", "conforme\(plural)")
    case .nonCompliant: pick("non-compliant", "non conforme\(plural)")
    case .undetermined: pick("undetermined", "indéterminée\(plural)")
    case .notApplicable: pick("not applicable", "hors champ")
    case .invalid: pick("invalid", "invalide\(plural)")
    }
  }
}
