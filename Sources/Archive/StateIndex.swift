// What the file of an interrupted run holds: where the findings of each input stand, by the input's name. Reading it
// never fails; it ends where the file is torn.

import SystemPackage

/// An input of a run, as a state knows it again.
///
/// - `kind`: tells inputs of one name apart.
/// - `content`: the digest of its bytes; nil where they were not read.
package struct StateKey: Sendable, Equatable {
  package var name: String
  package var kind: UInt8
  package var content: Fingerprint?

  package init(name: String, kind: UInt8, content: Fingerprint?) {
    self.name = name
    self.kind = kind
    self.content = content
  }

  /// By which the index finds it.
  fileprivate var hash: UInt64 { Checksum.of(Array(name.utf8).span, seed: UInt64(kind)) }
}

/// What an input came to, kept in a file.
package struct StoredInput: Sendable {
  /// As the input's end was recorded; whatever the caller put there.
  package let isSkipped: Bool
  package let records: StoredRecords
}

/// The record that ends the findings of an input.
struct StateEntry {
  let key: StateKey
  let isSkipped: Bool
  /// How many bytes the findings before it take.
  let length: Int

  var content: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(key.kind)
    bytes.append(UInt8(isSkipped ? 1 : 0))
    bytes.append(number: UInt64(length))
    bytes.append(UInt8(key.content == nil ? 0 : 1))
    if let fingerprint = key.content { bytes.append(fingerprint) }
    bytes.append(text: key.name)
    return bytes
  }

  init(_ key: StateKey, isSkipped: Bool, length: Int) {
    self.key = key
    self.isSkipped = isSkipped
    self.length = length
  }

  init(reading content: [UInt8]) throws(DamagedRecord) {
    var reader = ByteReader(content)
    let kind = try reader.uint8()
    isSkipped = try reader.uint8() == 1
    guard let length = Int(exactly: try reader.uint64()) else { throw DamagedRecord() }
    self.length = length
    let fingerprint = try reader.uint8() == 1 ? try reader.fingerprint() : nil
    key = StateKey(name: try reader.text(), kind: kind, content: fingerprint)
  }
}

/// What an interrupted run came to. Any thread may ask it.
package struct StateIndex: Sendable {
  /// What of a file is looked at to tell what stands there.
  private static let glance = 512

  private let file: ArchiveFile
  /// Where the record stands that ends an input. Of two for one input, the later one counts.
  private var ends: [UInt64: Int] = [:]

  /// How many inputs are known.
  package var count: Int { ends.count }

  /// Looks through a file.
  ///
  /// - Parameter offset: where its first input begins; then the end of its last whole one.
  init(_ file: ArchiveFile, from offset: inout Int) {
    self.file = file
    var start = offset
    var position = offset
    while let (frame, content) = try? Self.record(in: file, at: position) {
      let end = position + RecordFrame.size + frame.length
      if let content {
        guard let entry = try? StateEntry(reading: content), entry.length == position - start else { return }
        ends[entry.key.hash] = position
        start = end
        offset = end
      }
      position = end
    }
  }

  /// What an input came to; nil where that is not known.
  ///
  /// - Parameter key: without a content where the name is enough.
  package func input(_ key: StateKey) -> StoredInput? {
    guard let position = ends[key.hash], let (_, content) = try? Self.record(in: file, at: position), let content,
      let entry = try? StateEntry(reading: content), entry.key.name == key.name, entry.key.kind == key.kind,
      key.content == nil || entry.key.content == key.content
    else { return nil }
    let records = StoredRecords(file, position - entry.length..<position, .finding)
    return StoredInput(isSkipped: entry.isSkipped, records: records)
  }

  /// The record at a place, with its bytes where it ends an input.
  private static func record(
    in file: ArchiveFile, at position: Int
  ) throws(DamagedRecord) -> (RecordFrame, content: [UInt8]?) {
    var bytes = try file.bytes(at: position, count: glance)
    var reader = ByteReader(bytes)
    let frame = try RecordFrame(reading: &reader)
    let size = RecordFrame.size + frame.length
    switch frame.kind {
    case .heading, .kept: throw DamagedRecord()
    case .finding:
      // Whether its bytes are sound is seen when they are used; that they are there must be known now.
      guard bytes.count >= size || (try? file.bytes(at: position + size - 1, count: 1))?.count == 1 else {
        throw DamagedRecord()
      }
      return (frame, nil)
    case .inputEnd:
      if bytes.count < size { bytes = try file.bytes(at: position, count: size) }
      guard bytes.count >= size else { throw DamagedRecord() }
      let content = RecordFrame.size..<size
      guard frame.fits(bytes.span.extracting(content)) else { throw DamagedRecord() }
      return (frame, Array(bytes[content]))
    }
  }
}
