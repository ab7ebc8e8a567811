// What is told of broken rules: their expressions, messages, references to one another, and absences.

import Testing

struct RuleErrorTests {
  @Test(arguments: RuleErrorTests.expressions) func `expressions of rules`(row: Breakage) throws { try row.check() }
  @Test(arguments: RuleErrorTests.messages) func `messages of rules`(row: Breakage) throws { try row.check() }
  @Test(arguments: RuleErrorTests.references) func `references among rules`(row: Breakage) throws { try row.check() }
  @Test(arguments: RuleErrorTests.variables) func `variables and cycles`(row: Breakage) throws { try row.check() }
  @Test(arguments: RuleErrorTests.consistency + RuleErrorTests.absences) func `consistency and absences`(row: Breakage)
    throws
  { try row.check() }

  static let expressions: [Breakage] = [
    .one(
      "does not parse", "require: size(referents) >= 1", "require: size(referents) >= >= 1", "syntax.missing_operand",
      at: ">=", help: "write a value"),
    .one(
      "ends too early", "require: size(referents) >= 1", "require: size(referents) >=", "syntax.missing_operand",
      at: ">=", help: "write a value after it"),
    .one(
      "does not type-check", "require: size(referents) >= 1", "require: size(referents) >= true", "cel.no_overload",
      at: ">=", help: "it takes"),
    .one(
      "is no condition", "require: size(referents) >= 1", "require: size(referents) + 1", "cel.wrong_result",
      at: "size(referents) + 1", help: "write a condition"),
    .one(
      "a condition `when` that is none", "when: space.audience.maximum_age < params.young_age",
      "when: space.audience.maximum_age", "cel.wrong_result", at: "space.audience.maximum_age",
      help: "write a condition"),
    .one(
      "a word that the enum lacks", #"space.moderation.mode != "none""#, #"space.moderation.mode == "hybird""#,
      "cel.not_in_vocabulary", at: #""hybird""#, help: "did you mean `hybrid`?"),
    .one(
      "a word that the enum lacks, near none", #"space.moderation.mode != "none""#, #"space.moderation.mode in ["x"]"#,
      "cel.not_in_vocabulary", at: #""x""#, help: "its words are: none, automated_only"),
    .one(
      "a word that a parameter never is", "require: size(referents) >= 1", #"require: params.strictness == "hrash""#,
      "cel.not_in_vocabulary", at: #""hrash""#, help: "did you mean `harsh`?"),
    .one(
      "a field that does not exist", "< params.young_age", "< space.audience.maximum_aeg", "cel.unknown_field",
      at: "maximum_aeg", help: "did you mean `maximum_age`?"),
    .one(
      "an unknown parameter", "< params.young_age", "< params.yuong_age", "cel.undeclared_name", at: "yuong_age",
      help: "did you mean `params.young_age`?"),
    .one(
      "an unknown variable", "require: variables.busy", "require: variables.bussy", "cel.undeclared_name", at: "bussy",
      help: "did you mean `variables.busy`?"),
    .one(
      "an empty expression", "require: variables.busy", "require: ''", "policy.not_a_text", at: "''",
      help: "write the text"),
    .one(
      "a list as an expression", "require: variables.busy", "require: [a, b]", "policy.not_a_text", at: "[a, b]",
      help: "write the text"),
  ]

  static let messages: [Breakage] = [
    .one(
      "an unclosed {{", #"{en: "No référent.","#, #"{en: "No référent in {{ space.id }.","#,
      "policy.unclosed_interpolation", at: "{{", help: "write `{{ expression }}`"),
    .several(
      "an error inside {{ }} in each language",
      [(#"{en: "No moderation.", fr: "Pas de modération."}"#, #"{en: "No {{ spce.id }}.", fr: "Pas {{space.idd}}."}"#)],
      [
        ("cel.undeclared_name", "spce", "did you mean `space`?"),
        ("cel.unknown_field", "idd", "did you mean `id`?"),
      ]),
    .several(
      "two errors in one text",
      [(#"{en: "Moderate.""#, #"{en: "{{ space.idd }} and {{ params.monhts }}""#)],
      [
        ("cel.unknown_field", "idd", "did you mean `id`?"),
        ("cel.undeclared_name", "monhts", "did you mean `params.months`?"),
      ]),
    .one(
      "an error before an unclosed {{", #"{en: "Moderate.""#, #"{en: "{{ space.idd }} {{""#, "cel.unknown_field",
      at: "idd", help: "`id`"
    ).and("policy.unclosed_interpolation", at: "{{", help: "write"),
    .one(
      "the variables are not known to a rule of another list", "Completed on {{ record.completed_on }}.",
      "Completed on {{ variables.busy }}.", "cel.undeclared_name", at: "variables", help: ""),
    .one("nothing in {{ }}", #"{en: "Moderate.""#, #"{en: "{{ }}""#, "syntax.empty", at: " ", help: "write one"),
  ]

  static let references: [Breakage] = [
    .one(
      "two obligations with one id", "- id: T-O2", "- id: T-O1", "policy.duplicate_id", at: "T-O1",
      help: "choose another name"
    ).with("{T-O2: error}", "{T-O1: warning}").with("    follows: T-O1\n", ""),
    .one(
      "one id in two kinds of rules", "- id: T-X1", "- id: T-K1", "policy.duplicate_id", at: "T-K1",
      help: "choose another name"),
    .one(
      "follows a rule that does not exist", "follows: T-O1", "follows: T-O9", "policy.unknown_rule", at: "T-O9",
      help: "did you mean `T-O1`?"),
    .one(
      "follows a scope rule", "follows: T-O1", "follows: T-S1", "policy.unknown_rule", at: "T-S1", help: "did you mean"),
    .one(
      "follows itself", "follows: T-O1", "follows: T-O2", "policy.follows_itself", at: "T-O2",
      help: "whose failure makes it pointless"),
    .several(
      "two rules that follow each other",
      [("    basis: literal\n    severity: error\n", "    basis: literal\n    severity: error\n    follows: T-O2\n")],
      [
        ("policy.follows_lesser_rule", "T-O2", "the same severity"),
        ("policy.follows_itself", "T-O2", "whose failure makes it pointless"),
      ]),
    .one(
      "an error follows a warning", "    basis: literal\n    severity: error\n",
      "    basis: literal\n    severity: warning\n", "policy.follows_lesser_rule", at: "error",
      help: "the same severity"
    ).with("{T-O2: error}", "{T-O2: error, T-O1: warning}").with(
      "bases: [literal]", "bases: [literal, interpretation]"),
    .one(
      "an error follows a warning, by its own severities", "severity: warning", "severity: error",
      "policy.follows_lesser_rule", at: "T-O1", help: "the same severity"
    ).with("    basis: literal\n    severity: error\n", "    basis: literal\n    severity: warning\n"),
    .one(
      "a profile lessens a rule that an error follows", "severity: warning", "severity: error",
      "policy.follows_lesser_rule", at: "note", help: "the same severity"
    ).with("severities: {T-O2: error}", "severities: {T-O1: note}").with(
      "bases: [literal]", "bases: [literal, interpretation]"),
    .one(
      "an unknown severity", "severity: warning", "severity: warn", "policy.unknown_word", at: "warn",
      help: "choose among note, warning, error"),
    .one(
      "an unknown basis", "basis: interpretation\n    severity: warning",
      "basis: interpretaton\n    severity: warning", "policy.unknown_word", at: "interpretaton",
      help: "did you mean `interpretation`?"),
    .several(
      "a rule without an id is checked all the same",
      [("  - id: T-X1\n    title", "  - title"), ("!space.livestream.enabled", "!space.livestream.enabeld")],
      [
        (
          "policy.missing_key",
          "title", "add `id: …`"
        ),
        ("cel.unknown_field", "enabeld", "did you mean `enabled`?"),
      ]),
    .one(
      "a key of another kind of rule", "    quote: espaces virtuels\n",
      "    quote: espaces virtuels\n    severity: error\n",
      "policy.unknown_key", at: "severity", help: "the keys here are: id, title, quote, basis"),
  ]

  static let variables: [Breakage] = [
    .one(
      "uses itself", "expression: size(space.contact.channels) > 0", "expression: variables.reachable",
      "policy.variable_cycle", at: "reachable", help: "in terms of the declaration's fields"),
    .one(
      "uses another that uses it", "expression: size(space.contact.channels) > 0", "expression: variables.busy",
      "policy.variable_cycle", at: "reachable", help: "in terms of the declaration's fields"),
    .one(
      "a third one that leads into a cycle is no part of it",
      "expression: size(space.contact.channels) > 0",
      "expression: variables.busy\n  - {name: innocent, expression: variables.busy && variables.reachable}",
      "policy.variable_cycle", at: "reachable", help: "in terms of the declaration's fields"),
    .several(
      "two cycles",
      [
        (
          "expression: size(space.contact.channels) > 0",
          "expression: variables.busy\n  - {name: alone, expression: '!variables.alone'}"
        )
      ],
      [("policy.variable_cycle", "reachable", "write"), ("policy.variable_cycle", "alone", "write")]),
    .one(
      "an error of a variable is told once, not wherever it is used", "size(space.contact.channels) > 0",
      "size(space.contact.chanels) > 0", "cel.unknown_field", at: "chanels", help: "did you mean `channels`?"),
    .one(
      "an unknown parameter", "variables.reachable && space.interaction", "variables.reachable && params.everywere",
      "cel.undeclared_name", at: "everywere", help: "did you mean `params.everywhere`?"),
    .one(
      "two with one name", "variables:\n", "variables:\n  - {name: busy, expression: space.interaction}\n",
      "policy.duplicate_id", at: "busy", help: "choose another name"),
    .one(
      "a name that expressions cannot write", "variables:\n",
      "variables:\n  - {name: is open, expression: space.interaction}\n", "policy.not_an_identifier", at: "is open",
      help: "`young_age`"),
  ]

  static let consistency: [Breakage] = [
    .one(
      "a path that leads nowhere", #"{in: "referents[].training[]","#, #"{in: "referents[].trainings[]","#,
      "policy.unknown_list", at: #""referents[].trainings[]""#, help: "did you mean `referents[].training[]`?"),
    .one(
      "a path without brackets", #"{in: "referents[].training[]","#, #"{in: "referents.training","#,
      "policy.unknown_list", at: #""referents.training""#, help: "did you mean `referents[].training[]`?"),
    .one(
      "a path to words", #"{in: "referents[].training[]","#, #"{in: "referents[].training[].topics[]","#,
      "policy.unknown_list", at: #""referents[].training[].topics[]""#, help: ""),
    .one(
      "no path at all", #"{in: "referents[].training[]","#, "{in: [],", "policy.unknown_list", at: "[]",
      help: "choose among spaces[]"),
    .one(
      "one of two paths is wrong", #"{in: "referents[].training[]","#, #"{in: ["referents[].training[]", "x[]"],"#,
      "policy.unknown_list", at: #""x[]""#, help: "choose among spaces[]"),
    .one(
      "an element named like a part of the declaration", #""referents[].training[]", as: record}"#,
      #""referents[].training[]", as: params}"#, "policy.name_taken", at: "params", help: "choose another name"
    ).with("record.completed_on <= as_of", "as_of == as_of").with("[record.completed_on]", "[]")
      .with("{{ record.completed_on }}.\", fr: \"Suivie le {{ record.completed_on }}", "\", fr: \""),
    .one(
      "contests what is computed", "contests: [record.completed_on]", "contests: ['size(record.topics)']",
      "policy.not_an_attribute", at: "'size(record.topics)'", help: "write a path such as `space."),
    .one(
      "contests the day of the check", "contests: [record.completed_on]", "contests: [as_of]",
      "policy.not_an_attribute", at: "as_of", help: "write a path"),
    .one(
      "contests a parameter", "contests: [record.completed_on]", "contests: [params.young_age]",
      "policy.not_an_attribute", at: "params.young_age", help: "write a path"),
    .one(
      "contests a field that does not exist", "contests: [record.completed_on]", "contests: [record.compelted_on]",
      "cel.unknown_field", at: "compelted_on", help: "did you mean `completed_on`?"),
    .one(
      "an error is told once although two lists are walked", #"{in: "referents[].training[]", as: record}"#,
      #"{in: ["referents[].training[]", "referents[].training[]"], as: record}"#, "cel.undeclared_name", at: "recrod",
      help: "did you mean `record`?"
    ).with("record.completed_on <= as_of", "recrod.completed_on <= as_of"),
    .one(
      "voids_compliance is no word", "    contests: [record.completed_on]\n",
      "    contests: [record.completed_on]\n    voids_compliance: yes\n", "policy.not_a_bool", at: "yes",
      help: "write `true` or `false`"),
  ]

  static let absences: [Breakage] = [
    .one(
      "a field that does not exist", "- path: referents[].spaces", "- path: referents[].spcaes",
      "policy.unknown_field", at: "referents[].spcaes", help: "did you mean `referents[].spaces`?"),
    .one(
      "a path without brackets", "- path: referents[].spaces", "- path: referents.spaces", "policy.unknown_field",
      at: "referents.spaces", help: "did you mean `referents[].spaces`?"),
    .one(
      "a path with an index", "- path: referents[].spaces", "- path: referents[0].spaces", "policy.unknown_field",
      at: "referents[0].spaces", help: "did you mean `referents[].spaces`?"),
    .one(
      "a path to elements", "- path: referents[].spaces", "- path: referents[].spaces[]", "policy.unknown_field",
      at: "referents[].spaces[]", help: "did you mean `referents[].spaces`?"),
    .one(
      "no path", "- path: referents[].spaces", "- path: somewhere else altogether", "policy.unknown_field",
      at: "somewhere else altogether", help: "write the path with `[]`"),
    .one(
      "one field twice", "absences:\n",
      "absences:\n  - {path: 'referents[].spaces', means: {en: A, fr: B}}\n", "policy.duplicate_id",
      at: "referents[].spaces", help: "choose another name"),
  ]
}
