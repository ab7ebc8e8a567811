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

  private var summary = Summary()
  private var rules: [ObjectIdentifier: RunOverview.RuleCount] = [:]
  private var fields: [Field] = []
  /// The place of each field, by its path without numbers, and by its path as it was met.
  private var places: [String: Int] = [:]
  private var placesAsMet: [String: Int] = [:]
  /// The digest of each declaration's content, 0 where it has none.
  private var digests: [UInt64] = []
  private var paths = PathLog()

  package init() {}

  package var declarations: Int { summary.declarations }

  package mutating func count(_ declaration: DeclarationOutline) {
    summary.count(declaration.verdict)
    digests.append(declaration.verdict == .invalid ? 0 : declaration.contentDigest ?? 0)
    paths.append(declaration.path)
    for rule in declaration.failing {
      rules[ObjectIdentifier(rule), default: RunOverview.RuleCount(rule: rule, count: 0)].count += 1
    }
    for path in declaration.unanswered {
      let place = place(of: path)
      guard fields[place].last != summary.declarations else { continue }
      fields[place].last = summary.declarations
      fields[place].count += 1
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
    let failing = rules.values.sorted { ($1.count, $0.rule.id) < ($0.count, $1.rule.id) }
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
