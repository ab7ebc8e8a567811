// What one folder contains, by name and kind. It calls C, because names are taken as the bytes that they are: a file
// whose name is not UTF-8 is to be judged like any other.

import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What tells files and folders apart, whatever path leads to them.
struct FileIdentity: Hashable {
  let device: DeviceID
  let inode: Inode
}

extension FileIdentity {
  init(_ status: Stat) { self.init(device: status.deviceID, inode: status.inode) }
}

enum FolderListing {
  struct Entry {
    let kind: Kind
    /// The bytes of the name; a folder's end in `/`, so that entries sort as the paths below them do.
    let name: [UInt8]
  }

  enum Kind: Equatable {
    case file, folder, special
    /// A link that cannot be followed.
    case unresolved(Errno)
  }

  /// What a folder contains, sorted by the bytes of the names. Hidden entries are left out.
  static func entries(of path: FilePath) throws(Errno) -> [Entry] {
    guard let stream = unsafe path.withPlatformString({ unsafe opendir($0) }) else { throw Errno(rawValue: errno) }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let record = unsafe readdir(stream) else { break }
      guard let nameOffset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { continue }
      // The record is only as long as its name needs: it must not be copied as the whole structure.
      let start = unsafe UnsafeRawPointer(record).advanced(by: nameOffset)
      let name = unsafe [UInt8](
        UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
      guard name.first != UInt8(ascii: ".") else { continue }
      let kind = kind(unsafe Int(record.pointee.d_type), of: name, in: path)
      entries.append(Entry(kind: kind, name: kind == .folder ? name + [UInt8(ascii: "/")] : name))
    }
    guard errno == 0 else { throw Errno(rawValue: errno) }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private static func kind(_ type: Int, of name: [UInt8], in folder: FilePath) -> Kind {
    if type == Int(DT_REG) { return .file }
    if type == Int(DT_DIR) { return .folder }
    guard type == Int(DT_LNK) || type == Int(DT_UNKNOWN) else { return .special }
    do throws(Errno) {
      switch try Stat(folder.appending(bytes: name[...])).type {
      case .regular: return .file
      case .directory: return .folder
      default: return .special
      }
    } catch {
      return .unresolved(error)
    }
  }
}

extension FilePath {
  /// A path of these bytes, whatever they are.
  init(bytes: [UInt8]) {
    unsafe self.init(platformString: bytes.map { CInterop.PlatformChar(bitPattern: $0) } + [0])
  }

  /// The path of something in this folder.
  func appending(bytes name: ArraySlice<UInt8>) -> FilePath {
    let platformName = name.map { CInterop.PlatformChar(bitPattern: $0) } + [0]
    guard let component = FilePath.Component(platformString: platformName) else { return self }
    return appending(component)
  }
}
