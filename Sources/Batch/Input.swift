// What a run is asked to judge, before anything of it was read: a path, standard input, or the reason why there is
// nothing to read. It knows nothing of documents.

import SystemPackage

/// One file of a run.
package struct Input: Sendable {
  enum Source: Sendable {
    /// Named by the user, as it was written.
    case named(String)
    /// Found in a folder that the user named.
    case found(FilePath)
    case standardInput(name: String)
    /// What cannot even be tried.
    case refused(name: String, InputFault)
  }

  let source: Source

  init(_ source: Source) { self.source = source }

  /// How a report names the file: as the user did, or below the folder as the user named that. Bytes of a name that
  /// are not UTF-8 are shown as U+FFFD; the file is read all the same.
  package var name: String {
    switch source {
    case .named(let name), .standardInput(let name), .refused(let name, _): name
    case .found(let path): path.string
    }
  }

  /// A file that was found may be something else than a declaration; one that was named may not.
  var isFound: Bool {
    if case .found = source { true } else { false }
  }
}
