// Messages with `{{ expression }}` in them: compiled at load, filled in only where a rule failed.

package import CEL
package import Diagnostics

/// A text in both languages, each with its own expressions.
package struct MessageTemplate: Sendable {
  package enum Part: Sendable {
    case text(String)
    case expression(Program)
  }

  package let english: [Part]
  package let french: [Part]

  package func parts(in language: Language) -> [Part] {
    switch language {
    case .english: english
    case .french: french
    }
  }

  /// The text where nothing is to be filled in; else nil.
  package func fixedText(in language: Language) -> String? {
    parts(in: language).reduce("") { text, part in
      guard let text, case .text(let fixed) = part else { return nil }
      return text + fixed
    }
  }
}
