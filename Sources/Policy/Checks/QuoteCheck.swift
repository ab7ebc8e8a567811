// A rule that claims to say what the source says must quote it, to the letter.

import Diagnostics

enum QuoteCheck {
  /// - Returns: the places of all quotes in the source; nil where it lacks one.
  static func run(
    _ rules: [RuleDraft], _ source: SourceClause, _ words: SourceWords, _ reader: inout PolicyReader
  ) -> [Range<Int>]? {
    var found: [Range<Int>] = []
    var allFound = true
    for rule in rules where rule.basis == .literal && !rule.hasQuote {
      reader.report(
        "missing_quote",
        LocalizedText(
          en: "a rule of basis `literal` quotes the words that it stands on",
          fr: "une règle de base `literal` cite les mots sur lesquels elle s’appuie"),
        help: LocalizedText(
          en: "add `quote: \"…\"`, an exact part of source.text.fr",
          fr: "ajoutez `quote: \"…\"`, une partie exacte de source.text.fr"),
        at: rule.id?.node ?? rule.node)
    }
    for quote in rules.compactMap(\.quote) + source.notFormalised.map(\.quote) {
      let places = words.places(of: quote.value)
      found += places
      guard places.isEmpty else { continue }
      allFound = false
      reader.report(
        "quote_not_found",
        LocalizedText(
          en: "the source does not say \"\(quote.value.withoutControls)\"",
          fr: "la source ne dit pas « \(quote.value.withoutControls) »"),
        help: LocalizedText(
          en: "copy whole words from source.text.fr, letter by letter",
          fr: "recopiez des mots entiers de source.text.fr, à la lettre"),
        at: quote.node)
    }
    return allFound ? found : nil
  }
}
