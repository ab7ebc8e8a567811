// Judges many inputs at the same time and hands their findings over in the order of the inputs, holding back only a
// bounded number of them. What a finding says is not its business.

package import Compliance

/// Judges the inputs of a run.
///
///     let batch = BatchAssessor(assessor, settings)
///     let inputs = InputDiscovery(paths, standardInputName: "-")
///     let tally = try await batch.run(inputs, preparation) { event in … }
package struct BatchAssessor: Sendable {
  /// So many files of a folder are one task.
  private static let bundleSize = 32

  let assessor: Assessor
  let settings: BatchSettings
  private let another: (@Sendable () -> Assessor?)?

  /// - Parameter another: makes an assessor that comes to the same findings and shares nothing with others, so that
  ///   long runs are faster on several cores; nil where that cannot be had.
  package init(_ assessor: Assessor, _ settings: BatchSettings, another: (@Sendable () -> Assessor?)? = nil) {
    self.assessor = assessor
    self.settings = settings
    self.another = another
  }

  /// Judges each input and hands every finding over: in the order of the inputs and of the documents in each, the
  /// same for any number of jobs. An input that cannot be judged is one invalid finding. What is known of an input
  /// before is recalled instead.
  ///
  /// Where an interruption is asked for, the run ends after the findings that were handed over.
  ///
  /// - Parameters:
  ///   - preparation: what is done with each finding before it is handed over, at the same time as others are judged.
  ///   - memory: what is known of inputs before.
  ///   - emit: called for one finding at a time, and at the end of each input. When it throws, the run ends.
  /// - Throws: what `emit` throws; `CancellationError` where the task was cancelled.
  nonisolated(nonsending) package func run<Inputs: Sequence>(
    _ inputs: Inputs, _ preparation: any FindingPreparation, _ memory: RunMemory = RunMemory(),
    _ emit: (BatchEvent) throws -> Void
  ) async throws -> BatchTally where Inputs.Iterator: InputIterator {
    let course = CourseSettings(assessor: assessor, batch: settings, memory: memory, preparation: preparation)
    return settings.jobs == 1
      ? try runInline(inputs, course, emit) : try await runInParallel(inputs, course, emit)
  }

  private func runInline(
    _ inputs: some Sequence<Input>, _ course: CourseSettings, _ emit: (BatchEvent) throws -> Void
  ) throws -> BatchTally {
    var tally = BatchTally()
    var inputs = inputs.makeIterator()
    while !isInterrupted, let input = inputs.next() {
      try Task.checkCancellation()
      var input = InputCourse(input, course)
      // What was being read or judged when the wish came may be no more than a part.
      while let (finding, _) = input.next(), !isInterrupted {
        try emit(.finding(finding))
        try Task.checkCancellation()
      }
      if !isInterrupted { try emit(.end(input.end)) }
      tally.count(isSkipped: input.isSkipped)
    }
    tally.isPartial = isInterrupted
    return tally
  }

  private var isInterrupted: Bool { settings.interruption?.isRequested == true }

  nonisolated(nonsending) private func runInParallel<Inputs: Sequence>(
    _ inputs: Inputs, _ course: CourseSettings, _ emit: (BatchEvent) throws -> Void
  ) async throws -> BatchTally where Inputs.Iterator: InputIterator {
    let pool = AssessorPool(course, another: another)
    return try await withThrowingTaskGroup(of: [Stretch].self) { group in
      var tally = BatchTally()
      var inputs = inputs.makeIterator()
      /// What came after the files of a task and is another's.
      var following: Input?
      var queue = OrderedQueue(jobs: settings.jobs)
      /// How many inputs were judged and not recalled.
      var judged = 0
      while true {
        while !isInterrupted, let finished = queue.removeFinished() {
          for finding in finished.findings where !isInterrupted { try emit(.finding(finding)) }
          if let end = finished.end {
            if !isInterrupted { try emit(.end(end)) }
            tally.count(isSkipped: end.isSkipped)
            if end.origin == nil { judged += 1 }
          }
        }
        if isInterrupted {
          group.cancelAll()
          tally.isPartial = true
          return tally
        }
        while let (number, open) = queue.resumeNext() {
          group.addTask { [open.stretch(number)] }
        }
        // While something is being judged, nothing else is waited for: its findings may be due.
        while queue.hasRoom, !isInterrupted, following != nil || queue.isIdle || inputs.isReady,
          let input = following.take() ?? inputs.next()
        {
          var bundle = [(number: queue.append(), input: input)]
          // Files are often done in less time than it takes to begin a task. Whatever else comes may have to be waited
          // for, and nothing must wait with it.
          while bundle.count < Self.bundleSize, input.isFound, queue.hasSlot, let next = inputs.next() {
            guard next.isFound else {
              following = next
              break
            }
            bundle.append((queue.append(isFirst: false), next))
          }
          group.addTask { [bundle, judged] in
            pool.lend(after: judged) { course in
              bundle.map { firstStretch(of: $0.input, $0.number, course) }
            }
          }
        }
        guard let stretches = try await group.next() else {
          tally.isPartial = isInterrupted
          return tally
        }
        try Task.checkCancellation()
        queue.receive(stretches)
      }
    }
  }

  private func firstStretch(
    of input: Input, _ number: Int, _ course: CourseSettings
  ) -> Stretch {
    guard !Task.isCancelled else { return Stretch(number: number) }
    return Stretch(number, InputCourse(input, course))
  }
}
