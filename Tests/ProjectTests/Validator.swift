// Validators that are not ours, behind one script. Where one is not installed, the test that asks for it is cancelled,
// and a warning names the command that installs it.

import Foundation
import TestData
import Testing

enum Validator {
  /// Whether python3 and its package jsonschema are there.
  static let hasJSONSchema: Bool = {
    let check = try? Program.run("/usr/bin/env", ["python3", "-c", "import jsonschema"])
    return check?.status == 0
  }()
  static let absenceOfJSONSchema: Comment = "needs python3 with the package jsonschema: pip install jsonschema"

  /// Expects that the files, named from the project's folder, are valid.
  ///
  /// - `check`: one of `validate.py`.
  /// - `schema`: a file, where the check needs one.
  static func expectValid(_ files: [String], _ check: String, schema: String? = nil) throws {
    let problems = try problems(files, check, schema: schema)
    #expect(problems == nil)
  }

  /// What the validator says against the files; nil where it finds nothing.
  static func problems(_ files: [String], _ check: String, schema: String? = nil) throws -> String? {
    let schema = schema.map { ["--schema", $0] } ?? []
    let run = try Program.run("/usr/bin/env", ["python3", "Tests/ProjectTests/validate.py", check] + schema + files)
    switch run.status {
    case 0: return nil
    case 77: try skip(run.output.trimmingCharacters(in: .newlines))
    case 127: try skip("needs python3")
    default: return run.output + run.errors
    }
  }

  /// A schema among the conformance data.
  static func sharedSchema(_ name: String) throws -> String {
    guard let root = SharedData.root else { try skip(SharedData.absence) }
    let file = root.appending(path: "schemas/\(name)").path
    guard FileManager.default.fileExists(atPath: file) else {
      try skip("needs schemas/\(name) among the conformance data")
    }
    return file
  }

  /// A schema that the program prints, as a file.
  static func printedSchema(_ name: String, in folder: URL, _ options: [String] = []) throws -> String {
    let printed = try Program.run(["schema", name] + options)
    #expect(printed.status == 0)
    let file = folder.appending(path: "\(name).schema.json")
    try printed.output.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  /// Ends a test that cannot run here. A cancelled case of a parameterized test is not reported: hence the warning.
  static func skip(_ reason: String) throws -> Never {
    Issue.record("skipped: \(reason)", severity: .warning)
    try Test.cancel(Comment(rawValue: reason))
  }
}
