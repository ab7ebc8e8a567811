// Every id of a policy is given once: reports, profiles and `follows` speak of rules by their ids.

import Diagnostics
import YAMLDocument

enum DuplicateIDCheck {
  static func run(_ ids: [Located<String>], _ reader: inout PolicyReader) {
    var lines: [String: Int] = [:]
    let placed = ids.map { (id: $0, start: reader.tree.span(of: $0.node).start) }
    for (id, start) in placed.sorted(by: { $0.start < $1.start }) {
      if let line = lines[id.value] {
        reader.report(
          "duplicate_id",
          LocalizedText(
            en: "`\(id.value.withoutControls)` is taken already, on line \(line)",
            fr: "« \(id.value.withoutControls) » est déjà pris, ligne \(line)"),
          help: LocalizedText(en: "choose another name", fr: "choisissez un autre nom"), at: id.node)
      } else {
        lines[id.value] = start.line
      }
    }
  }
}
