// Which groups of the JSON Schema suite the structural subset refuses, and for what: the record of where the subset
// ends. A group that begins or ceases to be refused fails the test until this table says so.

enum SuiteRefusals {
  /// By file and group, the codes of the refusals.
  static let expected: [String: [String: Set<String>]] = [
    "additionalProperties": [
      "additionalProperties being false does not allow other properties": [keyword],
      "additionalProperties can exist by itself": [additional],
      "additionalProperties does not look in applicators": [additional, keyword],
      "additionalProperties with null valued instance properties": [additional],
      "additionalProperties with propertyNames": [additional, keyword],
      "additionalProperties with schema": [additional],
      "dependentSchemas with additionalProperties": [keyword],
      "non-ASCII pattern with additionalProperties": [keyword],
    ],
    "const": [
      "characters with the same visual representation but different codepoint": [keyword],
      "characters with the same visual representation, but different number of codepoints": [keyword],
    ],
    "defs": [
      "validate definition against metaschema": [reference]
    ],
    "items": [
      "items and subitems": [notSchema, keyword],
      "items does not look in applicators, valid case": [keyword],
      "items with boolean schema (false)": [notSchema],
      "items with boolean schema (true)": [notSchema],
      "items with heterogeneous array": [notSchema, keyword],
      "prefixItems validation adjusts the starting index for items": [keyword],
      "prefixItems with no additional items allowed": [notSchema, keyword],
    ],
    "pattern": [
      "pattern with Unicode property escape requires unicode mode": [pattern]
    ],
    "properties": [
      "properties with boolean schema": [notSchema],
      "properties, patternProperties, additionalProperties interaction": [additional, keyword],
    ],
    "ref": [
      "$id must be resolved against nearest parent, not just immediate parent": [onlyAtRoot, keyword],
      "$ref to boolean schema false": [notSchema, reference],
      "$ref to boolean schema true": [notSchema, reference],
      "Recursive references between schemas": [onlyAtRoot, reference],
      "URN base URI with NSS": [keyword],
      "URN base URI with URN and JSON pointer ref": [reference],
      "URN base URI with URN and anchor ref": [reference, keyword],
      "URN base URI with q-component": [keyword],
      "URN base URI with r-component": [keyword],
      "URN ref with nested pointer ref": [onlyAtRoot, reference],
      "empty tokens in $ref json-pointer": [keyword],
      "order of evaluation: $id and $anchor and $ref": [onlyAtRoot, reference, keyword],
      "order of evaluation: $id and $ref on nested schema": [onlyAtRoot, reference, keyword],
      "order of evaluation: $id and $ref": [onlyAtRoot, reference, keyword],
      "ref creates new scope when adjacent to keywords": [keyword],
      "ref to else": [reference, keyword],
      "ref to if": [reference, keyword],
      "ref to then": [reference, keyword],
      "ref with absolute-path-reference": [onlyAtRoot, reference],
      "refs with relative uris and defs": [onlyAtRoot, reference],
      "relative pointer ref to array": [keyword],
      "relative refs with absolute uris and defs": [onlyAtRoot, reference],
      "remote ref, containing refs itself": [reference],
      "simple URN base URI with $ref via the URN": [reference, keyword],
      "simple URN base URI with JSON pointer": [keyword],
    ],
    "type": [
      "multiple types can be specified in an array": [typeList],
      "type as array with one item": [typeList],
      "type: array or object": [typeList],
      "type: array, object or null": [typeList],
    ],
    "uniqueItems": [
      "uniqueItems with an array of items and additionalItems=false": [notSchema, keyword],
      "uniqueItems with an array of items": [keyword],
      "uniqueItems=false with an array of items and additionalItems=false": [notSchema, keyword],
      "uniqueItems=false with an array of items": [keyword],
    ],
  ]

  private static let keyword = "format.unknown_keyword"
  private static let additional = "format.additional_properties"
  private static let reference = "format.reference"
  private static let notSchema = "format.not_a_schema"
  private static let onlyAtRoot = "format.only_at_root"
  private static let typeList = "format.unknown_type"
  private static let pattern = "format.pattern"
}
