// The words for what a whole stream is refused for: its size, its number of documents, its directives.

import Diagnostics

func tooLarge(_ count: Int, limit: Int) -> Diagnostic {
  Diagnostic(
    code: "yaml.too_large",
    message: LocalizedText(
      en: "the file has \(count) bytes, more than the \(limit) that are allowed",
      fr: "le fichier compte \(count) octets, plus que les \(limit) autorisés"),
    help: LocalizedText(
      en: "split it into several files, or raise the limit on size",
      fr: "répartissez-le en plusieurs fichiers, ou relevez la limite de taille"))
}

func tooManyDocuments(limit: Int, at position: SourcePosition) -> Diagnostic {
  Diagnostic(
    code: "yaml.too_many_documents",
    message: LocalizedText(
      en: "the file has more than \(limit) documents", fr: "le fichier contient plus de \(limit) documents"),
    help: LocalizedText(
      en: "split it into several files, or raise the limit on documents",
      fr: "répartissez-le en plusieurs fichiers, ou relevez la limite du nombre de documents"),
    span: SourceSpan(start: position, end: SourcePosition(line: position.line, column: position.column + 3)))
}

/// libyaml compares each `%TAG` line with all before it, and each tag of the document with all of them, within one
/// event: the only work of its that grows with the square of the input. So their number is bounded beforehand.
func excessOfDirectives(in file: SourceFile, limit: Int) -> Diagnostic? {
  // A small file has no room for enough of them to matter, and few others have any.
  guard file.bytes.count > 1 << 16, hasDirective(file.bytes) else { return nil }
  var count = 0
  var lineStart = file.textStart
  while lineStart < file.bytes.count {
    let line = file.bytes[lineStart...]
    if line.first == UInt8(ascii: "%"), line.starts(with: "%TAG".utf8) {
      count += 1
      if count > limit {
        let start = file.position(ofByte: lineStart)
        return Diagnostic(
          code: "yaml.tag",
          message: LocalizedText(
            en: "a document declares more than \(limit) tag handles",
            fr: "un document déclare plus de \(limit) préfixes d’étiquettes"),
          help: LocalizedText(
            en: "remove the `%TAG` lines: only the tags of the core schema are read",
            fr: "retirez les lignes `%TAG`\u{A0}: seules les étiquettes du schéma de base sont lues"),
          span: SourceSpan(start: start, end: SourcePosition(line: start.line, column: start.column + 4)))
      }
    } else if line.first == UInt8(ascii: "-"), line.starts(with: "---".utf8) {
      count = 0
    }
    guard let newline = line.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    lineStart = newline + 1
  }
  return nil
}

/// Whether some line begins like a directive.
private func hasDirective(_ text: [UInt8]) -> Bool {
  let bytes = text.span
  var start = 0
  while start < bytes.count {
    let end = min(start + 64, bytes.count)
    // A loop without branches and without a way out becomes a few instructions on many bytes at once.
    let block = bytes.extracting(start..<end)
    var signs: UInt8 = 0
    for position in 0..<block.count { signs |= block[position] == UInt8(ascii: "%") ? 1 : 0 }
    for index in start..<(signs == 0 ? start : end) where bytes[index] == UInt8(ascii: "%") {
      if index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D { return true }
    }
    start = end
  }
  return false
}
