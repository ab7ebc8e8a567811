// What is wrong with how a command was typed, in the language of the user. Some of it is found before the options are
// read, so that the language is taken from the arguments as they stand; and some of it by the argument parser, which
// speaks English only.

import ArgumentParser
import Diagnostics

extension ValidationError {
  /// - Parameter text: whole sentences.
  init(_ text: LocalizedText) { self.init(text[.typed]) }

  /// What the argument parser would say, had it found the error itself: it takes one that a command finds for one of the
  /// program as a whole.
  func message(of command: any ParsableCommand.Type) -> String {
    let names = [Vigie.configuration, command.configuration].compactMap(\.commandName)
    return """
      Error: \(message)
      Usage: \(Vigie.usageString(for: command))
        See '\(names.joined(separator: " ")) --help' for more information.
      """
  }
}

extension Language {
  /// The language asked for with `--lang`, as far as it is one; else that of the user's locale.
  static var typed: Language {
    // What follows is no option, whatever it looks like.
    let arguments = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
    var language: Language?
    for (argument, next) in zip(arguments, arguments.dropFirst() + [""]) {
      if argument.hasPrefix("--lang=") {
        language = Language(rawValue: String(argument.dropFirst("--lang=".count)))
      } else if argument == "--lang" {
        language = Language(rawValue: next)
      }
    }
    return language ?? Console.preferredLanguage
  }

  /// What the argument parser says of an error, in this language as far as its sentences are known, and with nothing in
  /// it that steers a terminal.
  func complaint(_ message: String) -> String {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    let safe = lines.map { String($0).withoutControls }.joined(separator: "\n")
    switch self {
    case .english: return safe
    case .french: return Self.frenchComplaint(safe)
    }
  }

  /// In bytes. Matching takes time that may grow with the square of a text.
  private static let longestTranslated = 8192

  private static func frenchComplaint(_ message: String) -> String {
    // The line of help stands in `--help` as well, in English.
    guard message.utf8.count <= longestTranslated,
      let whole = message.wholeMatch(
        of: #/(?s)Error: (.*?)(?:\nHelp: .*)?\nUsage: (.*)\n  See (.*) for more information\./#)
    else { return message }
    return """
      Erreur\u{A0}: \(frenchSentence(whole.1) ?? String(whole.1))
      Usage\u{A0}: \(whole.2)
        Pour en savoir plus\u{A0}: \(whole.3)
      """
  }

  /// Nil where the sentence is not known, which those are not either that are French already. What the user has typed
  /// stays as it is.
  private static func frenchSentence(_ sentence: Substring) -> String? {
    if let found = sentence.wholeMatch(of: #/(?s)Unknown option (.*)\. Did you mean (.*)\?/#) {
      return "Option inconnue\u{A0}: \(found.1). Vouliez-vous dire \(found.2)\u{A0}?"
    }
    if let found = sentence.wholeMatch(of: #/(?s)Unknown option (.*)/#) {
      return "Option inconnue\u{A0}: \(found.1)"
    }
    if let found = sentence.wholeMatch(of: #/(?s)Unexpected argument (.*)/#) {
      return "Argument inattendu\u{A0}: \(found.1)"
    }
    if let found = sentence.wholeMatch(of: #/(?s)(\d+) unexpected arguments: (.*)/#) {
      return "\(found.1) arguments inattendus\u{A0}: \(found.2)"
    }
    if let found = sentence.wholeMatch(of: #/(?s)Missing expected argument (.*)/#) {
      return "Il manque l’argument \(found.1)"
    }
    if let found = sentence.wholeMatch(of: #/(?s)Missing value for (.*)/#) {
      return "Il manque une valeur après \(found.1)"
    }
    if let found = sentence.wholeMatch(of: #/(?s)The value (.*) is invalid for (.*)\. Please provide one of (.*)/#) {
      let values = found.3.replacing("' or '", with: "' ou '").replacing("' and '", with: "' et '")
      return "La valeur \(found.1) ne convient pas à \(found.2). Valeurs possibles\u{A0}: \(values)"
    }
    if let found = sentence.wholeMatch(of: #/(?s)The value (.*) is invalid for (.*)/#) {
      return "La valeur \(found.1) ne convient pas à \(found.2)"
    }
    if let found = sentence.wholeMatch(of: #/(?s)The option (.*?) does not take any value, but (.*) was specified\./#) {
      return "L’option \(found.1) ne prend pas de valeur\u{A0}; or on lui donne \(found.2)."
    }
    return nil
  }
}
