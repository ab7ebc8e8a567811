// What a schema file says of a field to people: for the field reference, for the questions asked of an operator, and
// for messages that name what is missing.

package import CEL
package import Diagnostics
import YAMLDocument

/// A field of a declaration, described.
package struct FieldDescription: Sendable {
  /// A word that the field, or each element of it, may be.
  package struct Word: Sendable {
    package let word: String
    package let label: LocalizedText?
  }

  /// The field with `[]` for every list passed: `spaces[].audience.minimum_age`.
  package let path: String
  package let type: Type
  /// Whether its object is not complete without it.
  package let isRequired: Bool
  private let slot: Slot
  private let schema: Schema

  init(_ slot: Slot, of schema: Schema, path: String, isRequired: Bool) {
    self.path = path
    self.type = slot.shape.type
    self.isRequired = isRequired
    self.slot = slot
    self.schema = schema
  }
}

/// The texts of a field, each read from the schema file when somebody asks: a report on unanswered fields wants their
/// questions only.
extension FieldDescription {
  package var title: LocalizedText? { schema.text(SchemaTexts.title, at: slot.schema) }
  package var description: LocalizedText? { schema.text(SchemaTexts.description, at: slot.schema) }

  /// The question asked of an operator; objects, which only group fields, have none.
  package var question: LocalizedText? { slot.question }

  /// Empty where the field is no enum and no list of one.
  package var words: [Word] {
    var wordsAt = slot
    while case .list(let list) = wordsAt.shape { wordsAt = list.items }
    guard case .word(let word) = wordsAt.shape else { return [] }
    return word.vocabulary.words.map { Word(word: $0, label: schema.label(of: $0, at: wordsAt.schema)) }
  }

  /// Comparable provisions of other texts.
  package var equivalents: [String] { schema.texts("x-equivalents", at: slot.schema) }

  /// Scalars that would be right here.
  package var examples: [String] { schema.texts("examples", at: slot.schema) }
}

extension DeclarationFormat {
  /// The field at a path, whatever the indices in it; nil where the format has no such field.
  package func field(at path: AttributePath) -> FieldDescription? {
    slot(at: path).map { FieldDescription($0.slot, of: schema, path: $0.pattern, isRequired: $0.isRequired) }
  }

  /// What the field at a path asks of an operator.
  package func question(at path: AttributePath) -> LocalizedText? {
    var object: ObjectShape? = root
    var slot: Slot?
    for case .field(let name) in path.components {
      guard let shape = object, let position = shape.type.slot(of: name) else { return nil }
      slot = shape.fields[position]
      object = shape.fields[position].shape.innermostObject
    }
    return slot?.question
  }

  /// What an attribute's field asks of an operator.
  package func question(about attribute: Attribute) -> LocalizedText? {
    guard let slot = attribute.slot, let shape = shapes[attribute.record.typeIdentity] else {
      return question(at: attribute.path)
    }
    return shape.fields[slot].question
  }

  private func slot(at path: AttributePath) -> (slot: Slot, pattern: String, isRequired: Bool)? {
    var object: ObjectShape? = root
    var found: (slot: Slot, isRequired: Bool)?
    var pattern = ""
    for case .field(let name) in path.components {
      guard let shape = object, let position = shape.type.slot(of: name) else { return nil }
      pattern += (pattern.isEmpty ? "" : found?.slot.shape.isList == true ? "[]." : ".") + name
      found = (shape.fields[position], shape.required[position])
      object = shape.fields[position].shape.innermostObject
    }
    return found.map { ($0.slot, pattern, $0.isRequired) }
  }

  /// Every field, in the order of the schema file; an object before the fields in it.
  package var fields: [FieldDescription] {
    var fields: [FieldDescription] = []
    collect(root, prefix: "", into: &fields)
    return fields
  }

  private func collect(_ object: ObjectShape, prefix: String, into fields: inout [FieldDescription]) {
    for (position, slot) in object.fields.enumerated() {
      let path = prefix + object.type.fields[position].name
      fields.append(FieldDescription(slot, of: schema, path: path, isRequired: object.required[position]))
      if let inner = slot.shape.innermostObject {
        collect(inner, prefix: path + (slot.shape.isList ? "[]." : "."), into: &fields)
      }
    }
  }
}

extension Shape {
  var isList: Bool { if case .list = self { true } else { false } }

  /// The object here, or the one that a list here is made of.
  var innermostObject: ObjectShape? {
    switch self {
    case .object(let object): object
    case .list(let list): list.items.shape.innermostObject
    default: nil
    }
  }
}
