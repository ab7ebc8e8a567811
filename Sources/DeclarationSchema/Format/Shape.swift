// What a declaration may say at one place, as its reader needs it: the schema's nodes with references followed, types
// settled, words turned into values, and CEL's type for each. Shapes are finite: a format that refers to itself is
// refused before one is built.

import CEL
import Diagnostics

/// What one field or element may be.
enum Shape: Sendable {
  case object(ObjectShape)
  case list(ListShape)
  case text(TextShape)
  case word(WordShape)
  case integer(NumberRules)
  case number(NumberRules)
  case boolean

  /// The type that expressions see.
  var type: Type {
    switch self {
    case .object(let object): .record(object.type)
    case .list(let list): .list(list.items.shape.type)
    case .text(let text): text.isMoment ? .timestamp : .string
    case .word(let words): .word(words.vocabulary)
    case .integer: .int
    case .number: .double
    case .boolean: .bool
    }
  }
}

/// A shape and the schema node that carries its texts. An object, so that handing one on costs one reference.
final class Slot: Sendable {
  let shape: Shape
  /// The schema as it stands at this place, before `$ref` is followed.
  let schema: Int
  /// The step of a path that leads to a field, made once; nil for the elements of a list.
  let step: AttributePath.Component?
  /// What is asked of an operator, which every unanswered field of every declaration repeats.
  let question: LocalizedText?

  init(shape: Shape, schema: Int, field: String? = nil, question: LocalizedText?) {
    self.shape = shape
    self.schema = schema
    self.step = field.map { .field($0) }
    self.question = question
  }
}

final class ObjectShape: Sendable {
  let type: RecordType
  let names: NameTable
  let fields: [Slot]
  /// By slot: whether the field must be said.
  let required: [Bool]
  let hasRequired: Bool

  init(type: RecordType, fields: [Slot], required: [Bool]) {
    self.type = type
    self.names = NameTable(type.fields.map(\.name))
    self.fields = fields
    self.required = required
    self.hasRequired = required.contains(true)
  }
}

final class ListShape: Sendable {
  let items: Slot
  let rules: ListRules

  init(items: Slot, rules: ListRules) {
    self.items = items
    self.rules = rules
  }
}

final class TextShape: Sendable {
  let rules: TextRules
  /// The only text that is right.
  let constant: String?

  /// Whether placeholders are ordinary text here: no form is asked for that could tell them from an answer.
  let isPlain: Bool

  init(rules: TextRules, constant: String?) {
    self.rules = rules
    self.constant = constant
    isPlain = rules.pattern == nil && rules.format == nil && constant == nil
  }

  var isMoment: Bool { rules.format == .date || rules.format == .dateTime }
}

final class WordShape: Sendable {
  let vocabulary: Vocabulary
  let table: NameTable
  /// The words as values, made once.
  let values: [Value]

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    self.table = NameTable(vocabulary.words)
    self.values = vocabulary.words.map(Value.string)
  }
}
