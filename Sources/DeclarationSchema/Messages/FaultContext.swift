// Where a fault is, as its message needs it: the field's name, and what the schema says of the field. Texts are looked
// up only by the messages that show them.

import CEL
import Diagnostics

extension SchemaFault {
  struct Context {
    let path: AttributePath
    /// What stands at the path, where the format knows it.
    let slot: Slot?
    let format: DeclarationFormat

    /// What the schema asks for here.
    var description: LocalizedText? {
      slot.flatMap { format.schema.text(SchemaTexts.description, at: $0.schema) }
    }

    /// What the field asks of an operator.
    var question: LocalizedText? { format.question(at: path) }

    /// How a message names what it is about: `` `hours` ``, ``element 2 of `channels` ``.
    var subject: LocalizedText {
      var indices = ""
      for component in path.components.reversed() {
        switch component {
        case .index(let index): indices = indices.isEmpty ? "\(index + 1)" : "\(index + 1).\(indices)"
        case .field(let name):
          if indices.isEmpty { return LocalizedText(en: quote(name), fr: quote(name)) }
          return LocalizedText(
            en: "element \(indices) of \(quote(name))", fr: "l’élément \(indices) de \(quote(name))")
        }
      }
      return LocalizedText(en: "the declaration", fr: "la déclaration")
    }
  }
}
