// The words for what is wrong with a schema file, for its author, English and French side by side.

import CEL
import Diagnostics

enum RefusalMessages {
  /// What the value of a keyword has to be.
  enum ValueKind {
    case mapping, list, listOfTexts, text, boolean, number, count

    fileprivate var noun: LocalizedText {
      switch self {
      case .mapping: LocalizedText(en: "a mapping of names to schemas", fr: "un dictionnaire de noms et de schémas")
      case .list: LocalizedText(en: "a list", fr: "une liste")
      case .listOfTexts: LocalizedText(en: "a list of names", fr: "une liste de noms")
      case .text: LocalizedText(en: "a text", fr: "un texte")
      case .boolean: LocalizedText(en: "`true` or `false`", fr: "`true` ou `false`")
      case .number: LocalizedText(en: "a number", fr: "un nombre")
      case .count: LocalizedText(en: "a whole number, zero or more", fr: "un nombre entier, positif ou nul")
      }
    }
  }

  // MARK: Keywords

  static func schemaIsNoMapping() -> Wording {
    Wording(
      "format.not_a_schema",
      LocalizedText(en: "a schema is a mapping of keywords", fr: "un schéma est un dictionnaire de mots-clés"),
      help: LocalizedText(
        en: "schemas that are `true` or `false` are outside the subset; write the keywords",
        fr: "les schémas `true` et `false` sont hors du sous-ensemble ; écrivez les mots-clés"))
  }

  static func tooDeep(_ limit: Int) -> Wording {
    Wording(
      "format.too_deep",
      LocalizedText(
        en: "schemas nest deeper than \(limit) levels", fr: "les schémas s’imbriquent sur plus de \(limit) niveaux"))
  }

  static func unknownKeyword(_ name: String, near: String?) -> Wording {
    Wording(
      "format.unknown_keyword",
      LocalizedText(
        en: "\(quote(name)) is not a keyword of the structural subset",
        fr: "\(quote(name)) n’est pas un mot-clé du sous-ensemble structurel"),
      help: near.map { .didYouMean(quote($0)) }
        ?? LocalizedText(
          en: "annotations of one’s own begin with `x-`", fr: "les annotations propres commencent par `x-`"))
  }

  static func keywordValue(_ keyword: SchemaKeyword, _ kind: ValueKind) -> Wording {
    Wording(
      "format.keyword_value",
      LocalizedText(
        en: "the value of \(quote(keyword.rawValue)) must be \(kind.noun.english)",
        fr: "la valeur de \(quote(keyword.rawValue)) doit être \(kind.noun.french)"))
  }

  static func additionalProperties() -> Wording {
    Wording(
      "format.additional_properties",
      LocalizedText(
        en: "`additionalProperties` can only be `false`", fr: "`additionalProperties` ne peut valoir que `false`"),
      help: LocalizedText(en: "list the fields in `properties`", fr: "énumérez les champs dans `properties`"))
  }

  static func type(_ name: String?, near: String?) -> Wording {
    Wording(
      "format.unknown_type",
      LocalizedText(
        en: name.map { "there is no type \(quote($0))" } ?? "`type` must be one name",
        fr: name.map { "il n’y a pas de type \(quote($0))" } ?? "`type` doit être un seul nom"),
      help: near.map { .didYouMean(quote($0)) }
        ?? LocalizedText(
          en: "the types are \(quote(list: SchemaType.allCases.map(\.rawValue)))",
          fr: "les types sont \(quote(list: SchemaType.allCases.map(\.rawValue)))"))
  }

  static func unknownFormat(_ name: String) -> Wording {
    let known = quote(list: TextFormat.allCases.map(\.rawValue))
    return Wording(
      "format.unknown_format",
      LocalizedText(en: "there is no format \(quote(name))", fr: "il n’y a pas de format \(quote(name))"),
      help: LocalizedText(en: "the formats are \(known)", fr: "les formats sont \(known)"))
  }

  static func pattern(_ error: PatternError) -> Wording {
    Wording("format.pattern", error.message, help: error.help)
  }

  static func onlyAtRoot(_ keyword: SchemaKeyword) -> Wording {
    Wording(
      "format.only_at_root",
      LocalizedText(
        en: "\(quote(keyword.rawValue)) stands at the top of the file only",
        fr: "\(quote(keyword.rawValue)) ne figure qu’en tête de fichier"),
      help: LocalizedText(en: "remove it here", fr: "retirez-le d’ici"))
  }

  static func dialect(_ address: String) -> Wording {
    Wording(
      "format.dialect",
      LocalizedText(
        en: "\(quote(address)) is another dialect of JSON Schema",
        fr: "\(quote(address)) est un autre dialecte de JSON Schema"),
      help: LocalizedText(
        en: "write `\(SchemaKeyword.dialectAddress)`", fr: "écrivez `\(SchemaKeyword.dialectAddress)`"))
  }

  static func exampleDoesNotFit() -> Wording {
    Wording(
      "format.example",
      LocalizedText(
        en: "this example is not valid for its own schema", fr: "cet exemple n’est pas valide pour son propre schéma"))
  }

  // MARK: References

  static func remoteReference(_ text: String) -> Wording {
    Wording(
      "format.reference",
      LocalizedText(
        en: "\(quote(text)) refers to another file or name", fr: "\(quote(text)) renvoie à un autre fichier ou nom"),
      help: LocalizedText(
        en: "refer within this file, as in `#/$defs/age`", fr: "renvoyez à ce fichier, comme dans `#/$defs/age`"))
  }

  static func referenceSyntax(_ text: String) -> Wording {
    Wording(
      "format.reference",
      LocalizedText(en: "\(quote(text)) is not a JSON Pointer", fr: "\(quote(text)) n’est pas un pointeur JSON"),
      help: LocalizedText(en: "write it as in `#/$defs/age`", fr: "écrivez-le comme dans `#/$defs/age`"))
  }

  static func danglingReference(_ text: String, missing: String, near: String?) -> Wording {
    Wording(
      "format.reference",
      LocalizedText(
        en: "\(quote(text)) leads nowhere: there is no \(quote(missing))",
        fr: "\(quote(text)) ne mène nulle part : il n’y a pas de \(quote(missing))"),
      help: near.map { .didYouMean(quote($0)) })
  }

  static func referenceToNoSchema(_ text: String) -> Wording {
    Wording(
      "format.reference",
      LocalizedText(
        en: "what stands at \(quote(text)) is not a schema", fr: "ce qui figure à \(quote(text)) n’est pas un schéma"))
  }

  static func referenceCycle(_ text: String) -> Wording {
    Wording(
      "format.reference_cycle",
      LocalizedText(
        en: "\(quote(text)) leads back to itself, or through too many references",
        fr: "\(quote(text)) ramène à lui-même, ou passe par trop de renvois"))
  }

  // MARK: What a declaration format asks beyond a plain schema

  static func unnamedFormat() -> Wording {
    Wording(
      "format.unnamed",
      LocalizedText(en: "the format has no name", fr: "le format n’a pas de nom"),
      help: LocalizedText(
        en: "add `x-format:`, as in `x-format: vigie.platform/v1`",
        fr: "ajoutez `x-format:`, comme dans `x-format: vigie.platform/v1`"))
  }

  static func formatIsNotConstant(_ name: String) -> Wording {
    Wording(
      "format.unnamed",
      LocalizedText(
        en: "`format` must be a required field with the constant \(quote(name))",
        fr: "`format` doit être un champ obligatoire de valeur constante \(quote(name))"),
      help: LocalizedText(
        en: "write `format: {type: string, const: \(name)}` in `properties`, and `format` in `required`",
        fr: "écrivez `format: {type: string, const: \(name)}` dans `properties`, et `format` dans `required`"))
  }

  static func rootIsNoObject() -> Wording {
    Wording(
      "format.structure",
      LocalizedText(en: "a declaration must be an object", fr: "une déclaration doit être un objet"),
      help: LocalizedText(en: "write `type: object`", fr: "écrivez `type: object`"))
  }

  static func missingType(_ name: String) -> Wording {
    Wording(
      "format.structure",
      LocalizedText(en: "\(quote(name)) has no `type`", fr: "\(quote(name)) n’a pas de `type`"),
      help: LocalizedText(en: "every field has one type", fr: "chaque champ a un seul type"))
  }

  static func nullType() -> Wording {
    Wording(
      "format.structure",
      LocalizedText(en: "a field cannot be of type `null`", fr: "un champ ne peut pas être de type `null`"),
      help: LocalizedText(
        en: "null already means that a field is not answered", fr: "null signifie déjà qu’un champ est sans réponse"))
  }

  static func openObject() -> Wording {
    Wording(
      "format.structure",
      LocalizedText(en: "this object admits any field", fr: "cet objet admet n’importe quel champ"),
      help: LocalizedText(
        en: "add `additionalProperties: false`", fr: "ajoutez `additionalProperties: false`"))
  }

  static func listWithoutItems() -> Wording {
    Wording(
      "format.structure",
      LocalizedText(en: "this list does not say what it holds", fr: "cette liste ne dit pas ce qu’elle contient"),
      help: LocalizedText(en: "add `items`", fr: "ajoutez `items`"))
  }

  static func endlessFormat() -> Wording {
    Wording(
      "format.structure",
      LocalizedText(
        en: "this schema contains itself: a declaration format is finite",
        fr: "ce schéma se contient lui-même : un format de déclaration est fini"))
  }

  static func requiredUnknown(_ name: String, near: String?) -> Wording {
    Wording(
      "format.structure",
      LocalizedText(
        en: "\(quote(name)) is required but not in `properties`",
        fr: "\(quote(name)) est obligatoire mais absent de `properties`"),
      help: near.map { .didYouMean(quote($0)) })
  }

  static func constraintBesideReference() -> Wording {
    Wording(
      "format.structure",
      LocalizedText(
        en: "beside `$ref`, a declaration format has texts only",
        fr: "à côté de `$ref`, un format de déclaration n’a que des textes"),
      help: LocalizedText(
        en: "write the limits in the definition, or write the field without `$ref`",
        fr: "écrivez les limites dans la définition, ou le champ sans `$ref`"))
  }

  static func keywordOfOtherType(_ keyword: SchemaKeyword, _ type: SchemaType) -> Wording {
    Wording(
      "format.structure",
      LocalizedText(
        en: "\(quote(keyword.rawValue)) means nothing for the type \(quote(type.rawValue))",
        fr: "\(quote(keyword.rawValue)) n’a pas de sens pour le type \(quote(type.rawValue))"))
  }

  static func enumOfWords() -> Wording {
    Wording(
      "format.structure",
      LocalizedText(
        en: "the values of an `enum` must be words, at least one, each once",
        fr: "les valeurs d’un `enum` doivent être des mots, au moins un, chacun une seule fois"))
  }

  static func limitsBesideWords() -> Wording {
    Wording(
      "format.structure",
      LocalizedText(
        en: "a text has one of `enum`, `const`, `format`, or limits of length and pattern",
        fr: "un texte a soit `enum`, soit `const`, soit `format`, soit des limites de longueur et de motif"))
  }

  static func constantIsText() -> Wording {
    Wording(
      "format.structure",
      LocalizedText(en: "the value of `const` must be a text", fr: "la valeur de `const` doit être un texte"))
  }

  static func missingTranslation(_ missing: String, of given: String) -> Wording {
    Wording(
      "format.missing_translation",
      LocalizedText(
        en: "\(quote(given)) stands here without \(quote(missing))",
        fr: "\(quote(given)) figure ici sans \(quote(missing))"),
      help: LocalizedText(en: "add \(quote(missing))", fr: "ajoutez \(quote(missing))"))
  }
}
