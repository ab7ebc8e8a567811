// Small and clear: no file of the sources is longer than 500 lines.

import Foundation
import TestData
import Testing

@Suite struct SizeTests {
  @Test(arguments: ["Sources", "Policies", "Tests"])
  func noSwiftFileIsLongerThan500Lines(folder: String) throws {
    let root = SharedData.projectRoot.appending(path: folder)
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let files = (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    #expect(!files.isEmpty)
    for file in files {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 501, "\(file.lastPathComponent)")
    }
  }
}
