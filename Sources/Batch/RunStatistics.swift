// Counts what a run finds while it goes on, in a few bytes a declaration, for the overview at its end.

package import Findings

/// Count each finding in the order of the run, then ask for the overview.
package struct RunStatistics {
  /// How many rules and fields are told, how many groups, and how many examples of each.
  private static let listed = 10
  private static let listedGroups = 5
  private static let examples = 3
  /// How many spellings of paths are kept, such as `spaces[7].name`, before they are looked at anew.
  private static let spellingLimit = 10_000

  private struct Field {
    let path: String
    var count = 0
    /// The number of the declaration that was counted last.
    var last = -1
  }

  private struct Failures {
    /// Kept, so that no other rule comes to stand in its place in memory.
    let rule: RuleDescription
    private(set) var count = 0
    /// The number of the declaration that was counted last.
    private var last = -1

    init(rule: RuleDescription) { self.rule = rule }

    mutating func count(in declaration: Int) {
      guard last != declaration else { return }
      last = declaration
      count += 1
    }
  }

  private var summary = Summary()
  private var rules: [ObjectIdentifier: Failures] = [:]
  private var fields: [Field] = []
  /// The place of each field, by its path without numbers, and by its path as it was met.
  private var places: [String: Int] = [:]
  private var placesAsMet: [String: Int] = [:]
  /// The digest of each declaration's content, 0 where it has none.
  private var digests: [UInt64] = []
  private var paths = PathLog()

  package init() {}

  package var declarations: Int { summary.declarations }

  package mutating func count(_ declaration: DeclarationFinding) {
    summary.count(declaration)
    digests.append(declaration.verdict == .invalid ? 0 : declaration.contentDigest ?? 0)
    paths.append(declaration.path)
    countFailures(in: declaration)
    for unanswered in declaration.unanswered {
      let place = place(of: unanswered.path)
      guard fields[place].last != summary.declarations else { continue }
      fields[place].last = summary.declarations
      fields[place].count += 1
    }
  }

  private mutating func countFailures(in declaration: DeclarationFinding) {
    for subject in declaration.subjects where subject.scope == .applies {
      for entry in subject.results.entries {
        guard case .fail = entry.status else { continue }
        let rule = subject.results.rule(of: entry)
        guard rule.kind == .obligation else { continue }
        rules[ObjectIdentifier(rule), default: Failures(rule: rule)].count(in: summary.declarations)
      }
    }
  }

  private mutating func place(of path: String) -> Int {
    if let place = placesAsMet[path] { return place }
    let field = path.withoutIndices
    let place = places[field] ?? fields.count
    if place == fields.count {
      places[field] = place
      fields.append(Field(path: field))
    }
    if placesAsMet.count >= Self.spellingLimit { placesAsMet = [:] }
    placesAsMet[path] = place
    return place
  }

  package var overview: RunOverview {
    let failing = rules.values.map { RunOverview.RuleCount(rule: $0.rule, count: $0.count) }
      .sorted { ($1.count, $0.rule.id) < ($0.count, $1.rule.id) }
    let unanswered = fields.sorted { ($1.count, $0.path) < ($0.count, $1.path) }
    let groups = groupsAlike
    return RunOverview(
      summary: summary, failing: Array(failing.prefix(Self.listed)),
      unanswered: unanswered.prefix(Self.listed).map { RunOverview.FieldCount(path: $0.path, count: $0.count) },
      alike: groupsWithExamples(groups.prefix(Self.listedGroups)), alikeGroups: groups.count,
      alikeDeclarations: groups.reduce(0) { $0 + $1.count })
  }

  /// The digests that stand more than once, those of the most declarations first, else in order of appearance.
  private var groupsAlike: [(digest: UInt64, count: Int)] {
    var repeated: [UInt64: Int] = [:]
    let sorted = digests.sorted()
    for (digest, following) in zip(sorted, sorted.dropFirst()) where digest == following && digest != 0 {
      repeated[digest, default: 1] += 1
    }
    var groups: [(digest: UInt64, count: Int, order: Int)] = []
    for (order, digest) in digests.enumerated() {
      if let count = repeated.removeValue(forKey: digest) { groups.append((digest, count, order)) }
    }
    groups.sort { ($1.count, $0.order) < ($0.count, $1.order) }
    return groups.map { ($0.digest, $0.count) }
  }

  private func groupsWithExamples(_ groups: ArraySlice<(digest: UInt64, count: Int)>) -> [RunOverview.AlikeGroup] {
    groups.map { group in
      let members = digests.indices.lazy.filter { digests[$0] == group.digest }.prefix(Self.examples)
      return RunOverview.AlikeGroup(count: group.count, examples: members.map { paths[$0] })
    }
  }
}
