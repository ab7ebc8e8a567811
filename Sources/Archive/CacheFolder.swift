// The folder of a cache: which packs are in it, what they are called, and which of them nobody needs any more. Only
// names that were given here are ever looked at, let alone removed.

import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct CacheFolder {
  private static let ending = ".pack"
  private static let temporaryEnding = ".pack.tmp"
  /// After so many days without use a pack is removed.
  static let patience: Int32 = 30
  private static let secondsPerDay = 86_400

  private let path: FilePath
  let judgement: Fingerprint

  /// Makes the folder where it is not there.
  init(_ path: FilePath, of judgement: Fingerprint) throws(Errno) {
    self.path = path
    self.judgement = judgement
    do {
      var made = FilePath(root: path.root)
      for component in path.components {
        made.append(component)
        if unsafe mkdir(made.string, 0o777) != 0, errno != EEXIST, (try? Stat(made))?.type != .directory {
          throw Errno(rawValue: errno)
        }
      }
      guard try Stat(path).type == .directory else { throw Errno.notDirectory }
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// A pack of this run's own that nobody reads yet.
  func begin() throws(Errno) -> PackWriter {
    try PackWriter(path.appending(Self.name(judgement, Self.temporaryEnding)))
  }

  /// A name for a pack that is finished.
  var newName: FilePath { path.appending(Self.name(judgement, Self.ending)) }

  private static func name(_ judgement: Fingerprint, _ ending: String) -> String {
    let number = String(UInt64.random(in: 1 << 60 ... .max), radix: 16)
    return judgement.hexadecimal + "-" + number + ending
  }

  /// The packs of the judgement that are sound.
  func packs() -> [Pack] {
    let beginning = judgement.hexadecimal + "-"
    return names().filter { $0.hasPrefix(beginning) && $0.hasSuffix(Self.ending) }.sorted().compactMap {
      Pack(path.appending($0), of: judgement)
    }
  }

  /// Removes packs that nobody used for a long time, and what runs left that were killed.
  ///
  /// - Parameter today: in days since 1970-01-01.
  func sweep(today: Int32) {
    for name in names() {
      guard let patience = Self.patience(withFileNamed: name) else { continue }
      let file = path.appending(name)
      guard let status = try? Stat(file, followTargetSymlink: false), status.type == .regular else { continue }
      let changed = Int(status.st_mtim.tv_sec) / Self.secondsPerDay
      if Int(today) - changed > Int(patience) { _ = unsafe unlink(file.string) }
    }
  }

  /// After how many days a file is removed; nil where it is none of a cache's.
  private static func patience(withFileNamed name: String) -> Int32? {
    let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, isHexadecimal(parts[0], count: 2 * Fingerprint.byteCount) else { return nil }
    for (ending, patience) in [(temporaryEnding, 1), (Self.ending, Self.patience)] where parts[1].hasSuffix(ending) {
      return isHexadecimal(parts[1].dropLast(ending.utf8.count), count: 16) ? patience : nil
    }
    return nil
  }

  private static func isHexadecimal(_ text: Substring, count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// The names of what is in the folder; none where it cannot be read.
  private func names() -> [String] {
    guard let stream = unsafe opendir(path.string) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let record = unsafe readdir(stream) {
      guard let nameOffset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { continue }
      // The record is only as long as its name needs: it must not be copied as the whole structure.
      let start = unsafe UnsafeRawPointer(record).advanced(by: nameOffset)
      names.append(unsafe String(cString: start.assumingMemoryBound(to: CChar.self)))
    }
    return names
  }
}
