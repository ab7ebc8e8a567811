// The JSON report's own schema, which ships with the program.

package enum ReportSchema {
  /// The JSON Schema (draft 2020-12) of `vigie.report/v1`, as JSON.
  package static var bytes: [UInt8] { PackageResources.report_v1_schema_json }
}
