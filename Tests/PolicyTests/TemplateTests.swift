// Where the expressions of a message start and end.

import Testing

@testable import Policy

struct TemplateTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    /// Texts as they are, expressions between guillemets.
    let pieces: [String]
    var unclosed: Int?

    var testDescription: String { text }
  }

  static let rows: [Row] = [
    Row(text: "", pieces: []),
    Row(text: "no braces", pieces: ["no braces"]),
    Row(text: "{single} }} {", pieces: ["{single} }} {"]),
    Row(text: "{{a}}", pieces: ["«a»"]),
    Row(text: "{{ a }}{{ b }}", pieces: ["« a »", "« b »"]),
    Row(text: "é {{ a }} è", pieces: ["é ", "« a »", " è"]),
    Row(text: "{{}}", pieces: ["«»"]),
    Row(text: #"{{ "}}" }}."#, pieces: [#"« "}}" »"#, "."]),
    Row(text: #"{{ '}}' + "{{" }}"#, pieces: [#"« '}}' + "{{" »"#]),
    Row(text: #"{{ "\"}}" }}"#, pieces: [#"« "\"}}" »"#]),
    Row(text: #"{{ "\\" }} "}}""#, pieces: [#"« "\\" »"#, #" "}}""#]),
    Row(text: #"{{ r"\" }} b"#, pieces: [#"« r"\" »"#, " b"]),
    Row(text: #"{{ bR'\' }} b"#, pieces: [#"« bR'\' »"#, " b"]),
    Row(text: #"{{ bar"\"}}" }}"#, pieces: [#"« bar"\"}}" »"#]),
    Row(text: #"{{ """a"}}"b""" }}"#, pieces: [#"« """a"}}"b""" »"#]),
    Row(text: #"{{ {"a": 1}["a"] }}"#, pieces: [#"« {"a": 1}["a"] »"#]),
    Row(text: #"{{ {"a": {"b": 1}}}} c"#, pieces: [#"« {"a": {"b": 1}}»"#, " c"]),
    Row(text: "{{{}}}", pieces: ["«{}»"]),
    Row(text: "a {{ b", pieces: ["a "], unclosed: 2),
    Row(text: "é{{", pieces: ["é"], unclosed: 2),
    Row(text: "{{ a }} {{ b }", pieces: ["« a »", " "], unclosed: 8),
    // What is wrong in the expression is for the expression's own error: it ends at the first braces.
    Row(text: #"{{ "a }} b"#, pieces: [#"« "a »"#, " b"]),
    Row(text: "{{ a } }} b", pieces: ["« a } »", " b"]),
    Row(text: "{{ {a }} b", pieces: ["« {a »", " b"]),
  ]

  @Test(arguments: rows) func `a text is split at its expressions`(row: Row) {
    let (pieces, unclosed) = MessageTemplate.pieces(of: row.text)
    #expect(pieces.map { $0.isExpression ? "«\($0.text)»" : $0.text } == row.pieces)
    #expect(unclosed == row.unclosed)
    for piece in pieces {
      let bytes = row.text.utf8.dropFirst(piece.offset).prefix(piece.text.utf8.count)
      #expect(String(decoding: Array(bytes), as: UTF8.self) == piece.text)
    }
  }
}
