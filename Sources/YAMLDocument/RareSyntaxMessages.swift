// The words for slips in the constructs of YAML that declarations seldom use: escapes, block scalars, tags, directives.

import Diagnostics

extension SyntaxMessage {
  var escapeMessage: Diagnostic? {
    switch failure.problem {
    case "found unknown escape character":
      return report(
        en: "this is not an escape sequence of YAML", fr: "ceci n’est pas une séquence d’échappement de YAML",
        help: LocalizedText(
          en: "write the backslash twice, `\\\\`, or use single quotes, in which it is an ordinary character",
          fr:
            "doublez la barre oblique inverse, `\\\\`, ou employez des guillemets simples, entre lesquels elle est un "
            + "caractère ordinaire"),
        from: problem, to: problem + 2)
    case "did not find expected hexdecimal number":
      return report(
        en: "this escape sequence lacks hexadecimal digits",
        fr: "il manque des chiffres hexadécimaux à cette séquence "
          + "d’échappement",
        help: LocalizedText(
          en: "write two digits after `\\x`, four after `\\u`, eight after `\\U`",
          fr: "écrivez deux chiffres après `\\x`, quatre après `\\u`, huit après `\\U`"),
        from: problem - 2)
    case "found invalid Unicode character escape code":
      return report(
        en: "this escape sequence names no Unicode character",
        fr: "cette séquence d’échappement ne désigne aucun "
          + "caractère Unicode",
        help: LocalizedText(
          en: "write the character itself, or `\\U` and eight digits; halves of surrogate pairs are no characters",
          fr: "écrivez le caractère lui-même, ou `\\U` et huit chiffres\u{A0}; une moitié de paire de substitution "
            + "n’est pas un caractère"),
        from: problem - 2)
    default: return nil
    }
  }

  var blockScalarMessage: Diagnostic? {
    guard failure.context == "while scanning a block scalar" else { return nil }
    return report(
      en: "after `|` or `>` only an indentation from 1 to 9, `+` or `-`, and a comment may follow on the line",
      fr: "après `|` ou `>`, seuls une indentation de 1 à 9, `+` ou `-`, et un commentaire peuvent suivre sur la ligne",
      help: LocalizedText(
        en: "start the text on the next line, indented", fr: "commencez le texte à la ligne suivante, en l’indentant"))
  }

  var tagMessage: Diagnostic? {
    let isDirective = failure.context.contains("directive")
    guard !isDirective, failure.context.hasSuffix("a tag") || failure.problem == "found undefined tag handle" else {
      return nil
    }
    return report(
      en: "this tag is not well-formed, or its handle was not declared",
      fr: "cette étiquette est mal formée, ou son préfixe n’a pas été déclaré",
      help: LocalizedText(
        en: "put text that starts with `!` in quotes, or remove the tag",
        fr: "mettez entre guillemets un texte qui commence par `!`, ou retirez l’étiquette"),
      from: context, to: max(context + 1, lineEnd(from: context)))
  }

  var directiveMessage: Diagnostic? {
    let isDirective =
      failure.context.contains("directive") || failure.problem.contains("directive")
      || failure.problem == "found incompatible YAML document"
    guard isDirective else { return nil }
    return report(
      en: "this is no directive that can be used here", fr: "ceci n’est pas une directive utilisable ici",
      help: LocalizedText(
        en: "write `%YAML 1.1` or `%YAML 1.2` at most once before `---`, or put text that starts with `%` in quotes",
        fr: "écrivez `%YAML 1.1` ou `%YAML 1.2` au plus une fois avant `---`, ou mettez entre guillemets un texte qui "
          + "commence par `%`"),
      from: lineStart(before: problem), to: lineEnd(from: lineStart(before: problem)))
  }
}
