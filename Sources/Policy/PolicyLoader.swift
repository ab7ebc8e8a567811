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

  private static let keys = [
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
    guard let root = reader.tree.root else {
      reader.report(
        Diagnostic(
          code: "policy.empty", message: LocalizedText(en: "the file is empty", fr: "le fichier est vide"),
          help: LocalizedText(en: "start with `format: \(formatName)`", fr: "commencez par `format: \(formatName)`")))
      return nil
    }
    guard let fields = reader.fields(of: root, keys) else { return nil }
    guard checkFormat(fields["format"], &reader) else { return nil }
    let source = source(fields["source"], &reader)
    let parameters = reader.parameters(fields["parameters"])
    guard let format = format(fields["declarations"], formats, &reader),
      let subjects = subjects(fields["subjects"], format, &reader)
    else { return nil }

    let variables = VariableCompiler(format: format, parameters: parameters, subject: subjects, limits: limits)
      .compile(reader.elements(of: fields["variables"]), &reader)
    let rules = RuleReader(
      environments: variables.environments, format: format,
      subjects: .init(list: subjects.list, name: subjects.name))
    let consistency = reader.elements(of: fields["consistency"]).compactMap { rules.consistencyRule($0, &reader) }
    let scope = reader.elements(of: fields["scope"]).compactMap { rules.scopeRule($0, &reader) }
    let obligations = reader.elements(of: fields["obligations"]).compactMap { rules.obligation($0, &reader) }
    let risks = reader.elements(of: fields["risks"]).compactMap { rules.risk($0, &reader) }
    let profiles = reader.profiles(
      fields["profiles"], parameters: parameters, ruleIDs: obligations.map(\.id.value))
    let absences = absences(fields["absences"], &reader)
    let label = subjects.labelNode.flatMap {
      reader.compile($0, in: variables.environments.subject, expecting: .string)
    }

    DuplicateIDCheck.run(consistency.map(\.id) + (scope + obligations + risks).map(\.id), &reader)
    FollowedRuleCheck.run(obligations, &reader)
    if let source {
      QuoteCheck.run(scope + obligations, source, &reader)
      SourceCoverageCheck.run(scope + obligations, source, textNode: fields["source"], &reader)
    }
    if profiles.isEmpty, let node = fields["profiles"] {
      reader.report(
        "no_profile", LocalizedText(en: "there is no profile", fr: "il n’y a aucun profil"),
        help: LocalizedText(en: "add one: `standard: {title: …}`", fr: "ajoutez-en un : `standard: {title: …}`"),
        at: node)
    }

    guard let id = reader.string(fields["id"]), let version = reader.string(fields["version"]),
      let title = reader.localized(fields["title"]), let source, let label
    else { return nil }
    _ = reader.localized(fields["description"])
    return PolicyDocument(
      id: id, version: version, title: title, source: source, format: format, parameters: parameters,
      profiles: profiles,
      subjects: SubjectDefinition(list: subjects.list, name: subjects.name, label: label),
      variables: variables.definitions, consistency: consistency.compactMap(\.rule), scope: scope.compactMap(\.rule),
      obligations: obligations.compactMap(\.rule), risks: risks.compactMap(\.rule), absences: absences,
      environments: variables.environments)
  }

  private static func checkFormat(_ node: NodeIndex?, _ reader: inout PolicyReader) -> Bool {
    guard let node, let name = reader.string(node) else { return false }
    if name == formatName { return true }
    reader.report(
      "wrong_format",
      LocalizedText(en: "this is not a policy of a known format", fr: "ceci n’est pas une politique d’un format connu"),
      help: LocalizedText(en: "write `format: \(formatName)`", fr: "écrivez `format: \(formatName)`"), at: node)
    return false
  }

  private static func format(
    _ node: NodeIndex?, _ formats: [DeclarationFormat], _ reader: inout PolicyReader
  ) -> DeclarationFormat? {
    guard let node, let name = reader.string(node) else { return nil }
    if let format = formats.first(where: { $0.name == name }) { return format }
    let names = formats.map(\.name).joined(separator: ", ")
    reader.report(
      "unknown_declarations",
      LocalizedText(
        en: "there is no declaration format `\(name.withoutControls)`",
        fr: "il n’y a pas de format de déclaration « \(name.withoutControls) »"),
      help: LocalizedText(en: "known formats: \(names)", fr: "formats connus : \(names)"), at: node)
    return nil
  }

  private static func source(_ node: NodeIndex?, _ reader: inout PolicyReader) -> SourceClause? {
    guard let node,
      let fields = reader.fields(of: node, ["title!", "publisher!", "clause!", "text!", "not_formalised"])
    else { return nil }
    let parts = reader.elements(of: fields["not_formalised"]).compactMap { part -> UnformalisedPart? in
      guard let fields = reader.fields(of: part, ["quote!", "reason!"]),
        let quote = reader.located(fields["quote"]), let reason = reader.localized(fields["reason"])
      else { return nil }
      return UnformalisedPart(quote: quote, reason: reason)
    }
    guard let title = reader.string(fields["title"]), let publisher = reader.string(fields["publisher"]),
      let clause = reader.string(fields["clause"]), let text = reader.localized(fields["text"])
    else { return nil }
    return SourceClause(title: title, publisher: publisher, clause: clause, text: text, notFormalised: parts)
  }

  private static func subjects(
    _ node: NodeIndex?, _ format: DeclarationFormat, _ reader: inout PolicyReader
  ) -> SubjectHeading? {
    guard let node, let fields = reader.fields(of: node, ["in!", "as!", "label!"]),
      let list = reader.located(fields["in"]), let name = reader.string(fields["as"])
    else { return nil }
    guard let path = ListPath("\(list.value)[]"), path.steps.count == 1, path.steps[0].count == 1,
      let type = format.elementType(of: path)
    else {
      reader.report(
        "unknown_list",
        LocalizedText(
          en: "`\(list.value.withoutControls)` is not a list of objects of the declaration",
          fr: "« \(list.value.withoutControls) » n’est pas une liste d’objets de la déclaration"),
        help: nearestName(to: list.value, among: format.rootType.fields.map(\.name)).map {
          LocalizedText(en: "did you mean `\($0)`?", fr: "vouliez-vous dire « \($0) » ?")
        }, at: list.node)
      return nil
    }
    return SubjectHeading(list: list.value, name: name, type: type, labelNode: fields["label"])
  }

  private static func absences(_ node: NodeIndex?, _ reader: inout PolicyReader) -> [AbsenceMeaning] {
    reader.elements(of: node).compactMap { node in
      guard let fields = reader.fields(of: node, ["path!", "means!"]), let path = reader.string(fields["path"]),
        let meaning = reader.localized(fields["means"])
      else { return nil }
      return AbsenceMeaning(pattern: path, meaning: meaning)
    }
  }
}

/// What is judged one by one, before expressions are compiled.
struct SubjectHeading {
  let list: String
  let name: String
  let type: Type
  let labelNode: NodeIndex?
}

extension [Diagnostic] {
  var inSourceOrder: [Diagnostic] {
    enumerated().sorted { left, right in
      let places = (left.element.span?.start, right.element.span?.start)
      guard let first = places.0, let second = places.1, first != second else { return left.offset < right.offset }
      return first < second
    }.map(\.element)
  }
}
