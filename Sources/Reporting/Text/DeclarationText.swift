// One declaration as text: the verdict first, then what is wrong with the document, what concerns it as a whole, and
// its spaces one by one. How a space and a rule are told stands in the extensions beside this file.

import Diagnostics
import Findings

/// Tells of declarations on a page.
struct DeclarationText {
  var page: TextPage
  let header: ReportHeader
  let phrases: Phrases
  /// The paths asked for so far: a question is put once a declaration.
  var asked: Set<String> = []
  /// What is said of a rule with a status before anything that depends on the declaration, by their places.
  var headings: [Int: [UInt8]] = [:]
  /// Whether nothing stands below the heading yet.
  var isFirstBlock = true

  init(header: ReportHeader, style: TextStyle) {
    self.page = TextPage(style: style)
    self.header = header
    self.phrases = Phrases(language: header.language)
  }

  var isVerbose: Bool { page.style.isVerbose }

  /// The name to call a declaration's platform by: where it has none, the file's.
  static func platform(of declaration: DeclarationFinding) -> String {
    declaration.platform.map { $0.fitted(to: 60) } ?? declaration.path.withoutControls
  }

  /// Parts what follows from what stands above it below the same heading.
  mutating func beginBlock() {
    if !isFirstBlock { page.blank() }
    isFirstBlock = false
  }

  /// - `number`: the declaration's place among those told, such as `[1/4]`, where there are several.
  /// - `isAlone`: whether nothing else on the page says which policy was applied.
  mutating func append(_ declaration: DeclarationFinding, number: String? = nil, isAlone: Bool) {
    asked = []
    let sign = declaration.verdict.sign
    page.paragraph(
      [
        Run(number.map { $0 + " " } ?? "", .faint),
        Run("\(sign.mark) \(phrases.verdict(declaration.verdict).capitalizedFirst)", sign.tint), Run(phrases.colon),
        Run(Self.platform(of: declaration), .strong),
      ], hanging: 2)
    if declaration.platform != nil { page.line([Run(declaration.path)], indent: 2) }
    let spaces = declaration.subjects.isEmpty ? [] : [phrases.spaces(declaration.subjects.count)]
    let circumstances = isAlone ? [phrases.circumstances(header)] : []
    page.paragraph([Run((spaces + circumstances).joined(separator: ", "))], indent: 2)

    append(declaration.diagnostics, file: declaration.file)
    let raised = declaration.results.filter { isVerbose || $0.status == .fail || $0.status == .error }
    if !raised.isEmpty {
      page.blank()
      page.paragraph([Run(phrases.wholeDeclaration, .strong)])
      isFirstBlock = true
      for result in raised { append(result, in: declaration) }
    }
    let unanswered = UnansweredFacts(of: declaration)
    for subject in declaration.subjects { append(subject, asking: unanswered, in: declaration) }
  }

  /// The document's own troubles, the heavier ones first. Of notes that say the same of several places, such as those
  /// on placeholders, the first is told and the others are only placed: their questions come with the spaces.
  private mutating func append(_ diagnostics: [DiagnosticFinding], file: String) {
    var like: [String: [DiagnosticFinding]] = [:]
    let told = diagnostics.gravestFirst.filter { diagnostic in
      guard !isVerbose, diagnostic.severity == .note else { return true }
      like[diagnostic.code, default: []].append(diagnostic)
      return like[diagnostic.code]?.count == 1
    }
    let most = isVerbose ? told.count : 10
    for diagnostic in told.prefix(most) {
      page.blank()
      page.append(diagnostic, file: file, phrases: phrases)
      if let others = like[diagnostic.code]?.dropFirst(), diagnostic.severity == .note, !others.isEmpty {
        let lines = others.compactMap(\.location).map { String($0.span.start.line) }
        var shown: [String] = []
        for line in lines where shown.last != line { shown.append(line) }
        page.paragraph([Run(phrases.likeIt(others.count, onLines: shown))], indent: 2, hanging: 2)
      }
    }
    if told.count > most {
      page.blank()
      page.paragraph([Run(phrases.moreDiagnostics(told.count - most))], indent: 2)
    }
  }
}

extension DeclarationFinding {
  /// The path of the file itself: that of a later document in a stream ends in `#` and its number.
  var file: String {
    guard path.utf8.contains(UInt8(ascii: "#")), let mark = path.lastIndex(of: "#"), mark != path.startIndex else {
      return path
    }
    let number = path[path.index(after: mark)...]
    return !number.isEmpty && number.allSatisfy(\.isWholeNumber) ? String(path[..<mark]) : path
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + String(dropFirst()) }

  /// Without the blank that a phrase ends in where text follows it.
  var withoutLastBlank: String { last == " " ? String(dropLast()) : self }

  /// A sentence of a policy, into which a declaration's own text may have been put: long enough for any of them.
  var bounded: String { shortened(to: 1500) }
}
