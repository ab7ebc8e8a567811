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
    let toDo = rule.remediation ?? phrases.resultSaysWhatToDo
    let citation = phrases.citation(header.policy.source)
    let formalised = phrases.formalised(header)
    name = rule.title
    short = rule.title
    full = "\(rule.title). \(basis) \(formalised)"
    let quote = rule.quote.map { ["«\u{A0}\($0)\u{A0}» (\(citation))"] } ?? []
    help = [rule.title + "."] + quote + [basis, phrases.toDo + toDo, "\(formalised) \(phrases.declarationChecked)"]
    let quoted = rule.quote.map { ["> \($0.inMarkdown)\n>\n> — \(citation.inMarkdown)"] } ?? []
    markdown =
      ["**\(rule.title.inMarkdown)**"] + quoted
      + [
        basis.inMarkdown, "**\(phrases.toDo.trimmingColon)**\(phrases.colon)\(toDo.inMarkdown)",
        "\(formalised) \(phrases.declarationChecked)".inMarkdown,
      ]
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
  func line(_ number: Int) -> String { pick("line \(number)", "ligne \(number)") }

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

  fileprivate func formalised(_ header: ReportHeader) -> String {
    let policy = header.policy
    return pick(
      "\(clause(policy.source).capitalizedFirst) as formalised in policy \(policy.id) \(policy.version), profile "
        + "\(policy.profile).",
      "\(clause(policy.source).capitalizedFirst), telle que la formalise la politique \(policy.id) \(policy.version), "
        + "profil \(policy.profile).")
  }

  fileprivate func basisSentence(of rule: RuleDescription) -> String {
    switch (rule.basis, rule.kind) {
    case (let basis?, _): pick("Basis: ", "Fondement\u{A0}: ") + self.basis(basis, quote: nil) + "."
    case (nil, .consistency):
      pick("A contradiction of the declaration with itself.", "Une contradiction de la déclaration avec elle-même.")
    case (nil, .risk): riskNote(outside: nil)
    case (nil, _): pick("The rule names no basis.", "La règle n’indique pas de fondement.")
    }
  }

  /// By the stage that a code begins with.
  fileprivate func documentTrouble(_ code: String) -> String {
    switch code.prefix(while: { $0 != "." }) {
    case "yaml", "input":
      pick(
        "The declaration cannot be read as YAML within the limits",
        "La déclaration ne peut pas être lue comme du YAML dans les limites fixées")
    case "schema":
      pick(
        "The declaration departs from the format of declarations",
        "La déclaration s’écarte du format des déclarations")
    default: pick("Something is wrong with the declaration’s document", "Le document de la déclaration a un défaut")
    }
  }
}

extension String {
  /// Without the colon that parts a label from what follows.
  fileprivate var trimmingColon: String {
    var label = self
    while let last = label.last, last == ":" || last.isWhitespace { label.removeLast() }
    return label
  }

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
