// The room that judging one declaration takes. It is left for the next one: to ask for it anew each time would take
// longer than to fill it.

import CEL
import Diagnostics
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
    let coordinates: AttributePlace.Coordinates?
    /// The place of its fact.
    let fact: Int32
    /// Where it would be answered.
    let location: SourceSpan
  }

  // What the finding holds as well.
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
  /// The path that was spelled last.
  var path: [UInt8] = []
  /// What the rules come to for the subject at hand.
  var evaluations: [Evaluation] = []
  /// The lines that the finding shows.
  var lines: [Int] = []
  /// These are the same for all declarations.
  var texts = AttributeTexts()

  /// Most declarations need less.
  private static let usualText = 1 << 11
  /// More is not kept, neither of text nor of anything else.
  private static let mostText = 1 << 16
  private static let mostElements = 1 << 12

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

  /// Whether what is waited for at one place comes before what is at another in the order of path. Mostly coordinates
  /// tell, and no attribute need be held.
  func precedes(_ place: Int32, _ other: Int32) -> Bool {
    let (place, other) = (Int(place), Int(other))
    if let coordinates = waiting[place].coordinates, let others = waiting[other].coordinates {
      return coordinates.precedes(others)
    }
    return waiting[place].attribute.precedes(waiting[other].attribute)
  }

  /// Whether it was a large declaration. Facts and lines are no more than citations and texts allow.
  private var isLarge: Bool {
    text.capacity > Self.mostText || max(reasons.capacity, citations.capacity) > Self.mostElements
  }

  /// What may be left for the next declaration: without anything of a large one but the texts of attributes.
  consuming func left() -> Workroom {
    // Records belong to the declaration.
    waiting.removeAll(keepingCapacity: true)
    if !isLarge { return self }
    var room = Workroom()
    swap(&room.texts, &texts)
    return room
  }
}

extension AttributePlace.Coordinates {
  /// As the paths of the two order.
  fileprivate func precedes(_ other: Self) -> Bool { order < other.order }

  /// What is in no list is numbered as the lists are, and comes before what is in the one at its place.
  private var order: (Int, Int, Int) { index < 0 ? (position, index, 0) : (list, index, position) }
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
