// The report as one HTML file that needs nothing else. One declaration is drawn in full. Of many, the page draws what
// they have in common and the worst, and carries the others as data that its script draws when asked: they are written
// as they come, so that what is held does not grow with them.

package import Diagnostics
package import Findings

/// Writes one page in the header's language.
package struct HTMLReportWriter: ReportWriter {
  /// How many declarations are listed where no script draws the table.
  private static let listed = 200
  /// How many are drawn in full, on screen and on paper.
  private static let told = 10

  private let templates: PageTemplates
  private var run: Run?

  /// What is known of a run that has begun.
  private struct Run {
    var header: ReportHeader
    var details: ReportTree
    var tally: Tally
    var worst = WorstFirst(limit: HTMLReportWriter.listed)
    var data = PageData()
    /// Held until it is known whether it is the only one.
    var first: DeclarationFinding?
  }

  /// Throws what is wrong with the templates that the program carries.
  package init() throws(Diagnostic) {
    templates = try PageTemplates()
  }

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    run = Run(
      header: header, details: .forMany(header, wanted: templates.detailNames),
      tally: Tally(rules: header.policy.rules))
    return []
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    // Taken out meanwhile: changed as a copy, its tables would be copied each time.
    guard var run = run.take() else { return [] }
    defer { self.run = run }
    let place = run.worst.count
    run.worst.insert(declaration)
    guard place > 0 else {
      run.first = declaration
      return []
    }
    var bytes: [UInt8] = []
    if let first = run.first {
      bytes += head(run, only: nil) + Array("<script type=\"application/x-ndjson\" id=\"declarations\">\n".utf8)
      bytes += Self.lines(first, place: 0, in: &run)
      run.first = nil
    }
    return bytes + Self.lines(declaration, place: place, in: &run)
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    guard var run else { return [] }
    if let only = run.first {
      _ = run.tally.count(only)
      return head(run, only: only) + body(run, summary, only: only)
    }
    return (summary.declarations == 0 ? head(run, only: nil) : Array("</script>\n".utf8))
      + body(run, summary, only: nil)
  }

  /// A line for the table and a line for the details.
  private static func lines(_ declaration: DeclarationFinding, place: Int, in run: inout Run) -> [UInt8] {
    let failing = run.tally.count(declaration)
    var row = JSONText(layout: .compact)
    row.beginArray()
    row.integer(Verdict.worstFirst.firstIndex(of: declaration.verdict) ?? 0)
    row.string((declaration.platform ?? declaration.path).shortened(to: 80).withoutControls)
    row.string(declaration.path.shortened(to: 1500).withoutControls)
    row.integer(declaration.failures)
    row.integer(declaration.unanswered.count)
    row.beginArray()
    for rule in failing { row.integer(rule) }
    row.endArray()
    row.endArray()
    row.endLine()
    return PageData.harmless(row.takeBytes()) + run.data.line(run.details.tree(declaration, number: place + 1))
  }

  private func head(_ run: Run, only: DeclarationFinding?) -> [UInt8] {
    var tree = ReportTree(header: run.header).root(Summary(), only: only)
    tree.set("page_title", title(run, only: only))
    tree.set("style", .text(PageTemplates.style))
    tree.set("style_digest", .text(PageTemplates.digest(of: PageTemplates.style)))
    tree.set("script_digest", .text(PageTemplates.digest(of: PageTemplates.script)))
    return Array(templates.head.render(.object(tree)).utf8)
  }

  private func title(_ run: Run, only: DeclarationFinding?) -> TemplateValue {
    let phrases = run.details.phrases
    guard let only else { return .quoted("\(run.header.tool.name), \(phrases.circumstances(run.header))") }
    let verdict = phrases.verdict(only.verdict).capitalizedFirst
    return .quoted(verdict + phrases.colon + (only.platform ?? only.path).shortened(to: 200))
  }

  private func body(_ run: Run, _ summary: Summary, only: DeclarationFinding?) -> [UInt8] {
    let whole = ReportTree(header: run.header)
    let phrases = whole.phrases
    var tree = whole.root(summary, only: only)
    tree.set("page_title", title(run, only: only))
    tree.set("words", Self.words(whole))
    tree.set("has_parameters", .flag(!run.header.policy.parameters.isEmpty))
    tree.set(
      "bases",
      .list(
        phrases.bases.map { basis in
          whole.object {
            $0.set("name", .text(basis.name))
            $0.set("meaning", .text(basis.meaning))
          }
        }))
    let worst = run.worst.numbered
    let told = worst.filter { only != nil || $0.declaration.verdict.needsAttention }.prefix(Self.told)
    let drawn = ReportTree(header: run.header, wanted: templates.bodyNames)
    tree.set("told", .list(told.map { .object(drawn.tree($0.declaration, number: $0.place + 1)) }))
    tree.set("is_batch", .flag(only == nil && summary.declarations > 0))
    if only == nil {
      tree.set("has_told", .flag(!told.isEmpty))
      tree.set("worst_words", .text(phrases.toldInFull(told.count, of: summary.needingAttention)))
      setBatch(run, summary, told: Set(told.map(\.place)), in: &tree)
    }
    return Array(templates.body.render(.object(tree)).utf8)
  }

  private func setBatch(_ run: Run, _ summary: Summary, told: Set<Int>, in tree: inout TemplateObject) {
    let whole = ReportTree(header: run.header)
    let phrases = whole.phrases
    let verdict = Verdict.worstFirst.first { summary[$0] > 0 }
    tree.set("heading_mark", .text(verdict?.sign.mark))
    tree.set("heading_tone", .text(verdict?.rawValue))
    tree.set(
      "heading",
      .quoted(
        verdict.map { phrases.tally(summary[$0], of: $0, among: summary.declarations) }
          ?? phrases.conclusion(summary, header: run.header)))
    whole.setShares(of: summary, in: &tree)
    whole.setCharts(of: run.tally, among: summary.declarations, in: &tree)
    let listed = run.worst.numbered
    tree.set("rows_words", .text(phrases.rowsShown(listed.count, of: summary.declarations)))
    let rows = ReportTree(
      header: run.header,
      wanted: ["number", "name", "path", "verdict", "verdict_word", "mark", "failing", "open", "is_told"])
    tree.set(
      "rows",
      .list(
        listed.map { place, declaration in
          var row = rows.tree(declaration, number: place + 1)
          row.set("is_told", .flag(told.contains(place)))
          return .object(row)
        }))
    tree.set("page_data", .text(pageData(run, whole)))
    tree.set("script", .text(PageTemplates.script))
  }

  private static func words(_ tree: ReportTree) -> TemplateValue {
    tree.object { words in
      for (name, word) in tree.phrases.pageWords { words.set(name, .text(word)) }
    }
  }

  /// What the script needs beside the declarations: their shared texts, the words around them, the templates.
  private func pageData(_ run: Run, _ whole: ReportTree) -> String {
    let rules = zip(run.header.policy.rules, run.tally.failing).map { rule, count in
      whole.object {
        $0.set("rule", .quoted(rule.id))
        $0.set("title", .quoted(rule.title, limit: 100))
        $0.set("count", .number(count))
      }
    }
    let page = whole.object { page in
      page.set("words", Self.words(whole))
      page.set("verdicts", .list(Verdict.worstFirst.map { verdict in whole.object { whole.set(verdict, in: &$0) } }))
      page.set("rules", .list(rules))
      page.set(
        "templates", whole.object { for (name, text) in templates.details { $0.set(name, .text(text)) } })
      page.set("shapes", .list(run.data.shapes.map { .list($0.map { .text($0) }) }))
    }
    var text = JSONText(layout: .compact)
    text.append(page)
    let all =
      "[" + String(decoding: text.takeBytes(), as: UTF8.self) + ",[" + run.data.shared.joined(separator: ",") + "]]"
    return String(decoding: PageData.harmless(Array(all.utf8)), as: UTF8.self)
  }
}
