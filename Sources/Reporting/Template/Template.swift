// A Mustache template, parsed and checked before anything is rendered, so that a broken one is told with its line. All
// that is particular to the template engine stands here.

import Diagnostics
import Mustache

/// A parsed template, with the others that it may include.
struct Template: Sendable {
  private static let main = "main"
  /// Sections within sections; a person writes five.
  private static let deepest = 64
  private static let longest = 1 << 20

  private let library: MustacheLibrary

  /// - `name`: what messages call the template.
  /// - `parts`: templates that `{{> name}}` includes.
  init(_ text: String, name: String, parts: [String: String] = [:]) throws(Diagnostic) {
    var library = MustacheLibrary()
    for (part, text) in parts.merging([Self.main: text], uniquingKeysWith: { first, _ in first }) {
      let open = try Self.check(text, name: name, parts: parts)
      do {
        library.register(try MustacheTemplate(string: text), named: part)
      } catch let error as MustacheTemplate.ParserError {
        throw Self.broken(error, name: name, open: open)
      } catch {
        let (message, help) = Self.words(.unfinishedName)
        throw Self.refusal(message, help: help, name: name, at: nil)
      }
    }
    self.library = library
  }

  func render(_ value: TemplateValue) -> String {
    library.render(value.mustache, withTemplate: Self.main) ?? ""
  }

  /// Refuses what the engine would take and should not; returns the innermost section that is not closed.
  private static func check(
    _ text: String, name: String, parts: [String: String]
  ) throws(Diagnostic) -> TemplateTags.Tag? {
    guard text.utf8.count <= longest else {
      throw refusal(
        LocalizedText(en: "a template is at most 1 MiB long", fr: "un gabarit fait au plus 1\u{A0}Mio"),
        help: nil, name: name, at: nil)
    }
    var open: [TemplateTags.Tag] = []
    for tag in TemplateTags(text) {
      let place = SourcePosition(line: tag.line, column: tag.column)
      switch tag.sign {
      case "#", "^", "$", "<": open.append(tag)
      case "/": _ = open.popLast()
      case ">" where parts[tag.name] == nil:
        throw refusal(
          LocalizedText(
            en: "a report’s template cannot include \(tag.name.shown)",
            fr: "le gabarit d’un rapport ne peut pas inclure \(tag.name.shown)"),
          help: LocalizedText(
            en: "write what it would include here: a template is one file",
            fr: "écrivez ici ce qu’il inclurait\u{A0}: un gabarit tient en un fichier"), name: name, at: place)
      default: break
      }
      guard open.count <= deepest else {
        throw refusal(
          LocalizedText(
            en: "sections are nested more than \(deepest) deep",
            fr: "les sections sont imbriquées à plus de \(deepest) niveaux"),
          help: nil, name: name, at: place)
      }
    }
    return open.last
  }

  private static func broken(
    _ error: MustacheTemplate.ParserError, name: String, open: TemplateTags.Tag?
  ) -> Diagnostic {
    // What is no error of a template is one of its reader, which came to the end within a tag.
    let reason = error.error as? MustacheTemplate.Error ?? .unfinishedName
    let (message, help) = words(reason)
    var place = SourcePosition(line: error.context.lineNumber, column: max(1, error.context.columnNumber))
    if case .expectedSectionEnd = reason, let open { place = SourcePosition(line: open.line, column: open.column) }
    return refusal(message, help: help, name: name, at: place)
  }

  private static func words(_ error: MustacheTemplate.Error) -> (LocalizedText, LocalizedText?) {
    switch error {
    case .sectionCloseNameIncorrect:
      (
        LocalizedText(
          en: "this end of a section does not name the section that is open",
          fr: "cette fin de section ne nomme pas la section ouverte"),
        LocalizedText(
          en: "close the innermost section first, with {{/name}}",
          fr: "fermez d’abord la section la plus intérieure, par {{/nom}}")
      )
    case .expectedSectionEnd:
      (
        LocalizedText(en: "a section is not closed", fr: "une section n’est pas fermée"),
        LocalizedText(
          en: "close what {{#name}} or {{^name}} opened with {{/name}}",
          fr: "fermez par {{/nom}} ce que {{#nom}} ou {{^nom}} a ouvert")
      )
    case .unfinishedName:
      (
        LocalizedText(en: "this tag is not a name followed by }}", fr: "cette balise n’est pas un nom suivi de }}"),
        LocalizedText(
          en: "write {{name}}, with letters, digits, _ and . only",
          fr: "écrivez {{nom}}, avec seulement des lettres, des chiffres, _ et .")
      )
    case .invalidSetDelimiter:
      (
        LocalizedText(
          en: "this does not say which delimiters are to be used", fr: "ceci ne dit pas quels délimiteurs employer"),
        LocalizedText(en: "write for example {{=<% %>=}}", fr: "écrivez par exemple {{=<% %>=}}")
      )
    case .invalidConfigVariableSyntax, .unrecognisedConfigVariable:
      (
        LocalizedText(en: "this pragma is not known", fr: "cette directive n’est pas connue"),
        LocalizedText(
          en: "write {{% CONTENT_TYPE:TEXT}} or {{% CONTENT_TYPE:HTML}}",
          fr: "écrivez {{% CONTENT_TYPE:TEXT}} ou {{% CONTENT_TYPE:HTML}}")
      )
    case .transformAppliedToInheritanceSection, .illegalTokenInsideInheritSection, .textInsideInheritSection:
      (
        LocalizedText(
          en: "this inherited section cannot be read", fr: "cette section héritée ne peut pas être lue"),
        LocalizedText(
          en: "use plain sections: {{#name}}…{{/name}}", fr: "employez des sections simples\u{A0}: {{#nom}}…{{/nom}}")
      )
    }
  }

  private static func refusal(
    _ message: LocalizedText, help: LocalizedText?, name: String, at place: SourcePosition?
  ) -> Diagnostic {
    let named = LocalizedText(
      en: "the template \(name.withoutControls) is broken: \(message.english)",
      fr: "le gabarit \(name.withoutControls) est défectueux\u{A0}: \(message.french)")
    return Diagnostic(
      code: "template.syntax", message: named, help: help,
      span: place.map { SourceSpan(start: $0, end: SourcePosition(line: $0.line, column: $0.column + 1)) })
  }
}

extension String {
  fileprivate var shown: String { shortened(to: 80).withoutControls }
}

extension TemplateValue {
  /// The value as the template engine takes it.
  fileprivate var mustache: Any {
    switch self {
    case .absent: AbsentValue()
    case .text(let text): text
    case .flag(let flag): flag
    case .list(let elements): elements.map(\.mustache)
    case .series(let series): DrawnSeries(series: series)
    case .object(let object):
      Dictionary(object.members.map { ($0.name, $0.value.mustache) }) { _, last in last }
    }
  }
}

/// Makes an element when the engine comes to it.
private struct DrawnSeries: MustacheSequence {
  let series: TemplateSeries

  func makeIterator() -> some IteratorProtocol<Any> { series.lazy.map(\.mustache).makeIterator() }
}

/// Draws nothing, and is no section.
private struct AbsentValue: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
