// The policy that a run applies: built in, or a file.

import Batch
import BuiltinPolicies
import CEL
import Compliance
import DeclarationSchema
import Diagnostics
import Findings
import Policy
import YAMLDocument

/// Why a run cannot start.
///
/// - `file`: the file that the diagnostics are about, where they are about one.
struct Refusal: Error {
  let diagnostics: [DiagnosticFinding]
  let file: String?

  init(diagnostics: [DiagnosticFinding], file: String?) {
    self.diagnostics = diagnostics
    self.file = file
  }

  init(_ diagnostic: Diagnostic, _ language: Language) {
    self.init(diagnostics: [DiagnosticFinding(diagnostic, in: language)], file: nil)
  }
}

struct LoadedPolicy: Sendable {
  let policy: PolicyDocument
  private let file: WholeFile
  /// For messages.
  private let name: String
  private let documents: DocumentLimits
  private let expressions: ExpressionLimits

  /// The policy that most runs apply, within the usual limits: loaded by whoever asks first, while others wait.
  private static let usual = Result {
    let language = Console.preferredLanguage
    let format = try declarationFormat(language)
    let (file, tree) = try usualFile.get()
    return try LoadedPolicy(
      file, BuiltinPolicies.defaultPolicy.name, DocumentLimits(), ExpressionLimits(), language, format, tree)
  }

  /// Its file, read by whoever asks first.
  private static let usualFile = Result {
    let file = BuiltinPolicies.defaultPolicy
    return (WholeFile(bytes: file.bytes), try tree(of: file, Console.preferredLanguage))
  }

  /// Begins to load the policy that most runs apply, which takes longer than understanding the arguments does and can be
  /// done at the same time. Its file is read here, while another thread sees to the format of declarations.
  static func loadAhead() {
    Task.detached { _ = usual }
    _ = usualFile
  }

  /// A policy that may be shared by all who ask for it.
  ///
  /// - Parameter name: a built-in policy's id, or else a file.
  static func shared(named name: String, limits: LimitOptions, _ language: Language) throws -> LoadedPolicy {
    let isUsual = name == BuiltinPolicies.defaultPolicyID && limits.ofExpressions == ExpressionLimits()
    return isUsual
      ? try usual.get()
      : try LoadedPolicy(named: name, documents: limits.ofDocuments, expressions: limits.ofExpressions, language)
  }

  private init(
    named name: String, documents: DocumentLimits, expressions: ExpressionLimits, _ language: Language
  ) throws {
    if let builtin = BuiltinPolicies.policy(name) {
      // What the program brings along is not held to limits that are meant for input.
      try self.init(WholeFile(bytes: builtin.bytes), builtin.name, DocumentLimits(), expressions, language)
    } else {
      try self.init(try Self.file(name, documents, language), name, documents, expressions, language)
    }
  }

  private init(
    _ file: WholeFile, _ name: String, _ documents: DocumentLimits, _ expressions: ExpressionLimits,
    _ language: Language
  ) throws {
    let format = try Self.declarationFormat(language)
    let tree = try Self.tree(of: file.bytes, named: name, documents, language)
    try self.init(file, name, documents, expressions, language, format, tree)
  }

  private init(
    _ file: WholeFile, _ name: String, _ documents: DocumentLimits, _ expressions: ExpressionLimits,
    _ language: Language, _ format: DeclarationFormat, _ tree: DocumentTree
  ) throws {
    (self.file, self.name, self.documents, self.expressions) = (file, name, documents, expressions)
    do throws(PolicyRefusal) {
      policy = try PolicyDocument(loading: tree, formats: [format], limits: expressions)
    } catch {
      throw Self.refusal(error.diagnostics, tree.source, language)
    }
  }

  var sha256: String { file.sha256 }

  /// The same policy from the same bytes, sharing nothing with this one.
  func again(_ language: Language) throws -> LoadedPolicy {
    try LoadedPolicy(file, name, documents, expressions, language)
  }

  static func declarationFormat(_ language: Language) throws -> DeclarationFormat {
    let tree = try tree(of: BuiltinPolicies.declarationSchema, language)
    do throws(SchemaRefusal) {
      return try DeclarationFormat(loading: tree)
    } catch {
      throw refusal(error.diagnostics, tree.source, language)
    }
  }

  static func tree(of file: BuiltinFile, _ language: Language) throws -> DocumentTree {
    try tree(of: file.bytes, named: file.name, DocumentLimits(), language)
  }

  private static func file(_ path: String, _ limits: DocumentLimits, _ language: Language) throws -> WholeFile {
    do throws(Diagnostic) {
      return try WholeFile(path: path, limit: limits.maximumBytes)
    } catch {
      var diagnostic = error
      if !path.contains("/"), !path.contains(".") {
        let known = BuiltinPolicies.policyIDs
        diagnostic.help =
          nearestName(to: path, among: known).map {
            .didYouMean(
              LocalizedText(
                en: "the built-in policy `\($0)`", fr: "la politique intégrée «\u{A0}\($0)\u{A0}»"))
          }
          ?? LocalizedText(
            en: "name a file, or a built-in policy: \(known.joined(separator: ", "))",
            fr: "nommez un fichier, ou une politique intégrée : \(known.joined(separator: ", "))")
      }
      throw Refusal(diagnostic, language)
    }
  }

  private static func tree(
    of bytes: [UInt8], named name: String, _ limits: DocumentLimits, _ language: Language
  ) throws -> DocumentTree {
    var documents = DocumentReader(source: bytes, name: name, limits: limits)
    do throws(Diagnostic) {
      if let tree = try documents.next() { return tree }
    } catch {
      throw refusal([error], SourceText(name: name, bytes: bytes), language)
    }
    throw refusal(
      [
        Diagnostic(
          code: "policy.empty",
          message: LocalizedText(en: "the file holds no policy", fr: "le fichier ne contient pas de politique"))
      ], SourceText(name: name, bytes: bytes), language)
  }

  private static func refusal(_ diagnostics: [Diagnostic], _ source: SourceText, _ language: Language) -> Refusal {
    let locator = Locator(source: source)
    return Refusal(diagnostics: diagnostics.map { locator.finding($0, language) }, file: source.name)
  }
}

extension LimitOptions {
  var ofAssessments: AssessmentLimits { AssessmentLimits(spaces: maxSpaces, steps: maxTotalCost) }
  var ofExpressions: ExpressionLimits { ExpressionLimits(cost: maxCost, patternBytes: maxPatternLength) }

  var ofDocuments: DocumentLimits {
    DocumentLimits(
      maximumBytes: maxFileSize, maximumDepth: maxDepth, maximumNodes: maxNodes, maximumDocuments: maxDocuments)
  }
}
