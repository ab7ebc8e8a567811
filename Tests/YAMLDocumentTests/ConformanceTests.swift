// The YAML test suite: which of its 405 cases libyaml accepts, what ours refuses besides, and what the accepted ones
// hold. libyaml's verdicts were taken from a bare event loop over libyaml 0.2.5, independent of this project.

import Diagnostics
import Foundation
import TestData
import Testing

@testable import YAMLDocument

@Suite(.enabled(if: SharedData.root != nil, Comment(rawValue: SharedData.absence)))
struct ConformanceTests {
  /// Valid YAML 1.2 that libyaml, a reader of YAML 1.1, rejects.
  static let rejectedByLibYAML = words(
    """
    2JQS 2LFX 2SXE 4ABK 4MUZ 4MUZ-1 4MUZ-2 58MP 5MUD 5T43 6BCT 6LVF 6M2F 7Z25 8XYN 96NN 96NN-1 9SA2
    A2M4 BEC7 CFD4 DBG4 DE56-2 DE56-3 DK3J DK95 DK95-3 DK95-4 DK95-7 FP8R FRK4 HM87 HWV9 K3WX M2N8
    M7A3 MUS6-5 MUS6-6 NHX8 NJ66 NKF9 Q5MG QT73 R4YG S3PD SM9W-1 UKK6 UT92 VJP3-1 W4TN W5VH Y79Y-1
    Y79Y-10 ZYU8-1 ZYU8-2 ZYU8-3
    """)

  /// No valid YAML 1.2, yet libyaml accepts it.
  static let acceptedByLibYAML = words(
    """
    9C9N 9HCY 9JBA CVW2 DK95-1 EB22 G5U8 MUS6 MUS6-1 QB6E RHX7 S98Z SU5Z X4QW Y79Y-3 YJV2
    """)

  /// Refused here whatever libyaml says: tags outside the core schema (SPEC §10).
  static let refusedForTags = words(
    """
    2XXW 565N 5TYM 6CK3 6WLZ 7FWL 9HCY 9WXW C4HZ CC74 CUP7 J7PZ M5C3 P76L QLJ7 UGM3 Z67P Z9M4
    """)

  /// Refused here: two keys of one mapping are alias and anchor of the same sequence.
  static let refusedForKeys = words("X38W")

  /// Read by libyaml otherwise than the suite says.
  static let readOtherwise: [String: String] = [
    "652Z": "in braces, YAML 1.1 takes `?foo` for the complex key `foo`",
    "HM87-1": "in brackets, YAML 1.1 takes `?x` for the complex key `x`",
    "JEF9-2": "libyaml adds no line break to a last line that has none",
    "L24T-1": "libyaml adds no line break to a last line that has none",
    "Y2GN": "libyaml ends an anchor's name at a colon",
    "3RLN-2": "the shared text has a dash left over from the suite's sign for a tab",
    "3RLN-5": "the shared text has a dash left over from the suite's sign for a tab",
    "6CA3": "the shared text has a dash left over from the suite's sign for a tab",
    "Y79Y-2": "the shared text has a dash left over from the suite's sign for a tab",
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let name: String
    let yaml: [UInt8]
    let isInvalid: Bool
    let json: String?
    let tree: String

    var testDescription: String { "\(id) \(name)" }

    var isAcceptedByLibYAML: Bool {
      isInvalid ? acceptedByLibYAML.contains(id) : !rejectedByLibYAML.contains(id)
    }
  }

  static let cases: [Case] = {
    let lines = (try? SharedData.lines("yaml-test-suite/cases.jsonl")) ?? []
    return lines.compactMap { line in
      guard let id = line["id"] as? String, let yaml = line["yaml"] as? String, let fail = line["fail"] as? Bool else {
        return nil
      }
      return Case(
        id: id, name: line["name"] as? String ?? "", yaml: Array(yaml.utf8), isInvalid: fail,
        json: line["json"] as? String, tree: line["tree"] as? String ?? "")
    }
  }()

  static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }

  @Test("the suite is whole")
  func suiteIsWhole() {
    #expect(Self.cases.count == 405)
    #expect(Self.cases.count { !$0.isInvalid && $0.isAcceptedByLibYAML } == 255)
    #expect(Self.cases.count { $0.isInvalid && !$0.isAcceptedByLibYAML } == 78)
  }

  @Test("accepts and rejects what libyaml does, but for tags and duplicate keys", arguments: cases)
  func verdict(_ testCase: Case) {
    let code = read(testCase.yaml).error?.code
    if Self.refusedForTags.contains(testCase.id) {
      #expect(code == "yaml.tag")
    } else if Self.refusedForKeys.contains(testCase.id) {
      #expect(code == "yaml.duplicate_key")
    } else {
      #expect(code == (testCase.isAcceptedByLibYAML ? nil : "yaml.syntax"))
    }
  }

  /// The valid cases that libyaml accepts and we do not refuse.
  static let readable = cases.filter {
    !$0.isInvalid && $0.isAcceptedByLibYAML && !refusedForTags.contains($0.id) && !refusedForKeys.contains($0.id)
  }

  @Test("reads the content that the suite's JSON says", arguments: readable)
  func content(_ testCase: Case) throws {
    guard let json = testCase.json else { return }
    let agrees = read(testCase.yaml).trees.map(JSON.init) == (try JSON.documents(json))
    #expect(agrees == (Self.readOtherwise[testCase.id] == nil))
  }

  @Test("reads the structure and styles that the suite's tree says", arguments: readable)
  func structure(_ testCase: Case) {
    let agrees = read(testCase.yaml).trees.flatMap(eventLines) == suiteLines(testCase.tree)
    #expect(agrees == (Self.readOtherwise[testCase.id] == nil))
  }

  @Test("maps every character of every scalar to where it is written", arguments: cases)
  func sourceMaps(_ testCase: Case) {
    for tree in read(testCase.yaml).trees {
      for (offset, node) in tree.nodes.enumerated() where node.kind == .scalar && !node.flags.contains(.isAlias) {
        let index = NodeIndex(offset)
        let map = tree.sourceMap(of: index)
        for (offset, byte) in tree.utf8(of: index).enumerated() {
          let place = map.byteOffset(ofUTF8Offset: offset)
          // A blank may have been a line break, and what a backslash starts may be anything.
          if byte == 0x20 || byte == 0x0A || testCase.yaml[place] == UInt8(ascii: "\\") { continue }
          #expect(testCase.yaml[place] == byte, "byte \(offset) of \(tree.text(of: index).debugDescription)")
          #expect(tree.byteRange(of: index).contains(place))
        }
      }
    }
  }
}
