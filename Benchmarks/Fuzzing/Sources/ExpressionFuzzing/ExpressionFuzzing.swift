// What libFuzzer calls with each input: an input is one byte of options and a text. The text is an expression, which is
// taken through lexer, parser, checker, planner and evaluator, or a pattern and a subject for the regular expressions.
// Whatever traps, takes too long or contradicts itself is a finding.

import CEL

/// How the first byte is read; `0` to `7`, so that a corpus can be written by hand.
struct Options: OptionSet {
  let rawValue: UInt8

  static let unchecked = Options(rawValue: 1)
  static let withoutMacros = Options(rawValue: 2)
  static let pattern = Options(rawValue: 4)
}

@c(LLVMFuzzerTestOneInput)
public func examine(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe UnsafeBufferPointer(start: data, count: count)
  guard let first = unsafe input.first else { return 0 }
  let options = Options(rawValue: first)
  let text = unsafe String(decoding: input.dropFirst(), as: UTF8.self)
  if options.contains(.pattern) {
    examine(patternAndSubject: text)
  } else {
    examine(expression: text, options)
  }
  return 0
}

private func examine(expression source: String, _ options: Options) {
  let environment = World.environment(
    isChecked: !options.contains(.unchecked), hasMacros: !options.contains(.withoutMacros))
  do throws(ExpressionRefusal) {
    let program = try environment.compile(source)
    let evaluated = program.evaluate(World.activation()).notation
    let explained = program.explain(World.activation()).outcome.notation
    precondition(evaluated == explained, "evaluated: \(evaluated); explained: \(explained); expression: \(source)")
    if environment.isChecked { compare(evaluated, withUnchecked: source, options) }
  } catch {
    precondition(!error.issues.isEmpty, "refused without a reason: \(source)")
    for issue in error.issues {
      precondition(
        issue.range.lowerBound >= 0 && issue.range.upperBound <= source.utf8.count,
        "\(issue.code) at \(issue.range), outside of: \(source)")
    }
  }
}

/// What the checker lets pass comes to the same without it, but for the number of steps.
private func compare(_ evaluated: String, withUnchecked source: String, _ options: Options) {
  let environment = World.environment(isChecked: false, hasMacros: !options.contains(.withoutMacros))
  do throws(ExpressionRefusal) {
    let unchecked = try environment.compile(source).evaluate(World.activation()).notation
    let isCut = [evaluated, unchecked].contains(EvaluationError.Code.costExceeded.rawValue)
    precondition(evaluated == unchecked || isCut, "\(evaluated); unchecked: \(unchecked); expression: \(source)")
  } catch {
    preconditionFailure("refused only where it is not checked: \(source)")
  }
}

/// The pattern is the first line, the subject the rest. Both ways of matching must agree.
private func examine(patternAndSubject text: String) {
  let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
  let pattern = String(lines[0])
  let subject = lines.count > 1 ? String(lines[1]) : ""
  do throws(PatternError) {
    let table = try LinearRegex(pattern)
    let simulation = try LinearRegex(pattern, limits: .init(tableStates: 0))
    precondition(table.matches(subject) == simulation.matches(subject), "\(pattern) on \(subject)")
  } catch {
    precondition(
      error.range.lowerBound >= 0 && error.range.upperBound <= pattern.utf8.count,
      "\(error.code) at \(error.range), outside of: \(pattern)")
  }
}

extension Outcome {
  /// An outcome as far as evaluation and explanation must agree on it.
  fileprivate var notation: String {
    switch self {
    case .value(.bool(let bool)): bool.description
    case .value(let value): value.type.description
    case .unknown(let unknown): "unknown \(unknown.paths)"
    case .error(let error): error.code.rawValue
    }
  }
}
