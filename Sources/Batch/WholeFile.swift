// A file that is not a declaration, such as a policy, read with the same care and the same messages.

import Archive
package import Diagnostics
import SystemPackage

/// A file's bytes and their digest.
package struct WholeFile: Sendable {
  package let bytes: [UInt8]
  /// SHA-256 in lower-case hexadecimal.
  package let sha256: String

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    sha256 = Fingerprint(of: bytes).hexadecimal
  }

  /// Reads a file.
  ///
  /// - Parameter limit: the most bytes that it may have.
  package init(path: String, limit: Int) throws(Diagnostic) {
    do throws(InputFault) {
      self.init(bytes: try FileContent.read(FilePath(path), limit: limit))
    } catch {
      throw error.diagnostic()
    }
  }
}
