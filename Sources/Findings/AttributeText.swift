// The paths of attributes as reports spell them, seen as fields: what is counted over many declarations is not this or
// that element of a list.

extension String {
  /// The same attribute of whichever element of a list: `referents[].training[].topics` for `referents[0].training[12].topics`.
  package var withoutIndices: String {
    guard utf8.contains(UInt8(ascii: "[")) else { return self }
    var kept = String.UnicodeScalarView()
    var isIndex = false
    for scalar in unicodeScalars {
      if isIndex, ("0"..."9").contains(scalar) { continue }
      isIndex = scalar == "["
      kept.append(scalar)
    }
    return String(kept)
  }
}
