// Declarations as tests write them: a sound one, and edits of it that name paths.

import CEL
import Testing

/// A declaration, or a part of one. Text is YAML in flow style, taken as it stands.
indirect enum Draft: Equatable, Sendable {
  case text(String)
  case map([Entry])
  case list([Draft])

  struct Entry: Equatable, Sendable {
    let key: String
    var value: Draft
  }

  var yaml: String {
    switch self {
    case .text(let text): text
    case .map(let entries): "{" + entries.map { "\($0.key): \($0.value.yaml)" }.joined(separator: ", ") + "}"
    case .list(let elements): "[" + elements.map(\.yaml).joined(separator: ", ") + "]"
    }
  }

  /// The draft as a document, one line a field.
  var document: String {
    guard case .map(let entries) = self else { return yaml }
    return entries.map { "\($0.key): \($0.value.yaml)\n" }.joined()
  }
}

extension Draft: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  init(stringLiteral text: String) { self = .text(text) }
  init(dictionaryLiteral entries: (String, Draft)...) { self = .map(entries.map { Entry(key: $0.0, value: $0.1) }) }
  init(arrayLiteral elements: Draft...) { self = .list(elements) }
}

extension Draft {
  /// What stands at a path; nil where nothing does.
  subscript(path: AttributePath) -> Draft? { path.components.reduce(Draft?.some(self)) { $0?.child($1) } }

  private func child(_ step: AttributePath.Component) -> Draft? {
    switch (step, self) {
    case (.field(let name), .map(let entries)): entries.first { $0.key == name }?.value
    case (.index(let index), .list(let elements)): elements.indices.contains(index) ? elements[index] : nil
    default: nil
    }
  }

  /// This draft with a value at a path, or without anything there. Objects on the way are made; a list grows by one.
  func setting(_ path: AttributePath, to value: Draft?) -> Draft { setting(path.components[...], to: value) ?? self }

  private func setting(_ path: ArraySlice<AttributePath.Component>, to value: Draft?) -> Draft? {
    guard let step = path.first else { return value }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.field(let name), .map(var entries)):
      let index = entries.firstIndex { $0.key == name }
      let inner = (index.map { entries[$0].value } ?? .map([])).setting(rest, to: value)
      switch (index, inner) {
      case (let index?, let inner?): entries[index].value = inner
      case (let index?, nil): entries.remove(at: index)
      case (nil, let inner?): entries.append(Entry(key: name, value: inner))
      case (nil, nil): break
      }
      return .map(entries)
    case (.index(let index), .list(var elements)) where index <= elements.count:
      let inner = (index < elements.count ? elements[index] : .map([])).setting(rest, to: value)
      elements.replaceSubrange(index..<min(index + 1, elements.count), with: inner.map { [$0] } ?? [])
      return .list(elements)
    default:
      Issue.record("a draft has no place for \(AttributePath(Array(path)))")
      return self
    }
  }

  /// This draft after edits: `moderation.mode = none` says a fact, `- moderation.mode` removes one.
  func applying(_ edits: [String]) throws -> Draft {
    try edits.reduce(self) { draft, edit in
      if edit.hasPrefix("- ") { return draft.setting(try Self.path(String(edit.dropFirst(2))), to: nil) }
      let parts = edit.split(separator: " = ", maxSplits: 1).map(String.init)
      try #require(parts.count == 2, "an edit says `path = value` or `- path`: \(edit)")
      return draft.setting(try Self.path(parts[0]), to: .text(parts[1]))
    }
  }

  /// A path in full; one that begins with none of the declaration's own fields is one of the first space.
  static func path(_ text: String) throws -> AttributePath {
    let roots = ["format", "declaration", "platform", "spaces", "referents", "reporting"]
    let isFull = roots.contains { text == $0 || text.hasPrefix("\($0).") || text.hasPrefix("\($0)[") }
    return try #require(AttributePath(parsing: isFull ? text : "spaces[0].\(text)"))
  }
}

extension Draft {
  /// A declaration of one space in which every fact that recommendation 3 turns on is said and every rule passes, in
  /// each profile.
  static let sound: Draft = [
    "format": "vigie.platform/v1",
    "declaration": ["date": "2026-11-01", "valid_until": "2027-10-31"],
    "platform": ["name": "Example"],
    "spaces": [
      [
        "id": "lobby", "interaction": "true",
        "audience": [
          "minimum_age": "13", "maximum_age": "17", "intent": "minors", "under_25_share": "0.9", "minors_share": "0.8",
        ],
        "minors_admitted": "true", "adults_admitted": "true", "age_assurance": ["method": "self_declaration"],
        "age_bands": [],
        "contact": [
          "adult_to_minor": "open", "channels": "[direct_message, voice]", "cross_band": "true",
          "open_hours_per_week": "100",
        ],
        "livestream": ["enabled": "false", "recordable": "false", "topology": "one_to_many"],
        "payments": ["types": "[]", "cross_border": "false"],
        "moderation": [
          "mode": "hybrid", "channels_covered": "[direct_message, voice]", "can_be_disabled": "false",
          "human_hours_per_week": "100", "moderator_count": "4", "trained_count": "4",
          "supervised_by_referent": "false",
        ],
      ]
    ],
    "referents": [
      [
        "id": "ref-1", "spaces": "[lobby]", "adult": "true",
        "training": [
          [
            "topics": "[cyber_bullying, grooming, child_sexual_abuse_material]", "completed_on": "2026-03-18",
            "valid_until": "2028-03-17", "evidence": ["kind": "external_certificate"],
          ]
        ],
      ]
    ],
    "reporting": [
      "channels": [
        ["type": "in_app", "spaces": "[lobby]", "child_friendly": "true", "reaches_referent": "true"],
        ["type": "authority", "spaces": "[lobby]", "child_friendly": "false", "reaches_referent": "false"],
      ]
    ],
  ]
}
