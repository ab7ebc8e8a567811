// `subject.matches('…')` with a constant pattern: compiled when the expression is planned, so that a pattern that is
// wrong is refused at load, at its place.

import Diagnostics

final class PatternNode: PlanNode {
  let subject: any PlanNode
  let regex: LinearRegex

  init(subject: any PlanNode, regex: LinearRegex) {
    (self.subject, self.regex) = (subject, regex)
  }

  func evaluate(_ frame: inout Frame) -> Outcome {
    let outcome = subject.evaluate(&frame)
    guard case .value(let value) = outcome else { return outcome }
    guard case .string(let text) = value else { return .error(.noOverload("matches", [value])) }
    return .value(.bool(regex.matches(text)))
  }
}

extension Planner {
  /// Nil where the call has no constant pattern.
  mutating func planPattern(_ function: String, _ operands: [Expression]) -> (any PlanNode)? {
    guard function == "matches", operands.count == 2, case .literal(.string(let pattern)) = operands[1].kind else {
      return nil
    }
    do throws(PatternError) {
      return PatternNode(
        subject: plan(operands[0]), regex: try LinearRegex(pattern, limits: .init(patternBytes: limits.patternBytes)))
    } catch {
      refuse(error, in: operands[1])
      return ConstantNode(
        outcome: .error(EvaluationError(.invalidArgument, en: error.message.english, fr: error.message.french)))
    }
  }

  /// Places the error inside the pattern where the literal is written as it reads, else at the whole literal.
  private mutating func refuse(_ error: PatternError, in literal: Expression) {
    let inside =
      literal.range.lowerBound + 1 + error.range.lowerBound..<literal.range.lowerBound + 1 + error.range.upperBound
    guard case .literal(.string(let pattern)) = literal.kind, literal.range.count == pattern.utf8.count + 2 else {
      report(error, at: literal.range)
      return
    }
    report(error, at: inside)
  }
}
