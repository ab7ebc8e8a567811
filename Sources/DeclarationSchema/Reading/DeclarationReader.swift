// Walks a declaration beside its format: checks it and types it in one pass. Nothing is guessed and nothing dropped:
// what is wrong becomes a diagnostic, and the fact behind it becomes one that cannot be relied on.

import CEL
import Diagnostics
import YAMLDocument

struct DeclarationReader {
  let format: DeclarationFormat
  let tree: DocumentTree
  var nodes = FieldNodes()
  private var diagnostics: [Diagnostic] = []
  /// Something is missing without which the declaration cannot be judged.
  var isUnusable = false

  /// A declaration with more remarks than this is not worth listing further.
  private static let diagnosticLimit = 1_000

  init(format: DeclarationFormat, tree: DocumentTree) {
    self.format = format
    self.tree = tree
  }

  /// One answer of the declaration: what stands there, under which key where it has one. Where that is as a path is
  /// worked out only for a remark.
  ///
  /// - `isEssential`: nothing can be judged without it. The required fields of what is essential are so themselves.
  struct Answer {
    let node: NodeIndex
    let key: NodeIndex?
    let isEssential: Bool
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
    let answer = Answer(node: root, key: nil, isEssential: true)
    let record = record(answer, format.root, at: format.rootPlace, ScalarReader(tree: tree, format: format))
    return Reading(
      facts: isUnusable ? nil : Facts(root: record, tree: tree, nodes: nodes),
      diagnostics: diagnostics.inSourceOrder)
  }

  private mutating func refused(_ fault: SchemaFault, at span: SourceSpan?) -> Reading {
    isUnusable = true
    let wording = fault.wording(SchemaFault.Context(place: .path(AttributePath()), slot: nil, format: format))
    diagnostics.append(Diagnostic(wording, span: span))
    return Reading(facts: nil, diagnostics: diagnostics)
  }

  // MARK: Objects

  // What is the same for the whole declaration is handed on beside `self`: what lies in a value that may change cannot
  // be used without counting a reference to it.

  /// An object that has a store of its own.
  mutating func record(
    _ answer: Answer, _ shape: ObjectShape, at place: AttributePlace, _ scalars: ScalarReader
  ) -> Record {
    let mark = nodes.begin(shape.type.stateCount)
    if answer.key == nil { nodes.setUnnamed(answer.node, at: mark) } else { nodes.set(answer.node, at: mark) }
    var builder = RecordBuilder(shape.type, at: place, mark: mark)
    read(answer, shape, 0, into: &builder, scalars)
    return builder.record()
  }

  /// - Parameter number: the object's.
  mutating func read(
    _ answer: Answer, _ shape: ObjectShape, _ number: Int, into builder: inout RecordBuilder, _ scalars: ScalarReader
  ) {
    let mark = builder.mark(of: number)
    var position = scalars.tree.entryPosition(of: answer.node)
    // Most declarations say their fields in the order of the format.
    var next = 0
    while let entry = scalars.tree.next(&position) {
      let (key, value) = (entry.key, entry.value)
      guard let slot = shape.slot(of: key, in: scalars.tree, from: next) else {
        reportUnknown(key, in: shape, at: builder.place(of: number))
        continue
      }
      next = slot + 1
      let offset = shape.numbers[slot]
      nodes.set(value, at: mark + offset)
      if let state = scalars.sound(value, shape.forms[slot]) {
        if case .known(let value) = state {
          builder.set(value, at: number + offset)
        } else {
          builder.set(state, at: number + offset)
        }
        continue
      }
      let kind = scalars.tree.kind(of: value)
      let answer = Answer(node: value, key: key, isEssential: answer.isEssential && shape.required[slot])
      if case .mapping = kind, let object = shape.fields[slot].object {
        if shape.isFlat {
          builder.setObject(at: number + offset)
          read(answer, object, number + offset, into: &builder, scalars)
        } else {
          let place = builder.place(of: number).object(in: slot, of: shape.type)
          builder.set(.known(.record(record(answer, object, at: place, scalars))), at: number + offset)
        }
      } else {
        let place = builder.place(of: number + offset)
        let state =
          if case .sequence = kind, shape.fields[slot].list != nil {
            list(answer, shape.fields[slot], at: place, scalars)
          } else {
            other(answer, shape.fields[slot], at: place, scalars)
          }
        builder.set(state, at: number + offset)
      }
    }
    if !shape.requiredSlots.isEmpty { reportMissing(builder, shape, number, answer) }
  }

  @inline(never)
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
      place: .path(path.appending(.field(name))), slot: nil)
  }

  private mutating func reportMissing(
    _ builder: borrowing RecordBuilder, _ shape: ObjectShape, _ number: Int, _ answer: Answer
  ) {
    for slot in shape.requiredSlots {
      guard builder.isAbsent(at: number + shape.numbers[slot]) else { continue }
      let name = shape.names.names[slot]
      let parent = builder.place(of: number).path
      if parent.components.isEmpty, name == DeclarationFormat.formatField { continue }
      report(
        .missingField(name, parent: parent.description), at: placeOfMissing(name, in: answer),
        place: .path(parent.appending(.field(name))), slot: shape.fields[slot], isEssential: answer.isEssential)
    }
  }

  /// What stands in the place of an answer; else the key of the object that lacks it.
  private func placeOfMissing(_ name: String, in answer: Answer) -> SourceSpan {
    if let entry = tree.entry(name, in: answer.node) {
      return tree.span(of: tree.utf8(of: entry.value).isEmpty ? entry.key : entry.value)
    }
    return heading(of: answer)
  }

  // MARK: Scalars, and what is no answer

  /// An answer that is no sound scalar, and neither an object nor a list where that is wanted.
  @inline(never)
  mutating func other(
    _ answer: Answer, _ slot: Slot, at place: AttributePlace, _ scalars: ScalarReader
  ) -> FieldState {
    switch scalars.tree.kind(of: answer.node) {
    case .scalar: return scalar(answer, slot, at: place, scalars)
    case .sequence:
      return lost(.wrongKind(found: .list, wanted: slot.shape.wanted, proposal: nil), answer, slot, at: place)
    case .mapping:
      return lost(.wrongKind(found: .object, wanted: slot.shape.wanted, proposal: nil), answer, slot, at: place)
    }
  }

  private mutating func scalar(
    _ answer: Answer, _ slot: Slot, at place: AttributePlace, _ scalars: ScalarReader
  ) -> FieldState {
    switch scalars.read(answer.node, as: slot) {
    case .value(let value): return .known(value)
    case .null: return .absent
    case .placeholder:
      // The bare word `unknown` says in so many letters what a note would say.
      if !isFull, !tree.utf8(of: answer.node).trimmed.isUnknown {
        report(
          .placeholder(tree.text(of: answer.node)), at: tree.span(of: answer.node), place: .attribute(place),
          slot: slot, severity: .note)
      }
      return .absent
    case .fault(let fault): return lost(fault, answer, slot, at: place)
    }
  }

  mutating func lost(
    _ fault: SchemaFault, _ answer: Answer, _ slot: Slot, at place: AttributePlace
  ) -> FieldState {
    let span = tree.kind(of: answer.node) == .scalar ? tree.span(of: answer.node) : heading(of: answer)
    report(fault, at: span, place: .attribute(place), slot: slot, isEssential: answer.isEssential)
    return .contested(nil)
  }

  /// What a reader's eye should be led to where an answer is an object or a list.
  func heading(of answer: Answer) -> SourceSpan {
    answer.key.map { tree.span(of: $0) } ?? tree.keySpan(ofMapping: answer.node)
  }

  // MARK: Reporting

  mutating func report(
    _ fault: SchemaFault, at span: SourceSpan, place: FaultPlace, slot: Slot?, severity: Severity = .error,
    isEssential: Bool = false
  ) {
    if isEssential { isUnusable = true }
    guard !isFull else { return }
    if diagnostics.count == Self.diagnosticLimit {
      let wording = SchemaFault.tooMany(Self.diagnosticLimit).wording(
        SchemaFault.Context(place: place, slot: nil, format: format))
      diagnostics.append(Diagnostic(wording, span: span))
      return
    }
    var wording = fault.wording(SchemaFault.Context(place: place, slot: slot, format: format))
    if isEssential { wording.message = withoutWhichNothing(wording.message) }
    diagnostics.append(Diagnostic(wording, severity: severity, span: span, path: place.description))
  }

  /// All that will be said of this declaration has been said.
  var isFull: Bool { diagnostics.count > Self.diagnosticLimit }
}

extension ObjectShape {
  /// The field that a key names, most likely the one at `next` or soon after.
  fileprivate func slot(of key: NodeIndex, in tree: DocumentTree, from next: Int) -> Int? {
    tree.withUTF8(of: key) { names.position(of: $0, from: next) }
  }
}

extension ArraySlice<UInt8> {
  /// Whether this is the word `unknown`, in letters of either case.
  fileprivate var isUnknown: Bool { count == 7 && lazy.map(\.asciiLowercased).elementsEqual("unknown".utf8) }
}
