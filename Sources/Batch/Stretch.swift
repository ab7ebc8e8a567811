// A file may hold thousands of documents, so it is judged a stretch at a time: between two of them it is decided
// whether there is room for more findings.

import Findings
import Synchronization

/// Some findings of one input, in order.
struct Stretch<Preparation: FindingPreparation>: Sendable {
  /// The input's place in the run.
  let number: Int
  private(set) var findings: [Preparation.Prepared]
  /// How much room the findings take, in spaces.
  private(set) var weight: Int
  /// What goes on after these findings; nil where the input is over.
  private(set) var rest: OpenInput<Preparation>?
  /// Nil where the input is not over.
  private(set) var end: InputEnd<Preparation.Recollection.Origin>?

  /// How many findings on declarations or spaces make a stretch.
  private static var enough: Int { 64 }

  /// The last findings of an input; none where nobody waits for them any more.
  init(number: Int, findings: [Preparation.Prepared] = [], weight: Int = 0) {
    self.number = number
    self.findings = findings
    self.weight = weight
  }

  /// The first stretch of an input.
  init(_ number: Int, _ course: consuming sending InputCourse<Preparation>) {
    self.init(number: number)
    take(from: &course)
    if end == nil { rest = OpenInput(course) }
  }

  fileprivate mutating func take(from course: inout InputCourse<Preparation>) {
    while weight < Self.enough, !Task.isCancelled {
      guard let (finding, weight) = course.next() else {
        end = course.end
        return
      }
      self.weight += weight
      findings.append(finding)
    }
  }

  fileprivate mutating func goOn(with input: OpenInput<Preparation>) { rest = input }
}

/// An input between two stretches. One task at a time has it, yet not always the same one: hence the lock.
final class OpenInput<Preparation: FindingPreparation>: Sendable {
  private let course: Mutex<InputCourse<Preparation>>

  init(_ course: consuming sending InputCourse<Preparation>) { self.course = Mutex(course) }

  func stretch(_ number: Int) -> Stretch<Preparation> {
    course.withLock { course in
      var stretch = Stretch<Preparation>(number: number)
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
