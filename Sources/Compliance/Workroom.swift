// The room that judging one declaration takes. It is left for the next one: to ask for it anew each time would take
// longer than to fill it.

import CEL
import Findings
import Synchronization

/// Arrays that judging a declaration fills. Not copyable: one assessment at a time has it.
struct Workroom: ~Copyable, Sendable {
  /// What was said of an attribute.
  enum Sighting {
    /// It is known.
    case known
    case unknown
    /// It is unknown and something waits for it: the place of what does.
    case unanswered(Int32)
  }

  /// What something waits for.
  struct Waiting {
    let attribute: Attribute
    /// Of its fact.
    let fact: Int32
  }

  // What the finding holds as well. Each is as in the finding's table of reasons.
  var reasons: [ReasonTable.Reason] = []
  var citations: [Int32] = []
  var facts: [ReasonTable.Fact] = []
  var text: [UInt8] = []
  var unanswered: [UnansweredList.Entry] = []
  var excerpts = ExcerptList()

  /// Of each fact.
  var sightings: [Sighting] = []
  var waiting: [Waiting] = []
  /// The places of what is waited for, in the order of path as far as that is known.
  var order: [Int32] = []
  /// The places of what the reason at hand waits for, in the order of path.
  var missing: [Int32] = []
  /// What the rules come to for the subject at hand.
  var evaluations: [Evaluation] = []
  /// The lines that the finding shows.
  var lines: [Int] = []
  /// These are the same for all declarations.
  var texts = AttributeTexts()

  /// Most declarations need less.
  private static let usualText = 1 << 11
  /// More is not kept.
  private static let mostText = 1 << 16

  /// Forgets the declaration before. What its finding still holds is left to that.
  mutating func clear() {
    reasons.removeAll(keepingCapacity: true)
    citations.removeAll(keepingCapacity: true)
    facts.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    unanswered.removeAll(keepingCapacity: true)
    excerpts.removeAll()
    sightings.removeAll(keepingCapacity: true)
    order.removeAll(keepingCapacity: true)
    missing.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    text.reserveCapacity(Self.usualText)
    texts.forgetReadings()
  }

  /// What may be left for the next declaration: without anything of a large one but the texts of attributes.
  consuming func left() -> Workroom {
    // Records belong to the declaration.
    waiting.removeAll(keepingCapacity: true)
    if text.capacity <= Self.mostText { return self }
    var room = Workroom()
    swap(&room.texts, &texts)
    return room
  }
}

/// What an assessment leaves for a later one.
final class WorkroomStore: Sendable {
  private let idle = Mutex<Workroom?>(nil)

  /// Ready for a declaration.
  func take() -> Workroom {
    var room = idle.withLock { $0.take() } ?? Workroom()
    room.clear()
    return room
  }

  func put(_ room: consuming Workroom) {
    var room = Optional(room.left())
    idle.withLock { swap(&room, &$0) }
  }
}
