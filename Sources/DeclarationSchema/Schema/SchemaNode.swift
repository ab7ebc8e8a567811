// One schema of a schema file, compiled: the keywords that constrain, grouped by the kind of value they speak of.
// Texts and annotations stay in the file's tree and are read where someone asks for them.

import CEL
import YAMLDocument

/// The value of `type`.
enum SchemaType: String, Sendable, CaseIterable {
  case object, array, string, integer, number, boolean, null
}

/// One schema: an object of keywords. All that is absent constrains nothing.
struct SchemaNode: Sendable {
  /// The mapping in the schema file.
  let place: NodeIndex
  /// The schema that `$ref` names; it holds beside the keywords of this one.
  var reference: Int?
  var type: SchemaType?
  var object = ObjectRules()
  var list = ListRules()
  var text = TextRules()
  var number = NumberRules()
  var choices: [JSONValue]?
  var constant: JSONValue?

  init(place: NodeIndex) { self.place = place }
}

/// `properties`, `required`, `additionalProperties: false`.
struct ObjectRules: Sendable {
  var names = NameTable.empty
  /// The schema of each name.
  var schemas: [Int] = []
  var required: [String] = []
  var isClosed = false
}

/// `items`, `minItems`, `maxItems`, `uniqueItems`.
struct ListRules: Sendable {
  var items: Int?
  var minimumCount: Int?
  var maximumCount: Int?
  var isUnique = false

  func admits(count: Int) -> Bool {
    if let minimumCount, count < minimumCount { return false }
    if let maximumCount, count > maximumCount { return false }
    return true
  }
}

/// `minLength`, `maxLength` (in Unicode code points), `pattern`, `format`.
struct TextRules: Sendable {
  var minimumLength: Int?
  var maximumLength: Int?
  var pattern: LinearRegex?
  var format: TextFormat?

  var hasLimits: Bool { minimumLength != nil || maximumLength != nil || pattern != nil }

  func admits(length text: String) -> Bool {
    if minimumLength == nil, maximumLength == nil { return true }
    // No code point has more than four bytes, so that bytes tell nearly always that there are enough and not too many.
    let bytes = text.utf8.count
    if minimumLength ?? 0 <= (bytes + 3) / 4, bytes <= maximumLength ?? .max { return true }
    let length = text.unicodeScalars.count
    if let minimumLength, length < minimumLength { return false }
    if let maximumLength, length > maximumLength { return false }
    return true
  }
}

/// The formats that have a meaning here; as JSON Schema has it, a format by itself does not fail a plain validation.
enum TextFormat: String, Sendable, CaseIterable {
  case date
  case dateTime = "date-time"
  case uri
  case email
}

/// `minimum`, `maximum`.
struct NumberRules: Sendable {
  var minimum: SchemaNumber?
  var maximum: SchemaNumber?

  func admits(_ number: SchemaNumber) -> Bool {
    if let minimum, number < minimum { return false }
    if let maximum, maximum < number { return false }
    return true
  }
}
