// What is known of inputs before they are judged: from the run that this one continues, and from all runs before.

package import Archive

/// What a run may recall. It is the same during the whole run.
package struct RunMemory: Sendable {
  private let state: StateIndex?
  private let cache: CacheIndex?

  package init(state: StateIndex? = nil, cache: CacheIndex? = nil) {
    self.state = state
    self.cache = cache
  }

  /// What an input came to; nil where that is not known.
  ///
  /// A file is asked for twice: by its name alone, before it is read, and with its content.
  func recall(_ input: InputIdentity) -> (origin: FindingOrigin, input: StoredInput)? {
    if let state, input.isCertain, let stored = state.input(input.stateKey) { return (.interruptedRun, stored) }
    if let cache, let key = input.contentKey, let (stored, place) = cache.input(key) { return (.cache(place), stored) }
    return nil
  }
}

/// By what an input is known again.
package struct InputIdentity: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    case named, found, standardInput, line
    /// A line whose bytes were changed to be read as YAML.
    case respelledLine
    /// A line that cannot be read at all.
    case refusedLine
    /// What cannot even be tried, which is found out anew each time.
    case refused
  }

  /// The input in the order of the run: a path, or a stream's with the number of a line.
  package let place: String
  /// As a report names it.
  package private(set) var name: String
  package private(set) var kind: Kind
  /// The digest of its bytes; nil where they were not read, or cannot be.
  package private(set) var content: Fingerprint?

  package var stateKey: StateKey { StateKey(name: place, kind: kind.rawValue, content: content) }

  /// Whether what an interrupted run came to may be taken. Of what is read once and has no name of its own, the bytes
  /// must be the same.
  fileprivate var isCertain: Bool {
    switch kind {
    case .named, .found: content == nil
    case .standardInput, .line, .respelledLine, .refusedLine: content != nil
    case .refused: false
    }
  }

  /// By which any run knows the same bytes again; nil where there are none.
  package var contentKey: ContentKey? {
    guard let content else { return nil }
    let kind: UInt8 =
      switch kind {
      case .named, .standardInput, .line: 0
      case .found: 1
      case .respelledLine: 2
      case .refusedLine: 3
      case .refused: 4
      }
    return ContentKey(content: content, kind: kind)
  }

  init(_ input: Input) {
    place = input.name
    name = place
    kind =
      switch input.source {
      case .named: .named
      case .found: .found
      case .standardInput: .standardInput
      case .record: .line
      case .refused: .refused
      }
  }

  /// Adds what is known once the input is read.
  mutating func describe(_ read: InputContent) {
    content = read.bytes.map { Fingerprint(of: $0) }
    guard kind == .line else { return }
    name = read.name
    if read.readable != nil { kind = .respelledLine }
    if read.failure != nil { kind = .refusedLine }
  }
}
