// What a run does where declarations are judged, by many at the same time: it asks whether what a declaration came to
// is known, and readies the findings for the reports.

import Archive
import Batch
import Findings

struct RunPreparation: FindingPreparation {
  let press: DeclarationPress
  let state: StateIndex?
  let cache: CacheIndex?

  func prepare(_ finding: DeclarationFinding) -> JudgedDeclaration { press.judged(finding) }

  func recall(_ input: InputIdentity) -> Recollection? {
    if let stored = state?.input(input.stateKey), input.isCertain {
      return Recollection(stored, .interruptedRun, of: input.name, press)
    }
    if let key = input.contentKey, let found = cache?.input(key) {
      return Recollection(found.input, .cache(found.place), of: input.name, press)
    }
    return nil
  }

  /// Where what is known comes from.
  enum Origin: Sendable {
    case interruptedRun
    case cache(CacheIndex.Place)
  }

  struct Recollection: InputRecollection {
    let origin: Origin
    let isSkipped: Bool
    private let name: String
    private let press: DeclarationPress
    private var records: StoredRecords
    private var count = 0

    fileprivate init(_ stored: StoredInput, _ origin: Origin, of name: String, _ press: DeclarationPress) {
      self.origin = origin
      isSkipped = stored.isSkipped
      self.name = name
      self.press = press
      records = stored.records
    }

    mutating func next() throws(DamagedRecord) -> JudgedDeclaration? {
      guard let record = try records.next() else { return nil }
      count += 1
      var judged = try press.judged(reading: record, path: count == 1 ? name : "\(name)#\(count)")
      judged.origin = origin
      return judged
    }
  }
}

extension InputIdentity {
  var stateKey: StateKey { StateKey(name: place, kind: kind.rawValue, content: content) }

  /// Of what was read once and comes by no name of its own, the bytes must be the same.
  fileprivate var isCertain: Bool {
    switch kind {
    case .named, .found: content == nil
    case .standardInput, .line, .respelledLine, .refusedLine: content != nil
    case .refused: false
    }
  }

  /// Nil where there are no bytes to know it by.
  var contentKey: ContentKey? {
    content.map { content in
      let kind: UInt8 =
        switch kind {
        case .named, .standardInput, .line: 0
        case .found: 1
        case .respelledLine: 2
        case .refusedLine: 3
        case .refused: 4
        }
      return ContentKey(content: content, kind: kind)
    }
  }
}
