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

    /// The word that was meant: near in spelling, given by its label in either language, or by a part that no other
    /// word has. Looking for it costs more than all else in a message.
    func near(_ text: String, among words: [String]) -> String? {
      let labelled = slot.flatMap { format.schema.word(labelled: text, at: $0.schema) }
      if let near = labelled ?? nearestName(to: text, among: words) { return near }
      let part = text.lowercased()
      let containing = words.filter { word in word.split(separator: "_").contains { $0 == part } }
      return containing.count == 1 ? containing.first : nil
    }

    /// How a message names what it is about: `` `hours` ``, ``element 2 of `channels` ``.
    var subject: LocalizedText {
      var indices = ""
      for component in path.components.reversed() {
        switch component {
        case .index(let index): indices = indices.isEmpty ? "\(index + 1)" : "\(index + 1).\(indices)"
        case .field(let name):
          let name = quote(name)
          if indices.isEmpty { return LocalizedText(en: name, fr: name) }
          return LocalizedText(en: "element \(indices) of \(name)", fr: "l’élément \(indices) de \(name)")
        }
      }
      return LocalizedText(en: "the declaration", fr: "la déclaration")
    }
  }
}
