// Filling in messages: what an expression of a template is worth, as a person writes it in the report's language.

import CEL
import Diagnostics
import Findings
import Policy

extension Assessor {
  /// - Parameter text: UTF-8, to which the message is appended.
  func fill(_ message: ReportText, _ frame: inout Frame, to text: inout [UInt8]) {
    switch message {
    case .fixed(let fixed): text.append(text: fixed)
    case .filled(let blanks, let around):
      var start = 0
      blanks.forEach { blank in
        text.append(copying: around.span.extracting(start..<blank.place))
        append(frame.evaluate(blank.program), to: &text)
        start = blank.place
      }
      text.append(copying: around.span.extracting(start...))
    }
  }

  private func append(_ outcome: Outcome, to text: inout [UInt8]) {
    switch outcome {
    case .value(let value): append(value, to: &text)
    case .unknown: text.append(text: Words.notDeclared[language])
    case .error(let error): text.append(text: "(\(error.message[language]))")
    }
  }

  private func append(_ value: Value, to text: inout [UInt8]) {
    switch value {
    case .bool(let bool): text.append(text: (bool ? Words.yes : Words.no)[language])
    case .list(let elements):
      if elements.isEmpty { text.append(text: Words.none[language]) }
      for index in elements.indices {
        if index > 0 { text.append(text: ", ") }
        append(elements[index], to: &text)
      }
    case .double(let double): text.append(text: decimal(double))
    case .string(let string): text.append(text: string)
    case .int(let int): text.append(text: String(int))
    default: text.append(text: FactValue(value).wording ?? Words.none[language])
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
