// A meaning is given to the absence of a field that exists, once: a slip in its path would have the field asked for
// all the same, and nobody would notice.

import DeclarationSchema
import Diagnostics

enum AbsenceCheck {
  static func run(_ paths: [Located<String>], _ format: DeclarationFormat, _ reader: inout PolicyReader) {
    let fields = format.fieldPaths.map(\.pattern)
    let known = Set(fields)
    for path in paths where !known.contains(path.value) {
      reader.report(
        "unknown_field",
        LocalizedText(
          en: "declarations have no field `\(path.value.withoutControls)`",
          fr: "les déclarations n’ont pas de champ « \(path.value.withoutControls) »"),
        help: nearestName(to: path.value, among: fields).map { PolicyDocument.suggestion($0) }
          ?? LocalizedText(
            en: "write the path with `[]` for every index, such as `referents[].spaces`",
            fr: "écrivez le chemin avec `[]` pour chaque indice, comme `referents[].spaces`"),
        at: path.node)
    }
    DuplicateIDCheck.run(paths, &reader)
  }
}
