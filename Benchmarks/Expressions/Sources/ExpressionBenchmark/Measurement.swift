// One expression, evaluated many times: how long an evaluation takes and how often it asks for memory.

import AllocationCount
import CEL
import Foundation

struct Measurement {
  let program: Program
  let explains: Bool
  private let activation: Activation
  private let variables: [(slot: Int, program: Program)]

  init(_ program: Program, explains: Bool, in world: World) {
    self.program = program
    self.explains = explains
    activation = world.activation
    variables = world.variables(of: program)
  }

  /// Evaluates so often; the policy's variables are computed anew each time, as they are for each space.
  func run(_ rounds: Int) {
    for _ in 0..<rounds {
      for variable in variables { activation.set(variable.slot, to: variable.program) }
      if explains { _ = program.explain(activation) } else { _ = program.evaluate(activation) }
    }
  }

  /// Nanoseconds of processor time an evaluation: the median of several repetitions, after a warm-up.
  func nanoseconds(repetitions: Int = 9) -> Double {
    var rounds = 1_000
    while time(rounds) < 20_000_000 { rounds *= 2 }
    return (0..<repetitions).map { _ in time(rounds) / Double(rounds) }.sorted()[repetitions / 2]
  }

  private func time(_ rounds: Int) -> Double {
    let start = processorTime()
    run(rounds)
    return processorTime() - start
  }

  /// In nanoseconds, of this process.
  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  /// Allocations an evaluation; negative where they cannot be counted.
  func allocations(rounds: Int = 1_000) -> Double {
    run(1)
    let before = allocation_count()
    run(rounds)
    return before < 0 ? -1 : Double(allocation_count() - before) / Double(rounds)
  }

  var outcome: String {
    run(1)
    switch program.evaluate(activation) {
    case .value(.bool(let bool)): return "\(bool)"
    case .value(let value): return "\(value)"
    case .unknown(let unknown): return "unknown " + unknown.paths.map(\.description).joined(separator: " ")
    case .error(let error): return "error \(error.code)"
    }
  }
}
