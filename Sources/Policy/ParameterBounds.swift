// The values that a parameter may have, whoever gives them: the policy, one of its profiles or the command line.

import Diagnostics

/// The bounds of a parameter.
package struct ParameterBounds: Sendable {
  /// Of a number; both ends are allowed.
  package var minimum: Double?
  package var maximum: Double?
  /// The numbers that are allowed, where only some are.
  package var numbers: [Double]?
  /// The words that are allowed; of a list, the words that its elements may be.
  package var words: [String]?

  /// Why a value is outside the bounds, and what to choose instead.
  struct Refusal {
    let message: LocalizedText
    let help: LocalizedText
  }

  /// Nil where the value is inside the bounds.
  func refusal(of value: ParameterValue, name: String) -> Refusal? {
    if let number = value.number { return refusal(of: number, value.description, name) }
    guard let words, let given = value.words, let wrong = given.first(where: { !words.contains($0) }) else {
      return nil
    }
    return Refusal(
      message: Self.impossible(wrong.withoutControls, name), help: PolicyDocument.choices(for: wrong, among: words))
  }

  private func refusal(of number: Double, _ text: String, _ name: String) -> Refusal? {
    if let numbers, !numbers.contains(number) {
      let list = numbers.map(Self.text).joined(separator: ", ")
      return Refusal(
        message: Self.impossible(text, name),
        help: LocalizedText(en: "choose among \(list)", fr: "choisissez parmi \(list)"))
    }
    let isInside = number >= (minimum ?? number) && number <= (maximum ?? number)
    guard !isInside else { return nil }
    let help =
      switch (minimum.map(Self.text), maximum.map(Self.text)) {
      case (let low?, let high?):
        LocalizedText(en: "choose a number from \(low) to \(high)", fr: "choisissez un nombre de \(low) à \(high)")
      case (let low?, nil): LocalizedText(en: "choose at least \(low)", fr: "choisissez au moins \(low)")
      case (nil, let high?): LocalizedText(en: "choose at most \(high)", fr: "choisissez au plus \(high)")
      case (nil, nil): LocalizedText(en: "write a number", fr: "écrivez un nombre")
      }
    return Refusal(message: Self.impossible(text, name), help: help)
  }

  private static func impossible(_ value: String, _ name: String) -> LocalizedText {
    LocalizedText(en: "`\(name)` cannot be \(value)", fr: "« \(name) » ne peut valoir \(value)")
  }

  private static func text(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
