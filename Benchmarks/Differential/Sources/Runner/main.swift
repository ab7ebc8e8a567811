// Evaluates one expression a line, so that another program can compare what comes out with what a second runtime says.
// Reads `{"id", "expr", "vars"?}`, writes `{"id", "value" | "error" | "refused"}`; an empty
// line asks for what was held back so far, and is answered with an empty line.

import Foundation

var session = Session()
while let line = readLine() {
  if line.isEmpty {
    print()
    fflush(nil)
  } else if let request = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] {
    print(#"{"id":\#(request["id"] as? Int ?? -1),\#(session.answer(request))}"#)
  } else {
    print(#"{"id":-1,"invalid":"not JSON"}"#)
  }
}
