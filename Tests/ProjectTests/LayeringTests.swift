// The way of the data is one line, and the modules keep to it: this is the layering table as data, checked against
// every import of the sources.

import Foundation
import TestData
import Testing

@Suite struct LayeringTests {
  /// The modules of the project that each module may import.
  static let allowed: [String: Set<String>] = [
    "Diagnostics": [],
    "YAMLDocument": ["Diagnostics", "CLibYAML"],
    "CEL": ["Diagnostics"],
    "DeclarationSchema": ["CEL", "YAMLDocument", "Diagnostics"],
    "Policy": ["CEL", "DeclarationSchema", "YAMLDocument", "Diagnostics"],
    "Findings": ["Diagnostics"],
    "Compliance": ["Policy", "DeclarationSchema", "CEL", "YAMLDocument", "Findings", "Diagnostics"],
    "Archive": [],
    "Batch": ["Archive", "Compliance", "YAMLDocument", "Findings", "Diagnostics"],
    "Reporting": ["Findings", "Diagnostics"],
    "BuiltinPolicies": [],
    "vigie": [
      "Archive", "Batch", "BuiltinPolicies", "CEL", "Compliance", "DeclarationSchema", "Diagnostics", "Findings",
      "Policy",
      "Reporting", "YAMLDocument",
    ],
  ]

  /// What comes from outside, and who may use it.
  static let allowedPackages: [String: Set<String>] = [
    "Archive": ["Crypto", "SystemPackage", "Glibc", "Musl", "Darwin"],
    "Batch": ["SystemPackage", "Synchronization", "Glibc", "Musl", "Darwin"],
    "Reporting": ["Crypto", "Mustache"],
    "YAMLDocument": ["Synchronization"],
    "DeclarationSchema": ["Synchronization"],
    "vigie": ["ArgumentParser", "Crypto", "Synchronization", "SystemPackage", "Glibc", "Musl", "Darwin"],
    // The zone files of the system are read by one file, and one activation leaves its memory to the next in another.
    "CEL": ["Glibc", "Musl", "Darwin", "Synchronization"],
    "Compliance": ["Synchronization"],
  ]

  @Test(arguments: allowed.keys.sorted())
  func importsStayWithinTheTable(module: String) throws {
    let own = Self.allowed[module] ?? []
    let outside = Self.allowedPackages[module] ?? []
    let files = try Self.swiftFiles(of: module)
    #expect(!files.isEmpty)
    for file in files {
      let source = try String(contentsOf: file, encoding: .utf8)
      for name in Self.imports(in: source) {
        #expect(
          own.contains(name) || outside.contains(name), "\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test func theTableNamesEveryModule() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: SharedData.projectRoot.appending(path: "Sources").path)
    let modules = folders.filter { !$0.hasPrefix(".") && $0 != "CLibYAML" }
    #expect(Set(modules + ["BuiltinPolicies"]) == Set(Self.allowed.keys))
  }

  @Test func onlyTheParserTouchesC() throws {
    let files = try Self.swiftFiles(of: "YAMLDocument").filter { file in
      try Self.imports(in: String(contentsOf: file, encoding: .utf8)).contains("CLibYAML")
    }
    #expect(files.map(\.lastPathComponent) == ["Parser.swift"])
  }

  private static func swiftFiles(of module: String) throws -> [URL] {
    let folder = SharedData.projectRoot.appending(path: module == "BuiltinPolicies" ? "Policies" : "Sources/\(module)")
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
  }

  /// The modules named by the import lines, with or without an access level.
  private static func imports(in source: String) -> [String] {
    source.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword <= 1, words.count > keyword + 1,
        keyword == 0 || ["public", "package", "internal", "private", "fileprivate"].contains(words[0])
      else { return nil }
      return String(words[keyword + 1].prefix { $0 != "." })
    }
  }
}
