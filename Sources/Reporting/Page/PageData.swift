// The declarations of a batch as a page carries them: one line of JSON each, without names, with every text that comes
// again written once. It knows which values there are, not what they mean; the page's script reads it back.

import Diagnostics

/// Writes values and keeps, in bounded memory, what they share.
///
/// In a value, a number stands for a text in `strings`, a text for itself; an array that begins with 0 is a list, any
/// other an object: its first element, counted from 1, says in `shapes` which names its values have. What is absent or
/// false is left out.
struct PageData {
  /// Texts beyond these are written where they stand: those that come often have come before.
  private static let mostStrings = 20_000
  private static let shortest = 4
  private static let longest = 2000

  private(set) var strings: [String] = []
  private(set) var shapes: [[String]] = []
  private var stringPlaces: [String: Int] = [:]
  private var shapePlaces: [[String]: Int] = [:]

  /// The value on one line, fit to stand in a `script` element.
  mutating func line(_ value: TemplateValue) -> [UInt8] {
    var text = JSONText(layout: .compact)
    append(value, to: &text)
    text.endLine()
    return Self.harmless(text.takeBytes())
  }

  /// JSON as it may stand in a `script` element, which ends at the first `</script`: in JSON, a `<` stands only in
  /// texts, and there it may be escaped.
  static func harmless(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(UInt8(ascii: "<")) else { return json }
    return json.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003c".utf8) : [$0] }
  }

  private mutating func append(_ value: TemplateValue, to text: inout JSONText) {
    switch value {
    case .absent: text.null()
    case .flag(let flag): text.bool(flag)
    case .text(let string): append(string, to: &text)
    case .list(let elements):
      text.beginArray()
      text.integer(0)
      for element in elements { append(element, to: &text) }
      text.endArray()
    case .object(let object):
      let members = object.members.filter { !$0.value.isNothing }
      text.beginArray()
      text.integer(shape(members.map(\.name)) + 1)
      for member in members { append(member.value, to: &text) }
      text.endArray()
    }
  }

  private mutating func append(_ string: String, to text: inout JSONText) {
    let length = string.utf8.count
    guard length >= Self.shortest, length <= Self.longest else { return text.string(string) }
    if let place = stringPlaces[string] { return text.integer(place) }
    guard strings.count < Self.mostStrings else { return text.string(string) }
    stringPlaces[string] = strings.count
    text.integer(strings.count)
    strings.append(string)
  }

  private mutating func shape(_ names: [String]) -> Int {
    if let place = shapePlaces[names] { return place }
    shapePlaces[names] = shapes.count
    shapes.append(names)
    return shapes.count - 1
  }
}

extension TemplateValue {
  fileprivate var isNothing: Bool {
    switch self {
    case .absent, .flag(false): true
    case .list(let elements): elements.isEmpty
    case .text, .flag, .object: false
    }
  }
}

extension JSONText {
  /// The value with its names, as the page's own texts are written.
  mutating func append(_ value: TemplateValue) {
    switch value {
    case .absent: null()
    case .flag(let flag): bool(flag)
    case .text(let text): string(text)
    case .list(let elements):
      beginArray()
      for element in elements { append(element) }
      endArray()
    case .object(let object):
      beginObject()
      for member in object.members {
        key(member.name)
        append(member.value)
      }
      endObject()
    }
  }
}
