// What a run is asked to judge, before anything of it was read: a path, standard input, a line of a stream, or the
// reason why there is nothing to read. It knows nothing of documents.

import SystemPackage

/// One file of a run, or one line of a stream.
package struct Input: Sendable {
  enum Source: Sendable {
    /// Named by the user, and how.
    case named(FilePath, as: String)
    /// Found in a folder that the user named.
    case found(FoundFile)
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
    case .found(let file): file.name
    }
  }

  /// A file that was found may be something else than a declaration; one that was named may not.
  var isFound: Bool {
    if case .found = source { true } else { false }
  }
}

/// A file that was found in a folder.
///
/// A class, because an input is handed on several times.
final class FoundFile: Sendable {
  /// As a report names it.
  let name: String
  /// The path, where it is not UTF-8 and the name does not spell it.
  private let path: FilePath?

  init(_ path: [UInt8]) {
    let isASCII = path.allSatisfy { $0 < 0x80 }
    if let name = isASCII ? String(decoding: path, as: UTF8.self) : String(validating: path, as: UTF8.self) {
      self.name = name
      self.path = nil
    } else {
      let path = FilePath(bytes: path)
      self.name = path.string
      self.path = path
    }
  }

  func open() throws -> FileDescriptor {
    // What was a file when its folder was listed may be a pipe by now: opening it must not wait for a writer.
    let options: FileDescriptor.OpenOptions = [.closeOnExec, .nonBlocking]
    if let path { return try FileDescriptor.open(path, .readOnly, options: options) }
    return try unsafe name.withCString { try unsafe FileDescriptor.open($0, .readOnly, options: options) }
  }
}
