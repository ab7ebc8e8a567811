// From what the user named to the files that are to be read, in an order that depends on nothing but their names.
// Folders are walked while the run goes on, so that it starts at once and holds no more names than a walk needs.

import SystemPackage

/// The inputs that some paths stand for, in the order of the paths.
///
///     for input in InputDiscovery(["declarations", "-"], standardInputName: "-") { … }
///
/// - A file is an input, whatever its name, and however often it is named.
/// - A folder stands for the files below it that end in `.yaml`, `.yml` or `.json`, in whatever case, sorted by the
///   bytes of their paths. Symbolic links are followed. What is hidden (a name that begins with a dot) is left out,
///   unless it was named itself.
/// - `-` is standard input; the second `-` is an error.
///
/// What cannot be reached is an input too, one that will be reported as invalid.
package struct InputDiscovery: Sequence, Sendable {
  let paths: [String]
  let standardInputName: String

  package init(_ paths: [String], standardInputName: String) {
    self.paths = paths
    self.standardInputName = standardInputName
  }

  package func makeIterator() -> Iterator { Iterator(self) }

  package struct Iterator: IteratorProtocol {
    private var paths: ArraySlice<String>
    private let standardInputName: String
    private var hasStandardInput = false
    private var walk = FolderWalk()

    fileprivate init(_ discovery: InputDiscovery) {
      paths = discovery.paths[...]
      standardInputName = discovery.standardInputName
    }

    package mutating func next() -> Input? {
      while true {
        if let input = walk.next() { return input }
        guard let path = paths.popFirst() else { return nil }
        if let input = input(named: path) { return input }
      }
    }

    /// - Returns: nil where the path is a folder, whose walk has then begun.
    private mutating func input(named path: String) -> Input? {
      if path == "-" {
        defer { hasStandardInput = true }
        return Input(
          hasStandardInput
            ? .refused(name: standardInputName, .secondStandardInput) : .standardInput(name: standardInputName))
      }
      do throws(Errno) {
        guard try Stat(FilePath(path)).type == .directory else { return Input(.named(path)) }
      } catch {
        return Input(.refused(name: path, error == .noSuchFileOrDirectory ? .missing : .unreadableFile(error)))
      }
      walk = FolderWalk()
      return walk.enter(FilePath(path))
    }
  }
}
