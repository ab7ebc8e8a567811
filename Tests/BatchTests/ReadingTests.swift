// Inputs that cannot be read, or not to their end: each is one invalid finding that says why.

import Findings
import Foundation
import SystemPackage
import Testing
import YAMLDocument

@testable import Batch

@Suite("Reading inputs")
struct ReadingTests {
  private let workspace: Workspace
  private let limits = DocumentLimits(maximumBytes: 1_000)

  init() throws { workspace = try Workspace() }

  private func write(bytes: Int, to name: String) throws {
    let declaration = Sample.declaration()
    let filler = String(repeating: "#", count: bytes - declaration.utf8.count - 1)
    try workspace.write(declaration + filler + "\n", to: name)
  }

  @Test("A file may have as many bytes as the limit, and not one more")
  func sizeLimit() async throws {
    try write(bytes: 1_000, to: "most.yaml")
    try write(bytes: 1_001, to: "more.yaml")
    let (findings, _) = try await Run.check(
      ["most.yaml", "more.yaml"].map(workspace.path), Run.settings(limits: limits))
    #expect(findings[0].codes.isEmpty && findings[0].verdict != .invalid)
    #expect(findings[1].codes == ["input.too_large"] && findings[1].sha256 == nil)
    #expect(findings[1].diagnostics.first?.message.contains("1001 bytes") == true)
  }

  @Test("A limit of any size is borne", arguments: [Int.min, -1, 0, .max])
  func oddLimit(bytes: Int) async throws {
    try write(bytes: 500, to: "f.yaml")
    let settings = Run.settings(limits: DocumentLimits(maximumBytes: bytes))
    let (findings, _) = try await Run.check([workspace.path("f.yaml")], settings)
    #expect(findings.map(\.codes) == [bytes > 0 ? [] : ["input.too_large"]])
  }

  #if os(Linux)
    @Test("A device without end is read up to the limit and refused")
    func device() async throws {
      let (findings, _) = try await Run.check(["/dev/zero"], Run.settings(limits: limits))
      #expect(findings.map(\.codes) == [["input.too_large"]])
    }

    @Test("A file whose size says nothing is read to its end")
    func unknownSize() async throws {
      let (findings, _) = try await Run.check(["/proc/self/status"])
      #expect(findings.first?.sha256 != nil)
    }
  #endif

  @Test("A pipe that is named is read to its end or to the limit", arguments: [900, 1_001, 200_000])
  func pipe(bytes: Int) async throws {
    let path = workspace.path("pipe")
    try workspace.pipe("pipe")
    try write(bytes: bytes, to: "content")
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "cat \"$1\" > \"$2\" 2>/dev/null", "sh", workspace.path("content"), path]
    writer.standardError = FileHandle.nullDevice
    try writer.run()
    let (findings, _) = try await Run.check([path], Run.settings(limits: limits))
    writer.waitUntilExit()
    #expect(findings.map(\.codes) == [bytes <= 1_000 ? [] : ["input.too_large"]])
    #expect((findings.first?.verdict == .invalid) == (bytes > 1_000))
  }

  @Test("Standard input is read from the descriptor of the settings and named as the user says")
  func standardInput() async throws {
    let text = Sample.declaration() + "---\n" + Sample.foreign
    try workspace.write(text, to: "content")
    let descriptor = try FileDescriptor.open(FilePath(workspace.path("content")), .readOnly)
    defer { try? descriptor.close() }
    var findings: [DeclarationFinding] = []
    let batch = BatchAssessor(try Run.assessor.get(), Run.settings(standardInput: descriptor))
    let inputs = InputDiscovery(["-", "-"], standardInputName: "stream.yaml")
    let tally = try await batch.run(inputs) { findings.append($0) }
    #expect(findings.map(\.path) == ["stream.yaml", "stream.yaml#2", "stream.yaml"])
    #expect(findings.map(\.codes) == [[], ["declaration.missing_format"], ["input.repeated_standard_input"]])
    #expect(tally.files == 2)
  }

  @Test("A file or folder that vanishes between discovery and reading is one finding")
  func vanished() async throws {
    for name in ["in/a.yaml", "b.yaml"] { try workspace.write(Sample.declaration(), to: name) }
    let inputs = Array(InputDiscovery(["in", "b.yaml"].map(workspace.path), standardInputName: "-"))
    try FileManager.default.removeItem(atPath: workspace.path("in"))
    try FileManager.default.removeItem(atPath: workspace.path("b.yaml"))
    var findings: [DeclarationFinding] = []
    let batch = BatchAssessor(try Run.assessor.get(), Run.settings())
    _ = try await batch.run(ReadyInputs(inputs)) { findings.append($0) }
    #expect(findings.map { workspace.relative($0.path) } == ["in/a.yaml", "b.yaml"])
    #expect(findings.map(\.codes) == [["input.not_found"], ["input.not_found"]])
  }

  @Test("A file that becomes a folder or a pipe is one finding, and nothing is waited for")
  func changed() async throws {
    for name in ["in/a.yaml", "in/b.yaml"] { try workspace.write(Sample.declaration(), to: name) }
    let inputs = Array(InputDiscovery([workspace.path("in")], standardInputName: "-"))
    for name in ["in/a.yaml", "in/b.yaml"] { try FileManager.default.removeItem(atPath: workspace.path(name)) }
    try workspace.pipe("in/a.yaml")
    try workspace.folder("in/b.yaml")
    var findings: [DeclarationFinding] = []
    let batch = BatchAssessor(try Run.assessor.get(), Run.settings())
    _ = try await batch.run(ReadyInputs(inputs)) { findings.append($0) }
    #expect(findings.map(\.codes) == [["input.not_a_file"], ["input.not_a_file"]])
  }

  @Test("A file that may not be read is one finding", .enabled(if: geteuid() != 0, "root may read all"))
  func unreadable() async throws {
    try workspace.write(Sample.declaration(), to: "f.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: workspace.path("f.yaml"))
    let (findings, _) = try await Run.check([workspace.path("f.yaml")])
    #expect(findings.map(\.codes) == [["input.unreadable"]])
    #expect(findings.first?.diagnostics.first?.message.contains("permission denied") == true)
  }
}
