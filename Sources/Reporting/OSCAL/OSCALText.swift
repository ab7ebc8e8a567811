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
    let line = withoutControls.unicodeScalars
    guard let first = line.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = line.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(line[first...last])
  }

  /// The text as OSCAL's *markup*: one line of CommonMark that shows exactly this text, whatever it holds.
  var oscalMarkup: String {
    let line = Array((oscalString ?? "–").unicodeScalars)
    var markup = ""
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
      if isMarked { markup += "\\" }
      markup.unicodeScalars.append(scalar)
    }
    return markup
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isWordPart: Bool { isDigit || properties.isAlphabetic }
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
