// The constructs that authors know from other regular expressions and that are refused here: their names, and the way
// around each.

internal import Diagnostics

/// A construct that is recognised in order to be refused by name.
enum UnsupportedConstruct: Sendable {
  case lookAhead, lookBehind, backReference, possessive, atomicGroup, conditional, recursion, comment, branchReset
  case singleByte

  /// What follows `(?` and tells the construct; a longer beginning stands before its own beginnings.
  static let groups: [(beginning: String, construct: UnsupportedConstruct)] = [
    ("<=", .lookBehind), ("<!", .lookBehind), ("=", .lookAhead), ("!", .lookAhead), (">", .atomicGroup),
    ("#", .comment), ("|", .branchReset), ("(", .conditional), ("P=", .backReference), ("P>", .recursion),
    ("&", .recursion), ("R", .recursion), ("0", .recursion), ("1", .recursion), ("2", .recursion), ("3", .recursion),
    ("4", .recursion), ("5", .recursion), ("6", .recursion), ("7", .recursion), ("8", .recursion), ("9", .recursion),
  ]

  var name: LocalizedText {
    switch self {
    case .lookAhead: LocalizedText(en: "look-ahead", fr: "assertion avant")
    case .lookBehind: LocalizedText(en: "look-behind", fr: "assertion arrière")
    case .backReference: LocalizedText(en: "back-reference", fr: "référence arrière")
    case .possessive: LocalizedText(en: "possessive repetition", fr: "répétition possessive")
    case .atomicGroup: LocalizedText(en: "atomic group", fr: "groupe atomique")
    case .conditional: LocalizedText(en: "conditional group", fr: "groupe conditionnel")
    case .recursion: LocalizedText(en: "recursion", fr: "récursion")
    case .comment: LocalizedText(en: "comment", fr: "commentaire")
    case .branchReset: LocalizedText(en: "branch reset", fr: "renumérotation des branches")
    case .singleByte: LocalizedText(en: "single byte", fr: "octet isolé")
    }
  }

  var help: LocalizedText {
    switch self {
    case .lookAhead, .lookBehind:
      LocalizedText(
        en: "list what is allowed instead, or test a second pattern beside this one",
        fr: "énumérer plutôt ce qui est permis, ou tester un second motif à côté de celui-ci")
    case .backReference:
      LocalizedText(
        en: "write the alternatives out with “|”", fr: "écrire toutes les possibilités avec «\u{A0}|\u{A0}»")
    case .possessive:
      LocalizedText(
        en: "remove the “+”, or write “\\+” for the character itself",
        fr: "retirer le «\u{A0}+\u{A0}», ou écrire «\u{A0}\\+\u{A0}» pour le caractère lui-même")
    case .atomicGroup, .branchReset: LocalizedText(en: "write (?:…)", fr: "écrire (?:…)")
    case .conditional:
      LocalizedText(en: "write both cases out with “|”", fr: "écrire les deux cas avec «\u{A0}|\u{A0}»")
    case .recursion:
      LocalizedText(
        en: "write the nested parts out to the depth that is needed",
        fr: "écrire les parties imbriquées jusqu’à la profondeur voulue")
    case .comment: LocalizedText(en: "write the comment outside the pattern", fr: "écrire le commentaire hors du motif")
    case .singleByte:
      LocalizedText(en: "write (?s:.) for any character", fr: "écrire (?s:.) pour n’importe quel caractère")
    }
  }
}
