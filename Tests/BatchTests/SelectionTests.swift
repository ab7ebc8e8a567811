// Which files are left out, listed, or looked for by a pattern that the shell did not expand.

import Foundation
import SystemPackage
import Testing

@testable import Batch

@Suite("Selecting inputs")
struct SelectionTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    for name in [
      "in/a.yaml", "in/b.txt", "in/old/c.yaml", "in/old/keep.yaml", "in/x/d.yml", "in/x/y/e.yaml", "in/x/.h.yaml",
    ] {
      try workspace.write("", to: name)
    }
  }

  private func names(
    _ paths: [String], lists: [String] = [], excluding patterns: [String] = [], input: FileDescriptor = .standardInput
  ) throws -> [String] {
    let discovery = InputDiscovery(
      paths, lists: lists, standardInputName: "<stdin>", exclusions: try Exclusions(patterns),
      settings: BatchSettings(jobs: 1, standardInput: input))
    return discovery.map { input in
      let name = workspace.relative(input.name)
      guard case .refused(_, let fault) = input.source else { return name }
      return "\(name) \(fault)"
    }
  }

  @Test("What is excluded is left out below each folder that is named, and folders with it")
  func excluded() throws {
    let folder = workspace.path("in")
    #expect(try names([folder], excluding: ["old/", "*.yml"]) == ["in/a.yaml", "in/x/y/e.yaml"])
    #expect(try names([folder], excluding: ["old/", "!keep.yaml"]).contains("in/old/keep.yaml") == false)
    #expect(try names([folder], excluding: ["old/*", "!keep.yaml", "/x"]) == ["in/a.yaml", "in/old/keep.yaml"])
    #expect(try names([workspace.path("in/x")], excluding: ["/x", "/y"]) == ["in/x/d.yml"])
  }

  @Test("What is named is not excluded")
  func named() throws {
    let path = workspace.path("in/old/c.yaml")
    #expect(try names([path], excluding: ["c.yaml", "old/"]) == ["in/old/c.yaml"])
  }

  @Test("A folder that is excluded is not entered: links in it that lead in a circle are no trouble")
  func notEntered() throws {
    try workspace.link("in/old/loop", to: "..")
    #expect(try names([workspace.path("in")], excluding: ["old"]).filter { $0.contains("old") } == [])
  }

  @Test(
    "A path with a pattern stands for what matches, in the order of path",
    arguments: [
      ("in/**/*.yaml", ["in/a.yaml", "in/old/c.yaml", "in/old/keep.yaml", "in/x/y/e.yaml"]),
      ("in/*", ["in/a.yaml", "in/b.txt", "in/old/c.yaml", "in/old/keep.yaml", "in/x/d.yml", "in/x/y/e.yaml"]),
      ("in/?/*.y*ml", ["in/x/d.yml"]), ("in/*/", ["in/old/c.yaml", "in/old/keep.yaml", "in/x/d.yml", "in/x/y/e.yaml"]),
      ("in/x/**", ["in/x/d.yml", "in/x/y/e.yaml"]), ("*/[x]/d.yml", ["in/x/d.yml"]), ("in/b.*", ["in/b.txt"]),
      ("in/*.json", ["in/*.json noMatch"]), ("no/**/*.yaml", ["no/**/*.yaml noMatch"]),
      ("in/[", ["in/[ missing"]), ("in/x/*/.h.yaml", ["in/x/*/.h.yaml noMatch"]),
    ])
  func glob(pattern: String, expected: [String]) throws {
    #expect(try names([workspace.path(pattern)]) == expected)
  }

  @Test("A file whose name looks like a pattern is itself")
  func patternInName() throws {
    try workspace.write("", to: "in/[x].yaml")
    #expect(try names([workspace.path("in/[x].yaml")]) == ["in/[x].yaml"])
  }

  @Test("What a pattern finds below an excluded folder is left out")
  func excludedGlob() throws {
    #expect(try names([workspace.path("in/**/*.yaml")], excluding: ["old/"]) == ["in/a.yaml", "in/x/y/e.yaml"])
    #expect(try names([workspace.path("in/*.yaml")], excluding: ["a.*"]) == ["in/*.yaml noMatch"])
  }

  struct ListRow: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// `@` stands for the workspace.
    let text: String
    let expected: [String]
  }

  static let listRows = [
    ListRow(testDescription: "lines", text: "@/in/b.txt\n@/in/a.yaml\n", expected: ["in/b.txt", "in/a.yaml"]),
    ListRow(
      testDescription: "a last line without its end", text: "@/in/b.txt\n@/in/a.yaml",
      expected: ["in/b.txt", "in/a.yaml"]),
    ListRow(testDescription: "empty lines, lines of Windows", text: "\r\n@/in/b.txt\r\n\n", expected: ["in/b.txt"]),
    ListRow(
      testDescription: "NUL", text: "@/in/a.yaml\0@/new\nline\0@/in/b.txt",
      expected: ["in/a.yaml", "new\nline missing", "in/b.txt"]),
    ListRow(
      testDescription: "a folder", text: "@/in/x\n@/in/a.yaml\n",
      expected: ["in/x/d.yml", "in/x/y/e.yaml", "in/a.yaml"]),
    ListRow(testDescription: "no patterns", text: "@/in/*.yaml\n", expected: ["in/*.yaml missing"]),
    ListRow(testDescription: "nothing", text: "", expected: []),
    ListRow(
      testDescription: "what cannot be a name", text: String(repeating: "x", count: 70_000) + "\n@/in/a.yaml\n",
      expected: ["list impossibleName", "in/a.yaml"]),
    ListRow(
      testDescription: "a NUL too late", text: String(repeating: "@/in/a.yaml\n", count: 2_000) + "\0\n@/in/b.txt\n",
      expected: Array(repeating: "in/a.yaml", count: 2_000) + ["list impossibleName", "in/b.txt"]),
  ]

  @Test("A list stands for the files and folders that it names", arguments: listRows)
  func list(row: ListRow) throws {
    try workspace.write(row.text.replacingOccurrences(of: "@", with: workspace.root), to: "list")
    #expect(try names([], lists: [workspace.path("list")]) == row.expected)
  }

  @Test("Lists follow the paths, and one may be standard input")
  func lists() throws {
    try workspace.write(workspace.path("in/a.yaml"), to: "list")
    let descriptor = try FileDescriptor.open(FilePath(workspace.path("list")), .readOnly)
    defer { try? descriptor.close() }
    let found = try names([workspace.path("in/b.txt")], lists: ["-", workspace.path("list"), "-"], input: descriptor)
    #expect(found == ["in/b.txt", "in/a.yaml", "in/a.yaml", "<stdin> secondStandardInput"])
  }

  @Test("A list that is not there, or is a folder, is one input that is refused")
  func missingList() throws {
    let found = try names([], lists: [workspace.path("none"), workspace.path("in")])
    #expect(found.count == 2 && found[0] == "none missing" && found[1].hasPrefix("in unreadableFile"))
  }

  #if os(Linux)
    @Test("A name in a list may be any bytes")
    func otherEncoding() throws {
      let name = Array((workspace.path("in") + "/caf").utf8) + [0xE9]
      try FileDescriptor.open(FilePath(bytes: name), .writeOnly, options: .create, permissions: .ownerReadWrite).close()
      try Data(name + [10]).write(to: URL(fileURLWithPath: workspace.path("list")))
      #expect(try names([], lists: [workspace.path("list")]) == ["in/caf\u{FFFD}"])
    }
  #endif
}
