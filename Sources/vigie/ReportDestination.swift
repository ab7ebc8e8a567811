// Where a report's bytes go. A report file is written whole or not at all: beside its target under another name, and
// renamed when it is complete. A target that is no regular file, such as a pipe or a device, is written in place.

import Diagnostics
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The reader of a report went away; the run ends quietly.
struct ClosedPipe: Error {}

/// One open report.
///
/// Call `write` as often as needed, then `finish`; a destination that is dropped unfinished leaves no file.
struct ReportDestination: ~Copyable {
  private let path: String?
  /// The file that is written meanwhile, and the one whose place it will take.
  private let replacement: (temporary: FilePath, target: FilePath)?
  private var file: FileDescriptor
  private var buffer: [UInt8] = []
  private var isFinished = false

  private static let bufferSize = 1 << 18
  /// Files are written by whole pages, which takes the system less time.
  private static let pageSize = 1 << 12

  /// Standard output.
  init() {
    path = nil
    replacement = nil
    file = .standardOutput
  }

  init(path: String) throws(Diagnostic) {
    do {
      (file, replacement) = try Self.open(FilePath(path))
    } catch {
      throw Self.failure(path, error)
    }
    self.path = path
  }

  private static func open(
    _ path: FilePath
  ) throws -> (FileDescriptor, (temporary: FilePath, target: FilePath)?) {
    if let kind = try? path.stat().type, kind != .regular {
      if kind == .directory { throw Errno.isDirectory }
      return (try FileDescriptor.open(path, .writeOnly, options: .closeOnExec), nil)
    }
    let target = try path.followingLinks()
    // Replacing a file asks nothing of the file itself: what its owner protected is not written over.
    let isThere = unsafe access(target.string, F_OK) == 0
    if isThere, unsafe access(target.string, W_OK) != 0 { throw Errno(rawValue: errno) }
    // Another run may be writing beside this one, or have been killed at it.
    for number in 0..<100 {
      let temporary = target.removingLastComponent().appending(".vigie-\(getpid())-\(number).tmp")
      do {
        let file = try FileDescriptor.open(
          temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
          permissions: FilePermissions(rawValue: 0o666))
        return (file, (temporary, target))
      } catch Errno.fileExists {
        continue
      }
    }
    throw Errno.fileExists
  }

  mutating func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush(buffer.count - buffer.count % Self.pageSize) }
  }

  /// Writes what is left and puts the file in its place.
  mutating func finish() throws {
    try flush(buffer.count)
    isFinished = true
    guard let path else { return }
    do {
      try file.close()
      guard let (temporary, target) = replacement else { return }
      guard unsafe rename(temporary.string, target.string) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      removeTemporary()
      throw Self.failure(path, error)
    }
  }

  private borrowing func removeTemporary() {
    if let temporary = replacement?.temporary { _ = unsafe unlink(temporary.string) }
  }

  /// Writes the first bytes of the buffer.
  private mutating func flush(_ count: Int) throws {
    guard count > 0 else { return }
    do {
      try file.writeAll(buffer[..<count])
    } catch Errno.brokenPipe {
      throw ClosedPipe()
    } catch {
      throw Self.failure(path, error)
    }
    buffer.removeFirst(count)
  }

  private static func failure(_ path: String?, _ error: any Error) -> Diagnostic {
    let reason = (error as? Errno)?.reason ?? LocalizedText(en: "\(error)", fr: "\(error)")
    let name = path?.withoutControls
    return Diagnostic(
      code: "output.unwritable",
      message: LocalizedText(
        en: "the report cannot be written to \(name ?? "standard output"): \(reason.english)",
        fr: "le rapport ne peut être écrit dans \(name ?? "la sortie standard")\u{A0}: \(reason.french)"),
      help: path == nil
        ? nil
        : LocalizedText(
          en: "name a file in a folder that exists, can be written and has room",
          fr: "nommez un fichier d’un dossier qui existe, où l’on peut écrire et où il reste de la place"))
  }

  deinit {
    guard !isFinished, path != nil else { return }
    _ = try? file.close()
    removeTemporary()
  }
}

extension Errno {
  /// What keeps a file from being written, in words; the system's own where it is rare.
  var reason: LocalizedText {
    switch self {
    case .noSpace: LocalizedText(en: "no room is left on the disk", fr: "il n’y a plus de place sur le disque")
    case .permissionDenied, .notPermitted: LocalizedText(en: "this is not permitted", fr: "ce n’est pas permis")
    case .readOnlyFileSystem: LocalizedText(en: "the disk is read-only", fr: "le disque est en lecture seule")
    case .noSuchFileOrDirectory: LocalizedText(en: "there is no such folder", fr: "ce dossier n’existe pas")
    case .notDirectory: LocalizedText(en: "this is not in a folder", fr: "ce n’est pas dans un dossier")
    case .isDirectory: LocalizedText(en: "this is a folder", fr: "c’est un dossier")
    case .tooManySymbolicLinkLevels:
      LocalizedText(en: "the links lead in a circle", fr: "les liens tournent en rond")
    case .fileNameTooLong: LocalizedText(en: "the name is too long", fr: "le nom est trop long")
    default: LocalizedText(en: description, fr: description)
    }
  }
}
