// Every fixed phrase of the text report, in English and in French, so that its words can be read and corrected in one
// place. What varies comes in as arguments; where phrases stand is decided elsewhere.

import Diagnostics
import Findings

/// The phrases of the text report in one language.
struct Phrases {
  let language: Language

  func pick(_ english: String, _ french: String) -> String {
    LocalizedText(en: english, fr: french)[language]
  }

  /// `1 space`, `2 spaces`: French counts none as one, English as many.
  func count(_ number: Int, _ one: LocalizedText, _ many: LocalizedText) -> String {
    let isOne = language == .french ? number < 2 : number == 1
    return "\(number) \((isOne ? one : many)[language])"
  }
}

// Words

extension Phrases {
  func line(_ number: Int) -> String { pick("line \(number)", "ligne \(number)") }
  var at: String { pick("at", "à") }
  var toDo: String { pick("To do: ", "À faire\u{A0}: ") }
  var help: String { pick("Help: ", "Aide\u{A0}: ") }
  var colon: String { pick(": ", "\u{A0}: ") }
  var and: String { pick(" and ", " et ") }
  var notDeclared: String { pick("not declared", "non déclaré") }
  var askedAbove: String { pick("asked above", "demandé plus haut") }
  var onlyWarning: String { pick("a warning only", "simple avertissement") }

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .compliant: pick("compliant", "conforme")
    case .nonCompliant: pick("non-compliant", "non conforme")
    case .undetermined: pick("undetermined", "indéterminé")
    case .notApplicable: pick("not applicable", "non applicable")
    case .invalid: pick("invalid", "invalide")
    }
  }

  /// The word between a rule and its title.
  func status(of result: RuleResult) -> String {
    switch (result.status, result.kind) {
    case (.pass, .risk): pick("is not raised", "non relevée")
    case (.pass, _): pick("passes", "satisfaite")
    case (.fail, .scope): pick("does not apply", "sans objet")
    case (.fail, .consistency): pick("contradiction", "contradiction")
    case (.fail, .risk): pick("note", "note")
    case (.fail, .obligation):
      switch result.severity {
      case .error: pick("fails", "non satisfaite")
      case .warning: pick("warns", "avertit")
      case .note: pick("notes", "signale")
      }
    case (.unknown, _): pick("is unknown", "indécise")
    case (.notApplicable, _): pick("does not apply", "sans objet")
    case (.error, _): pick("ended in an error", "en erreur")
    }
  }

  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: pick("error", "erreur")
    case .warning: pick("warning", "avertissement")
    case .note: pick("note", "note")
    }
  }

  /// What a rule stands on: the quoted words, or that it is not the text's own.
  func basis(_ basis: Basis, quote: String?) -> String {
    let quoted = quote.map { "«\u{A0}\($0)\u{A0}»" }
    return switch basis {
    case .literal: pick("literal", "à la lettre") + (quoted.map { colon + $0 } ?? "")
    case .interpretation: pick("interpretation", "interprétation") + (quoted.map { pick(" of ", " de ") + $0 } ?? "")
    case .design:
      pick(
        "design: asked for by this tool, not by the text",
        "conception de l’outil\u{A0}: demandé par lui, non par le texte")
    case .context: pick("context: good practice beyond the text", "contexte\u{A0}: bonne pratique au-delà du texte")
    }
  }

  /// What the source calls its clause. A bare number is a recommendation's, as in the text that this tool was made for.
  func clause(_ source: SourceDocument) -> String {
    guard source.clause.first?.isNumber == true else {
      return pick(source.clause, "clause «\u{A0}\(source.clause)\u{A0}»")
    }
    return pick("recommendation", "recommandation") + "\u{A0}" + source.clause
  }
}

// Expressions

extension Phrases {
  var unknown: String { pick("unknown", "inconnu") }
  var error: String { pick("error", "erreur") }
  var type: String { pick("type: ", "type\u{A0}: ") }

  func waits(forAnswers number: Int) -> String {
    pick("waits for ", "attend ")
      + count(number, .init(en: "answer", fr: "réponse"), .init(en: "answers", fr: "réponses"))
  }

  func contested(by rule: String) -> String {
    pick("the declaration contradicts itself here: \(rule)", "la déclaration se contredit ici\u{A0}: \(rule)")
  }
}

// Counts

extension Phrases {
  /// `a, b and c`
  func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + and + last
  }

  func declarations(_ number: Int) -> String {
    count(number, .init(en: "declaration", fr: "déclaration"), .init(en: "declarations", fr: "déclarations"))
  }

  func spaces(_ number: Int) -> String {
    count(number, .init(en: "space", fr: "espace"), .init(en: "spaces", fr: "espaces"))
  }

  func answersMissing(_ number: Int) -> String {
    count(
      number, .init(en: "answer is missing", fr: "réponse manque"),
      .init(en: "answers are missing", fr: "réponses manquent"))
  }

  func errorsToCorrect(_ number: Int) -> String {
    count(
      number, .init(en: "error is to be corrected", fr: "erreur est à corriger"),
      .init(en: "errors are to be corrected", fr: "erreurs sont à corriger"))
  }

  func obligationsMet(_ number: Int) -> String {
    count(
      number, .init(en: "obligation met", fr: "obligation satisfaite"),
      .init(en: "obligations met", fr: "obligations satisfaites"))
  }

  func doNotApply(_ number: Int) -> String {
    count(number, .init(en: "does not apply", fr: "sans objet"), .init(en: "do not apply", fr: "sans objet"))
  }
}
