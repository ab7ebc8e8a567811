// Variables that use one another: how long their chains may be, and that no shape of them takes long to refuse.

import Diagnostics
import TestData
import Testing

@testable import Policy

struct VariableChainTests {
  /// A policy with `count` more variables, each of which uses the next; the last uses `last`.
  private func policy(chainOf count: Int, last: String) throws -> String {
    let chain = (1..<count).map { "  - {name: v\($0), expression: variables.v\($0 + 1)}\n" }.joined()
    return try SmallPolicy.with([
      ("variables:\n", "variables:\n\(chain)  - {name: v\(count), expression: \(last)}\n")
    ])
  }

  @Test func `a chain of 32 variables is allowed, a longer one is not`() throws {
    #expect(try Loading.refusals(of: policy(chainOf: 32, last: "space.interaction")).isEmpty)
    let refused = try Loading.refusals(of: policy(chainOf: 33, last: "space.interaction"))
    #expect(refused.map(\.code) == ["policy.variable_chain"])
    #expect(refused.map(\.underlined) == ["v1"])
    for error in refused { error.checkLanguages() }
  }

  @Test func `a ring of many variables is one cycle`() throws {
    let time = try processorTime {
      let refused = try Loading.refusals(of: policy(chainOf: 500, last: "variables.v1"))
      #expect(refused.map(\.code) == ["policy.variable_cycle"])
      #expect(refused.map(\.underlined) == ["v1"])
      #expect(refused.allSatisfy { $0.diagnostic.message.english.count < 300 })
    }
    #expect(time < .seconds(60))
  }

  @Test(
    arguments: [
      (["a": []], []), (["a": ["a"]], [["a"]]), (["a": ["b"], "b": ["a"]], [["a", "b"]]),
      (["a": ["b"], "b": ["c"], "c": ["b"]], [["b", "c"]]),
      (["a": ["b", "c"], "b": ["a"], "c": ["a"]], [["a", "b"], ["a", "c"]]),
      (["a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []], []), (["a": ["x"]], []),
    ] as [([String: [String]], [[String]])])
  func `every name of a cycle is in one that is found`(next: [String: [String]], cycles: [[String]]) {
    #expect(Cycles.find(among: next.keys.sorted(), next: next) == cycles)
  }
}
