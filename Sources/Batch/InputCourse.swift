// One input from its name to its prepared findings: what is known of it is recalled, anything else is judged.

import Archive
import Compliance

/// The prepared findings of one input, each made when asked for.
struct InputCourse<Preparation: FindingPreparation>: ~Copyable {
  typealias Origin = Preparation.Recollection.Origin

  private let input: Input
  private let identity: InputIdentity
  private let assessor: Assessor
  private let settings: BatchSettings
  private let preparation: Preparation
  /// What was read of an input that can be read only once.
  private var content: InputContent?
  private var recollection: Preparation.Recollection?
  private var assessment: InputAssessment?
  private var origin: Origin?
  private var recalled = 0
  private(set) var isSkipped: Bool

  /// How much room a recalled finding takes, in spaces: as much as that of a usual declaration.
  private static var recalledWeight: Int { 4 }

  init(_ input: Input, assessor: Assessor, settings: BatchSettings, preparation: Preparation) {
    // Everything is settled in variables first: a closure that reads a part of a value that cannot be copied, before
    // the value is whole, is compiled wrongly when optimised (Swift 6.3).
    var identity = input.identity
    var content: InputContent?
    var recollection = input.isFile ? preparation.recall(identity) : nil
    if recollection == nil {
      let read = input.content(settings)
      identity.describe(read)
      recollection = preparation.recall(identity)
      content = read
    }
    var assessment: InputAssessment?
    var isSkipped = false
    if let recollection {
      isSkipped = recollection.isSkipped
    } else if let content {
      let judged = InputAssessment(input, content, assessor: assessor, settings: settings, digest: identity.content)
      isSkipped = judged.isSkipped
      assessment = consume judged
    }
    self.input = input
    self.identity = identity
    self.assessor = assessor
    self.settings = settings
    self.preparation = preparation
    self.content = recollection == nil ? nil : content
    origin = recollection?.origin
    self.recollection = recollection
    self.isSkipped = isSkipped
    self.assessment = consume assessment
  }

  /// The next finding, and how much room it takes, in spaces; nil after the last.
  mutating func next() -> (prepared: Preparation.Prepared, weight: Int)? {
    if recollection != nil {
      do throws(DamagedRecord) {
        guard let prepared = try recollection?.next() else { return nil }
        recalled += 1
        return (prepared, Self.recalledWeight)
      } catch {
        judge()
      }
    }
    guard let finding = assessment?.next() else { return nil }
    return (preparation.prepare(finding), finding.weight)
  }

  /// Goes on by judging where recalling ended: the findings are the same.
  private mutating func judge() {
    recollection = nil
    origin = nil
    let content = content ?? input.content(settings)
    var identity = identity
    identity.describe(content)
    var judged = InputAssessment(input, content, assessor: assessor, settings: settings, digest: identity.content)
    for _ in 0..<recalled { _ = judged.next() }
    isSkipped = judged.isSkipped
    assessment = consume judged
  }

  var end: InputEnd<Origin> {
    InputEnd(input: identity, isSkipped: isSkipped, origin: origin, isWhole: origin != nil || recalled == 0)
  }
}

extension Input {
  fileprivate var identity: InputIdentity {
    let kind: InputIdentity.Kind =
      switch source {
      case .named: .named
      case .found: .found
      case .standardInput: .standardInput
      case .record: .line
      case .refused: .refused
      }
    return InputIdentity(place: name, name: name, kind: kind)
  }

  /// Whether the input can be told by its name, before it is read.
  fileprivate var isFile: Bool {
    switch source {
    case .named, .found: true
    case .standardInput, .record, .refused: false
    }
  }
}

extension InputIdentity {
  fileprivate mutating func describe(_ read: InputContent) {
    name = read.name
    content = read.bytes.map { Fingerprint(of: $0) }
    guard kind == .line else { return }
    if read.readable != nil { kind = .respelledLine }
    if read.failure != nil { kind = .refusedLine }
  }
}
