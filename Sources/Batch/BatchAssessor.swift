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
    for input in inputs {
      try Task.checkCancellation()
      var assessment = InputAssessment(input, assessor: assessor, settings: settings)
      while let finding = assessment.next() {
        try emit(finding)
        try Task.checkCancellation()
      }
      tally.count(isSkipped: assessment.isSkipped)
    }
    return tally
  }

  nonisolated(nonsending) private func runInParallel(
    _ inputs: some Sequence<Input>, _ emit: (DeclarationFinding) throws -> Void
  ) async throws -> BatchTally {
    try await withThrowingTaskGroup(of: Stretch.self) { group in
      var tally = BatchTally()
      var inputs = inputs.makeIterator()
      var queue = OrderedQueue(jobs: settings.jobs)
      while true {
        while let finished = queue.removeFinished() {
          for finding in finished.findings { try emit(finding) }
          if let isSkipped = finished.isSkipped { tally.count(isSkipped: isSkipped) }
        }
        while let (number, open) = queue.resumeNext() {
          group.addTask { open.stretch(number) }
        }
        while queue.hasRoom, let input = inputs.next() {
          let number = queue.append()
          group.addTask { firstStretch(of: input, number) }
        }
        guard let stretch = try await group.next() else { return tally }
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
