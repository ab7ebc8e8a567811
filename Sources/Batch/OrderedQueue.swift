// Which inputs are being judged, which wait, and which findings are held back because an earlier input is not done.
// It starts nothing itself: it only says what may be started.

/// The inputs between the first whose findings are still due and the last that was begun.
struct OrderedQueue {
  typealias Finished = (findings: [PreparedFinding], end: InputEnd?)

  /// How many spaces' findings may be held back before only the first input goes on.
  private static let heldLimit = 4_096

  private struct Slot {
    var findings: [PreparedFinding] = []
    var weight = 0
    /// The input waits to go on.
    var waiting: OpenInput?
    var isOver = false
    var end: InputEnd?
  }

  private let jobs: Int
  private var slots: [Slot] = []
  /// The number of the first slot.
  private var firstNumber = 0
  private var running = 0
  private var held = 0

  init(jobs: Int) { self.jobs = jobs }

  /// Whether a further task may be begun.
  var hasRoom: Bool { running < jobs && hasSlot && (held < Self.heldLimit || slots.isEmpty) }

  /// Whether a further input may be waited for.
  var hasSlot: Bool { slots.count / 16 < jobs }

  /// Begins a further input, and gives its number.
  ///
  /// - Parameter isFirst: whether it is the first of its task.
  mutating func append(isFirst: Bool = true) -> Int {
    slots.append(Slot())
    if isFirst { running += 1 }
    return firstNumber + slots.count - 1
  }

  /// Takes an input that waits, the first one always, others while there is room.
  mutating func resumeNext() -> (number: Int, input: OpenInput)? {
    guard running < jobs else { return nil }
    let candidates = held < Self.heldLimit ? slots.indices : slots.indices.prefix(1)
    for position in candidates {
      if let input = slots[position].waiting {
        slots[position].waiting = nil
        running += 1
        return (firstNumber + position, input)
      }
    }
    return nil
  }

  /// Takes what a task came to.
  mutating func receive(_ stretches: [Stretch]) {
    running -= 1
    for stretch in stretches { receive(stretch) }
  }

  private mutating func receive(_ stretch: Stretch) {
    let position = stretch.number - firstNumber
    guard slots.indices.contains(position) else { return }
    held += stretch.weight
    slots[position].weight += stretch.weight
    slots[position].findings += stretch.findings
    slots[position].waiting = stretch.rest
    slots[position].isOver = stretch.rest == nil
    slots[position].end = stretch.end
  }

  /// Takes the findings that are due: those of the first input, and its end where it is over.
  mutating func removeFinished() -> Finished? {
    guard let first = slots.first, first.isOver || !first.findings.isEmpty else { return nil }
    held -= first.weight
    if first.isOver {
      slots.removeFirst()
      firstNumber += 1
      return (first.findings, first.end)
    }
    slots[0].findings = []
    slots[0].weight = 0
    return (first.findings, nil)
  }
}
