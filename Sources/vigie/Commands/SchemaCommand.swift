// `vigie schema`: the JSON Schemas of what the program reads and writes, for editors and other tools.

import ArgumentParser
import BuiltinPolicies
import DeclarationSchema
import Diagnostics
import Findings
import Reporting
import YAMLDocument

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema: of declarations, of policies, or of the JSON report.",
    discussion: """
      With --lang, titles and descriptions are in that language only, as editors show them; the schema of reports is \
      in English. An editor's YAML language server takes the schema from a comment on a declaration's first line:
        # yaml-language-server: $schema=declaration.schema.json

      For example: vigie schema declaration --lang fr > declaration.schema.json
      """)

  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case declaration
    case policy
    case report
  }

  @Argument(help: "What the schema is of.")
  var subject: Subject

  @Option(help: "The language of titles and descriptions: en or fr; both unless said.")
  var lang: LanguageName?

  func run() throws {
    let console = Console(language: lang?.language ?? Console.preferredLanguage, color: .auto, isQuiet: false)
    do {
      let schema = try schema(console.language)
      var destination = ReportDestination()
      try destination.write(schema)
      try destination.finish()
    } catch {
      throw console.ending(error)
    }
  }

  private func schema(_ spoken: Language) throws -> [UInt8] {
    switch subject {
    case .declaration:
      Array(try LoadedPolicy.declarationFormat(spoken).jsonSchema(in: lang?.language).utf8)
    case .policy:
      Array(try LoadedPolicy.tree(of: BuiltinPolicies.policySchema, spoken).jsonSchema(in: lang?.language).utf8)
    case .report: ReportSchema.bytes
    }
  }
}
