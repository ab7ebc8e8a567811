// Reading the rules of a policy, each compiled in the environment that its kind may use.

import CEL
import DeclarationSchema
import Diagnostics
import YAMLDocument

struct RuleReader {
  let environments: PolicyEnvironments
  let format: DeclarationFormat
  let subjects: SubjectNames

  /// The names under which subjects are found, before their label is compiled.
  struct SubjectNames {
    let list: String
    let name: String
  }

  func scopeRule(_ node: NodeIndex, _ reader: inout PolicyReader) -> RuleDraft? {
    draft(node, ["id!", "title!", "quote", "basis!", "require!", "message!", "remediation"], .error, &reader)
  }

  func obligation(_ node: NodeIndex, _ reader: inout PolicyReader) -> RuleDraft? {
    draft(
      node,
      [
        "id!", "title!", "quote", "basis!", "severity!", "when", "follows", "require!", "message!", "remediation!",
      ], .error, &reader)
  }

  func risk(_ node: NodeIndex, _ reader: inout PolicyReader) -> RuleDraft? {
    draft(node, ["id!", "title!", "require!", "message!", "remediation"], .note, &reader)
  }

  private func draft(
    _ node: NodeIndex, _ keys: [String], _ severity: Severity, _ reader: inout PolicyReader
  ) -> RuleDraft? {
    guard let fields = reader.fields(of: node, keys), let id = reader.located(fields["id"]) else { return nil }
    let environment = environments.subject
    let title = reader.localized(fields["title"])
    let quote = reader.located(fields["quote"])
    let basis = reader.word(fields["basis"], RuleBasis.self)
    let own = fields["severity"].map { reader.word($0, Severity.self) } ?? severity
    let when = reader.compile(fields["when"], in: environment, expecting: .bool)
    let follows = reader.located(fields["follows"])
    let require = reader.compile(fields["require"], in: environment, expecting: .bool)
    let message = reader.template(fields["message"], in: environment)
    let remediation = reader.template(fields["remediation"], in: environment)
    let isComplete =
      (fields["when"] == nil) == (when == nil) && (fields["basis"] == nil) == (basis == nil)
      && (fields["remediation"] == nil) == (remediation == nil)
    var rule: Rule?
    if isComplete, let title, let own, let require, let message {
      rule = Rule(
        id: id.value, title: title, quote: quote, basis: basis, severity: own, when: when, follows: follows?.value,
        require: require, message: message, remediation: remediation)
    }
    return RuleDraft(id: id, quote: quote, basis: basis, follows: follows, rule: rule)
  }

  // MARK: Consistency

  func consistencyRule(_ node: NodeIndex, _ reader: inout PolicyReader) -> (
    id: Located<String>, rule: ConsistencyRule?
  )? {
    let keys = [
      "id!", "title!", "for_each", "require!", "contests", "voids_compliance", "message!", "remediation",
    ]
    guard let fields = reader.fields(of: node, keys), let id = reader.located(fields["id"]) else { return nil }
    let title = reader.localized(fields["title"])
    let voids = fields["voids_compliance"].map { reader.bool($0) } ?? false
    var walks: [ConsistencyWalk?] = []
    for target in targets(fields["for_each"], &reader) {
      walks.append(walk(target, fields, &reader))
    }
    guard let title, let voids, !walks.isEmpty, !walks.contains(where: { $0 == nil }) else { return (id, nil) }
    return (id, ConsistencyRule(id: id.value, title: title, walks: walks.compactMap { $0 }, voidsCompliance: voids))
  }

  private struct Target {
    let list: ListPath?
    let isOverSubjects: Bool
    let environment: Environment
  }

  private func walk(_ target: Target, _ fields: [String: NodeIndex], _ reader: inout PolicyReader) -> ConsistencyWalk? {
    let require = reader.compile(fields["require"], in: target.environment, expecting: .bool)
    let message = reader.template(fields["message"], in: target.environment)
    let remediation = reader.template(fields["remediation"], in: target.environment)
    let contested = reader.elements(of: fields["contests"]).map { contest($0, target.environment, &reader) }
    guard let require, let message, (fields["remediation"] == nil) == (remediation == nil),
      !contested.contains(where: { $0 == nil })
    else { return nil }
    return ConsistencyWalk(
      list: target.list, isOverSubjects: target.isOverSubjects, require: require,
      contests: contested.compactMap { $0 }, message: message, remediation: remediation)
  }

  private func targets(_ node: NodeIndex?, _ reader: inout PolicyReader) -> [Target] {
    guard let node else { return [Target(list: nil, isOverSubjects: false, environment: environments.declaration)] }
    guard let fields = reader.fields(of: node, ["in!", "as!"]), let name = reader.string(fields["as"]),
      let lists = fields["in"]
    else { return [] }
    let nodes = reader.tree.kind(of: lists) == .sequence ? reader.elements(of: lists) : [lists]
    return nodes.compactMap { node in
      guard let text = reader.string(node) else { return nil }
      guard let path = ListPath(text), let type = format.elementType(of: path) else {
        reader.report(
          "unknown_list",
          LocalizedText(
            en: "`\(text.withoutControls)` is not a list of objects of the declaration",
            fr: "« \(text.withoutControls) » n’est pas une liste d’objets de la déclaration"),
          help: LocalizedText(
            en: "write a path such as `\(subjects.list)[]` or `referents[].training[]`",
            fr: "écrivez un chemin comme `\(subjects.list)[]` ou `referents[].training[]`"),
          at: node)
        return nil
      }
      let isOverSubjects = path.steps == [[subjects.list]] && name == subjects.name
      return Target(
        list: path, isOverSubjects: isOverSubjects,
        environment: isOverSubjects ? environments.subject : environments.loop(name: name, type: type))
    }
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
          en: "write a path such as `\(subjects.name).contact.channels`",
          fr: "écrivez un chemin comme `\(subjects.name).contact.channels`"),
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

/// A rule as far as it could be read: checks that look across rules still see what is sound of a faulty one.
struct RuleDraft {
  let id: Located<String>
  let quote: Located<String>?
  let basis: RuleBasis?
  let follows: Located<String>?
  let rule: Rule?
}

extension DeclarationFormat {
  /// The type of the elements that a path leads to; nil where there is no such list of objects.
  func elementType(of path: ListPath) -> Type? {
    var type = Type.record(rootType)
    for step in path.steps {
      for name in step {
        guard case .record(let record) = type, let slot = record.slot(of: name) else { return nil }
        type = record.fields[slot].type
      }
      guard case .list(let element) = type else { return nil }
      type = element
    }
    guard case .record = type else { return nil }
    return type
  }
}
