// The rules that were applied, shared by all results of a run: these name a rule by its place, which takes no counting
// of references.

/// Rules in the policy's order.
package final class RuleList: Sendable {
  private let descriptions: [RuleDescription]
  private let places: [ObjectIdentifier: Int]

  package init(_ descriptions: [RuleDescription] = []) {
    self.descriptions = descriptions
    places = Dictionary(descriptions.enumerated().map { (ObjectIdentifier($0.element), $0.offset) }) { first, _ in
      first
    }
  }

  /// The place of the very description that is given.
  package func place(of rule: RuleDescription) -> Int? { places[ObjectIdentifier(rule)] }
}

extension RuleList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { descriptions.count }
  package subscript(place: Int) -> RuleDescription { descriptions[place] }
}

extension RuleList: Equatable {
  package static func == (left: RuleList, right: RuleList) -> Bool {
    left === right || left.descriptions == right.descriptions
  }
}
