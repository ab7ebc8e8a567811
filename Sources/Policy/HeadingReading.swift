// Reading what stands at the head of a policy: its format, its source, and what it judges.

import CEL
import DeclarationSchema
import Diagnostics
import YAMLDocument

/// What is judged one by one, before expressions are compiled.
struct SubjectHeading {
  let list: String
  let name: String
  /// Nothing is known of subjects whose list does not exist.
  let type: Type
  let label: NodeIndex?
}

/// The source and the node of its text in its own language.
struct SourceDraft {
  let clause: SourceClause
  let text: NodeIndex
}

extension PolicyDocument {
  static func isOfThisFormat(_ root: NodeIndex, _ reader: inout PolicyReader) -> Bool {
    let entry = reader.tree.entries(of: root).first { reader.tree.text(of: $0.key) == "format" }
    // What is no mapping, or has no format, is reported with the other keys.
    guard reader.tree.kind(of: root) == .mapping, let entry else { return true }
    guard let name = reader.string(entry.value) else { return false }
    if name == formatName { return true }
    reader.report(
      "wrong_format",
      LocalizedText(en: "this is not a policy of a known format", fr: "ceci n’est pas une politique d’un format connu"),
      help: LocalizedText(en: "write `format: \(formatName)`", fr: "écrivez `format: \(formatName)`"),
      at: entry.value)
    return false
  }

  static func format(
    _ node: NodeIndex?, _ formats: [DeclarationFormat], _ reader: inout PolicyReader
  ) -> DeclarationFormat? {
    guard let name = reader.located(node) else { return nil }
    if let format = formats.first(where: { $0.name == name.value }) { return format }
    reader.report(
      "unknown_declarations",
      LocalizedText(
        en: "there is no declaration format `\(name.value.withoutControls)`",
        fr: "il n’y a pas de format de déclaration « \(name.value.withoutControls) »"),
      help: choices(for: name.value, among: formats.map(\.name)), at: name.node)
    return nil
  }

  static func source(_ node: NodeIndex?, _ reader: inout PolicyReader) -> SourceDraft? {
    guard let node,
      let fields = reader.fields(of: node, ["title!", "publisher!", "clause!", "text!", "not_formalised"])
    else { return nil }
    let title = reader.string(fields["title"])
    let publisher = reader.string(fields["publisher"])
    let clause = reader.string(fields["clause"])
    let text = reader.translations(fields["text"])
    let parts = reader.elements(of: fields["not_formalised"]).compactMap { part -> UnformalisedPart? in
      guard let fields = reader.fields(of: part, ["quote!", "reason!"]) else { return nil }
      let quote = reader.located(fields["quote"])
      let reason = reader.localized(fields["reason"])
      guard let quote else { return nil }
      // Without its reason the part still accounts for its words.
      return UnformalisedPart(quote: quote, reason: reason ?? LocalizedText(en: "", fr: ""))
    }
    guard let text else { return nil }
    return SourceDraft(
      clause: SourceClause(
        title: title ?? "", publisher: publisher ?? "", clause: clause ?? "",
        text: LocalizedText(en: text.english.value, fr: text.french.value), notFormalised: parts),
      text: text.french.node)
  }

  static func subject(
    _ node: NodeIndex?, _ format: DeclarationFormat?, _ reader: inout PolicyReader
  ) -> SubjectHeading? {
    guard let node, let fields = reader.fields(of: node, ["in!", "as!", "label!"]) else { return nil }
    let list = reader.located(fields["in"])
    let name = reader.located(fields["as"])
    guard let format else { return nil }
    let roots = format.rootType.fields.map(\.name)
    if let name {
      NameCheck.run(name.value, at: name.node, taken: roots + ["as_of", "params", "variables"], &reader)
    }
    var type: Type?
    if let list {
      type = ListPath(list.value + "[]").flatMap { $0.steps.count == 1 ? format.elementType(of: $0) : nil }
      if type == nil || !roots.contains(list.value) {
        let known = roots.filter { root in ListPath(root + "[]").flatMap { format.elementType(of: $0) } != nil }
        reader.report(
          "unknown_list",
          LocalizedText(
            en: "`\(list.value.withoutControls)` is not a list of objects at the root of declarations",
            fr: "« \(list.value.withoutControls) » n’est pas une liste d’objets à la racine des déclarations"),
          help: choices(for: list.value, among: known), at: list.node)
      }
    }
    guard let name else { return nil }
    return SubjectHeading(list: list?.value ?? "", name: name.value, type: type ?? .error, label: fields["label"])
  }

  static func absences(
    _ node: NodeIndex?, _ format: DeclarationFormat, _ reader: inout PolicyReader
  ) -> [AbsenceMeaning] {
    var paths: [Located<String>] = []
    let absences = reader.elements(of: node).compactMap { node -> AbsenceMeaning? in
      guard let fields = reader.fields(of: node, ["path!", "means!"]) else { return nil }
      let path = reader.located(fields["path"])
      let meaning = reader.localized(fields["means"])
      if let path { paths.append(path) }
      guard let path, let meaning else { return nil }
      return AbsenceMeaning(pattern: path.value, meaning: meaning)
    }
    AbsenceCheck.run(paths, format, &reader)
    return absences
  }
}
