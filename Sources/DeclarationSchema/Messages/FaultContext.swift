// Where a fault is, as its message needs it: the field's name, and what the schema says of the field. Texts are looked
// up only by the messages that show them.

import CEL
import Diagnostics

/// Where a fault is: an attribute, or what no attribute has a place for, such as a field that the format does not know.
enum FaultPlace: CustomStringConvertible {
  case attribute(AttributePlace)
  case path(AttributePath)

  var path: AttributePath {
    switch self {
    case .attribute(let place): place.path
    case .path(let path): path
    }
  }

  var description: String {
    switch self {
    case .attribute(let place): place.description
    case .path(let path): path.description
    }
  }
}

extension SchemaFault {
  struct Context {
    let place: FaultPlace
    /// What stands there, where the format knows it.
    let slot: Slot?
    let format: DeclarationFormat

    /// What the schema asks for here.
    var description: LocalizedText? {
      slot.flatMap { format.schema.text(SchemaTexts.description, at: $0.schema) }
    }

    /// What the field asks of an operator.
    var question: LocalizedText? {
      if let slot, slot.quotedName != nil { return slot.question }
      return format.question(at: place.path)
    }

    /// The word that was meant: near in spelling, given by its label in either language, or by a part that no other
    /// word has. Looking for it costs more than all else in a message.
    func near(_ text: String, among words: [String]) -> String? {
      let labelled = slot.flatMap { format.schema.word(labelled: text, at: $0.schema) }
      if let near = labelled ?? nearestName(to: text, among: words) { return near }
      let part = text.lowercased()
      let containing = words.filter { word in
        word.utf8.split(separator: UInt8(ascii: "_")).contains { Substring($0) == part }
      }
      return containing.count == 1 ? containing.first : nil
    }

    /// How a message names what it is about: `` `hours` ``, ``element 2 of `channels` ``.
    var subject: LocalizedText {
      if let name = slot?.quotedName { return LocalizedText(en: name, fr: name) }
      var indices = ""
      for component in place.path.components.reversed() {
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
