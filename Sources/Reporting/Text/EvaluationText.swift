// One expression and what it came to, as text for a policy's author. Values arrive in the language's own notation:
// nothing here knows the language.

package import Diagnostics
package import Findings

/// What an expression came to.
///
/// - `parts`: what its parts came to; nil where that was not asked for.
/// - `type`: in the language's own words.
package struct Evaluation: Sendable {
  package enum Result: Sendable {
    /// In the language's own notation.
    case value(String)
    case unknown([Question])
    case error(code: String, message: LocalizedText)
  }

  /// An answer that is waited for.
  ///
  /// - `file`: the declaration's, as the user named it; nil where there is none.
  /// - `contestedBy`: the rule that put the answer in doubt, where it was given.
  package struct Question: Sendable {
    package let fact: UnansweredFact
    package let file: String?
    package let contestedBy: String?

    package init(fact: UnansweredFact, file: String?, contestedBy: String?) {
      self.fact = fact
      self.file = file
      self.contestedBy = contestedBy
    }
  }

  package let source: String
  package let parts: [PartValues]?
  package let result: Result
  package let type: String

  package init(source: String, parts: [PartValues]?, result: Result, type: String) {
    self.source = source
    self.parts = parts
    self.result = result
    self.type = type
  }
}

package enum EvaluationText {
  package static func bytes(of evaluation: Evaluation, language: Language, style: TextStyle) -> [UInt8] {
    let phrases = Phrases(language: language)
    var page = TextPage(style: style)
    if let parts = evaluation.parts {
      page.diagram(of: evaluation.source, parts, phrases: phrases, indent: 2)
      page.blank()
    }
    let type = [Run(phrases.type), Run(evaluation.type)]
    switch evaluation.result {
    case .value(let notation):
      page.value(notation)
      page.paragraph(type, indent: 2, hanging: 2)
    case .unknown(let questions):
      let missing = phrases.colon + phrases.waits(forAnswers: questions.count)
      page.paragraph([Run("? \(phrases.unknown)", .doubtful), Run(missing)])
      page.paragraph(type, indent: 2, hanging: 2)
      for question in questions { page.append(question, phrases) }
    case .error(let code, let message):
      page.paragraph(
        [Run("✗ \(phrases.error)[\(code)]", .bad), Run(phrases.colon + message[language].bounded)], hanging: 2)
      page.paragraph(type, indent: 2, hanging: 2)
    }
    return page.bytes
  }
}

extension TextPage {
  /// A value that fits stands as it is written, every blank of it.
  fileprivate mutating func value(_ notation: String) {
    let runs = [Run("= ", .good), Run(notation, .strong)]
    if notation.withoutControls.displayWidth <= style.width - 2 {
      line(runs)
    } else {
      paragraph(runs, hanging: 2)
    }
  }

  fileprivate mutating func append(_ question: Evaluation.Question, _ phrases: Phrases) {
    blank()
    paragraph([Run(question.fact.path.fitted(to: 200), .strong)], indent: 2, hanging: 2)
    if let rule = question.contestedBy { paragraph([Run(phrases.contested(by: rule))], indent: 4) }
    if let text = question.fact.question { paragraph([Run(text.bounded)], indent: 4) }
    if let location = question.fact.location, let file = question.file {
      self.location(location, in: file, phrases: phrases, indent: 4)
    }
  }
}
