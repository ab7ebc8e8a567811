// One scalar of a declaration as its field's type. Sound scalars take the shortest way through here; what is wrong
// with the others is worked out only then.

import CEL
import YAMLDocument

/// What a scalar says.
enum ScalarReading {
  case value(Value)
  /// Null, or the core schema's ways of writing it.
  case null
  case placeholder
  case fault(SchemaFault)
}

struct ScalarReader {
  let tree: DocumentTree
  let format: DeclarationFormat

  /// - `slot`: what is wanted; objects and lists are not read here.
  func read(_ node: NodeIndex, as slot: Slot) -> ScalarReading {
    let shape = slot.shape
    if let sound = tree.withScalar(node, { sound($0, isResolved: $1, shape) }) { return sound }
    let isResolved = tree.isResolved(node)
    let bytes = tree.utf8(of: node)
    switch shape {
    case .word(let words):
      return isPlaceholder(bytes) ? .placeholder : .fault(.unknownWord(String(decoding: bytes, as: UTF8.self), words))
    case .text(let shape):
      if isResolved, let tag = tree.tag(of: node) { return .fault(.tagged(tag.name, wanted: .text)) }
      if !shape.isPlain, isPlaceholder(bytes) { return .placeholder }
      return text(bytes, shape)
    case .boolean, .integer, .number:
      let typed = typed(bytes, shape)
      if isResolved, case .value(let value)? = typed { return .value(value) }
      if isPlaceholder(bytes) { return .placeholder }
      if isResolved, let typed { return typed }
      if case .value? = typed {
        return .fault(.quoted(String(decoding: bytes, as: UTF8.self), wanted: shape.wanted))
      }
      return .fault(fault(bytes, shape))
    case .object, .list:
      return isPlaceholder(bytes) ? .placeholder : .fault(fault(bytes, shape))
    }
  }

  /// What most scalars say, whose text alone tells it; nil where more must be looked at.
  @inline(__always)
  private func sound(_ text: Span<UInt8>, isResolved: Bool, _ shape: Shape) -> ScalarReading? {
    if isResolved, text.count <= 4, CoreScalar.isNull(text) { return .null }
    switch shape {
    case .word(let words): return words.table.position(of: text).map { .value(words.values[$0]) }
    case .boolean where isResolved: return Self.boolean(text).map { .value(.bool($0)) }
    case .integer(let rules) where isResolved:
      guard let int = Self.digits(text), rules.admits(.int(int)) else { return nil }
      return .value(.int(int))
    default: return nil
    }
  }

  private static func boolean(_ text: Span<UInt8>) -> Bool? {
    if text.count == 4, text[0] == UInt8(ascii: "t"), text[1] == UInt8(ascii: "r"), text[2] == UInt8(ascii: "u"),
      text[3] == UInt8(ascii: "e")
    {
      return true
    }
    if text.count == 5, text[0] == UInt8(ascii: "f"), text[1] == UInt8(ascii: "a"), text[2] == UInt8(ascii: "l"),
      text[3] == UInt8(ascii: "s"), text[4] == UInt8(ascii: "e")
    {
      return false
    }
    return nil
  }

  /// The value of a few decimal digits and nothing else.
  private static func digits(_ text: Span<UInt8>) -> Int64? {
    guard (1...9).contains(text.count) else { return nil }
    var value: Int64 = 0
    for index in 0..<text.count {
      guard text[index].isDigit else { return nil }
      value = value * 10 + Int64(text[index] - UInt8(ascii: "0"))
    }
    return value
  }

  private func isPlaceholder(_ bytes: ArraySlice<UInt8>) -> Bool { format.placeholders.contains(bytes) }

  // MARK: Booleans and numbers

  /// A value or one that is out of range; nil where the text is of another type.
  private func typed(_ bytes: ArraySlice<UInt8>, _ shape: Shape) -> ScalarReading? {
    switch shape {
    case .boolean:
      if bytes.spells("true") { return .value(.bool(true)) }
      if bytes.spells("false") { return .value(.bool(false)) }
    case .integer(let rules):
      switch CoreScalar.integer(bytes) {
      case .integer(let int)?:
        return rules.admits(.int(int)) ? .value(.int(int)) : .fault(outOfRange(bytes, rules, shape))
      case .oversizedInteger?: return .fault(outOfRange(bytes, rules, shape))
      default: break
      }
    case .number(let rules):
      if let double = double(bytes) {
        let isAdmitted = double.isFinite && rules.admits(.double(double))
        return isAdmitted ? .value(.double(double)) : .fault(outOfRange(bytes, rules, shape))
      }
    default: break
    }
    return nil
  }

  /// Whole numbers may be written in any of the core schema's ways; infinite is what is too large to be read.
  private func double(_ bytes: ArraySlice<UInt8>) -> Double? {
    if case .integer(let int)? = CoreScalar.integer(bytes) { return Double(int) }
    guard let double = CoreScalar.float(bytes), !double.isNaN else { return nil }
    return bytes.contains(where: \.isDigit) ? double : nil
  }

  // MARK: Texts

  func text(_ bytes: ArraySlice<UInt8>, _ shape: TextShape) -> ScalarReading {
    switch shape.rules.format {
    case .date:
      if let day = DateText.day(bytes) { return .value(.timestamp(day.midnight)) }
      return .fault(.notDate(String(decoding: bytes, as: UTF8.self), DateText.advice(bytes)))
    case .dateTime:
      if let timestamp = DateText.timestamp(bytes) { return .value(.timestamp(timestamp)) }
      return .fault(.notDateTime(String(decoding: bytes, as: UTF8.self), proposal: DateText.timestampProposal(bytes)))
    case .uri:
      if AddressText.isURI(bytes) { return .value(.string(String(decoding: bytes, as: UTF8.self))) }
      let proposal = AddressText.proposal(bytes)
      return .fault(.notAddress(String(decoding: bytes, as: UTF8.self), wanted: .uri, proposal: proposal))
    case .email:
      if AddressText.isEmail(bytes) { return .value(.string(String(decoding: bytes, as: UTF8.self))) }
      return .fault(.notAddress(String(decoding: bytes, as: UTF8.self), wanted: .email, proposal: nil))
    case nil: return limited(bytes, shape)
    }
  }

  private func limited(_ bytes: ArraySlice<UInt8>, _ shape: TextShape) -> ScalarReading {
    if let constant = shape.constant, bytes.spells(constant) { return .value(.string(constant)) }
    let text = String(decoding: bytes, as: UTF8.self)
    if let constant = shape.constant { return .fault(.otherConstant(text, wanted: constant)) }
    guard shape.rules.admits(length: text) else {
      return .fault(.wrongLength(text.unicodeScalars.count, shape.rules))
    }
    guard let pattern = shape.rules.pattern, !pattern.matches(utf8: bytes.span) else { return .value(.string(text)) }
    return .fault(.wrongForm(text, proposal: TextProposal.fitting(pattern, text)))
  }
}
