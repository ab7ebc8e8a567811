// XML must stay XML whatever stands in it.

import Testing

@testable import Reporting

@Suite("XML")
struct XMLTextTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let value: String
    let attribute: String
    let text: String

    init(_ name: String, _ value: String, attribute: String, text: String? = nil) {
      testDescription = name
      self.value = value
      self.attribute = attribute
      self.text = text ?? attribute
    }
  }

  static let rows: [Row] = [
    Row("plain", "é 名前 😀 it's", attribute: "é 名前 😀 it's"),
    Row("markup", "<script a=\"b\">&amp;", attribute: "&lt;script a=&quot;b&quot;&gt;&amp;amp;"),
    Row("end of a CDATA section", "]]>", attribute: "]]&gt;"),
    Row("line feed", "a\nb", attribute: "a\\u{A}b", text: "a\nb"),
    Row("carriage return", "a\r\nb", attribute: "a\\u{D}\\u{A}b", text: "a\\u{D}\nb"),
    Row("tab", "a\tb", attribute: "a b"),
    Row("what XML 1.0 cannot carry", "\0\u{8}\u{1B}[2J\u{B}", attribute: "\\u{0}\\u{8}\\u{1B}[2J\\u{B}"),
    Row("what XML 1.0 forbids besides", "\u{FFFE}\u{FFFF}", attribute: "\\u{FFFE}\\u{FFFF}"),
    Row("what reorders or hides", "\u{202E}\u{200B}\u{85}\u{2028}", attribute: "\\u{202E}\\u{200B}\\u{85}\\u{2028}"),
  ]

  @Test("Values are escaped on their way", arguments: rows)
  func escaped(_ row: Row) {
    var xml = XMLText()
    xml.element("a", [("b", row.value), ("c", nil)], text: row.value)
    #expect(String(decoding: xml.takeBytes(), as: UTF8.self) == "<a b=\"\(row.attribute)\">\(row.text)</a>\n")
  }

  @Test("Elements nest")
  func nested() {
    var xml = XMLText()
    xml.declaration()
    xml.begin("a", [("n", "1")])
    xml.begin("b")
    xml.element("c")
    xml.end()
    xml.end()
    xml.end()
    #expect(
      String(decoding: xml.takeBytes(), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a n="1">
          <b>
            <c/>
          </b>
        </a>

        """)
    #expect(xml.bytes.isEmpty)
  }
}
