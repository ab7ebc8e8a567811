// What is walked in order, whatever tree it hangs on.

import Testing

@testable import Compliance

@Suite("Ordered trees")
struct OrderedTreeTests {
  private final class Number: Sendable {
    let value: Int

    init(_ value: Int) { self.value = value }
  }

  @Test("every element is walked once, in order", arguments: [1, 2, 3, 4, 7, 8, 100, 1001])
  func order(count: Int) throws {
    let tree = try #require(OrderedTree((0..<count).map(Number.init)))
    var walked: [Int] = []
    tree.forEach { walked.append($0.value) }
    #expect(walked == Array(0..<count))
  }

  @Test("where there is nothing, there is no tree")
  func none() { #expect(OrderedTree<Number>([]) == nil) }
}
