// What a sound policy becomes once it is loaded.

import CEL
import Diagnostics
import Testing

@testable import Policy

struct SmallPolicyTests {
  @Test func `a sound policy loads whole`() throws {
    let policy = try Loading.policy(SmallPolicy.text)
    #expect(policy.id == "small")
    #expect(policy.version == "1.0.0")
    #expect(policy.title == LocalizedText(en: "Small policy", fr: "Petite politique"))
    #expect(policy.source.clause == "3")
    #expect(policy.source.original.hasPrefix("Modération"))
    #expect(policy.source.notFormalised.map(\.quote.value) == ["(notamment les jeux)"])
    #expect(
      policy.parameters.map(\.value) == [
        .int(25), .double(0.5), .string("mild"), .list(["grooming"]), .int(12), .bool(true), .string("free"),
      ])
    #expect(policy.variables.map(\.name) == ["reachable", "busy"])
    #expect(policy.scope.map(\.id) == ["T-S1"])
    #expect(policy.obligations.map(\.follows) == [nil, "T-O1"])
    #expect(policy.obligations.map { $0.when == nil } == [true, false])
    #expect(policy.risks.map(\.severity) == [.note])
    #expect(policy.absences.map(\.pattern) == ["referents[].spaces"])
  }

  @Test func `the first profile is all rules, another selects and changes`() throws {
    let policy = try Loading.policy(SmallPolicy.text)
    let standard = try #require(policy.profiles.first)
    let strict = try #require(policy.profile(named: "strict"))
    #expect(standard.name == "standard")
    #expect(policy.obligations.map { standard.includes($0) } == [true, true])
    #expect(policy.obligations.map { strict.includes($0) } == [true, false])
    #expect(policy.risks.map { strict.includes($0) } == [true])
    #expect(policy.obligations.map { standard.severity(of: $0) } == [.error, .warning])
    #expect(policy.obligations.map { strict.severity(of: $0) } == [.error, .error])
    #expect(strict.parameters == ["young_age": .int(18)])
  }

  @Test func `a consistency rule walks its lists and names what it contests`() throws {
    let rule = try #require(Loading.policy(SmallPolicy.text).consistency.first)
    let walk = try #require(rule.walks.first)
    #expect(walk.list?.steps == [["referents"], ["training"]])
    #expect(!walk.isOverSubjects)
    #expect(walk.contests.map(\.fields) == [["completed_on"]])
    #expect(!rule.voidsCompliance)
  }

  /// A rule over the subjects under their own name may use the policy's variables; over other lists there is no subject.
  @Test func `variables can be used where the subject is known`() throws {
    let over = { (list: String, name: String) in
      try SmallPolicy.with([
        (#"for_each: {in: "referents[].training[]", as: record}"#, "for_each: {in: \(list), as: \(name)}"),
        ("record.completed_on <= as_of", "variables.busy"), ("contests: [record.completed_on]", "contests: []"),
        ("Completed on {{ record.completed_on }}.", "Past."), ("Suivie le {{ record.completed_on }}.", "Passée."),
      ])
    }
    #expect(try Loading.policy(over(#""spaces[]""#, "space")).consistency.first?.walks.first?.isOverSubjects == true)
    #expect(try Loading.refusals(of: over(#""spaces[]""#, "other")).map(\.code) == ["cel.undeclared_name"])
    #expect(try Loading.refusals(of: over(#""referents[]""#, "space")).map(\.code) == ["cel.undeclared_name"])
  }

  @Test func `variables may be used before they are defined`() throws {
    let text = try SmallPolicy.with([
      ("expression: size(space.contact.channels) > 0", "expression: variables.later"),
      (
        "expression: variables.reachable && space.interaction",
        "expression: variables.reachable\n  - {name: later, expression: space.interaction}"
      ),
    ])
    #expect(try Loading.policy(text).variables.map { $0.program.resultType } == [.bool, .bool, .bool])
  }

  @Test(
    arguments: [
      ("spaces[]", [["spaces"]]), ("referents[].training[]", [["referents"], ["training"]]),
      ("reporting.channels[]", [["reporting", "channels"]]), ("spaces", nil), ("", nil), ("[]", nil), (".a[]", nil),
      ("a.[]", nil), ("a[]b[]", nil), ("a[][]", nil), ("a[0]", nil), ("a[].", nil), ("a[", nil),
    ] as [(String, [[String]]?)])
  func `a list's path is fields and brackets`(text: String, steps: [[String]]?) {
    let path = ListPath(text)
    #expect(path?.steps == steps)
    if let path { #expect(path.description == text) }
  }
}
