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
    let folder = path.bytesBeforeNames
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
      let kind = kind(unsafe Int(record.pointee.d_type), of: name, in: folder)
      entries.append(Entry(kind: kind, name: kind == .folder ? name + [UInt8(ascii: "/")] : name))
    }
    guard errno == 0 else { throw Errno(rawValue: errno) }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private static func kind(_ type: Int, of name: [UInt8], in folder: [UInt8]) -> Kind {
    if type == Int(DT_REG) { return .file }
    if type == Int(DT_DIR) { return .folder }
    guard type == Int(DT_LNK) || type == Int(DT_UNKNOWN) else { return .special }
    do throws(Errno) {
      switch try Stat(FilePath(folder: folder, name: name[...])).type {
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
  init(bytes: [UInt8]) { self.init(folder: bytes, name: []) }

  /// The path of something in a folder.
  ///
  /// - Parameter folder: the bytes before the name.
  init(folder: [UInt8], name: ArraySlice<UInt8>) {
    var text: [CInterop.PlatformChar] = []
    text.reserveCapacity(folder.count + name.count + 1)
    for byte in folder { text.append(CInterop.PlatformChar(bitPattern: byte)) }
    for byte in name { text.append(CInterop.PlatformChar(bitPattern: byte)) }
    text.append(0)
    self.init(platformString: text)
  }

  /// The bytes of this folder's path, up to where the name of something in it begins.
  var bytesBeforeNames: [UInt8] {
    guard !isEmpty else { return [] }
    let bytes = unsafe withPlatformString { start in
      unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: length))
    }
    return bytes.last == UInt8(ascii: "/") ? bytes : bytes + [UInt8(ascii: "/")]
  }
}
