// Every sentence that a person reads exists in English and in French. This type makes a missing translation a
// compile error: a message cannot be built from one language only.

/// A language that reports and messages are written in.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case french = "fr"
}

/// One text in each language of the tool.
///
/// - `english`, `french`: plain text without trailing full stop or line break, unless it is several sentences.
public struct LocalizedText: Sendable, Hashable {
  public var english: String
  public var french: String

  public init(en english: String, fr french: String) {
    self.english = english
    self.french = french
  }

  @inlinable
  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .french: french
    }
  }

  /// Both texts changed in the same way.
  public func map(_ transform: (String) -> String) -> LocalizedText {
    LocalizedText(en: transform(english), fr: transform(french))
  }
}
