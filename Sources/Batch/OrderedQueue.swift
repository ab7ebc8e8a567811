// Which inputs are being judged, which wait, and which findings are held back because an earlier input is not done.
// It starts nothing itself: it only says what may be started.

/// The inputs between the first whose findings are still due and the last that was begun.
struct OrderedQueue {
  typealias Finished = (findings: [PreparedFinding], end: InputEnd?)

  /// How many spaces' findings may be held back before only the first input goes on.
  private static let heldLimit = 4_096
  private static let slotsPerJob = 64
  /// So many slots that are over are removed at once.
  private static let mostOver = 256

  private struct Slot {
    var findings: [PreparedFinding] = []
    var weight = 0
    /// The input waits to go on.
    var waiting: OpenInput?
    var isOver = false
    var end: InputEnd?
  }

  private let jobs: Int
  /// Those of inputs whose findings were taken stand before the others until there are many of them.
  private var slots: [Slot] = []
  /// The place of the first slot whose findings are still due, and its number.
  private var first = 0
  private var firstNumber = 0
  private var running = 0
  private var held = 0

  init(jobs: Int) { self.jobs = jobs }

  /// Whether nothing is being judged.
  var isIdle: Bool { running == 0 }

  /// Whether a further task may be begun.
  var hasRoom: Bool { running < jobs && freeSlots > 0 && (held < Self.heldLimit || count == 0) }

  /// How many further inputs may be begun.
  var freeSlots: Int { Self.slotsPerJob * jobs - count }

  private var count: Int { slots.count - first }

  /// Begins a task for so many further inputs.
  ///
  /// - Returns: the number of the first.
  mutating func append(_ inputs: Int = 1) -> Int {
    let number = firstNumber + count
    for _ in 0..<inputs { slots.append(Slot()) }
    running += 1
    return number
  }

  /// Takes an input that waits, the first one always, others while there is room.
  mutating func resumeNext() -> (number: Int, input: OpenInput)? {
    guard running < jobs else { return nil }
    let candidates = slots.indices.dropFirst(first)
    for position in held < Self.heldLimit ? candidates : candidates.prefix(1) {
      if let input = slots[position].waiting {
        slots[position].waiting = nil
        running += 1
        return (firstNumber + position - first, input)
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
    let position = stretch.number - firstNumber + first
    guard position >= first, slots.indices.contains(position) else { return }
    held += stretch.weight
    slots[position].weight += stretch.weight
    if slots[position].findings.isEmpty {
      slots[position].findings = stretch.findings
    } else {
      slots[position].findings += stretch.findings
    }
    slots[position].waiting = stretch.rest
    slots[position].isOver = stretch.rest == nil
    slots[position].end = stretch.end
  }

  /// Takes the findings that are due: those of the first input, and its end where it is over.
  mutating func removeFinished() -> Finished? {
    guard count > 0, slots[first].isOver || !slots[first].findings.isEmpty else { return nil }
    held -= slots[first].weight
    guard slots[first].isOver else {
      slots[first].weight = 0
      return (takeFindings(), nil)
    }
    let end = slots[first].end
    slots[first].end = nil
    let findings = takeFindings()
    first += 1
    firstNumber += 1
    if first == Self.mostOver || first == slots.count {
      slots.removeFirst(first)
      first = 0
    }
    return (findings, end)
  }

  private mutating func takeFindings() -> [PreparedFinding] {
    var findings: [PreparedFinding] = []
    swap(&findings, &slots[first].findings)
    return findings
  }
}
