// The tree that templates read: plain values under names, in the order in which they are documented. It knows neither
// the template engine nor what the names mean.

import Diagnostics

/// A node of the tree.
enum TemplateValue: Sendable {
  /// Nothing to say; a section of that name is not drawn, and a name further out is not taken for it.
  case absent
  case text(String)
  case flag(Bool)
  case list([TemplateValue])
  /// A long list, whose elements are made when they are drawn.
  case series(TemplateSeries)
  case object(TemplateObject)

  static func text(_ text: String?) -> TemplateValue { text.map { $0.isEmpty ? .absent : .text($0) } ?? .absent }

  static func number(_ number: Int) -> TemplateValue { .text(String(number)) }

  /// What a declaration or a policy says, as it may be shown: without controls, bounded, and with no mark that joins a
  /// character of HTML, behind which the template engine would not see that character.
  static func quoted(_ text: String?, limit: Int = 1500) -> TemplateValue {
    guard let text, !text.isEmpty else { return .absent }
    let bounded = text.shortened(to: limit)
    return .text(bounded.withoutControls.unjoined)
  }
}

struct TemplateSeries: Sequence, Sendable {
  let count: Int
  let element: @Sendable (Int) -> TemplateValue

  func makeIterator() -> some IteratorProtocol<TemplateValue> { (0..<count).lazy.map(element).makeIterator() }
}

/// Named values. Only the names that some template reads are kept, and only their values are computed.
struct TemplateObject: Sendable {
  struct Member: Sendable {
    var name: String
    var value: TemplateValue
  }

  private let wanted: Set<String>?
  private(set) var members: [Member] = []
  /// A number that all objects have in common that are the same, where that is known of them.
  var recurrence: Int?

  /// - `wanted`: the names to keep; nil keeps all.
  init(wanted: Set<String>?) {
    self.wanted = wanted
  }

  subscript(name: String) -> TemplateValue? {
    members.last { $0.name == name }?.value
  }

  mutating func set(_ name: String, _ value: @autoclosure () -> TemplateValue) {
    guard wanted?.contains(name) ?? true else { return }
    // Most objects have a few members.
    if members.isEmpty { members.reserveCapacity(4) }
    members.append(Member(name: name, value: value()))
  }
}

extension String {
  /// The text with every code point that joins a character of HTML into one grapheme written as `\u{…}`.
  var unjoined: String {
    // In ASCII nothing joins.
    guard !withBytes({ $0.isASCII || !$0.contains(anyOf: .markup) }) else { return self }
    var unjoined = ""
    for character in self {
      let scalars = character.unicodeScalars
      if scalars.count > 1, scalars.contains(where: \.isMarkup) {
        for scalar in scalars {
          if scalar.isMarkup {
            unjoined.unicodeScalars.append(scalar)
          } else {
            unjoined += scalar.visibleEscape
          }
        }
      } else {
        unjoined.append(character)
      }
    }
    return unjoined
  }
}

extension ASCIISet {
  fileprivate static let markup = ASCIISet("<>&\"'")
}

extension Unicode.Scalar {
  fileprivate var isMarkup: Bool { isASCII && ASCIISet.markup.contains(UInt8(truncatingIfNeeded: value)) }
}
