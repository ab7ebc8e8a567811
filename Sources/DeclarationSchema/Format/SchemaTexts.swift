// The texts and annotations of a schema file, read from its tree when somebody asks: a check of a sound declaration
// needs none of them.

import Diagnostics
import YAMLDocument

enum SchemaTexts {
  static let title = (english: "title", french: "x-title-fr")
  static let description = (english: "description", french: "x-description-fr")
  static let question = (english: "x-question-en", french: "x-question-fr")
  static let labels = (english: "x-enum-titles-en", french: "x-enum-titles-fr")

  static let pairs = [title, description, question, labels]

  /// The names of the pairs, one after another.
  fileprivate static let table = NameTable(pairs.flatMap { [$0.english, $0.french] })
}

extension Schema {
  /// The value of an annotation at a schema, or at those that its `$ref`s lead to: the nearest says it.
  func annotation(_ name: String, at index: Int) -> NodeIndex? {
    var step: Int? = index
    while let index = step {
      if let value = tree.value(of: name, in: nodes[index].place) { return value }
      step = nodes[index].reference
    }
    return nil
  }

  func text(_ names: (english: String, french: String), at index: Int) -> LocalizedText? {
    guard let english = annotation(names.english, at: index), let french = annotation(names.french, at: index)
    else { return nil }
    return LocalizedText(en: tree.text(of: english), fr: tree.text(of: french))
  }

  /// Texts that a schema has in one language only, as the name that is missing and the name that is there.
  func untranslated(at index: Int) -> [(missing: String, given: String)] {
    // A bit for each name.
    var given = 0
    for entry in tree.entries(of: nodes[index].place) {
      let position = tree.withUTF8(of: entry.key) { SchemaTexts.table.position(of: $0) }
      if let position { given |= 1 << position }
    }
    return SchemaTexts.pairs.enumerated().compactMap { place, names in
      switch given >> (place * 2) & 0b11 {
      case 0b01: (names.french, names.english)
      case 0b10: (names.english, names.french)
      default: nil
      }
    }
  }

  /// The label of a word of an enum.
  func label(of word: String, at index: Int) -> LocalizedText? {
    guard let english = annotation(SchemaTexts.labels.english, at: index),
      let french = annotation(SchemaTexts.labels.french, at: index),
      let englishLabel = tree.value(of: word, in: english), let frenchLabel = tree.value(of: word, in: french)
    else { return nil }
    return LocalizedText(en: tree.text(of: englishLabel), fr: tree.text(of: frenchLabel))
  }

  /// The word of an enum that has a label in some language, in letters of either case.
  func word(labelled label: String, at index: Int) -> String? {
    let folded = label.lowercased()
    let bytes = Array(folded.utf8)
    for language in [SchemaTexts.labels.english, SchemaTexts.labels.french] {
      guard let labels = annotation(language, at: index) else { continue }
      for entry in tree.entries(of: labels) {
        let isLabel =
          tree.withUTF8(of: entry.value) { Self.isFolded($0, bytes.span) }
          ?? (tree.text(of: entry.value).lowercased() == folded)
        if isLabel { return tree.text(of: entry.key) }
      }
    }
    return nil
  }

  /// Whether a text is another one in lower case, as far as ASCII tells, which takes a fraction of the time; nil where
  /// they differ beyond it, if at all.
  private static func isFolded(_ text: Span<UInt8>, _ folded: Span<UInt8>) -> Bool? {
    for index in 0..<min(text.count, folded.count) {
      guard text[index] < 0x80, folded[index] < 0x80 else { return nil }
      guard text[index].asciiLowercased == folded[index] else { return false }
    }
    // What goes on with a mark may be one character with the last letter.
    if text.count > folded.count, text[folded.count] >= 0x80 { return nil }
    if folded.count > text.count, folded[text.count] >= 0x80 { return nil }
    return text.count == folded.count
  }

  /// The scalars of an annotation that is a list.
  func texts(_ name: String, at index: Int) -> [String] {
    guard let list = annotation(name, at: index) else { return [] }
    return tree.elements(of: list).filter { tree.kind(of: $0) == .scalar }.map { tree.text(of: $0) }
  }

  /// The name under which `$defs` of the root has a schema.
  func definitionName(of index: Int) -> String? {
    guard let definitions = tree.value(of: SchemaKeyword.definitions.rawValue, in: nodes[0].place) else { return nil }
    let place = nodes[index].place
    return tree.entries(of: definitions).first { tree.definition(of: $0.value) == place }.map { tree.text(of: $0.key) }
  }
}

extension DocumentTree {
  /// The value of a key in a mapping, by the key's code points; nil for other kinds.
  func value(of key: String, in mapping: NodeIndex) -> NodeIndex? { entry(key, in: mapping)?.value }

  /// What to underline of a node that has no key of its own: the whole of it where it stands on one line, else its
  /// first line's entry.
  func keySpan(ofMapping node: NodeIndex) -> SourceSpan {
    let span = span(of: node)
    guard span.start.line != span.end.line else { return span }
    switch kind(of: node) {
    case .scalar: return span
    case .sequence:
      guard let first = elements(of: node).first(where: { _ in true }) else { return span }
      return keySpan(ofMapping: first)
    case .mapping:
      guard let first = entries(of: node).first(where: { !$0.isMerged }) else { return span }
      let key = self.span(of: first.key)
      let value = self.span(of: first.value)
      return key.start.line == value.end.line && value.end > key.start
        ? SourceSpan(start: key.start, end: value.end) : key
    }
  }
}
