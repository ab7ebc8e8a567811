// Every expression of CEL's conformance suite is well formed: what is wrong with some of them shows when they are
// checked or evaluated.

import CEL
import TestData
import Testing

@Suite("Syntax: the conformance suite", .enabled(if: SharedData.root != nil, Comment(rawValue: SharedData.absence)))
struct SyntaxConformanceTests {
  static let files = [
    "basic", "bindings_ext", "block_ext", "comparisons", "conversions", "encoders_ext", "fields", "fp_math",
    "integer_math", "lists", "logic", "macros", "macros2", "math_ext", "namespace", "network_ext", "optionals", "parse",
    "plumbing", "string", "string_ext", "timestamps", "type_deduction",
  ]

  @Test("every expression parses", arguments: files)
  func everyExpressionParses(file: String) throws {
    let cases = try ConformanceSuite.cases(of: file)
    #expect(!cases.isEmpty)
    for testCase in cases {
      let source = try #require(testCase["expr"] as? String)
      let options = ParserOptions(macros: testCase["disableMacros"] as? Bool != true)
      #expect(throws: Never.self, "\(testCase["section"] ?? "")/\(testCase["name"] ?? "")") {
        try Parser.parse(source, options: options)
      }
    }
  }

  @Test(
    "literals of the section `parse` have the values that it names", arguments: ["string_literals", "bytes_literals"])
  func literals(section: String) throws {
    var count = 0
    for testCase in try ConformanceSuite.cases(of: "parse") where testCase["section"] as? String == section {
      let source = try #require(testCase["expr"] as? String)
      let expected = try #require(testCase["value"] as? [String: String])
      let root = try Parser.parse(source).root
      switch root.kind {
      case .literal(.string(let value)): #expect(value == expected["stringValue"], "\(source)")
      case .literal(.bytes(let value)): #expect(base64(value) == expected["bytesValue"], "\(source)")
      default: Issue.record("\(source) is not a literal")
      }
      count += 1
    }
    #expect(count > 60)
  }
}

private func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
    for index in 0..<4 {
      text.append(index <= group.count ? alphabet[bits >> (18 - 6 * index) & 63] : "=")
    }
  }
  return text
}
