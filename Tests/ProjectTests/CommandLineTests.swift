// `vigie check` as a script sees it: exit status, streams, files.

import Foundation
import TestData
import Testing

@Suite struct CommandLineTests {
  static let compliant = "Examples/01-game-lobby/declaration.yaml"
  static let nonCompliant = "Examples/02-automated-filter-only/declaration.yaml"
  static let undetermined = "Examples/08-half-answered/declaration.yaml"
  static let notApplicable = "Examples/03-adult-dating/declaration.yaml"
  /// Compliant, with a contradiction raised.
  static let contradictory = "Examples/05-school-messaging/declaration.yaml"
  static let missing = "Examples/no-such-file.yaml"

  struct StatusRow: CustomTestStringConvertible, Sendable {
    let name: String
    let paths: [String]
    let level: String?
    let status: Int32
    var testDescription: String { name }
  }

  static let statusRows = [
    StatusRow(name: "compliant", paths: [compliant], level: nil, status: 0),
    StatusRow(name: "not applicable", paths: [notApplicable], level: nil, status: 0),
    StatusRow(name: "non-compliant", paths: [nonCompliant], level: nil, status: 1),
    StatusRow(name: "undetermined", paths: [undetermined], level: nil, status: 3),
    StatusRow(name: "invalid", paths: [missing], level: nil, status: 2),
    StatusRow(name: "1 wins over 3", paths: [undetermined, nonCompliant], level: nil, status: 1),
    StatusRow(name: "2 wins over 1", paths: [nonCompliant, missing], level: nil, status: 2),
    StatusRow(name: "undetermined is let pass", paths: [undetermined], level: "non_compliant", status: 0),
    StatusRow(name: "a contradiction is let pass", paths: [contradictory], level: nil, status: 0),
    StatusRow(name: "a contradiction fails at warning", paths: [contradictory], level: "warning", status: 1),
    StatusRow(name: "undetermined without warnings", paths: [compliant], level: "warning", status: 0),
    StatusRow(name: "never fails on a verdict", paths: [nonCompliant, undetermined], level: "never", status: 0),
    StatusRow(name: "never still fails on invalid", paths: [missing], level: "never", status: 2),
  ]

  @Test(arguments: statusRows)
  func exitStatus(row: StatusRow) throws {
    let level = row.level.map { ["--fail-on", $0] } ?? []
    let result = try Program.run(["check", "--as-of", "2026-11-21"] + level + row.paths)
    #expect(result.status == row.status)
  }

  struct UsageRow: CustomTestStringConvertible, Sendable {
    let name: String
    let arguments: [String]
    let complaint: String
    var testDescription: String { name }
  }

  static let usageRows = [
    UsageRow(name: "no path", arguments: ["check"], complaint: "Name a file, a folder, or - for standard input."),
    UsageRow(name: "unknown option", arguments: ["check", "--profil", "x", compliant], complaint: "--profil"),
    UsageRow(
      name: "unknown format", arguments: ["check", "-f", "jsn", compliant],
      complaint: "Did you mean json? Formats: text"),
    UsageRow(
      name: "what is found wrong after the arguments were read", arguments: ["check", "-f", "jsn", compliant],
      complaint: "\nUsage: vigie check [<options>] [<path> ...]\n  See 'vigie check --help' for more information.\n"),
    UsageRow(name: "bad day", arguments: ["check", "--as-of", "2026-02-30", compliant], complaint: "2026-02-30"),
    UsageRow(name: "no jobs", arguments: ["check", "-j", "0", compliant], complaint: "--jobs must be at least 1"),
    UsageRow(
      name: "two reports on standard output", arguments: ["check", "-f", "json", "-f", "text", compliant],
      complaint: "Only one report can go to standard output"),
    UsageRow(name: "unknown policy", arguments: ["check", "-p", "cameleon-r4", compliant], complaint: "`cameleon-r3`"),
    UsageRow(
      name: "unknown profile", arguments: ["check", "--profile", "litteral", compliant], complaint: "`literal`"),
    UsageRow(
      name: "unknown parameter", arguments: ["check", "--set", "yong_age=3", compliant], complaint: "`young_age`"),
    UsageRow(
      name: "parameter out of bounds", arguments: ["check", "--set", "young_age=0", compliant],
      complaint: "from 1 to 120"),
    UsageRow(
      name: "parameter without value", arguments: ["check", "--set", "young_age", compliant],
      complaint: "--set NAME=VALUE"),
    UsageRow(
      name: "report in no folder", arguments: ["check", "-f", "json=no/such/folder/x.json", compliant],
      complaint: "no/such/folder/x.json"),
  ]

  @Test(arguments: usageRows)
  func usageErrorsEndWithStatus2(row: UsageRow) throws {
    let result = try Program.run(row.arguments)
    #expect(result.status == 2)
    #expect(result.output == "", "standard output carries reports only")
    #expect(result.errors.contains(row.complaint), "\(result.errors)")
  }

  static let frenchUsageRows = [
    UsageRow(
      name: "no path", arguments: ["check"],
      complaint: "Erreur\u{A0}: Nommez un fichier, un dossier, ou - pour l’entrée standard.\nUsage\u{A0}: vigie check"),
    UsageRow(
      name: "unknown format", arguments: ["check", "-f", "jsn", compliant],
      complaint: "format de rapport «\u{A0}jsn\u{A0}». Vouliez-vous dire json\u{A0}? Formats\u{A0}: text"),
    UsageRow(
      name: "bad day", arguments: ["check", "--as-of", "2026-02-30", compliant],
      complaint: "«\u{A0}2026-02-30\u{A0}» n’est pas un jour\u{A0}: écrivez --as-of AAAA-MM-JJ"),
    UsageRow(
      name: "limit", arguments: ["check", "--max-cost", "0", compliant], complaint: "Une limite vaut au moins 1."),
    UsageRow(
      name: "unknown option", arguments: ["check", "--profil", "x", compliant],
      complaint: "Erreur\u{A0}: Option inconnue\u{A0}: '--profil'. Vouliez-vous dire '--profile'\u{A0}?"),
    UsageRow(
      name: "missing value", arguments: ["check", compliant, "-j"],
      complaint: "Erreur\u{A0}: Il manque une valeur après '-j <n>'\n"),
    UsageRow(
      name: "value that is none of a few", arguments: ["check", "--color", "red", compliant],
      complaint:
        "La valeur 'red' ne convient pas à '--color <color>'. Valeurs possibles\u{A0}: 'auto', 'always' ou 'never'."
        + "\nUsage\u{A0}: vigie check"),
    UsageRow(
      name: "too many arguments", arguments: ["render", "a", "b", "c"],
      complaint: "2 arguments inattendus\u{A0}: 'b', 'c'\nUsage\u{A0}: vigie render"),
    UsageRow(
      name: "unknown command", arguments: ["chek"],
      complaint:
        "Argument inattendu\u{A0}: 'chek'\nUsage\u{A0}: vigie <subcommand>\n  Pour en savoir plus\u{A0}: 'vigie --help'\n"
    ),
    UsageRow(name: "missing argument", arguments: ["eval"], complaint: "Il manque l’argument '<expression>'"),
    UsageRow(
      name: "value of a flag", arguments: ["check", "--quiet=3", compliant],
      complaint: "L’option '--quiet' ne prend pas de valeur\u{A0}; or on lui donne '3'."),
  ]

  @Test(arguments: frenchUsageRows)
  func usageErrorsSpeakFrench(row: UsageRow) throws {
    let result = try Program.run(row.arguments, language: "fr_FR.UTF-8")
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors.contains(row.complaint), "\(result.errors)")
  }

  /// What is quoted of the command line must be what was typed, words of the parser's sentences included.
  @Test(arguments: ["' was specified.", "' and '", "Error: x", "'?", ". Did you mean "])
  func usageErrorsQuoteWhatWasTyped(text: String) throws {
    for arguments in [["check", "-f", text, "x"], ["check", "--color", text, "x"], ["render", "a", text]] {
      for language in ["en", "fr"] {
        #expect(try Program.run(arguments + ["--lang", language]).errors.contains(text), "\(arguments)")
      }
    }
    let result = try Program.run(["check", "--color", "\u{1B}[31m", "x"])
    #expect(result.errors.contains("\\u{1B}[31m") && !result.errors.contains("\u{1B}"))
  }

  @Test(arguments: [["--lang", "fr"], ["--lang=fr"], ["--lang", "en", "--lang", "fr"]])
  func usageErrorsSpeakTheLanguageThatIsSaid(language: [String]) throws {
    #expect(try Program.run(["check"] + language).errors.hasPrefix("Erreur\u{A0}: Nommez"))
    #expect(try Program.run(["check", "--lang", "en"], language: "fr_FR.UTF-8").errors.hasPrefix("Error: Name"))
    #expect(try Program.run(["check", "-j", "0", "--", "--lang", "fr"]).errors.hasPrefix("Error: --jobs"))
  }

  @Test func theLanguageFollowsTheLocaleUnlessSaid() throws {
    let arguments = ["check", "--as-of", "2026-11-21", Self.compliant]
    #expect(try Program.run(arguments, language: "fr_FR.UTF-8").output.contains("Conforme"))
    #expect(try Program.run(arguments, language: "en_GB.UTF-8").output.contains("Compliant"))
    #expect(try Program.run(arguments + ["--lang", "en"], language: "fr_FR.UTF-8").output.contains("Compliant"))
  }

  @Test func jsonIsTheSameForAnyNumberOfJobsAndOnEveryRun() throws {
    let arguments = ["check", "Examples", "--as-of", "2026-11-21", "--format", "json"]
    let first = try Program.run(arguments + ["-j", "1"])
    #expect(first.status == 1)
    #expect(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) is [String: Any])
    for jobs in ["1", "2", "8"] {
      #expect(try Program.run(arguments + ["-j", jobs]).output == first.output, "\(jobs) jobs")
    }
  }

  @Test func severalReportsComeFromOneRun() throws {
    try withFolder { folder in
      let (json, ndjson) = (folder.appending(path: "r.json"), folder.appending(path: "r.ndjson"))
      let result = try Program.run([
        "check", "Examples", "--as-of", "2026-11-21", "-f", "json=\(json.path)", "-f", "ndjson=\(ndjson.path)", "-f",
        "text",
      ])
      #expect(result.output.contains("4 of 11"))
      let report = try JSONSerialization.jsonObject(with: Data(contentsOf: json)) as? [String: Any]
      let lines = try String(contentsOf: ndjson, encoding: .utf8).split(separator: "\n")
      #expect((report?["declarations"] as? [Any])?.count == 11)
      #expect(lines.count == 11)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2, "no temporary file is left")
    }
  }

  @Test func aRunThatCannotStartLeavesAnEarlierReportAsItWas() throws {
    try withFolder { folder in
      let report = folder.appending(path: "report.json")
      try "earlier".write(to: report, atomically: true, encoding: .utf8)
      let result = try Program.run([
        "check", Self.compliant, "-f", "json=\(report.path)", "-f", "ndjson=\(folder.path)/no/where",
      ])
      #expect(result.status == 2)
      #expect(try String(contentsOf: report, encoding: .utf8) == "earlier")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report.json"])
    }
  }

  @Test func aReaderThatGoesAwayCostsNoReportInAFile() throws {
    try withFolder { folder in
      let report = folder.appending(path: "r.json")
      let script = "\"$0\" check Examples -f ndjson -f json=\"$1\" | head -c 10 >/dev/null"
      let result = try Program.run("/bin/sh", ["-c", script, Program.executable.path, report.path])
      #expect(result.errors == "")
      let written = try JSONSerialization.jsonObject(with: Data(contentsOf: report)) as? [String: Any]
      #expect((written?["declarations"] as? [Any])?.count == 11)
    }
  }

  @Test func aDeviceIsWrittenInPlace() throws {
    let result = try Program.run(["check", Self.compliant, "-f", "json=/dev/null"])
    #expect(result.status == 0)
    #expect(result.output == "")
  }

  @Test func standardInputIsCalledByItsGivenName() throws {
    let text = try String(contentsOf: SharedData.projectRoot.appending(path: Self.compliant), encoding: .utf8)
    let result = try Program.run(["check", "-", "--stdin-filename", "pulled.yaml"], input: text)
    #expect(result.output.contains("pulled.yaml"))
    #expect(result.status == 0)
  }

  @Test func coloursAreUsedOnlyWhereAsked() throws {
    let plain = try Program.run(["check", Self.nonCompliant]).output
    let coloured = try Program.run(["check", "--color", "always", Self.nonCompliant]).output
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}["))
  }

  @Test func helpAndVersionSucceed() throws {
    #expect(try Program.run(["--version"]).output.contains("."))
    let help = try Program.run(["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("vigie check declaration.yaml"))
    #expect(try Program.run(["--generate-completion-script", "bash"]).output.contains("vigie"))
  }
}
