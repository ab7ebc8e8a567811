// Walks the folders below one folder, depth first in the order of path, without recursion. What it cannot enter it
// reports as an input of its own, so that no part of a folder is passed over in silence.

import SystemPackage

struct FolderWalk {
  /// How often folders may be walked that were walked before, by another path. A few folders that link to each other
  /// have more paths among them than can ever be walked, without any loop.
  private static let repetitionLimit = 1_000

  private struct Frame {
    let path: FilePath
    let identity: FileIdentity
    var entries: ArraySlice<FolderListing.Entry>
  }

  /// The folders from the one that was named to the one whose entries are at hand.
  private var frames: [Frame] = []
  private var walked: Set<FileIdentity> = []
  private var repetitions = 0

  mutating func next() -> Input? {
    while let frame = frames.last {
      guard let entry = frames[frames.count - 1].entries.popFirst() else {
        frames.removeLast()
        continue
      }
      if let input = input(for: entry, in: frame.path) { return input }
    }
    return nil
  }

  /// Goes on with the entries of a folder.
  ///
  /// - Returns: the folder as a refused input, where it cannot be entered.
  mutating func enter(_ path: FilePath) -> Input? {
    do throws(Errno) {
      let identity = FileIdentity(try Stat(path))
      if frames.contains(where: { $0.identity == identity }) { return refused(path, .folderLoop) }
      if !walked.insert(identity).inserted {
        guard repetitions < Self.repetitionLimit else {
          return refused(path, .tooManyRepetitions(limit: Self.repetitionLimit))
        }
        repetitions += 1
      }
      frames.append(Frame(path: path, identity: identity, entries: try FolderListing.entries(of: path)[...]))
      return nil
    } catch {
      return refused(path, .unreadableFolder(error))
    }
  }

  private mutating func input(for entry: FolderListing.Entry, in folder: FilePath) -> Input? {
    switch entry.kind {
    case .folder: return enter(folder.appending(bytes: entry.name.dropLast()))
    case .file: return entry.isOfInterest ? Input(.found(folder.appending(bytes: entry.name[...]))) : nil
    case .special: return entry.isOfInterest ? refused(folder.appending(bytes: entry.name[...]), .special) : nil
    case .unresolved(let error):
      // A link that leads nowhere could have been anything: only its name says whether it matters.
      guard entry.isOfInterest || error != .noSuchFileOrDirectory else { return nil }
      return refused(
        folder.appending(bytes: entry.name[...]),
        error == .noSuchFileOrDirectory ? .vanished : .unreadableFile(error))
    }
  }

  private func refused(_ path: FilePath, _ fault: InputFault) -> Input {
    Input(.refused(name: path.string, fault))
  }
}

extension FolderListing.Entry {
  private static let extensions = [".yaml", ".yml", ".json"].map { Array($0.utf8) }

  /// Whether the name is one that declarations have.
  fileprivate var isOfInterest: Bool {
    Self.extensions.contains { ending in
      name.count > ending.count
        && zip(name.suffix(ending.count), ending).allSatisfy { letter, wanted in
          letter == wanted || (0x41...0x5A).contains(letter) && letter | 0x20 == wanted
        }
    }
  }
}
