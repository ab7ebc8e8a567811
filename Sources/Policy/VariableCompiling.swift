// A policy's variables may use one another. Each is compiled with the type that it turns out to have, so they are
// compiled in the order of their use; what is left over depends on itself.

import CEL
import DeclarationSchema
import Diagnostics
import YAMLDocument

struct VariableCompiler {
  /// The longest chain of variables that use one another: evaluation follows it on the stack.
  static let maximumChain = 32

  let format: DeclarationFormat
  let parameters: [ParameterDefinition]
  let subject: SubjectHeading
  let limits: ExpressionLimits

  struct Compiled {
    var definitions: [VariableDefinition]
    var environments: PolicyEnvironments
  }

  private struct Draft {
    let name: String
    let node: NodeIndex
    let expression: NodeIndex
  }

  func compile(_ nodes: [NodeIndex], _ reader: inout PolicyReader) -> Compiled {
    let drafts = drafts(nodes, &reader)
    let uses = drafts.map { names(usedBy: reader.tree.text(of: $0.expression)) }
    var types: [String: Type] = [:]
    var programs: [String: Program] = [:]
    var depths: [String: Int] = [:]
    var waiting = Array(drafts.indices)
    let known = Set(drafts.map(\.name))
    while let next = waiting.firstIndex(where: { uses[$0].intersection(known).allSatisfy { types[$0] != nil } }) {
      let index = waiting.remove(at: next)
      let draft = drafts[index]
      let depth = 1 + (uses[index].compactMap { depths[$0] }.max() ?? 0)
      depths[draft.name] = depth
      if depth == Self.maximumChain + 1 { reportChain(draft, &reader) }
      let program = reader.compile(draft.expression, in: environments(drafts, types).subject)
      types[draft.name] = program?.resultType ?? .error
      programs[draft.name] = program
    }
    VariableCycleCheck.run(
      waiting.map { .init(name: drafts[$0].name, node: drafts[$0].node, uses: uses[$0]) }, &reader)
    let definitions = drafts.compactMap { draft in
      programs[draft.name].map { VariableDefinition(name: draft.name, program: $0) }
    }
    return Compiled(definitions: definitions, environments: environments(drafts, types))
  }

  /// The slots are the same whatever is known of the types yet.
  private func environments(_ drafts: [Draft], _ types: [String: Type]) -> PolicyEnvironments {
    PolicyEnvironments(
      format: format, parameters: parameters, subjectName: subject.name, subjectType: subject.type,
      variables: drafts.map { VariableDeclaration(name: "variables.\($0.name)", type: types[$0.name] ?? .error) },
      limits: limits)
  }

  private func drafts(_ nodes: [NodeIndex], _ reader: inout PolicyReader) -> [Draft] {
    var seen: [Located<String>] = []
    let drafts = nodes.compactMap { node -> Draft? in
      guard let fields = reader.fields(of: node, ["name!", "description", "expression!"]),
        let name = reader.located(fields["name"]), let expression = fields["expression"],
        reader.string(expression) != nil
      else { return nil }
      _ = reader.localized(fields["description"])
      seen.append(name)
      return Draft(name: name.value, node: name.node, expression: expression)
    }
    DuplicateIDCheck.run(seen, &reader)
    return drafts
  }

  /// The variables that an expression names. One that does not parse uses none: its own error is reported anyway.
  private func names(usedBy expression: String) -> Set<String> {
    guard let parsed = try? Parser.parse(expression) else { return [] }
    var names: Set<String> = []
    func visit(_ node: Expression) {
      if case .select(let operand, let field, _) = node.kind, case .identifier("variables", _) = operand.kind {
        names.insert(field)
      }
      for child in node.children { visit(child) }
    }
    visit(parsed.root)
    return names
  }

  private func reportChain(_ draft: Draft, _ reader: inout PolicyReader) {
    reader.report(
      "variable_chain",
      LocalizedText(
        en: "this variable stands at the end of more than \(Self.maximumChain) that use one another",
        fr: "cette variable termine une chaîne de plus de \(Self.maximumChain) variables qui s’utilisent l’une l’autre"),
      help: LocalizedText(en: "shorten the chain", fr: "raccourcissez la chaîne"), at: draft.node)
  }
}
