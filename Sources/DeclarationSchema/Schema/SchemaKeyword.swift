// The keywords of the structural subset. A schema that uses any other (save annotations that start with `x-`) is
// refused: a keyword that is silently ignored is a rule that somebody believes to be checked.

enum SchemaKeyword: String, CaseIterable {
  case dialect = "$schema"
  case identifier = "$id"
  case definitions = "$defs"
  case reference = "$ref"
  case type
  case properties
  case required
  case additionalProperties
  case items
  case `enum`
  case const
  case minimum
  case maximum
  case minLength
  case maxLength
  case minItems
  case maxItems
  case uniqueItems
  case pattern
  case format
  case title
  case description
  case `default`
  case examples

  private static let table = NameTable(allCases.map(\.rawValue))

  /// The keyword that is spelt so: what `init(rawValue:)` finds by comparing with each in turn.
  init?(spelling: Span<UInt8>) {
    guard let position = Self.table.position(of: spelling) else { return nil }
    self = Self.allCases[position]
  }

  static let dialectAddress = "https://json-schema.org/draft/2020-12/schema"

  /// Whether the keyword limits what an instance may be.
  var constrains: Bool {
    switch self {
    case .dialect, .identifier, .definitions, .reference, .title, .description, .default, .examples: false
    default: true
    }
  }
}
