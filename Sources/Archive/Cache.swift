// What earlier runs came to on the same bytes by the same judgement. It may forget anything at any time, and what is
// wrong with it is never an error of the run: then the bytes are judged anew.

package import SystemPackage

/// What was there when a run began. Any thread may ask it.
package struct CacheIndex: Sendable {
  let packs: [Pack]
  let day: Int32

  /// Where an entry stands.
  package struct Place: Sendable {
    let pack: Int
    let entry: Int
  }

  /// What bytes came to on the day of the run; nil where that is not known.
  package func input(_ key: ContentKey) -> (input: StoredInput, place: Place)? {
    for (number, pack) in packs.enumerated() {
      guard let (position, entry) = pack.index.find(key, on: day) else { continue }
      let records = StoredRecords(pack.file, entry.offset..<entry.offset + entry.length, .kept)
      return (
        StoredInput(isSkipped: entry.isSkipped, records: records), Place(pack: number, entry: position)
      )
    }
    return nil
  }
}

/// A cache that a run reads and adds to.
///
/// Open it, then for each input either `use` what was found, or `append` its findings and `end` it; at last `finish`.
package struct Cache: ~Copyable {
  /// So many packs of one judgement are looked into one by one before they are made one.
  private static let packLimit = 4

  package let index: CacheIndex
  private let folder: CacheFolder
  private let today: Int32
  /// Nil after a fault.
  private var writer: PackWriter?
  /// Of each pack, which entries were of use.
  private var used: [[Bool]]
  /// Why nothing is added any more.
  package private(set) var fault: Errno?

  /// - Parameters:
  ///   - judgement: all that findings depend on beside the bytes and the day.
  ///   - day: the day to judge by.
  ///   - today: the day it is. Both are counted from 1970-01-01.
  package init(folder path: FilePath, judgement: Fingerprint, day: Int32, today: Int32) throws(Errno) {
    let folder = try CacheFolder(path, of: judgement)
    let writer = try folder.begin()
    let packs = folder.packs()
    self.folder = folder
    self.today = today
    index = CacheIndex(packs: packs, day: day)
    used = packs.map { Array(repeating: false, count: $0.index.count) }
    self.writer = consume writer
  }

  /// Notes that an entry was of use.
  package mutating func use(_ place: CacheIndex.Place) { used[place.pack][place.entry] = true }

  /// Adds a finding on the bytes that are at hand.
  package mutating func append(_ record: [UInt8]) {
    write { (writer: inout PackWriter) throws(Errno) in try writer.append(record) }
  }

  /// Ends the findings on some bytes.
  ///
  /// - Parameter days: when judging the bytes anew would come to the same.
  package mutating func end(_ key: ContentKey, days: DayRange, isSkipped: Bool) {
    let today = today
    write { (writer: inout PackWriter) in writer.end(key, days: days, isSkipped: isSkipped, usedOn: today) }
  }

  /// Takes back what was added since the last end.
  package mutating func drop() { write { (writer: inout PackWriter) in writer.drop() } }

  private mutating func write(_ body: (inout PackWriter) throws(Errno) -> Void) {
    guard var open = writer.take() else { return }
    do throws(Errno) {
      try body(&open)
      writer = consume open
    } catch {
      fault = error
    }
  }

  /// Puts what was added in its place.
  ///
  /// - Parameter tidies: whether there is time to make one pack of many, and to remove what nobody needs.
  package mutating func finish(tidies: Bool) {
    if tidies { folder.sweep(today: today) }
    let folds = tidies && index.packs.count + (writer?.isEmpty == false ? 1 : 0) > Self.packLimit
    if folds { fold() }
    guard folds || writer?.isEmpty == false else { return writer = nil }
    let (name, judgement) = (folder.newName, folder.judgement)
    write { (writer: inout PackWriter) throws(Errno) in try writer.finish(as: name, of: judgement) }
    writer = nil
    if folds, fault == nil { for pack in index.packs { pack.remove() } }
  }

  /// Adds what the other packs hold and what may be of use again.
  private mutating func fold() {
    var known = writer?.identities() ?? []
    let (packs, day, today, used) = (index.packs, index.day, today, used)
    write { (writer: inout PackWriter) throws(Errno) in
      for (pack, used) in zip(packs, used) {
        for (position, isUsed) in used.enumerated() {
          guard let entry = pack.index.entry(at: position) else { continue }
          let usedOn = isUsed ? today : entry.usedOn
          let isOver = entry.days.last < min(day, today)
          guard isUsed || !isOver && usedOn >= today - CacheFolder.patience, known.insert(entry.identity).inserted
          else { continue }
          try writer.copy(entry, from: pack.file, usedOn: usedOn)
        }
      }
    }
  }
}
