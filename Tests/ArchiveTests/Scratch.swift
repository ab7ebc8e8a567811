// A folder of its own for each test, and records to put into it.

import Foundation
import SystemPackage

@testable import Archive

/// A temporary folder that goes away with the test.
final class Scratch {
  let root: String

  init() throws {
    root = NSTemporaryDirectory() + "vigie-archive-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> FilePath { FilePath(root + "/" + name) }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted() }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: root + "/" + name))) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: root + "/" + name))
  }

  /// Makes a file look as if it had been written so many days before.
  func age(_ name: String, days: Int) throws {
    let date = Date(timeIntervalSinceNow: -86_400 * Double(days))
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: root + "/" + name)
  }
}

/// Records that tell of which input they are; some are longer than what is read at once.
func records(_ name: String, _ count: Int, size: Int = 10) -> [[UInt8]] {
  (0..<count).map { number in Array("\(name) \(number) ".utf8) + Array(repeating: UInt8(number), count: size) }
}

extension StoredInput {
  /// All records; nil where one is damaged.
  var whole: [[UInt8]]? {
    var rest = records
    var all: [[UInt8]] = []
    do {
      while let record = try rest.next() { all.append(Array(record.bytes[record.range])) }
      return all
    } catch {
      return nil
    }
  }
}

func fingerprint(_ text: String) -> Fingerprint { Fingerprint(of: Array(text.utf8)) }
