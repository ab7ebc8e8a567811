// The phrases that only Markdown needs; the others are those of the text report.

import Diagnostics

extension Phrases {
  var openColumn: String { pick("Unanswered", "Sans réponse") }

  func toBeAnswered(_ number: Int) -> String {
    count(
      number, .init(en: "question to answer", fr: "question sans réponse"),
      .init(
        en: "questions to answer", fr: "questions sans réponse"))
  }

  func rowsLeftOut(_ number: Int) -> String {
    let left = count(
      number, .init(en: "more declaration is not listed", fr: "autre déclaration n’est pas listée"),
      .init(en: "more declarations are not listed", fr: "autres déclarations ne sont pas listées"))
    return left + pick(": the JSON and HTML reports list all.", "\u{A0}: les rapports JSON et HTML les listent toutes.")
  }

  func blocksLeftOut(_ number: Int) -> String {
    let left = count(
      number, .init(en: "more finding is left out", fr: "autre constat est omis"),
      .init(en: "more findings are left out", fr: "autres constats sont omis"))
    return left
      + pick(
        " for want of room: the HTML report tells them all.",
        " faute de place\u{A0}: le rapport HTML les donne tous.")
  }

  func detailsLeftOut(_ number: Int) -> String {
    let left = count(
      number, .init(en: "more declaration needs attention", fr: "autre déclaration demande attention"),
      .init(en: "more declarations need attention", fr: "autres déclarations demandent attention"))
    return left
      + pick(
        ", left out for want of room: the HTML report tells all in full.",
        ", omise faute de place\u{A0}: le rapport HTML donne tout en entier.".replacing(
          "omise", with: number < 2 ? "omise" : "omises"))
  }
}
