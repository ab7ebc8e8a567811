// Three-valued truth, and a declaration read fact by fact: what the reference reading of recommendation 3 is made of.
// Nothing here is the engine's, so that the two can be held against each other.

import CEL

enum Truth {
  case yes
  case no
  case open

  init(_ bool: Bool?) { self = bool.map { $0 ? .yes : .no } ?? .open }

  static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .yes: .no
    case .no: .yes
    case .open: .open
    }
  }

  static func && (left: Truth, right: Truth) -> Truth {
    if left == .no || right == .no { return .no }
    return left == .yes && right == .yes ? .yes : .open
  }

  static func || (left: Truth, right: Truth) -> Truth { !(!left && !right) }
}

extension Optional {
  /// Whether some, or every, element of a list that may be unsaid is so.
  func some<Element>(_ condition: (Element) -> Truth) -> Truth where Wrapped == [Element] {
    self.map { $0.reduce(Truth.no) { $0 || condition($1) } } ?? .open
  }

  func each<Element>(_ condition: (Element) -> Truth) -> Truth where Wrapped == [Element] {
    self.map { $0.reduce(Truth.yes) { $0 && condition($1) } } ?? .open
  }
}

/// An object of a declaration, some of whose facts may be contested.
struct DeclaredObject {
  let draft: Draft
  let path: AttributePath
  let contested: [AttributePath]

  private func place(_ name: String) -> AttributePath {
    name.split(separator: ".").reduce(path) { $0.appending(.field(String($1))) }
  }

  private func isContested(_ place: AttributePath) -> Bool { contested.contains { place.isWithin($0) } }

  private func said(_ name: String) -> Draft? {
    let place = place(name)
    guard !isContested(place), let value = draft[place], !FieldDomain.placeholders.contains(value) else { return nil }
    return value
  }

  func has(_ name: String) -> Truth { isContested(place(name)) ? .open : Truth(said(name) != nil) }

  func text(_ name: String) -> String? {
    guard case .text(let text)? = said(name) else { return nil }
    return text
  }

  func number(_ name: String) -> Double? { text(name).flatMap { Double($0) } }
  func bool(_ name: String) -> Truth { Truth(text(name).map { $0 == "true" }) }

  func words(_ name: String) -> [String]? {
    switch said(name) {
    case .text(let text):
      text.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }
    case .list: []
    default: nil
    }
  }

  func objects(_ name: String) -> [DeclaredObject]? {
    guard case .list(let elements)? = said(name) else { return nil }
    return elements.indices.map { index in
      DeclaredObject(draft: draft, path: place(name).appending(.index(index)), contested: contested)
    }
  }

  func isWord(_ name: String, _ words: String...) -> Truth { Truth(text(name).map { words.contains($0) }) }

  func compare(_ name: String, _ isSo: (Double, Double) -> Bool, _ other: Double?) -> Truth {
    guard let number = number(name), let other else { return .open }
    return Truth(isSo(number, other))
  }

  func compare(_ name: String, _ isSo: (Double, Double) -> Bool, _ other: String) -> Truth {
    compare(name, isSo, number(other))
  }
}
