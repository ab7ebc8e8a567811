// From what the user named to the files that are to be read, in an order that depends on nothing but their names.
// Folders and lists are gone through while the run goes on, so that it starts at once and holds no more names than a
// walk needs.

import SystemPackage

/// What the files of a run hold.
package enum InputFormat: String, Sendable, CaseIterable {
  /// YAML documents, JSON among them.
  case yaml
  /// A declaration on each line: its object, or `{"path": …, "text": …}` with its YAML text.
  case ndjson

  /// How the names of files end that a folder is searched for.
  var endings: [[UInt8]] {
    switch self {
    case .yaml: [".yaml", ".yml", ".json"].map { Array($0.utf8) }
    case .ndjson: [".ndjson", ".jsonl"].map { Array($0.utf8) }
    }
  }
}

/// The inputs that some paths stand for, in the order of the paths, then of the lists.
///
///     for input in InputDiscovery(["declarations", "-"], standardInputName: "-") { … }
///
/// - A file is an input, whatever its name, and however often it is named.
/// - A folder stands for the files below it that end in `.yaml`, `.yml` or `.json` (of streams: `.ndjson`, `.jsonl`),
///   in whatever case, sorted by the bytes of their paths. Symbolic links are followed. What is hidden (a name that
///   begins with a dot) is left out, unless it was named itself; so is what the exclusions say.
/// - A path that is not there and has `*`, `?` or `[` in it stands for what matches, sorted likewise: files as if they
///   were named, and folders. What is hidden is left out, and what is excluded below the folder before the first such
///   part.
/// - `-` is standard input; the second `-` is an error.
/// - A list names files and folders, one a line, or separated by NUL where there is any. Its names mean what they say:
///   `*` and `-` are nothing else there. The list `-` is standard input.
///
/// What cannot be reached is an input too, one that will be reported as invalid.
package struct InputDiscovery: Sequence, Sendable {
  let paths: [String]
  let lists: [String]
  let standardInputName: String
  let exclusions: Exclusions
  let format: InputFormat
  let settings: BatchSettings

  /// - Parameter settings: those of the run; they say how long a line may be and what standard input is.
  package init(
    _ paths: [String], lists: [String] = [], standardInputName: String, exclusions: Exclusions = Exclusions(),
    format: InputFormat = .yaml, settings: BatchSettings = BatchSettings(jobs: 1, standardInput: .standardInput)
  ) {
    self.paths = paths
    self.lists = lists
    self.standardInputName = standardInputName
    self.exclusions = exclusions
    self.format = format
    self.settings = settings
  }

  package func makeIterator() -> Iterator { Iterator(self) }

  /// How many inputs there will be, where nothing but single files is named; nil where only the run can tell.
  package var knownCount: Int? {
    guard format == .yaml, lists.isEmpty else { return nil }
    let isKnown = paths.allSatisfy { path in
      guard path != "-" else { return true }
      do throws(Errno) {
        return try Stat(FilePath(path)).type != .directory
      } catch {
        return PathGlob(path) == nil
      }
    }
    return isKnown ? paths.count : nil
  }

  package struct Iterator: InputIterator {
    private let format: InputFormat
    private let settings: BatchSettings
    private var files: FileIterator
    private var records: RecordReader?

    fileprivate init(_ discovery: InputDiscovery) {
      format = discovery.format
      settings = discovery.settings
      files = FileIterator(discovery)
    }

    package var isReady: Bool { records?.isReady ?? files.isReady }

    package var isAtFoundFile: Bool { format != .ndjson && files.isAtFoundFile }

    package mutating func next() -> Input? {
      guard format == .ndjson else { return files.next() }
      while true {
        if let input = records?.next() { return input }
        records = nil
        guard let file = files.next() else { return nil }
        do throws(InputFault) {
          records = try RecordReader(file, settings)
        } catch {
          return Input(.refused(name: file.name, error))
        }
      }
    }
  }
}
