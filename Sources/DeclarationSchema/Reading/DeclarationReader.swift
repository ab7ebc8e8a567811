// Walks a declaration beside its format: checks it and types it in one pass. Nothing is guessed and nothing dropped:
// what is wrong becomes a diagnostic, and the fact behind it becomes one that cannot be relied on.

import CEL
import Diagnostics
import YAMLDocument

struct DeclarationReader {
  let format: DeclarationFormat
  let tree: DocumentTree
  private let scalars: ScalarReader
  private var nodes = FieldNodes()
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

  /// One answer of the declaration: what stands there, under which key or as which element of a list.
  ///
  /// - `isEssential`: nothing can be judged without it. The required fields of what is essential are so themselves.
  private struct Answer {
    let node: NodeIndex
    let key: NodeIndex?
    let position: Position
    let isEssential: Bool
  }

  /// Where an answer stands: in a field, or in a list.
  private enum Position {
    case field(Int, of: RecordType, at: AttributePlace)
    case element(Int, of: AttributePlace)

    var path: AttributePath {
      switch self {
      case .field(let slot, let type, let place): place.field(slot, of: type).path
      case .element(let index, let list): list.path.appending(.index(index))
      }
    }

    /// - Parameter type: of the object that stands there, where one does.
    func place(of type: RecordType?) -> AttributePlace {
      switch self {
      case .field(let slot, let holder, let place): place.object(in: slot, of: holder)
      case .element(let index, let list): list.element(index, of: type)
      }
    }
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
    let place = AttributePlace(AttributePath(), of: format.rootType)
    let record = record(root, format.root, key: nil, at: place, isEssential: true)
    return Reading(
      facts: isUnusable ? nil : Facts(root: record, tree: tree, nodes: nodes),
      diagnostics: diagnostics.inSourceOrder)
  }

  private mutating func refused(_ fault: SchemaFault, at span: SourceSpan?) -> Reading {
    isUnusable = true
    let wording = fault.wording(SchemaFault.Context(path: AttributePath(), slot: nil, format: format))
    diagnostics.append(Diagnostic(wording, span: span))
    return Reading(facts: nil, diagnostics: diagnostics)
  }

  // MARK: Objects

  private mutating func record(
    _ node: NodeIndex, _ shape: ObjectShape, key: NodeIndex?, at place: AttributePlace, isEssential: Bool
  ) -> Record {
    // Appending a constant is several times as fast as repeating it.
    var states: [FieldState] = []
    states.reserveCapacity(shape.fields.count)
    for _ in shape.fields.indices { states.append(.absent) }
    let mark = nodes.begin(node, key: key, fieldCount: shape.fields.count)
    for entry in tree.entries(of: node) {
      guard let slot = shape.slot(of: entry.key, in: tree) else {
        reportUnknown(entry.key, in: shape, at: place)
        continue
      }
      nodes.set(entry.value, slot, ofRecord: mark)
      let answer = Answer(
        node: entry.value, key: entry.key, position: .field(slot, of: shape.type, at: place),
        isEssential: isEssential && shape.required[slot])
      states[slot] = state(of: answer, as: shape.fields[slot])
    }
    if shape.hasRequired { reportMissing(states, shape, in: node, key: key, at: place, isEssential: isEssential) }
    return Record(type: shape.type, place: place, mark: mark, fields: states)
  }

  private mutating func reportUnknown(_ key: NodeIndex, in shape: ObjectShape, at place: AttributePlace) {
    guard !isFull else { return }
    let name = tree.kind(of: key) == .scalar ? tree.text(of: key) : ""
    let siblings = shape.names.names
    let path = place.path
    let advice: FieldAdvice
    if let near = nearestName(to: name, among: siblings) {
      advice = .near(near)
    } else {
      let owners = format.owners(of: name, from: path)
      advice = owners.isEmpty ? .known(siblings) : .elsewhere(owners)
    }
    report(
      .unknownField(name, parent: path.description, advice), at: tree.span(of: key),
      path: path.appending(.field(name)), slot: nil)
  }

  private mutating func reportMissing(
    _ states: [FieldState], _ shape: ObjectShape, in node: NodeIndex, key: NodeIndex?, at place: AttributePlace,
    isEssential: Bool
  ) {
    for slot in states.indices where shape.required[slot] {
      guard case .absent = states[slot] else { continue }
      let name = shape.names.names[slot]
      let parent = place.path
      if parent.components.isEmpty, name == DeclarationFormat.formatField { continue }
      report(
        .missingField(name, parent: parent.description), at: placeOfMissing(name, in: node, key: key),
        path: parent.appending(.field(name)), slot: shape.fields[slot], isEssential: isEssential)
    }
  }

  /// What stands in the place of an answer; else the key of the object that lacks it.
  private func placeOfMissing(_ name: String, in node: NodeIndex, key: NodeIndex?) -> SourceSpan {
    if let entry = tree.entry(name, in: node) {
      return tree.span(of: tree.utf8(of: entry.value).isEmpty ? entry.key : entry.value)
    }
    return key.map { tree.span(of: $0) } ?? tree.keySpan(ofMapping: node)
  }

  // MARK: One answer

  private mutating func state(of answer: Answer, as slot: Slot) -> FieldState {
    switch (slot.shape, tree.kind(of: answer.node)) {
    case (.object(let object), .mapping):
      return .known(
        .record(
          record(
            answer.node, object, key: answer.key, at: answer.position.place(of: object.type),
            isEssential: answer.isEssential)))
    case (.list(let list), .sequence): return self.list(answer, list, slot)
    case (_, .scalar): return scalar(answer, as: slot)
    case (_, let kind):
      let found: FoundKind = kind == .sequence ? .list : .object
      return lost(.wrongKind(found: found, wanted: slot.shape.wanted, proposal: nil), answer, slot)
    }
  }

  private mutating func scalar(_ answer: Answer, as slot: Slot) -> FieldState {
    switch scalars.read(answer.node, as: slot) {
    case .value(let value): return .known(value)
    case .null: return .absent
    case .placeholder:
      // The bare word `unknown` says in so many letters what a note would say.
      if !isFull, !tree.utf8(of: answer.node).trimmed.map(\.asciiLowercased)[...].spells("unknown") {
        report(
          .placeholder(tree.text(of: answer.node)), at: tree.span(of: answer.node), path: answer.position.path,
          slot: slot, severity: .note)
      }
      return .absent
    case .fault(let fault): return lost(fault, answer, slot)
    }
  }

  private mutating func lost(_ fault: SchemaFault, _ answer: Answer, _ slot: Slot) -> FieldState {
    let span = tree.kind(of: answer.node) == .scalar ? tree.span(of: answer.node) : heading(of: answer)
    report(fault, at: span, path: answer.position.path, slot: slot, isEssential: answer.isEssential)
    return .contested(nil)
  }

  /// What a reader's eye should be led to where an answer is an object or a list.
  private func heading(of answer: Answer) -> SourceSpan {
    answer.key.map { tree.span(of: $0) } ?? tree.keySpan(ofMapping: answer.node)
  }

  // MARK: Lists

  private mutating func list(_ answer: Answer, _ shape: ListShape, _ slot: Slot) -> FieldState {
    let place = answer.position.place(of: nil)
    var values: [Value] = []
    values.reserveCapacity(tree.count(of: answer.node))
    var doubtful: AttributePath?
    var count = 0
    for node in tree.elements(of: answer.node) {
      let element = Answer(
        node: node, key: nil, position: .element(count, of: place), isEssential: answer.isEssential)
      count += 1
      switch state(of: element, as: shape.items) {
      case .known(let value): values.append(value)
      case .contested(let origin): doubtful = doubtful ?? origin ?? element.position.path
      case .absent:
        doubtful = doubtful ?? element.position.path
        if answer.isEssential {
          _ = lost(.wrongKind(found: .nothing, wanted: shape.items.shape.wanted, proposal: nil), element, shape.items)
        }
      }
    }
    if !shape.rules.admits(count: count) {
      report(
        .wrongCount(count, shape.rules), at: heading(of: answer), path: place.path, slot: slot,
        isEssential: answer.isEssential)
      return .contested(nil)
    }
    if let doubtful { return .contested(doubtful) }
    if shape.rules.isUnique, let repeated = ElementKey.repeated(in: values) {
      let element = tree.elements(of: answer.node).dropFirst(repeated.second).first { _ in true } ?? answer.node
      let fault = SchemaFault.duplicateElement(tree.text(of: element), first: repeated.first)
      let path = place.path.appending(.index(repeated.second))
      report(fault, at: tree.span(of: element), path: path, slot: shape.items)
      return .contested(path)
    }
    if answer.isEssential, values.count > 1, case .object(let object) = shape.items.shape {
      for (slot, isKey) in object.required.enumerated() where isKey { checkKeys(values, object, slot) }
    }
    return .known(.list(values))
  }

  /// What tells the elements of an essential list apart must do so.
  private mutating func checkKeys(_ values: [Value], _ shape: ObjectShape, _ slot: Int) {
    var owners: [ElementKey: Record] = [:]
    for value in values {
      guard case .record(let record) = value, case .known(.string(let text)) = record.fields[slot],
        let key = ElementKey(.string(text))
      else { continue }
      guard let owner = owners[key] else {
        owners[key] = record
        continue
      }
      isUnusable = true
      guard !isFull else { return }
      report(
        .duplicateKey(text, field: shape.names.names[slot], first: owner.path.description),
        at: nodes.heading(ofSlot: slot, ofRecord: record.mark, in: tree), path: record.path, slot: nil,
        isEssential: true)
    }
  }

  // MARK: Reporting

  private mutating func report(
    _ fault: SchemaFault, at span: SourceSpan, path: AttributePath, slot: Slot?, severity: Severity = .error,
    isEssential: Bool = false
  ) {
    if isEssential { isUnusable = true }
    guard !isFull else { return }
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
