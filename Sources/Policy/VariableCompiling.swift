// A policy's variables may use one another. Each is compiled with the type that it turns out to have, so they are
// compiled in rounds: first those that use no other, then those that use only these, and so on; what is left over
// depends on itself.

import CEL
import DeclarationSchema
import Diagnostics
import YAMLDocument

/// A variable before it is compiled.
struct VariableDraft {
  let name: Located<String>
  /// Nil where it is missing or does not parse, which is reported by then.
  let expression: Located<ParsedExpression>?
  /// The variables that its expression names, in the order of their names.
  let uses: [String]
}

struct VariableCompiler {
  /// The longest chain of variables that use one another: evaluation follows it on the stack.
  static let maximumChain = 32

  struct Compiled {
    var definitions: [VariableDefinition]
    var environments: PolicyEnvironments
  }

  /// The environments as they are without variables.
  let environments: PolicyEnvironments

  func compile(_ nodes: [NodeIndex], _ reader: inout PolicyReader) -> Compiled {
    let drafts = drafts(nodes, &reader)
    var types: [String: Type] = [:]
    var programs: [String: Program] = [:]
    var waiting = drafts
    let known = Set(drafts.map(\.name.value))
    for _ in 0..<Self.maximumChain where !waiting.isEmpty {
      let isReady = { (draft: VariableDraft) in draft.uses.allSatisfy { types[$0] != nil || !known.contains($0) } }
      let ready = waiting.filter(isReady)
      waiting.removeAll(where: isReady)
      let environment = environments(drafts, types).subject
      for draft in ready {
        let program = compile(draft, in: environment, &reader)
        types[draft.name.value] = program?.resultType ?? .error
        programs[draft.name.value] = program
      }
    }
    VariableCycleCheck.run(waiting, &reader)
    reportChain(waiting, &reader)
    let environment = environments(drafts, types).subject
    for draft in waiting { _ = compile(draft, in: environment, &reader) }
    let definitions = drafts.compactMap { draft in
      programs[draft.name.value].map { VariableDefinition(name: draft.name.value, program: $0) }
    }
    return Compiled(definitions: definitions, environments: environments(drafts, types))
  }

  private func compile(
    _ draft: VariableDraft, in environment: Environment, _ reader: inout PolicyReader
  ) -> Program? {
    draft.expression.flatMap { reader.compile($0.value, of: $0.node, in: environment) }
  }

  /// The slots are the same whatever is known of the types yet.
  private func environments(_ drafts: [VariableDraft], _ types: [String: Type]) -> PolicyEnvironments {
    environments.with(
      variables: drafts.map {
        VariableDeclaration(name: "variables.\($0.name.value)", type: types[$0.name.value] ?? .error)
      })
  }

  private func drafts(_ nodes: [NodeIndex], _ reader: inout PolicyReader) -> [VariableDraft] {
    let drafts = nodes.compactMap { node -> VariableDraft? in
      guard let fields = reader.fields(of: node, ["name!", "description", "expression!"]) else { return nil }
      _ = reader.localized(fields["description"])
      let expression = reader.located(fields["expression"]).flatMap { text in
        reader.parse(text).map { Located(value: $0, node: text.node) }
      }
      guard let name = reader.located(fields["name"]) else { return nil }
      NameCheck.run(name.value, at: name.node, taken: [], &reader)
      let uses = expression.map { names(usedBy: $0.value.root).sorted() } ?? []
      return VariableDraft(name: name, expression: expression, uses: uses)
    }
    DuplicateIDCheck.run(drafts.map(\.name), &reader)
    return drafts
  }

  /// The variables that an expression names.
  private func names(usedBy root: Expression) -> Set<String> {
    var names: Set<String> = []
    func visit(_ node: Expression) {
      if case .select(let operand, let field, _) = node.kind, case .identifier("variables", _) = operand.kind {
        names.insert(field)
      }
      for child in node.children { visit(child) }
    }
    visit(root)
    return names
  }

  /// Reports the first variable that is left over although all that it uses are compiled.
  private func reportChain(_ waiting: [VariableDraft], _ reader: inout PolicyReader) {
    let names = Set(waiting.map(\.name.value))
    guard let end = waiting.first(where: { $0.uses.allSatisfy { !names.contains($0) } }) else { return }
    reader.report(
      "variable_chain",
      LocalizedText(
        en: "this variable stands at the end of more than \(Self.maximumChain) that use one another",
        fr: "cette variable termine une chaîne de plus de \(Self.maximumChain) variables qui s’utilisent l’une l’autre"),
      help: LocalizedText(
        en: "write some of them out in terms of the declaration's fields",
        fr: "exprimez-en quelques-unes à partir des champs de la déclaration"), at: end.name.node)
  }
}
