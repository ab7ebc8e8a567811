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
  private let temporary: FilePath?
  private var file: FileDescriptor
  private var buffer: [UInt8] = []
  private var isFinished = false

  private static let bufferSize = 1 << 16

  /// Standard output.
  init() {
    path = nil
    temporary = nil
    file = .standardOutput
  }

  init(path: String) throws(Diagnostic) {
    let opened: (file: FileDescriptor, temporary: FilePath?)
    do {
      opened = try Self.open(FilePath(path))
    } catch {
      throw Self.failure(path, error)
    }
    self.path = path
    (file, temporary) = opened
  }

  private static func open(_ target: FilePath) throws -> (FileDescriptor, FilePath?) {
    if let kind = try? target.stat().type, kind != .regular {
      if kind == .directory { throw Errno.isDirectory }
      return (try FileDescriptor.open(target, .writeOnly), nil)
    }
    let beside = temporaryPath(for: target)
    let permissions = FilePermissions(rawValue: 0o666)
    return (
      try FileDescriptor.open(beside, .writeOnly, options: [.create, .exclusiveCreate], permissions: permissions),
      beside
    )
  }

  private static func temporaryPath(for target: FilePath) -> FilePath {
    let name = target.lastComponent?.string ?? "report"
    let hidden = ".\(name).\(getpid()).tmp"
    return target.removingLastComponent().appending(hidden)
  }

  mutating func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is left and puts the file in its place.
  mutating func finish() throws {
    try flush()
    isFinished = true
    guard let path else { return }
    do {
      if let temporary {
        try file.close()
        guard unsafe rename(temporary.string, path) == 0 else { throw Errno(rawValue: errno) }
      } else {
        try file.close()
      }
    } catch {
      if let temporary { _ = unsafe unlink(temporary.string) }
      throw Self.failure(path, error)
    }
  }

  private mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    do {
      try file.writeAll(buffer)
    } catch Errno.brokenPipe {
      throw ClosedPipe()
    } catch {
      throw Self.failure(path, error)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func failure(_ path: String?, _ error: any Error) -> Diagnostic {
    let reason = (error as? Errno)?.description ?? "\(error)"
    let name = path?.withoutControls
    return Diagnostic(
      code: "output.unwritable",
      message: LocalizedText(
        en: "the report cannot be written to \(name ?? "standard output"): \(reason)",
        fr: "le rapport ne peut être écrit dans \(name ?? "la sortie standard") : \(reason)"),
      help: path == nil
        ? nil
        : LocalizedText(
          en: "name a file in a folder that exists, can be written and has room",
          fr: "nommez un fichier d’un dossier qui existe, où l’on peut écrire et où il reste de la place"))
  }

  deinit {
    guard !isFinished, let temporary else { return }
    _ = try? file.close()
    _ = unsafe unlink(temporary.string)
  }
}
