// A declaration format, from its schema file: what is checked, which types expressions see, what each field is called
// and how it is asked for. Adding a field is an edit of that file; nothing here names one, except that a declaration
// says its format in `format`.

package import CEL
import Diagnostics
package import YAMLDocument

/// A compiled declaration format.
///
///     let format = try DeclarationFormat(loading: tree)
///     let reading = format.read(declaration)
///
/// An object, since every reader and every message refers to it.
package final class DeclarationFormat: Sendable {
  /// What a declaration of this format says in `format`: `vigie.platform/v1`.
  package let name: String
  /// The declaration as a whole; its fields are the identifiers that expressions begin with.
  package let rootType: RecordType
  /// Where every declaration stands.
  let rootPlace: AttributePlace
  /// By the number of a list of objects that is in no other list: where its first element stands.
  private let firstPlaces: [AttributePlace?]

  let schema: Schema
  let root: ObjectShape
  /// The shape of each type of record.
  let shapes: [ObjectIdentifier: ObjectShape]
  let placeholders: Placeholders
  /// The words of all vocabularies, a group each, and what they are as values.
  let words: NameTable
  let wordValues: [Value]
  /// Of each word, the list that has nothing else in it: such lists are frequent.
  let wordLists: [Value]
  /// What is asked of texts, by number.
  let texts: [TextShape]

  /// The field in which a declaration says its format.
  static let formatField = "format"

  package init(loading tree: DocumentTree) throws(SchemaRefusal) {
    guard let place = tree.root else {
      throw SchemaRefusal([Diagnostic(RefusalMessages.schemaIsNoMapping())])
    }
    let schema = try SchemaCompiler.compile(tree, at: place)
    var builder = ShapeBuilder(schema: schema)
    builder.checkTranslations()
    let shape = builder.shape(at: 0, name: "")
    var refusals = builder.refusals
    let name = tree.value(of: "x-format", in: place).map { tree.text(of: $0) }
    let span = tree.keySpan(ofMapping: place)
    if name == nil { refusals.append(Diagnostic(RefusalMessages.unnamedFormat(), span: span)) }
    guard let name, case .object(let root)? = shape else {
      if refusals.isEmpty { refusals.append(Diagnostic(RefusalMessages.rootIsNoObject(), span: span)) }
      throw SchemaRefusal(refusals)
    }
    if root.constant(of: Self.formatField) != name {
      refusals.append(Diagnostic(RefusalMessages.formatIsNotConstant(name), span: span))
    }
    guard refusals.isEmpty else { throw SchemaRefusal(refusals) }
    self.name = name
    self.rootType = root.type
    rootPlace = AttributePlace(AttributePath(), of: root.type)
    firstPlaces = root.firstPlaces(at: rootPlace)
    self.schema = schema
    self.root = root
    var shapes: [ObjectIdentifier: ObjectShape] = [:]
    root.collect(into: &shapes)
    self.shapes = shapes
    words = NameTable(groups: builder.vocabularies.map(\.words))
    wordValues = words.names.map(Value.string)
    wordLists = wordValues.map { .list([$0]) }
    texts = builder.texts
    self.placeholders = Placeholders(schema.texts("x-placeholders", at: 0))
  }

  /// Where the first element of a list stands, the elements being objects of a type.
  func firstElement(ofListAt place: AttributePlace, _ type: RecordType) -> AttributePlace {
    if let known = place.coordinates, known.index < 0, known.position < firstPlaces.count,
      let first = firstPlaces[known.position]
    {
      return first
    }
    return place.element(0, of: type)
  }

  /// Checks a declaration and gives its facts as far as they can be had.
  package func read(_ tree: DocumentTree) -> Reading {
    var reader = DeclarationReader(format: self, tree: tree)
    return reader.read()
  }
}

extension ObjectShape {
  /// By number: where the first elements of lists of objects stand that are in no other list.
  fileprivate func firstPlaces(at place: AttributePlace) -> [AttributePlace?] {
    var places = [AttributePlace?](repeating: nil, count: type.isFlat ? type.stateCount : 0)
    for slot in fields.indices where type.isFlat {
      let place = place.field(slot, of: type)
      if let object = fields[slot].object {
        for (number, inner) in object.firstPlaces(at: place).enumerated() { places[numbers[slot] + number] = inner }
      } else if let object = fields[slot].list?.items.object {
        places[numbers[slot]] = place.element(0, of: object.type)
      }
    }
    return places
  }

  /// Adds the shape and those within it.
  fileprivate func collect(into shapes: inout [ObjectIdentifier: ObjectShape]) {
    guard shapes.updateValue(self, forKey: ObjectIdentifier(type)) == nil else { return }
    for field in fields { field.shape.innermostObject?.collect(into: &shapes) }
  }

  /// The only text that a required field of this name may have.
  fileprivate func constant(of field: String) -> String? {
    guard let slot = type.slot(of: field), required[slot], case .text(let text) = fields[slot].shape else { return nil }
    return text.constant
  }
}
