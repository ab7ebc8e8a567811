// Which file a path means: symbolic links are followed by hand, because the file that a report goes to may not be
// there yet.

import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FilePath {
  /// As many links as the system follows itself.
  private static let linkLimit = 40

  /// The path at the end of the symbolic links that this one is, whether or not something is there.
  func followingLinks() throws(Errno) -> FilePath {
    var path = self
    for _ in 0..<Self.linkLimit {
      guard let target = path.linkTarget else { return path }
      path = path.removingLastComponent().pushing(target)
    }
    throw Errno.tooManySymbolicLinkLevels
  }

  /// A name that two spellings of one file share.
  var fileIdentity: String {
    let path = (try? followingLinks()) ?? self
    guard let name = path.lastComponent, name.kind == .regular else { return path.real ?? path.string }
    let folder = path.removingLastComponent()
    let isHere = folder.isEmpty
    guard let real = (isHere ? FilePath(".") : folder).real else { return path.lexicallyNormalized().string }
    return FilePath(real).appending(name).string
  }

  /// Where the symbolic link points to; nil where this is none.
  private var linkTarget: FilePath? {
    let capacity = Int(PATH_MAX)
    let name = unsafe [CChar](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = max(0, unsafe readlink(string, start, capacity))
    }
    return name.isEmpty ? nil : FilePath(String(decoding: name.map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  /// The absolute path without links or dots; nil where nothing is there.
  private var real: String? {
    guard let pointer = unsafe realpath(string, nil) else { return nil }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }
}
