// Filling in messages: what an expression of a template is worth, as a person writes it in the report's language.

import CEL
import Diagnostics
import Findings
import Policy

extension Assessor {
  func fill(_ template: MessageTemplate, _ activation: Activation) -> String {
    let parts = template.parts(in: language)
    // One that says the same of every declaration is not made anew.
    if parts.count == 1, case .text(let fixed) = parts[0] { return fixed }
    return parts.reduce(into: "") { text, part in
      switch part {
      case .text(let fixed): text += fixed
      case .expression(let program):
        switch program.evaluate(activation) {
        case .value(let value): text += wording(of: value)
        case .unknown: text += Words.notDeclared[language]
        case .error(let error): text += "(\(error.message[language]))"
        }
      }
    }
  }

  private func wording(of value: Value) -> String {
    switch value {
    case .bool(let bool): (bool ? Words.yes : Words.no)[language]
    case .list(let elements):
      elements.isEmpty ? Words.none[language] : elements.map { wording(of: $0) }.joined(separator: ", ")
    case .double(let double): decimal(double)
    case .string(let text): text
    default: FactValue(value).wording ?? Words.none[language]
    }
  }

  private func decimal(_ double: Double) -> String {
    let text = Int64(exactly: double).map { "\($0)" } ?? "\(double)"
    return language == .french ? String(text.map { $0 == "." ? "," : $0 }) : text
  }

  private enum Words {
    static let notDeclared = LocalizedText(en: "not declared", fr: "non déclaré")
    static let yes = LocalizedText(en: "yes", fr: "oui")
    static let no = LocalizedText(en: "no", fr: "non")
    static let none = LocalizedText(en: "none", fr: "aucun")
  }
}

extension FactValue {
  fileprivate var wording: String? {
    switch self {
    case .int(let int): "\(int)"
    case .string(let text): text
    default: nil
    }
  }
}
