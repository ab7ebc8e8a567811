// The parts that messages about a declaration are made of: what was wanted, what was found, what to write instead,
// English and French side by side.

import Diagnostics
import YAMLDocument

/// For the few fields that a declaration cannot do without.
func withoutWhichNothing(_ message: LocalizedText) -> LocalizedText {
  LocalizedText(
    en: message.english + "; without it the declaration cannot be judged",
    fr: message.french + " ; sans cela, la déclaration ne peut pas être jugée")
}

/// A proposal as help.
func instead(_ proposal: String) -> LocalizedText {
  LocalizedText(en: "write \(quote(proposal))", fr: "écrivez \(quote(proposal))")
}

extension FieldAdvice {
  func help(name: String) -> LocalizedText {
    switch self {
    case .near(let near): .didYouMean(quote(near))
    case .elsewhere(let objects):
      LocalizedText(
        en: "\(quote(name)) belongs under \(quote(list: objects, limit: 3))",
        fr: "\(quote(name)) se place sous \(quote(list: objects, limit: 3))")
    case .known(let fields):
      LocalizedText(
        en: "its fields are \(quote(list: fields, limit: 12))", fr: "ses champs sont \(quote(list: fields, limit: 12))")
    }
  }
}

extension NumberAdvice {
  func help(_ wanted: WantedKind) -> LocalizedText {
    switch self {
    case .write(let proposal): instead(proposal)
    case .thousands(let proposal):
      LocalizedText(
        en: "write \(quote(proposal)) if the point separates thousands, else round it",
        fr: "écrivez \(quote(proposal)) si le point sépare les milliers, sinon arrondissez")
    case .percent:
      LocalizedText(
        en: "write the number itself, without `%`: it is not a share of something else",
        fr: "écrivez le nombre lui-même, sans `%` : ce n’est pas une part d’autre chose")
    case .none: wanted.help
    }
  }
}

extension DateAdvice {
  var help: LocalizedText {
    switch self {
    case .write(let proposal): instead(proposal)
    case .either(let dayFirst, let monthFirst):
      LocalizedText(
        en: "write \(quote(dayFirst)) if the day comes first, \(quote(monthFirst)) if the month does",
        fr: "écrivez \(quote(dayFirst)) si le jour vient d’abord, \(quote(monthFirst)) si c’est le mois")
    case .noSuchDay(let year, let month):
      LocalizedText(
        en: "\(Self.englishMonths[month - 1]) \(year) has no such day",
        fr: "ce jour n’existe pas en \(Self.frenchMonths[month - 1]) \(year)")
    case .noSuchMonth(let month):
      LocalizedText(en: "there is no month \(month)", fr: "il n’y a pas de mois \(month)")
    case .dayIsMissing:
      LocalizedText(
        en: "add the day, as in `2026-03-12`", fr: "ajoutez le jour, comme dans `2026-03-12`")
    case .none:
      LocalizedText(en: "write it as in `2026-03-12`", fr: "écrivez-la comme dans `2026-03-12`")
    }
  }

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
}

extension WantedKind {
  var noun: LocalizedText {
    switch self {
    case .object: LocalizedText(en: "a group of fields", fr: "un groupe de champs")
    case .list: LocalizedText(en: "a list", fr: "une liste")
    case .text: LocalizedText(en: "a text", fr: "un texte")
    case .word: LocalizedText(en: "a word", fr: "un mot")
    case .boolean: LocalizedText(en: "`true` or `false`", fr: "`true` ou `false`")
    case .integer: LocalizedText(en: "a whole number", fr: "un nombre entier")
    case .number: LocalizedText(en: "a number", fr: "un nombre")
    case .date: LocalizedText(en: "a date", fr: "une date")
    case .dateTime: LocalizedText(en: "a date with a time", fr: "une date avec heure")
    }
  }

  var help: LocalizedText {
    switch self {
    case .object:
      LocalizedText(
        en: "write its fields below it, indented, each as `name: value`",
        fr: "écrivez ses champs en dessous, en retrait, chacun sous la forme `nom: valeur`")
    case .list:
      LocalizedText(
        en: "write it in brackets, as in `[a, b]`, or one element a line after `- `",
        fr: "écrivez-la entre crochets, comme dans `[a, b]`, ou un élément par ligne après `- `")
    case .text, .word:
      LocalizedText(en: "write one value after the colon", fr: "écrivez une seule valeur après les deux-points")
    case .boolean: LocalizedText(en: "write `true` or `false`", fr: "écrivez `true` ou `false`")
    case .integer:
      LocalizedText(
        en: "write digits only, as in `42`, or leave the field out",
        fr: "écrivez des chiffres seulement, comme dans `42`, ou omettez le champ")
    case .number:
      LocalizedText(
        en: "write digits, with a point for decimals, as in `0.25`, or leave the field out",
        fr: "écrivez des chiffres, avec un point pour les décimales, comme dans `0.25`, ou omettez le champ")
    case .date: LocalizedText(en: "write it as in `2026-03-12`", fr: "écrivez-la comme dans `2026-03-12`")
    case .dateTime:
      LocalizedText(en: "write it as in `2026-03-12T09:30:00Z`", fr: "écrivez-la comme dans `2026-03-12T09:30:00Z`")
    }
  }
}

extension FoundKind {
  var noun: LocalizedText {
    switch self {
    case .nothing: LocalizedText(en: "empty", fr: "vide")
    case .scalar(let text): LocalizedText(en: quote(text), fr: quote(text))
    case .list: LocalizedText(en: "a list", fr: "une liste")
    case .object: LocalizedText(en: "a group of fields", fr: "un groupe de champs")
    }
  }
}

extension NumberRules {
  var range: LocalizedText {
    switch (minimum?.text, maximum?.text) {
    case (let low?, let high?): LocalizedText(en: "between \(low) and \(high)", fr: "compris entre \(low) et \(high)")
    case (let low?, nil): LocalizedText(en: "at least \(low)", fr: "au moins égal à \(low)")
    case (nil, let high?): LocalizedText(en: "at most \(high)", fr: "au plus égal à \(high)")
    // Without limits of its own, a number can only be too large to be read.
    case (nil, nil): LocalizedText(en: "a smaller number", fr: "un nombre plus petit")
    }
  }
}

extension SchemaNumber {
  fileprivate var text: String {
    switch self {
    case .int(let int): String(int)
    case .double(let double): String(double)
    }
  }
}

extension TextRules {
  var lengths: LocalizedText {
    span(minimumLength, maximumLength, english: ("character", "characters"), french: ("caractère", "caractères"))
  }
}

extension ListRules {
  var counts: LocalizedText {
    span(minimumCount, maximumCount, english: ("element", "elements"), french: ("élément", "éléments"))
  }
}

private func span(
  _ low: Int?, _ high: Int?, english: (one: String, many: String), french: (one: String, many: String)
) -> LocalizedText {
  switch (low, high) {
  case (let low?, let high?):
    LocalizedText(en: "\(low) to \(high) \(english.many)", fr: "de \(low) à \(high) \(french.many)")
  case (let low, let high):
    LocalizedText(
      en:
        "\(low == nil ? "at most" : "at least") \(low ?? high ?? 0) \((low ?? high) == 1 ? english.one : english.many)",
      fr:
        "\(low == nil ? "au plus" : "au moins") \(low ?? high ?? 0) \((low ?? high ?? 0) <= 1 ? french.one : french.many)"
    )
  }
}
