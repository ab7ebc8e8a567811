// Which files a path stands for, and in which order.

import Foundation
import SystemPackage
import Testing

@testable import Batch

@Suite("Discovering inputs")
struct DiscoveryTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func names(_ paths: [String]) -> [String] {
    InputDiscovery(paths, standardInputName: "<stdin>").map { workspace.relative($0.name) }
  }

  private func faults(_ paths: [String]) -> [String: InputFault] {
    var faults: [String: InputFault] = [:]
    for input in InputDiscovery(paths, standardInputName: "<stdin>") {
      if case .refused(let name, let fault) = input.source { faults[workspace.relative(name)] = fault }
    }
    return faults
  }

  @Test("A folder stands for its YAML and JSON files, in the order of the bytes of their paths")
  func order() throws {
    let files = ["b.yml", "a/z.yaml", "a-b.yaml", "a.JSON", "a/b/c.Yaml", "Z.yaml", "a0.yaml", "é.yaml"]
    for name in files + ["notes.txt", "yaml", "a/README.md", ".yaml"] { try workspace.write("", to: "in/" + name) }
    let expected = files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "in/" + $0 }
    #expect(names([workspace.path("in")]) == expected)
    #expect(expected.first == "in/Z.yaml" && expected.firstIndex(of: "in/a-b.yaml") == 1)
  }

  @Test("What is hidden is left out of a folder, and read where it is named")
  func hidden() throws {
    for name in ["in/.git/a.yaml", "in/.b.yaml", "in/c.yaml"] { try workspace.write("", to: name) }
    #expect(names([workspace.path("in")]) == ["in/c.yaml"])
    #expect(names([workspace.path("in/.git"), workspace.path("in/.b.yaml")]) == ["in/.git/a.yaml", "in/.b.yaml"])
  }

  @Test("Paths keep their order, and a file is an input as often as it is named, whatever its name")
  func named() throws {
    for name in ["b.txt", "a/x.yaml"] { try workspace.write("", to: name) }
    let paths = ["b.txt", "a", "b.txt"].map(workspace.path)
    #expect(names(paths) == ["b.txt", "a/x.yaml", "b.txt"])
  }

  @Test("A folder is named in its files as the user named it", arguments: ["in", "in/"])
  func folderName(path: String) throws {
    try workspace.write("", to: "in/a.yaml")
    #expect(names([workspace.path(path)]) == ["in/a.yaml"])
  }

  @Test("Links to files and folders are followed")
  func links() throws {
    try workspace.write("", to: "elsewhere/x.yaml")
    try workspace.folder("in")
    try workspace.link("in/folder", to: workspace.path("elsewhere"))
    try workspace.link("in/file.yaml", to: workspace.path("elsewhere/x.yaml"))
    try workspace.link("in/nowhere", to: "missing")
    #expect(names([workspace.path("in")]) == ["in/file.yaml", "in/folder/x.yaml"])
  }

  @Test("Links that lead in a circle or nowhere are refused, and what stands beside them is found")
  func loops() throws {
    for name in ["in/a/x.yaml", "in/z.yaml"] { try workspace.write("", to: name) }
    try workspace.link("in/a/back", to: "..")
    try workspace.link("in/a/self", to: "self")
    try workspace.link("in/gone.yaml", to: "missing")
    let path = workspace.path("in")
    #expect(names([path]) == ["in/a/back", "in/a/self", "in/a/x.yaml", "in/gone.yaml", "in/z.yaml"])
    #expect(
      faults([path]) == [
        "in/a/back": .folderLoop, "in/a/self": .unreadableFile(.tooManySymbolicLinkLevels), "in/gone.yaml": .vanished,
      ])
  }

  @Test("Folders that all link to each other end a walk in bounded time")
  func linkMaze() throws {
    let folders = (0..<8).map { "in/\($0)" }
    for folder in folders { try workspace.folder(folder) }
    for folder in folders {
      for target in 0..<8 { try workspace.link("\(folder)/\(target)", to: workspace.path("in/\(target)")) }
    }
    #expect(faults([workspace.path("in")]).values.contains(.tooManyRepetitions(limit: 1_000)))
  }

  @Test("Deep folders are walked without recursion")
  func deep() throws {
    let name = "in/" + String(repeating: "d/", count: 300) + "x.yaml"
    try workspace.write("", to: name)
    #expect(names([workspace.path("in")]) == [name])
  }

  @Test("A path that is not there is refused", arguments: ["missing", "", "a.yaml/below"])
  func missing(path: String) throws {
    try workspace.write("", to: "a.yaml")
    let full = path.isEmpty ? "" : workspace.path(path)
    let fault: InputFault = path.hasPrefix("a.yaml") ? .unreadableFile(.notDirectory) : .missing
    #expect(faults([full]) == [path: fault])
  }

  @Test("A folder that may not be read is refused by its name", .enabled(if: geteuid() != 0, "root may read all"))
  func unreadable() throws {
    for name in ["in/a/x.yaml", "in/b.yaml"] { try workspace.write("", to: name) }
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: workspace.path("in/a"))
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: workspace.path("in/a"))
    }
    #expect(names([workspace.path("in")]) == ["in/a", "in/b.yaml"])
    #expect(faults([workspace.path("in")]) == ["in/a": .unreadableFolder(.permissionDenied)])
  }

  @Test("Standard input can be named once")
  func standardInput() {
    #expect(names(["-", "-"]) == ["<stdin>", "<stdin>"])
    #expect(faults(["-", "-"]) == ["<stdin>": .secondStandardInput])
    #expect(faults(["-"]).isEmpty)
  }

  @Test("A pipe in a folder is refused, not waited for; one without an ending of ours is of no interest")
  func pipe() throws {
    try workspace.folder("in")
    for name in ["in/p.yaml", "in/p"] { try workspace.pipe(name) }
    #expect(faults([workspace.path("in")]) == ["in/p.yaml": .special])
    #expect(names([workspace.path("in/p")]) == ["in/p"])
  }

  #if os(Linux)
    @Test("A name that is not UTF-8 is found, and shown as far as it can be")
    func otherEncoding() throws {
      try workspace.folder("in")
      let path = FilePath(bytes: Array((workspace.path("in") + "/caf").utf8) + [0xE9] + Array(".yaml".utf8))
      try FileDescriptor.open(path, .writeOnly, options: .create, permissions: .ownerReadWrite).close()
      #expect(names([workspace.path("in")]) == ["in/caf\u{FFFD}.yaml"])
    }
  #endif
}
