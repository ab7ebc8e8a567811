// The page's templates, style and script, which ship with the program, and the digests by which the page allows that
// style and that script and nothing else.

import Crypto
import Diagnostics

/// The parts of which a page is made.
struct PageTemplates {
  let head: Template
  let body: Template
  /// The names that the body reads, of a declaration that it draws too.
  let bodyNames: Set<String>
  /// The names that the details of one declaration read, but for `has_…`: the page's script sees what is there.
  let detailNames: Set<String>
  /// The templates that the page's script draws details with, by name.
  let details: [(name: String, text: String)]

  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
  static let script = String(decoding: PackageResources.report_js, as: UTF8.self)

  init() throws(Diagnostic) {
    let details = [
      ("declaration", PackageResources.declaration_mustache), ("result", PackageResources.result_mustache),
      ("lines", PackageResources.lines_mustache),
    ].map { (name: $0.0, text: String(decoding: $0.1, as: UTF8.self)) }
    self.details = details
    let names = details.reduce(into: Set()) { $0.formUnion(TemplateTags($1.text).names) }
    detailNames = names.filter { !$0.hasPrefix("has_") }
    head = try Template(String(decoding: PackageResources.head_mustache, as: UTF8.self), name: "head.mustache")
    let body = String(decoding: PackageResources.body_mustache, as: UTF8.self)
    bodyNames = names.union(TemplateTags(body).names)
    self.body = try Template(
      body, name: "body.mustache",
      parts: Dictionary(details.map { ($0.name, $0.text) }) { first, _ in first })
  }

  /// The digest of an element's text, as a content security policy names it.
  static func digest(of text: String) -> String { "sha256-" + base64(Array(SHA256.hash(data: Array(text.utf8)))) }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
      for index in 0..<4 {
        text.append(index <= group.count ? alphabet[bits >> (18 - 6 * index) & 63] : "=")
      }
    }
    return text
  }
}
