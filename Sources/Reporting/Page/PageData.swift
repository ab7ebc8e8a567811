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
  private var shapeTree = ShapeTree()
  /// What is written of objects that come again (see `TemplateObject.recurrence`).
  private var recurring: [Int: [UInt8]] = [:]

  /// The object on one line, fit to stand in a `script` element.
  mutating func line(_ object: TemplateObject) -> [UInt8] {
    var json: [UInt8] = []
    append(members: object, to: &json)
    json.append(UInt8(ascii: "\n"))
    return Self.harmless(json)
  }

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

  private mutating func append(_ value: TemplateValue, to json: inout [UInt8]) {
    switch value {
    case .absent: json += "null".utf8
    case .flag(let flag): json += (flag ? "true" : "false").utf8
    case .text(let text): append(text, to: &json)
    case .list(let elements): append(elements, to: &json)
    case .series(let series): append(series, to: &json)
    case .object(let object): append(object, to: &json)
    }
  }

  private mutating func append(_ elements: some Sequence<TemplateValue>, to json: inout [UInt8]) {
    json += "[0".utf8
    for element in elements {
      json.append(UInt8(ascii: ","))
      append(element, to: &json)
    }
    json.append(UInt8(ascii: "]"))
  }

  private mutating func append(members object: TemplateObject, to json: inout [UInt8]) {
    let members = object.members
    json.append(UInt8(ascii: "["))
    json += String(shape(members) + 1).utf8
    for member in members where !member.value.isNothing {
      json.append(UInt8(ascii: ","))
      append(member.value, to: &json)
    }
    json.append(UInt8(ascii: "]"))
  }

  private mutating func append(_ object: TemplateObject, to json: inout [UInt8]) {
    if let recurrence = object.recurrence, let written = recurring[recurrence] {
      json += written
      return
    }
    let start = json.count
    append(members: object, to: &json)
    let written = String(decoding: json[start...], as: UTF8.self)
    var place = objectPlaces[written]
    if place == nil {
      place = self.place(forNew: written)
      objectPlaces[written] = place
    }
    if let place {
      json.removeLast(json.count - start)
      json += String(place).utf8
    }
    if let recurrence = object.recurrence { recurring[recurrence] = Array(json[start...]) }
  }

  private mutating func append(_ text: String, to json: inout [UInt8]) {
    // Most texts have come before: they need not be escaped again to be known.
    if let place = textPlaces[text] {
      json += String(place).utf8
      return
    }
    let written = JSONText.quoted(text)
    guard let place = place(forNew: written) else {
      json += written.utf8
      return
    }
    textPlaces[text] = place
    json += String(place).utf8
  }

  private mutating func place(forNew json: String) -> Int? {
    guard Self.sharedSizes.contains(json.utf8.count), shared.count < Self.mostShared else { return nil }
    shared.append(json)
    return shared.count - 1
  }

  private mutating func shape(_ members: [TemplateObject.Member]) -> Int {
    let place = shapeTree.place(of: members, next: shapes.count)
    if place == shapes.count { shapes.append(members.filter { !$0.value.isNothing }.map(\.name)) }
    return place
  }
}

/// The shapes by their names: few are different, and to follow one name after another costs less than to hash all.
private struct ShapeTree {
  private struct Node {
    var branches: [(name: String, node: Int)] = []
    /// The shape that ends here.
    var shape: Int?
  }

  private var nodes = [Node()]

  /// The place of the shape that some members have, as far as they say something.
  ///
  /// - Parameter next: that of a new one.
  mutating func place(of members: [TemplateObject.Member], next: Int) -> Int {
    var node = 0
    for member in members where !member.value.isNothing {
      if let branch = nodes[node].branches.first(where: { $0.name == member.name }) {
        node = branch.node
      } else {
        nodes[node].branches.append((member.name, nodes.count))
        node = nodes.count
        nodes.append(Node())
      }
    }
    let place = nodes[node].shape ?? next
    nodes[node].shape = place
    return place
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
