// The words for what a well-formed document is refused for: limits, duplicate keys, aliases, merge keys, tags. The
// words for text that is no YAML stand in SyntaxMessages.

import Diagnostics

/// Refusals that need no detail of the document.
enum Refusal {
  case mergeLoop, secondMergeKey, mergeOfNoMapping

  func diagnostic(at span: SourceSpan) -> Diagnostic {
    switch self {
    case .mergeLoop:
      Diagnostic(
        code: "yaml.merge",
        message: LocalizedText(
          en: "this merge key merges a mapping into itself", fr: "cette clé de fusion fusionne un objet avec lui-même"),
        help: LocalizedText(
          en: "let `<<` name a mapping that ends before this one begins",
          fr: "faites désigner par `<<` un objet qui se termine avant le début de celui-ci"), span: span)
    case .secondMergeKey:
      Diagnostic(
        code: "yaml.duplicate_key",
        message: LocalizedText(
          en: "this mapping has a second merge key `<<`", fr: "cet objet contient une seconde clé de fusion `<<`"),
        help: LocalizedText(
          en: "merge several mappings with one list: `<<: [*first, *second]`",
          fr: "fusionnez plusieurs objets par une seule liste\u{A0}: `<<: [*premier, *second]`"), span: span)
    case .mergeOfNoMapping:
      Diagnostic(
        code: "yaml.merge",
        message: LocalizedText(
          en: "a merge key `<<` takes a mapping or a list of mappings, and this is neither",
          fr: "une clé de fusion `<<` attend un objet ou une liste d’objets, et ceci n’est ni l’un ni l’autre"),
        help: LocalizedText(
          en: "write an alias of a mapping, such as `<<: *defaults`, or quote the key to mean the text `\"<<\"`",
          fr: "écrivez l’alias d’un objet, par exemple `<<: *defauts`, ou mettez la clé entre guillemets pour désigner "
            + "le texte `\"<<\"`"), span: span)
    }
  }
}

extension TreeBuilder {
  func span(of node: Node) -> SourceSpan { span(from: node.start, to: node.end) }

  func span(from start: Mark, to end: Mark) -> SourceSpan {
    SourceSpan(start: SourcePosition(start), end: SourcePosition(end))
  }

  /// The one character at a place.
  private func span(at mark: Mark) -> SourceSpan {
    let start = SourcePosition(mark)
    return SourceSpan(start: start, end: SourcePosition(line: start.line, column: start.column + 1))
  }

  func duplicateKey(_ key: NodeIndex, first: NodeIndex) -> Diagnostic {
    let tree = self.tree
    let span = tree.span(of: key)
    let line = tree.span(of: first).start.line
    let isText = tree.kind(of: key) == .scalar
    let name = isText ? "`\(tree.text(of: key).withoutControls.shortened(to: 60))` " : ""
    return Diagnostic(
      code: "yaml.duplicate_key",
      message: LocalizedText(
        en: "the key \(name)stands twice in this mapping, first on line \(line)",
        fr: "la clé \(name)figure deux fois dans cet objet, la première fois à la ligne \(line)"),
      help: LocalizedText(
        en: "keep one of the two, or rename one", fr: "gardez l’une des deux, ou renommez l’une d’elles"), span: span)
  }

  func unknownAlias(_ name: [UInt8], at start: Mark, to end: Mark, known: some Sequence<String>) -> Diagnostic {
    let name = String(decoding: name, as: UTF8.self)
    let shown = name.withoutControls.shortened(to: 60)
    let help =
      if let near = nearestName(to: name, among: known) {
        LocalizedText.didYouMean("`*\(near.withoutControls)`")
      } else {
        LocalizedText(
          en: "write `&\(shown)` before the value that is meant, above this line, or quote the text: `\"*\(shown)\"`",
          fr: "écrivez `&\(shown)` devant la valeur visée, plus haut dans le document, ou mettez le texte entre "
            + "guillemets\u{A0}: `\"*\(shown)\"`")
      }
    return Diagnostic(
      code: "yaml.unknown_alias",
      message: LocalizedText(
        en: "the alias `*\(shown)` names no anchor of this document before this place",
        fr: "l’alias `*\(shown)` ne désigne aucune ancre placée avant lui dans ce document"),
      help: help, span: span(from: start, to: end))
  }

  func recursiveAlias(_ name: [UInt8], at start: Mark, to end: Mark) -> Diagnostic {
    let shown = String(decoding: name, as: UTF8.self).withoutControls.shortened(to: 60)
    return Diagnostic(
      code: "yaml.recursive_alias",
      message: LocalizedText(
        en: "the alias `*\(shown)` stands inside the value that it names",
        fr: "l’alias `*\(shown)` figure à l’intérieur de la valeur qu’il désigne"),
      help: LocalizedText(
        en: "write the value that is meant, or name one that ends before this place",
        fr: "écrivez la valeur voulue, ou désignez-en une qui se termine avant cet endroit"),
      span: span(from: start, to: end))
  }

  func unknownTag(_ tag: String, at start: Mark) -> Diagnostic {
    let short = tag.hasPrefix(CoreTag.prefix) ? "!!" + tag.dropFirst(CoreTag.prefix.count) : tag
    let shown = short.withoutControls.shortened(to: 60)
    return Diagnostic(
      code: "yaml.tag",
      message: LocalizedText(
        en: "the tag `\(shown)` is not one of YAML’s core schema",
        fr: "l’étiquette `\(shown)` ne fait pas partie du schéma de base de YAML"),
      help: LocalizedText(
        en: "remove it, or write one of !!str, !!int, !!float, !!bool, !!null, !!seq, !!map",
        fr: "retirez-la, ou écrivez l’une de celles-ci\u{A0}: !!str, !!int, !!float, !!bool, !!null, !!seq, !!map"),
      span: tagSpan(at: start))
  }

  func misplacedTag(_ tag: CoreTag, on kind: NodeKind, at start: Mark) -> Diagnostic {
    let found =
      switch kind {
      case .scalar: LocalizedText(en: "a single value", fr: "une valeur simple")
      case .sequence: LocalizedText(en: "a list", fr: "une liste")
      case .mapping: LocalizedText(en: "a mapping", fr: "un objet")
      }
    return Diagnostic(
      code: "yaml.tag",
      message: LocalizedText(
        en: "the tag `\(tag.name)` cannot stand before \(found.english)",
        fr: "l’étiquette `\(tag.name)` ne peut pas précéder \(found.french)"),
      help: LocalizedText(en: "remove the tag", fr: "retirez l’étiquette"), span: tagSpan(at: start))
  }

  func tooDeep(at mark: Mark, throughAlias: Bool) -> Diagnostic {
    let limit = limits.maximumDepth
    return Diagnostic(
      code: "yaml.too_deep",
      message: throughAlias
        ? LocalizedText(
          en: "this alias nests lists and mappings more than \(limit) deep",
          fr: "cet alias imbrique des listes et des objets sur plus de \(limit) niveaux")
        : LocalizedText(
          en: "lists and mappings are nested more than \(limit) deep here",
          fr: "des listes et des objets sont imbriqués ici sur plus de \(limit) niveaux"),
      help: LocalizedText(
        en: "flatten the document, or raise the limit on nesting",
        fr: "aplatissez le document, ou relevez la limite d’imbrication"),
      span: span(at: mark))
  }

  func tooManyNodes(at mark: Mark) -> Diagnostic {
    Diagnostic(
      code: "yaml.too_many_nodes",
      message: LocalizedText(
        en: "the document has more than \(limits.maximumNodes) keys and values",
        fr: "le document contient plus de \(limits.maximumNodes) clés et valeurs"),
      help: LocalizedText(
        en: "split it into several documents, or raise the limit on nodes",
        fr: "répartissez-le en plusieurs documents, ou relevez la limite du nombre de nœuds"), span: span(at: mark))
  }

  func tooLargeExpansion(at start: Mark, to end: Mark) -> Diagnostic {
    Diagnostic(
      code: "yaml.alias_expansion",
      message: LocalizedText(
        en: "with its aliases followed, the document grows beyond \(limits.maximumNodes) keys and values, or beyond "
          + "\(2 * limits.maximumBytes) bytes of text",
        fr: "une fois ses alias suivis, le document dépasse \(limits.maximumNodes) clés et valeurs, ou "
          + "\(2 * limits.maximumBytes) octets de texte"),
      help: LocalizedText(
        en: "use fewer aliases of large values", fr: "utilisez moins d’alias de valeurs volumineuses"),
      span: span(from: start, to: end))
  }

  /// The tag of a node, whose anchor may stand before it.
  private func tagSpan(at mark: Mark) -> SourceSpan {
    let count = file.bytes.count
    var start = file.byteOffset(ofCharacter: mark.index)
    if start < count, file.bytes[start] == UInt8(ascii: "&") {
      start = file.endOfBlanks(from: file.endOfAnchor(from: start, to: count), to: count)
    }
    let end = file.endOfTag(from: start, to: count)
    return SourceSpan(start: file.position(ofByte: start), end: file.position(ofByte: max(end, start + 1)))
  }
}
