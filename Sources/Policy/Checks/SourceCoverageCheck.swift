// No part of the source may be passed over in silence: what no rule quotes must stand in `not_formalised`, with its
// reason. Only words that link others may be left.

import Diagnostics
import YAMLDocument

enum SourceCoverageCheck {
  /// French words that carry no demand of their own.
  private static let linkingWords: Set<String> = [
    "a", "à", "au", "aux", "avec", "ce", "ces", "cet", "cette", "comme", "d", "dans", "de", "des", "dont", "du", "elle",
    "en", "est", "et", "il", "l", "la", "le", "les", "leur", "leurs", "ou", "où", "par", "pour", "qu", "que", "qui",
    "s", "sa", "se", "ses", "son", "sont", "sur", "un", "une", "y",
  ]

  /// - Parameters:
  ///   - quoted: the places of quotes in the clause.
  ///   - text: the node of the clause in its own language.
  static func run(
    _ quoted: [Range<Int>], _ words: SourceWords, text: NodeIndex, _ reader: inout PolicyReader
  ) {
    let parts = uncoveredParts(of: words.words, quoted.sorted { $0.lowerBound < $1.lowerBound })
    if parts.isEmpty { return }
    let map = reader.tree.sourceMap(of: text)
    for part in parts {
      guard let first = part.first, let last = part.last else { continue }
      let shown = part.map(\.text).joined(separator: " ").shortened(to: 80).withoutControls
      reader.report(
        Diagnostic(
          code: "policy.source_not_covered",
          message: LocalizedText(
            en: "no rule quotes this part of the source: \"\(shown)\"",
            fr: "aucune règle ne cite cette partie de la source : « \(shown) »"),
          help: LocalizedText(
            en: "quote it in a rule, or list it under source.not_formalised with the reason",
            fr: "citez-la dans une règle, ou placez-la sous source.not_formalised avec la raison"),
          span: map.span(ofUTF8Range: first.range.lowerBound..<last.range.upperBound)))
    }
  }

  /// The stretches of words that are not covered, linking words at their ends left off.
  private static func uncoveredParts(
    of words: [SourceWords.Word], _ covered: [Range<Int>]
  ) -> [ArraySlice<SourceWords.Word>] {
    var parts: [ArraySlice<SourceWords.Word>] = []
    var start = 0
    var reach = 0
    var next = 0
    func end(_ index: Int) {
      let isLink = { (word: SourceWords.Word) in linkingWords.contains(word.text.lowercased()) }
      var part = words[start..<index].drop(while: isLink)
      while let last = part.last, isLink(last) { part.removeLast() }
      if !part.isEmpty { parts.append(part) }
      start = index + 1
    }
    for (index, word) in words.enumerated() {
      while next < covered.count, covered[next].lowerBound <= word.range.lowerBound {
        reach = max(reach, covered[next].upperBound)
        next += 1
      }
      if reach >= word.range.upperBound { end(index) }
    }
    end(words.count)
    return parts
  }
}
