// What templates see of one declaration: its JSON object, and its results by what they mean to a reader.

import Diagnostics
import Findings

extension ReportTree {
  /// `path`, `sha256`, `platform`, `verdict`, `subjects`, `results`, `diagnostics`, `unanswered`, `excerpts`; `number`,
  /// `file`, `name`, `verdict_word`, `mark`, `is_…`, `conclusion`, `failing`, `open`, `raised`.
  ///
  /// - `number`: the declaration's place in the run, from 1.
  func tree(_ declaration: DeclarationFinding, number: Int) -> TemplateObject {
    let platform = DeclarationText.platform(of: declaration)
    return members { tree in
      tree.set("number", .number(number))
      tree.set("path", .quoted(declaration.path))
      tree.set("file", .quoted(declaration.file))
      tree.set("sha256", .quoted(declaration.sha256))
      tree.set("platform", .quoted(declaration.platform, limit: 200))
      tree.set("name", .quoted(declaration.platform ?? declaration.path, limit: 200))
      set(declaration.verdict, in: &tree)
      tree.set("conclusion", .quoted(phrases.conclusion(declaration, platform: platform, header: header)))
      tree.set("failing", .number(declaration.failures))
      tree.set("open", .number(declaration.unanswered.count))
      tree.set("subjects", subjects(of: declaration))
      tree.set("results", .list(declaration.results.map { self.tree($0, in: declaration) }))
      let raised = declaration.results.filter(\.isRaised)
      tree.set("has_raised", .flag(!raised.isEmpty))
      tree.set("raised", .list(raised.map { self.tree($0, in: declaration) }))
      let ordered = declaration.diagnostics.gravestFirst
      tree.set("has_diagnostics", .flag(!ordered.isEmpty))
      tree.set("diagnostics", .list(ordered.map { self.tree($0) }))
      tree.set(
        "unanswered",
        .list(
          declaration.unanswered.map { fact in
            object { set(OpenQuestion(fact: fact, rules: []), in: &$0, declaration: declaration) }
          }))
      tree.set(
        "excerpts",
        .list(
          declaration.excerpts.map { excerpt in
            object {
              $0.set("line", .number(excerpt.line))
              $0.set("text", .quoted(excerpt.text))
            }
          }))
    }
  }

  private func subjects(of declaration: DeclarationFinding) -> TemplateValue {
    let unanswered = UnansweredFacts(of: declaration)
    return .series(
      TemplateSeries(count: declaration.subjects.count) { index in
        tree(declaration.subjects[index], asking: unanswered, in: declaration)
      })
  }

  /// `id`, `path`, `name`, `scope`, `verdict`, `results`; `verdict_word`, `mark`, `is_…`, `scope_note`; `findings`,
  /// which are `faults`, `out_of_scope`, `failures` and `contradictions`; `undecided`, `questions`, `to_answer`; `met`,
  /// `set_aside`, `risks` and `risk_words`.
  private func tree(
    _ subject: SubjectFinding, asking unanswered: UnansweredFacts, in declaration: DeclarationFinding
  ) -> TemplateValue {
    let groups = ResultGroups(subject)
    let clause = phrases.clause(header.policy.source)
    let list = { (results: [RuleResult]) in TemplateValue.list(results.map { self.tree($0, in: declaration) }) }
    return object { tree in
      tree.set("id", .quoted(subject.id, limit: 200))
      tree.set("path", .quoted(subject.path))
      tree.set("name", .quoted(subject.name, limit: 200))
      tree.set("scope", .text(subject.scope.rawValue))
      set(subject.verdict, in: &tree)
      tree.set("scope_note", scopeNote(subject, clause: clause))
      tree.set("results", list(Array(subject.results)))
      tree.set("has_findings", .flag(!groups.findings.isEmpty))
      tree.set("findings", list(groups.findings))
      tree.set("faults", list(groups.faults))
      tree.set("out_of_scope", list(groups.outOfScope))
      tree.set("failures", list(groups.failures))
      tree.set("contradictions", list(groups.contradictions))
      tree.set("undecided", list(groups.undecided))
      let questions = unanswered.questions(of: groups.undecided)
      tree.set("has_questions", .flag(!questions.isEmpty))
      tree.set(
        "to_answer", questions.isEmpty ? .absent : .quoted(phrases.toAnswer(groups.undecided.map(\.rule.id))))
      tree.set(
        "questions",
        .list(questions.map { question in object { set(question, in: &$0, declaration: declaration) } }))
      tree.set("has_met", .flag(!groups.met.isEmpty))
      tree.set("met", list(groups.met))
      tree.set("has_set_aside", .flag(!groups.setAside.isEmpty))
      tree.set("set_aside", list(groups.setAside))
      tree.set("has_risks", .flag(!groups.risks.isEmpty))
      tree.set(
        "risk_words",
        .quoted(subject.scope == .doesNotApply ? phrases.riskNotesOutside(clause) : phrases.riskNotes))
      tree.set("risks", list(groups.risks))
    }
  }

  private func scopeNote(_ subject: SubjectFinding, clause: String) -> TemplateValue {
    guard subject.scope == .unknown else { return .absent }
    return .quoted(
      subject.verdict == .compliant ? phrases.compliantInAnyCase(clause) : phrases.scopeUnknown(clause))
  }

  /// `path`, `question`, `line`, `column`; `rules`, the names of those that wait for it; `lines`.
  private func set(_ question: OpenQuestion, in tree: inout TemplateObject, declaration: DeclarationFinding) {
    tree.set("path", .quoted(question.fact.path, limit: 300))
    tree.set("question", .quoted(question.fact.question))
    set(question.fact.location, in: &tree)
    tree.set(
      "rules", question.rules.isEmpty ? .absent : .quoted(phrases.list(question.rules.map(\.rule.id))))
    tree.set("remark", question.isMinor ? .text(phrases.onlyWarning) : .absent)
    setLines(marking: [question.fact.location].compactMap(\.self), in: &tree) { declaration.excerpt(ofLine: $0) }
  }

  /// `severity`, `code`, `message`, `help`, `line`, `column`; `severity_word`, `mark`, `tone`, `lines`.
  private func tree(_ diagnostic: DiagnosticFinding) -> TemplateValue {
    object { tree in
      tree.set("severity", .text(diagnostic.severity.rawValue))
      tree.set("severity_word", .text(phrases.severity(diagnostic.severity)))
      tree.set("mark", .text(diagnostic.severity.sign.mark))
      tree.set("tone", .text(diagnostic.severity.sign.tone))
      tree.set("code", .quoted(diagnostic.code))
      tree.set("message", .quoted(diagnostic.message))
      tree.set("help", .quoted(diagnostic.help))
      set(diagnostic.location?.span, in: &tree)
      setLines(marking: [diagnostic.location?.span].compactMap(\.self), in: &tree) { _ in
        diagnostic.location?.excerpt
      }
    }
  }
}
