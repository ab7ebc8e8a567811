// `vigie schema`: the JSON Schemas of what the program reads and writes, for editors and other tools.

import ArgumentParser
import DeclarationSchema
import Reporting

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema: of declarations, or of the JSON report.",
    discussion: "For example: vigie schema declaration > declaration.schema.json")

  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case declaration
    case report
  }

  @Argument(help: "What the schema is of.")
  var subject: Subject

  func run() throws {
    var destination = ReportDestination()
    do {
      switch subject {
      case .declaration:
        let format = try LoadedPolicy.declarationFormat(Console.preferredLanguage)
        try destination.write(Array(format.jsonSchema().utf8))
      case .report: try destination.write(ReportSchema.bytes)
      }
      try destination.finish()
    } catch is ClosedPipe {
      return
    }
  }
}
