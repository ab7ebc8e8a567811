// A file may hold thousands of documents, so it is judged a stretch at a time: between two of them it is decided
// whether there is room for more findings.

import Findings
import Synchronization

/// Some findings of one input, in order.
struct Stretch: Sendable {
  /// The input's place in the run.
  let number: Int
  private(set) var findings: [PreparedFinding]
  /// How much room the findings take, in spaces.
  private(set) var weight: Int
  /// What goes on after these findings; nil where the input is over.
  private(set) var rest: OpenInput?
  /// Nil where the input is not over.
  private(set) var end: InputEnd?

  /// How many findings on declarations or spaces make a stretch.
  private static let enough = 64

  /// The last findings of an input; none where nobody waits for them any more.
  init(number: Int, findings: [PreparedFinding] = [], weight: Int = 0) {
    self.number = number
    self.findings = findings
    self.weight = weight
  }

  fileprivate mutating func take(from course: inout InputCourse) {
    while weight < Self.enough, !Task.isCancelled {
      guard let (finding, weight) = course.next() else {
        end = course.end
        return
      }
      self.weight += weight
      findings.append(finding)
    }
  }

  fileprivate mutating func goOn(with input: OpenInput) { rest = input }
}

/// An input that was opened. One task at a time has it, yet not always the same one: hence the lock.
final class OpenInput: Sendable {
  private let course: Mutex<InputCourse>

  init(_ course: consuming sending InputCourse) { self.course = Mutex(course) }

  func next() -> PreparedFinding? { course.withLock { $0.next()?.finding } }

  /// What is told of the input after its last finding.
  var end: InputEnd { course.withLock { $0.end } }

  func stretch(_ number: Int) -> Stretch {
    course.withLock { course in
      var stretch = Stretch(number: number)
      stretch.take(from: &course)
      if stretch.end == nil { stretch.goOn(with: self) }
      return stretch
    }
  }
}

extension DeclarationFinding {
  /// How much room a finding takes, in spaces.
  var weight: Int { 1 + subjects.count }
}
