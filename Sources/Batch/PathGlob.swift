// A path with `*`, `?` or `[` in it that no file has: a pattern that the shell left as it was, because it was quoted
// or because the shell knows no `**`. It is taken apart into the folder to walk and the pattern to look for.

import SystemPackage

struct PathGlob: Sendable {
  /// Where the walk begins; empty for the folder that the program was started in.
  let folder: FilePath
  /// Of the paths below that folder; nil for all that is below.
  let pattern: PathPattern?
  let isForFolders: Bool

  /// - Returns: nil where the path is no pattern.
  init?(_ path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: true)[...]
    guard parts.contains(where: \.isPattern) else { return nil }
    let fixed = parts.prefix { !$0.isPattern }
    folder = FilePath((path.hasPrefix("/") ? "/" : "") + fixed.joined(separator: "/"))
    parts = parts.dropFirst(fixed.count)
    isForFolders = path.hasSuffix("/")
    // What a folder contains is what walking it finds.
    while parts.last == "**" { parts.removeLast() }
    guard !parts.isEmpty else {
      pattern = nil
      return
    }
    guard let pattern = try? PathPattern(parts.joined(separator: "/")[...], isAnchored: true) else { return nil }
    self.pattern = pattern
  }
}

extension Substring {
  fileprivate var isPattern: Bool { contains { "*?[".contains($0) } }
}
