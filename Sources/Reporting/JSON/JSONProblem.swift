// What can be wrong with a saved report, in words: what it is, where, and what to do instead.

import Diagnostics

extension JSONFault {
  enum Problem {
    case empty, notJSON, notUTF8, syntax, endsEarly, goesOn, controlCharacter, loneSurrogate, tooDeep
    /// The file is something else.
    case lines
    case noFormat
    case otherFormat(String)
    case laterVersion(String)
    case missing(String)
    case unknown(String)
    case twice(String)
    case wrongType(Expected)
    case otherWord(String, known: [String])
    case tooLarge
    case unordered
    case declared
    case otherRule(String)
    case otherCount(said: Int, counted: Int)
  }

  enum Expected {
    case object, array, string, boolean, count, day, digest
  }

  /// The fault with its place in the text and its path.
  func diagnostic(in bytes: [UInt8]) -> Diagnostic {
    let words = problem.words
    let source = SourceText(name: "", bytes: bytes)
    let start = source.position(ofOffset: offset)
    var message = words.message
    if !steps.isEmpty {
      let path = path.withoutControls.shortened(to: 200)
      message = LocalizedText(en: "\(path): \(message.english)", fr: "\(path)\u{A0}: \(message.french)")
    }
    return Diagnostic(
      code: "report.\(words.code)", message: message, help: words.help,
      span: SourceSpan(start: start, end: start), path: path)
  }
}

extension JSONFault.Problem {
  fileprivate struct Words {
    var code: String
    var message: LocalizedText
    var help: LocalizedText?

    init(_ code: String, _ message: LocalizedText, _ help: LocalizedText? = nil) {
      self.code = code
      self.message = message
      self.help = help
    }
  }

  fileprivate var words: Words {
    switch self {
    case .empty, .notJSON, .notUTF8, .syntax, .endsEarly, .goesOn, .controlCharacter, .loneSurrogate, .tooDeep:
      ofText
    case .lines, .noFormat, .otherFormat, .laterVersion: ofFormat
    case .missing, .unknown, .twice, .wrongType, .otherWord, .tooLarge, .unordered, .declared: ofMember
    case .otherRule(let id):
      Words(
        "other_rule",
        LocalizedText(
          en: "rule `\(id.shownInMessage)` is not described in these words in $.policy.rules",
          fr: "la règle «\u{A0}\(id.shownInMessage)\u{A0}» n’est pas décrite ainsi dans $.policy.rules"), Self.again)
    case .otherCount(let said, let counted):
      Words(
        "other_count",
        LocalizedText(
          en: "the summary says \(said), but the report holds \(counted): something was left out or changed",
          fr: "le résumé annonce \(said), mais le rapport en contient \(counted)\u{A0}: il a été coupé ou modifié"),
        Self.again)
    }
  }

  /// Nothing can be mended in a report; it is made again.
  private static let again = LocalizedText(
    en: "make the report anew: vigie check PATH --format json=REPORT.json",
    fr: "refaites le rapport\u{A0}: vigie check CHEMIN --format json=RAPPORT.json")

  private var ofText: Words {
    switch self {
    case .empty:
      Words("empty", LocalizedText(en: "there is no report: the text is empty", fr: "le texte est vide"), Self.again)
    case .notUTF8:
      Words(
        "not_utf8", LocalizedText(en: "the text is not UTF-8", fr: "le texte n’est pas en UTF-8"),
        LocalizedText(
          en:
            "let vigie write the file itself, with --format json=REPORT.json: some shells re-encode what they redirect",
          fr:
            "laissez vigie écrire le fichier, avec --format json=RAPPORT.json\u{A0}: certains interpréteurs de commandes "
            + "réencodent ce qu’ils redirigent"))
    case .endsEarly:
      Words(
        "truncated",
        LocalizedText(en: "the report breaks off before its end", fr: "le rapport s’interrompt avant sa fin"),
        Self.again)
    case .goesOn:
      Words(
        "syntax",
        LocalizedText(
          en: "something stands after the end of the report", fr: "il y a quelque chose après la fin du rapport"),
        LocalizedText(en: "draw one report at a time", fr: "dessinez un seul rapport à la fois"))
    case .controlCharacter:
      Words(
        "control_character",
        LocalizedText(
          en: "a control character stands where none may", fr: "un caractère de contrôle se trouve où il n’en faut pas"),
        Self.again)
    case .loneSurrogate:
      Words(
        "syntax", LocalizedText(en: "half a character is escaped", fr: "une moitié de caractère est échappée"),
        Self.again)
    case .tooDeep:
      Words(
        "too_deep", LocalizedText(en: "values nest too deep here", fr: "trop de valeurs sont imbriquées ici"),
        Self.again)
    case .notJSON:
      Words(
        "not_json", LocalizedText(en: "this is not JSON", fr: "ceci n’est pas du JSON"),
        LocalizedText(
          en: "name a report that was made with --format json; a declaration is checked with vigie check",
          fr: "nommez un rapport produit avec --format json\u{A0}; une déclaration se vérifie avec vigie check"))
    default: Words("syntax", LocalizedText(en: "this is not JSON", fr: "ceci n’est pas du JSON"), Self.again)
    }
  }

  private var ofFormat: Words {
    switch self {
    case .lines:
      Words(
        "is_ndjson",
        LocalizedText(
          en: "this is NDJSON, which does not say which policy was applied, nor when",
          fr: "ceci est du NDJSON, qui ne dit pas quelle politique a été appliquée, ni quand"),
        LocalizedText(
          en: "keep a whole report with --format json=REPORT.json; it can be asked for together with ndjson",
          fr:
            "conservez un rapport entier avec --format json=RAPPORT.json\u{A0}; on peut le demander en même temps que ndjson"
        ))
    case .laterVersion(let name):
      Words(
        "later_version",
        LocalizedText(
          en: "this report is in `\(name.shownInMessage)`, which this version of vigie cannot read",
          fr: "ce rapport est en «\u{A0}\(name.shownInMessage)\u{A0}», que cette version de vigie ne sait pas lire"),
        LocalizedText(
          en: "draw it with the version of vigie that made it: see $.tool.version",
          fr: "dessinez-le avec la version de vigie qui l’a produit\u{A0}: voir $.tool.version"))
    case .otherFormat(let name) where name.hasPrefix("vigie.platform/"):
      Words(
        "other_format",
        LocalizedText(en: "this is a declaration, not a report", fr: "ceci est une déclaration, non un rapport"),
        LocalizedText(en: "check it with vigie check", fr: "vérifiez-la avec vigie check"))
    case .otherFormat(let name):
      Words(
        "other_format",
        LocalizedText(
          en: "the format is `\(name.shownInMessage)`, not `\(SavedReport.format)`",
          fr: "le format est «\u{A0}\(name.shownInMessage)\u{A0}», non «\u{A0}\(SavedReport.format)\u{A0}»"), Self.again
      )
    default:
      Words(
        "other_format",
        LocalizedText(
          en: "this JSON does not say that it is a report: it has no `format`",
          fr: "ce JSON ne dit pas qu’il est un rapport\u{A0}: il n’a pas de `format`"), Self.again)
    }
  }

  private var ofMember: Words {
    switch self {
    case .missing(let name):
      Words(
        "missing_member",
        LocalizedText(en: "the member `\(name)` is missing", fr: "il manque le membre «\u{A0}\(name)\u{A0}»"),
        Self.again)
    case .unknown(let name):
      Words(
        "unknown_member",
        LocalizedText(
          en: "`\(SavedReport.format)` has no member `\(name.shownInMessage)` here",
          fr: "«\u{A0}\(SavedReport.format)\u{A0}» n’a pas ici de membre «\u{A0}\(name.shownInMessage)\u{A0}»"),
        Self.again)
    case .twice(let name):
      Words(
        "member_twice",
        LocalizedText(
          en: "the member `\(name.shownInMessage)` stands here twice",
          fr: "le membre «\u{A0}\(name.shownInMessage)\u{A0}» figure ici deux fois"), Self.again)
    case .wrongType(let expected):
      Words(
        "wrong_type",
        LocalizedText(
          en: "\(expected.words.english) should stand here", fr: "il faudrait ici \(expected.words.french)"), Self.again
      )
    case .otherWord(let word, let known):
      Words(
        "unknown_word",
        LocalizedText(
          en: "`\(word.shownInMessage)` is not one of \(known.joined(separator: ", "))",
          fr: "«\u{A0}\(word.shownInMessage)\u{A0}» n’est pas l’un de ces mots\u{A0}: \(known.joined(separator: ", "))"),
        Self.again)
    case .tooLarge:
      Words(
        "wrong_type",
        LocalizedText(en: "this number is too large", fr: "ce nombre est trop grand"), Self.again)
    case .declared:
      Words(
        "wrong_type",
        LocalizedText(
          en: "`declared` stands only where it is false and the value null",
          fr: "`declared` ne figure que s’il vaut false et que la valeur est null"), Self.again)
    default:
      Words(
        "unordered",
        LocalizedText(
          en: "the lines here are not in the order of the file", fr: "ces lignes ne sont pas dans l’ordre du fichier"),
        Self.again)
    }
  }
}

extension JSONFault.Expected {
  fileprivate var words: LocalizedText {
    switch self {
    case .object: LocalizedText(en: "an object", fr: "un objet")
    case .array: LocalizedText(en: "an array", fr: "un tableau")
    case .string: LocalizedText(en: "a string", fr: "une chaîne de caractères")
    case .boolean: LocalizedText(en: "true or false", fr: "true ou false")
    case .count: LocalizedText(en: "a whole number within bounds", fr: "un nombre entier dans les bornes")
    case .day: LocalizedText(en: "a day, YYYY-MM-DD,", fr: "un jour, AAAA-MM-JJ")
    case .digest: LocalizedText(en: "a SHA-256 digest", fr: "une empreinte SHA-256")
    }
  }
}

extension String {
  fileprivate var shownInMessage: String { shortened(to: 60).withoutControls }
}
