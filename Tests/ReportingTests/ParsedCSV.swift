// CSV as RFC 4180 says it is read, with the byte order mark that the reports begin with.

import Testing

enum ParsedCSV {
  /// The fields of each row by the names of the first.
  static func rows(_ text: String) throws -> [[String: String]] {
    var scalars = Array(text.unicodeScalars)
    try #require(scalars.first == "\u{FEFF}")
    scalars.removeFirst()
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if isQuoted {
        if scalar == "\"", index < scalars.count, scalars[index] == "\"" {
          field += "\""
          index += 1
        } else if scalar == "\"" {
          isQuoted = false
        } else {
          field.unicodeScalars.append(scalar)
        }
      } else if scalar == "\"" {
        try #require(field.isEmpty)
        isQuoted = true
      } else if scalar == "," || scalar == "\r" {
        row.append(field)
        field = ""
        guard scalar == "\r" else { continue }
        try #require(index < scalars.count && scalars[index] == "\n")
        index += 1
        rows.append(row)
        row = []
      } else {
        field.unicodeScalars.append(scalar)
      }
    }
    try #require(!isQuoted && field.isEmpty && row.isEmpty)
    let names = try #require(rows.first)
    return try rows.dropFirst().map { row in
      try #require(row.count == names.count)
      return Dictionary(uniqueKeysWithValues: zip(names, row))
    }
  }
}
