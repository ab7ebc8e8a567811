// A schema file's tree to compiled schemas. Every mistake of the file is collected before it is refused, so that its
// author sees them at once. What a declaration format asks beyond a plain schema is not known here.

import CEL
import Diagnostics
import YAMLDocument

struct SchemaCompiler {
  private let tree: DocumentTree
  private let root: NodeIndex
  private var nodes: [SchemaNode] = []
  /// The schemas by their mappings' places in the tree.
  private var indices: [Int: Int] = [:]
  private var references: [(schema: Int, node: NodeIndex)] = []
  private var instances: [(schema: Int, node: NodeIndex)] = []
  private(set) var refusals: [Diagnostic] = []

  /// Schemas nested deeper than this are refused; so are longer chains of `$ref`.
  private static let depthLimit = 64

  /// Compiles the schema at a node; `#` in its references means that node.
  static func compile(_ tree: DocumentTree, at root: NodeIndex) throws(SchemaRefusal) -> Schema {
    var compiler = SchemaCompiler(tree: tree, root: root)
    _ = compiler.schema(at: root, depth: 0)
    compiler.resolveReferences()
    if compiler.refusals.isEmpty { compiler.checkInstances() }
    guard compiler.refusals.isEmpty else { throw SchemaRefusal(compiler.refusals) }
    return Schema(tree: tree, nodes: compiler.nodes)
  }

  private init(tree: DocumentTree, root: NodeIndex) {
    self.tree = tree
    self.root = root
  }

  private mutating func refuse(_ wording: Wording, at node: NodeIndex) {
    refusals.append(Diagnostic(wording, span: tree.span(of: node)))
  }

  // MARK: Schemas

  private mutating func schema(at place: NodeIndex, depth: Int) -> Int? {
    let place = tree.definition(of: place)
    if let known = indices[Int(place.rawValue)] { return known }
    guard tree.kind(of: place) == .mapping else {
      refuse(RefusalMessages.schemaIsNoMapping(), at: place)
      return nil
    }
    guard depth < Self.depthLimit else {
      refuse(RefusalMessages.tooDeep(Self.depthLimit), at: place)
      return nil
    }
    let index = nodes.count
    indices[Int(place.rawValue)] = index
    nodes.append(SchemaNode(place: place))
    var node = SchemaNode(place: place)
    for entry in tree.entries(of: place) {
      if let keyword = tree.withUTF8(of: entry.key, SchemaKeyword.init(spelling:)) {
        read(keyword, entry, into: &node, schema: index, depth: depth)
      } else if !tree.utf8(of: entry.key).starts(with: "x-".utf8) {
        let name = tree.text(of: entry.key)
        let near = nearestName(to: name, among: SchemaKeyword.allCases.map(\.rawValue))
        refuse(RefusalMessages.unknownKeyword(name, near: near), at: entry.key)
      }
    }
    nodes[index] = node
    return index
  }

  private mutating func read(
    _ keyword: SchemaKeyword, _ entry: Entry, into node: inout SchemaNode, schema: Int, depth: Int
  ) {
    let value = entry.value
    switch keyword {
    case .dialect, .identifier: checkIdentity(keyword, entry, isRoot: depth == 0)
    case .definitions: _ = schemas(in: value, keyword, depth: depth)
    case .reference: references.append((schema, value))
    case .type: node.type = type(value)
    case .properties:
      guard let members = schemas(in: value, keyword, depth: depth) else { return }
      node.object.names = NameTable(members.map(\.name))
      node.object.schemas = members.map(\.schema)
    case .required: node.object.required = names(value) ?? []
    case .additionalProperties:
      guard case .bool(false)? = JSONValue(tree, value) else {
        return refuse(RefusalMessages.additionalProperties(), at: value)
      }
      node.object.isClosed = true
    case .items: node.list.items = self.schema(at: value, depth: depth + 1)
    case .minItems: node.list.minimumCount = count(value, keyword)
    case .maxItems: node.list.maximumCount = count(value, keyword)
    case .uniqueItems:
      guard case .bool(let isUnique)? = JSONValue(tree, value) else {
        return refuse(RefusalMessages.keywordValue(keyword, .boolean), at: value)
      }
      node.list.isUnique = isUnique
    case .enum:
      guard case .list(let choices)? = JSONValue(tree, value) else {
        return refuse(RefusalMessages.keywordValue(keyword, .list), at: value)
      }
      node.choices = choices
    case .const: node.constant = JSONValue(tree, value)
    case .minimum: node.number.minimum = number(value, keyword)
    case .maximum: node.number.maximum = number(value, keyword)
    case .minLength: node.text.minimumLength = count(value, keyword)
    case .maxLength: node.text.maximumLength = count(value, keyword)
    case .pattern: node.text.pattern = pattern(value)
    case .format:
      node.text.format = string(value, keyword).flatMap(TextFormat.init)
      if node.text.format == nil { refuse(RefusalMessages.unknownFormat(tree.text(of: value)), at: value) }
    case .title, .description: _ = string(value, keyword)
    case .default: instances.append((schema, value))
    case .examples:
      guard tree.kind(of: value) == .sequence else {
        return refuse(RefusalMessages.keywordValue(keyword, .list), at: value)
      }
      for example in tree.elements(of: value) { instances.append((schema, example)) }
    }
  }

  private mutating func checkIdentity(_ keyword: SchemaKeyword, _ entry: Entry, isRoot: Bool) {
    guard isRoot else { return refuse(RefusalMessages.onlyAtRoot(keyword), at: entry.key) }
    guard let address = string(entry.value, keyword) else { return }
    if keyword == .dialect, address != SchemaKeyword.dialectAddress {
      refuse(RefusalMessages.dialect(address), at: entry.value)
    }
  }

  private mutating func schemas(
    in value: NodeIndex, _ keyword: SchemaKeyword, depth: Int
  ) -> [(name: String, schema: Int)]? {
    guard tree.kind(of: value) == .mapping else {
      refuse(RefusalMessages.keywordValue(keyword, .mapping), at: value)
      return nil
    }
    var members: [(name: String, schema: Int)] = []
    for entry in tree.entries(of: value) {
      guard let index = schema(at: entry.value, depth: depth + 1) else { continue }
      members.append((tree.text(of: entry.key), index))
    }
    return members
  }

  // MARK: Values of keywords

  private mutating func type(_ value: NodeIndex) -> SchemaType? {
    let name = tree.kind(of: value) == .scalar ? tree.text(of: value) : nil
    if let type = name.flatMap(SchemaType.init) { return type }
    let near = name.flatMap { nearestName(to: $0, among: SchemaType.allCases.map(\.rawValue)) }
    refuse(RefusalMessages.type(name, near: near), at: value)
    return nil
  }

  private mutating func string(_ value: NodeIndex, _ keyword: SchemaKeyword) -> String? {
    if let string = JSONValue(tree, value)?.string { return string }
    refuse(RefusalMessages.keywordValue(keyword, .text), at: value)
    return nil
  }

  private mutating func number(_ value: NodeIndex, _ keyword: SchemaKeyword) -> SchemaNumber? {
    if case .number(let number)? = JSONValue(tree, value), number.asDouble.isFinite { return number }
    refuse(RefusalMessages.keywordValue(keyword, .number), at: value)
    return nil
  }

  private mutating func count(_ value: NodeIndex, _ keyword: SchemaKeyword) -> Int? {
    if case .number(.int(let count))? = JSONValue(tree, value), count >= 0 { return Int(count) }
    refuse(RefusalMessages.keywordValue(keyword, .count), at: value)
    return nil
  }

  private mutating func names(_ value: NodeIndex) -> [String]? {
    if case .list(let elements)? = JSONValue(tree, value), elements.allSatisfy({ $0.string != nil }) {
      return elements.compactMap(\.string)
    }
    refuse(RefusalMessages.keywordValue(.required, .listOfTexts), at: value)
    return nil
  }

  private mutating func pattern(_ value: NodeIndex) -> LinearRegex? {
    guard let text = string(value, .pattern) else { return nil }
    do {
      return try LinearRegex(text)
    } catch {
      refuse(RefusalMessages.pattern(error), at: value)
      return nil
    }
  }

  // MARK: References

  private mutating func resolveReferences() {
    let resolver = LocalReference(tree: tree, root: root, schemas: indices)
    for (schema, node) in references {
      guard let text = string(node, .reference) else { continue }
      switch resolver.resolve(text) {
      case .success(let target): nodes[schema].reference = target
      case .failure(let wording): refuse(wording, at: node)
      }
    }
    for (schema, node) in references where !ends(referencesFrom: schema) {
      refuse(RefusalMessages.referenceCycle(tree.text(of: node)), at: node)
      nodes[schema].reference = nil
    }
  }

  private func ends(referencesFrom schema: Int) -> Bool {
    var index = schema
    for _ in 0..<Self.depthLimit {
      guard let next = nodes[index].reference else { return true }
      index = next
    }
    return false
  }

  // MARK: Examples

  private mutating func checkInstances() {
    let compiled = Schema(tree: tree, nodes: nodes)
    for (schema, node) in instances {
      guard let value = JSONValue(tree, node), compiled.accepts(value, at: schema) else {
        refuse(RefusalMessages.exampleDoesNotFit(), at: node)
        continue
      }
    }
  }
}
