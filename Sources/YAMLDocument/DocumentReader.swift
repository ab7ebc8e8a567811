// Reads a stream document by document: checks size and encoding, drives the parser, feeds the builder, and stops for
// good at the first thing that is wrong. What a document means is for those who read its tree.

package import Diagnostics

/// The documents of one YAML stream, in order.
///
///     var reader = DocumentReader(source: bytes, name: "a.yaml")
///     while let document = try reader.next() { … }
package struct DocumentReader: ~Copyable {
  private let file: SourceFile
  private var places: CharacterPlaces?
  private let limits: DocumentLimits
  private var parser: Parser
  private var documentCount = 0
  /// A document has started whose content was not read yet.
  private var isAtDocument = false
  private var isOver = false
  /// Where the text ends that the parser is given.
  private let textEnd: Int
  /// What is wrong with the file from some place on; documents that end before it are read.
  private let pending: Diagnostic?

  /// - `source`: the bytes of the file, UTF-8 with or without byte-order mark.
  /// - `name`: the file's name, for messages.
  package init(source bytes: [UInt8], name: String, limits: DocumentLimits = .init()) {
    self.limits = limits.bounded
    guard bytes.count <= self.limits.maximumBytes else {
      file = SourceFile(name: name, bytes: [], encoding: TextEncoding([]))
      textEnd = 0
      places = nil
      parser = Parser(Span())
      pending = tooLarge(bytes.count, limit: self.limits.maximumBytes)
      return
    }
    let encoding = TextEncoding(bytes)
    let file = SourceFile(name: name, bytes: bytes, encoding: encoding)
    let excess = excessOfDirectives(in: file, limit: 100)
    self.file = file
    places = CharacterPlaces(file)
    textEnd = excess == nil ? encoding.end : encoding.start
    parser = Parser(bytes.span.extracting(encoding.start..<textEnd))
    pending = excess ?? encoding.problem?.diagnostic(at: file.position(ofByte: encoding.end))
  }

  /// The next document; nil at the end of the stream. After an error the stream is over.
  package mutating func next() throws(Diagnostic) -> DocumentTree? {
    guard !isOver else { return nil }
    do throws(Diagnostic) {
      let document = try read()
      isOver = document == nil
      return document
    } catch {
      isOver = true
      throw error
    }
  }

  private mutating func read() throws(Diagnostic) -> DocumentTree? {
    if !isAtDocument, try !findDocument() {
      if let pending { throw pending }
      return nil
    }
    isAtDocument = false
    documentCount += 1
    guard documentCount <= limits.maximumDocuments else {
      throw tooManyDocuments(limit: limits.maximumDocuments, at: SourcePosition(parser.start))
    }
    var builder = TreeBuilder(file: file, places: places, limits: limits)
    while true {
      switch try advance() {
      case .scalar: try builder.addScalar(parser)
      case .mappingStart: try builder.openMapping(parser)
      case .sequenceStart: try builder.openSequence(parser)
      case .collectionEnd: try builder.closeCollection(parser)
      case .alias: try builder.addAlias(parser)
      case .documentEnd:
        // Where the rest of the file cannot be read, a document that nothing ends may be cut short.
        if let pending, parser.isImplicitDocumentEnd, try !findDocument() { throw pending }
        places = builder.places
        return builder.finish()
      case .documentStart, .streamStart, .streamEnd: return builder.finish()
      }
    }
  }

  /// Goes to the start of the next document, and says whether there is one.
  private mutating func findDocument() throws(Diagnostic) -> Bool {
    while true {
      switch try advance() {
      case .documentStart:
        isAtDocument = true
        return true
      case .streamEnd: return false
      default: continue
      }
    }
  }

  private mutating func advance() throws(Diagnostic) -> EventKind {
    do throws(ParserFailure) {
      return try parser.advance()
    } catch {
      if let pending, file.byteOffset(ofCharacter: error.mark.index) >= textEnd { throw pending }
      throw SyntaxMessage(error, in: file).diagnostic
    }
  }
}
