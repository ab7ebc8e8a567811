// `--set NAME=VALUE`: what is taken, and what is told of the rest.

import Diagnostics
import Testing

@testable import Policy

struct ParameterOverrideTests {
  struct Taken: Sendable {
    let name: String
    let yaml: String
    let value: ParameterValue

    init(_ name: String, _ yaml: String, _ value: ParameterValue) {
      (self.name, self.yaml, self.value) = (name, yaml, value)
    }
  }

  @Test(arguments: [
    Taken("young_age", "30", .int(30)), Taken("young_age", " 0x1E ", .int(30)), Taken("young_age", "1", .int(1)),
    Taken("young_age", "120", .int(120)), Taken("share", "0.25", .double(0.25)), Taken("share", "1", .double(1)),
    Taken("share", "1e-1", .double(0.1)), Taken("strictness", "harsh", .string("harsh")),
    Taken("strictness", "'harsh'", .string("harsh")), Taken("topics", "[sextortion]", .list(["sextortion"])),
    Taken("topics", "- grooming\n- sextortion", .list(["grooming", "sextortion"])), Taken("topics", "[]", .list([])),
    Taken("months", "24", .int(24)), Taken("everywhere", "false", .bool(false)),
    // A parameter of text takes whatever is written, as a field of a declaration does.
    Taken("label", "2026", .string("2026")), Taken("label", "NO", .string("NO")),
    Taken("label", "true", .string("true")),
  ])
  func `a value of the right kind within its bounds`(row: Taken) throws {
    #expect(try Loading.policy(SmallPolicy.text).parameterValue(named: row.name, yaml: row.yaml) == row.value)
  }

  struct Told: Sendable {
    let name: String
    let yaml: String
    let code: String
    let help: String

    init(_ name: String, _ yaml: String, _ code: String, help: String) {
      (self.name, self.yaml, self.code, self.help) = (name, yaml, code, help)
    }
  }

  @Test(arguments: [
    Told("yuong_age", "30", "settings.unknown_parameter", help: "did you mean `young_age`?"),
    Told("colour", "red", "settings.unknown_parameter", help: "choose among young_age, share"),
    Told("young_age", "", "settings.no_value", help: "write `--set young_age=25`"),
    Told("young_age", "# 30", "settings.no_value", help: "write `--set young_age=25`"),
    Told("young_age", "30\n---\n31", "settings.no_value", help: "write `--set young_age=25`"),
    Told("young_age", "~", "settings.parameter_kind", help: "25"),
    Told("young_age", "thirty", "settings.parameter_kind", help: "25"),
    Told("young_age", "30.0", "settings.parameter_kind", help: "25"),
    Told("young_age", "'30'", "settings.parameter_kind", help: "25"),
    Told("young_age", "[30]", "settings.parameter_kind", help: "25"),
    Told("young_age", "99999999999999999999", "settings.parameter_kind", help: "25"),
    Told("young_age", "0", "settings.parameter_out_of_bounds", help: "choose a number from 1 to 120"),
    Told("young_age", "121", "settings.parameter_out_of_bounds", help: "choose a number from 1 to 120"),
    Told("share", ".nan", "settings.parameter_kind", help: "0.5"),
    Told("share", ".inf", "settings.parameter_kind", help: "0.5"),
    Told("share", "-0.1", "settings.parameter_out_of_bounds", help: "choose a number from 0 to 1"),
    Told("strictness", "hrash", "settings.parameter_out_of_bounds", help: "did you mean `harsh`?"),
    Told("strictness", "[mild]", "settings.parameter_kind", help: "mild"),
    Told("topics", "grooming", "settings.parameter_kind", help: "[grooming]"),
    Told("topics", "[gardening]", "settings.parameter_out_of_bounds", help: "choose among grooming"),
    Told("topics", "[[grooming]]", "settings.parameter_kind", help: "[grooming]"),
    Told("topics", "{a: b}", "settings.parameter_kind", help: "[grooming]"),
    Told("months", "18", "settings.parameter_out_of_bounds", help: "choose among 12, 24"),
    Told("everywhere", "yes", "settings.parameter_kind", help: "true"),
    Told("label", "''", "settings.parameter_kind", help: "free"),
    Told("topics", "[grooming", "yaml.syntax", help: ""),
  ])
  func `anything else is told without a place`(row: Told) throws {
    let policy = try Loading.policy(SmallPolicy.text)
    let error = try #require(throws: Diagnostic.self) {
      try policy.parameterValue(named: row.name, yaml: row.yaml)
    }
    #expect(error.code == row.code)
    #expect(error.span == nil)
    #expect(error.help?.english.contains(row.help) == true, "\(error.help?.english ?? "")")
    Refused(error, in: SourceText(name: "", bytes: [])).checkLanguages()
  }
}
