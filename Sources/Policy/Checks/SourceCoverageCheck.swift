// No part of the source may be passed over in silence: what no rule quotes must stand in `not_formalised`, with its
// reason. Only words that link others may be left.

import Diagnostics
import YAMLDocument

enum SourceCoverageCheck {
  /// French words that carry no demand of their own.
  private static let linkingWords: Set<String> = [
    "a", "à", "au", "aux", "avec", "ce", "ces", "cet", "cette", "comme", "d", "dans", "de", "des", "dont", "du", "elle",
    "en",
    "est", "et", "il", "l", "la", "le", "les", "leur", "leurs", "ou", "où", "par", "pour", "qu", "que", "qui", "s",
    "sa", "se",
    "ses", "son", "sont", "sur", "un", "une", "y",
  ]

  static func run(
    _ rules: [RuleDraft], _ source: SourceClause, textNode: NodeIndex?, _ reader: inout PolicyReader
  ) {
    let text = Array(source.original.utf8)
    var isCovered = Array(repeating: false, count: text.count)
    let quotes = rules.compactMap(\.quote?.value) + source.notFormalised.map(\.quote.value)
    for quote in quotes where !quote.isEmpty {
      for range in text.ranges(of: Array(quote.utf8)) {
        for index in range { isCovered[index] = true }
      }
    }
    for part in uncoveredParts(of: source.original, isCovered) {
      guard let textNode else { continue }
      reader.report(
        "source_not_covered",
        LocalizedText(
          en: "no rule quotes this part of the source: \"\(part.withoutControls)\"",
          fr: "aucune règle ne cite cette partie de la source : « \(part.withoutControls) »"),
        help: LocalizedText(
          en: "quote it in a rule, or list it under source.not_formalised with the reason",
          fr: "citez-la dans une règle, ou placez-la sous source.not_formalised avec la raison"),
        at: textNode)
    }
  }

  /// The stretches of words that are not covered, linking words at their ends left off.
  private static func uncoveredParts(of text: String, _ isCovered: [Bool]) -> [String] {
    var parts: [[String]] = [[]]
    var word = ""
    var wordIsCovered = true
    func endWord() {
      defer { (word, wordIsCovered) = ("", true) }
      guard !word.isEmpty else { return }
      if wordIsCovered {
        parts.append([])
      } else {
        parts[parts.count - 1].append(word)
      }
    }
    var offset = 0
    for character in text {
      let length = character.utf8.count
      if character.isLetter || character.isNumber {
        word.append(character)
        if !isCovered[offset] { wordIsCovered = false }
      } else {
        endWord()
      }
      offset += length
    }
    endWord()
    return parts.compactMap { words in
      let isLink = { (word: String) in linkingWords.contains(word.lowercased()) }
      let trimmed = words.drop(while: isLink).reversed().drop(while: isLink).reversed()
      return trimmed.isEmpty ? nil : trimmed.joined(separator: " ")
    }
  }
}
