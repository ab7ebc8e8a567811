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

/// What most scalars and lists of words are read by: as much of a shape as takes no reference to be counted.
enum Form: BitwiseCopyable, Sendable {
  case boolean
  case integer(least: Int64, greatest: Int64)
  case number(least: Double, greatest: Double)
  /// One of a vocabulary, by its number.
  case word(Int)
  /// A list of these.
  case words(Int, least: Int, greatest: Int)
  /// Any text at all, placeholders too.
  case text
  case date
  /// A text of which something is asked, or an address, by its number among the format's texts.
  case limited(Int)
  /// What needs the shape.
  case other

  init(_ shape: Shape) {
    switch shape {
    case .boolean: self = .boolean
    case .integer(let rules):
      guard case .int(let least) = rules.minimum ?? .int(.min), case .int(let greatest) = rules.maximum ?? .int(.max)
      else {
        self = .other
        return
      }
      self = .integer(least: least, greatest: greatest)
    case .number(let rules):
      self = .number(
        least: rules.minimum?.asDouble ?? -.infinity, greatest: rules.maximum?.asDouble ?? .infinity)
    case .word(let words): self = .word(words.number)
    case .text(let text):
      switch text.rules.format {
      case nil: self = text.isPlain && !text.rules.hasLimits ? .text : .limited(text.number)
      case .uri: self = .limited(text.number)
      case .date: self = text.constant == nil ? .date : .other
      case .dateTime, .email: self = .other
      }
    case .list(let list):
      if case .word(let words) = list.items.shape {
        self = .words(words.number, least: list.rules.minimumCount ?? 0, greatest: list.rules.maximumCount ?? .max)
      } else {
        self = .other
      }
    case .object: self = .other
    }
  }
}

/// A shape and the schema node that carries its texts. An object, so that handing one on costs one reference.
final class Slot: Sendable {
  let shape: Shape
  /// What the shape is, for whoever hands it on without counting another reference; nil where it is something else.
  let object: ObjectShape?
  let list: ListShape?
  /// The schema as it stands at this place, before `$ref` is followed.
  let schema: Int
  /// A field's name as messages show it; nil for the elements of a list.
  let quotedName: String?
  /// What is asked of an operator, which every unanswered field of every declaration repeats.
  let question: LocalizedText?

  init(shape: Shape, schema: Int, field: String? = nil, question: LocalizedText?) {
    self.shape = shape
    object = if case .object(let object) = shape { object } else { nil }
    list = if case .list(let list) = shape { list } else { nil }
    self.schema = schema
    self.quotedName = field.map { quote($0) }
    self.question = question
  }
}

final class ObjectShape: Sendable {
  let type: RecordType
  let names: NameTable
  /// By slot: the number of the field's state.
  let numbers: [Int]
  let isFlat: Bool
  let fields: [Slot]
  let forms: [Form]
  /// By slot: whether the field must be said.
  let required: [Bool]
  let requiredSlots: [Int]

  init(type: RecordType, fields: [Slot], required: [Bool]) {
    self.type = type
    self.names = NameTable(type.fields.map(\.name))
    self.numbers = type.numbers
    self.isFlat = type.isFlat
    self.fields = fields
    self.forms = fields.map { Form($0.shape) }
    self.required = required
    self.requiredSlots = required.indices.filter { required[$0] }
  }
}

final class ListShape: Sendable {
  let items: Slot
  let form: Form
  let rules: ListRules

  init(items: Slot, rules: ListRules) {
    self.items = items
    self.form = Form(items.shape)
    self.rules = rules
  }
}

final class TextShape: Sendable {
  let rules: TextRules
  /// The only text that is right, and its UTF-8.
  let constant: String?
  let constantBytes: [UInt8]?
  /// Among the format's texts.
  let number: Int

  /// Whether placeholders are ordinary text here: no form is asked for that could tell them from an answer.
  let isPlain: Bool

  init(rules: TextRules, constant: String?, number: Int) {
    self.rules = rules
    self.constant = constant
    self.constantBytes = constant.map { Array($0.utf8) }
    self.number = number
    isPlain = rules.pattern == nil && rules.format == nil && constant == nil
  }

  var isMoment: Bool { rules.format == .date || rules.format == .dateTime }
}

final class WordShape: Sendable {
  let vocabulary: Vocabulary
  /// Among the format's vocabularies.
  let number: Int

  init(vocabulary: Vocabulary, number: Int) {
    self.vocabulary = vocabulary
    self.number = number
  }
}
