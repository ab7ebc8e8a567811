// The variable that is another from day to day. What was evaluated comes to the same at other times too, as long as
// every comparison with the clock that was reached comes out as it did; a clock whose value goes anywhere else ties the
// evaluation to its very instant.

/// The clock of an activation, and the times for which everything evaluated so far holds.
struct Clock: Sendable {
  let slot: Int
  let now: Timestamp
  private var first = Timestamp.minimum
  private var last = Timestamp.maximum

  init(slot: Int, now: Timestamp) {
    self.slot = slot
    self.now = now
  }

  /// Both ends included; `now` is always within.
  var interval: ClosedRange<Timestamp> { first...last }

  /// Keeps nothing but the instant.
  mutating func fix() { (first, last) = (now, now) }

  /// Keeps the times at which `time relation clock` comes out as it does now.
  mutating func narrow(_ time: Timestamp, _ relation: ScalarRelation) {
    // Mostly another time has left less room already.
    if time > last || time < first { return }
    // How it comes out where the clock is before the time, at it and after it.
    let (before, at, after) = (
      relation.contains(.greater), relation.contains(.equal), relation.contains(.less)
    )
    if now < time {
      last = min(last, before == at ? time : time.predecessor)
    } else if now > time {
      first = max(first, at == after ? time : time.successor)
    } else {
      if before != at { first = time }
      if at != after { last = time }
    }
  }
}

extension Timestamp {
  /// A nanosecond earlier; itself where there is nothing earlier.
  fileprivate var predecessor: Timestamp {
    let isWhole = nanoseconds == 0
    return Timestamp(seconds: isWhole ? seconds - 1 : seconds, nanoseconds: isWhole ? 999_999_999 : nanoseconds - 1)
      ?? self
  }

  /// A nanosecond later; itself where there is nothing later.
  fileprivate var successor: Timestamp {
    let isLast = nanoseconds == 999_999_999
    return Timestamp(seconds: isLast ? seconds + 1 : seconds, nanoseconds: isLast ? 0 : nanoseconds + 1) ?? self
  }
}

/// Which side of a comparison reads the clock.
enum ClockSide {
  case left, right
}

/// The variables that a comparison compares, any of which may turn out to be the clock.
struct ComparedVariables {
  /// Their slots; negative where a side is no variable.
  private let left: Int32
  private let right: Int32

  private init(_ left: Int?, _ right: Int?) {
    self.left = left.flatMap { Int32(exactly: $0) } ?? -1
    self.right = right.flatMap { Int32(exactly: $0) } ?? -1
  }

  init(_ left: any PlanNode, _ right: any PlanNode) {
    self.init((left as? VariableNode)?.slot, (right as? VariableNode)?.slot)
  }

  init(_ left: ReadyOperand, _ right: ReadyOperand) { self.init(left.variable, right.variable) }

  /// Nil where neither side is the clock.
  @inline(__always)
  func clockSide(_ frame: borrowing Frame) -> ClockSide? {
    guard let clock = frame.clockSlot else { return nil }
    return Int(left) == clock ? .left : Int(right) == clock ? .right : nil
  }
}

extension ScalarRelation {
  /// The relation with its sides exchanged.
  fileprivate var reversed: ScalarRelation {
    var reversed = self.subtracting([.less, .greater])
    if contains(.less) { reversed.insert(.greater) }
    if contains(.greater) { reversed.insert(.less) }
    return reversed
  }
}

extension Frame {
  var clockSlot: Int? { clock?.slot }

  /// Says that a variable's value went where it cannot be followed.
  mutating func noteUse(ofVariable slot: Int) {
    if slot == clockSlot { clock?.fix() }
  }

  /// The clock's value, for a comparison only. It is no attribute, so that no explanation shows it.
  mutating func clockOperand() -> Outcome { clock.map { .value(.timestamp($0.now)) } ?? .error(.noValue) }

  /// Says that the clock was compared with a time; what is no time does not compare with it, at whatever time.
  mutating func noteComparison(_ left: Value, _ relation: ScalarRelation, _ right: Value, _ side: ClockSide) {
    guard case .timestamp(let left) = left, case .timestamp(let right) = right else { return }
    noteComparison(left, relation, right, side)
  }

  mutating func noteComparison(_ left: Timestamp, _ relation: ScalarRelation, _ right: Timestamp, _ side: ClockSide) {
    switch side {
    case .left: clock?.narrow(right, relation.reversed)
    case .right: clock?.narrow(left, relation)
    }
  }
}

extension CommonVariables {
  /// Gives a variable its value and makes it the clock, so that activations tell for which other times what they come
  /// to holds as well; see `Activation.clockInterval`. There is one clock, the last that was set.
  public mutating func setClock(_ slot: Int, to now: Timestamp) {
    set(slot, to: .value(.timestamp(now)))
    clock = Clock(slot: slot, now: now)
  }
}

extension Activation {
  /// The times of the clock, both ends included, at which everything that was evaluated, judged or explained on this
  /// activation would have come to the same, value, unknowns, error and explanation alike; nil where no variable is
  /// the clock.
  ///
  /// An end that nothing limits is the first or the last time that there is. Only comparisons of the clock itself
  /// (`time <= now`, `now == time`) that were reached leave room; any other use of its value, such as `now +
  /// duration("1h")` or `[now]`, leaves no more than the instant. Every activation gathers its own: what several
  /// come to together holds at the times that they share.
  public var clockInterval: ClosedRange<Timestamp>? { frame.clock?.interval }
}
