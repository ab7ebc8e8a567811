// Turns libyaml's reasons into sentences that say what is wrong, where, and what to write instead. libyaml's own words
// are the keys of the cases here and reach no reader; the text around the place decides between likely causes.

import Diagnostics

struct SyntaxMessage {
  let failure: ParserFailure
  let file: SourceFile
  /// Where libyaml stopped, and where the construct began that it was reading; byte offsets.
  let problem: Int
  let context: Int

  init(_ failure: ParserFailure, in file: SourceFile) {
    self.failure = failure
    self.file = file
    problem = file.byteOffset(ofCharacter: failure.mark.index)
    context = file.byteOffset(ofCharacter: failure.contextMark.index)
  }

  var diagnostic: Diagnostic {
    if failure.isOutOfMemory { return outOfMemory }
    switch failure.problem {
    case "found character that cannot start any token": return badStart
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return tab
    case "could not find expected ':'": return missingColon
    case "mapping values are not allowed in this context": return unexpectedColon
    case "block sequence entries are not allowed in this context": return unexpectedDash
    case "mapping keys are not allowed in this context": return unexpectedQuestionMark
    case "did not find expected key": return strayLine(in: .mapping)
    case "did not find expected '-' indicator": return strayLine(in: .sequence)
    case "did not find expected ',' or ']'": return brokenFlow(closing: "]")
    case "did not find expected ',' or '}'": return brokenFlow(closing: "}")
    case "found unexpected end of stream", "found unexpected document indicator": return unclosedQuote
    case "found unexpected ':'": return unspacedColon
    case "did not find expected node content": return missingValue
    case "did not find expected <document start>": return textAfterDocument
    case "did not find expected alphabetic or numeric character": return badName
    default: break
    }
    return escapeMessage ?? blockScalarMessage ?? tagMessage ?? directiveMessage ?? unspecific
  }

  private var badStart: Diagnostic {
    let byte = problem < file.bytes.count ? file.bytes[problem] : 0
    if byte == 0x09 { return tab }
    let character = String(decoding: [byte], as: UTF8.self).withoutControls
    let isBacktick = byte == UInt8(ascii: "`")
    return report(
      en: "a value cannot start with \(isBacktick ? "a backtick" : "`\(character)`")",
      fr: "une valeur ne peut pas commencer par \(isBacktick ? "un accent grave" : "`\(character)`")",
      help: LocalizedText(
        en: "put the whole value in quotes: `\"\(character)…\"`",
        fr: "mettez toute la valeur entre guillemets\u{A0}: `\"\(character)…\"`"))
  }

  private var tab: Diagnostic {
    report(
      en: "a tab is used for indentation", fr: "une tabulation sert d’indentation",
      help: LocalizedText(
        en: "indent with spaces, two for each level", fr: "indentez avec des espaces, deux par niveau"))
  }

  private var missingColon: Diagnostic {
    let end = lineEnd(from: context)
    let line = file.bytes[context..<max(context, end)]
    let hasColon = line.contains(UInt8(ascii: ":"))
    return report(
      en: hasColon ? "this line has no colon followed by a space" : "this line has no colon",
      fr: hasColon
        ? "il manque sur cette ligne un deux-points suivi d’une espace" : "il manque un deux-points sur cette ligne",
      help: hasColon
        ? LocalizedText(
          en: "write a space after the colon: `key: value`",
          fr: "écrivez une espace après le deux-points\u{A0}: `clé: valeur`")
        : LocalizedText(
          en: "write `key: value`, or indent the line more than the key above if it continues that key’s text",
          fr: "écrivez `clé: valeur`, ou indentez la ligne davantage que la clé précédente si elle en prolonge le texte"
        ),
      from: context, to: end)
  }

  private var unexpectedColon: Diagnostic {
    let before = file.bytes[lineStart(before: problem)..<problem]
    let quoting = LocalizedText(
      en: "put the text that holds `: ` in quotes: `key: \"one: two\"`",
      fr: "mettez entre guillemets le texte qui contient `: `\u{A0}: `clé: \"un: deux\"`")
    if zip(before, before.dropFirst()).contains(where: { $0 == UInt8(ascii: ":") && $1 == 0x20 }) {
      return report(
        en: "a second colon stands in an unquoted value",
        fr: "un second deux-points figure dans une valeur sans guillemets",
        help: quoting)
    }
    let line = lineStart(before: problem)
    if problem - firstWord(from: line) > 1_024 {
      return report(
        en: "a key of one line may have at most 1,024 characters",
        fr: "une clé d’une seule ligne compte au plus 1\u{A0}024 caractères",
        help: LocalizedText(en: "shorten the key", fr: "raccourcissez la clé"))
    }
    let above = lineAbove(line)
    if !above.isEmpty, !file.bytes[above].contains(UInt8(ascii: ":")) {
      return report(
        en: "this line has no colon, and a key follows it",
        fr: "il manque un deux-points sur cette ligne, qu’une clé suit",
        help: LocalizedText(en: "write `key: value`", fr: "écrivez `clé: valeur`"),
        from: above.lowerBound, to: above.upperBound)
    }
    return report(
      en: "no key is expected here", fr: "aucune clé n’est attendue ici",
      help: LocalizedText(
        en: "start the key in the same column as the other keys of its mapping; if the line continues the value above, "
          + quoting.english,
        fr: "alignez la clé sur les autres clés de son objet\u{A0}; si la ligne prolonge la valeur précédente, "
          + quoting.french),
      from: firstWord(from: line), to: problem)
  }

  private var unexpectedDash: Diagnostic {
    report(
      en: "a list cannot start here", fr: "une liste ne peut pas commencer ici",
      help: LocalizedText(
        en: "put each `- ` on a line of its own, below the key",
        fr: "placez chaque `- ` sur sa propre ligne, sous la clé"))
  }

  private var unexpectedQuestionMark: Diagnostic {
    report(
      en: "a key marked with `?` cannot start here", fr: "une clé introduite par `?` ne peut pas commencer ici",
      help: LocalizedText(
        en: "put the text in quotes, or the `? ` on a line of its own",
        fr: "mettez le texte entre guillemets, ou le `? ` sur sa propre ligne"))
  }

  private func strayLine(in kind: NodeKind) -> Diagnostic {
    let line = file.position(ofByte: context).line
    let column = file.position(ofByte: context).column
    let end = max(problem + 1, lineEnd(from: problem))
    if isAfterQuote {
      return report(
        en: "this follows the quote that ends the text", fr: "ceci suit le guillemet qui termine le texte",
        help: LocalizedText(
          en: "put the whole text in quotes; inside, write `''` between single quotes and `\\\"` between double ones",
          fr: "mettez tout le texte entre guillemets\u{A0}; à l’intérieur, écrivez `''` entre guillemets simples et "
            + "`\\\"` entre guillemets doubles"),
        from: problem, to: end)
    }
    if kind == .sequence {
      return report(
        en: "this does not belong to the list that starts on line \(line)",
        fr: "ceci n’appartient pas à la liste qui commence à la ligne \(line)",
        help: LocalizedText(
          en: "start each element with `- ` in column \(column), and indent what belongs to it further",
          fr: "commencez chaque élément par `- ` à la colonne \(column), et indentez davantage ce qui lui appartient"),
        from: problem, to: end)
    }
    let isElement = problem < file.bytes.count && file.bytes[problem] == UInt8(ascii: "-")
    return report(
      en: "this does not belong to the mapping that starts on line \(line)",
      fr: "ceci n’appartient pas à l’objet qui commence à la ligne \(line)",
      help: isElement
        ? LocalizedText(
          en: "put the list below a key that has no value, all its `- ` in the same column",
          fr: "placez la liste sous une clé sans valeur, tous ses `- ` dans la même colonne")
        : LocalizedText(
          en: "start its keys in column \(column), or quote the text that goes on here",
          fr: "commencez ses clés à la colonne \(column), ou mettez entre guillemets le texte qui se poursuit ici"),
      from: problem, to: end)
  }

  /// Whether a quoted text ends right before the place of the problem.
  private var isAfterQuote: Bool {
    let before = file.trimmedEnd(from: lineStart(before: problem), to: problem)
    guard before > file.textStart else { return false }
    return file.bytes[before - 1] == UInt8(ascii: "'") || file.bytes[before - 1] == UInt8(ascii: "\"")
  }

  private func brokenFlow(closing: String) -> Diagnostic {
    let opening = closing == "]" ? "[" : "{"
    let rest = file.trimmedEnd(from: problem, to: file.bytes.count)
    if rest <= problem {
      return report(
        en: "the `\(opening)` opened here is never closed", fr: "le `\(opening)` ouvert ici n’est jamais fermé",
        help: LocalizedText(
          en: "write `\(closing)` after its last element", fr: "écrivez `\(closing)` après son dernier élément"),
        from: context, to: context + 1)
    }
    let line = file.position(ofByte: context).line
    return report(
      en: "a `,` or the `\(closing)` that closes line \(line)’s `\(opening)` is missing before this",
      fr: "il manque avant ceci une `,` ou le `\(closing)` qui ferme le `\(opening)` de la ligne \(line)",
      help: LocalizedText(
        en: "separate elements with `, `, and put text that holds `,` `[` `]` `{` `}` or `: ` in quotes",
        fr:
          "séparez les éléments par `, `, et mettez entre guillemets un texte qui contient `,` `[` `]` `{` `}` ou `: `")
    )
  }

  private var unclosedQuote: Diagnostic {
    let quote = context < file.bytes.count && file.bytes[context] == UInt8(ascii: "'") ? "'" : "\""
    return report(
      en: "the quote `\(quote)` opened here is never closed",
      fr: "le guillemet `\(quote)` ouvert ici n’est jamais fermé",
      help: quote == "'"
        ? LocalizedText(
          en: "close it with `'`; an apostrophe inside is written twice: `'it''s'`",
          fr: "fermez-le par `'`\u{A0}; une apostrophe à l’intérieur s’écrit deux fois\u{A0}: `'l''âge'`")
        : LocalizedText(
          en: "close it with `\"`; a quote inside is written `\\\"`",
          fr: "fermez-le par `\"`\u{A0}; un guillemet à l’intérieur s’écrit `\\\"`"),
      from: context, to: context + 1)
  }

  private var unspacedColon: Diagnostic {
    report(
      en: "a colon needs a space after it here", fr: "le deux-points doit être suivi d’une espace ici",
      help: LocalizedText(
        en: "write `key: value`, or put the text in quotes",
        fr: "écrivez `clé: valeur`, ou mettez le texte entre guillemets"))
  }

  private var missingValue: Diagnostic {
    report(
      en: "a value is missing before this", fr: "il manque une valeur avant ceci",
      help: LocalizedText(
        en: "write the value, `null` for none, or put text that starts with a YAML sign in quotes",
        fr:
          "écrivez la valeur, `null` s’il n’y en a pas, ou mettez entre guillemets un texte qui commence par un signe "
          + "de YAML"))
  }

  private var textAfterDocument: Diagnostic {
    report(
      en: "the document ended before this line", fr: "le document s’est terminé avant cette ligne",
      help: LocalizedText(
        en: "indent the line as those above it, or start a new document with `---`",
        fr: "indentez la ligne comme celles qui précèdent, ou commencez un nouveau document par `---`"),
      from: problem, to: max(problem + 1, lineEnd(from: problem)))
  }

  private var badName: Diagnostic {
    let isAlias = failure.context.contains("alias")
    let sign = isAlias ? "*" : "&"
    return report(
      en: "after `\(sign)` the name of an anchor is expected", fr: "après `\(sign)`, le nom d’une ancre est attendu",
      help: LocalizedText(
        en: "put text that starts with `\(sign)` in quotes; a name has letters, digits, `-` and `_` without accents",
        fr: "mettez entre guillemets un texte qui commence par `\(sign)`\u{A0}; un nom se compose de lettres sans "
          + "accent, de chiffres, de `-` et de `_`"),
      from: context, to: max(context + 1, problem))
  }

  private var unspecific: Diagnostic {
    report(
      en: "this is not well-formed YAML", fr: "ceci n’est pas du YAML bien formé",
      help: LocalizedText(
        en: "check indentation and quotes on this line and the one above",
        fr: "vérifiez l’indentation et les guillemets de cette ligne et de la précédente"))
  }

  private var outOfMemory: Diagnostic {
    Diagnostic(
      code: "yaml.memory",
      message: LocalizedText(
        en: "there is not enough memory to read this file", fr: "la mémoire ne suffit pas pour lire ce fichier"),
      help: LocalizedText(en: "split the file", fr: "divisez le fichier"))
  }
}

// MARK: - Places

extension SyntaxMessage {
  func report(
    en english: String, fr french: String, help: LocalizedText, from start: Int? = nil, to end: Int? = nil
  ) -> Diagnostic {
    let first = file.position(ofByte: start ?? problem)
    var last = file.position(ofByte: end ?? problem + 1)
    // One character at least, and a character may have several bytes.
    if last <= first || last.line > first.line && end == nil {
      last = SourcePosition(line: first.line, column: first.column + 1)
    }
    return Diagnostic(
      code: "yaml.syntax", message: LocalizedText(en: english, fr: french), help: help,
      span: SourceSpan(start: first, end: last))
  }

  func lineStart(before offset: Int) -> Int {
    max(file.textStart, file.text.offset(of: SourcePosition(line: file.position(ofByte: offset).line, column: 1)))
  }

  /// What is written on the nearest line above that is not empty; empty where there is none.
  private func lineAbove(_ lineStart: Int) -> Range<Int> {
    let end = file.trimmedEnd(from: file.textStart, to: lineStart)
    return firstWord(from: self.lineStart(before: end))..<end
  }

  /// The first byte from an offset on that is not a blank.
  private func firstWord(from offset: Int) -> Int {
    var offset = offset
    while file.isBlank(at: offset) { offset += 1 }
    return offset
  }

  /// The end of what is written on the line of an offset, trailing blanks left out.
  func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < file.bytes.count, file.breakLength(at: end) == 0 { end += 1 }
    return file.trimmedEnd(from: offset, to: end)
  }
}
