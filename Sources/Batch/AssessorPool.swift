// Who judges where several do at the same time. Every use of a shared object counts it, and cores that count the same
// objects wait for one another: in a long run each job has a policy of its own. How a policy is loaded is not known
// here.

import Compliance
import Synchronization

/// Assessors that come to the same findings, each lent to one task at a time as far as there are enough.
final class AssessorPool: Sendable {
  /// After how many inputs that were judged it is worth loading a policy once more.
  private static let worthwhile = 256
  /// More would take memory that a run is to do without.
  private static let limit = 8

  private let first: CourseSettings
  private let another: (@Sendable () -> Assessor?)?
  private let state: Mutex<State>

  private struct State {
    var free: [CourseSettings]
    /// How many may still be made.
    var missing: Int
  }

  /// - Parameter another: makes an assessor that comes to the same findings and shares nothing with others.
  init(_ first: CourseSettings, another: (@Sendable () -> Assessor?)?) {
    self.first = first
    self.another = another
    state = Mutex(State(free: [first], missing: another == nil ? 0 : min(first.batch.jobs, Self.limit) - 1))
  }

  /// - Parameter count: how many inputs were judged; those that are recalled need nobody who judges.
  func lend<Result>(after count: Int, _ body: (CourseSettings) -> Result) -> Result {
    guard let settings = take(count) else { return body(first) }
    defer { state.withLock { $0.free.append(settings) } }
    return body(settings)
  }

  private func take(_ count: Int) -> CourseSettings? {
    let (settings, mayMake) = state.withLock { state -> (CourseSettings?, Bool) in
      if let settings = state.free.popLast() { return (settings, false) }
      guard count >= Self.worthwhile, state.missing > 0 else { return (nil, false) }
      state.missing -= 1
      return (nil, true)
    }
    return mayMake ? another?().map { first.with($0) } : settings
  }
}
