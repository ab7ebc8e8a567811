// No input may trap the process: declarations and scalars damaged at random (the same way on every run) are read to
// the end, and whatever comes out can be asked.

import CEL
import Diagnostics
import Testing
import YAMLDocument

@testable import DeclarationSchema

@Suite("Hostile input")
struct HostileInputTests {
  /// A small generator whose numbers do not depend on the machine.
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test("damaged declarations", arguments: ["01-game-lobby", "09-contradictions", "11-common-mistakes"])
  func damaged(_ example: String) throws {
    let format = try Fixture.platform.get()
    let sound = try Fixture.file("Examples/\(example)/declaration.yaml")
    var random = Random(state: 7)
    var readCount = 0
    for _ in 0..<400 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[start] = UInt8.random(in: 0x20...0x7E, using: &random)
        case 1: bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1...40, using: &random)))
        default:
          bytes.insert(contentsOf: sound[start % sound.count..<min(sound.count, start % sound.count + 30)], at: start)
        }
      }
      guard let tree = try? Fixture.tree(bytes) else { continue }
      readCount += 1
      let reading = format.read(tree)
      #expect(reading.facts != nil || reading.hasErrors)
      for diagnostic in reading.diagnostics { #expect(diagnostic.span != nil) }
    }
    #expect(readCount > 20)
  }

  static let schemas = [
    ScalarTests.text, ScalarTests.word, ScalarTests.bool, ScalarTests.count, ScalarTests.share, ScalarTests.date,
    ScalarTests.moment, ScalarTests.uri, ScalarTests.email, ScalarTests.list,
  ]

  @Test("random scalars", arguments: schemas)
  func scalars(_ schema: String) throws {
    let format = try Fixture.format(value: schema)
    let alphabet = Array("0123456789-+:./%,eTZ @[]# xné\u{A0}\u{202E}".unicodeScalars)
    var random = Random(state: 11)
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? " ")
      }
      let written = text.replacing("'", with: "''")
      let reading = format.read(try Fixture.tree("format: test/v1\nthing:\n  value: '\(written)'\n"))
      #expect(reading.facts != nil)
      for diagnostic in reading.diagnostics { #expect(!diagnostic.message.english.contains("\u{202E}")) }
    }
  }

  @Test("many duplicates cost no more than they say")
  func duplicates() throws {
    let spaces = String(repeating: "  - {id: a}\n", count: 20_000)
    let reading = try Fixture.read("format: vigie.platform/v1\nplatform: {name: E}\nspaces:\n\(spaces)")
    #expect(reading.facts == nil)
    #expect(reading.diagnostics.count == 1_001)
  }

  @Test("many contested paths are one copy")
  func contests() throws {
    let spaces = (0..<5_000).map { "  - {id: s\($0), interaction: true}\n" }.joined()
    let reading = try Fixture.read("format: vigie.platform/v1\nplatform: {name: E}\nspaces:\n\(spaces)")
    let facts = try #require(reading.facts)
    let contested = facts.contesting((0..<5_000).map { Fixture.path("spaces[\($0)].interaction") })
    #expect(contested.value(at: Fixture.path("spaces[4999].interaction")) == nil)
    #expect(contested.value(at: Fixture.path("spaces[4999].id")) != nil)
  }
}
