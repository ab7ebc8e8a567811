// One input from its bytes to its findings, document by document. Whatever is wrong with it ends in a finding: this
// never fails.

import Archive
import Compliance
import Diagnostics
import Findings
import SystemPackage
import YAMLDocument

/// The findings of one input, each made when asked for.
struct InputAssessment: ~Copyable {
  private struct Document {
    let tree: DocumentTree
    let kind: DocumentKind

    init(_ tree: DocumentTree) {
      self.tree = tree
      kind = tree.documentKind
    }
  }

  /// Documents in order. Mostly there is one, which needs no array.
  private struct Documents {
    private var first: Document?
    private var others: [Document] = []

    var isEmpty: Bool { first == nil }

    mutating func append(_ document: Document) {
      if first == nil { first = document } else { others.append(document) }
    }

    mutating func popFirst() -> Document? {
      defer { first = others.isEmpty ? nil : others.removeFirst() }
      return first
    }
  }

  /// Of a file that has no more text, in bytes, two trees may be held at a time.
  private static let smallSize = 1 << 16

  /// As a report names the input.
  private let name: String
  private let assessor: Assessor
  private let comparesContent: Bool
  private let bytes: [UInt8]
  private let sha256: String?
  private var reader: DocumentReader?
  /// Documents that were read to see what they are, or what comes after them.
  private var ahead: Documents
  /// What ends the input.
  private var failure: Diagnostic?
  /// How many documents were reported.
  private var count = 0
  /// The input was found in a folder and is no declaration.
  let isSkipped: Bool

  /// - Parameters:
  ///   - content: what was read of the input.
  ///   - digest: of the content's bytes.
  init(_ input: Input, _ content: InputContent, _ settings: CourseSettings, digest: Fingerprint?) {
    assessor = settings.assessor
    comparesContent = settings.batch.comparesContent
    let bytes = content.bytes ?? []
    // Everything is settled in variables first: a closure, such as the right side of `??`, that reads a part of a
    // value that cannot be copied, before the value is whole, is compiled wrongly when optimised (Swift 6.3).
    var failure = content.failure
    var ahead = Documents()
    var isSkipped = false
    var isOver = false
    var reader: DocumentReader?
    if failure == nil {
      var documents = DocumentReader(
        source: content.readable ?? bytes, name: content.name, limits: settings.batch.limits)
      if input.isFound {
        // The first document that says something tells what the file is.
        var kind = DocumentKind.empty
        do throws(Diagnostic) {
          while kind == .empty, let tree = try documents.next() {
            let document = Document(tree)
            kind = document.kind
            ahead.append(document)
          }
          isSkipped = kind != .declaration
          // Mostly nothing comes after it, and then the parser need not be kept until it is judged.
          if !isSkipped, bytes.count <= Self.smallSize {
            if let tree = try documents.next() { ahead.append(Document(tree)) } else { isOver = true }
          }
        } catch {
          failure = error
        }
      }
      if !isSkipped, !isOver, failure == nil { reader = consume documents }
    }
    name = content.name
    self.bytes = bytes
    sha256 = isSkipped ? nil : digest?.hexadecimal
    self.failure = failure
    self.ahead = isSkipped ? Documents() : ahead
    self.isSkipped = isSkipped
    self.reader = consume reader
  }

  /// How much text is held, in bytes.
  var textSize: Int { bytes.count }

  /// The finding of the next document; nil after the last.
  mutating func next() -> DeclarationFinding? {
    guard let document = ahead.popFirst() ?? read() else { return ending() }
    if document.kind == .empty, ahead.isEmpty {
      // An empty last document is what a stray `---` leaves.
      if let following = read() {
        ahead.append(following)
      } else if failure == nil {
        return ending()
      }
    }
    count += 1
    let tree = document.tree
    switch document.kind {
    case .policy: return invalid(InputFault.policy.diagnostic(at: tree.formatSpan), in: tree.source)
    case .report: return invalid(InputFault.report.diagnostic(at: tree.formatSpan), in: tree.source)
    case .empty, .foreign, .declaration:
      var finding = assessor.assess(tree, path: path, sha256: sha256)
      if comparesContent { finding.contentDigest = tree.contentDigest }
      return finding
    }
  }

  private mutating func read() -> Document? {
    do throws(Diagnostic) {
      return try reader?.next().map { Document($0) }
    } catch {
      failure = error
      return nil
    }
  }

  /// What is left to say when no document is left.
  private mutating func ending() -> DeclarationFinding? {
    let isEmpty = count == 0 && !isSkipped
    guard let diagnostic = failure ?? (isEmpty ? InputFault.empty.diagnostic() : nil) else { return nil }
    failure = nil
    count += 1
    return invalid(diagnostic, in: SourceText(name: name, bytes: bytes))
  }

  private var path: String { Self.path(ofDocument: count, in: name) }

  /// How a report names a document of a stream.
  ///
  /// - Parameter number: counted from 1.
  static func path(ofDocument number: Int, in name: String) -> String { number == 1 ? name : "\(name)#\(number)" }

  private func invalid(_ diagnostic: Diagnostic, in source: SourceText) -> DeclarationFinding {
    var finding = DeclarationFinding(
      path: path, sha256: sha256, verdict: .invalid,
      diagnostics: [Locator(source: source).finding(diagnostic, assessor.language)])
    finding.validDays = Int.min...Int.max
    return finding
  }
}
