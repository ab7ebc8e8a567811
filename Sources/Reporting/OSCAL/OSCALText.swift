// OSCAL's own kinds of text (tokens, strings, lines of Markdown) and the members that recur in its objects. What is said
// in them is decided elsewhere.

import Diagnostics

enum OSCAL {
  static let version = "1.2.1"
  /// The namespace of the properties that are not OSCAL's own.
  static let namespace = "urn:vigie:oscal"
}

extension String {
  /// The text as OSCAL's *token*: a letter or `_`, then letters, digits, `.`, `-`, `_`; all else becomes `_`.
  var oscalToken: String {
    let kept = unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": Character(scalar)
      default: "_"
      }
    }
    let token = String(kept)
    return token.first.map { $0.isLetter || $0 == "_" } == true ? token : "_" + token
  }

  /// The text as OSCAL's *string*: one line without blanks at its ends; nil where nothing is left.
  var oscalString: String? {
    let text = withoutControls
    if text.utf8.first?.isVisibleASCII == true, text.utf8.last?.isVisibleASCII == true { return text }
    let line = text.unicodeScalars
    guard let first = line.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = line.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(line[first...last])
  }

  /// The text as OSCAL's *markup*: one line of CommonMark that shows exactly this text, whatever it holds.
  var oscalMarkup: String {
    let text = oscalString ?? "–"
    guard text.withBytes({ $0.mayHoldMarkup }) else { return text }
    let line = Array(text.unicodeScalars)
    var markup: [UInt8] = []
    for (index, scalar) in line.enumerated() {
      let next = index + 1 < line.count ? line[index + 1] : " "
      let isMarked =
        switch scalar {
        case "\\", "`", "*", "<", "&", "~", "^": true
        case "_": !(index > 0 && line[index - 1].isWordPart && next.isWordPart)
        // Without these neither a link nor the definition of one can be written.
        case "]": next == "(" || next == "[" || next == ":"
        // OSCAL's own: the place of a parameter.
        case "{": next == "{"
        case "#", ">", "-", "+", "=", "|": index == 0
        case ".", ")": index > 0 && line[..<index].allSatisfy(\.isDigit)
        default: false
        }
      if isMarked { markup.append(UInt8(ascii: "\\")) }
      markup.append(contentsOf: scalar.utf8)
    }
    return String(decoding: markup, as: UTF8.self)
  }
}

extension Span<UInt8> {
  /// Whether CommonMark might take a character of this line for markup.
  fileprivate var mayHoldMarkup: Bool {
    guard count > 0 else { return false }
    return ASCIISet.markupAtStart.contains(self[0]) || contains(anyOf: .markup)
  }
}

extension ASCIISet {
  fileprivate static let markup = ASCIISet("\\`*<&~^_]{")
  /// At the start of a line only; digits begin numbered lists.
  fileprivate static let markupAtStart = ASCIISet("#>-+=|0123456789")
}

extension UInt8 {
  fileprivate var isVisibleASCII: Bool { self > 0x20 && self < 0x7F }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isWordPart: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: !isASCII && properties.isAlphabetic
    }
  }
}

extension JSONText {
  /// A property of this program's namespace; where there is nothing to say, none.
  mutating func property(_ name: StaticString, _ value: String?, remarks: String? = nil) {
    guard let value = value?.oscalString else { return }
    beginObject(inline: remarks == nil)
    member("name", name.description)
    member("ns", OSCAL.namespace)
    member("value", value)
    markup("remarks", remarks)
    endObject()
  }

  mutating func markup(_ name: JSONKey, _ value: String?) {
    guard let value else { return }
    member(name, value.oscalMarkup)
  }

  mutating func identifier(_ name: JSONKey, _ identifier: OSCALIdentifier) { member(name, identifier.text) }

  /// An array that OSCAL forbids to be empty: it is left out then.
  mutating func list<Element>(
    _ name: JSONKey, _ elements: [Element], append: (inout JSONText, Element) -> Void
  ) {
    if !elements.isEmpty { array(name, elements, append: append) }
  }

  /// `props`; at least one of them must come to something.
  mutating func properties(_ append: (inout JSONText) -> Void) {
    key("props")
    beginArray()
    append(&self)
    endArray()
  }
}
