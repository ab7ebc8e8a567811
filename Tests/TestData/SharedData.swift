// The conformance suites are not part of the project: they stand beside its checkout on the machines that build it,
// and nowhere on a user's. Tests that read them ask here and are skipped where they are absent.

package import Foundation

package enum SharedData {
  /// The folder named by VIGIE_SHARED, or `../shared` seen from the project's root; nil where there is none.
  package static let root: URL? = {
    let named = ProcessInfo.processInfo.environment["VIGIE_SHARED"].map { URL(filePath: $0) }
    let folder = named ?? projectRoot.deletingLastPathComponent().appending(path: "shared")
    return (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) == nil ? nil : folder
  }()

  /// Why a test that needs the folder does not run.
  package static let absence: String =
    "needs the conformance data: set VIGIE_SHARED to its folder, or place it at ../shared"

  /// The project's checkout.
  package static let projectRoot: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static func data(_ path: String) throws -> Data {
    guard let root else { throw CocoaError(.fileNoSuchFile) }
    return try Data(contentsOf: root.appending(path: path))
  }

  /// The lines of a JSONL file, parsed.
  package static func lines(_ path: String) throws -> [[String: Any]] {
    try data(path).split(separator: UInt8(ascii: "\n")).map { line in
      guard let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
        throw CocoaError(.fileReadCorruptFile)
      }
      return object
    }
  }
}
