// A rule that claims to say what the source says must quote it, to the letter.

import Diagnostics

enum QuoteCheck {
  static func run(_ rules: [RuleDraft], _ source: SourceClause, _ reader: inout PolicyReader) {
    let text = Array(source.original.utf8)
    for rule in rules {
      if rule.quote == nil, rule.basis == .literal {
        reader.report(
          "missing_quote",
          LocalizedText(
            en: "a rule of basis `literal` quotes the words that it stands on",
            fr: "une règle de base `literal` cite les mots sur lesquels elle s’appuie"),
          help: LocalizedText(
            en: "add `quote: \"…\"`, an exact part of source.text.fr",
            fr: "ajoutez `quote: \"…\"`, une partie exacte de source.text.fr"),
          at: rule.id.node)
      }
      if let quote = rule.quote, text.ranges(of: Array(quote.value.utf8)).isEmpty {
        reportMissing(quote, &reader)
      }
    }
    for part in source.notFormalised where text.ranges(of: Array(part.quote.value.utf8)).isEmpty {
      reportMissing(part.quote, &reader)
    }
  }

  private static func reportMissing(_ quote: Located<String>, _ reader: inout PolicyReader) {
    reader.report(
      "quote_not_found",
      LocalizedText(
        en: "the source does not say \"\(quote.value.withoutControls)\"",
        fr: "la source ne dit pas « \(quote.value.withoutControls) »"),
      help: LocalizedText(
        en: "copy the words from source.text.fr, letter by letter",
        fr: "recopiez les mots de source.text.fr, à la lettre"),
      at: quote.node)
  }
}
