// The variables of macros: values of their own, or the elements of a list, one after the other.

/// A macro's variable.
struct Local {
  fileprivate(set) var outcome = Outcome.value(.null)
  /// The list that is walked, held once for all rounds, so that a round counts no references.
  fileprivate(set) var elements: [Value] = []
  /// The place of the element that the variable is; negative where it is none.
  fileprivate(set) var position = -1
  /// Where it is no element: the slot of the variable, which has a value, that it stands for; negative where it has an
  /// outcome of its own.
  fileprivate(set) var variable = -1

  fileprivate var hasOwnOutcome: Bool { position < 0 && variable < 0 }

  /// Whether a list is the very one that is held.
  @inline(__always)
  func holds(_ list: [Value]) -> Bool { list.span.isIdentical(to: elements.span) }

  /// Takes over a list to walk, which is handed over and not copied.
  @inline(__always)
  fileprivate mutating func begin(_ list: inout [Value]) {
    swap(&elements, &list)
    position = -1
  }
}

extension Frame {
  subscript(local index: Int) -> Outcome {
    get {
      let place = localBase + index
      let position = locals[place].position
      if position >= 0 { return .value(locals[place].elements[position]) }
      let slot = locals[place].variable
      return slot < 0 ? locals[place].outcome : outcome(ofReady: slot)
    }
    set {
      let place = localBase + index
      locals[place].outcome = newValue
      locals[place].position = -1
      locals[place].variable = -1
    }
  }

  /// Has a local variable stand for one of the environment's that has a value.
  mutating func set(local index: Int, toVariable slot: Int) {
    let place = localBase + index
    locals[place].position = -1
    locals[place].variable = slot
  }

  /// Has a variable walk a list; before its first element it is none of them.
  mutating func walk(_ elements: consuming [Value], withLocal index: Int) {
    locals[localBase + index].begin(&elements)
  }

  /// The same with a list that stands ready.
  /// - Returns: how many elements it has; nil where it is not known.
  @inline(__always)
  mutating func walk(_ range: ReadyOperand, withLocal index: Int) -> Int? {
    let place = localBase + index
    // Mostly it is the list that was walked here before, which is held already. Before the first step nobody asks which
    // element the variable is.
    if let count = range.count(ofListWalkedAt: place, &self) { return count }
    guard var elements = range.list(&self) else { return nil }
    let count = elements.count
    locals[place].begin(&elements)
    return count
  }

  /// Has a variable be an element of the list that it walks.
  @inline(__always)
  mutating func step(to position: Int, withLocal index: Int) { locals[localBase + index].position = position }

  func truth(ofLocal index: Int) -> Truth {
    let place = localBase + index
    let position = locals[place].position
    if position >= 0 { return Truth(locals[place].elements[position]) }
    let slot = locals[place].variable
    return slot < 0 ? Truth(locals[place].outcome) : Truth(outcome(ofReady: slot))
  }

  func presence(ofLocal index: Int) -> Logic.Presence {
    let place = localBase + index
    return locals[place].hasOwnOutcome ? Logic.Presence(locals[place].outcome) : .value
  }

  /// Says what the value of a local variable rests on: that counts where the variable is read.
  mutating func setGrounds(_ grounds: [Note], ofLocal index: Int) {
    let place = localBase + index
    if place >= localGrounds.count {
      // Mostly none rest on anything.
      if grounds.isEmpty { return }
      localGrounds.append(contentsOf: repeatElement([], count: place + 1 - localGrounds.count))
    }
    localGrounds[place] = grounds
  }

  /// Whether it has a value of which nothing is noted.
  func isSilent(local index: Int) -> Bool {
    let place = localBase + index
    return (place >= localGrounds.count || localGrounds[place].isEmpty) && !locals[place].hasOwnOutcome
  }

  mutating func noteGrounds(ofLocal index: Int) {
    let place = localBase + index
    guard place < localGrounds.count, !localGrounds[place].isEmpty else { return }
    if spend(localGrounds[place].count) { journal.append(contentsOf: localGrounds[place]) }
  }

  /// Notes what reading a local variable rests on and all that it waits for.
  mutating func noteAll(ofLocal index: Int) {
    noteGrounds(ofLocal: index)
    let place = localBase + index
    if locals[place].hasOwnOutcome, case .unknown(let unknown) = locals[place].outcome { journal.awaitPaths(unknown) }
  }
}
