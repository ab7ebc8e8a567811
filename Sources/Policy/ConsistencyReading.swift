// Reading consistency rules: each walks lists of the declaration, or speaks of it as a whole, and says which attributes
// a contradiction puts in doubt.

import CEL
import DeclarationSchema
import Diagnostics
import YAMLDocument

/// A consistency rule as far as it could be read.
struct ConsistencyDraft {
  let id: Located<String>?
  /// Nil where something was reported.
  let rule: ConsistencyRule?
}

extension RuleReader {
  private static let consistencyKeys: MappingKeys = [
    "id!", "title!", "for_each", "require!", "contests", "voids_compliance", "message!", "remediation",
  ]

  private static let loopKeys: MappingKeys = ["in!", "as!"]

  func consistencyRule(_ node: NodeIndex, _ reader: inout PolicyReader) -> ConsistencyDraft? {
    guard let fields = reader.fields(of: node, Self.consistencyKeys) else { return nil }
    let id = reader.located(fields["id"])
    let title = reader.localized(fields["title"])
    let voids = fields["voids_compliance"].map { reader.bool($0) } ?? false
    var walks: [ConsistencyWalk] = []
    for target in targets(fields["for_each"], &reader) {
      if let walk = walk(target, fields, &reader) { walks.append(walk) }
    }
    guard let id, let title, let voids, !walks.isEmpty else { return ConsistencyDraft(id: id, rule: nil) }
    return ConsistencyDraft(
      id: id, rule: ConsistencyRule(id: id.value, title: title, walks: walks, voidsCompliance: voids))
  }

  private struct Target {
    var list: ListPath?
    var isOverSubjects = false
    let environment: Environment
  }

  private func walk(_ target: Target, _ fields: MappingFields, _ reader: inout PolicyReader) -> ConsistencyWalk? {
    let require = reader.compile(fields["require"], in: target.environment, expecting: .bool)
    let message = reader.template(fields["message"], in: target.environment)
    let remediation = reader.template(fields["remediation"], in: target.environment)
    let contests = reader.elements(of: fields["contests"]).compactMap { contest($0, target.environment, &reader) }
    guard let require, let message else { return nil }
    return ConsistencyWalk(
      list: target.list, isOverSubjects: target.isOverSubjects, require: require, contests: contests, message: message,
      remediation: remediation)
  }

  /// What a rule walks. One whose path is wrong is still checked, against an element of which nothing is known.
  private func targets(_ node: NodeIndex?, _ reader: inout PolicyReader) -> [Target] {
    guard let node else { return [Target(environment: environments.declaration)] }
    guard let fields = reader.fields(of: node, Self.loopKeys) else { return [] }
    let name = reader.located(fields["as"])
    let paths = fields["in"].map { lists(in: $0, &reader) } ?? []
    guard let name else { return [] }
    NameCheck.run(name.value, at: name.node, taken: environments.commonNames, &reader)
    return paths.map { path in
      guard let path, let type = format.elementType(of: path) else {
        return Target(environment: environments.loop(name: name.value, type: .error))
      }
      let isOverSubjects = path.steps == [[subject.list]] && name.value == subject.name
      return Target(
        list: path, isOverSubjects: isOverSubjects,
        environment: isOverSubjects ? environments.subject : environments.loop(name: name.value, type: type))
    }
  }

  /// The lists that a rule walks, nil for one that does not exist.
  private func lists(in node: NodeIndex, _ reader: inout PolicyReader) -> [ListPath?] {
    guard reader.tree.kind(of: node) == .sequence else { return [list(node, &reader)] }
    let paths = reader.elements(of: node).map { list($0, &reader) }
    if paths.isEmpty { reportNoList("", at: node, &reader) }
    return paths
  }

  private func list(_ node: NodeIndex, _ reader: inout PolicyReader) -> ListPath? {
    guard let text = reader.string(node) else { return nil }
    if let path = ListPath(text), format.elementType(of: path) != nil { return path }
    reportNoList(text, at: node, &reader)
    return nil
  }

  private func reportNoList(_ text: String, at node: NodeIndex, _ reader: inout PolicyReader) {
    reader.report(
      "unknown_list",
      LocalizedText(
        en: "`\(text.withoutControls)` is not a list of objects of the declaration",
        fr: "« \(text.withoutControls) » n’est pas une liste d’objets de la déclaration"),
      help: PolicyDocument.choices(for: text, among: format.listPaths), at: node)
  }

  /// An attribute: a variable of the declaration and plain selections.
  private func contest(
    _ node: NodeIndex, _ environment: Environment, _ reader: inout PolicyReader
  ) -> ContestedAttribute? {
    guard let program = reader.compile(node, in: environment) else { return nil }
    guard let attribute = attribute(program.root, environment), attribute.slot != environments.asOfSlot else {
      reader.report(
        "not_an_attribute",
        LocalizedText(en: "only an attribute can be contested", fr: "seul un attribut peut être contesté"),
        help: LocalizedText(
          en: "write a path such as `\(subject.name).contact.channels`",
          fr: "écrivez un chemin comme `\(subject.name).contact.channels`"),
        at: node)
      return nil
    }
    return attribute
  }

  private func attribute(_ node: Expression, _ environment: Environment) -> ContestedAttribute? {
    switch node.kind {
    case .identifier(let name, _):
      environment.variables.firstIndex { $0.name == name }.map { ContestedAttribute(slot: $0, fields: []) }
    case .select(let operand, let field, isOptional: false):
      attribute(operand, environment).map { ContestedAttribute(slot: $0.slot, fields: $0.fields + [field]) }
    default: nil
    }
  }
}
