// The path of a declaration's file as tools name files of a repository: relative to its root, without `.` and `..`, or
// a URI. It looks at no file system: the run's working folder is taken to be the root.

struct FileReference {
  /// With forward slashes and without dot segments, such as `declarations/lobby.yaml`.
  let path: String
  let isAbsolute: Bool

  init(_ named: String) {
    isAbsolute = named.hasPrefix("/")
    var segments: [Substring] = []
    for segment in named.split(separator: "/") where segment != "." {
      if segment == "..", let last = segments.last, last != ".." {
        segments.removeLast()
      } else if segment != ".." || !isAbsolute {
        segments.append(segment)
      }
    }
    path = (isAbsolute ? "/" : "") + segments.joined(separator: "/")
  }

  /// A relative reference or a `file:` URI, with every byte encoded that is neither unreserved nor a slash.
  var uri: String {
    var encoded = isAbsolute ? "file://" : ""
    for byte in path.utf8 {
      if Self.isPlain(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
