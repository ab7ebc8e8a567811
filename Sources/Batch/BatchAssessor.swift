// Judges many inputs at the same time and hands their findings over in the order of the inputs, holding back only a
// bounded number of them. What a finding says is not its business.

package import Compliance
package import Findings

/// Judges the inputs of a run.
///
///     let batch = BatchAssessor(assessor, settings)
///     let tally = try await batch.run(InputDiscovery(paths, standardInputName: "-")) { finding in … }
package struct BatchAssessor: Sendable {
  let assessor: Assessor
  let settings: BatchSettings

  package init(_ assessor: Assessor, _ settings: BatchSettings) {
    self.assessor = assessor
    self.settings = settings
  }

  /// Judges each input and hands every finding over: in the order of the inputs and of the documents in each, the
  /// same for any number of jobs. An input that cannot be judged is one invalid finding.
  ///
  /// Where an interruption is asked for, the run ends after the findings that were handed over.
  ///
  /// - Parameter emit: called for one finding at a time. When it throws, the run ends.
  /// - Throws: what `emit` throws; `CancellationError` where the task was cancelled.
  nonisolated(nonsending) package func run(
    _ inputs: some Sequence<Input>, _ emit: (DeclarationFinding) throws -> Void
  ) async throws -> BatchTally {
    settings.jobs == 1 ? try runInline(inputs, emit) : try await runInParallel(inputs, emit)
  }

  private func runInline(
    _ inputs: some Sequence<Input>, _ emit: (DeclarationFinding) throws -> Void
  ) throws -> BatchTally {
    var tally = BatchTally()
    var inputs = inputs.makeIterator()
    while !isInterrupted, let input = inputs.next() {
      try Task.checkCancellation()
      var assessment = InputAssessment(input, assessor: assessor, settings: settings)
      // What was being read or judged when the wish came may be no more than a part.
      while let finding = assessment.next(), !isInterrupted {
        try emit(finding)
        try Task.checkCancellation()
      }
      tally.count(isSkipped: assessment.isSkipped)
    }
    tally.isPartial = isInterrupted
    return tally
  }

  private var isInterrupted: Bool { settings.interruption?.isRequested == true }

  nonisolated(nonsending) private func runInParallel(
    _ inputs: some Sequence<Input>, _ emit: (DeclarationFinding) throws -> Void
  ) async throws -> BatchTally {
    try await withThrowingTaskGroup(of: Stretch.self) { group in
      var tally = BatchTally()
      var inputs = inputs.makeIterator()
      var queue = OrderedQueue(jobs: settings.jobs)
      while true {
        while !isInterrupted, let finished = queue.removeFinished() {
          for finding in finished.findings where !isInterrupted { try emit(finding) }
          if let isSkipped = finished.isSkipped { tally.count(isSkipped: isSkipped) }
        }
        if isInterrupted {
          group.cancelAll()
          tally.isPartial = true
          return tally
        }
        while let (number, open) = queue.resumeNext() {
          group.addTask { open.stretch(number) }
        }
        while queue.hasRoom, !isInterrupted, let input = inputs.next() {
          let number = queue.append()
          group.addTask { firstStretch(of: input, number) }
        }
        guard let stretch = try await group.next() else {
          tally.isPartial = isInterrupted
          return tally
        }
        try Task.checkCancellation()
        queue.receive(stretch)
      }
    }
  }

  private func firstStretch(of input: Input, _ number: Int) -> Stretch {
    guard !Task.isCancelled else { return Stretch(number: number) }
    return Stretch(number, InputAssessment(input, assessor: assessor, settings: settings))
  }
}
