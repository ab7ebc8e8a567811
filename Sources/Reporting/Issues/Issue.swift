// One thing in a declaration that wants attention, as annotations in a pull request and code quality tools see it: a
// level, a place, a few sentences. What fails, what is open and what is wrong with the document look alike here; how
// an issue is written is decided by each format.

import Diagnostics
import Findings

struct Issue {
  /// What makes it one, the graver causes of equal level first.
  enum Cause: Int, CaseIterable {
    /// An obligation fails.
    case violation
    /// Something is wrong with the document itself.
    case document
    /// A rule ended in an error.
    case fault
    /// A rule cannot be decided.
    case undecided
    /// The declaration contradicts itself.
    case contradiction
    case risk
  }

  /// A further place that the issue rests on.
  struct RelatedPlace {
    var span: SourceSpan
    /// `spaces[0].moderation.mode = none`
    var text: String
  }

  var rank: IssueRank
  /// The rule's id, or the diagnostic's code.
  var rule: String
  /// Nil for what is wrong with the document.
  var description: RuleDescription?
  /// `R3-O2 fails: People moderate, not tools alone`
  var title: String
  /// What is wrong, and in which space, on one line.
  var message: String
  /// What to do, on one line, with its label.
  var advice: String?
  /// The file as the user named it.
  var file: String
  /// The space's id.
  var subject: String?
  var span: SourceSpan?
  var related: [RelatedPlace] = []
  /// What waits for an answer, as far as there is room.
  var missing: [String] = []
  /// Whether the declaration could not be judged.
  var isInvalid: Bool
  /// See `Fingerprints`.
  var fingerprint = ""

  var cause: Cause { rank.cause }
  var level: Severity { rank.level }

  /// The message, and below it what to do.
  var text: String { advice.map { "\(message)\n\($0)" } ?? message }
}

/// How grave an issue is.
struct IssueRank {
  let level: Severity
  let cause: Issue.Cause

  /// Smaller is worse.
  var place: Int {
    let level =
      switch level {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    return level * Issue.Cause.allCases.count + cause.rawValue
  }

  /// How many ranks there are.
  static let count = Severity.allCases.count * Issue.Cause.allCases.count
}

extension String {
  /// The text on one line, without anything that steers a terminal, cut after `limit` code points: an ellipsis tells
  /// that it was cut.
  func onOneLine(upTo limit: Int) -> String { shortened(to: limit).withoutControls }
}
