// What a run leaves for others: the state from which it could go on if it were interrupted, and the findings that the
// next runs need not make again.

import Archive
import Batch
import Diagnostics
import SystemPackage

/// The state and the cache of one run, as far as they were asked for.
///
/// Open it, `begin`, `add` each finding and `end` each input, then `finish`.
struct RunKeeper: ~Copyable {
  private let language: Language
  private let statePath: String?
  private let cachePath: String?
  private var state: RunState?
  private var cache: Cache?
  /// What the run was that was interrupted, and what it came to; nil where there was none.
  private let interrupted: RunTraits?
  private let known: StateIndex?
  private var cached: CacheIndex?
  /// When all findings of the input that is at hand would be the same.
  private var days = DayRange.always

  /// Opens the state, before it is known what the run is.
  init(_ options: KeepingOptions, _ language: Language) throws {
    var opened: RunState?
    var interrupted: RunTraits?
    var known: StateIndex?
    if let path = options.resume {
      do throws(StateFault) {
        let state = try RunState(path: FilePath(path))
        interrupted = state.traits
        known = state.index
        opened = consume state
      } catch {
        throw Refusal(error.diagnostic(path), language)
      }
    }
    self.language = language
    statePath = options.resume
    cachePath = options.cache
    self.interrupted = interrupted
    self.known = known
    state = consume opened
    cache = nil
  }

  var isWanted: Bool { statePath != nil || cachePath != nil }

  /// Whether what is found in the cache is kept for this run as well.
  var isResumable: Bool { statePath != nil }

  /// The day of the run that was interrupted; nil where there was none.
  var day: String? { interrupted?[.day] }

  /// How many inputs are known from the run that was interrupted.
  var knownInputs: Int { known?.count ?? 0 }

  /// Begins to keep what this run comes to.
  ///
  /// - Parameters:
  ///   - day: the day to judge by.
  ///   - today: the day it is. Both are counted from 1970-01-01.
  mutating func begin(_ traits: RunTraits, day: Int32, today: Int32) throws {
    if let statePath, let interrupted, let difference = traits.difference(from: interrupted) {
      throw Refusal(StateFault.diagnostic(of: difference, then: interrupted, now: traits, statePath), language)
    }
    if let cachePath {
      do throws(Errno) {
        let opened = try Cache(
          folder: FilePath(cachePath), judgement: traits.fingerprint(without: [.day, .inputs]), day: day, today: today)
        cached = opened.index
        cache = consume opened
      } catch {
        throw Refusal(RunKeeper.diagnostic(ofCache: cachePath, error), language)
      }
    }
    try keep { state throws(StateFault) in try state.begin(traits) }
  }

  /// What is known of inputs before they are judged.
  var memory: RunMemory { RunMemory(state: known, cache: cached) }

  /// Keeps a finding of the input that is at hand, where it is not kept already.
  mutating func add(_ declaration: PreparedFinding) throws {
    if case .interruptedRun = declaration.origin { return }
    try keep { state throws(StateFault) in try state.append(declaration.record) }
    guard declaration.origin == nil else { return }
    days = days.intersection(declaration.days)
    cache?.append(declaration.record)
  }

  mutating func end(_ end: InputEnd) throws {
    defer { days = .always }
    switch end.origin {
    case .interruptedRun: return
    case .cache(let place): cache?.use(place)
    case nil:
      if end.isWhole, end.input.kind != .refused, let key = end.input.contentKey {
        cache?.end(key, days: days, isSkipped: end.isSkipped)
      } else {
        cache?.drop()
      }
    }
    try keep { state throws(StateFault) in
      if end.isWhole, end.input.kind != .refused {
        try state.endInput(end.input.stateKey, isSkipped: end.isSkipped)
      } else {
        try state.dropInput()
      }
    }
  }

  /// Ends the keeping. The state goes away where the run is over; what is cached stays in any case.
  ///
  /// - Returns: what is to be told of it.
  mutating func finish(isOver: Bool) -> LocalizedText? {
    cache?.drop()
    cache?.finish(tidies: isOver)
    if isOver, let state = state.take() { state.remove() }
    guard let cachePath, let fault = cache?.fault else { return nil }
    return RunKeeper.remark(onCache: cachePath, fault)
  }

  private mutating func keep(_ body: (inout RunState) throws(StateFault) -> Void) throws {
    guard var open = state.take() else { return }
    do throws(StateFault) {
      try body(&open)
      state = consume open
    } catch {
      throw Refusal(error.diagnostic(statePath ?? ""), language)
    }
  }
}
