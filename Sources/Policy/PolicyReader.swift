// From nodes of a YAML tree to typed pieces of a policy: keys that exist, texts in both languages, words from a set.
// Each method reports what is wrong at its place and returns nil, so that one pass finds every error.

import CEL
import Diagnostics
import YAMLDocument

/// Reads the nodes of one policy file and collects what is wrong with them.
struct PolicyReader {
  let tree: DocumentTree
  private(set) var diagnostics: [Diagnostic] = []
  /// The expressions of messages that were compiled last, by their text, with the variables they may use.
  var told: [String: (variables: [VariableDeclaration], program: Program)] = [:]

  init(tree: DocumentTree) { self.tree = tree }

  mutating func report(
    _ code: String, _ message: LocalizedText, help: LocalizedText? = nil, at node: NodeIndex
  ) {
    report(Diagnostic(code: "policy.\(code)", message: message, help: help, span: tree.span(of: node)))
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// The values of a mapping whose keys are known in advance.
  ///
  /// - Parameter owner: the node to blame for what is missing.
  mutating func fields(of node: NodeIndex, _ keys: MappingKeys, owner: NodeIndex? = nil) -> MappingFields? {
    guard tree.kind(of: node) == .mapping else {
      report(
        "not_a_mapping",
        LocalizedText(
          en: "a mapping of keys and values is needed here", fr: "il faut ici un ensemble de clés et de valeurs"),
        help: keysHelp(keys), at: node)
      return nil
    }
    var fields = MappingFields(capacity: tree.count(of: node))
    for entry in tree.entries(of: node) {
      let key = tree.text(of: entry.key)
      if keys.names.contains(key) {
        fields.add(key, entry.value)
      } else {
        reportUnknown(key, among: keys, at: entry.key)
      }
    }
    for name in keys.missing(in: fields) {
      report(
        "missing_key",
        LocalizedText(en: "the key `\(name)` is missing", fr: "la clé « \(name) » manque"),
        help: LocalizedText(en: "add `\(name): …`", fr: "ajoutez `\(name): …`"), at: owner ?? head(of: node))
    }
    return fields
  }

  private mutating func reportUnknown(_ key: String, among keys: MappingKeys, at node: NodeIndex) {
    let near = nearestName(to: key, among: keys.names)
    report(
      "unknown_key",
      LocalizedText(en: "unknown key `\(key.withoutControls)`", fr: "clé inconnue « \(key.withoutControls) »"),
      help: near.map { PolicyDocument.suggestion($0) } ?? keysHelp(keys), at: node)
  }

  /// What to underline where something is missing: the node, or the first key of one that goes over several lines.
  private func head(of node: NodeIndex) -> NodeIndex {
    let span = tree.span(of: node)
    guard span.start.line < span.end.line else { return node }
    return tree.entries(of: node).first { _ in true }?.key ?? node
  }

  /// The entries of a mapping whose keys are names given by the policy's author.
  mutating func namedEntries(of node: NodeIndex) -> [(name: String, key: NodeIndex, value: NodeIndex)] {
    guard tree.kind(of: node) == .mapping else {
      report(
        "not_a_mapping",
        LocalizedText(en: "a mapping from names is needed here", fr: "il faut ici un ensemble de noms et de valeurs"),
        help: LocalizedText(en: "write `name: …`", fr: "écrivez `nom: …`"), at: node)
      return []
    }
    return tree.entries(of: node).map { (tree.text(of: $0.key), $0.key, $0.value) }
  }

  mutating func elements(of node: NodeIndex?) -> [NodeIndex] {
    guard let node else { return [] }
    guard tree.kind(of: node) == .sequence else {
      report(
        "not_a_list", LocalizedText(en: "a list is needed here", fr: "il faut ici une liste"),
        help: LocalizedText(en: "start each element with `- `", fr: "commencez chaque élément par `- `"), at: node)
      return []
    }
    return Array(tree.elements(of: node))
  }

  /// A text with something in it: YAML's null and an empty scalar are none.
  mutating func string(_ node: NodeIndex?) -> String? {
    guard let node else { return nil }
    guard isText(node) else {
      report(
        "not_a_text", LocalizedText(en: "a text is needed here", fr: "il faut ici un texte"),
        help: LocalizedText(en: "write the text after the key", fr: "écrivez le texte après la clé"), at: node)
      return nil
    }
    return tree.text(of: node)
  }

  func isText(_ node: NodeIndex) -> Bool {
    guard tree.kind(of: node) == .scalar else { return false }
    let bytes = tree.utf8(of: node)
    if tree.style(of: node) == .plain { return CoreScalar(resolving: bytes) != .null }
    return !bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }
  }

  mutating func located(_ node: NodeIndex?) -> Located<String>? {
    guard let node, let text = string(node) else { return nil }
    return Located(value: text, node: node)
  }

  /// A text in both languages: `{en: …, fr: …}`.
  mutating func localized(_ node: NodeIndex?) -> LocalizedText? {
    guard let both = translations(node) else { return nil }
    return LocalizedText(en: both.english.value, fr: both.french.value)
  }

  private static let languages: MappingKeys = ["en", "fr"]

  mutating func translations(_ node: NodeIndex?) -> (english: Located<String>, french: Located<String>)? {
    guard let node else { return nil }
    guard tree.kind(of: node) == .mapping else {
      report(
        "missing_translation",
        LocalizedText(en: "this text is needed in both languages", fr: "ce texte est requis dans les deux langues"),
        help: LocalizedText(en: "write `{en: \"…\", fr: \"…\"}`", fr: "écrivez `{en: \"…\", fr: \"…\"}`"), at: node)
      return nil
    }
    guard let fields = fields(of: node, Self.languages) else { return nil }
    let english = translation(fields["en"], "en", of: node)
    let french = translation(fields["fr"], "fr", of: node)
    guard let english, let french else { return nil }
    return (english, french)
  }

  private mutating func translation(
    _ node: NodeIndex?, _ language: String, of owner: NodeIndex
  ) -> Located<String>? {
    if let node, isText(node) { return Located(value: tree.text(of: node), node: node) }
    report(
      "missing_translation",
      language == "en"
        ? LocalizedText(en: "the English text is missing", fr: "le texte anglais manque")
        : LocalizedText(en: "the French text is missing", fr: "le texte français manque"),
      help: LocalizedText(en: "add `\(language): …`", fr: "ajoutez `\(language): …`"), at: node ?? head(of: owner))
    return nil
  }

  /// One of a closed set of words.
  mutating func word<Word: RawRepresentable & CaseIterable>(_ node: NodeIndex?, _: Word.Type) -> Word?
  where Word.RawValue == String {
    guard let node, let text = string(node) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    report(
      "unknown_word",
      LocalizedText(
        en: "`\(text.withoutControls)` is none of the words allowed here",
        fr: "« \(text.withoutControls) » n’est pas une valeur admise ici"),
      help: PolicyDocument.choices(for: text, among: words),
      at: node)
    return nil
  }

  mutating func bool(_ node: NodeIndex?) -> Bool? {
    guard let node, let text = string(node) else { return nil }
    if text == "true" { return true }
    if text == "false" { return false }
    report(
      "not_a_bool", LocalizedText(en: "true or false is needed here", fr: "il faut ici true ou false"),
      help: LocalizedText(en: "write `true` or `false`", fr: "écrivez `true` ou `false`"), at: node)
    return nil
  }

  private func keysHelp(_ keys: MappingKeys) -> LocalizedText {
    let names = keys.names.joined(separator: ", ")
    return LocalizedText(en: "the keys here are: \(names)", fr: "les clés admises ici sont : \(names)")
  }
}
