// The only file that touches C: the owner of one libyaml parser and of the event it reported last. It hands out
// numbers and copies, never a pointer; what events mean is the builder's business.

import CLibYAML

/// A place as libyaml counts it: characters, lines and columns from 0; a byte-order mark does not count.
struct Mark {
  var index: UInt32
  var line: UInt32
  var column: UInt32

  static let start = Mark(index: 0, line: 0, column: 0)
}

enum EventKind {
  case documentStart, documentEnd, alias, scalar, sequenceStart, mappingStart, collectionEnd, streamStart, streamEnd
}

/// Why libyaml gave up: its own words, which nobody but the translator of messages reads.
struct ParserFailure: Error {
  var problem: String
  var mark: Mark
  var context: String
  var contextMark: Mark
  var isOutOfMemory: Bool
}

@safe
struct Parser: ~Copyable {
  /// One allocation, since three would cost a small file as much as a look at each of its bytes: the parser, the event,
  /// and the text that is read.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let isReady: Bool

  private static let textOffset = unsafe MemoryLayout<yaml_parser_t>.stride + MemoryLayout<yaml_event_t>.stride

  private var event: UnsafeMutablePointer<yaml_event_t> {
    unsafe (UnsafeMutableRawPointer(parser) + MemoryLayout<yaml_parser_t>.stride)
      .assumingMemoryBound(to: yaml_event_t.self)
  }

  /// A parser of UTF-8 text. The text is copied: libyaml reads it bit by bit, long after this call.
  init(_ text: Span<UInt8>) {
    let memory = unsafe UnsafeMutableRawPointer.allocate(
      byteCount: Self.textOffset + text.count, alignment: MemoryLayout<yaml_parser_t>.alignment)
    unsafe parser = memory.bindMemory(to: yaml_parser_t.self, capacity: 1)
    let event = unsafe (memory + MemoryLayout<yaml_parser_t>.stride).bindMemory(to: yaml_event_t.self, capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    let start = unsafe (memory + Self.textOffset).bindMemory(to: UInt8.self, capacity: text.count)
    let input = unsafe UnsafeMutableBufferPointer(start: start, count: text.count)
    unsafe text.withUnsafeBufferPointer { text in _ = unsafe input.initialize(fromContentsOf: text) }
    isReady = unsafe yaml_parser_initialize(parser) == 1
    if isReady {
      unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(parser, start, text.count)
    }
  }

  deinit {
    unsafe yaml_event_delete(event)
    if isReady { unsafe yaml_parser_delete(parser) }
    unsafe UnsafeMutableRawPointer(parser).deallocate()
  }

  /// Reads the next event, which the properties below then describe.
  mutating func advance() throws(ParserFailure) -> EventKind {
    unsafe yaml_event_delete(event)
    guard isReady, unsafe yaml_parser_parse(parser, event) == 1 else { throw failure }
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT: return .scalar
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: return .collectionEnd
    case YAML_ALIAS_EVENT: return .alias
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_START_EVENT: return .streamStart
    default: return .streamEnd
    }
  }

  var start: Mark { unsafe Self.mark(event.pointee.start_mark) }
  var end: Mark { unsafe Self.mark(event.pointee.end_mark) }

  /// Whether the document that ends here was ended by the next one or by the stream, not by `...`.
  var isImplicitDocumentEnd: Bool { unsafe event.pointee.data.document_end.implicit != 0 }

  /// Whether the scalar event is a plain one with neither anchor nor tag.
  var isBarePlainScalar: Bool {
    @inline(__always) get {
      unsafe event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE && event.pointee.data.scalar.anchor == nil
        && event.pointee.data.scalar.tag == nil
    }
  }

  /// Whether the sequence or mapping that starts here has an anchor or a tag.
  var hasSequenceProperties: Bool {
    unsafe event.pointee.data.sequence_start.anchor != nil || event.pointee.data.sequence_start.tag != nil
  }
  var hasMappingProperties: Bool {
    unsafe event.pointee.data.mapping_start.anchor != nil || event.pointee.data.mapping_start.tag != nil
  }

  /// Whether the sequence or mapping that starts here is written in brackets or braces.
  var isFlowSequence: Bool { unsafe event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE }
  var isFlowMapping: Bool { unsafe event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE }

  var scalarStyle: ScalarStyle {
    @inline(__always) get {
      switch unsafe event.pointee.data.scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    }
  }

  /// The length of the scalar event's decoded text, in bytes.
  var textLength: Int { unsafe event.pointee.data.scalar.length }

  /// Appends the decoded text of the scalar event.
  func appendText(to text: inout [UInt8]) {
    unsafe text.append(
      contentsOf: UnsafeBufferPointer(
        start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length))
  }

  /// Whether the decoded text of the scalar event stands at an offset, byte by byte.
  func isText(at offset: Int, of bytes: Span<UInt8>) -> Bool {
    let count = unsafe event.pointee.data.scalar.length
    guard let text = unsafe event.pointee.data.scalar.value, count <= bytes.count - offset, offset >= 0 else {
      return false
    }
    return unsafe bytes.extracting(offset..<offset + count).withUnsafeBytes { bytes in
      guard let bytes = bytes.baseAddress else { return true }
      return unsafe Self.isEqual(bytes, text, count)
    }
  }

  /// Most texts are a few bytes long, so that calling a function of C's would take longer than this.
  @inline(__always)
  private static func isEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
    switch count {
    case 0: return true
    case 1: return unsafe left.load(as: UInt8.self) == right.load(as: UInt8.self)
    case 2...3:
      return unsafe isSame(left, right, at: 0, UInt16.self) && isSame(left, right, at: count &- 2, UInt16.self)
    case 4...7:
      return unsafe isSame(left, right, at: 0, UInt32.self) && isSame(left, right, at: count &- 4, UInt32.self)
    default:
      var position = 0
      while position <= count &- 8 {
        guard unsafe isSame(left, right, at: position, UInt64.self) else { return false }
        position &+= 8
      }
      return unsafe isSame(left, right, at: count &- 8, UInt64.self)
    }
  }

  @inline(__always)
  private static func isSame<Word: BitwiseCopyable & Equatable>(
    _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, at offset: Int, _ word: Word.Type
  ) -> Bool {
    unsafe left.loadUnaligned(fromByteOffset: offset, as: word)
      == right.loadUnaligned(fromByteOffset: offset, as: word)
  }

  /// The anchor and the resolved tag of the event; for an alias, the anchor that it names.
  var scalarAnchor: [UInt8]? { unsafe Self.bytes(event.pointee.data.scalar.anchor) }
  var scalarTag: [UInt8]? { unsafe Self.bytes(event.pointee.data.scalar.tag) }
  var sequenceAnchor: [UInt8]? { unsafe Self.bytes(event.pointee.data.sequence_start.anchor) }
  var sequenceTag: [UInt8]? { unsafe Self.bytes(event.pointee.data.sequence_start.tag) }
  var mappingAnchor: [UInt8]? { unsafe Self.bytes(event.pointee.data.mapping_start.anchor) }
  var mappingTag: [UInt8]? { unsafe Self.bytes(event.pointee.data.mapping_start.tag) }
  var aliasName: [UInt8] { unsafe Self.bytes(event.pointee.data.alias.anchor) ?? [] }

  private var failure: ParserFailure {
    guard isReady else {
      return ParserFailure(problem: "", mark: .start, context: "", contextMark: .start, isOutOfMemory: true)
    }
    return unsafe ParserFailure(
      problem: Self.text(parser.pointee.problem), mark: Self.mark(parser.pointee.problem_mark),
      context: Self.text(parser.pointee.context), contextMark: Self.mark(parser.pointee.context_mark),
      isOutOfMemory: parser.pointee.error == YAML_MEMORY_ERROR)
  }

  private static func mark(_ mark: yaml_mark_t) -> Mark {
    Mark(
      index: UInt32(truncatingIfNeeded: mark.index), line: UInt32(truncatingIfNeeded: mark.line),
      column: UInt32(truncatingIfNeeded: mark.column))
  }

  private static func text(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }

  private static func bytes(_ text: UnsafeMutablePointer<UInt8>?) -> [UInt8]? {
    guard let text = unsafe text else { return nil }
    var count = 0
    while unsafe text[count] != 0 { count += 1 }
    return unsafe Array(UnsafeBufferPointer(start: text, count: count))
  }
}
