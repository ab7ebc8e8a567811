// Standard output and standard error: who writes where, in which language, and whether in colour.

import Diagnostics
import Findings
import Reporting
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// When colours are used.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never
}

/// The standard streams of the program.
struct Console {
  let language: Language
  let color: ColorChoice
  let isQuiet: Bool

  /// Writes diagnostics to standard error.
  func report(_ diagnostics: [DiagnosticFinding], file: String? = nil) {
    let style = TextStyle(color: usesColor(on: .standardError))
    let bytes = DiagnosticText.bytes(of: diagnostics, file: file, language: language, style: style)
    // Where standard error itself is gone there is nobody left to tell.
    _ = try? FileDescriptor.standardError.writeAll(bytes)
  }

  func report(_ diagnostic: Diagnostic, file: String? = nil) {
    report([DiagnosticFinding(diagnostic, in: language)], file: file)
  }

  /// Tells of what ended a command before its own end.
  ///
  /// - Returns: what the command is to throw. A reader that went away is no failure.
  func ending(_ error: any Error) -> any Error {
    switch error {
    case let refusal as Refusal: report(refusal.diagnostics, file: refusal.file)
    case let diagnostic as Diagnostic: report(diagnostic)
    case is ClosedPipe: return ExitStatus.passed.code
    default: return error
    }
    return ExitStatus.couldNotJudge.code
  }

  /// Writes a remark to standard error, unless the user asked for quiet.
  func remark(_ text: LocalizedText) {
    guard !isQuiet else { return }
    _ = try? FileDescriptor.standardError.writeAll(Array("\(text[language])\n".utf8))
  }

  func usesColor(on stream: FileDescriptor) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      EnvironmentVariable.value("NO_COLOR") == nil && EnvironmentVariable.value("TERM") != "dumb" && isTerminal(stream)
    }
  }

  func isTerminal(_ stream: FileDescriptor) -> Bool { isatty(stream.rawValue) == 1 }

  /// The language of the user's locale: French where it says so, else English.
  static var preferredLanguage: Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.lazy.compactMap { EnvironmentVariable.value($0) }.first
    return locale?.lowercased().hasPrefix("fr") == true ? .french : .english
  }
}

/// The variables of the process's environment.
enum EnvironmentVariable {
  /// A variable that is set and not empty.
  static func value(_ name: String) -> String? {
    guard let pointer = unsafe getenv(name) else { return nil }
    let value = unsafe String(cString: pointer)
    return value.isEmpty ? nil : value
  }
}
