// What a person wants to know of a run of many declarations when it is over: nothing but data, made while the run
// goes on and drawn when it ends.

/// A run in figures.
package struct RunOverview: Sendable, Equatable {
  package var summary: Summary
  /// The obligations that the most declarations fail in scope, most first.
  package var failing: [RuleCount]
  /// The fields that the most declarations leave unanswered where a verdict waits for them, most first; elements of
  /// lists have no number: `spaces[].moderation.mode`.
  package var unanswered: [FieldCount]
  /// The largest groups of declarations with the same content but for names, ids and addresses, largest first.
  package var alike: [AlikeGroup]
  /// How many groups there are, and how many declarations stand in one.
  package var alikeGroups: Int
  package var alikeDeclarations: Int

  package init(
    summary: Summary, failing: [RuleCount] = [], unanswered: [FieldCount] = [], alike: [AlikeGroup] = [],
    alikeGroups: Int = 0, alikeDeclarations: Int = 0
  ) {
    self.summary = summary
    self.failing = failing
    self.unanswered = unanswered
    self.alike = alike
    self.alikeGroups = alikeGroups
    self.alikeDeclarations = alikeDeclarations
  }

  package struct RuleCount: Sendable, Equatable {
    package var rule: RuleDescription
    /// Of declarations.
    package var count: Int

    package init(rule: RuleDescription, count: Int) {
      self.rule = rule
      self.count = count
    }
  }

  package struct FieldCount: Sendable, Equatable {
    package var path: String
    /// Of declarations.
    package var count: Int

    package init(path: String, count: Int) {
      self.path = path
      self.count = count
    }
  }

  package struct AlikeGroup: Sendable, Equatable {
    /// Of declarations.
    package var count: Int
    /// The paths of the first of them.
    package var examples: [String]

    package init(count: Int, examples: [String]) {
      self.count = count
      self.examples = examples
    }
  }
}
