// The schema of policies agrees with the program that loads them: a small policy is changed in every place it has, and
// what the program refuses for its shape must be invalid, while what it loads must be valid. Another validator judges.

import BuiltinPolicies
import DeclarationSchema
import Diagnostics
import Foundation
import Policy
import TestData
import Testing
import YAMLDocument

@Suite struct PolicySchemaTests {
  /// What the program says of a policy of the wrong shape, as opposed to one whose names, quotes or expressions are
  /// wrong.
  static let codesOfShape: Set<String> = [
    "unknown_key", "missing_key", "missing_translation", "not_a_mapping", "not_a_list", "not_a_text", "not_a_bool",
    "not_a_number", "unknown_word", "bound_of_other_kind", "wrong_format", "unknown_declarations", "missing_quote",
    "no_profile", "no_obligation", "not_an_identifier",
  ]

  @Test(.enabled(if: Validator.hasJSONSchema, Validator.absenceOfJSONSchema))
  func theBuiltinPolicyIsValid() throws {
    let file = try #require(BuiltinPolicies.policy(BuiltinPolicies.defaultPolicyID))
    let tree = try #require(try Self.tree(file.bytes))
    #expect(try Self.validity(of: [tree.jsonSchema()]) == [true])
  }

  @Test(.enabled(if: Validator.hasJSONSchema, Validator.absenceOfJSONSchema))
  func itRefusesWhatTheProgramRefusesForItsShape() throws {
    let schema = try #require(try Self.tree(BuiltinPolicies.declarationSchema.bytes))
    let format = try DeclarationFormat(loading: schema)
    let policy = try JSONSerialization.jsonObject(with: Data(Self.policy.utf8))
    let variants = Self.variants(of: policy, at: "$")
    #expect(variants.count > 400)
    let texts = try variants.map { variant in
      let data = try JSONSerialization.data(withJSONObject: variant.value, options: [.fragmentsAllowed, .sortedKeys])
      return String(decoding: data, as: UTF8.self)
    }
    let validities = try Self.validity(of: texts)
    try #require(validities.count == variants.count)
    var counts = (refused: 0, loaded: 0)
    for ((variant, text), isValid) in zip(zip(variants, texts), validities) {
      let codes = try Self.refusals(of: text, format)
      let shape = codes.filter(Self.codesOfShape.contains)
      if !shape.isEmpty {
        counts.refused += 1
        #expect(!isValid, "\(variant.name) is refused (\(shape)), but valid")
      } else if codes.isEmpty {
        counts.loaded += 1
        #expect(isValid, "\(variant.name) loads, but is invalid")
      }
    }
    #expect(counts.refused > 300)
    #expect(counts.loaded > 50)
  }

  private static func tree(_ bytes: [UInt8]) throws -> DocumentTree? {
    var reader = DocumentReader(source: bytes, name: "policy")
    return try reader.next()
  }

  private static func refusals(of text: String, _ format: DeclarationFormat) throws -> [String] {
    let tree = try #require(try Self.tree(Array(text.utf8)))
    do throws(PolicyRefusal) {
      _ = try PolicyDocument(loading: tree, formats: [format])
      return []
    } catch {
      return error.diagnostics.map { $0.code.replacing("policy.", with: "") }
    }
  }

  /// Whether each text is valid against the schema of policies.
  private static func validity(of texts: [String]) throws -> [Bool] {
    var result: [Bool] = []
    try withFolder { folder in
      let schema = folder.appending(path: "schema.json")
      try Program.run(["schema", "policy"]).output.write(to: schema, atomically: true, encoding: .utf8)
      let instances = folder.appending(path: "instances.jsonl")
      let lines = texts.map { $0.replacing("\n", with: " ") + "\n" }.joined()
      try lines.write(to: instances, atomically: true, encoding: .utf8)
      let script = """
        import json, sys
        from jsonschema import Draft202012Validator as V
        schema = json.load(open(sys.argv[1], encoding="utf-8"))
        V.check_schema(schema)
        for line in open(sys.argv[2], encoding="utf-8"): print(int(V(schema).is_valid(json.loads(line))))
        """
      let verdicts = try Program.run("/usr/bin/env", ["python3", "-c", script, schema.path, instances.path])
      #expect(verdicts.errors == "")
      result = verdicts.output.split(separator: "\n").map { $0 == "1" }
    }
    return result
  }

  // Changes

  private struct Variant {
    var name: String
    var value: Any
  }

  /// What stands in place of any value, by name.
  private static var others: [(name: String, value: Any)] {
    [
      ("null", NSNull()), ("a blank", " "), ("a text", "other"), ("a number", 7), ("true", true), ("a list", [Any]()),
      ("a list of texts", ["one", "two"]), ("a list of lists", [[String]()]), ("an object", [String: Any]()),
      ("an object of more", ["more": "x"]), ("a text in both languages", ["en": "A", "fr": "B"]),
    ]
  }

  /// The value with each of its parts replaced by something else or left out, and each object with a key more.
  private static func variants(of value: Any, at path: String) -> [Variant] {
    var variants = others.map { Variant(name: "\(path) as \($0.name)", value: $0.value) }
    if let object = value as? [String: Any] {
      variants.append(
        Variant(name: "\(path) with a key more", value: object.merging(["wrong": "x"]) { first, _ in first }))
      for (key, part) in object.sorted(by: { $0.key < $1.key }) {
        var less = object
        less[key] = nil
        variants.append(Variant(name: "\(path) without \(key)", value: less))
        variants += Self.variants(of: part, at: "\(path).\(key)").map { variant in
          Variant(name: variant.name, value: object.merging([key: variant.value]) { $1 })
        }
      }
    }
    if let list = value as? [Any], let first = list.first {
      variants += Self.variants(of: first, at: "\(path)[0]").map { variant in
        Variant(name: variant.name, value: [variant.value] + list.dropFirst())
      }
    }
    return variants
  }

  /// A sound policy that has each key once.
  static let policy = """
    {
      "format": "vigie.policy/v1", "id": "small", "version": "1.0.0", "title": {"en": "Small", "fr": "Petite"},
      "description": {"en": "A policy.", "fr": "Une politique."}, "declarations": "vigie.platform/v1",
      "source": {
        "title": "Plaidoyer", "publisher": "CAMELEON", "clause": "3",
        "text": {"fr": "Modération obligatoire des espaces virtuels (notamment les jeux).", "en": "Moderation."},
        "not_formalised": [{"quote": "(notamment les jeux)", "reason": {"en": "An example.", "fr": "Un exemple."}}]
      },
      "parameters": {
        "young_age": {
          "value": 25, "basis": "literal", "minimum": 1, "maximum": 120,
          "description": {"en": "Age.", "fr": "Âge."}
        },
        "strictness": {
          "value": "mild", "basis": "interpretation", "values": ["mild", "harsh"],
          "description": {"en": "How strict.", "fr": "Rigueur."}
        },
        "topics": {
          "value": ["grooming"], "basis": "context", "values": ["grooming", "sextortion"],
          "description": {"en": "Topics.", "fr": "Thèmes."}
        },
        "everywhere": {"value": true, "basis": "design", "description": {"en": "Where.", "fr": "Où."}}
      },
      "profiles": {
        "standard": {"title": {"en": "Standard", "fr": "Courant"}},
        "strict": {
          "title": {"en": "Strict", "fr": "Strict"}, "description": {"en": "Stricter.", "fr": "Plus stricte."},
          "bases": ["literal"], "parameters": {"young_age": 18}, "severities": {"T-O1": "error"}
        }
      },
      "subjects": {"in": "spaces", "as": "space", "label": "space.id"},
      "variables": [
        {
          "name": "reachable", "description": {"en": "Reachable.", "fr": "Joignable."},
          "expression": "size(space.contact.channels) > 0"
        }
      ],
      "absences": [{"path": "referents[].spaces", "means": {"en": "All spaces.", "fr": "Tous les espaces."}}],
      "consistency": [
        {
          "id": "T-K1", "title": {"en": "Past", "fr": "Passée"},
          "for_each": {"in": "referents[].training[]", "as": "record"}, "require": "record.completed_on <= as_of",
          "contests": ["record.completed_on"], "voids_compliance": false,
          "message": {"en": "On {{ record.completed_on }}.", "fr": "Le {{ record.completed_on }}."},
          "remediation": {"en": "Correct it.", "fr": "Corrigez."}
        }
      ],
      "scope": [
        {
          "id": "T-S1", "title": {"en": "A virtual space", "fr": "Un espace virtuel"}, "quote": "espaces virtuels",
          "basis": "literal", "require": "variables.reachable", "message": {"en": "None.", "fr": "Aucun."},
          "remediation": {"en": "Open it.", "fr": "Ouvrez-le."}
        }
      ],
      "obligations": [
        {
          "id": "T-O0", "title": {"en": "Moderated", "fr": "Modéré"}, "basis": "literal", "severity": "error",
          "quote": "Modération obligatoire", "when": "space.interaction", "require": "true",
          "message": {"en": "Not.", "fr": "Non."}, "remediation": {"en": "Moderate.", "fr": "Modérez."}
        },
        {
          "id": "T-O1", "title": {"en": "Moderated", "fr": "Modéré"}, "basis": "literal", "severity": "error",
          "quote": "Modération obligatoire", "when": "space.interaction", "follows": "T-O0",
          "require": "space.audience.maximum_age < params.young_age",
          "message": {"en": "Not.", "fr": "Non."}, "remediation": {"en": "Moderate.", "fr": "Modérez."}
        }
      ],
      "risks": [
        {
          "id": "T-X1", "title": {"en": "Live", "fr": "Direct"}, "require": "!space.livestream.enabled",
          "message": {"en": "Live.", "fr": "Direct."}, "remediation": {"en": "Stop.", "fr": "Cessez."}
        }
      ]
    }
    """
}
