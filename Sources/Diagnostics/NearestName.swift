// "Did you mean": the known name that a mistyped one is nearest to, and the question that proposes it.

extension LocalizedText {
  /// Proposes another name; `shown` is the name as the message shows it, with its quotation marks.
  public static func didYouMean(_ shown: LocalizedText) -> LocalizedText {
    LocalizedText(en: "did you mean \(shown.english)?", fr: "vouliez-vous dire \(shown.french)\u{A0}?")
  }

  public static func didYouMean(_ shown: String) -> LocalizedText { didYouMean(LocalizedText(en: shown, fr: shown)) }
}

/// The candidate nearest to `name` by edit distance (insert, delete, replace, swap of neighbours; letter case and
/// the choice between `-` and `_` cost nothing), or nil where none is near enough to be a likely slip of the pen.
///
/// Near enough is a third of the longer name's length, at least one edit. The first of equally near candidates
/// wins, so the answer does not depend on hashing. Names longer than 64 code points have no nearest name.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = comparable(name)
  guard wanted.count <= 64 else { return nil }
  let wantedLetters = letters(of: wanted)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let offered = comparable(candidate)
    let allowed = max(1, max(wanted.count, offered.count) / 3)
    guard abs(wanted.count - offered.count) <= allowed else { continue }
    // An edit brings in one letter and takes out another at most, so that most candidates need no closer look.
    guard (wantedLetters ^ letters(of: offered)).nonzeroBitCount <= 2 * allowed else { continue }
    let distance = editDistance(wanted, offered)
    if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

private func comparable(_ name: String) -> [UInt32] {
  // Names are ASCII but for those that nobody knows.
  if name.utf8.allSatisfy({ $0 < 0x80 }) {
    return name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte | 0x20)
      case UInt8(ascii: "-"), UInt8(ascii: " "): UInt32(UInt8(ascii: "_"))
      default: UInt32(byte)
      }
    }
  }
  return name.lowercased().unicodeScalars.map { $0 == "-" || $0 == " " ? 0x5F : $0.value }
}

/// A bit for each letter that occurs; some letters share one.
private func letters(of name: [UInt32]) -> UInt64 {
  var letters: UInt64 = 0
  for index in name.indices { letters |= 1 << UInt64(name[index] & 63) }
  return letters
}

/// Optimal string alignment distance.
private func editDistance(_ left: [UInt32], _ right: [UInt32]) -> Int {
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  var current = beforePrevious
  for row in 0..<left.count {
    current[0] = row + 1
    for column in 0..<right.count {
      let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
      var cost = min(replaced, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current[column + 1] = cost
    }
    swap(&beforePrevious, &previous)
    swap(&previous, &current)
  }
  return previous[right.count]
}
