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

/// What a folder contains, sorted by the bytes of the names. Hidden entries are left out.
struct FolderListing {
  struct Entry {
    let kind: Kind
    /// Where the name stands among all; a folder's ends in `/`, so that entries sort as the paths below them do.
    fileprivate let range: Range<Int>
    /// The first eight bytes of the name as a number, by which nearly all entries are sorted.
    fileprivate let beginning: UInt64
  }

  enum Kind: Equatable {
    case file, folder, special
    /// A link that cannot be followed.
    case unresolved(Errno)
  }

  private(set) var entries: [Entry] = []
  /// All of them, one after the other: thousands of texts would take longer to make than to read the files.
  private var names: [UInt8] = []

  init(of path: FilePath) throws(Errno) {
    let folder = path.bytesBeforeNames
    guard let stream = unsafe path.withPlatformString({ unsafe opendir($0) }) else { throw Errno(rawValue: errno) }
    defer { unsafe closedir(stream) }
    while true {
      errno = 0
      guard let record = unsafe readdir(stream) else { break }
      guard let nameOffset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { continue }
      // The record is only as long as its name needs: it must not be copied as the whole structure.
      let text = unsafe UnsafeRawPointer(record).advanced(by: nameOffset)
      let name = unsafe UnsafeRawBufferPointer(
        start: text, count: strlen(text.assumingMemoryBound(to: CChar.self)))
      guard unsafe name.first != UInt8(ascii: ".") else { continue }
      let start = names.count
      unsafe names.append(contentsOf: name)
      let kind = kind(unsafe Int(record.pointee.d_type), of: names[start...], in: folder)
      if kind == .folder { names.append(UInt8(ascii: "/")) }
      entries.append(
        Entry(kind: kind, range: start..<names.count, beginning: Self.beginning(of: names[start...])))
    }
    guard errno == 0 else { throw Errno(rawValue: errno) }
    entries.sort { [names] left, right in
      left.beginning == right.beginning
        ? names[left.range].lexicographicallyPrecedes(names[right.range]) : left.beginning < right.beginning
    }
  }

  /// The bytes of a name; a folder's end in `/`.
  func name(of entry: Entry) -> ArraySlice<UInt8> { names[entry.range] }

  /// No name has a zero in it: one that is shorter comes before those that begin with it.
  private static func beginning(of name: ArraySlice<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for position in 0..<8 {
      number <<= 8
      if position < name.count { number |= UInt64(name[name.startIndex + position]) }
    }
    return number
  }

  private func kind(_ type: Int, of name: ArraySlice<UInt8>, in folder: [UInt8]) -> Kind {
    if type == Int(DT_REG) { return .file }
    if type == Int(DT_DIR) { return .folder }
    guard type == Int(DT_LNK) || type == Int(DT_UNKNOWN) else { return .special }
    do throws(Errno) {
      switch try Stat(FilePath(folder: folder, name: name)).type {
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
