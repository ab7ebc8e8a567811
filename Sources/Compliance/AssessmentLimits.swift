// How much one declaration may take: rules multiply spaces by the lists that they walk for each of them, so that a file
// within every limit on files could still ask for hours of work.

import Diagnostics

/// What judging one declaration may come to. A declaration beyond it is not judged.
package struct AssessmentLimits: Sendable, Equatable {
  /// The most spaces.
  package var spaces: Int
  /// The most steps of all expressions together, each fact that a result names counted as `stepsOfFact`.
  package var steps: Int

  package init(spaces: Int = 10_000, steps: Int = 200_000_000) {
    self.spaces = spaces
    self.steps = steps
  }

  /// To keep a fact and to write it takes about as long as so many steps.
  static let stepsOfFact = 200

  func excess(ofSpaces count: Int, at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      code: "declaration.too_many_spaces",
      message: LocalizedText(
        en: "the declaration has \(count) spaces, and the limit is \(spaces)",
        fr: "la déclaration compte \(count) espaces, et la limite est de \(spaces)"),
      help: LocalizedText(
        en: "split it into several declarations, or raise --max-spaces",
        fr: "répartissez-la en plusieurs déclarations, ou relevez --max-spaces"),
      span: span)
  }

  func excessOfSteps(at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      code: "declaration.too_costly",
      message: LocalizedText(
        en: "to judge the declaration takes \(steps) steps or more: for each of its spaces, rules walk its lists",
        fr: "juger la déclaration demande au moins \(steps) étapes : pour chacun de ses espaces, des règles en "
          + "parcourent les listes"),
      help: LocalizedText(
        en: "split it into several declarations, or raise --max-total-cost",
        fr: "répartissez-la en plusieurs déclarations, ou relevez --max-total-cost"),
      span: span)
  }
}
