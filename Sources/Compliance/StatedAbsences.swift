// The fields of which the policy says what it means that they are not said: known by type and slot, so that a path need
// not be spelled to be looked up.

import CEL
import DeclarationSchema
import Policy

struct StatedAbsences: Sendable {
  private enum Answer {
    case stated, unstated
    /// Records of one type stand in several places, and the policy tells these apart.
    case byPath
  }

  private let patterns: Set<String>
  /// By type of record, then by slot; types of which nothing is said are not there.
  private let answers: [ObjectIdentifier: [Answer]]

  init(_ policy: PolicyDocument) {
    patterns = Set(policy.absences.map(\.pattern))
    var answers: [ObjectIdentifier: [Answer]] = [:]
    Self.gather(policy.format.rootType, at: "", patterns, &answers)
    self.answers = answers.filter { _, answers in answers.contains { $0 != .unstated } }
  }

  private static func gather(
    _ type: RecordType, at prefix: String, _ patterns: Set<String>, _ answers: inout [ObjectIdentifier: [Answer]]
  ) {
    var fields: [Answer] = []
    for field in type.fields {
      let pattern = prefix + field.name
      fields.append(patterns.contains(pattern) ? .stated : .unstated)
      var (nested, path) = (field.type, pattern)
      while case .list(let element) = nested { (nested, path) = (element, path + "[]") }
      if case .record(let object) = nested { gather(object, at: path + ".", patterns, &answers) }
    }
    answers[ObjectIdentifier(type)] =
      answers[ObjectIdentifier(type)].map { known in
        zip(known, fields).map { $0 == $1 ? $0 : .byPath }
      } ?? fields
  }

  func contains(_ attribute: Attribute) -> Bool {
    if patterns.isEmpty { return false }
    guard let slot = attribute.slot else { return patterns.contains(attribute.path.pattern) }
    guard let answers = answers[attribute.record.typeIdentity] else { return false }
    switch answers[slot] {
    case .stated: return true
    case .unstated: return false
    case .byPath: return patterns.contains(attribute.path.pattern)
    }
  }
}

extension AttributePath {
  /// The path with every index left out: `referents[].spaces`.
  fileprivate var pattern: String {
    components.reduce(into: "") { text, component in
      switch component {
      case .field(let name): text += text.isEmpty ? name : ".\(name)"
      case .index: text += "[]"
      }
    }
  }
}
