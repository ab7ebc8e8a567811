// Loading a policy file: read it, compile its expressions, then look across rules for what no single one shows.
// Whatever is wrong is reported in one go, in the order of the file.

package import CEL
package import DeclarationSchema
package import Diagnostics
package import YAMLDocument

/// A policy that was refused, with everything that is wrong with it in the order of the file.
package struct PolicyRefusal: Error, Sendable {
  package let diagnostics: [Diagnostic]
}

extension PolicyDocument {
  package static let formatName = "vigie.policy/v1"

  private static let keys: MappingKeys = [
    "format!", "id!", "version!", "title!", "description", "declarations!", "source!", "parameters", "profiles!",
    "subjects!", "variables", "absences", "consistency", "scope!", "obligations!", "risks",
  ]

  /// Loads a policy.
  ///
  /// - Parameter formats: the declaration formats that a policy may be written for.
  package init(
    loading tree: DocumentTree, formats: [DeclarationFormat], limits: ExpressionLimits = ExpressionLimits()
  ) throws(PolicyRefusal) {
    var reader = PolicyReader(tree: tree)
    let policy = Self.read(&reader, formats, limits)
    guard reader.diagnostics.isEmpty, let policy else {
      throw PolicyRefusal(diagnostics: reader.diagnostics.inSourceOrder)
    }
    self = policy
  }

  private static func read(
    _ reader: inout PolicyReader, _ formats: [DeclarationFormat], _ limits: ExpressionLimits
  ) -> PolicyDocument? {
    guard let root = reader.tree.root, reader.isText(root) || reader.tree.kind(of: root) != .scalar else {
      reader.report(
        Diagnostic(
          code: "policy.empty", message: LocalizedText(en: "the file is empty", fr: "le fichier est vide"),
          help: LocalizedText(en: "start with `format: \(formatName)`", fr: "commencez par `format: \(formatName)`")))
      return nil
    }
    // A file of another format would only earn a list of keys that it does not have.
    guard isOfThisFormat(root, &reader), let fields = reader.fields(of: root, keys) else { return nil }
    let id = reader.string(fields["id"])
    let version = reader.string(fields["version"])
    let title = reader.localized(fields["title"])
    _ = reader.localized(fields["description"])
    let source = source(fields["source"], &reader)
    let parameters = reader.parameters(fields["parameters"])
    let format = format(fields["declarations"], formats, &reader)
    let subject = subject(fields["subjects"], format, &reader)
    guard let format, let subject else { return nil }

    let environments = PolicyEnvironments(
      format: format, parameters: parameters, subjectName: subject.name, subjectType: subject.type,
      limits: limits)
    let variables = VariableCompiler(environments: environments)
      .compile(reader.elements(of: fields["variables"]), &reader)
    let rules = RuleReader(environments: variables.environments, format: format, subject: subject)
    let consistency = reader.elements(of: fields["consistency"]).compactMap { rules.consistencyRule($0, &reader) }
    let scope = reader.elements(of: fields["scope"]).compactMap { rules.scopeRule($0, &reader) }
    let obligations = reader.elements(of: fields["obligations"]).compactMap { rules.obligation($0, &reader) }
    let risks = reader.elements(of: fields["risks"]).compactMap { rules.risk($0, &reader) }
    if let node = fields["obligations"], reader.tree.kind(of: node) == .sequence, reader.tree.count(of: node) == 0 {
      // Where nothing is asked, every space would be compliant.
      reader.report(
        "no_obligation", LocalizedText(en: "nothing is asked of a space", fr: "rien n’est demandé aux espaces"),
        help: LocalizedText(en: "add an obligation: `- id: …`", fr: "ajoutez une obligation : `- id: …`"), at: node)
    }
    let profiles = reader.profiles(fields["profiles"], parameters: parameters, obligations: obligations)
    let absences = absences(fields["absences"], format, &reader)
    let label = reader.compile(subject.label, in: variables.environments.subject, expecting: .string)

    DuplicateIDCheck.run(consistency.compactMap(\.id) + (scope + obligations + risks).compactMap(\.id), &reader)
    FollowedRuleCheck.run(obligations, &reader)
    if let source { checkSource(source, scope + obligations, &reader) }

    guard let id, let version, let title, let source, let label else { return nil }
    return PolicyDocument(
      id: id, version: version, title: title, source: source.clause, format: format,
      parameters: parameters.compactMap(\.definition), profiles: profiles,
      subjects: SubjectDefinition(list: subject.list, name: subject.name, label: label),
      variables: variables.definitions, consistency: consistency.compactMap(\.rule), scope: scope.compactMap(\.rule),
      obligations: obligations.compactMap(\.rule), risks: risks.compactMap(\.rule), absences: absences,
      environments: variables.environments)
  }

  /// While a quote is not found, the words that it was meant to quote would be reported a second time.
  private static func checkSource(_ source: SourceDraft, _ rules: [RuleDraft], _ reader: inout PolicyReader) {
    let words = SourceWords(source.clause.original)
    guard let quoted = QuoteCheck.run(rules, source.clause, words, &reader) else { return }
    SourceCoverageCheck.run(quoted, words, text: source.text, &reader)
  }
}

extension [Diagnostic] {
  /// Each error once, in the order of the file: a rule that walks two lists is compiled twice.
  var inSourceOrder: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      let first = left.element.span?.start ?? SourcePosition(line: 1, column: 1)
      let second = right.element.span?.start ?? SourcePosition(line: 1, column: 1)
      return (first, left.offset) < (second, right.offset)
    }.map(\.element)
  }
}
