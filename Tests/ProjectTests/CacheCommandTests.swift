// `vigie check --cache`: the same bytes as without it, whatever changed since, and whoever else uses the folder.

import Foundation
import TestData
import Testing

@Suite struct CacheCommandTests {
  private static let formats = [
    "text", "json", "ndjson", "sarif", "github", "gitlab", "csv", "junit", "oscal", "markdown", "html", "followup",
    "followup-csv",
  ]

  /// Declarations, among them some of every kind of trouble.
  private func inputs(in folder: URL) throws -> URL {
    let inputs = folder.appending(path: "in")
    try FileManager.default.copyItem(at: SharedData.projectRoot.appending(path: "Examples"), to: inputs)
    let declaration = try String(contentsOf: inputs.appending(path: "01-game-lobby/declaration.yaml"), encoding: .utf8)
    let others = [
      "several.yaml": "\(declaration)---\n\(declaration)---\na: [1\n", "broken.yaml": "a: [", "foreign.yaml": "a: b\n",
      "empty.yaml": "", "stray.yaml": "---\n---\n\(declaration)", "copy.yaml": declaration,
      "report.yaml": "format: vigie.report/v1\n",
    ]
    for (name, text) in others { try Data(text.utf8).write(to: inputs.appending(path: name)) }
    return inputs
  }

  private func check(_ arguments: [String], input: String = "") throws -> Program.Result {
    try Program.run(["check", "-f", "ndjson", "--quiet"] + arguments, input: input)
  }

  private func expectSame(_ cached: Program.Result, _ plain: Program.Result, _ comment: String = "") {
    #expect(cached.output == plain.output, "\(comment)")
    #expect(cached.errors == plain.errors && cached.status == plain.status, "\(comment)")
    #expect(!plain.output.isEmpty)
  }

  @Test(arguments: [1, 8])
  func everyFormatComesOutTheSame(jobs: Int) throws {
    try withFolder { folder in
      let inputs = try inputs(in: folder)
      func run(_ name: String, _ options: [String]) throws -> Program.Result {
        let reports = folder.appending(path: name)
        try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
        let formats = Self.formats.flatMap { ["-f", "\($0)=\(reports.path)/\($0)"] }
        return try Program.run(
          ["check", "--as-of", "2026-11-21", inputs.path, "-j", "\(jobs)", "--summary"] + formats + options)
      }
      let cache = ["--cache", folder.appending(path: "cache").path]
      let plain = try run("plain", [])
      for name in ["filled", "cached"] {
        let result = try run(name, cache)
        #expect(result.status == plain.status)
        for format in Self.formats {
          let bytes = try Data(contentsOf: folder.appending(path: "\(name)/\(format)"))
          #expect(try bytes == Data(contentsOf: folder.appending(path: "plain/\(format)")), "\(name) \(format)")
        }
        // The line that tells the time.
        func figures(_ text: String) -> [Substring] {
          text.split(separator: "\n").filter { !$0.hasPrefix("Summary: ") }
        }
        #expect(figures(result.errors) == figures(plain.errors))
      }
    }
  }

  /// What may change between two runs, each with the option that says so.
  static let changes: [(name: String, options: [String])] = [
    ("nothing", []), ("the day", ["--as-of", "2027-11-21"]), ("the day, back", ["--as-of", "2026-11-20"]),
    ("the profile", ["--profile", "precautionary"]), ("a parameter", ["--set", "training_validity_months=12"]),
    ("the language", ["--lang", "fr"]), ("the detail", ["--verbose"]), ("a limit", ["--max-nodes", "60"]),
    ("the cost", ["--max-cost", "1"]),
  ]

  @Test func noAnswerIsStale() throws {
    try withFolder { folder in
      let inputs = try inputs(in: folder)
      let cache = ["--cache", folder.appending(path: "cache").path]
      let policy = folder.appending(path: "policy.yaml")
      let text = try String(
        contentsOf: SharedData.projectRoot.appending(path: "Policies/cameleon-r3.yaml"), encoding: .utf8)
      var outputs: Set<String> = []
      func compare(_ name: String, _ options: [String]) throws {
        let options = [inputs.path, "--as-of", "2026-11-21"] + options
        let plain = try check(options)
        expectSame(try check(options + cache), plain, name)
        expectSame(try check(options + cache), plain, "\(name), again")
        outputs.insert(plain.output)
      }
      for change in Self.changes { try compare(change.name, change.options) }
      for (old, new) in [("", ""), ("version: 1.0.0", "version: 1.0.1"), ("severity: warning", "severity: error")] {
        try Data(text.replacing(old, with: new).utf8).write(to: policy)
        try compare("a policy with \(new)", ["--policy", policy.path])
      }
      let changed = inputs.appending(path: "copy.yaml")
      let declaration = try String(contentsOf: changed, encoding: .utf8)
      try Data(declaration.replacing("true", with: "false").utf8).write(to: changed)
      try compare("a file", [])
      try FileManager.default.removeItem(at: changed)
      try compare("a file less", [])
      #expect(outputs.count >= 9)
    }
  }

  @Test func aStreamAndStandardInputAreCachedByWhatTheySay() throws {
    try withFolder { folder in
      let cache = ["--cache", folder.appending(path: "cache").path, "--as-of", "2026-11-21"]
      let object = #"{"format": "vigie.platform/v1", "platform": {"name": "a😀\ud83d\ude00"}, "spaces": [{"id": "b"}]}"#
      let lines = [
        object, "  " + object, #"{"path": "x.yaml", "text": "a: ["}"#, "a: [", #"{"path": "y.yaml", "text": "a: b"}"#,
        "a: b", object,
      ]
      for _ in 0..<2 {
        let stream = lines.joined(separator: "\n")
        expectSame(
          try check(["-", "--input-format", "ndjson"] + cache, input: stream),
          try check(["-", "--input-format", "ndjson", "--as-of", "2026-11-21"], input: stream))
        for text in [object, "a: b", "a: ["] {
          expectSame(try check(["-"] + cache, input: text), try check(["-", "--as-of", "2026-11-21"], input: text))
        }
      }
    }
  }

  @Test func aDamagedCacheIsNotBelieved() throws {
    try withFolder { folder in
      let inputs = try inputs(in: folder)
      let cache = folder.appending(path: "cache")
      let plain = try check([inputs.path, "--as-of", "2026-11-21"])
      func cached() throws -> Program.Result {
        try check([inputs.path, "--as-of", "2026-11-21", "--cache", cache.path])
      }
      _ = try cached()
      let pack = try #require(FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil).first)
      let bytes = try Data(contentsOf: pack)
      for part in 0..<4 {
        var changed = bytes
        for position in stride(from: part * bytes.count / 4, to: (part + 1) * bytes.count / 4, by: 97) {
          changed[position] ^= 0x55
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: cache.path) {
          try FileManager.default.removeItem(at: cache.appending(path: name))
        }
        try changed.write(to: pack)
        expectSame(try cached(), plain, "part \(part)")
      }
    }
  }

  @Test(arguments: [("en", "findings cannot be kept"), ("fr", "ne peuvent être conservés")])
  func aFolderThatCannotBeIsToldBeforeTheRun(language: String, words: String) throws {
    try withFolder { folder in
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      let report = folder.appending(path: "report")
      let result = try Program.run([
        "check", "Examples", "--lang", language, "-f", "json=\(report.path)", "--cache", file.path,
      ])
      #expect(result.status == 2 && result.errors.contains("cache.inaccessible") && result.errors.contains(words))
      #expect(!FileManager.default.fileExists(atPath: report.path))
    }
  }
}
