// Text put into GitHub's Markdown so that it stays text: no markup, no HTML, no link, no mention, no reference to an
// issue, no formula, no emoji. It knows nothing of reports.

import Diagnostics

/// Text as it may stand in a Markdown document, by where it stands.
enum MarkdownEscaping {
  /// Running text, in a paragraph, a heading, a list or the cell of a table. Blanks before it would make it code.
  static func text(_ text: String) -> String {
    escaped(String(text.drop { $0.isWhitespace })) { scalar in
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "+", "-", "!", "|", "~", "^", "=": "\\\(scalar)"
      default: nil
      }
    }
  }

  /// Text inside an HTML element that a line of Markdown begins with. No markup is read there, nor a backslash: so
  /// that this need not be relied on, what would be markup elsewhere is written by its number.
  static func html(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~": "&#\(scalar.value);"
      default: nil
      }
    }
  }

  /// Code in running text or in a table: nothing is read in it, whatever it holds.
  static func code(_ text: String) -> String {
    let content = text.withoutControls
    let scalars = content.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return "" }
    // A table's cell ends at a pipe, even within a code span.
    if scalars.contains("|") { return "<code>\(html(content))</code>" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: content) + 1)
    return first == "`" || last == "`" ? "\(fence) \(content) \(fence)" : fence + content + fence
  }

  /// A block of code that no line of its own can end.
  static func block(_ lines: [String]) -> String {
    let content = lines.map(\.withoutControls)
    let longest = content.map { longestRun(of: "`", in: $0) }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)text\n" + content.map { $0 + "\n" }.joined() + fence + "\n"
  }

  /// - `markup`: what a character that would be read as markup is written as.
  ///
  /// GitHub looks for links, mentions and references in what Markdown has become, so a backslash does not stop them:
  /// a zero-width space does. Characters are taken one code point at a time: a mark that combines with a bracket does
  /// not hide the bracket from a parser.
  private static func escaped(_ text: String, markup: (Unicode.Scalar) -> String?) -> String {
    let apart = "&#8203;".utf8
    var escaped: [UInt8] = []
    var previous: Unicode.Scalar = " "
    for scalar in text.withoutControls.unicodeScalars {
      // `https://` and `:emoji:`; `GH-1`; `www.`; `1.` at the beginning, which would be a list.
      let isGlued =
        switch (previous, scalar) {
        case (":", _): !scalar.properties.isWhitespace
        case ("H", "-"), ("h", "-"), ("W", "."), ("w", "."): true
        case ("0"..."9", "."): escaped.allSatisfy { (0x30...0x39).contains($0) }
        default: false
        }
      if isGlued { escaped += apart }
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ": escaped.append(UInt8(truncatingIfNeeded: scalar.value))
      case "&": escaped += "&amp;".utf8
      case "<": escaped += "&lt;".utf8
      case ">": escaped += "&gt;".utf8
      case "\"": escaped += "&quot;".utf8
      case "$": escaped += "<span>$</span>".utf8
      case "@":
        escaped.append(UInt8(ascii: "@"))
        escaped += apart
      case "#":
        escaped += "&#35;".utf8
        escaped += apart
      default:
        if let written = markup(scalar) { escaped += written.utf8 } else { escaped += scalar.utf8 }
      }
      previous = scalar
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for each in text.unicodeScalars {
      run = each == scalar ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
