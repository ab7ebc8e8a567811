// `vigie check --resume`: a run that was ended anywhere, by anything, comes out as if nothing had happened.

import Foundation
import TestData
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct ResumeTests {
  /// A few hundred declarations, and files that are none.
  private func fill(_ folder: URL) throws -> URL {
    let inputs = folder.appending(path: "in")
    let examples = SharedData.projectRoot.appending(path: "Examples")
    for number in 0..<25 {
      try FileManager.default.createDirectory(at: inputs, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: examples, to: inputs.appending(path: "\(100 + number)"))
    }
    let declaration = try Data(contentsOf: examples.appending(path: "01-game-lobby/declaration.yaml"))
    let several = Array(repeating: declaration, count: 30).joined(separator: Data("---\n".utf8))
    try Data(several).write(to: inputs.appending(path: "110/several.yaml"))
    return inputs
  }

  private func begin(_ arguments: [String], input: Pipe? = nil, errors: Pipe? = nil) throws -> Process {
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = ["check"] + arguments
    process.currentDirectoryURL = SharedData.projectRoot
    process.environment = ["LANG": "C"]
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors ?? FileHandle.nullDevice
    try process.run()
    return process
  }

  private func size(_ file: URL) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
  }

  /// Waits until a file has grown so far, or the process is over.
  private func wait(for file: URL, toReach size: Int, _ process: Process) {
    for _ in 0..<6_000 where process.isRunning && self.size(file) < size { Thread.sleep(forTimeInterval: 0.005) }
  }

  @Test(arguments: [1, 2])
  func aRunThatIsKilledAgainAndAgainComesOutTheSame(jobs: Int) throws {
    try withFolder { folder in
      let inputs = try fill(folder)
      let (state, report) = (folder.appending(path: "state"), folder.appending(path: "report"))
      let common = [inputs.path, "--as-of", "2026-11-21", "--quiet", "-j", "\(jobs)"]
      let plain = try Program.run(["check"] + common + ["-f", "json", "-f", "csv=\(folder.path)/csv"])
      let arguments = common + ["-f", "json=\(report.path)", "-f", "csv=\(folder.path)/csv2", "--resume", state.path]
      var kills = 0
      for step in [1, 90_000, 200_000, 320_000, 500_000] {
        let process = try begin(arguments)
        wait(for: state, toReach: step, process)
        if process.isRunning, kill(process.processIdentifier, SIGKILL) == 0 { kills += 1 }
        process.waitUntilExit()
        #expect(!FileManager.default.fileExists(atPath: report.path))
        // What the last write left torn.
        if step == 200_000, let handle = try? FileHandle(forWritingTo: state) {
          try handle.truncate(atOffset: UInt64(size(state) - 3))
        }
      }
      #expect(kills == 5)
      let left = size(state)
      let result = try Program.run(["check"] + arguments)
      #expect(left > 500_000 && result.status == plain.status && result.errors == plain.errors)
      #expect(try String(contentsOf: report, encoding: .utf8) == plain.output)
      #expect(
        try Data(contentsOf: folder.appending(path: "csv2")) == Data(contentsOf: folder.appending(path: "csv")))
      #expect(!FileManager.default.fileExists(atPath: state.path))
    }
  }

  @Test func aSignalLeavesAStateAndSaysHowToGoOn() throws {
    try withFolder { folder in
      let state = folder.appending(path: "a state")
      let arguments = ["Examples", "-", "--as-of", "2026-11-21", "-f", "json", "--resume", state.path]
      let (input, errors) = (Pipe(), Pipe())
      let process = try begin(arguments, input: input, errors: errors)
      wait(for: state, toReach: 20_000, process)
      process.terminate()
      process.waitUntilExit()
      try input.fileHandleForWriting.close()
      #expect(process.terminationStatus == 2)
      let complaint = try String(decoding: errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      let words = complaint.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("run the same command again: with --resume \(state.path)"))
      let declaration = "format: vigie.platform/v1\nplatform: {name: a}\nspaces: [{id: b}]\n"
      // The day is that of the run that is continued.
      var again = arguments
      again.removeSubrange(2...3)
      let resumed = try Program.run(["check"] + again, input: declaration)
      let plain = try Program.run(
        ["check", "Examples", "-", "--as-of", "2026-11-21", "-f", "json"], input: declaration)
      #expect(resumed.output == plain.output && resumed.status == plain.status)
      #expect(resumed.errors.contains("of 2026-11-21: "))
    }
  }

  /// Leaves a state of a run over the examples and standard input, which never came.
  private func interrupt(_ options: [String], _ state: URL) throws {
    let input = Pipe()
    let process = try begin(options + ["--resume", state.path], input: input)
    wait(for: state, toReach: 20_000, process)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try input.fileHandleForWriting.close()
  }

  private static let run = ["Examples", "-", "--as-of", "2026-11-21", "--lang", "en", "-f", "ndjson"]

  static let others: [(name: String, options: [String], english: String, french: String)] = [
    ("day", ["Examples", "-", "--as-of", "2026-11-22", "--lang", "en"], "by 2026-11-22", ""),
    ("profile", run + ["--profile", "literal"], "is literal", ""),
    ("parameter", run + ["--set", "young_age=21"], "its parameters were others", ""),
    ("limits", run + ["--max-depth", "9"], "its limits on input", ""),
    ("detail", run + ["--verbose"], "--verbose", ""),
    ("paths", ["Examples/01-game-lobby"] + run, "asked for other files", ""),
    ("exclusions", run + ["--exclude", "0*"], "asked for other files", ""),
    ("language", Array(run.prefix(4)) + ["--lang", "fr"], "", "elle parlait une autre langue"),
  ]

  @Test func anotherRunDoesNotGoOnWithAState() throws {
    try withFolder { folder in
      let state = folder.appending(path: "state")
      try interrupt(Self.run, state)
      let left = try Data(contentsOf: state)
      for other in Self.others {
        let result = try Program.run(["check"] + other.options + ["--resume", state.path])
        #expect(result.status == 2 && result.output == "", "\(other.name)")
        #expect(result.errors.contains("state.other_run"), "\(other.name)")
        #expect(result.errors.replacing("\n", with: " ").contains(other.english + other.french), "\(other.name)")
      }
      #expect(try Data(contentsOf: state) == left)
      let result = try Program.run(["check"] + Self.run + ["--resume", state.path])
      #expect(result.output == (try Program.run(["check"] + Self.run)).output)
    }
  }

  @Test func anotherPolicyDoesNotGoOnWithAState() throws {
    try withFolder { folder in
      let (state, policy) = (folder.appending(path: "state"), folder.appending(path: "policy.yaml"))
      let text = try String(
        contentsOf: SharedData.projectRoot.appending(path: "Policies/cameleon-r3.yaml"), encoding: .utf8)
      try Data(text.utf8).write(to: policy)
      let options = Self.run + ["--policy", policy.path]
      try interrupt(options, state)
      try Data((text + "\n").utf8).write(to: policy)
      let result = try Program.run(["check"] + options + ["--resume", state.path])
      #expect(result.status == 2 && result.errors.contains("its policy was another, or has changed"))
    }
  }

  @Test func filesAreKnownByTheirNames() throws {
    try withFolder { folder in
      let inputs = folder.appending(path: "in")
      try FileManager.default.copyItem(at: SharedData.projectRoot.appending(path: "Examples"), to: inputs)
      let state = folder.appending(path: "state")
      let options = [inputs.path, "-", "--as-of", "2026-11-21", "-f", "ndjson", "-q"]
      try interrupt(options, state)
      func declaration(_ name: String) -> URL { inputs.appending(path: name).appending(path: "declaration.yaml") }
      let before = try Program.run(["check"] + options).output
      // What changed is as it was when it was checked; what vanished is not there; what is new is checked.
      try Data("a: [".utf8).write(to: declaration("03-adult-dating"))
      try FileManager.default.removeItem(at: declaration("02-automated-filter-only"))
      try FileManager.default.copyItem(at: declaration("01-game-lobby"), to: inputs.appending(path: "00.yaml"))
      let after = try Program.run(["check"] + options + ["--resume", state.path]).output
      func lines(_ text: String, of name: String) -> [Substring] {
        text.split(separator: "\n").filter { $0.contains("/in/\(name)") }
      }
      #expect(lines(after, of: "03-adult-dating") == lines(before, of: "03-adult-dating"))
      #expect(lines(after, of: "02-automated-filter-only") == [])
      #expect(lines(after, of: "00.yaml").count == 1)
      #expect(after.split(separator: "\n").count == before.split(separator: "\n").count)
    }
  }

  @Test func linesOfAStreamAreKnownByNumberAndContent() throws {
    try withFolder { folder in
      let state = folder.appending(path: "state")
      let lines = (0..<40).map {
        #"{"format": "vigie.platform/v1", "platform": {"name": "p\#($0)"}, "spaces": [{"id": "b"}]}"#
      }
      let options = ["-", "--input-format", "ndjson", "--as-of", "2026-11-21", "-f", "ndjson"]
      let input = Pipe()
      let process = try begin(options + ["--resume", state.path], input: input)
      try input.fileHandleForWriting.write(contentsOf: Data((lines[..<20].joined(separator: "\n") + "\n").utf8))
      wait(for: state, toReach: 20_000, process)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      var changed = lines
      changed[3] = changed[3].replacing("p3", with: "other")
      let stream = changed.joined(separator: "\n")
      let resumed = try Program.run(["check"] + options + ["--resume", state.path], input: stream)
      #expect(resumed.output == (try Program.run(["check"] + options, input: stream)).output)
      #expect(resumed.errors.contains("were checked before") && resumed.output.contains("other"))
    }
  }

  @Test(arguments: [("en", "another run is at work"), ("fr", "une autre exécution travaille")])
  func twoRunsDoNotShareAState(language: String, words: String) throws {
    try withFolder { folder in
      let state = folder.appending(path: "state")
      let input = Pipe()
      let process = try begin(Self.run + ["--resume", state.path], input: input)
      wait(for: state, toReach: 20_000, process)
      let second = try Program.run(["check"] + Self.run + ["--lang", language, "--resume", state.path])
      #expect(second.status == 2 && second.errors.contains("state.in_use") && second.errors.contains(words))
      process.terminate()
      process.waitUntilExit()
      try input.fileHandleForWriting.close()
    }
  }

  @Test func whatIsNoStateIsLeftAlone() throws {
    try withFolder { folder in
      let file = folder.appending(path: "report.json")
      try Data("{}".utf8).write(to: file)
      let result = try Program.run(["check", "Examples", "--resume", file.path])
      #expect(result.status == 2 && result.errors.contains("state.foreign"))
      #expect(try String(contentsOf: file, encoding: .utf8) == "{}")
      let same = try Program.run(["check", "Examples", "--resume", file.path, "-f", "json=\(file.path)"])
      #expect(same.status == 2)
    }
  }

  @Test func aFileThatCannotBeWrittenIsToldBeforeTheRun() throws {
    let result = try Program.run(["check", "Examples", "--resume", "no-such-folder/state", "--lang", "fr"])
    #expect(result.status == 2 && result.errors.contains("state.inaccessible"))
    #expect(result.errors.contains("ce dossier n’existe pas"))
  }

  @Test func aStateServesACachedRunAndTheOtherWayRound() throws {
    try withFolder { folder in
      let (state, cache) = (folder.appending(path: "state"), folder.appending(path: "cache").path)
      let plain = try Program.run(["check"] + Self.run).output
      for _ in 0..<2 {
        try interrupt(Self.run + ["--cache", cache], state)
        let result = try Program.run(["check"] + Self.run + ["--cache", cache, "--resume", state.path])
        #expect(result.output == plain)
        let cached = try Program.run(["check"] + Self.run + ["--cache", cache])
        #expect(cached.output == plain)
      }
    }
  }
}
