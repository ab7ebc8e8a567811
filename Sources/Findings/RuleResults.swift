// The results of one space, or of a declaration as a whole, in a form that costs little to make, to copy and to drop.
// Most of a run's results say no more than which rule came to what: those take a few bytes and refer to nothing.

import Diagnostics

/// Results in the order in which they came.
///
/// It reads like an array of `RuleResult`. Who must be fast looks at `entries`.
package struct RuleResults: Sendable {
  /// What is known of a result without looking further.
  package struct Entry: Sendable {
    /// The rule's place in `rules`.
    package fileprivate(set) var rule: Int
    package fileprivate(set) var status: Status
    /// The place in `told` of the result in full; nil where rule and status are all there is to say.
    package fileprivate(set) var place: Int?
  }

  /// The rules that the entries refer to.
  package private(set) var rules: RuleList
  package private(set) var entries: [Entry] = []
  /// The results that say more, in no order; some may have been replaced since.
  package private(set) var told: [RuleResult] = []

  /// - Parameter rules: those that results are expected of; any other is added to a list of its own.
  package init(of rules: RuleList = RuleList()) { self.rules = rules }

  package init(_ results: some Sequence<RuleResult>, of rules: RuleList = RuleList()) {
    self.rules = rules
    append(contentsOf: results)
  }

  /// - Parameter told: how many results there will be of which there is more to say.
  package mutating func reserveCapacity(_ capacity: Int, told: Int = 0) {
    entries.reserveCapacity(capacity)
    self.told.reserveCapacity(told)
  }

  /// Appends a result of which there is nothing more to say.
  ///
  /// - Parameter rule: the rule's place in `rules`.
  package mutating func append(rule: Int, _ status: Status) {
    entries.append(Entry(rule: rule, status: status, place: nil))
  }

  /// Appends a result.
  ///
  /// - Parameter rule: the place of its rule in `rules`.
  package mutating func append(_ result: consuming RuleResult, ofRule rule: Int) {
    let status = result.status
    entries.append(Entry(rule: rule, status: status, place: result.saysMore ? told.count : nil))
    if result.saysMore { told.append(result) }
  }

  package mutating func append(_ result: RuleResult) {
    entries.append(entry(for: result))
  }

  package mutating func append(contentsOf results: some Sequence<RuleResult>) {
    for result in results { append(result) }
  }

  /// The rule of an entry.
  package func rule(of entry: Entry) -> RuleDescription { rules[entry.rule] }

  /// Adds the lines on which the places of results and of their facts begin.
  func gatherLines(_ lines: inout [Int]) {
    for index in entries.indices {
      guard let place = entries[index].place else { continue }
      // Read in place: a copy of a result takes as long as all the rest.
      if let line = told[place].location?.start.line { lines.append(line) }
      for fact in told[place].facts.indices {
        if let line = told[place].facts[fact].location?.start.line { lines.append(line) }
      }
    }
  }

  private mutating func entry(for result: RuleResult) -> Entry {
    let known = rules.place(of: result.rule)
    var entry = Entry(rule: known ?? rules.count, status: result.status, place: nil)
    if known == nil { rules = RuleList(rules + [result.rule]) }
    if result.saysMore {
      entry.place = told.count
      told.append(result)
    }
    return entry
  }
}

extension RuleResults: RandomAccessCollection, MutableCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(position: Int) -> RuleResult {
    get { self[entries[position]] }
    set { entries[position] = entry(for: newValue) }
  }

  package subscript(entry: Entry) -> RuleResult {
    entry.place.map { told[$0] } ?? RuleResult(rule: rule(of: entry), status: entry.status)
  }
}

extension RuleResults: Equatable {
  package static func == (left: RuleResults, right: RuleResults) -> Bool { left.elementsEqual(right) }
}

extension RuleResults: ExpressibleByArrayLiteral {
  package init(arrayLiteral results: RuleResult...) { self.init(results) }
}
