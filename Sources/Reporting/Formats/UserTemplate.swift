// A report drawn by the user's own template. What the template sees is described in TEMPLATES.md; all of it is there at
// once, so every declaration is held until the end.

package import Diagnostics
package import Findings

/// Renders a Mustache template with the whole report.
package struct TemplateReportWriter: ReportWriter {
  private let template: Template
  private let names: Set<String>
  private var tree: ReportTree?
  private var only: DeclarationFinding?
  private var declarations: [TemplateValue] = []

  /// - `template`: the template's text.
  /// - `name`: the file's name, for messages.
  ///
  /// Throws what is wrong with the template, with its line and column.
  package init(template: String, name: String) throws(Diagnostic) {
    self.template = try Template(template, name: name)
    names = TemplateTags(template).names
  }

  package mutating func begin(_ header: ReportHeader) -> [UInt8] {
    tree = ReportTree(header: header, wanted: names)
    return []
  }

  package mutating func write(_ declaration: DeclarationFinding) -> [UInt8] {
    only = declarations.isEmpty ? declaration : nil
    if let tree { declarations.append(.object(tree.tree(declaration, number: declarations.count + 1))) }
    return []
  }

  package mutating func end(_ summary: Summary) -> [UInt8] {
    guard let tree else { return [] }
    var root = tree.root(summary, only: only)
    root.set("declarations", .list(declarations))
    return Array(template.render(.object(root)).utf8)
  }
}
