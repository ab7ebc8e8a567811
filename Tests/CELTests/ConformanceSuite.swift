// Reads the language's conformance suite, and mends the results that were spoilt on the way from its text format to
// JSON. A correction is bound to the spoilt result: where that is no longer what is stored, reading fails.
//
// Upstream, `tests/simple/testdata/parse.textproto` of google/cel-spec writes ` \? \" \' ` ` in protobuf's text
// format, where `\?` stands for `?` as `\"` does for `"`. The stored result kept that one backslash. (The four cases
// `bytes_literals/…_quoted_escaped_punctuation` kept it in the expression and in the result alike; they agree.)

import TestData

struct ConformanceCorrection {
  let file: String
  let section: String
  let name: String
  /// Base64 of what is stored, and of what the suite says.
  let stored: String
  let corrected: String

  struct Outdated: Error, CustomStringConvertible {
    let description: String
  }

  /// Replaces the result of the one case that is meant.
  func apply(to cases: inout [[String: Any]]) throws {
    let places = cases.indices.filter {
      cases[$0]["section"] as? String == section && cases[$0]["name"] as? String == name
    }
    guard let place = places.first, places.count == 1 else {
      throw Outdated(description: "\(file)/\(section)/\(name): \(places.count) cases of that name, not 1")
    }
    guard let value = cases[place]["value"] as? [String: String], value == ["bytesValue": stored] else {
      let value = String(describing: cases[place]["value"])
      throw Outdated(
        description: "\(file)/\(section)/\(name): \(value) is stored, which is not what was to be corrected")
    }
    cases[place]["value"] = ["bytesValue": corrected]
  }
}

enum ConformanceSuite {
  static let corrections = ["single", "double"].map { quotes in
    ConformanceCorrection(
      file: "parse", section: "bytes_literals", name: "triple_\(quotes)_quoted_unescaped_punctuation",
      stored: "IFw/ICIgJyBgIA==", corrected: "ID8gIiAnIGAg")
  }

  static func cases(of file: String) throws -> [[String: Any]] {
    var cases = try SharedData.lines("cel-spec/\(file).jsonl")
    for correction in corrections where correction.file == file { try correction.apply(to: &cases) }
    return cases
  }
}
