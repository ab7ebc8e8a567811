// Walks a declaration beside its format: checks it and types it in one pass. Nothing is guessed and nothing dropped:
// what is wrong becomes a diagnostic, and the fact behind it becomes one that cannot be relied on.

import CEL
import Diagnostics
import YAMLDocument

struct DeclarationReader {
  let format: DeclarationFormat
  let tree: DocumentTree
  private let scalars: ScalarReader
  /// The path of the object or list that is being read.
  private var trail: [AttributePath.Component] = []
  private var diagnostics: [Diagnostic] = []
  /// Something is missing without which the declaration cannot be judged.
  private var isUnusable = false

  /// A declaration with more remarks than this is not worth listing further.
  private static let diagnosticLimit = 1_000

  init(format: DeclarationFormat, tree: DocumentTree) {
    self.format = format
    self.tree = tree
    self.scalars = ScalarReader(tree: tree, format: format)
  }

  /// One place in the declaration: what stands there, under which key or as which element of a list.
  ///
  /// - `isEssential`: nothing can be judged without it. The required fields of what is essential are so themselves.
  private struct Place {
    let node: NodeIndex
    let key: NodeIndex?
    /// The place in a list; a field's slot has its step.
    let position: Int
    let isEssential: Bool

    func step(to slot: Slot) -> AttributePath.Component { slot.step ?? .index(position) }
  }

  mutating func read() -> Reading {
    guard let root = tree.root else { return refused(.emptyDocument, at: nil) }
    guard tree.kind(of: root) == .mapping else { return refused(.rootIsNoMapping, at: tree.keySpan(ofMapping: root)) }
    let isNamed: Bool
    if let entry = tree.entry(DeclarationFormat.formatField, in: root) {
      let text = tree.utf8(of: entry.value)
      isNamed = !text.isEmpty
      if isNamed, !text.spells(format.name) {
        let text = tree.text(of: entry.value)
        return refused(.otherFormat(text, wanted: format.name), at: tree.span(of: entry.value))
      }
    } else {
      isNamed = false
    }
    if !isNamed {
      let reading = refused(.missingFormat(format.name), at: tree.keySpan(ofMapping: root))
      // A document that has nothing of a declaration is most likely none; another one deserves all its errors at once.
      guard
        tree.entries(of: root).contains(where: { format.root.names.position(of: tree.utf8(of: $0.key).span) != nil })
      else { return reading }
    }
    let record = record(root, format.root, key: nil, isEssential: true)
    return Reading(
      facts: isUnusable ? nil : Facts(root: record, tree: tree), diagnostics: diagnostics.inSourceOrder)
  }

  private mutating func refused(_ fault: SchemaFault, at span: SourceSpan?) -> Reading {
    isUnusable = true
    let wording = fault.wording(SchemaFault.Context(path: AttributePath(), slot: nil, format: format))
    diagnostics.append(Diagnostic(wording, span: span))
    return Reading(facts: nil, diagnostics: diagnostics)
  }

  // MARK: Objects

  private mutating func record(_ node: NodeIndex, _ shape: ObjectShape, key: NodeIndex?, isEssential: Bool) -> Record {
    // Appending a constant is several times as fast as repeating it.
    var states: [FieldState] = []
    states.reserveCapacity(shape.fields.count)
    for _ in shape.fields.indices { states.append(.absent) }
    for entry in tree.entries(of: node) {
      guard let position = shape.slot(of: entry.key, in: tree) else {
        reportUnknown(entry.key, in: shape)
        continue
      }
      let place = Place(
        node: entry.value, key: entry.key, position: 0, isEssential: isEssential && shape.required[position])
      states[position] = state(at: place, as: shape.fields[position])
    }
    if shape.hasRequired { reportMissing(states, shape, in: node, key: key, isEssential: isEssential) }
    return Record(type: shape.type, path: path(), fields: states)
  }

  /// Where the trail has led to. A copy: sharing its storage would have the trail copied at its next step.
  private func path(appending step: AttributePath.Component? = nil) -> AttributePath {
    var components: [AttributePath.Component] = []
    components.reserveCapacity(trail.count + (step == nil ? 0 : 1))
    components.append(contentsOf: trail)
    if let step { components.append(step) }
    return AttributePath(components)
  }

  private mutating func reportUnknown(_ key: NodeIndex, in shape: ObjectShape) {
    guard !isFull else { return }
    let name = tree.kind(of: key) == .scalar ? tree.text(of: key) : ""
    let siblings = shape.names.names
    let advice: FieldAdvice
    if let near = nearestName(to: name, among: siblings) {
      advice = .near(near)
    } else {
      let owners = format.owners(of: name, from: AttributePath(trail))
      advice = owners.isEmpty ? .known(siblings) : .elsewhere(owners)
    }
    report(
      .unknownField(name, parent: AttributePath(trail).description, advice), at: tree.span(of: key),
      step: .field(name), slot: nil)
  }

  private mutating func reportMissing(
    _ states: [FieldState], _ shape: ObjectShape, in node: NodeIndex, key: NodeIndex?, isEssential: Bool
  ) {
    for position in states.indices where shape.required[position] {
      guard case .absent = states[position] else { continue }
      let name = shape.names.names[position]
      if trail.isEmpty, name == DeclarationFormat.formatField { continue }
      report(
        .missingField(name, parent: AttributePath(trail).description),
        at: placeOfMissing(name, in: node, key: key), step: .field(name), slot: shape.fields[position],
        isEssential: isEssential)
    }
  }

  /// What stands in the place of an answer; else the key of the object that lacks it.
  private func placeOfMissing(_ name: String, in node: NodeIndex, key: NodeIndex?) -> SourceSpan {
    if let entry = tree.entry(name, in: node) {
      return tree.span(of: tree.utf8(of: entry.value).isEmpty ? entry.key : entry.value)
    }
    return key.map { tree.span(of: $0) } ?? tree.keySpan(ofMapping: node)
  }

  // MARK: One place

  private mutating func state(at place: Place, as slot: Slot) -> FieldState {
    switch (slot.shape, tree.kind(of: place.node)) {
    case (.object(let object), .mapping):
      trail.append(place.step(to: slot))
      defer { trail.removeLast() }
      return .known(.record(record(place.node, object, key: place.key, isEssential: place.isEssential)))
    case (.list(let list), .sequence):
      trail.append(place.step(to: slot))
      defer { trail.removeLast() }
      return self.list(at: place, list, slot)
    case (_, .scalar): return scalar(at: place, as: slot)
    case (_, let kind):
      let found: FoundKind = kind == .sequence ? .list : .object
      return lost(.wrongKind(found: found, wanted: slot.shape.wanted, proposal: nil), place, slot)
    }
  }

  private mutating func scalar(at place: Place, as slot: Slot) -> FieldState {
    switch scalars.read(place.node, as: slot) {
    case .value(let value): return .known(value)
    case .null: return .absent
    case .placeholder:
      // The bare word `unknown` says in so many letters what a note would say.
      if !tree.utf8(of: place.node).trimmed.map(\.asciiLowercased)[...].spells("unknown") {
        report(
          .placeholder(tree.text(of: place.node)), at: tree.span(of: place.node), step: place.step(to: slot),
          slot: slot, severity: .note)
      }
      return .absent
    case .fault(let fault): return lost(fault, place, slot)
    }
  }

  private mutating func lost(_ fault: SchemaFault, _ place: Place, _ slot: Slot) -> FieldState {
    let span =
      tree.kind(of: place.node) == .scalar
      ? tree.span(of: place.node) : place.key.map { tree.span(of: $0) } ?? tree.keySpan(ofMapping: place.node)
    report(fault, at: span, step: place.step(to: slot), slot: slot, isEssential: place.isEssential)
    return .contested(nil)
  }

  // MARK: Lists

  /// - `trail` ends with the list itself.
  private mutating func list(at place: Place, _ shape: ListShape, _ slot: Slot) -> FieldState {
    var values: [Value] = []
    values.reserveCapacity(tree.count(of: place.node))
    var doubtful: AttributePath?
    var count = 0
    for element in tree.elements(of: place.node) {
      let element = Place(node: element, key: nil, position: count, isEssential: place.isEssential)
      count += 1
      switch state(at: element, as: shape.items) {
      case .known(let value): values.append(value)
      case .contested(let origin): doubtful = doubtful ?? origin ?? path(appending: .index(element.position))
      case .absent:
        doubtful = doubtful ?? path(appending: .index(element.position))
        if place.isEssential {
          _ = lost(.wrongKind(found: .nothing, wanted: shape.items.shape.wanted, proposal: nil), element, shape.items)
        }
      }
    }
    if !shape.rules.admits(count: count) {
      let span = place.key.map { tree.span(of: $0) } ?? tree.keySpan(ofMapping: place.node)
      report(.wrongCount(count, shape.rules), at: span, step: nil, slot: slot, isEssential: place.isEssential)
      return .contested(nil)
    }
    if let doubtful { return .contested(doubtful) }
    if shape.rules.isUnique, let repeated = ElementKey.repeated(in: values) {
      let element = tree.elements(of: place.node).dropFirst(repeated.second).first { _ in true } ?? place.node
      let fault = SchemaFault.duplicateElement(tree.text(of: element), first: repeated.first)
      report(fault, at: tree.span(of: element), step: .index(repeated.second), slot: shape.items)
      return .contested(path(appending: .index(repeated.second)))
    }
    if place.isEssential, values.count > 1, case .object(let object) = shape.items.shape {
      for (position, isKey) in object.required.enumerated() where isKey { checkKeys(values, object, position) }
    }
    return .known(.list(values))
  }

  /// What tells the elements of an essential list apart must do so.
  private mutating func checkKeys(_ values: [Value], _ shape: ObjectShape, _ position: Int) {
    var owners: [ElementKey: AttributePath] = [:]
    let field = AttributePath.Component.field(shape.names.names[position])
    for (index, value) in values.enumerated() {
      guard case .record(let record) = value, case .known(.string(let text)) = record.fields[position],
        let key = ElementKey(.string(text))
      else { continue }
      guard let owner = owners[key] else {
        owners[key] = record.path
        continue
      }
      isUnusable = true
      guard !isFull else { return }
      let path = AttributePath(trail + [.index(index), field])
      report(
        .duplicateKey(text, field: shape.names.names[position], first: owner.description),
        at: Facts(root: record, tree: tree).nearestLocation(of: path), step: .index(index), slot: nil, isEssential: true
      )
    }
  }

  // MARK: Reporting

  /// - `step`: leads from the trail to what is meant; nil where the trail's end itself is.
  private mutating func report(
    _ fault: SchemaFault, at span: SourceSpan, step: AttributePath.Component?, slot: Slot?,
    severity: Severity = .error, isEssential: Bool = false
  ) {
    if isEssential { isUnusable = true }
    guard !isFull else { return }
    let path = path(appending: step)
    if diagnostics.count == Self.diagnosticLimit {
      let wording = SchemaFault.tooMany(Self.diagnosticLimit).wording(
        SchemaFault.Context(path: path, slot: nil, format: format))
      diagnostics.append(Diagnostic(wording, span: span))
      return
    }
    var wording = fault.wording(SchemaFault.Context(path: path, slot: slot, format: format))
    if isEssential { wording.message = withoutWhichNothing(wording.message) }
    diagnostics.append(Diagnostic(wording, severity: severity, span: span, path: path.description))
  }

  /// All that will be said of this declaration has been said.
  private var isFull: Bool { diagnostics.count > Self.diagnosticLimit }
}

extension ObjectShape {
  /// The field that a key names.
  fileprivate func slot(of key: NodeIndex, in tree: DocumentTree) -> Int? {
    tree.withUTF8(of: key) { names.position(of: $0) }
  }
}
