// Reports kept as files. They are rewritten only when asked for, and then the test fails, so that nobody takes what was
// just recorded for what was agreed.

import Foundation
import Testing

enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

  /// Compares `bytes` with the file of that name, or writes it where VIGIE_RECORD_GOLDENS is 1.
  static func expect(_ bytes: [UInt8], matches name: String, _ location: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["VIGIE_RECORD_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      Issue.record("recorded \(name): read it, then run again without VIGIE_RECORD_GOLDENS", sourceLocation: location)
      return
    }
    // Foundation's reading of a text would drop a byte order mark.
    let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let made = String(decoding: bytes, as: UTF8.self)
    guard kept != made else { return }
    let keptLines = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let madeLines = made.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(keptLines, madeLines).enumerated().first { $1.0 != $1.1 }
    let line = first?.offset ?? min(keptLines.count, madeLines.count)
    Issue.record(
      """
      \(name) differs from line \(line + 1):
      kept: \(line < keptLines.count ? String(keptLines[line]) : "(end)")
      made: \(line < madeLines.count ? String(madeLines[line]) : "(end)")
      VIGIE_RECORD_GOLDENS=1 rewrites it
      """, sourceLocation: location)
  }
}
