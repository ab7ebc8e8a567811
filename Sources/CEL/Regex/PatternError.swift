// Why a pattern was refused. The sentences stand here together, so that they read alike.

public import Diagnostics

/// A fault in a regular expression.
///
/// - `code`: stable, such as `regex.unsupported`.
/// - `message`, `help`: what is wrong and what to write instead, for the author of the pattern.
/// - `range`: what the message is about, as UTF-8 offsets in the pattern; never empty unless at the pattern's end.
public struct PatternError: Error, Sendable, Hashable {
  public let code: String
  public let message: LocalizedText
  public let help: LocalizedText?
  public let range: Range<Int>

  private init(_ code: String, _ range: Range<Int>, _ message: LocalizedText, help: LocalizedText? = nil) {
    self.code = "regex.\(code)"
    self.message = message
    self.help = help
    self.range = range
  }
}

// The pattern as a whole.
extension PatternError {
  static func tooLong(_ length: Int, limit: Int) -> PatternError {
    PatternError(
      "too_long", 0..<length,
      LocalizedText(
        en: "the pattern has \(length) bytes, more than the limit of \(limit)",
        fr: "le motif compte \(length) octets, plus que la limite de \(limit)"),
      help: LocalizedText(en: "split it into several patterns", fr: "le répartir en plusieurs motifs"))
  }

  static func tooLarge(_ range: Range<Int>, limit: Int) -> PatternError {
    PatternError(
      "too_large", range,
      LocalizedText(
        en: "with this part the pattern needs more than \(limit) instructions",
        fr: "avec cette partie, le motif demande plus de \(limit) instructions"),
      help: LocalizedText(
        en: "lower the counts in braces: each repetition is written out",
        fr: "réduire les nombres entre accolades\u{A0}: chaque répétition est développée"))
  }

  static func tooDeep(_ range: Range<Int>, limit: Int) -> PatternError {
    PatternError(
      "too_deep", range,
      LocalizedText(
        en: "groups are nested more than \(limit) deep", fr: "les groupes sont imbriqués sur plus de \(limit) niveaux"),
      help: LocalizedText(en: "remove groups that are not needed", fr: "retirer les groupes superflus"))
  }
}

// Groups, flags and repetitions.
extension PatternError {
  static func unclosedGroup(_ range: Range<Int>) -> PatternError {
    PatternError(
      "unclosed_group", range,
      LocalizedText(en: "this group is not closed", fr: "ce groupe n’est pas fermé"),
      help: LocalizedText(
        en: "add “)”, or write “\\(” for the character itself",
        fr: "ajouter «\u{A0})\u{A0}», ou écrire «\u{A0}\\(\u{A0}» pour le caractère lui-même"))
  }

  static func unopenedGroup(_ range: Range<Int>) -> PatternError {
    PatternError(
      "unopened_group", range,
      LocalizedText(en: "“)” closes no group", fr: "la parenthèse «\u{A0})\u{A0}» ne ferme aucun groupe"),
      help: LocalizedText(
        en: "remove it, or write “\\)” for the character itself",
        fr: "retirer cette parenthèse, ou écrire «\u{A0}\\)\u{A0}» pour le caractère lui-même"))
  }

  static func groupName(_ range: Range<Int>) -> PatternError {
    PatternError(
      "group_name", range,
      LocalizedText(en: "a group name is missing or malformed", fr: "un nom de groupe manque ou est mal formé"),
      help: LocalizedText(
        en: "write (?P<name>…) with letters, digits and “_”, or (?:…) without a name",
        fr: "écrire (?P<nom>…) avec des lettres, des chiffres et «\u{A0}_\u{A0}», ou (?:…) sans nom"))
  }

  static func flags(_ range: Range<Int>) -> PatternError {
    PatternError(
      "flag", range,
      LocalizedText(en: "these are not the flags of a group", fr: "ce ne sont pas les options d’un groupe"),
      help: LocalizedText(
        en: "write (?flags) or (?flags:…) with flags among i, m, s, U, and “-” before those to clear",
        fr: "écrire (?options) ou (?options:…) avec des options parmi i, m, s, U, "
          + "et «\u{A0}-\u{A0}» devant celles à lever"))
  }

  static func nothingToRepeat(_ range: Range<Int>, _ written: String) -> PatternError {
    PatternError(
      "nothing_to_repeat", range,
      LocalizedText(
        en: "“\(written)” has nothing before it to repeat", fr: "«\u{A0}\(written)\u{A0}» n’a rien à répéter"),
      help: LocalizedText(
        en: "put it after what is to be repeated, or write a backslash before it for the character itself",
        fr: "le placer après ce qui se répète, ou le faire précéder d’une barre oblique inverse "
          + "pour le caractère lui-même"))
  }

  static func doubleRepetition(_ range: Range<Int>, _ written: String) -> PatternError {
    PatternError(
      "double_repetition", range,
      LocalizedText(
        en: "“\(written)” repeats a repetition", fr: "«\u{A0}\(written)\u{A0}» répète une répétition"),
      help: LocalizedText(
        en: "keep one of them, or put the first in a group: (?:…)",
        fr: "n’en garder qu’une, ou mettre la première dans un groupe\u{A0}: (?:…)"))
  }

  static func repetitionCount(_ range: Range<Int>) -> PatternError {
    let limit = LinearRegex.Repetition.limit
    return PatternError(
      "repetition_count", range,
      LocalizedText(
        en: "a count is more than \(limit), alone or multiplied by the counts inside",
        fr: "un nombre de répétitions dépasse \(limit), seul ou multiplié par ceux de l’intérieur"),
      help: LocalizedText(
        en: "use “+” or “*”, and test the length of the text apart",
        fr: "utiliser «\u{A0}+\u{A0}» ou «\u{A0}*\u{A0}», et tester à part la longueur du texte"))
  }

  static func repetitionOrder(_ range: Range<Int>) -> PatternError {
    PatternError(
      "repetition_order", range,
      LocalizedText(
        en: "the least count is more than the most", fr: "le nombre minimal dépasse le nombre maximal"),
      help: LocalizedText(en: "write the smaller count first", fr: "écrire d’abord le plus petit nombre"))
  }
}

// Classes and escapes.
extension PatternError {
  static func unclosedClass(_ range: Range<Int>) -> PatternError {
    PatternError(
      "unclosed_class", range,
      LocalizedText(en: "this character class is not closed", fr: "cette classe de caractères n’est pas fermée"),
      help: LocalizedText(
        en: "add “]” (right after “[” or “[^” it counts as a member), or write “\\[” for the character itself",
        fr: "ajouter «\u{A0}]\u{A0}» (juste après «\u{A0}[\u{A0}» ou «\u{A0}[^\u{A0}», c’est un membre), "
          + "ou écrire «\u{A0}\\[\u{A0}» pour le caractère lui-même"))
  }

  static func classRange(_ range: Range<Int>) -> PatternError {
    PatternError(
      "class_range", range,
      LocalizedText(
        en: "a range goes from a character to the same or a later one",
        fr: "un intervalle va d’un caractère au même ou à un suivant"),
      help: LocalizedText(
        en: "write the lower bound first, or put “-” at the end of the class for the character itself",
        fr: "écrire d’abord la borne inférieure, ou mettre «\u{A0}-\u{A0}» à la fin de la classe "
          + "pour le caractère lui-même"))
  }

  static func className(_ range: Range<Int>, nearest: String?) -> PatternError {
    PatternError(
      "class_name", range,
      LocalizedText(en: "there is no such class of characters", fr: "cette classe de caractères n’existe pas"),
      help: nearest.map { suggestion("[:\($0):]") }
        ?? LocalizedText(
          en:
            "use one of alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, space, upper, word, xdigit",
          fr: "utiliser l’une de alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, space, upper, "
            + "word, xdigit"))
  }

  static func property(_ range: Range<Int>, nearest: String?) -> PatternError {
    PatternError(
      "property", range,
      LocalizedText(
        en: "there is no such property of characters here", fr: "cette propriété de caractères n’existe pas ici"),
      help: nearest.map { suggestion("\\p{\($0)}") }
        ?? LocalizedText(
          en: "use a general category such as L, Lu or Nd, or a script such as Latin or Greek",
          fr: "utiliser une catégorie générale telle que L, Lu ou Nd, ou une écriture telle que Latin ou Greek"))
  }

  private static func suggestion(_ written: String) -> LocalizedText {
    LocalizedText(en: "did you mean “\(written)”?", fr: "vouliez-vous écrire «\u{A0}\(written)\u{A0}»\u{A0}?")
  }

  static func trailingBackslash(_ range: Range<Int>) -> PatternError {
    PatternError(
      "escape", range,
      LocalizedText(
        en: "the pattern ends after a backslash", fr: "le motif s’arrête après une barre oblique inverse"),
      help: LocalizedText(
        en: "write “\\\\” for a backslash", fr: "écrire «\u{A0}\\\\\u{A0}» pour une barre oblique inverse"))
  }

  static func codePoint(_ range: Range<Int>) -> PatternError {
    PatternError(
      "escape", range,
      LocalizedText(
        en: "this is not the number of a character", fr: "ce n’est pas le numéro d’un caractère"),
      help: numberedForm)
  }

  /// An escape by which other regular expressions give the number of a character.
  static func numberedEscape(_ range: Range<Int>, _ written: String) -> PatternError {
    PatternError("escape", range, notAnEscape(written), help: numberedForm)
  }

  private static let numberedForm = LocalizedText(
    en: "write two hexadecimal digits, as in \\x7F, or up to 10FFFF in braces, as in \\x{20AC}",
    fr: "écrire deux chiffres hexadécimaux, comme dans \\x7F, ou jusqu’à 10FFFF entre accolades, "
      + "comme dans \\x{20AC}")

  private static func notAnEscape(_ written: String) -> LocalizedText {
    LocalizedText(
      en: "“\(written.withoutControls)” is not an escape here",
      fr: "«\u{A0}\(written.withoutControls)\u{A0}» n’est pas un échappement ici")
  }

  static func unknownEscape(_ range: Range<Int>, _ written: String, instead: String?) -> PatternError {
    PatternError(
      "escape", range, notAnEscape(written),
      help: instead.map { LocalizedText(en: "write \($0)", fr: "écrire \($0)") }
        ?? LocalizedText(
          en: "write the character without the backslash",
          fr: "écrire le caractère sans la barre oblique inverse"))
  }

  /// What other regular expressions have and this one cannot have.
  static func unsupported(_ construct: UnsupportedConstruct, _ range: Range<Int>, _ written: String) -> PatternError {
    PatternError(
      "unsupported", range,
      LocalizedText(
        en: "\(construct.name.english) “\(written)”: not available in patterns that match in linear time",
        fr: "\(construct.name.french) «\u{A0}\(written)\u{A0}»\u{A0}: "
          + "n’existe pas dans les motifs à temps de recherche linéaire"),
      help: construct.help)
  }
}
