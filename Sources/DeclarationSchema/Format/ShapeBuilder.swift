// Plain schemas to shapes. A declaration format must be structural, as Kubernetes asks of its custom resources: every
// place has one type, objects are closed, lists say what they hold, nothing refers to itself, every text exists in
// both languages. What is missing is collected, so that a format's author sees it at once.

import CEL
import Diagnostics
import YAMLDocument

struct ShapeBuilder {
  private let schema: Schema
  private var shapes: [Int: Shape] = [:]
  private var underway: Set<Int> = []
  private(set) var refusals: [Diagnostic] = []
  private(set) var vocabularies: [Vocabulary] = []
  private(set) var texts: [TextShape] = []

  init(schema: Schema) { self.schema = schema }

  private mutating func refuse(_ wording: Wording, _ index: Int) {
    let place = schema.nodes[index].place
    refusals.append(Diagnostic(wording, span: schema.tree.keySpan(ofMapping: place)))
  }

  /// The shape at a schema, named by the path that leads to it; nil where the schema was refused.
  mutating func shape(at index: Int, name: String) -> Shape? {
    let target = schema.target(of: index)
    var step = index
    while step != target, let next = schema.nodes[step].reference {
      if constrains(step) { refuse(RefusalMessages.constraintBesideReference(), step) }
      step = next
    }
    if let known = shapes[target] { return known }
    guard underway.insert(target).inserted else {
      refuse(RefusalMessages.endlessFormat(), index)
      return nil
    }
    defer { underway.remove(target) }
    let name = schema.definitionName(of: target) ?? name
    let shape = build(target, name: name)
    shapes[target] = shape
    return shape
  }

  /// Every text of the file must exist in both languages.
  mutating func checkTranslations() {
    for index in schema.nodes.indices {
      for (missing, given) in schema.untranslated(at: index) {
        refuse(RefusalMessages.missingTranslation(missing, of: given), index)
      }
    }
  }

  private mutating func build(_ index: Int, name: String) -> Shape? {
    let node = schema.nodes[index]
    guard let type = node.type else {
      refuse(RefusalMessages.missingType(name), index)
      return nil
    }
    checkKeywordsFit(index, type)
    switch type {
    case .object: return object(index, node, name: name)
    case .array: return list(index, node, name: name)
    case .string: return text(index, node, name: name)
    case .integer: return .integer(node.number)
    case .number: return .number(node.number)
    case .boolean: return .boolean
    case .null:
      refuse(RefusalMessages.nullType(), index)
      return nil
    }
  }

  private mutating func object(_ index: Int, _ node: SchemaNode, name: String) -> Shape? {
    if !node.object.isClosed { refuse(RefusalMessages.openObject(), index) }
    for required in node.object.required where node.object.names.position(of: required) == nil {
      let near = nearestName(to: required, among: node.object.names.names)
      refuse(RefusalMessages.requiredUnknown(required, near: near), index)
    }
    var fields: [RecordType.Field] = []
    var slots: [Slot] = []
    for (field, schema) in zip(node.object.names.names, node.object.schemas) {
      guard let shape = shape(at: schema, name: name.isEmpty ? field : "\(name).\(field)") else { continue }
      fields.append(RecordType.Field(name: field, type: shape.type))
      slots.append(Slot(shape: shape, schema: schema, field: field, question: question(at: schema)))
    }
    let type = RecordType(name: name.isEmpty ? "declaration" : name, fields: fields)
    let required = fields.map { node.object.required.contains($0.name) }
    return .object(ObjectShape(type: type, fields: slots, required: required))
  }

  private func question(at index: Int) -> LocalizedText? { schema.text(SchemaTexts.question, at: index) }

  private mutating func list(_ index: Int, _ node: SchemaNode, name: String) -> Shape? {
    guard let items = node.list.items else {
      refuse(RefusalMessages.listWithoutItems(), index)
      return nil
    }
    guard let shape = shape(at: items, name: Self.singular(name)) else { return nil }
    return .list(ListShape(items: Slot(shape: shape, schema: items, question: question(at: items)), rules: node.list))
  }

  private mutating func text(_ index: Int, _ node: SchemaNode, name: String) -> Shape? {
    if let choices = node.choices {
      let words = choices.compactMap(\.string)
      if words.count < choices.count || words.isEmpty || Set(choices).count < choices.count {
        refuse(RefusalMessages.enumOfWords(), index)
      }
      if node.text.hasLimits || node.text.format != nil || node.constant != nil {
        refuse(RefusalMessages.limitsBesideWords(), index)
      }
      vocabularies.append(Vocabulary(name: name, words: words))
      return .word(WordShape(vocabulary: vocabularies[vocabularies.count - 1], number: vocabularies.count - 1))
    }
    if node.text.format != nil || node.constant != nil, node.text.hasLimits {
      refuse(RefusalMessages.limitsBesideWords(), index)
    }
    let constant = node.constant?.string
    if node.constant != nil, constant == nil { refuse(RefusalMessages.constantIsText(), index) }
    let shape = TextShape(rules: node.text, constant: constant, number: texts.count)
    texts.append(shape)
    return .text(shape)
  }

  /// A keyword that says nothing about the node's type would be a rule that never applies.
  private mutating func checkKeywordsFit(_ index: Int, _ type: SchemaType) {
    let place = schema.nodes[index].place
    for entry in schema.tree.entries(of: place) {
      guard let keyword = schema.tree.withUTF8(of: entry.key, SchemaKeyword.init(spelling:)), !keyword.fits(type)
      else { continue }
      refusals.append(
        Diagnostic(RefusalMessages.keywordOfOtherType(keyword, type), span: schema.tree.span(of: entry.key)))
    }
  }

  private func constrains(_ index: Int) -> Bool {
    schema.tree.entries(of: schema.nodes[index].place).contains {
      schema.tree.withUTF8(of: $0.key, SchemaKeyword.init(spelling:))?.constrains ?? false
    }
  }

  /// `spaces` holds a `space` each; `age_bands`, an `age_band`.
  private static func singular(_ name: String) -> String {
    let ends = { (suffix: String) in name.utf8.reversed().starts(with: suffix.utf8.reversed()) }
    if ends("ies") { return String(name.dropLast(3)) + "y" }
    return ends("s") && !ends("ss") ? String(name.dropLast()) : name
  }
}

extension SchemaKeyword {
  /// Whether the keyword can mean something for a type.
  fileprivate func fits(_ type: SchemaType) -> Bool {
    switch self {
    case .properties, .required, .additionalProperties: type == .object
    case .items, .minItems, .maxItems, .uniqueItems: type == .array
    case .enum, .const, .minLength, .maxLength, .pattern, .format: type == .string
    case .minimum, .maximum: type == .integer || type == .number
    default: true
    }
  }
}
