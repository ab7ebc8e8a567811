// What is wrong with a scalar that could not be read, and what its author most likely meant. Nothing proposed here is
// ever taken as the answer: it only goes into the help.

import CEL
import Diagnostics
import YAMLDocument

extension ScalarReader {
  /// What is wrong with a scalar where something else is wanted.
  func fault(_ bytes: ArraySlice<UInt8>, _ shape: Shape) -> SchemaFault {
    let text = String(decoding: bytes, as: UTF8.self)
    switch shape {
    case .boolean: return .notBoolean(text, meant: Self.meaning(of: text))
    case .integer: return .notNumber(text, wanted: .integer, NumberText.wholeAdvice(bytes))
    case .number(let rules): return .notNumber(text, wanted: .number, NumberText.advice(bytes, rules))
    case .list(let list): return .wrongKind(found: .scalar(text), wanted: .list, proposal: elements(bytes, list))
    case .object, .text, .word: return .wrongKind(found: .scalar(text), wanted: shape.wanted, proposal: nil)
    }
  }

  func outOfRange(_ bytes: ArraySlice<UInt8>, _ rules: NumberRules, _ shape: Shape) -> SchemaFault {
    var proposal: String?
    if case .number = shape, rules.maximum == .int(1), let percent = CoreScalar.float(bytes), percent > 1,
      percent <= 100
    {
      proposal = String(percent / 100)
    }
    return .outOfRange(String(decoding: bytes, as: UTF8.self), rules, proposal: proposal)
  }

  private static func meaning(of text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "y", "on", "1", "oui", "o", "vrai": true
    case "false", "no", "n", "off", "0", "non", "faux": false
    default: nil
    }
  }

  /// `voice, chat` in one cell becomes `[voice, chat]`, where each part would be right as an element.
  private func elements(_ bytes: ArraySlice<UInt8>, _ list: ListShape) -> String? {
    let parts = bytes.split(omittingEmptySubsequences: false) { ",;\n".utf8.contains($0) }.map(\.trimmed)
    let areElements = parts.allSatisfy { part in
      switch list.items.shape {
      case .word(let words): format.words.position(of: part.span, in: words.number) != nil
      case .text(let shape): if case .value = text(part, shape), !part.isEmpty { true } else { false }
      default: false
      }
    }
    return areElements ? "[" + parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ") + "]" : nil
  }
}

extension Shape {
  var wanted: WantedKind {
    switch self {
    case .object: .object
    case .list: .list
    case .word: .word
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .text(let text):
      switch text.rules.format {
      case .date: .date
      case .dateTime: .dateTime
      default: .text
      }
    }
  }
}

enum TextProposal {
  /// The text in other letters, or with its blanks joined, where that has the form asked for.
  static func fitting(_ pattern: LinearRegex, _ text: String) -> String? {
    let trimmed = String(decoding: Array(text.utf8)[...].trimmed, as: UTF8.self)
    let joined = [trimmed, trimmed.lowercased()].map { $0.replacing(" ", with: "-") }
    return ([trimmed, trimmed.uppercased(), trimmed.lowercased()] + joined).first { $0 != text && pattern.matches($0) }
  }
}

enum NumberText {
  /// For a field that wants a whole number.
  static func wholeAdvice(_ bytes: ArraySlice<UInt8>) -> NumberAdvice {
    let text = bytes.trimmed
    if text.last == UInt8(ascii: "%") { return .percent }
    let digits = grouped(text)
    if let digits, !text.contains(UInt8(ascii: ".")) { return .write(digits) }
    if let double = CoreScalar.float(text), let whole = Int64(exactly: double) { return .write(String(whole)) }
    if let digits { return .thousands(digits) }
    return withoutUnit(text).map(NumberAdvice.write) ?? .none
  }

  /// For a field that wants a number.
  static func advice(_ bytes: ArraySlice<UInt8>, _ rules: NumberRules) -> NumberAdvice {
    let text = bytes.trimmed
    if text.last == UInt8(ascii: "%") {
      let isShare = rules.maximum == .int(1)
      guard isShare, let percent = CoreScalar.float(pointed(text.dropLast().trimmed)), (0...100).contains(percent)
      else { return .percent }
      return .write(String(percent / 100))
    }
    if let digits = grouped(text), !text.contains(UInt8(ascii: ",")) { return .write(digits) }
    let pointed = pointed(text)
    if CoreScalar.float(pointed) != nil, grouped(text) == nil {
      return .write(String(decoding: pointed, as: UTF8.self))
    }
    return withoutUnit(text).map(NumberAdvice.write) ?? .none
  }

  /// Digits in groups of three, set apart by commas, points, blanks, apostrophes or underscores.
  private static func grouped(_ text: ArraySlice<UInt8>) -> String? {
    guard text.first?.isDigit == true else { return nil }
    var digits: [UInt8] = []
    var groups = 1
    var length = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "0"..."9":
        digits.append(UInt8(truncatingIfNeeded: scalar.value))
        length += 1
      case ",", ".", "_", "'", "’", " ", "\u{A0}", "\u{202F}", "\u{2009}":
        guard groups == 1 ? length <= 3 : length == 3 else { return nil }
        groups += 1
        length = 0
      default: return nil
      }
    }
    return groups > 1 && length == 3 ? String(decoding: digits, as: UTF8.self) : nil
  }

  /// `12 hours`, `12h`: the number that stands before letters.
  private static func withoutUnit(_ text: ArraySlice<UInt8>) -> String? {
    let digits = text.prefix(while: \.isDigit)
    let unit = text.dropFirst(digits.count).trimmed
    guard !digits.isEmpty, !unit.isEmpty, unit.allSatisfy({ $0.isLetter || $0 >= 0x80 }) else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func pointed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }[...]
  }
}
