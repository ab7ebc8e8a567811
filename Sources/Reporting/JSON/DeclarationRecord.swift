// The findings on a declaration as they are kept for another run: the line that an NDJSON report has for them, without
// what depends on where the declaration stands, and with the texts of rules only referred to. Such a line is put
// together from what is kept without being read.

import Diagnostics
package import Findings

/// Writes and reads what is kept of declarations.
///
/// A class, because many use it at the same time, and often.
package final class DeclarationRecords: Sendable {
  /// What a line begins with; the path follows.
  private static let opening = Array("{\"path\":".utf8)
  /// No text of JSON has it in it: before the number of a text of the rules.
  private static let mark: UInt8 = 1

  private let rules: RuleList
  /// What results say of their rules: of each rule and status first what a result says that says no more, then what
  /// stands first in any other.
  private let texts: [UInt8]
  /// Where each of them ends.
  private let textEnds: [Int]
  private let references: WrittenRules
  private let written: WrittenRules

  /// - Parameter rules: those of the run's policy. What is kept can be read by whoever names the same rules.
  package init(_ rules: RuleList) {
    self.rules = rules
    var texts: [UInt8] = []
    var ends: [Int] = []
    references = WrittenRules(rules) { text in
      defer {
        texts += text
        ends.append(texts.count)
      }
      return [Self.mark, UInt8(truncatingIfNeeded: ends.count), UInt8(truncatingIfNeeded: ends.count >> 8)]
    }
    self.texts = texts
    textEnds = ends
    written = WrittenRules(rules)
  }

  /// The line of an NDJSON report.
  package func line(of finding: DeclarationFinding) -> [UInt8] {
    DeclarationLine.bytes(of: finding, written)
  }

  /// What is kept of a finding, but for its path.
  package func record(of finding: DeclarationFinding) -> [UInt8] {
    var named = finding
    named.path = ""
    let line = DeclarationLine.bytes(of: named, references)
    var gaps: [UInt8] = []
    var literal: [UInt8] = []
    literal.reserveCapacity(line.count)
    var count = 0
    var length = 0
    var start = Self.opening.count + 2
    var position = start
    while let mark = line.span.firstIndex(of: Self.mark, from: position), mark + 2 < line.count {
      position = mark
      literal += line[start..<position]
      Self.append(position - start, to: &gaps)
      gaps += line[(position + 1)...(position + 2)]
      let text = Int(line[position + 1]) | Int(line[position + 2]) << 8
      length += position - start + (range(ofText: text)?.count ?? 0)
      count += 1
      position += 3
      start = position
    }
    // The line feed is not kept.
    literal += line[start..<line.count - 1]
    length += line.count - 1 - start
    var record: [UInt8] = []
    record.reserveCapacity(8 + gaps.count + literal.count)
    Self.append(count, to: &record)
    Self.append(length, to: &record)
    return record + gaps + literal
  }

  /// The line of an NDJSON report; nil where this was not kept by a run with the same rules.
  ///
  /// - Parameters:
  ///   - record: what was kept stands in it from an offset on.
  ///   - end: where it ends; at the end of the bytes unless said.
  package func line(of record: [UInt8], from offset: Int = 0, upTo end: Int? = nil, path: String) -> [UInt8]? {
    let end = end ?? record.count
    guard offset >= 0, offset <= end, end <= record.count else { return nil }
    let kept = record.span.extracting(offset..<end)
    guard let count = Self.number(in: kept, at: 0), let length = Self.number(in: kept, at: 4),
      count <= (kept.count - 8) / 6
    else { return nil }
    let literal = 8 + 6 * count
    // All of it is looked at before anything is copied.
    var rest = kept.count - literal
    var size = rest
    for index in 0..<count {
      guard let gap = Self.number(in: kept, at: 8 + 6 * index), gap <= rest,
        let text = range(ofText: Self.text(in: kept, at: 12 + 6 * index))
      else { return nil }
      rest -= gap
      size += text.count
    }
    guard size == length else { return nil }
    let path = JSONText.spelling(of: path)
    let texts = texts
    return [UInt8](capacity: Self.opening.count + path.count + length + 1) { line in
      line.append(copying: Self.opening.span)
      line.append(copying: path.span)
      var position = literal
      for index in 0..<count {
        let gap = Self.number(in: kept, at: 8 + 6 * index) ?? 0
        line.append(copying: kept.extracting(position..<position + gap))
        position += gap
        if let text = range(ofText: Self.text(in: kept, at: 12 + 6 * index)) {
          line.append(copying: texts.span.extracting(text))
        }
      }
      line.append(copying: kept.extracting(droppingFirst: position))
      line.append(UInt8(ascii: "\n"))
    }
  }

  /// The finding itself; nil where this was not kept by a run with the same rules.
  package func finding(of record: [UInt8], from offset: Int = 0, path: String) -> DeclarationFinding? {
    let kept = record.span.extracting(droppingFirst: min(offset, record.count))
    guard let count = Self.number(in: kept, at: 0), count <= kept.count / 6, 8 + 6 * count <= kept.count else {
      return nil
    }
    var references: [RecordReading.Reference] = []
    references.reserveCapacity(count)
    var position = offset + 8 + 6 * count
    var reading = RecordReading(record, from: position)
    for index in 0..<count {
      let reference = 8 + 6 * index
      guard let gap = Self.number(in: kept, at: reference) else { return nil }
      position += gap
      let text = Self.text(in: kept, at: reference + 4)
      let (number, status) = text.quotientAndRemainder(dividingBy: Status.allCases.count)
      guard number < 2 * rules.count else { return nil }
      references.append(
        RecordReading.Reference(
          position: position, rule: number % rules.count, status: Status.allCases[status],
          isWhole: number < rules.count))
    }
    reading.references = references
    return try? reading.declaration(path: path, of: rules)
  }

  private func range(ofText text: Int) -> Range<Int>? {
    guard textEnds.indices.contains(text) else { return nil }
    return (text == 0 ? 0 : textEnds[text - 1])..<textEnds[text]
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private static func number(in kept: Span<UInt8>, at position: Int) -> Int? {
    guard position >= 0, position <= kept.count - 4 else { return nil }
    // Any four bytes are a number: nothing but their type is not checked here.
    let number = unsafe kept.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt32.self)
    return Int(UInt32(littleEndian: number))
  }

  /// The number of a text of the rules.
  private static func text(in kept: Span<UInt8>, at position: Int) -> Int {
    Int(kept[position]) | Int(kept[position + 1]) << 8
  }
}
