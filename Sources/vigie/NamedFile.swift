// A file that the command line names as the one input of a command: where it cannot be read, its name is told.

import Batch
import Diagnostics

enum NamedFile {
  static func bytes(_ path: String, limit: Int, _ language: Language) throws -> [UInt8] {
    do throws(Diagnostic) {
      return try WholeFile(path: path, limit: limit).bytes
    } catch {
      var diagnostic = error
      let name = path.withoutControls
      diagnostic.message = LocalizedText(
        en: "\(name): \(error.message.english)", fr: "\(name)\u{A0}: \(error.message.french)")
      throw Refusal(diagnostic, language)
    }
  }
}
