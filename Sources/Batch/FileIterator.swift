// One file after the other from paths and lists: the part of discovery that asks what a path is.

import SystemPackage

struct FileIterator: InputIterator {
  private let discovery: InputDiscovery
  private var paths: ArraySlice<String>
  private var lists: ArraySlice<String>
  private var hasStandardInput = false
  private var walk: FolderWalk
  /// What the walk comes to next, which is looked for before anybody asks.
  private var found: Input?
  /// The pattern that is being looked for, while nothing was found.
  private var sought: String?
  private var names: NameList?

  init(_ discovery: InputDiscovery) {
    self.discovery = discovery
    paths = discovery.paths[...]
    lists = discovery.lists[...]
    walk = FolderWalk(exclusions: discovery.exclusions, endings: discovery.format.endings)
  }

  /// Only the names of a list are waited for, when all others were given.
  var isReady: Bool { found != nil || !paths.isEmpty || (names?.isReady ?? lists.isEmpty) }

  var isAtFoundFile: Bool { found?.isFound == true }

  mutating func next() -> Input? {
    while true {
      if let input = found.take() ?? walk.next() {
        found = walk.next()
        return input
      }
      if let pattern = sought {
        sought = nil
        if !walk.hasMatches { return Input(.refused(name: pattern, .noMatch)) }
      }
      if let path = paths.popFirst() {
        if let input = input(named: path) { return input }
        continue
      }
      guard let input = nextListed() else { return nil }
      if case .named(let path, let name) = input.source {
        if let input = self.input(path, named: name, isPattern: false) { return input }
      } else {
        return input
      }
    }
  }

  /// - Returns: nil where the path is a folder, whose walk has then begun.
  private mutating func input(named path: String) -> Input? {
    if path == "-" {
      return Input(
        takeStandardInput()
          ? .standardInput(name: discovery.standardInputName)
          : .refused(name: discovery.standardInputName, .secondStandardInput))
    }
    return input(FilePath(path), named: path, isPattern: true)
  }

  private mutating func input(_ path: FilePath, named name: String, isPattern: Bool) -> Input? {
    do throws(Errno) {
      guard try Stat(path).type == .directory else { return Input(.named(path, as: name)) }
      walk = FolderWalk(exclusions: discovery.exclusions, endings: discovery.format.endings)
      return walk.begin(path)
    } catch {
      if isPattern, error == .noSuchFileOrDirectory, let glob = PathGlob(name) { return search(glob, for: name) }
      return Input(.refused(name: name, error == .noSuchFileOrDirectory ? .missing : .unreadableFile(error)))
    }
  }

  private mutating func search(_ glob: PathGlob, for pattern: String) -> Input? {
    let type = try? Stat(glob.folder.isEmpty ? "." : glob.folder).type
    guard type == .directory else { return Input(.refused(name: pattern, .noMatch)) }
    walk = FolderWalk(exclusions: discovery.exclusions, endings: discovery.format.endings, glob: glob)
    sought = pattern
    return walk.begin(glob.folder)
  }

  /// The next name of the lists, as a file that is named, or what is wrong with them.
  private mutating func nextListed() -> Input? {
    while true {
      if let input = names?.next() { return input }
      names = nil
      guard let list = lists.popFirst() else { return nil }
      let isStandardInput = list == "-"
      let name = isStandardInput ? discovery.standardInputName : list
      if isStandardInput, !takeStandardInput() { return Input(.refused(name: name, .secondStandardInput)) }
      do throws(InputFault) {
        names = NameList(
          try isStandardInput
            ? discovery.settings.standardInput
            : FileContent.open(FilePath(list), unless: discovery.settings.interruption), called: name,
          isOwned: !isStandardInput, interruption: discovery.settings.interruption)
      } catch {
        return Input(.refused(name: name, error))
      }
    }
  }

  /// - Returns: whether it was there to take: it can be read only once.
  private mutating func takeStandardInput() -> Bool {
    defer { hasStandardInput = true }
    return !hasStandardInput
  }
}
