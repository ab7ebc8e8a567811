// `matches`, for patterns that are only known when the expression runs. Constant patterns never come here: the planner
// compiles them once (see PatternNode).

import Diagnostics

extension Function {
  static let matches = Function(
    "matches", "Whether some part of a text matches a regular expression, in time linear in the text.",
    [
      .member(.string, .string, returns: .bool, .binary(match)),
      .function(.string, .string, returns: .bool, .binary(match)),
    ])

  private static let match: @Sendable (Value, Value) throws(EvaluationError) -> Value = {
    subject, pattern throws(EvaluationError) in
    guard case .string(let subject) = subject, case .string(let pattern) = pattern else {
      throw .noOverload("matches", [subject, pattern])
    }
    do throws(PatternError) {
      return .bool(try LinearRegex(pattern).matches(subject))
    } catch {
      throw EvaluationError(.invalidArgument, en: error.message.english, fr: error.message.french)
    }
  }
}
