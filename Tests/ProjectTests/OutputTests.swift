// Where reports go, and what is left where they cannot: whole files or none, links followed, one file never written
// twice.

import Foundation
import TestData
import Testing

@Suite struct OutputTests {
  static let compliant = "Examples/01-game-lobby/declaration.yaml"
  static let check = ["check", compliant, "--as-of", "2026-11-21"]

  @Test(
    "a disk that is full is told, with status 2",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"),
    arguments: ["en", "fr"])
  func fullDisk(language: String) throws {
    let inFile = try Program.run(Self.check + ["-f", "json=/dev/full", "--lang", language])
    #expect(inFile.status == 2)
    #expect(inFile.errors.contains("/dev/full"))
    #expect(inFile.errors.contains("output.unwritable"))
    let commands = [Self.check + ["-f", "json", "--lang", language], ["schema", "declaration", "--lang", language]]
    for command in commands {
      let script = "exec \"$0\" \"$@\" >/dev/full"
      let result = try Program.run("/bin/sh", ["-c", script, Program.executable.path] + command)
      #expect(result.status == 2)
      let errors = result.errors.replacing("\n ", with: "")
      #expect(errors.contains(language == "fr" ? "la sortie standard" : "standard output"), "\(errors)")
      #expect(errors.contains(language == "fr" ? "il n’y a plus de place" : "no room is left"), "\(errors)")
    }
  }

  @Test(arguments: [
    Self.check + ["-f", "json"], ["render", "Tests/ReportingTests/Goldens/mixed.en.json", "-f", "json"],
    ["schema", "report"],
  ])
  func aClosedPipeEndsQuietly(command: [String]) throws {
    let script = "{ \"$0\" \"$@\"; echo $? >&2; } | true"
    let result = try Program.run("/bin/sh", ["-c", script, Program.executable.path] + command)
    #expect(result.errors == "0\n")
  }

  struct Unwritable: CustomTestStringConvertible, Sendable {
    let name: String
    let target: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Unwritable(name: "a folder that is not there", target: "none/report.json"),
    Unwritable(name: "a folder", target: "."), Unwritable(name: "below a file", target: "file/report.json"),
    Unwritable(name: "a link that leads to itself", target: "circle"),
  ])
  func whatCannotBeWrittenIsTold(row: Unwritable) throws {
    try withFolder { folder in
      try "earlier".write(to: folder.appending(path: "file"), atomically: true, encoding: .utf8)
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/circle", withDestinationPath: folder.path + "/circle")
      let first = folder.path + "/first.json"
      let result = try Program.run(
        Self.check + ["-f", "json=\(first)", "-f", "ndjson=\(folder.path)/\(row.target)"])
      #expect(result.status == 2)
      #expect(result.output == "")
      #expect(result.errors.contains(row.target), "\(result.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["circle", "file"])
    }
  }

  @Test("a folder where nobody may write is told", .enabled(if: getuid() != 0, "needs a user who is not root"))
  func protectedFolder() throws {
    try withFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      let result = try Program.run(Self.check + ["-f", "json=\(folder.path)/report.json"])
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      #expect(result.status == 2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test(arguments: [false, true])
  func aSymbolicLinkStaysAndItsFileIsReplaced(isThere: Bool) throws {
    try withFolder { folder in
      let target = folder.appending(path: "kept/target.json")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: false)
      if isThere { try "earlier".write(to: target, atomically: true, encoding: .utf8) }
      let link = folder.path + "/report.json"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "middle")
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/middle", withDestinationPath: "kept/target.json")
      let result = try Program.run(Self.check + ["-f", "json=\(link)"])
      #expect(result.status == 0, "\(result.errors)")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "middle")
      #expect(try JSONSerialization.jsonObject(with: Data(contentsOf: target)) is [String: Any])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["kept", "middle", "report.json"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/kept") == ["target.json"])
    }
  }

  struct Spelling: CustomTestStringConvertible, Sendable {
    let first: String
    let second: String
    var testDescription: String { "\(first) and \(second)" }
  }

  @Test(arguments: [
    Spelling(first: "a.json", second: "a.json"), Spelling(first: "a.json", second: "./a.json"),
    Spelling(first: "a.json", second: "sub/../a.json"), Spelling(first: "sub/a.json", second: "link/a.json"),
    Spelling(first: "sub/a.json", second: "to-a.json"), Spelling(first: "none/a.json", second: "none/./a.json"),
  ])
  func twoSpellingsOfOneFileAreRefusedAtTheStart(row: Spelling) throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder.path + "/sub", withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "sub")
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/to-a.json", withDestinationPath: "sub/a.json")
      let script =
        "declaration=$PWD/$1; cd \"$2\" && exec \"$0\" check \"$declaration\" -f \"json=$3\" -f \"ndjson=$4\""
      let result = try Program.run(
        "/bin/sh", ["-c", script, Program.executable.path, Self.compliant, folder.path, row.first, row.second])
      #expect(result.status == 2)
      #expect(result.errors.contains("Two reports cannot go to one file"), "\(result.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/sub") == [])
    }
  }

  @Test(arguments: ["json=-", "json=/dev/stdout"])
  func standardOutputHasOtherNames(format: String) throws {
    let named = try Program.run(Self.check + ["-f", format])
    #expect(try named.output == Program.run(Self.check + ["-f", "json"]).output)
    let twice = try Program.run(Self.check + ["-f", format, "-f", "text"])
    #expect(twice.errors.contains("Only one report can go to standard output"))
  }
}
