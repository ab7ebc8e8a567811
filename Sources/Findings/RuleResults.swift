// The results of one space, or of a declaration as a whole, in a form that costs little to make, to copy and to drop.
// Most of a run's results say no more than which rule came to what: those take a few bytes and refer to nothing.

/// Results in the order in which they came.
///
/// It reads like an array of `RuleResult`. Who must be fast looks at `entries`.
package struct RuleResults: Sendable {
  /// What is known of a result without looking further.
  package struct Entry: Sendable {
    /// The rule's place in `rules`.
    package let rule: Int32
    package let status: Status
    /// The place in `table` of why it is so; negative where rule and status are all there is to say.
    package let reason: Int32

    package init(rule: Int, _ status: Status, reason: Int? = nil) {
      self.rule = Int32(clamping: rule)
      self.status = status
      self.reason = reason.map { Int32(clamping: $0) } ?? -1
    }
  }

  /// The rules that the entries refer to.
  package private(set) var rules: RuleList
  package private(set) var entries: [Entry] = []
  /// May hold more than the entries refer to.
  package private(set) var table = ReasonTable()

  /// - Parameter rules: those that results are expected of; any other is added to a list of its own.
  package init(of rules: RuleList = RuleList()) { self.rules = rules }

  package init(_ results: some Sequence<RuleResult>, of rules: RuleList = RuleList()) {
    self.rules = rules
    append(contentsOf: results)
  }

  /// - Parameters:
  ///   - entries: of rules that are there, for reasons that are there.
  ///   - table: may be that of other results as well.
  package init(_ entries: [Entry], of rules: RuleList, _ table: ReasonTable = ReasonTable()) {
    self.rules = rules
    self.entries = entries
    self.table = table
  }

  /// Says why the results are as they are that were made without it.
  package mutating func explain(by table: ReasonTable) { self.table = table }

  /// Appends a result of which there is nothing more to say.
  ///
  /// - Parameter rule: the rule's place in `rules`.
  package mutating func append(rule: Int, _ status: Status) {
    entries.append(Entry(rule: rule, status))
  }

  package mutating func append(_ result: RuleResult) {
    entries.append(entry(for: result))
  }

  package mutating func append(contentsOf results: some Sequence<RuleResult>) {
    for result in results { append(result) }
  }

  /// The rule of an entry.
  package func rule(of entry: Entry) -> RuleDescription { rules[Int(entry.rule)] }

  private mutating func entry(for result: RuleResult) -> Entry {
    let known = rules.place(of: result.rule)
    let rule = known ?? rules.count
    if known == nil { rules = RuleList(rules + [result.rule]) }
    return Entry(rule: rule, result.status, reason: result.saysMore ? table.add(result) : nil)
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
    let rule = rule(of: entry)
    return entry.reason < 0
      ? RuleResult(rule: rule, status: entry.status) : table.result(Int(entry.reason), of: rule, entry.status)
  }
}

extension RuleResults: Equatable {
  package static func == (left: RuleResults, right: RuleResults) -> Bool { left.elementsEqual(right) }
}

extension RuleResults: ExpressibleByArrayLiteral {
  package init(arrayLiteral results: RuleResult...) { self.init(results) }
}
