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

/// An object, so that whoever walks a declaration hands one reference on.
final class ScalarReader: Sendable {
  let tree: DocumentTree
  let format: DeclarationFormat

  init(tree: DocumentTree, format: DeclarationFormat) {
    self.tree = tree
    self.format = format
  }

  /// What most scalars and lists of words say, whose text alone tells it; nil where more must be looked at.
  func sound(_ node: NodeIndex, _ form: Form) -> FieldState? {
    tree.withNode(node) { kind, text, isResolved, isTagged -> FieldState? in
      switch kind {
      case .scalar: break
      case .sequence:
        guard case .words(let vocabulary, let least, let greatest) = form else { return nil }
        let count = tree.count(of: node)
        return count >= least && count <= greatest ? words(node, count, of: vocabulary) : nil
      case .mapping: return nil
      }
      if isResolved, text.count <= 4, CoreScalar.isNull(text) { return .absent }
      switch form {
      case .word(let vocabulary):
        return format.words.position(of: text, in: vocabulary).map { .known(format.wordValues[$0]) }
      case .boolean where isResolved: return Self.boolean(text).map { .known(.bool($0)) }
      case .integer(let least, let greatest) where isResolved:
        guard let int = Self.digits(text), int >= least, int <= greatest else { return nil }
        return .known(.int(int))
      case .number(let least, let greatest) where isResolved:
        guard let double = Self.decimal(text), double >= least, double <= greatest else { return nil }
        return .known(.double(double))
      case .date where !isTagged && !format.placeholders.mayContain(text):
        return DateText.day(text).map { .known(.timestamp($0.midnight)) }
      case .text where !isTagged: return .known(.string(tree.text(of: node)))
      case .limited(let number) where !isResolved || !isTagged: return limited(node, text, format.texts[number])
      default: return nil
      }
    }
  }

  /// A list where each element is a word of a vocabulary, and none stands twice; nil where more must be looked at.
  private func words(_ list: NodeIndex, _ count: Int, of vocabulary: Int) -> FieldState? {
    var next = tree.elementPosition(of: list)
    if count == 1 {
      return tree.next(&next).flatMap { word($0, of: vocabulary) }.map { .known(format.wordLists[$0]) }
    }
    var values: [Value] = []
    values.reserveCapacity(count)
    // A bit for each word; two words of a large vocabulary may share one.
    var seen: UInt64 = 0
    while let node = tree.next(&next) {
      guard let position = word(node, of: vocabulary) else { return nil }
      let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: position & 63)
      if seen & bit != 0 { return nil }
      values.append(format.wordValues[position])
      seen |= bit
    }
    return .known(.list(values))
  }

  /// The number of the word that an element is; nil where more must be looked at.
  @inline(__always)
  private func word(_ node: NodeIndex, of vocabulary: Int) -> Int? {
    tree.withNode(node) { kind, text, isResolved, _ in
      guard case .scalar = kind else { return nil }
      if isResolved, text.count <= 4, CoreScalar.isNull(text) { return nil }
      return format.words.position(of: text, in: vocabulary)
    }
  }

  /// What most texts say of which something is asked, and most addresses; nil where more must be looked at.
  private func limited(_ node: NodeIndex, _ text: Span<UInt8>, _ shape: TextShape) -> FieldState? {
    if !shape.isPlain, format.placeholders.mayContain(text) { return nil }
    if let bytes = shape.constantBytes, let constant = shape.constant {
      return text.isEqual(to: bytes.span) ? .known(.string(constant)) : nil
    }
    if shape.rules.format == .uri, !AddressText.isURI(text) { return nil }
    guard shape.rules.pattern?.matches(utf8: text) ?? true else { return nil }
    let string = tree.text(of: node)
    return shape.rules.admits(length: string) ? .known(.string(string)) : nil
  }

  /// - `slot`: what is wanted; objects and lists are not read here.
  func read(_ node: NodeIndex, as slot: Slot) -> ScalarReading {
    let shape = slot.shape
    let isResolved = tree.isResolved(node)
    let bytes = tree.utf8(of: node)
    if isResolved, CoreScalar.isNull(bytes) { return .null }
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

  /// The value of a few decimal digits, which may have a point among them: both the digits and the power of ten are then
  /// exact as doubles, so that their quotient is rounded once, as it should be.
  private static func decimal(_ text: Span<UInt8>) -> Double? {
    guard (1...16).contains(text.count), text[0].isDigit else { return nil }
    var digits: Int64 = 0
    var divisor: Int64 = 0
    for index in 0..<text.count {
      if text[index].isDigit {
        digits = digits * 10 + Int64(text[index] - UInt8(ascii: "0"))
        divisor *= 10
      } else if text[index] == UInt8(ascii: "."), divisor == 0 {
        divisor = 1
      } else {
        return nil
      }
    }
    guard digits < 1_000_000_000_000_000 else { return nil }
    return divisor > 0 ? Double(digits) / Double(divisor) : Double(digits)
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
      if let day = DateText.day(bytes.span) { return .value(.timestamp(day.midnight)) }
      return .fault(.notDate(String(decoding: bytes, as: UTF8.self), DateText.advice(bytes)))
    case .dateTime:
      if let timestamp = DateText.timestamp(bytes) { return .value(.timestamp(timestamp)) }
      return .fault(.notDateTime(String(decoding: bytes, as: UTF8.self), proposal: DateText.timestampProposal(bytes)))
    case .uri:
      if AddressText.isURI(bytes.span) { return .value(.string(String(decoding: bytes, as: UTF8.self))) }
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
