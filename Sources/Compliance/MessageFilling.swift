// Filling in messages: what an expression of a template is worth, as a person writes it in the report's language.

import CEL
import Diagnostics
import Findings
import Policy

extension Assessor {
  /// - Parameter text: UTF-8, to which the message is appended.
  func fill(_ message: ReportText, _ frame: inout Frame, to text: inout [UInt8]) {
    switch message {
    case .fixed(let fixed): text += fixed.utf8
    case .filled(let pieces, let end):
      pieces.forEach { piece in
        text += piece.text
        append(frame.evaluate(piece.blank), to: &text)
      }
      text += end.utf8
    }
  }

  private func append(_ outcome: Outcome, to text: inout [UInt8]) {
    switch outcome {
    case .value(let value): append(value, to: &text)
    case .unknown: text += Words.notDeclared[language].utf8
    case .error(let error): text += "(\(error.message[language]))".utf8
    }
  }

  private func append(_ value: Value, to text: inout [UInt8]) {
    switch value {
    case .bool(let bool): text.append(contentsOf: (bool ? Words.yes : Words.no)[language].utf8)
    case .list(let elements):
      if elements.isEmpty { text.append(contentsOf: Words.none[language].utf8) }
      for index in elements.indices {
        if index > 0 { text.append(contentsOf: ", ".utf8) }
        append(elements[index], to: &text)
      }
    case .double(let double): text.append(contentsOf: decimal(double).utf8)
    case .string(let string): text.append(contentsOf: string.utf8)
    case .int(let int): text.append(contentsOf: String(int).utf8)
    default: text.append(contentsOf: (FactValue(value).wording ?? Words.none[language]).utf8)
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
