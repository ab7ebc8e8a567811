// What an interrupted run leaves is found again, whatever happened to the end of its file, and never by another run.

import SystemPackage
import Testing

@testable import Archive

@Suite("The state of an interrupted run")
struct StateTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private var path: FilePath { scratch.path("state") }

  static let traits: RunTraits = {
    var traits = RunTraits()
    for trait in RunTrait.allCases { traits[trait] = "as \(trait.rawValue) was" }
    return traits
  }()

  private func key(_ name: String, content: Fingerprint? = nil) -> StateKey {
    StateKey(name: name, kind: 1, content: content)
  }

  /// Leaves a state of three inputs, one of them passed over, one long; and what was begun of a fourth.
  private func leave() throws {
    var state = try RunState(path: path)
    try state.begin(Self.traits)
    for record in records("a", 2) { try state.append(record) }
    try state.endInput(key("a", content: fingerprint("a")), isSkipped: false)
    try state.endInput(key("b"), isSkipped: true)
    for record in records("c", 3, size: 700_000) { try state.append(record) }
    try state.endInput(key("c"), isSkipped: false)
    for record in records("d", 3, size: 700_000) { try state.append(record) }
  }

  @Test("Each input that ended is known with all of its findings, and none that did not")
  func kept() throws {
    try leave()
    let state = try RunState(path: path)
    #expect(state.traits == Self.traits)
    #expect(state.index.count == 3)
    #expect(state.index.input(key("a"))?.whole == records("a", 2))
    #expect(state.index.input(key("a"))?.isSkipped == false)
    #expect(state.index.input(key("b"))?.isSkipped == true)
    #expect(state.index.input(key("b"))?.whole == [])
    #expect(state.index.input(key("c"))?.whole == records("c", 3, size: 700_000))
    #expect(state.index.input(key("d")) == nil)
  }

  @Test("Where the content is asked for, it must be the same; so must the kind")
  func identity() throws {
    try leave()
    let state = try RunState(path: path)
    #expect(state.index.input(key("a", content: fingerprint("a"))) != nil)
    #expect(state.index.input(key("a", content: fingerprint("b"))) == nil)
    #expect(state.index.input(key("b", content: fingerprint("b"))) == nil)
    #expect(state.index.input(StateKey(name: "a", kind: 2, content: nil)) == nil)
  }

  @Test("A state that is cut anywhere holds the inputs that are whole before, and goes on from there")
  func torn() throws {
    try leave()
    let bytes = try scratch.bytes("state")
    let cuts = Array(0..<600) + stride(from: 601, to: bytes.count, by: 211_111)
    var known: [Int] = []
    for cut in cuts {
      try scratch.write(Array(bytes[..<cut]), to: "state")
      var state = try RunState(path: path)
      known.append(state.index.count)
      try state.begin(Self.traits)
      try state.append([7])
      try state.endInput(key("e"), isSkipped: false)
      _ = consume state
      let later = try RunState(path: path)
      #expect(later.traits == Self.traits)
      #expect(later.index.count == (known.last ?? 0) + 1, "cut at \(cut)")
      #expect(later.index.input(key("e"))?.whole == [[7]])
      if later.index.input(key("a")) != nil { #expect(later.index.input(key("a"))?.whole == records("a", 2)) }
    }
    #expect(known == known.sorted() && Set(known) == [0, 1, 2, 3])
  }

  @Test("Whichever byte is changed, no finding comes back other than it was")
  func damaged() throws {
    try leave()
    let bytes = try scratch.bytes("state")
    var lost = 0
    for position in 14..<900 {
      var changed = bytes
      changed[position] ^= 1 << UInt8(position % 8)
      try scratch.write(changed, to: "state")
      let state = try RunState(path: path)
      if let traits = state.traits { #expect(traits == Self.traits) }
      let found = state.index.input(key("a"))?.whole
      #expect(found == nil || found == records("a", 2), "byte \(position)")
      if found == nil { lost += 1 }
    }
    #expect(lost > 100)
  }

  @Test("What was taken back is not there, and what comes after it is")
  func dropped() throws {
    var state = try RunState(path: path)
    try state.begin(Self.traits)
    for record in records("a", 3, size: 700_000) { try state.append(record) }
    try state.dropInput()
    try state.append([1])
    try state.endInput(key("b"), isSkipped: false)
    _ = consume state
    let later = try RunState(path: path)
    #expect(later.index.count == 1)
    #expect(later.index.input(key("b"))?.whole == [[1]])
  }

  @Test("Of two findings on one input the later counts")
  func later() throws {
    var state = try RunState(path: path)
    try state.begin(Self.traits)
    for byte: UInt8 in [1, 2] {
      try state.append([byte])
      try state.endInput(key("a"), isSkipped: false)
    }
    #expect(try RunStateReading.count(path) == nil)
    _ = consume state
    #expect(try RunState(path: path).index.input(key("a"))?.whole == [[2]])
  }

  /// Opens a state that another run may hold.
  private enum RunStateReading {
    static func count(_ path: FilePath) throws -> Int? {
      do {
        return try RunState(path: path).index.count
      } catch StateFault.inUse {
        return nil
      }
    }
  }

  @Test("Every part of what a run is tells it from another", arguments: RunTrait.allCases)
  func difference(trait: RunTrait) {
    var other = Self.traits
    other[trait] += "!"
    #expect(other.difference(from: Self.traits) == trait)
    #expect(other.fingerprint(without: []) != Self.traits.fingerprint(without: []))
    #expect(other.fingerprint(without: [trait]) == Self.traits.fingerprint(without: [trait]))
  }

  static let others: [(name: String, bytes: [UInt8], fault: StateFault)] = [
    ("a declaration", Array("format: vigie.platform/v1\n".utf8), .foreign),
    ("one byte", [0], .foreign),
    ("a later version", Array("vigie.state/2\nand more".utf8), .otherVersion),
  ]

  @Test("What is no state is left as it is", arguments: others.map(\.name))
  func foreign(name: String) throws {
    let row = try #require(Self.others.first { $0.name == name })
    try scratch.write(row.bytes, to: "state")
    #expect(throws: row.fault) { _ = try RunState(path: path) }
    #expect(try scratch.bytes("state") == row.bytes)
  }

  @Test("A folder, or a place in one that is not there, is no place for a state")
  func inaccessible() throws {
    #expect(throws: StateFault.inaccessible(.isDirectory)) { _ = try RunState(path: FilePath(scratch.root)) }
    #expect(throws: StateFault.inaccessible(.noSuchFileOrDirectory)) {
      _ = try RunState(path: scratch.path("no/state"))
    }
  }

  @Test("A run that never began leaves nothing, and one that is over removes what it left")
  func removed() throws {
    do { _ = try RunState(path: path) }
    #expect(scratch.names == [])
    try leave()
    let state = try RunState(path: path)
    state.remove()
    #expect(scratch.names == [])
  }
}
