// The text of a line as the tree finds it, against the text of the file looked at from its beginning: lines on which
// something begins and others, breaks of every kind, what is not ASCII, and lines that are cut.

import Diagnostics
import Testing

@testable import YAMLDocument

struct LineTextTests {
  private static let document = """
    # é, before all
    a: 1   # then
    list:

      - &anchor x
      - *anchor
      - "in two
        lines, œ"
      - {b: [c, 🎈], d: é}   # after, à
    block: |
      first
        second

    last:
      - ! &other
        far
      - \(String(repeating: "œ", count: 60))
      - \(String(repeating: "y", count: 700))
    """

  static let breaks: [(name: String, text: String)] = [
    ("LF", "\n"), ("CR", "\r"), ("CR LF", "\r\n"), ("NEL", "\u{85}"), ("LS", "\u{2028}"), ("PS", "\u{2029}"),
  ]

  @Test("Lines by number", arguments: breaks, ["", "\u{FEFF}"])
  func lines(_ row: (name: String, text: String), mark: String) throws {
    for ending in ["", row.text] {
      let text =
        mark + Self.document.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: row.text)
      let tree = try #require(read(text + ending).trees.first)
      for number in 0..<25 {
        for limit in [5, 61, 500, 1000] {
          #expect(
            tree.line(number, shortenedTo: limit) == tree.source.line(number, shortenedTo: limit),
            "line \(number), up to \(limit)")
        }
      }
    }
  }

  @Test("Lines that are asked for together are those that are asked for one by one")
  func together() throws {
    let tree = try #require(read(Self.document).trees.first)
    var texts: [Int: String] = [:]
    tree.visitLines(Array(0..<25), shortenedTo: 61) { texts[$0] = String(decoding: $1) }
    #expect(texts == Dictionary(uniqueKeysWithValues: (0..<25).map { ($0, tree.source.line($0, shortenedTo: 61)) }))
  }

  @Test("Each document of a stream has the lines of the whole file")
  func stream() throws {
    for tree in read("a: é\n---\nb: 2\n---\n- c\n- d\n").trees {
      for number in 0..<8 {
        #expect(tree.line(number, shortenedTo: 9) == tree.source.line(number, shortenedTo: 9))
      }
    }
  }
}
