// What a run may choose, and what it counts beside its findings.

package import SystemPackage
package import YAMLDocument

package struct BatchSettings: Sendable {
  /// Of each input; the size acts before anything is read.
  package var limits: DocumentLimits
  /// How many inputs are judged at the same time, from 1 to `mostJobs`. More than the machine has cores is of no use.
  package private(set) var jobs: Int
  /// Where `-` is read from. It is not closed.
  package var standardInput: FileDescriptor
  /// By which the run may be asked to end early.
  package var interruption: Interruption?
  /// Whether findings carry a digest of the content, for finding copies under other names.
  package var comparesContent = false

  package static let mostJobs = 4_096

  package init(
    limits: DocumentLimits = DocumentLimits(), jobs: Int, standardInput: FileDescriptor,
    interruption: Interruption? = nil
  ) {
    self.limits = limits
    self.jobs = min(max(jobs, 1), Self.mostJobs)
    self.standardInput = standardInput
    self.interruption = interruption
  }
}

/// What a run came by.
package struct BatchTally: Sendable, Equatable {
  /// Inputs with at least one finding, those that could not be read included.
  package private(set) var files = 0
  /// Files in folders that are no declarations: without `format`, or a policy, or a report.
  package private(set) var skipped = 0
  /// The run was asked to end before it was over.
  package internal(set) var isPartial = false

  package init() {}

  mutating func count(isSkipped: Bool) {
    if isSkipped { skipped += 1 } else { files += 1 }
  }
}
