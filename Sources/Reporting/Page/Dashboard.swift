// What the page says of a batch as a whole: shares, charts and the table that stands there without scripting. Widths
// are reckoned here, so that the templates only draw.

import Diagnostics
import Findings

extension ReportTree {
  private static let mostBars = 12

  /// `shares`, each `tone`, `start` and `width` in thousandths; `shares_words`.
  func setShares(of summary: Summary, in tree: inout TemplateObject) {
    let shown = Verdict.worstFirst.filter { summary[$0] > 0 }
    let gap = 4.0
    let room = 1000 - gap * Double(max(0, shown.count - 1))
    var start = 0.0
    var shares: [TemplateValue] = []
    for verdict in shown {
      // The rarest verdict is still to be seen.
      let width = max(2, room * Double(summary[verdict]) / Double(max(1, summary.declarations)))
      shares.append(
        object {
          $0.set("tone", .text(verdict.rawValue))
          $0.set("start", .text(tenths(start)))
          $0.set("width", .text(tenths(min(width, 1000 - start))))
        })
      start += width + gap
    }
    tree.set("shares", .list(shares))
    let words = shown.map {
      "\(phrases.verdict($0)) \(summary[$0]) (\(phrases.percentage(summary[$0], of: summary.declarations)))"
    }
    tree.set("shares_words", .quoted(phrases.verdictColumn + phrases.colon + words.joined(separator: ", ")))
  }

  /// `charts`, each `id`, `title`, `hint`, `rows`, `left_out`; a row is `name`, `text`, `count`, `width`, `tone`.
  func setCharts(of tally: Tally, among all: Int, in tree: inout TemplateObject) {
    let rules = header.policy.rules
    let bars = { (kinds: Set<RuleKind>, tone: String) in
      tally.rules(of: kinds).map { place, count in
        Bar(name: rules[place].id, text: rules[place].title, count: count, tone: tone)
      }
    }
    let paths = tally.paths.map { path, count in
      Bar(name: path, text: tally.questions[path] ?? "", count: count, tone: "undetermined")
    }
    tree.set(
      "charts",
      .list([
        chart("failing-rules", phrases.failingRules, bars([.obligation, .consistency], "non_compliant"), among: all),
        chart("unanswered", phrases.unansweredFields, paths, among: all),
        chart("risk-notes", phrases.raisedRisks, bars([.risk], "not_applicable"), among: all),
      ]))
  }

  private struct Bar {
    var name: String
    var text: String
    var count: Int
    var tone: String
  }

  private func chart(_ id: String, _ title: String, _ bars: [Bar], among all: Int) -> TemplateValue {
    object { tree in
      tree.set("id", .text(id))
      tree.set("title", .text(title))
      tree.set("hint", .text(phrases.countedDeclarations))
      tree.set("has_rows", .flag(!bars.isEmpty))
      tree.set(
        "rows",
        .list(
          bars.prefix(Self.mostBars).map { bar in
            object {
              $0.set("name", .quoted(bar.name, limit: 200))
              $0.set("text", .quoted(bar.text, limit: 200))
              $0.set("count", .number(bar.count))
              $0.set("width", .text(tenths(100 * Double(bar.count) / Double(max(1, all)))))
              $0.set("tone", .text(bar.tone))
            }
          }))
      let left = bars.count - Self.mostBars
      tree.set("left_out", left > 0 ? .text(phrases.moreRows(left)) : .absent)
    }
  }

  /// A number with at most one decimal.
  private func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
