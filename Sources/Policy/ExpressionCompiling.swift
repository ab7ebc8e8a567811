// Compiling the expressions of a policy file, with every issue placed in the file itself: the source map of the YAML
// scalar leads from an offset in the expression to a line and column, also inside folded and quoted text.

import CEL
import Diagnostics
import YAMLDocument

extension PolicyReader {
  mutating func compile(_ node: NodeIndex?, in environment: Environment, expecting type: Type? = nil) -> Program? {
    guard let node, let text = string(node) else { return nil }
    return compile(text, at: 0, of: node, in: environment, expecting: type)
  }

  /// - Parameter offset: the UTF-8 offset in the scalar at which the expression starts.
  private mutating func compile(
    _ text: String, at offset: Int, of node: NodeIndex, in environment: Environment, expecting type: Type? = nil
  ) -> Program? {
    do {
      return try environment.compile(text, expecting: type)
    } catch {
      report(error, in: text, at: offset, of: node)
      return nil
    }
  }

  /// Parses an expression that can only be compiled once others are.
  mutating func parse(_ text: Located<String>) -> ParsedExpression? {
    do {
      return try Parser.parse(text.value)
    } catch {
      report(error, in: text.value, at: 0, of: text.node)
      return nil
    }
  }

  mutating func compile(_ parsed: ParsedExpression, of node: NodeIndex, in environment: Environment) -> Program? {
    do {
      return try environment.compile(parsed)
    } catch {
      report(error, in: parsed.source, at: 0, of: node)
      return nil
    }
  }

  private mutating func report(_ refusal: ExpressionRefusal, in text: String, at offset: Int, of node: NodeIndex) {
    let map = tree.sourceMap(of: node)
    for issue in refusal.issues {
      // What is missing at the end of an expression is shown at its last character.
      let end = max(issue.range.upperBound, issue.range.lowerBound + 1)
      let start = min(issue.range.lowerBound, max(text.utf8.count - 1, 0))
      let span = map.span(ofUTF8Range: offset + start..<offset + max(min(end, text.utf8.count), start + 1))
      report(Diagnostic(code: issue.code, message: issue.message, help: issue.help, span: span))
    }
  }

  /// A text in both languages with `{{ expression }}` in it.
  mutating func template(_ node: NodeIndex?, in environment: Environment) -> MessageTemplate? {
    guard let both = translations(node) else { return nil }
    let english = parts(of: both.english, in: environment)
    let french = parts(of: both.french, in: environment)
    guard let english, let french else { return nil }
    return MessageTemplate(english: english, french: french)
  }

  private mutating func parts(of text: Located<String>, in environment: Environment) -> [MessageTemplate.Part]? {
    let (pieces, unclosed) = MessageTemplate.pieces(of: text.value)
    var isSound = true
    var parts: [MessageTemplate.Part] = []
    for piece in pieces {
      if !piece.isExpression {
        parts.append(.text(piece.text))
      } else if let program = told(piece, of: text.node, in: environment) {
        parts.append(.expression(program))
      } else {
        isSound = false
      }
    }
    if let unclosed {
      isSound = false
      report(
        Diagnostic(
          code: "policy.unclosed_interpolation",
          message: LocalizedText(en: "this `{{` is not closed", fr: "ce « {{ » n’est pas fermé"),
          help: LocalizedText(en: "write `{{ expression }}`", fr: "écrivez `{{ expression }}`"),
          span: tree.sourceMap(of: text.node).span(ofUTF8Range: unclosed..<unclosed + 2)))
    }
    return isSound ? parts : nil
  }

  /// An expression of a message. Messages tell the same few values again and again, and in both languages: what was
  /// compiled for one serves the others. A policy's environments differ in their variables only.
  private mutating func told(
    _ piece: MessageTemplate.Piece, of node: NodeIndex, in environment: Environment
  ) -> Program? {
    if let known = told[piece.text], known.variables == environment.variables { return known.program }
    let program = compile(piece.text, at: piece.offset, of: node, in: environment)
    if let program { told[piece.text] = (environment.variables, program) }
    return program
  }
}
