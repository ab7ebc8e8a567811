// A policy broken by a few edits, and what its author is to be told.

import Diagnostics
import Testing

/// One row of a table of broken policies.
struct Breakage: Sendable, CustomTestStringConvertible {
  /// What one error is to say: its code, the exact text that it underlines, and a part of its help.
  struct Told: Sendable {
    let code: String
    let underlined: String
    let help: String
  }

  let name: String
  let edits: [(String, String)]
  let told: [Told]

  var testDescription: String { name }

  /// An edit that makes one error.
  static func one(
    _ name: String, _ old: String, _ new: String, _ code: String, at underlined: String, help: String
  ) -> Breakage {
    Breakage(name: name, edits: [(old, new)], told: [Told(code: code, underlined: underlined, help: help)])
  }

  static func several(_ name: String, _ edits: [(String, String)], _ told: [(String, String, String)]) -> Breakage {
    Breakage(name: name, edits: edits, told: told.map { Told(code: $0.0, underlined: $0.1, help: $0.2) })
  }

  /// The same with one more error, which comes later in the file.
  func and(_ code: String, at underlined: String, help: String) -> Breakage {
    Breakage(name: name, edits: edits, told: told + [Told(code: code, underlined: underlined, help: help)])
  }

  /// The same with one more edit.
  func with(_ old: String, _ new: String) -> Breakage {
    Breakage(name: name, edits: edits + [(old, new)], told: told)
  }

  /// Loads the broken policy and compares what is reported with what is to be told, in the order of the file.
  func check() throws {
    let refused = try Loading.refusals(of: SmallPolicy.with(edits))
    #expect(refused.map(\.code) == told.map(\.code), "\(refused.map { ($0.code, $0.underlined ?? "-", $0.help) })")
    for (error, told) in zip(refused, told) {
      #expect(error.underlined == told.underlined, "\(error.code)")
      #expect(error.help.contains(told.help), "\(error.code): \(error.help)")
    }
    for error in refused { error.checkLanguages() }
  }
}

extension Refused {
  /// What a person reads is there in both languages, and the French is not the English.
  func checkLanguages() {
    let texts = [diagnostic.message, diagnostic.help]
    for text in texts {
      #expect(text?.english.isEmpty == false, "\(code)")
      #expect(text?.french.isEmpty == false, "\(code)")
      #expect(text?.english != text?.french, "\(code)")
      #expect(text?.french.contains("« ") == false && text?.french.contains(" »") == false, "\(code)")
    }
  }
}
