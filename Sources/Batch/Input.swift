// What a run is asked to judge, before anything of it was read: a path, standard input, a line of a stream, or the
// reason why there is nothing to read. It knows nothing of documents.

import SystemPackage

/// One file of a run, or one line of a stream.
package struct Input: Sendable {
  enum Source: Sendable {
    /// Named by the user, and how.
    case named(FilePath, as: String)
    /// Found in a folder that the user named.
    case found(FilePath)
    case standardInput(name: String)
    /// A line of a stream of JSON texts, read already: it holds the declaration.
    case record(name: String, [UInt8])
    /// What cannot even be tried.
    case refused(name: String, InputFault)
  }

  let source: Source

  init(_ source: Source) { self.source = source }

  /// How a report names the file: as the user did, or below the folder as the user named that. Bytes of a name that
  /// are not UTF-8 are shown as U+FFFD; the file is read all the same.
  package var name: String {
    switch source {
    case .named(_, let name), .standardInput(let name), .record(let name, _), .refused(let name, _): name
    case .found(let path): path.string
    }
  }

  /// A file that was found may be something else than a declaration; one that was named may not.
  var isFound: Bool {
    if case .found = source { true } else { false }
  }
}
