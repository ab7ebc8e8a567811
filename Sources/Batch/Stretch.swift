// A file may hold thousands of documents, so it is judged a stretch at a time: between two of them it is decided
// whether there is room for more findings.

import Findings
import Synchronization

/// Some findings of one input, in order.
struct Stretch: Sendable {
  /// The input's place in the run.
  let number: Int
  private(set) var findings: [DeclarationFinding]
  /// What goes on after these findings; nil where the input is over.
  private(set) var rest: OpenInput?
  private(set) var isSkipped = false

  /// How many findings on declarations or spaces make a stretch.
  private static let enough = 64

  /// The last findings of an input; none where nobody waits for them any more.
  init(number: Int, findings: [DeclarationFinding] = []) {
    self.number = number
    self.findings = findings
  }

  /// The first stretch of an input.
  init(_ number: Int, _ assessment: consuming sending InputAssessment) {
    self.init(number: number)
    isSkipped = assessment.isSkipped
    if !take(from: &assessment) { rest = OpenInput(assessment) }
  }

  /// - Returns: whether the input is over.
  fileprivate mutating func take(from assessment: inout InputAssessment) -> Bool {
    var weight = 0
    while weight < Self.enough, !Task.isCancelled {
      guard let finding = assessment.next() else { return true }
      weight += finding.weight
      findings.append(finding)
    }
    return false
  }

  fileprivate mutating func goOn(with input: OpenInput) { rest = input }
}

/// An input between two stretches. One task at a time has it, yet not always the same one: hence the lock.
final class OpenInput: Sendable {
  private let assessment: Mutex<InputAssessment>

  init(_ assessment: consuming sending InputAssessment) { self.assessment = Mutex(assessment) }

  func stretch(_ number: Int) -> Stretch {
    assessment.withLock { assessment in
      var stretch = Stretch(number: number)
      if !stretch.take(from: &assessment) { stretch.goOn(with: self) }
      return stretch
    }
  }
}

extension DeclarationFinding {
  /// How much room a finding takes, in spaces.
  var weight: Int { 1 + subjects.count }
}
