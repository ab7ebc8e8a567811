// What is wrong with how a command was typed, in the language of the user. Some of it is found before the options are
// read, so that the language is taken from the arguments as they stand; and some of it by the argument parser, which
// speaks English only.

import ArgumentParser
import Diagnostics

extension ValidationError {
  /// - Parameter text: whole sentences.
  init(_ text: LocalizedText) { self.init(text[.typed]) }
}

extension Language {
  /// The language asked for with `--lang`, as far as it is one; else that of the user's locale.
  static var typed: Language {
    let arguments = CommandLine.arguments
    var language: Language?
    for (index, argument) in arguments.enumerated().dropFirst() {
      if argument.hasPrefix("--lang=") {
        language = Language(rawValue: String(argument.dropFirst("--lang=".count)))
      } else if argument == "--lang", arguments.indices.contains(index + 1) {
        language = Language(rawValue: arguments[index + 1])
      }
    }
    return language ?? Console.preferredLanguage
  }

  /// What the argument parser says of an error, in this language as far as its words are known.
  func complaint(_ message: String) -> String {
    switch self {
    case .english: message
    case .french:
      Self.complaintsInFrench.reduce(message) { $0.replacing($1.english, with: $1.french) }
    }
  }

  /// Parts of the parser's sentences, with the quotation marks of what stands between them.
  private static let complaintsInFrench = [
    ("Error: ", "Erreur\u{A0}: "),
    ("Help:  ", "Aide\u{A0}:  "),
    ("Usage: ", "Usage\u{A0}: "),
    ("  See '", "  Pour en savoir plus\u{A0}: '"),
    ("' for more information.", "'"),
    ("Unknown option '", "Option inconnue\u{A0}: '"),
    ("'. Did you mean '", "'. Vouliez-vous dire '"),
    ("'?", "'\u{A0}?"),
    ("Unexpected argument '", "Argument inattendu\u{A0}: '"),
    (" unexpected arguments: '", " arguments inattendus\u{A0}: '"),
    ("Missing expected argument '", "Il manque l’argument '"),
    ("Missing value for '", "Il manque une valeur après '"),
    ("The value '", "La valeur '"),
    ("' is invalid for '", "' ne convient pas à '"),
    (". Please provide one of ", ". Valeurs possibles\u{A0}: "),
    ("' and '", "' et '"),
    ("' or '", "' ou '"),
    ("The option '", "L’option '"),
    ("' does not take any value, but '", "' ne prend pas de valeur\u{A0}; or on lui donne '"),
    ("' was specified.", "'."),
  ].map { LocalizedText(en: $0, fr: $1) }
}
