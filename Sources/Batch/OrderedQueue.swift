// Which inputs are being judged, which wait, and which findings are held back because an earlier input is not done.
// It starts nothing itself: it only says what may be started.

import Findings

/// The inputs between the first whose findings are still due and the last that was begun.
struct OrderedQueue {
  /// How many spaces' findings may be held back before only the first input goes on.
  private static let heldLimit = 4_096

  private struct Slot {
    var findings: [DeclarationFinding] = []
    /// The input waits to go on.
    var waiting: OpenInput?
    var isOver = false
    var isSkipped = false
  }

  private let jobs: Int
  private var slots: [Slot] = []
  /// The number of the first slot.
  private var firstNumber = 0
  private var running = 0
  private var held = 0

  init(jobs: Int) { self.jobs = jobs }

  /// Whether a further input may be begun.
  var hasRoom: Bool {
    running < jobs && slots.count / 16 < jobs && (held < Self.heldLimit || slots.isEmpty)
  }

  /// Begins a further input, and gives its number.
  mutating func append() -> Int {
    slots.append(Slot())
    running += 1
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

  mutating func receive(_ stretch: Stretch) {
    running -= 1
    let position = stretch.number - firstNumber
    guard slots.indices.contains(position) else { return }
    held += stretch.findings.reduce(0) { $0 + $1.weight }
    slots[position].findings += stretch.findings
    slots[position].waiting = stretch.rest
    slots[position].isOver = stretch.rest == nil
    slots[position].isSkipped = stretch.isSkipped
  }

  /// Takes the findings that are due: those of the first input.
  ///
  /// - `isSkipped`: nil where the input is not over.
  mutating func removeFinished() -> (findings: [DeclarationFinding], isSkipped: Bool?)? {
    guard let first = slots.first, first.isOver || !first.findings.isEmpty else { return nil }
    held -= first.findings.reduce(0) { $0 + $1.weight }
    if first.isOver {
      slots.removeFirst()
      firstNumber += 1
      return (first.findings, first.isSkipped)
    }
    slots[0].findings = []
    return (first.findings, nil)
  }
}
