// What lexer and parser have found wrong so far. Bounded, so that a hundred kilobytes of rubbish do not become a
// hundred thousand sentences.

struct IssueLog {
  private(set) var issues: [ExpressionIssue] = []

  private static let limit = 50

  /// Keeps an issue, unless one within its place is already known: then it is an echo of that one.
  mutating func report(_ issue: ExpressionIssue) {
    guard issues.count < Self.limit, !issues.contains(where: { issue.range.encloses($0.range) }) else { return }
    issues.append(issue)
  }

  var isEmpty: Bool { issues.isEmpty }
}

extension Range<Int> {
  fileprivate func encloses(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
