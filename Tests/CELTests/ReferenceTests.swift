// The table of functions on the module's documentation page is what the libraries declare. VIGIE_RECORD_GOLDENS=1 writes
// it anew, and then the test fails, so that nobody takes what was just recorded for what was agreed.

import CEL
import Foundation
import TestData
import Testing

@Suite("Reference page")
struct ReferenceTests {
  private static let beginning = "<!-- functions -->\n"
  private static let end = "<!-- end of functions -->\n"

  @Test("its table names every function with every signature")
  func table() throws {
    let file = SharedData.projectRoot.appending(path: "Sources/CEL/CEL.docc/CEL.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(page.range(of: Self.beginning)?.upperBound)
    let stop = try #require(page.range(of: Self.end)?.lowerBound)
    let made = Library.all.map(\.reference).joined()
    if ProcessInfo.processInfo.environment["VIGIE_RECORD_GOLDENS"] == "1" {
      try (page[..<start] + made + page[stop...]).write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded: read the page, then run again without VIGIE_RECORD_GOLDENS")
      return
    }
    let kept = page[start..<stop].split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = made.split(separator: "\n", omittingEmptySubsequences: false)
    let outdated = Set(kept).subtracting(wanted).sorted()
    let missing = Set(wanted).subtracting(kept).sorted()
    #expect(
      kept == wanted, "outdated: \(outdated); missing: \(missing); VIGIE_RECORD_GOLDENS=1 rewrites the table")
  }
}

extension Library {
  fileprivate var reference: String {
    let rows = functions.map { "| \($0.reference) | \($0.summary.replacing("|", with: "\\|")) |\n" }
    return "\n### \(name.prefix(1).uppercased())\(name.dropFirst())\n\n| signatures | meaning |\n|---|---|\n"
      + rows.joined()
  }
}

extension Function {
  fileprivate var reference: String {
    var signatures: [String] = []
    for overload in overloads {
      let signature = "`\(overload.signature(name))`"
      if !signatures.contains(signature) { signatures.append(signature) }
    }
    return signatures.joined(separator: ", ")
  }
}

extension Overload {
  /// The signature as an expression would write it: `string.contains(string) → bool`.
  fileprivate func signature(_ name: String) -> String {
    let types = parameters.map(\.spelled)
    let form =
      switch (Operator.symbol(of: name), types.count) {
      case ("[]"?, 2): "\(types[0])[\(types[1])]"
      case ("[?]"?, 2): "\(types[0])[?\(types[1])]"
      case (let symbol?, 1): "\(symbol)\(types[0])"
      case (let symbol?, 2): "\(types[0]) \(symbol) \(types[1])"
      case _ where isMember: "\(types[0]).\(name)(\(types.dropFirst().joined(separator: ", ")))"
      default: "\(name)(\(types.joined(separator: ", ")))"
      }
    return "\(form) → \(result.spelled)"
  }
}

extension Type {
  /// The type's name, shorter for the types that CEL names after protobuf's.
  fileprivate var spelled: String {
    description.replacing("google.protobuf.Timestamp", with: "timestamp")
      .replacing("google.protobuf.Duration", with: "duration").replacing("optional_type(", with: "optional(")
  }
}
