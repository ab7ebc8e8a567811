// How many columns of a terminal a text takes, and texts cut to fit some. It follows Unicode's East Asian Width in
// whole blocks: exact for what declarations contain, near enough for the rest.

import Diagnostics

extension Unicode.Scalar {
  /// 0 for marks that combine with what stands before, 2 for wide characters, 1 for all others.
  var displayWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return Self.isWide(value) ? 2 : 1
    }
  }

  /// The columns that the scalar takes as it may be shown, without controls.
  @inline(__always)
  var shownWidth: Int {
    if isPrintableASCII { return 1 }
    return isSteering ? String(self).withoutControls.displayWidth : displayWidth
  }

  /// Most of what is shown: what needs no look at any table.
  fileprivate var isPrintableASCII: Bool { value >= 0x20 && value < 0x7F }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F: true  // Hangul initial consonants
    case 0x231A...0x231B, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653: true  // emoji
    case 0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26D4, 0x26EA, 0x26F2...0x26F5: true  // emoji
    case 0x2705, 0x270A...0x270B, 0x2728, 0x274C, 0x274E, 0x2753...0x2757, 0x2795...0x2797: true  // emoji
    case 0x2B1B...0x2B1C, 0x2B50, 0x2B55: true  // emoji
    case 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true  // CJK
    case 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3: true  // Yi, Hangul
    case 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6: true  // compatibility, full width
    case 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF: true  // Tangut, Khitan, kana supplements
    case 0x1F004, 0x1F0CF, 0x1F18E, 0x1F191...0x1F19A, 0x1F1E6...0x1F265: true  // tiles, squared letters, flags
    case 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F7E0...0x1F7EB, 0x1F900...0x1FAFF: true  // emoji
    case 0x20000...0x3FFFD: true  // CJK extensions
    default: false
    }
  }
}

extension [UInt8] {
  /// Adds a scalar to a text as it may be shown, without controls, and returns the columns that this takes.
  @inline(__always)
  mutating func appendShown(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isPrintableASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
      return 1
    }
    guard scalar.isSteering else {
      append(contentsOf: scalar.utf8)
      return scalar.displayWidth
    }
    let shown = String(scalar).withoutControls
    append(contentsOf: shown.utf8)
    return shown.displayWidth
  }
}

extension Span<UInt8> {
  /// The columns that this UTF-8 text takes, where bytes tell: each character takes one, and none steers.
  var columns: Int? {
    var columns = 0
    for index in 0..<count {
      let byte = self[index]
      if byte & 0xC0 == 0x80 { continue }
      // Marks that combine begin at U+0300; quotation marks and dashes are none.
      guard byte < 0xCC || byte == 0xE2, !maySteer(at: index) else { return nil }
      columns += 1
    }
    return columns
  }
}

extension String {
  /// The columns that the text takes on one line of a terminal.
  var displayWidth: Int { withBytes { $0.columns } ?? unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  /// The text as it may be shown, without controls and cut to `width` columns: an ellipsis tells that it was cut.
  /// Marks that combine without end are cut too.
  func fitted(to width: Int) -> String {
    // Most texts fit.
    if let columns = withBytes({ $0.columns }), columns <= width { return self }
    var shown = ""
    var taken = 0
    var marks = 0
    for scalar in unicodeScalars {
      let next = String(scalar).withoutControls
      let nextWidth = next.displayWidth
      marks = nextWidth == 0 ? marks + 1 : 0
      if marks > 4 { continue }
      if taken + nextWidth > width { return shown.dropped(columns: taken + 1 - width) + "…" }
      shown += next
      taken += nextWidth
    }
    return shown
  }

  /// The text with blanks added up to `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  private func dropped(columns: Int) -> String {
    var kept = unicodeScalars
    var dropped = 0
    while dropped < columns, let last = kept.popLast() { dropped += last.displayWidth }
    return String(kept)
  }
}
