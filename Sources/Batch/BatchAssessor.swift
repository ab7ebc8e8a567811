// Judges many inputs at the same time and hands their findings over in the order of the inputs, holding back only a
// bounded number of them. What a finding says is not its business.

package import Compliance

/// Judges the inputs of a run.
///
///     let batch = BatchAssessor(assessor, settings)
///     let inputs = InputDiscovery(paths, standardInputName: "-")
///     let tally = try await batch.run(inputs, preparation) { event in … }
package struct BatchAssessor: Sendable {
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

  private func runInline<Inputs: Sequence>(
    _ inputs: Inputs, _ course: CourseSettings, _ emit: (BatchEvent) throws -> Void
  ) throws -> BatchTally where Inputs.Iterator: InputIterator {
    var tally = BatchTally()
    var bundles = InputBundles(inputs.makeIterator())
    while !isInterrupted, var bundle = bundles.next() {
      while !isInterrupted, !bundle.isEmpty {
        try Task.checkCancellation()
        for input in bundle.open(course) where !isInterrupted {
          let end = try handOver(input, emit)
          tally.count(isSkipped: end.isSkipped)
        }
      }
    }
    tally.isPartial = isInterrupted
    return tally
  }

  private func handOver(_ input: OpenInput, _ emit: (BatchEvent) throws -> Void) throws -> InputEnd {
    // What was being read or judged when the wish came may be no more than a part.
    while let finding = input.next(), !isInterrupted {
      try emit(.finding(finding))
      try Task.checkCancellation()
    }
    let end = input.end
    if !isInterrupted { try emit(.end(end)) }
    return end
  }

  private var isInterrupted: Bool { settings.interruption?.isRequested == true }

  nonisolated(nonsending) private func runInParallel<Inputs: Sequence>(
    _ inputs: Inputs, _ course: CourseSettings, _ emit: (BatchEvent) throws -> Void
  ) async throws -> BatchTally where Inputs.Iterator: InputIterator {
    let pool = AssessorPool(course, another: another)
    return try await withThrowingTaskGroup(of: [Stretch].self) { group in
      var tally = BatchTally()
      var bundles = InputBundles(inputs.makeIterator())
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
        while queue.hasRoom, !isInterrupted, queue.isIdle || bundles.isReady,
          let bundle = bundles.next(atMost: queue.freeSlots)
        {
          let number = queue.append(bundle.count)
          group.addTask { [judged] in
            pool.lend(after: judged) { course in firstStretches(of: bundle, from: number, course) }
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

  /// - Parameter number: the first input's.
  private func firstStretches(of bundle: ArraySlice<Input>, from number: Int, _ course: CourseSettings) -> [Stretch] {
    var stretches: [Stretch] = []
    stretches.reserveCapacity(bundle.count)
    var bundle = bundle
    while !Task.isCancelled, !bundle.isEmpty {
      for input in bundle.open(course) { stretches.append(input.stretch(number + stretches.count)) }
    }
    for _ in bundle { stretches.append(Stretch(number: number + stretches.count)) }
    return stretches
  }
}
