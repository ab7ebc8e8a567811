// What a line of a stream holds: a declaration itself, or the text of one with the name that it is to have. Whether
// the declaration is sound is not asked here.

import Diagnostics

extension InputContent {
  /// - Parameters:
  ///   - place: how a line is named that does not say its own name.
  ///   - depthLimit: of collections in collections.
  init(ofLine line: [UInt8], at place: String, depthLimit: Int) {
    self.init(name: place, bytes: line)
    do throws(JSONFault) {
      let json = try JSONScanner(line, wanted: ["path", "text", "format"], depthLimit: depthLimit)
      // What has a format is a declaration itself, however wrong.
      let isWrapped = !json.keys.contains("format") && !json.keys.isEmpty
      if isWrapped, let path = json.texts["path"], !path.isEmpty { name = String(decoding: path, as: UTF8.self) }
      if !json.isObject {
        failure = Self.notAnObject
      } else if !isWrapped {
        readable = Self.readable(line, json.surrogatePairs)
      } else if let text = json.texts["text"] {
        bytes = text
      } else {
        failure = Self.withoutText
      }
    } catch {
      let position = SourceText(name: name, bytes: line).position(ofOffset: error.offset)
      failure = error.diagnostic(at: error.reason == .notUTF8 ? nil : SourceSpan(start: position, end: position))
    }
  }

  /// YAML has no tabs where a line begins, and writes a character outside the first plane as one escape of ten bytes
  /// where JSON has two of six: blanks after the text that it stands in keep everything behind in its place.
  private static func readable(_ line: [UInt8], _ pairs: [JSONScanner.SurrogatePair]) -> [UInt8]? {
    let blanks = line.prefix { JSONScanner.isBlank($0) }.count
    guard !pairs.isEmpty || blanks > 0 else { return nil }
    var readable = Array(repeating: UInt8(ascii: " "), count: blanks)
    readable.reserveCapacity(line.count)
    var position = blanks
    for (index, pair) in pairs.enumerated() {
      readable += line[position..<pair.offset]
      let digits = String(pair.scalar.value, radix: 16)
      readable += Array("\\U".utf8) + Array(repeating: UInt8(ascii: "0"), count: 8 - digits.utf8.count)
      readable += Array(digits.utf8)
      position = pair.offset + 12
      guard pairs.dropFirst(index + 1).first?.textEnd != pair.textEnd else { continue }
      readable += line[position..<pair.textEnd]
      position = pair.textEnd
      readable += Array(repeating: UInt8(ascii: " "), count: pair.textEnd - readable.count)
    }
    return readable + line[position...]
  }

  private static let notAnObject = Diagnostic(
    code: "input.not_an_object",
    message: LocalizedText(en: "this line is JSON, but no object", fr: "cette ligne est du JSON, mais pas un objet"),
    help: anObject)

  private static let withoutText = Diagnostic(
    code: "input.no_text",
    message: LocalizedText(
      en: "this line has no `text` that is a JSON string",
      fr: "cette ligne n’a pas de `text` qui soit une chaîne JSON"),
    help: anObject)

  fileprivate static let anObject = LocalizedText(
    en: "write the declaration's object on one line, or `{\"path\": \"a.yaml\", \"text\": \"…\"}` with its YAML text",
    fr:
      "écrivez l’objet de la déclaration sur une ligne, ou `{\"path\": \"a.yaml\", \"text\": \"…\"}` avec son texte YAML"
  )
}

extension JSONFault {
  func diagnostic(at span: SourceSpan?) -> Diagnostic {
    let reason = words
    return Diagnostic(
      code: "input.not_json",
      message: LocalizedText(
        en: "this line is no JSON: \(reason.english)", fr: "cette ligne n’est pas du JSON\u{A0}: \(reason.french)"),
      help: InputContent.anObject, span: span)
  }

  private var words: LocalizedText {
    switch reason {
    case .unexpected:
      LocalizedText(en: "this character cannot stand here", fr: "ce caractère ne peut se trouver ici")
    case .unfinished: LocalizedText(en: "it ends too early", fr: "elle s’arrête trop tôt")
    case .badEscape:
      LocalizedText(en: "nothing is written with this escape", fr: "cette séquence d’échappement n’existe pas")
    case .controlCharacter:
      LocalizedText(
        en: "a control character in a text must be written with `\\`",
        fr: "un caractère de contrôle dans un texte doit s’écrire avec `\\`")
    case .loneSurrogate:
      LocalizedText(
        en: "this escape is half of a character, without its other half",
        fr: "cette séquence est la moitié d’un caractère, sans l’autre moitié")
    case .tooDeep: LocalizedText(en: "it is nested too deeply", fr: "son imbrication est trop profonde")
    case .trailing:
      LocalizedText(en: "something follows the end of the value", fr: "quelque chose suit la fin de la valeur")
    case .notUTF8: LocalizedText(en: "it is not encoded in UTF-8", fr: "elle n’est pas codée en UTF-8")
    case .repeatedKey:
      LocalizedText(en: "this key stands in the object twice", fr: "cette clé figure deux fois dans l’objet")
    }
  }
}
