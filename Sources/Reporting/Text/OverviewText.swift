// What a run of many declarations came to, for the person who waited for it: figures, and where to look first. It is
// no report: it names the time, and is the same for no two runs.

package import Diagnostics
package import Findings

package enum OverviewText {
  /// - Parameter duration: of the run.
  package static func bytes(
    of overview: RunOverview, duration: Duration, language: Language, style: TextStyle
  ) -> [UInt8] {
    var page = TextPage(style: style)
    page.append(overview, duration, Phrases(language: language))
    return page.bytes
  }
}

extension TextPage {
  fileprivate mutating func append(_ overview: RunOverview, _ duration: Duration, _ phrases: Phrases) {
    let summary = overview.summary
    let language = phrases.language
    paragraph(
      [
        Run(phrases.closing, .strong), Run(phrases.colon + phrases.pace(summary.declarations, duration)),
      ], hanging: 2)
    let counts = Verdict.worstFirst.filter { summary[$0] > 0 }
    for (index, verdict) in counts.enumerated() {
      let number = Figures.count(summary[verdict], in: language)
      let width = counts.map { Figures.count(summary[$0], in: language).displayWidth }.max() ?? 0
      if index == 0 { blank() }
      row(number, width, [Run("\(verdict.sign.mark) \(phrases.verdict(verdict))", verdict.sign.tint)])
    }
    table(phrases.rulesFailing, overview.failing.map { ($0.count, "\($0.rule.id)  \($0.rule.title)") }, language)
    table(phrases.fieldsUnanswered, overview.unanswered.map { ($0.count, $0.path) }, language)
    guard overview.alikeGroups > 0 else { return }
    blank()
    paragraph(
      [
        Run(phrases.alike, .strong),
        Run(phrases.colon + phrases.alikeCount(overview.alikeDeclarations, groups: overview.alikeGroups)),
      ], hanging: 2)
    let width = overview.alike.map { Figures.count($0.count, in: language).displayWidth }.max() ?? 0
    for group in overview.alike {
      let paths = group.examples.map { $0.fitted(to: style.width - width - 5) }.joined(separator: ", ")
      let more = group.count > group.examples.count ? "…" : ""
      let number = Figures.count(group.count, in: language)
      let indent = width - number.displayWidth
      paragraph([Run("\(number)\u{A0}\u{A0}\(paths)\(more)")], indent: 2 + indent, hanging: width + 2 - indent)
    }
  }

  private mutating func table(_ title: String, _ rows: [(count: Int, text: String)], _ language: Language) {
    guard !rows.isEmpty else { return }
    blank()
    paragraph([Run(title, .strong)], hanging: 2)
    let numbers = rows.map { Figures.count($0.count, in: language) }
    let width = numbers.map(\.displayWidth).max() ?? 0
    for (number, row) in zip(numbers, rows) { self.row(number, width, [Run(row.text)]) }
  }

  /// A number at the right of its column, and what it counts.
  private mutating func row(_ number: String, _ width: Int, _ runs: [Run]) {
    let room = style.width - width - 4
    line(
      [Run(String(repeating: " ", count: width - number.displayWidth) + number + "  ")]
        + runs.map { Run($0.text.fitted(to: room), $0.tint) }, indent: 2)
  }
}

extension Phrases {
  fileprivate var closing: String { pick("Summary", "Bilan") }

  fileprivate func pace(_ number: Int, _ duration: Duration) -> String {
    let (one, many) = (
      LocalizedText(en: "declaration", fr: "déclaration"), LocalizedText(en: "declarations", fr: "déclarations")
    )
    let isOne = language == .french ? number < 2 : number == 1
    let all = "\(Figures.count(number, in: language)) \((isOne ? one : many)[language])"
    let time = Figures.duration(duration, in: language)
    let rate = Figures.count(Figures.rate(number, in: duration), in: language)
    return pick("\(all) in \(time), \(rate) a second", "\(all) en \(time), soit \(rate) par seconde")
  }

  fileprivate var rulesFailing: String {
    pick(
      "Obligations that most declarations fail", "Obligations que le plus de déclarations ne satisfont pas")
  }

  fileprivate var fieldsUnanswered: String {
    pick(
      "Fields that most declarations leave unanswered", "Champs que le plus de déclarations laissent sans réponse")
  }

  fileprivate var alike: String {
    pick("Same content but for names, ids and addresses", "Même contenu, aux noms, identifiants et adresses près")
  }

  fileprivate func alikeCount(_ number: Int, groups: Int) -> String {
    let (number, all) = (Figures.count(number, in: language), Figures.count(groups, in: language))
    return groups == 1
      ? pick("\(number) declarations", "\(number) déclarations")
      : pick("\(number) declarations in \(all) groups", "\(number) déclarations en \(all) groupes")
  }
}
