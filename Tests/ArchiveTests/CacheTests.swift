// A cache answers for the same bytes, the same judgement and a day within bounds, or not at all.

import Foundation
import SystemPackage
import Testing

@testable import Archive

@Suite("A cache of findings")
struct CacheTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func open(_ judgement: String = "j", day: Int32 = 100, today: Int32 = 100) throws -> Cache {
    try Cache(folder: FilePath(scratch.root), judgement: fingerprint(judgement), day: day, today: today)
  }

  private func key(_ content: String, kind: UInt8 = 0) -> ContentKey {
    ContentKey(content: fingerprint(content), kind: kind)
  }

  private func add(
    _ contents: [String], _ judgement: String = "j", days: DayRange = DayRange(first: 90, last: 110), today: Int32 = 100
  ) throws {
    var cache = try open(judgement, today: today)
    for content in contents {
      for record in records(content, 2) { cache.append(record) }
      cache.end(key(content), days: days, isSkipped: content.isEmpty)
    }
    cache.finish(tidies: true)
  }

  private func found(_ content: String, _ judgement: String = "j", day: Int32 = 100) throws -> [[UInt8]]? {
    try open(judgement, day: day).index.input(key(content))?.input.whole
  }

  @Test("What a run added, the next one finds")
  func found() throws {
    try add(["a", "", "b"])
    let cache = try open()
    #expect(cache.index.input(key("a"))?.input.whole == records("a", 2))
    #expect(cache.index.input(key("a"))?.input.isSkipped == false)
    #expect(cache.index.input(key(""))?.input.isSkipped == true)
    #expect(cache.index.input(key("c"))?.input.whole == nil)
    #expect(cache.index.input(key("a", kind: 1))?.input.whole == nil)
  }

  @Test("Another judgement finds nothing, and neither does another day than those that are known")
  func judgement() throws {
    try add(["a"])
    #expect(try found("a", "k") == nil)
    for (day, isKnown) in [(89, false), (90, true), (110, true), (111, false)] {
      #expect(try (found("a", day: Int32(day)) != nil) == isKnown, "day \(day)")
    }
  }

  @Test("Findings of several days on the same bytes stand side by side, also when the day goes back")
  func severalDays() throws {
    for day: Int32 in [100, 101, 99] {
      var cache = try open(day: day)
      #expect(cache.index.input(key("a"))?.input.whole == nil)
      cache.append([UInt8(day)])
      cache.end(key("a"), days: DayRange(first: day, last: day), isSkipped: false)
      cache.finish(tidies: true)
    }
    for day: Int32 in [99, 100, 101] { #expect(try found("a", day: day) == [[UInt8(day)]]) }
  }

  @Test("Two runs at the same time each add their own")
  func together() throws {
    var first = try open()
    var second = try open()
    first.append([1])
    first.end(key("a"), days: .always, isSkipped: false)
    second.append([2])
    second.end(key("b"), days: .always, isSkipped: false)
    first.finish(tidies: true)
    second.finish(tidies: true)
    #expect(try found("a") == [[1]])
    #expect(try found("b") == [[2]])
  }

  @Test("What was taken back or not ended is not there")
  func dropped() throws {
    var cache = try open()
    cache.append([1])
    cache.drop()
    cache.append([2])
    cache.end(key("a"), days: .always, isSkipped: false)
    cache.append([3])
    cache.finish(tidies: true)
    #expect(try found("a") == [[2]])
  }

  @Test("A run that adds nothing, or is killed, leaves no pack")
  func nothing() throws {
    var cache = try open()
    cache.finish(tidies: true)
    do { _ = try open() }
    #expect(scratch.names == [])
  }

  @Test("Many packs are made one, while others read them on")
  func folded() throws {
    for number in 0..<4 { try add(["\(number)", "in all"]) }
    #expect(scratch.names.count == 4)
    let reader = try open()
    try add(["4"])
    #expect(scratch.names.filter { $0.hasSuffix(".pack") }.count == 1)
    for number in 0..<5 { #expect(try found("\(number)") == records("\(number)", 2)) }
    #expect(reader.index.input(key("0"))?.input.whole == records("0", 2))
    let single = try open().index.packs
    #expect(single.map(\.index.count) == [6])
  }

  @Test("When packs are made one, what can be of no use any more is left out")
  func forgotten() throws {
    try add(["over"], days: DayRange(first: 0, last: 99), today: 99)
    try add(["unused"], days: .always, today: 50)
    for number in 0..<2 { try add(["\(number)"]) }
    try add(["new"], today: 100)
    #expect(scratch.names.count == 1)
    #expect(try found("over", day: 99) == nil)
    #expect(try found("unused") == nil)
    #expect(try found("new") != nil && found("1") != nil)
  }

  @Test("What is used stays, however long ago it was added")
  func used() throws {
    try add(["old"], days: .always, today: 50)
    for number in 0..<3 { try add(["\(number)"]) }
    var cache = try open()
    cache.use(try #require(cache.index.input(key("old"))).place)
    cache.append([1])
    cache.end(key("new"), days: .always, isSkipped: false)
    cache.finish(tidies: true)
    #expect(scratch.names.count == 1)
    #expect(try found("old") == records("old", 2))
  }

  @Test("An interrupted run adds its own and tidies nothing")
  func interrupted() throws {
    for number in 0..<6 {
      var cache = try open()
      cache.append([UInt8(number)])
      cache.end(key("\(number)"), days: .always, isSkipped: false)
      cache.finish(tidies: false)
    }
    #expect(scratch.names.count == 6)
    #expect(try found("0") == [[0]])
  }

  @Test("Files of the cache that nobody used for long are removed, and nothing else is")
  func swept() throws {
    let today = Int32(Date.now.timeIntervalSince1970 / 86_400)
    try add(["a"], "other", today: today)
    let pack = try #require(scratch.names.first)
    let temporary = pack + ".tmp"
    let others = ["notes.pack", "x-\(pack)", "\(pack).bak", "README"]
    for name in others + [temporary] { try scratch.write([1], to: name) }
    for name in scratch.names { try scratch.age(name, days: 31) }
    try add(["a"], today: today)
    #expect(scratch.names.filter { $0 == pack || $0 == temporary } == [])
    #expect(Set(scratch.names).isSuperset(of: others))
    #expect(try found("a") == records("a", 2))
  }

  @Test("Whatever is changed in a pack, the findings are as they were or unknown")
  func damaged() throws {
    try add(["a", "b"])
    let name = try #require(scratch.names.first)
    let bytes = try scratch.bytes(name)
    var lost = 0
    for position in bytes.indices {
      var changed = bytes
      changed[position] ^= 1 << UInt8(position % 8)
      try scratch.write(changed, to: name)
      for content in ["a", "b"] {
        let input = try open().index.input(key(content))?.input
        #expect(input?.whole == nil || input?.whole == records(content, 2), "byte \(position)")
        if input?.whole == nil { lost += 1 }
      }
    }
    #expect(lost > bytes.count)
  }

  @Test("A pack that is cut is passed over")
  func torn() throws {
    try add(["a", "b"])
    let name = try #require(scratch.names.first)
    let bytes = try scratch.bytes(name)
    for count in bytes.indices {
      try scratch.write(Array(bytes[..<count]), to: name)
      #expect(try found("a") == nil, "\(count) bytes")
    }
  }

  @Test("A pack of another judgement under this one's name is passed over")
  func renamed() throws {
    try add(["a"], "k")
    let bytes = try scratch.bytes(try #require(scratch.names.first))
    try scratch.write(bytes, to: fingerprint("j").hexadecimal + "-0123456789abcdef.pack")
    #expect(try found("a") == nil)
    #expect(try found("a", "k") == records("a", 2))
  }

  @Test("A folder is made with those above it; a file in its place is told")
  func folder() throws {
    let path = scratch.path("a/b/c")
    var cache = try Cache(folder: path, judgement: fingerprint("j"), day: 1, today: 1)
    cache.finish(tidies: true)
    try scratch.write([1], to: "file")
    for name in ["file", "file/below"] {
      #expect(throws: Errno.notDirectory) {
        _ = try Cache(folder: scratch.path(name), judgement: fingerprint("j"), day: 1, today: 1)
      }
    }
  }
}
