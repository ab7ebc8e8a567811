// `vigie check` on many declarations: where they come from, what is said at the end, and what an interruption leaves.

import Foundation
import TestData
import Testing

@Suite struct BatchCommandTests {
  private static let check = ["check", "--as-of", "2026-11-21", "-f", "ndjson"]

  private func paths(_ result: Program.Result) -> [String] {
    result.output.split(separator: "\n").compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["path"] as? String
    }
  }

  @Test func patternsLeaveFoldersAndFilesOut() throws {
    let result = try Program.run(Self.check + ["Examples", "--exclude", "0*/", "--exclude", "!09-*"])
    #expect(
      paths(result) == [
        "Examples/09-contradictions/declaration.yaml", "Examples/10-formation-expiree-fr/declaration.yaml",
        "Examples/11-common-mistakes/declaration.yaml",
      ])
  }

  @Test func aPatternThatIsNoneIsAUsageError() throws {
    let result = try Program.run(Self.check + ["Examples", "--exclude", "a[b"], language: "fr_FR.UTF-8")
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors.contains("a[b") && result.errors.contains("motif de fichiers"))
  }

  @Test func aListOfFilesComesAfterThePaths() throws {
    let list = "Examples/02-automated-filter-only/declaration.yaml\0Examples/03-adult-dating\0"
    let result = try Program.run(Self.check + ["Examples/1*/*.yaml", "--files-from", "-"], input: list)
    #expect(
      paths(result) == [
        "Examples/10-formation-expiree-fr/declaration.yaml", "Examples/11-common-mistakes/declaration.yaml",
        "Examples/02-automated-filter-only/declaration.yaml", "Examples/03-adult-dating/declaration.yaml",
      ])
  }

  static let archivers: [(name: String, command: String)] = [
    ("tar.gz", "tar czf \"$1\" Examples"), ("tar", "tar cf \"$1\" Examples"),
    ("zip", "python3 -m zipfile -c \"$1\" Examples"),
  ]

  @Test(arguments: archivers.map(\.name))
  func anArchiveIsStreamed(kind: String) throws {
    let command = try #require(Self.archivers.first { $0.name == kind }).command
    try withFolder { folder in
      let archive = folder.appending(path: "a.\(kind)").path
      let made = try Program.run("/bin/sh", ["-c", command, "sh", archive])
      try #require(made.status == 0, "\(made.errors)")
      let script =
        "python3 Examples/archive-to-ndjson.py \"$1\" nowhere.tar | "
        + "\"$0\" check - --input-format ndjson -f ndjson --as-of 2026-11-21"
      let result = try Program.run("/bin/sh", ["-c", script, Program.executable.path, archive])
      let direct = try Program.run(Self.check + ["Examples"])
      #expect(paths(result).dropLast().sorted() == paths(direct).map { "\(archive)/\($0)" })
      #expect(paths(result).last == "nowhere.tar")
      #expect(result.output.contains("input.no_text") && result.status == 2)
    }
  }

  /// A long run has a policy for each job, and a pipe can be read once.
  @Test(.timeLimit(.minutes(20))) func aPolicyIsReadOnce() throws {
    try withFolder { folder in
      let pipe = folder.appending(path: "policy").path
      try #require(try Program.run("/usr/bin/env", ["mkfifo", pipe]).status == 0)
      let paths = Array(repeating: "Examples/08-half-answered/declaration.yaml", count: 1_000)
      let arguments = Self.check + ["-j", "4", "--files-from", "-"]
      let list = paths.joined(separator: "\n")
      let piped = try Program.run(
        "/bin/sh",
        ["-c", "cat Policies/cameleon-r3.yaml > \"$1\" & shift; exec \"$@\"", "sh", pipe, Program.executable.path]
          + arguments + ["-p", pipe], input: list)
      #expect(piped.output == (try Program.run(arguments, input: list)).output)
      #expect(self.paths(piped).count == paths.count)
    }
  }

  @Test(arguments: [("en", "Same content but for names"), ("fr", "Même contenu, aux noms")])
  func figuresCloseTheRunOnStandardErrorWhereAsked(language: String, words: String) throws {
    let arguments = Self.check + ["Examples", "Examples", "--lang", language]
    let silent = try Program.run(arguments)
    #expect(silent.errors == "")
    let told = try Program.run(arguments + ["--summary", "--quiet"])
    #expect(told.output == silent.output && told.status == silent.status)
    #expect(told.errors.contains(words) && told.errors.contains("R3-O7"))
    #expect(told.errors.contains("Examples/01-game-lobby/declaration.yaml,"))
    for line in told.errors.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test(arguments: [("json", "\"partial\": true"), ("text", "The run was interrupted")])
  func aSignalEndsARunInOrder(format: String, mark: String) throws {
    try withFolder { folder in
      let report = folder.appending(path: "report")
      let (process, input, errors) = try begin(["Examples", "-", "-f", "\(format)=\(report.path)"], folder)
      process.terminate()
      process.waitUntilExit()
      try input.fileHandleForWriting.close()
      #expect(process.terminationReason == .exit && process.terminationStatus == 2)
      let complaint = try String(decoding: errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      #expect(complaint.contains("run.interrupted"))
      let written = try String(contentsOf: report, encoding: .utf8)
      #expect(written.contains(mark))
      if format == "json" { #expect(try JSONSerialization.jsonObject(with: Data(written.utf8)) is [String: Any]) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report"])
    }
  }

  @Test func aSecondSignalEndsARunAtOnce() throws {
    try withFolder { folder in
      // Nobody ever reads from it, and opening it to write waits for that.
      let pipe = FileManager.default.temporaryDirectory.appending(path: "vigie-\(UUID().uuidString).csv").path
      defer { try? FileManager.default.removeItem(atPath: pipe) }
      #expect(try Program.run("/usr/bin/env", ["mkfifo", pipe]).status == 0)
      let (process, _, _) = try begin(["Examples", "-f", "json=\(folder.path)/report", "-f", "csv=\(pipe)"], folder)
      // From one report to the next is no distance, even on a busy machine.
      Thread.sleep(forTimeInterval: 2)
      process.terminate()
      Thread.sleep(forTimeInterval: 0.5)
      #expect(process.isRunning)
      process.terminate()
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGTERM)
    }
  }

  /// Starts a run and waits until its report is begun: by then it listens to signals.
  private func begin(_ arguments: [String], _ folder: URL) throws -> (Process, input: Pipe, errors: Pipe) {
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = ["check", "--as-of", "2026-11-21"] + arguments
    process.currentDirectoryURL = SharedData.projectRoot
    process.environment = ["LANG": "C"]
    let (input, errors) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardError = errors
    try process.run()
    for _ in 0..<600 where try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty {
      Thread.sleep(forTimeInterval: 0.1)
    }
    return (process, input, errors)
  }
}
