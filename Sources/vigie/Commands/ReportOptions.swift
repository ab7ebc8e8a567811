// Which reports to write, as it can be typed after any command that writes some, and what it means.

import ArgumentParser
import Compliance
import Diagnostics
import Reporting
import SystemPackage

struct ReportOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A report: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")); with =FILE into a file. Repeatable.",
      valueName: "format[=file]"))
  var format: [String] = []

  @Option(
    help: ArgumentHelp(
      "A report drawn by your own Mustache template; with =FILE into a file. Repeatable.",
      valueName: "template[=file]"))
  var template: [String] = []

  @Flag(help: "Report everything: the facts of rules that pass too; in text, parameters and the source text as well.")
  var verbose = false

  /// The reports asked for: text on standard output where nothing is said.
  func requests(_ language: Language) throws -> [ReportRequest] {
    let requests = try format.map(Self.request) + template.map { try Self.request(template: $0, language) }
    guard requests.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError(
        LocalizedText(
          en:
            "Only one report can go to standard output: write --format FORMAT=FILE or --template TEMPLATE=FILE for the "
            + "others.",
          fr: "Un seul rapport peut aller sur la sortie standard\u{A0}: écrivez --format FORMAT=FICHIER ou --template "
            + "MODÈLE=FICHIER pour les autres."))
    }
    var files: Set<String> = []
    for path in requests.compactMap(\.path) where !files.insert(FilePath(path).fileIdentity).inserted {
      throw ValidationError(
        LocalizedText(
          en: "Two reports cannot go to one file: '\(path.withoutControls)' is named twice.",
          fr:
            "Deux rapports ne peuvent pas aller dans un même fichier\u{A0}: «\u{A0}\(path.withoutControls)\u{A0}» est "
            + "nommé deux fois."))
    }
    return requests.isEmpty ? [ReportRequest(form: .format(.text), path: nil)] : requests
  }

  private static func request(_ text: String) throws -> ReportRequest {
    let (name, path) = try parts(of: text, option: "--format")
    guard let format = ReportFormat(rawValue: name) else {
      let known = ReportFormat.allCases.map(\.rawValue)
      let near = nearestName(to: name, among: known)
      let list = known.joined(separator: ", ")
      throw ValidationError(
        LocalizedText(
          en: "There is no report format '\(name.withoutControls)'.\(near.map { " Did you mean \($0)?" } ?? "") "
            + "Formats: \(list).",
          fr: "Il n’y a pas de format de rapport «\u{A0}\(name.withoutControls)\u{A0}»."
            + "\(near.map { " Vouliez-vous dire \($0)\u{A0}?" } ?? "") Formats\u{A0}: \(list)."))
    }
    return ReportRequest(form: .format(format), path: path)
  }

  /// The template is read and checked here, before anything is judged.
  private static func request(template text: String, _ language: Language) throws -> ReportRequest {
    let (name, path) = try parts(of: text, option: "--template")
    let bytes = try NamedFile.bytes(name, limit: 1 << 20, language)
    guard let template = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(
        Diagnostic(
          code: "template.not_utf8",
          message: LocalizedText(
            en: "\(name.withoutControls): the template is not UTF-8",
            fr: "\(name.withoutControls)\u{A0}: le modèle n’est pas en UTF-8")), language)
    }
    do throws(Diagnostic) {
      return ReportRequest(form: .template(try TemplateReportWriter(template: template, name: name)), path: path)
    } catch {
      let locator = Locator(source: SourceText(name: name, bytes: bytes))
      throw Refusal(diagnostics: [locator.finding(error, language)], file: name)
    }
  }

  /// What is drawn, and the file that it goes to; nil for standard output.
  private static func parts(of text: String, option: String) throws -> (name: String, path: String?) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return (text, nil) }
    if parts[1].isEmpty {
      let start = "\(option) \(parts[0].withoutControls)="
      throw ValidationError(
        LocalizedText(en: "Name a file after \(start).", fr: "Nommez un fichier après \(start)."))
    }
    // Standard output by another name: were it opened anew, it would be written from its beginning.
    return (parts[0], ["-", "/dev/stdout"].contains(parts[1]) ? nil : parts[1])
  }
}
