// Where a node is written. libyaml's marks stand with each node; this file turns them into positions and byte ranges
// of the node itself, without the anchor and tag before it and the blank lines that libyaml counts to its end.

package import Diagnostics

extension DocumentTree {
  /// The place where a node is written, from its first character; the place of the alias where it was reached through
  /// one (`definition(of:)` has the other place).
  package func span(of index: NodeIndex) -> SourceSpan {
    let node = nodes[index.offset]
    let isPlaced = node.flags.isDisjoint(with: [.hasAnchor, .hasTag, .mayTrailBlanks])
    if isPlaced { return SourceSpan(start: SourcePosition(node.start), end: SourcePosition(node.end)) }
    let range = byteRange(of: index)
    return SourceSpan(start: file.position(ofByte: range.lowerBound), end: file.position(ofByte: range.upperBound))
  }

  /// The bytes of a node in `source.bytes`.
  package func byteRange(of index: NodeIndex) -> Range<Int> {
    let range = markedRange(of: index)
    guard nodes[index.offset].flags.contains(.mayTrailBlanks) else { return range }
    return range.lowerBound..<file.trimmedEnd(from: range.lowerBound, to: range.upperBound)
  }

  /// Each place of a decoded scalar in the file.
  package func sourceMap(of index: NodeIndex) -> ScalarSourceMap {
    let definition = definition(of: index)
    return ScalarSourceMap(
      file: file, range: markedRange(of: definition), style: style(of: definition), decoded: utf8(of: definition))
  }

  /// From a node's first character to libyaml's end mark, which takes in the blank lines that a scalar may keep.
  private func markedRange(of index: NodeIndex) -> Range<Int> {
    let node = nodes[index.offset]
    let start = file.byteOffset(ofCharacter: node.start.index)
    let end = max(start, file.byteOffset(ofCharacter: node.end.index))
    return skippingProperties(of: node, from: start, to: end)..<end
  }

  private func skippingProperties(of node: Node, from start: Int, to end: Int) -> Int {
    var offset = start
    var pending = node.flags.intersection([.hasAnchor, .hasTag])
    while !pending.isEmpty, offset < end {
      switch file.bytes[offset] {
      case UInt8(ascii: "&") where pending.contains(.hasAnchor):
        pending.remove(.hasAnchor)
        offset = file.endOfAnchor(from: offset, to: end)
      case UInt8(ascii: "!") where pending.contains(.hasTag):
        pending.remove(.hasTag)
        offset = file.endOfTag(from: offset, to: end)
      default: return offset
      }
      offset = file.endOfBlanks(from: offset, to: end)
    }
    return offset
  }
}

extension SourceFile {
  /// The end of an anchor, whose name has ASCII letters, digits, `-` and `_`.
  func endOfAnchor(from start: Int, to end: Int) -> Int {
    bytes[min(start + 1, end)..<end].firstIndex { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        false
      default: true
      }
    } ?? end
  }

  /// The end of a tag: before a blank, a line break or a comma.
  func endOfTag(from start: Int, to end: Int) -> Int {
    var offset = start
    let isVerbatim = offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "<")
    while offset < end, !isBlank(at: offset), breakLength(at: offset) == 0 {
      if bytes[offset] == UInt8(ascii: ","), !isVerbatim { break }
      offset += 1
    }
    return offset
  }

  /// The first byte that belongs to no blank, line break or comment.
  func endOfBlanks(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let length = breakLength(at: offset)
      if length > 0 {
        offset += length
      } else if isBlank(at: offset) {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "#") {
        while offset < end, breakLength(at: offset) == 0 { offset += 1 }
      } else {
        break
      }
    }
    return min(offset, end)
  }
}

extension SourcePosition {
  init(_ mark: Mark) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
