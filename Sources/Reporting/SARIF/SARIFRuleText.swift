// What a SARIF run says of a rule, as plain text and as Markdown: the words of the source, how far the rule stands
// from them, what to do.

import Diagnostics
import Findings

struct SARIFRuleText {
  let name: String
  let short: String
  let full: String
  /// Paragraphs.
  let help: [String]
  let markdown: [String]

  init(_ rule: RuleDescription, header: ReportHeader) {
    let phrases = Phrases(language: header.language)
    let basis = phrases.basisSentence(of: rule)
    let citation = phrases.citation(header.policy.source)
    let origin = phrases.origin(of: header.policy)
    name = rule.title
    short = rule.title
    full = "\(rule.title). \(basis) \(origin)"
    let quote = rule.quote.map { ["«\u{A0}\($0)\u{A0}» (\(citation))"] } ?? []
    let advice = rule.remediation.map { phrases.toDo + $0 } ?? phrases.resultSaysWhatToDo
    help = [rule.title + "."] + quote + [basis, advice, "\(origin) \(phrases.declarationChecked)"]
    let quoted = rule.quote.map { ["> \($0.inMarkdown)\n>\n> — \(citation.inMarkdown)"] } ?? []
    markdown =
      ["**\(rule.title.inMarkdown)**"] + quoted
      + [basis, advice, "\(origin) \(phrases.declarationChecked)"].map(\.inMarkdown)
  }

  /// What is wrong with documents of this kind.
  init(code: String, _ phrases: Phrases) {
    let sentence = phrases.documentTrouble(code)
    let shown = code.onOneLine(upTo: 200)
    name = code.split { $0 == "." || $0 == "_" }.map { String($0).capitalizedFirst }.joined()
    short = "\(sentence) (\(shown))"
    full = "\(sentence) (\(shown)). \(phrases.resultSaysWhatToDo)"
    help = [sentence + ".", phrases.resultSaysWhatToDo, phrases.declarationChecked]
    markdown = help.map(\.inMarkdown)
  }
}

extension Phrases {
  /// `CAMELEON, « … », recommendation 3`
  func citation(_ source: SourceDocument) -> String {
    "\(source.publisher), «\u{A0}\(source.title)\u{A0}», \(clause(source))"
  }

  var sourceRoot: String {
    pick("The folder in which the declarations were checked.", "Le dossier où les déclarations ont été vérifiées.")
  }

  fileprivate var resultSaysWhatToDo: String {
    pick("Each result says what to do.", "Chaque résultat dit quoi faire.")
  }

  fileprivate func origin(of policy: PolicyIdentity) -> String {
    pick(
      "A rule of policy \(policy.id) \(policy.version), profile \(policy.profile), which formalises "
        + "\(clause(policy.source)).",
      "Une règle de la politique \(policy.id) \(policy.version), profil \(policy.profile), qui formalise la "
        + "\(clause(policy.source)).")
  }

  fileprivate func basisSentence(of rule: RuleDescription) -> String {
    switch (rule.basis, rule.kind) {
    case (.literal, _):
      pick("Literal: the words of the source say it.", "À la lettre\u{A0}: les mots de la source le disent.")
    case (.interpretation, _):
      pick(
        "Interpretation: needed to apply the words of the source, which do not say it themselves.",
        "Interprétation\u{A0}: nécessaire pour appliquer les mots de la source, qui ne le disent pas eux-mêmes.")
    case (let basis?, _): self.basis(basis, quote: nil).capitalizedFirst + "."
    case (nil, .consistency):
      pick(
        "A contradiction of the declaration with itself is reported.",
        "Une contradiction de la déclaration avec elle-même est signalée.")
    case (nil, .risk): riskNote(outside: nil)
    case (nil, _): pick("The rule names no basis.", "La règle n’indique pas de fondement.")
    }
  }

  /// By the stage that a code begins with.
  fileprivate func documentTrouble(_ code: String) -> String {
    if code == "schema.placeholder" {
      return pick(
        "A placeholder stands where an answer belongs", "Un texte de remplissage tient lieu de réponse")
    }
    return switch code.prefix(while: { $0 != "." }) {
    case "yaml", "input":
      pick(
        "The declaration cannot be read as YAML within the limits",
        "La déclaration ne peut pas être lue comme du YAML dans les limites fixées")
    case "schema", "declaration":
      pick(
        "The declaration departs from the format of declarations",
        "La déclaration s’écarte du format des déclarations")
    default: pick("Something is wrong with the declaration’s document", "Le document de la déclaration a un défaut")
    }
  }
}

extension String {
  /// As text of one line in Markdown, with nothing in it that Markdown or HTML would take for markup.
  fileprivate var inMarkdown: String {
    var escaped = ""
    for scalar in onOneLine(upTo: 4000).unicodeScalars {
      if scalar.isASCII, "\\`*_{}[]<>#|~&!@".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
