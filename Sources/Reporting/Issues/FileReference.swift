// The path of a declaration's file as tools name files of a repository: relative to its root, without `.` and `..`, or
// a URI. It looks at no file system: the run's working folder is taken to be the root.

struct FileReference {
  /// With forward slashes and without dot segments, such as `declarations/lobby.yaml`.
  let path: String
  let isAbsolute: Bool

  init(_ named: String) {
    // A slash parts segments whatever mark is joined to it.
    let scalars = named.unicodeScalars
    isAbsolute = scalars.first == "/"
    var segments: [String] = []
    for segment in scalars.split(separator: "/").map(String.init) where segment != "." {
      if segment == "..", let last = segments.last, last != ".." {
        segments.removeLast()
      } else if segment != ".." || !isAbsolute {
        segments.append(segment)
      }
    }
    path = (isAbsolute ? "/" : "") + segments.joined(separator: "/")
  }

  /// A relative reference or a `file:` URI.
  var uri: String { (isAbsolute ? "file://" : "") + path.percentEncoded }
}

extension String {
  /// The text as the path of a URI: every byte encoded that is neither unreserved nor a slash.
  var percentEncoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in utf8 {
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": encoded.append(byte)
      default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
