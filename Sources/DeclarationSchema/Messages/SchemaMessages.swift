// The words for what is wrong with a declaration, English and French side by side. A message says what is wrong and
// names the field; its help says what to write instead. Values and names stand in backticks in both languages.

import CEL
import Diagnostics
import YAMLDocument

extension SchemaFault {
  func wording(_ context: Context) -> Wording {
    let subject = context.subject
    let (en, fr) = (subject.english, subject.french)
    switch self {
    case .emptyDocument:
      return Wording(
        "declaration.empty",
        LocalizedText(en: "the document is empty", fr: "le document est vide"),
        help: LocalizedText(
          en: "a declaration begins with `format:`, then says `platform:` and `spaces:`",
          fr: "une déclaration commence par `format:`, puis indique `platform:` et `spaces:`"))
    case .rootIsNoMapping:
      return Wording(
        "declaration.not_an_object",
        LocalizedText(
          en: "a declaration is made of fields with their values",
          fr: "une déclaration se compose de champs et de valeurs"),
        help: LocalizedText(
          en: "begin with `format:`, then say `platform:` and `spaces:`",
          fr: "commencez par `format:`, puis indiquez `platform:` et `spaces:`"))
    case .missingFormat(let name):
      return Wording(
        "declaration.missing_format",
        LocalizedText(
          en: "the document does not say that it is a declaration",
          fr: "le document n’indique pas qu’il est une déclaration"),
        help: LocalizedText(
          en: "begin it with the line `format: \(name)`", fr: "commencez-le par la ligne `format: \(name)`"))
    case .otherFormat(let text, let wanted):
      return Wording(
        "declaration.other_format",
        LocalizedText(
          en: "\(quote(text)) is not the format of a declaration that can be read here",
          fr: "\(quote(text)) n’est pas un format de déclaration lisible ici"),
        help: LocalizedText(en: "write `format: \(wanted)`", fr: "écrivez `format: \(wanted)`"))
    case .duplicateKey(let text, let field, let first):
      return Wording(
        "declaration.duplicate_id",
        LocalizedText(
          en: "\(quote(text)) is already the \(quote(field)) of \(quote(first))",
          fr: "\(quote(text)) est déjà le \(quote(field)) de \(quote(first))"),
        help: LocalizedText(
          en: "give each its own \(quote(field)): verdicts are reported by it",
          fr: "donnez à chacun son propre \(quote(field)) : il désigne chaque verdict"))
    case .unknownField(let name, let parent, let advice):
      let place = LocalizedText(
        en: parent.isEmpty ? "a declaration" : quote(parent), fr: parent.isEmpty ? "une déclaration" : quote(parent))
      return Wording(
        "schema.unknown_field",
        LocalizedText(
          en: "\(quote(name)) is not a field of \(place.english)",
          fr: "\(quote(name)) n’est pas un champ de \(place.french)"),
        help: advice.help(name: name))
    case .missingField(let name, let parent):
      let question = context.question
      let place = LocalizedText(
        en: parent.isEmpty ? "the declaration" : quote(parent), fr: parent.isEmpty ? "la déclaration" : quote(parent))
      return Wording(
        "schema.missing_field",
        LocalizedText(
          en: "\(place.english) does not say its \(quote(name))", fr: "\(place.french) n’indique pas \(quote(name))"),
        help: LocalizedText(
          en: "add \(quote(name + ":"))" + (question.map { ". " + $0.english } ?? ""),
          fr: "ajoutez \(quote(name + ":"))" + (question.map { ". " + $0.french } ?? "")))
    case .wrongKind(let found, let wanted, let proposal):
      return Wording(
        "schema.wrong_type",
        LocalizedText(
          en: "\(en) must be \(wanted.noun.english), not \(found.noun.english)",
          fr: "\(fr) doit être \(wanted.noun.french), et non \(found.noun.french)"),
        help: proposal.map(instead) ?? wanted.help)
    case .tagged(let tag, let wanted):
      return Wording(
        "schema.wrong_type",
        LocalizedText(
          en: "\(en) must be \(wanted.noun.english); the tag \(quote(tag)) says otherwise",
          fr: "\(fr) doit être \(wanted.noun.french) ; l’étiquette \(quote(tag)) dit autre chose"),
        help: LocalizedText(en: "remove the tag", fr: "retirez l’étiquette"))
    case .quoted(let text, let wanted):
      return Wording(
        "schema.wrong_type",
        LocalizedText(
          en: "\(en) must be \(wanted.noun.english); in quotes, \(quote(text)) is text",
          fr: "\(fr) doit être \(wanted.noun.french) ; entre guillemets, \(quote(text)) est du texte"),
        help: LocalizedText(
          en: "remove the quotes: write \(quote(text))", fr: "retirez les guillemets : écrivez \(quote(text))"))
    case .notBoolean(let text, let meant):
      return Wording(
        "schema.wrong_type",
        LocalizedText(
          en: "\(en) must be `true` or `false`, not \(quote(text))",
          fr: "\(fr) doit être `true` ou `false`, et non \(quote(text))"),
        help: meant.map { instead($0 ? "true" : "false") }
          ?? LocalizedText(
            en: "write `true` for yes or `false` for no, and leave the field out where it is not known",
            fr: "écrivez `true` pour oui ou `false` pour non, et omettez le champ si la réponse n’est pas connue"))
    case .notNumber(let text, let wanted, let advice):
      return Wording(
        "schema.wrong_type",
        LocalizedText(
          en: "\(en) must be \(wanted.noun.english), not \(quote(text))",
          fr: "\(fr) doit être \(wanted.noun.french), et non \(quote(text))"),
        help: advice.help(wanted))
    case .outOfRange(let text, let rules, let proposal):
      return Wording(
        "schema.out_of_range",
        LocalizedText(
          en: "\(en) must be \(rules.range.english), not \(quote(text))",
          fr: "\(fr) doit être \(rules.range.french), et non \(quote(text))"),
        help: proposal.map(instead) ?? context.description)
    case .unknownWord(let text, let shape):
      let words = shape.vocabulary.words
      let list = quote(list: words)
      return Wording(
        "schema.unknown_word",
        LocalizedText(en: "\(en) cannot be \(quote(text))", fr: "\(fr) ne peut pas être \(quote(text))"),
        help: context.near(text, among: words).map {
          LocalizedText(
            en: "did you mean \(quote($0))? It is one of \(list)",
            fr: "vouliez-vous dire \(quote($0)) ? Valeurs possibles : \(list)")
        } ?? LocalizedText(en: "it is one of \(list)", fr: "valeurs possibles : \(list)"))
    case .otherConstant(let text, let wanted):
      return Wording(
        "schema.wrong_value",
        LocalizedText(
          en: "\(en) must be \(quote(wanted)), not \(quote(text))",
          fr: "\(fr) doit être \(quote(wanted)), et non \(quote(text))"),
        help: instead(wanted))
    case .notDate(let text, let advice):
      return Wording(
        "schema.wrong_date",
        LocalizedText(
          en: "\(en) must be a date as year-month-day, not \(quote(text))",
          fr: "\(fr) doit être une date sous la forme année-mois-jour, et non \(quote(text))"),
        help: advice.help)
    case .notDateTime(let text, let proposal):
      return Wording(
        "schema.wrong_date",
        LocalizedText(
          en: "\(en) must be a date with a time and its offset, not \(quote(text))",
          fr: "\(fr) doit être une date avec heure et décalage horaire, et non \(quote(text))"),
        help: proposal.map(instead)
          ?? LocalizedText(
            en: "write it as in `2026-03-12T09:30:00Z`", fr: "écrivez-la comme dans `2026-03-12T09:30:00Z`"))
    case .notAddress(let text, let wanted, let proposal):
      let isMail = wanted == .email
      return Wording(
        "schema.wrong_address",
        LocalizedText(
          en: "\(en) must be \(isMail ? "an e-mail address" : "a complete address"), not \(quote(text))",
          fr: "\(fr) doit être \(isMail ? "une adresse électronique" : "une adresse complète"), et non \(quote(text))"),
        help: proposal.map(instead)
          ?? LocalizedText(
            en: isMail ? "write it as in `name@example.org`" : "write it with its scheme, as in `https://example.org/`",
            fr: isMail
              ? "écrivez-la comme dans `nom@example.org`"
              : "écrivez-la avec son protocole, comme dans `https://example.org/`"))
    case .wrongLength(let count, let rules):
      return Wording(
        "schema.wrong_length",
        LocalizedText(
          en: "\(en) must have \(rules.lengths.english), not \(count)",
          fr: "\(fr) doit compter \(rules.lengths.french), et non \(count)"),
        help: context.description)
    case .wrongForm(let text, let proposal):
      return Wording(
        "schema.wrong_form",
        LocalizedText(
          en: "\(en) does not have the right form: \(quote(text))",
          fr: "\(fr) n’a pas la forme attendue : \(quote(text))"),
        help: proposal.map(instead) ?? context.description)
    case .wrongCount(let count, let rules):
      return Wording(
        "schema.wrong_count",
        LocalizedText(
          en: "\(en) must have \(rules.counts.english), not \(count)",
          fr: "\(fr) doit compter \(rules.counts.french), et non \(count)"),
        help: context.description)
    case .duplicateElement(let text, let first):
      return Wording(
        "schema.duplicate_element",
        LocalizedText(
          en: "\(en) repeats \(quote(text)), which is element \(first + 1) already",
          fr: "\(fr) répète \(quote(text)), qui est déjà l’élément \(first + 1)"),
        help: LocalizedText(en: "keep one of the two", fr: "n’en gardez qu’un"))
    case .placeholder(let text):
      let shown = text.withoutControls.shortened(to: 60)
      return Wording(
        "schema.placeholder",
        LocalizedText(
          en: joined(en, " is not answered: `", shown, "` counts as not known"),
          fr: joined(fr, " est sans réponse : `", shown, "` vaut « inconnu »")),
        help: context.question)
    case .tooMany(let limit):
      return Wording(
        "schema.too_many",
        LocalizedText(
          en: "more than \(limit) remarks: the others are not shown",
          fr: "plus de \(limit) remarques : les suivantes ne sont pas affichées"))
    }
  }
}
