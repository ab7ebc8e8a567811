// The lists of a declaration: the objects of one list are read into one store, and what is wrong with an element makes
// the whole list one that cannot be relied on.

import CEL
import Diagnostics
import YAMLDocument

extension DeclarationReader {
  mutating func list(
    _ answer: Answer, _ slot: Slot, at place: AttributePlace, _ scalars: ScalarReader
  ) -> FieldState {
    guard let shape = slot.list else { return .contested(nil) }
    let (values, count, doubt) =
      if let object = shape.items.object {
        objects(answer, shape, object, at: place, scalars)
      } else {
        values(answer, shape, at: place, scalars)
      }
    if !shape.rules.admits(count: count) {
      report(
        .wrongCount(count, shape.rules), at: heading(of: answer), place: .attribute(place), slot: slot,
        isEssential: answer.isEssential)
      return .contested(nil)
    }
    if let doubt { return .contested(doubt.origin ?? place.path.appending(.index(doubt.element))) }
    if shape.rules.isUnique, let repeated = ElementKey.repeated(in: values) {
      let element = tree.elements(of: answer.node).dropFirst(repeated.second).first { _ in true } ?? answer.node
      let fault = SchemaFault.duplicateElement(tree.text(of: element), first: repeated.first)
      let place = place.element(repeated.second)
      report(fault, at: tree.span(of: element), place: .attribute(place), slot: shape.items)
      return .contested(place.path)
    }
    if answer.isEssential, values.count > 1, case .object(let object) = shape.items.shape {
      for slot in object.requiredSlots { checkKeys(values, object, slot) }
    }
    return .known(.list(values))
  }

  /// An element that cannot be relied on, and what it rests on where that is something else.
  private struct Doubt {
    let element: Int
    let origin: AttributePath?
  }

  /// What the elements of a list come to: the values are of no use where there is a doubt, which is the first one.
  private typealias Elements = (values: [Value], count: Int, doubt: Doubt?)

  private mutating func objects(
    _ answer: Answer, _ list: ListShape, _ object: ObjectShape, at place: AttributePlace, _ scalars: ScalarReader
  ) -> Elements {
    guard scalars.tree.holdsOnlyMappings(answer.node) else {
      return doubtfulObjects(answer, list, object, at: place, scalars)
    }
    let count = scalars.tree.count(of: answer.node)
    let stateCount = object.type.stateCount
    let mark = nodes.begin(count * stateCount)
    let first = format.firstElement(ofListAt: place, object.type)
    var builder = RecordBuilder(object.type, count: count, at: first, mark: mark)
    var position = scalars.tree.elementPosition(of: answer.node)
    for index in 0..<count {
      guard let node = scalars.tree.next(&position) else { break }
      builder.begin(index)
      nodes.setUnnamed(node, at: mark + index * stateCount)
      read(Answer(node: node, key: nil, isEssential: answer.isEssential), object, 0, into: &builder, scalars)
    }
    return (builder.elements(), count, nil)
  }

  /// The same where some element is no object: none is kept then, but what is wrong with each is told.
  private mutating func doubtfulObjects(
    _ answer: Answer, _ list: ListShape, _ object: ObjectShape, at place: AttributePlace, _ scalars: ScalarReader
  ) -> Elements {
    var doubt: Doubt?
    var count = 0
    var position = scalars.tree.elementPosition(of: answer.node)
    while let node = scalars.tree.next(&position) {
      let element = Answer(node: node, key: nil, isEssential: answer.isEssential)
      if case .mapping = scalars.tree.kind(of: node) {
        _ = record(element, object, at: place.element(count, of: object.type), scalars)
      } else {
        let state = state(of: element, count, of: list, at: place, scalars)
        let next = self.doubt(state, element, count, of: list, at: place)
        if doubt == nil { doubt = next ?? Doubt(element: count, origin: nil) }
      }
      count += 1
    }
    return ([], count, doubt)
  }

  private mutating func values(
    _ answer: Answer, _ list: ListShape, at place: AttributePlace, _ scalars: ScalarReader
  ) -> Elements {
    var values: [Value] = []
    values.reserveCapacity(scalars.tree.count(of: answer.node))
    var doubt: Doubt?
    var count = 0
    var position = scalars.tree.elementPosition(of: answer.node)
    while let node = scalars.tree.next(&position) {
      let element = Answer(node: node, key: nil, isEssential: answer.isEssential)
      switch state(of: element, count, of: list, at: place, scalars) {
      case .known(let value): values.append(value)
      case let state:
        let next = self.doubt(state, element, count, of: list, at: place)
        if doubt == nil { doubt = next }
      }
      count += 1
    }
    return (values, count, doubt)
  }

  /// What there is of an element that is no object.
  private mutating func state(
    of element: Answer, _ index: Int, of list: ListShape, at place: AttributePlace, _ scalars: ScalarReader
  ) -> FieldState {
    if let state = scalars.sound(element.node, list.form) { return state }
    if case .sequence = scalars.tree.kind(of: element.node), list.items.list != nil {
      return self.list(element, list.items, at: place.element(index), scalars)
    }
    return other(element, list.items, at: place.element(index), scalars)
  }

  private mutating func doubt(
    _ state: FieldState, _ element: Answer, _ index: Int, of list: ListShape, at place: AttributePlace
  ) -> Doubt? {
    switch state {
    case .known: return nil
    case .contested(let origin): return Doubt(element: index, origin: origin)
    case .absent:
      if element.isEssential {
        let fault = SchemaFault.wrongKind(found: .nothing, wanted: list.items.shape.wanted, proposal: nil)
        _ = lost(fault, element, list.items, at: place.element(index))
      }
      return Doubt(element: index, origin: nil)
    }
  }

  /// What tells the elements of an essential list apart must do so.
  private mutating func checkKeys(_ values: [Value], _ shape: ObjectShape, _ slot: Int) {
    let keys = values.compactMap { value -> Value? in
      if case .record(let record) = value, case .known(let key) = record.state(ofSlot: slot) { key } else { nil }
    }
    guard ElementKey.repeated(in: keys) != nil else { return }
    var owners: [ElementKey: Record] = [:]
    for value in values {
      guard case .record(let record) = value, case .known(.string(let text)) = record.state(ofSlot: slot),
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
        at: nodes.heading(of: Attribute(record, slot: slot), in: tree), place: .attribute(record.place), slot: nil,
        isEssential: true)
    }
  }
}

extension DocumentTree {
  fileprivate func holdsOnlyMappings(_ sequence: NodeIndex) -> Bool {
    var position = elementPosition(of: sequence)
    while let node = next(&position) {
      guard case .mapping = kind(of: node) else { return false }
    }
    return true
  }
}
