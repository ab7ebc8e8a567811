// Walks the folders below one folder, depth first in the order of path, without recursion. What it cannot enter it
// reports as an input of its own, so that no part of a folder is passed over in silence.

import SystemPackage

/// - `exclusions`: what is left out, by its path from the first folder.
/// - `endings`: those of the names that declarations have.
/// - `glob`: what is looked for; nil for all declarations.
struct FolderWalk {
  /// How often folders may be walked that were walked before, by another path. A few folders that link to each other
  /// have more paths among them than can ever be walked, without any loop.
  private static let repetitionLimit = 1_000

  private struct Frame {
    /// The bytes of the folder's path, up to where names begin.
    let folder: [UInt8]
    /// The path from the first folder, with a `/` at its end; empty where nothing asks for it.
    let relative: [Unicode.Scalar]
    let identity: FileIdentity
    /// All declarations in it are inputs; else only what the glob matches is.
    let isChosen: Bool
    let listing: FolderListing
    /// The place of the entry that comes next.
    var position = 0
  }

  private let exclusions: Exclusions
  private let endings: [[UInt8]]
  private let glob: PathGlob?
  /// Whether anything was found that the glob asks for.
  private(set) var hasMatches = false
  /// The folders from the one that was named to the one whose entries are at hand.
  private var frames: [Frame] = []
  private var walked: Set<FileIdentity> = []
  private var repetitions = 0

  init(exclusions: Exclusions, endings: [[UInt8]], glob: PathGlob? = nil) {
    self.exclusions = exclusions
    self.endings = endings
    self.glob = glob
  }

  mutating func next() -> Input? {
    while let last = frames.indices.last {
      let position = frames[last].position
      guard position < frames[last].listing.entries.count else {
        frames.removeLast()
        continue
      }
      frames[last].position += 1
      if let input = input(for: frames[last].listing.entries[position], at: last) { return input }
    }
    return nil
  }

  /// Begins with the entries of a folder.
  ///
  /// - Returns: the folder as a refused input, where it cannot be entered.
  mutating func begin(_ path: FilePath) -> Input? { enter(path, relative: [], isChosen: glob?.pattern == nil) }

  private mutating func enter(_ path: FilePath, relative: [Unicode.Scalar], isChosen: Bool) -> Input? {
    if isChosen { hasMatches = true }
    do throws(Errno) {
      let listed = path.isEmpty ? "." : path
      let identity = FileIdentity(try Stat(listed))
      if frames.contains(where: { $0.identity == identity }) { return refused(path, .folderLoop) }
      if !walked.insert(identity).inserted {
        guard repetitions < Self.repetitionLimit else {
          return refused(path, .tooManyRepetitions(limit: Self.repetitionLimit))
        }
        repetitions += 1
      }
      let listing = try FolderListing(of: listed)
      frames.append(
        Frame(
          folder: path.bytesBeforeNames, relative: relative, identity: identity, isChosen: isChosen,
          listing: listing))
      return nil
    } catch {
      return refused(path, .unreadableFolder(error))
    }
  }

  /// - Parameter level: of the folder among those that are being walked.
  private mutating func input(for entry: FolderListing.Entry, at level: Int) -> Input? {
    let isChosen = frames[level].isChosen
    let isFolder = entry.kind == .folder
    var name = frames[level].listing.name(of: entry)
    var isWanted = isChosen && name.hasEnding(endings)
    if isFolder { name.removeLast() }
    var relative: [Unicode.Scalar] = []
    if glob != nil || !exclusions.isEmpty {
      relative = frames[level].relative + String(decoding: name, as: UTF8.self).unicodeScalars
      if exclusions.excludes(relative, isFolder: isFolder) { return nil }
    }
    if !isChosen, let glob, let pattern = glob.pattern {
      isWanted = (isFolder || !glob.isForFolders) && pattern.matches(relative)
      hasMatches = hasMatches || isWanted
      if isFolder, !isWanted, !pattern.mayMatch(below: relative + ["/"]) { return nil }
    }
    if entry.kind == .file, isWanted, isChosen {
      return Input(.found(FoundFile(name, in: frames[level].folder)))
    }
    let path = FilePath(folder: frames[level].folder, name: name)
    switch entry.kind {
    case .folder: return enter(path, relative: relative + ["/"], isChosen: isChosen || isWanted)
    case .file where isWanted: return Input(.named(path, as: path.string))
    case .special where isWanted: return refused(path, .special)
    // A link that leads nowhere could have been anything: only its name says whether it matters.
    case .unresolved(.noSuchFileOrDirectory) where isWanted: return refused(path, .vanished)
    case .unresolved(let error) where error != .noSuchFileOrDirectory && (isChosen || isWanted):
      return refused(path, .unreadableFile(error))
    case .file, .special, .unresolved: return nil
    }
  }

  private func refused(_ path: FilePath, _ fault: InputFault) -> Input {
    Input(.refused(name: path.string, fault))
  }
}

extension ArraySlice<UInt8> {
  /// - Parameter endings: in lower case.
  fileprivate func hasEnding(_ endings: [[UInt8]]) -> Bool {
    for index in endings.indices where hasEnding(endings[index]) { return true }
    return false
  }

  private func hasEnding(_ ending: [UInt8]) -> Bool {
    guard count > ending.count else { return false }
    let start = endIndex - ending.count
    for offset in ending.indices {
      let letter = self[start + offset]
      let isUpperCase = letter &- 0x41 < 26
      guard (isUpperCase ? letter | 0x20 : letter) == ending[offset] else { return false }
    }
    return true
  }
}
