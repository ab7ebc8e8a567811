// One declaration of the follow-up list in Markdown: its heading, its numbered questions, what is to be put right. All
// text from the declaration passes through the escaping of Markdown here.

import Diagnostics
import Findings

struct FollowUpSection {
  let phrases: Phrases

  /// - `rank`: the declaration's place in the list, from 1.
  func text(_ entry: FollowUpEntry, rank: Int) -> String {
    let platform = entry.platform.map { $0.fitted(to: 60) } ?? entry.path.shortened(to: 200)
    let verdict = "\(entry.verdict.sign.mark) \(phrases.verdict(entry.verdict).capitalizedFirst)"
    var text = "## \(rank). \(verdict)\(phrases.colon)\(MarkdownEscaping.text(platform))\n\n"
    let sentences = [phrases.followUpTally(entry), phrases.followUpPurpose(entry) ?? ""].filter { !$0.isEmpty }
    text += ([MarkdownEscaping.code(entry.path), "—"] + sentences).joined(separator: " ") + "\n\n"
    for weight in AnswerWeight.allCases {
      let told = entry.asked.filter { $0.wording.weight == weight }
      guard !told.isEmpty else { continue }
      text += bold(phrases.heading(of: weight))
      text += told.map(item).joined() + "\n"
    }
    let untold = entry.questions - entry.asked.count
    if untold > 0 { text += phrases.questionsLeftOut(untold) + "\n\n" }
    guard !entry.corrections.isEmpty else { return text }
    text += bold(phrases.correctionsHeading(entry.verdict))
    text += entry.corrections.map(item).joined() + "\n"
    let left = entry.allCorrections - entry.corrections.count
    return left > 0 ? text + phrases.correctionsLeftOut(left) + "\n\n" : text
  }

  private func bold(_ heading: String) -> String { "**\(heading)\(phrases.pick(":", "\u{A0}:"))**\n\n" }

  private func item(_ question: ListedQuestion) -> String {
    let wording = question.wording
    let asked =
      wording.text.map { MarkdownEscaping.text($0) }
      ?? phrases.whatIs(MarkdownEscaping.code(question.places.count == 1 ? question.places[0].path : wording.attribute))
    let places = question.places.map { place in
      MarkdownEscaping.code(place.path) + (place.line > 0 ? " (\(place.line):\(place.column))" : "")
    }
    let untold = question.answers - places.count
    let all = places.joined(separator: ", ") + (untold > 0 ? ", " + phrases.andMore(untold) : "")
    let each = question.answers > 1 ? phrases.forEachOf : ""
    let rules = MarkdownEscaping.text(phrases.neededFor(wording.rules))
    return "\(question.number). \(asked)\\\n   \(each)\(all) — \(rules)\n"
  }

  private func item(_ correction: FollowUpCorrection) -> String {
    guard correction.kind != .noSpace else { return "- \(phrases.noSpaceDeclared)\n" }
    let place = correction.position.map { " (\($0.line):\($0.column))" } ?? ""
    var sentences = [MarkdownEscaping.text(correction.message.asSentence)]
    if !correction.paths.isEmpty {
      let paths = correction.paths.map { MarkdownEscaping.code($0) }.joined(separator: ", ")
      sentences.append(phrases.contradicting(isContesting: correction.isContesting) + paths + ".")
    }
    if let advice = correction.advice {
      sentences.append(phrases.label(of: correction.kind) + MarkdownEscaping.text(advice.asSentence))
    }
    let code = MarkdownEscaping.code(correction.code)
    return "- \(code)\(place)\(phrases.colon)\(sentences.joined(separator: " "))\n"
  }
}
