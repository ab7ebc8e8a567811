// The declarations of a batch as a page carries them: one line of JSON each, without names, with every text that comes
// again written once. It knows which values there are, not what they mean; the page's script reads it back.

import Diagnostics

/// Writes values and keeps, in bounded memory, what they share.
///
/// In a value, a number stands for one of the `shared` values, a text for itself; an array that begins with 0 is a
/// list, any other an object: its first element, counted from 1, says in `shapes` which names its values have. What is
/// absent or false is left out.
struct PageData {
  /// Values beyond these are written where they stand: those that come often have come before.
  private static let mostShared = 30_000
  /// In bytes: a shorter value is written as shortly as its number, a longer one hardly comes again.
  private static let sharedSizes = 6...800

  /// Values as JSON.
  private(set) var shared: [String] = []
  private(set) var shapes: [[String]] = []
  private var textPlaces: [String: Int] = [:]
  private var objectPlaces: [String: Int] = [:]
  private var shapePlaces: [[String]: Int] = [:]

  /// The object on one line, fit to stand in a `script` element.
  mutating func line(_ object: TemplateObject) -> [UInt8] { Self.harmless(Array((json(object) + "\n").utf8)) }

  /// JSON as it may stand in a `script` element, which ends at the first `</script`: in JSON, a `<` stands only in
  /// texts, and there it may be escaped.
  static func harmless(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(UInt8(ascii: "<")) else { return json }
    var harmless: [UInt8] = []
    harmless.reserveCapacity(json.count + 64)
    for byte in json {
      if byte == UInt8(ascii: "<") { harmless += "\\u003c".utf8 } else { harmless.append(byte) }
    }
    return harmless
  }

  private mutating func json(_ value: TemplateValue) -> String {
    switch value {
    case .absent: return "null"
    case .flag(let flag): return flag ? "true" : "false"
    case .text(let text): return json(text)
    case .list(let elements): return json(elements)
    case .series(let series): return json(series)
    case .object(let object): return shared(json(object))
    }
  }

  private mutating func json(_ elements: some Sequence<TemplateValue>) -> String {
    var list = "[0"
    for element in elements { list += "," + json(element) }
    return list + "]"
  }

  private mutating func json(_ object: TemplateObject) -> String {
    let members = object.members.filter { !$0.value.isNothing }
    var text = "[\(shape(members.map(\.name)) + 1)"
    for member in members { text += "," + json(member.value) }
    return text + "]"
  }

  private mutating func json(_ text: String) -> String {
    // Most texts have come before: they need not be escaped again to be known.
    if let place = textPlaces[text] { return String(place) }
    let json = JSONText.quoted(text)
    guard let place = place(forNew: json) else { return json }
    textPlaces[text] = place
    return String(place)
  }

  private mutating func shared(_ object: String) -> String {
    if let place = objectPlaces[object] { return String(place) }
    guard let place = place(forNew: object) else { return object }
    objectPlaces[object] = place
    return String(place)
  }

  private mutating func place(forNew json: String) -> Int? {
    guard Self.sharedSizes.contains(json.utf8.count), shared.count < Self.mostShared else { return nil }
    shared.append(json)
    return shared.count - 1
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
    case .series(let series): series.count == 0
    case .text, .flag, .object: false
    }
  }
}

extension JSONText {
  static func quoted(_ text: String) -> String {
    var json = JSONText(layout: .compact)
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The value with its names, as the page's own texts are written.
  mutating func append(_ value: TemplateValue) {
    switch value {
    case .absent: null()
    case .flag(let flag): bool(flag)
    case .text(let text): string(text)
    case .list(let elements): append(elements)
    case .series(let series): append(series)
    case .object(let object):
      beginObject()
      for member in object.members {
        key(named: member.name)
        append(member.value)
      }
      endObject()
    }
  }
  private mutating func append(_ elements: some Sequence<TemplateValue>) {
    beginArray()
    for element in elements { append(element) }
    endArray()
  }
}
