// What is told of a policy file as a whole: that it is none, or everything that is wrong with it in one go.

import Diagnostics
import Foundation
import Testing
import YAMLDocument

@testable import Policy

struct WholeFileTests {
  @Test(arguments: [("null", "~\n"), ("nothing after the marker", "---\n"), ("an empty text", "''\n")])
  func `an empty file`(name: String, text: String) throws {
    let refused = try Loading.refusals(of: text)
    #expect(refused.map(\.code) == ["policy.empty"])
    #expect(refused.map(\.underlined) == [nil])
    #expect(refused.first?.help == "start with `format: vigie.policy/v1`")
    for error in refused { error.checkLanguages() }
  }

  /// A stream without any document has no tree to load a policy from; whoever reads the file says so.
  @Test func `a file without a document`() throws {
    #expect(try Loading.tree(Array("# nothing\n".utf8)) == nil)
  }

  @Test(arguments: ["- a\n- b\n", "just a text\n", "12\n"])
  func `a root that is no mapping`(text: String) throws {
    let refused = try Loading.refusals(of: text)
    #expect(refused.map(\.code) == ["policy.not_a_mapping"])
    #expect(refused.first?.underlined == text.trimmingCharacters(in: .newlines))
    #expect(refused.first?.help.hasPrefix("the keys here are: format, id, version, title") == true)
    for error in refused { error.checkLanguages() }
  }

  @Test func `all that is missing is told at once`() throws {
    let refused = try Loading.refusals(of: "format: vigie.policy/v1\n")
    #expect(Set(refused.map(\.code)) == ["policy.missing_key"])
    #expect(
      refused.map(\.help)
        == [
          "id", "version", "title", "declarations", "source", "profiles", "subjects", "scope", "obligations",
        ].map { "add `\($0): …`" })
  }

  @Test func `seven different errors are seven, in the order of the file`() throws {
    let refused = try Loading.refusals(
      of: SmallPolicy.with([
        (#"title: {en: "Small policy", fr: "Petite politique"}"#, #"title: {fr: "Petite politique"}"#),
        ("value: 25", "value: 250"),
        ("{young_age: 18}", "{old_age: 18}"),
        ("record.completed_on <= as_of", "record.completed_on <= as_off"),
        ("    severity: warning\n", "    severty: warning\n    severity: warning\n"),
        ("follows: T-O1", "follows: T-O7"),
        ("- id: T-X1", "- id: T-S1"),
      ]))
    #expect(
      refused.map(\.code) == [
        "policy.missing_translation", "policy.parameter_out_of_bounds", "policy.unknown_parameter",
        "cel.undeclared_name", "policy.unknown_key", "policy.unknown_rule", "policy.duplicate_id",
      ])
    let starts = refused.compactMap { $0.diagnostic.span?.start }
    #expect(starts == starts.sorted())
    #expect(refused.allSatisfy { $0.diagnostic.severity == .error })
  }

  /// What is wrong with one part hides nothing of the others, and makes no error where the others use it.
  @Test func `an error in every part is told`() throws {
    let refused = try Loading.refusals(
      of: SmallPolicy.with([
        ("id: small", "id: ''"), ("value: 25", "value: ~"), ("basis: literal\n    minimum: 1", "minimum: 1"),
        ("in: spaces,", "in: rooms,"), ("size(space.contact.channels) > 0", "size("),
        (#"title: {en: "Training is past", fr: "La formation est passée"}"#, "title: Past"),
        ("    quote: espaces virtuels\n", "    quote: espace virtuel\n"), (#""!space.livestream.enabled""#, "[]"),
      ]))
    #expect(
      refused.map(\.code) == [
        "policy.not_a_text", "policy.missing_key", "policy.not_a_text", "policy.unknown_list", "syntax.unclosed",
        "policy.missing_translation", "policy.quote_not_found", "policy.not_a_text",
      ])
  }

  /// Whatever stands in the place of any line's value, the policy is refused with something to say, or it loads with
  /// all of its rules: nothing is dropped in silence, and nothing traps.
  @Test(arguments: ["[]", "{}", "~", "x", "[[]]", "\"{{\""])
  func `any value in any place is refused or kept`(value: String) throws {
    let lines = SmallPolicy.text.split(separator: "\n", omittingEmptySubsequences: false)
    let whole = try Counts(Loading.policy(SmallPolicy.text))
    for (index, line) in lines.enumerated() {
      guard let colon = line.range(of: ": ") ?? line.range(of: ":", options: .backwards) else { continue }
      var changed = lines.map(String.init)
      changed[index] = line[..<colon.upperBound] + " " + value
      let text = changed.joined(separator: "\n")
      guard let tree = try? Loading.tree(Array(text.utf8)) else { continue }
      let formats = [try Loading.format.get()]
      do throws(PolicyRefusal) {
        let counts = Counts(try PolicyDocument(loading: tree, formats: formats))
        let isListEmptied = value == "[]" && line.hasSuffix(":")
        #expect(counts == whole || isListEmptied, "\(line) → \(value)")
      } catch {
        #expect(!error.diagnostics.isEmpty, "\(line) → \(value)")
        #expect(error.diagnostics.allSatisfy { $0.help != nil }, "\(line) → \(value): \(error.diagnostics.map(\.code))")
      }
    }
  }

  private struct Counts: Equatable {
    let counts: [Int]

    init(_ policy: PolicyDocument) {
      counts = [
        policy.parameters.count, policy.profiles.count, policy.variables.count, policy.consistency.count,
        policy.scope.count, policy.obligations.count, policy.risks.count, policy.absences.count,
        policy.source.notFormalised.count,
      ]
    }
  }
}
