// XML reports as another parser reads them.

import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element with its attributes, its own text and what it holds.
final class ParsedXML: NSObject, XMLParserDelegate {
  final class Element {
    let name: String
    let attributes: [String: String]
    var text = ""
    var children: [Element] = []

    init(name: String, attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
  }

  private var open = [Element(name: "", attributes: [:])]

  /// The root element of a well-formed document.
  static func root(of bytes: [UInt8]) throws -> Element {
    let delegate = ParsedXML()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = delegate
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return try #require(delegate.open.first?.children.first)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = Element(name: name, attributes: attributes)
    open.last?.children.append(element)
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
