// One input from its name to its prepared findings: what is known of it is recalled, anything else is judged.

import Archive
import Compliance

/// What every input of a run is judged by and prepared with.
///
/// A class, because each input holds it: one reference is counted then, not those of all that is in it.
final class CourseSettings: Sendable {
  let assessor: Assessor
  let batch: BatchSettings
  let memory: RunMemory
  let preparation: any FindingPreparation

  init(
    assessor: Assessor, batch: BatchSettings, memory: RunMemory, preparation: any FindingPreparation
  ) {
    self.assessor = assessor
    self.batch = batch
    self.memory = memory
    self.preparation = preparation
  }

  func with(_ assessor: Assessor) -> CourseSettings {
    CourseSettings(assessor: assessor, batch: batch, memory: memory, preparation: preparation)
  }
}

/// The prepared findings of one input, each made when asked for.
struct InputCourse: ~Copyable {
  private let input: Input
  private let identity: InputIdentity
  private let settings: CourseSettings
  /// What was read of an input that was recalled by its content: it may be one that can be read only once.
  private let content: InputContent?
  private var records: StoredRecords?
  private var assessment: InputAssessment?
  private var origin: FindingOrigin?
  /// How many findings were recalled.
  private var recalled = 0
  private var isSkipped: Bool

  /// How much room a recalled finding takes, in spaces: as much as that of a usual declaration.
  private static let recalledWeight = 4

  init(_ input: Input, _ settings: CourseSettings) {
    // Everything is settled in variables first: a closure that reads a part of a value that cannot be copied, before
    // the value is whole, is compiled wrongly when optimised (Swift 6.3).
    var identity = InputIdentity(input)
    var content: InputContent?
    var assessment: InputAssessment?
    var isSkipped = false
    var recollection = settings.memory.recall(identity)
    if recollection == nil {
      let read = input.content(settings.batch)
      identity.describe(read)
      recollection = settings.memory.recall(identity)
      if recollection == nil {
        let judged = InputAssessment(input, read, settings, digest: identity.content)
        isSkipped = judged.isSkipped
        assessment = consume judged
      } else {
        content = read
      }
    }
    if let recollection { isSkipped = recollection.input.isSkipped }
    self.input = input
    self.identity = identity
    self.settings = settings
    self.content = content
    origin = recollection?.origin
    records = recollection?.input.records
    self.isSkipped = isSkipped
    self.assessment = consume assessment
  }

  /// The next finding, and how much room it takes, in spaces; nil after the last.
  mutating func next() -> (finding: PreparedFinding, weight: Int)? {
    if records != nil {
      do throws(DamagedRecord) {
        guard let finding = try recall() else { return nil }
        return (finding, Self.recalledWeight)
      } catch {
        judge()
      }
    }
    guard let finding = assessment?.next() else { return nil }
    return (settings.preparation.prepare(finding), finding.weight)
  }

  private mutating func recall() throws(DamagedRecord) -> PreparedFinding? {
    guard let record = try records?.next() else { return nil }
    let path = InputAssessment.path(ofDocument: recalled + 1, in: identity.name)
    let finding = try settings.preparation.restore(record, path: path, origin: origin)
    recalled += 1
    return finding
  }

  /// Goes on by judging where recalling ended: the findings are the same.
  private mutating func judge() {
    records = nil
    origin = nil
    let content = content ?? input.content(settings.batch)
    var identity = identity
    identity.describe(content)
    var judged = InputAssessment(input, content, settings, digest: identity.content)
    for _ in 0..<recalled { _ = judged.next() }
    isSkipped = judged.isSkipped
    assessment = consume judged
  }

  /// How much text is held for the findings that are still to come, in bytes.
  var textSize: Int {
    switch assessment {
    case .some(let assessment): assessment.textSize
    case nil: content?.bytes?.count ?? 0
    }
  }

  var end: InputEnd {
    InputEnd(input: identity, isSkipped: isSkipped, origin: origin, isWhole: origin != nil || recalled == 0)
  }
}
