// What is told of a broken head of a policy: its keys, texts, source, parameters and profiles.

import Testing

struct HeadingErrorTests {
  @Test(arguments: HeadingErrorTests.keys + HeadingErrorTests.texts) func `keys and texts`(row: Breakage) throws {
    try row.check()
  }
  @Test(arguments: HeadingErrorTests.source) func `source and quotes`(row: Breakage) throws { try row.check() }
  @Test(arguments: HeadingErrorTests.parameters) func `parameters and bounds`(row: Breakage) throws { try row.check() }
  @Test(arguments: HeadingErrorTests.profiles) func `profiles and their names`(row: Breakage) throws { try row.check() }

  @Test(arguments: ["platform", "as_of", "params", "variables", "a-b"])
  func `a subject's name means nothing else`(name: String) throws {
    let text = try SmallPolicy.with([("as: space, label: space.id", "as: \(name), label: \"'x'\"")])
    let refused = try Loading.refusals(of: text)
    #expect(refused.first?.code == (name == "a-b" ? "policy.not_an_identifier" : "policy.name_taken"))
    #expect(refused.first?.underlined == name)
  }

  static let keys: [Breakage] = [
    .one(
      "an unknown key at the root, near a known one", "\nrisks:", "\nrisk:", "policy.unknown_key", at: "risk",
      help: "did you mean `risks`?"),
    .one(
      "an unknown key near none", "    severity: warning\n", "    severity: warning\n    colour: red\n",
      "policy.unknown_key", at: "colour", help: "the keys here are: id, title, quote"),
    .one(
      "a missing key", "version: 1.0.0\n", "", "policy.missing_key",
      at: "format", help: "add `version: …`"),
    .one(
      "a missing key of a parameter stands with its name", "    value: mild\n", "", "policy.missing_key",
      at: "strictness", help: "add `value: …`"),
    .one(
      "a wrong format", "format: vigie.policy/v1", "format: vigie.policy/v2", "policy.wrong_format",
      at: "vigie.policy/v2", help: "write `format: vigie.policy/v1`"),
    .one(
      "a declaration is no policy, and that is all there is to say", "format: vigie.policy/v1\nid: small",
      "format: vigie.platform/v1\nplatform: {name: A}", "policy.wrong_format", at: "vigie.platform/v1",
      help: "write `format: vigie.policy/v1`"),
    .one(
      "an unknown format of declarations", "declarations: vigie.platform/v1", "declarations: vigie.platfrom/v1",
      "policy.unknown_declarations", at: "vigie.platfrom/v1", help: "did you mean `vigie.platform/v1`?"),
    .one(
      "a list where a mapping is needed", "subjects: {in: spaces, as: space, label: space.id}", "subjects: [spaces]",
      "policy.not_a_mapping", at: "[spaces]", help: "the keys here are: in, as, label"),
    .one(
      "a mapping where a list is needed", "absences:\n  - path: referents[].spaces\n    means:",
      "absences:\n  { path: a }\nrisks_:", "policy.not_a_list", at: "{ path: a }", help: "`- `"
    ).and("policy.unknown_key", at: "risks_", help: "did you mean `risks`?"),
    .one("a null id", "id: small", "id: ~", "policy.not_a_text", at: "~", help: "write the text after the key"),
    .one("an empty version", "version: 1.0.0", "version: ''", "policy.not_a_text", at: "''", help: "write the text"),
    .one("a list as an id", "id: small", "id: [small]", "policy.not_a_text", at: "[small]", help: "write the text"),
    .one(
      "subjects that are no list", "subjects: {in: spaces,", "subjects: {in: space,", "policy.unknown_list",
      at: "space", help: "did you mean `spaces`?"),
    .one(
      "subjects that are no objects", "subjects: {in: spaces,", "subjects: {in: platform,", "policy.unknown_list",
      at: "platform", help: "choose among spaces, referents"),
    .one(
      "a label that is no text", "label: space.id", "label: space.interaction", "cel.wrong_result",
      at: "space.interaction", help: "type string"),
  ]

  static let texts: [Breakage] = [
    .one(
      "a title in one language", #"title: {en: "Small policy", fr: "Petite politique"}"#,
      #"title: {en: "Small policy"}"#,
      "policy.missing_translation", at: #"{en: "Small policy"}"#, help: "add `fr: …`"),
    .one(
      "a rule's title in one language", #"{en: "By référents", fr: "Par des référents"}"#,
      #"{fr: "Par des référents"}"#,
      "policy.missing_translation", at: #"{fr: "Par des référents"}"#, help: "add `en: …`"),
    .one(
      "a message without languages", #"message: {en: "No moderation.", fr: "Pas de modération."}"#,
      "message: No moderation.", "policy.missing_translation", at: "No moderation.", help: #"{en: "…", fr: "…"}"#),
    .one(
      "a remediation in one language", #"{en: "Moderate.", fr: "Modérez."}"#, #"{en: "Moderate."}"#,
      "policy.missing_translation", at: #"{en: "Moderate."}"#, help: "add `fr: …`"),
    .one(
      "a parameter's description in one language", #"{en: "Months.", fr: "Mois."}"#, #"{fr: "Mois."}"#,
      "policy.missing_translation", at: #"{fr: "Mois."}"#, help: "add `en: …`"),
    .one(
      "a variable's description in one language", #"{en: "People meet here.", fr: "On s’y rencontre."}"#,
      #"{en: "People meet here."}"#, "policy.missing_translation", at: #"{en: "People meet here."}"#,
      help: "add `fr: …`"),
    .one(
      "a profile's title in one language", #"{en: "Standard", fr: "Courant"}"#, #"{en: "Standard"}"#,
      "policy.missing_translation", at: #"{en: "Standard"}"#, help: "add `fr: …`"),
    .one(
      "the reason of a part without rule in one language", #"{en: "An example.", fr: "Un exemple."}"#,
      #"{en: "An example."}"#, "policy.missing_translation", at: #"{en: "An example."}"#, help: "add `fr: …`"),
    .one(
      "an absence's meaning in one language", #"{en: "All spaces.", fr: "Tous les espaces."}"#,
      #"{en: "All spaces."}"#, "policy.missing_translation", at: #"{en: "All spaces."}"#, help: "add `fr: …`"),
    .several(
      "texts that are there but empty", [(#"{en: "Live video", fr: "Vidéo en direct"}"#, #"{en: " ", fr: ~}"#)],
      [("policy.missing_translation", #"" ""#, "add `en: …`"), ("policy.missing_translation", "~", "add `fr: …`")]),
    .one(
      "a third language", #"{en: "Strict", fr: "Strict"}"#, #"{en: "Strict", fr: "Strict", de: "Streng"}"#,
      "policy.unknown_key", at: "de", help: ""),
  ]

  static let source: [Breakage] = [
    .one(
      "a quote that the source does not have", "quote: espaces virtuels", "quote: espaces virtuel",
      "policy.quote_not_found", at: "espaces virtuel", help: "copy whole words from source.text.fr"),
    .one(
      "a quote of one letter", "quote: Modération obligatoire", "quote: M", "policy.quote_not_found", at: "M",
      help: "whole words"),
    .one(
      "a quote without a word", "quote: Modération obligatoire", "quote: ','", "policy.quote_not_found", at: "','",
      help: "whole words"),
    .one(
      "a part without rule that the source does not have", #"- quote: "(notamment les jeux)""#,
      #"- quote: "(notamment le jeu)""#, "policy.quote_not_found", at: #""(notamment le jeu)""#,
      help: "letter by letter"),
    .several(
      "a literal rule without a quote", [("    quote: espaces virtuels\n", "")],
      [
        ("policy.source_not_covered", "espaces virtuels", "quote it in a rule, or list it under source.not_formalised"),
        ("policy.missing_quote", "T-S1", "add `quote: "),
      ]),
    .one(
      "words that no rule quotes", "virtuels, par des", "virtuels et privés, par des", "policy.source_not_covered",
      at: "privés", help: "source.not_formalised"),
    .several(
      "two parts that no rule quotes",
      [("obligatoire des", "obligatoire et durable des"), ("virtuels, par des", "virtuels privés, par des")],
      [("policy.source_not_covered", "durable", "quote it"), ("policy.source_not_covered", "privés", "quote it")]),
    .several(
      "words left out on both sides of a quoted one",
      [("formés (notamment les jeux).", "formés (notamment les jeux) partout.")],
      [("policy.source_not_covered", "partout", "quote it")]),
    .one(
      "a source without its text",
      #"    en: "Mandatory moderation of virtual spaces, by trained référents (games among them).""#,
      "", "policy.missing_translation",
      at: #"fr: "Modération obligatoire des espaces virtuels, par des référents formés (notamment les jeux).""#,
      help: "add `en: …`"),
  ]

  static let parameters: [Breakage] = [
    .one(
      "a value below its minimum", "value: 25", "value: 0", "policy.parameter_out_of_bounds", at: "0",
      help: "choose a number from 1 to 120"),
    .one(
      "a value above its maximum", "value: 0.5", "value: 1.5", "policy.parameter_out_of_bounds", at: "1.5",
      help: "choose a number from 0 to 1"),
    .one(
      "a value that is none of the words", "value: mild", "value: midl", "policy.parameter_out_of_bounds", at: "midl",
      help: "did you mean `mild`?"),
    .one(
      "an element that is none of the words", "value: [grooming]", "value: [grooming, spam]",
      "policy.parameter_out_of_bounds", at: "[grooming, spam]", help: "choose among grooming, sextortion"),
    .one(
      "a value that is none of the numbers", "value: 12", "value: 18", "policy.parameter_out_of_bounds", at: "18",
      help: "choose among 12, 24"),
    .one(
      "a number that is too large", "value: 12", "value: 99999999999999999999", "policy.not_a_number",
      at: "99999999999999999999", help: "write digits"),
    .one("no number", "value: 0.5", "value: .nan", "policy.not_a_number", at: ".nan", help: "write digits"),
    .one(
      "a bound that is no number", "maximum: 120", "maximum: high", "policy.not_a_number", at: "high",
      help: "write digits"),
    .one(
      "a bound of another kind", "    value: true\n", "    value: true\n    minimum: 1\n", "policy.bound_of_other_kind",
      at: "1", help: "remove it"),
    .one(
      "an unknown basis", "value: free\n    basis: interpretation", "value: free\n    basis: litteral",
      "policy.unknown_word", at: "litteral", help: "did you mean `literal`?"),
    .one(
      "a name that expressions cannot write", "  label:\n", "  my-label:\n", "policy.not_an_identifier", at: "my-label",
      help: "`young_age`"),
    .one(
      "a reserved name", "  label:\n", "  in:\n", "policy.not_an_identifier", at: "in", help: "reserved words"),
  ]

  static let profiles: [Breakage] = [
    .one(
      "an unknown parameter", "parameters: {young_age: 18}", "parameters: {yuong_age: 18}", "policy.unknown_parameter",
      at: "yuong_age", help: "did you mean `young_age`?"),
    .one(
      "a parameter outside its bounds", "{young_age: 18}", "{young_age: 121}", "policy.parameter_out_of_bounds",
      at: "121", help: "from 1 to 120"),
    .one(
      "a parameter of the wrong kind", "{young_age: 18}", "{young_age: young}", "policy.parameter_kind", at: "young",
      help: "25"),
    .one(
      "a quoted number", "{young_age: 18}", #"{young_age: "18"}"#, "policy.parameter_kind", at: #""18""#, help: "25"),
    .one(
      "an unknown rule", "severities: {T-O2: error}", "severities: {T-O3: error}", "policy.unknown_rule", at: "T-O3",
      help: "did you mean `T-O1`?"),
    .one(
      "a scope rule has no severity", "severities: {T-O2: error}", "severities: {completely: error}",
      "policy.unknown_rule", at: "completely", help: "choose among T-O1, T-O2"),
    .one(
      "an unknown severity", "{T-O2: error}", "{T-O2: errror}", "policy.unknown_word", at: "errror",
      help: "did you mean `error`?"),
    .one(
      "an unknown basis", "bases: [literal]", "bases: [literal, hearsay]", "policy.unknown_word", at: "hearsay",
      help: "choose among literal, interpretation, design, context"),
    .one(
      "bases that no obligation has", "bases: [literal]", "bases: [context]", "policy.empty_profile", at: "[context]",
      help: "literal, interpretation"),
    .one("no bases", "bases: [literal]", "bases: []", "policy.empty_profile", at: "[]", help: "literal"),
    .one(
      "no profile",
      """
      profiles:
        standard:
          title: {en: "Standard", fr: "Courant"}
        strict:
          title: {en: "Strict", fr: "Strict"}
          bases: [literal]
          parameters: {young_age: 18}
          severities: {T-O2: error}

      """, "profiles: {}\n", "policy.no_profile", at: "{}", help: "`standard: {title: …}`"),
    .one(
      "a profile without a title", #"    title: {en: "Strict", fr: "Strict"}"# + "\n", "", "policy.missing_key",
      at: "strict", help: "add `title: …`"),
  ]
}
