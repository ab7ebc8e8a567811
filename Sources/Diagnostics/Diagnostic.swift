// What was wrong, where, and what to write instead: the one shape in which every module reports trouble with an
// input. Turning diagnostics into text, JSON or an exit status is the business of the layers above.

/// How much a diagnostic weighs.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  case note
  case warning
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// One finding about an input itself (not about what it declares).
///
/// - `code`: stable and dotted, such as `schema.unknown_field`; the part before the dot names the stage.
/// - `message`: what is wrong, as a sentence without full stop.
/// - `help`: what to write instead.
/// - `span`: the place in the source; absent where the input as a whole is meant.
/// - `path`: the attribute of the declaration that is concerned, such as `spaces[0].audience`, where there is one.
public struct Diagnostic: Sendable, Hashable, Error {
  public var severity: Severity
  public var code: String
  public var message: LocalizedText
  public var help: LocalizedText?
  public var span: SourceSpan?
  public var path: String?
}

extension Diagnostic {
  // Here, and by the initialiser that the compiler provides: one that assigns to each variable copies the whole.
  public init(
    _ severity: Severity = .error, code: String, message: LocalizedText, help: LocalizedText? = nil,
    span: SourceSpan? = nil, path: String? = nil
  ) {
    self.init(severity: severity, code: code, message: message, help: help, span: span, path: path)
  }
}
