// XML, written straight to bytes: whatever comes in as text or as an attribute is escaped on its way, so that no caller
// can forget it. It knows nothing of reports; which elements stand in it is decided by whoever appends.

import Diagnostics

/// An XML 1.0 text under construction, indented by two spaces a level.
///
/// The caller opens and closes elements in balance. XML 1.0 has no way to write most control characters, not even as a
/// reference: those, noncharacters, and all that could steer a terminal are made visible
/// as `\u{…}`. In an attribute a line break is made visible too; in text it stays.
struct XMLText {
  private(set) var bytes: [UInt8] = []
  private var open: [StaticString] = []

  /// An attribute's name and value; those without a value are left out.
  typealias Attribute = (name: StaticString, value: String?)

  /// The bytes so far; they are not kept, so that a long text can be handed over in parts.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  mutating func declaration() { append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

  mutating func begin(_ name: StaticString, _ attributes: [Attribute] = []) {
    indent()
    tag(name, attributes)
    append(">\n")
    open.append(name)
  }

  mutating func end() {
    guard let name = open.popLast() else { return }
    indent()
    closing(name)
  }

  /// An element that holds text alone, or nothing.
  mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String = "") {
    indent()
    tag(name, attributes)
    guard !text.isEmpty else { return append("/>\n") }
    append(">")
    escape(text, in: .text)
    closing(name)
  }

  private enum Context {
    case attribute
    case text
  }

  private mutating func tag(_ name: StaticString, _ attributes: [Attribute]) {
    append("<")
    append(name)
    for case (let name, let value?) in attributes {
      append(" ")
      append(name)
      append("=\"")
      escape(value, in: .attribute)
      append("\"")
    }
  }

  private mutating func closing(_ name: StaticString) {
    append("</")
    append(name)
    append(">\n")
  }

  private mutating func indent() { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * open.count)) }

  private mutating func append(_ markup: StaticString) { bytes.append(text: markup) }

  private static let markup = ASCIISet("&<>\"")

  private mutating func escape(_ value: String, in context: Context) {
    bytes.append(value, escaping: Self.markup) { bytes, scalar in
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      // Only `]]>` needs it, and only in text.
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case "\n" where context == .text: bytes.append(UInt8(ascii: "\n"))
      default: _ = bytes.appendShown(scalar)
      }
    }
  }
}
