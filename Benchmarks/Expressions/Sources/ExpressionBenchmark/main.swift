// Evaluates the expressions of `expressions.json` on `data.json`, beside which it is to be run.
//
//     ExpressionBenchmark             every expression: time and allocations, as one JSON object a line
//     ExpressionBenchmark NAME        one of them
//     ExpressionBenchmark NAME COUNT  nothing but that many evaluations, for a profiler
//
// Ends with status 1 where a rule over scalars allocates.

import Foundation

func json(_ file: String) throws -> Any {
  try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file)))
}

let world = try World(json("data.json") as? [String: Any] ?? [:])
let entries = try json("expressions.json") as? [[String: Any]] ?? []
let arguments = CommandLine.arguments.dropFirst()
var allocates = false

for entry in entries {
  guard let name = entry["name"] as? String, let source = entry["expression"] as? String,
    arguments.first.map({ $0 == name }) ?? true
  else { continue }
  let measurement = Measurement(try world.plan(source), explains: entry["explains"] as? Bool ?? false, in: world)
  if arguments.count == 2, let count = arguments.last.flatMap({ Int($0) }) {
    measurement.run(count)
    continue
  }
  let allocations = measurement.allocations()
  let row: [String: Any] = [
    "name": name, "outcome": measurement.outcome, "nanoseconds": measurement.nanoseconds(), "allocations": allocations,
  ]
  let line = try JSONSerialization.data(withJSONObject: row, options: [.sortedKeys])
  print(String(decoding: line, as: UTF8.self))
  if entry["scalar"] as? Bool ?? false, allocations > 0 {
    allocates = true
    FileHandle.standardError.write(Data("\(name): a rule over scalars allocates\n".utf8))
  }
}
exit(allocates ? 1 : 0)
