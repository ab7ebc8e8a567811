// The elements of long lists by their number. A tree holds its nodes one after another, so that reaching an element
// means walking past those before it; a report on thousands of elements would pay for that with the square of them.

import Synchronization

extension DocumentTree {
  /// The element of a sequence at a position, counted from 0; nil where there is none, and for other kinds.
  package func element(_ position: Int, of list: NodeIndex) -> NodeIndex? {
    content.elements.element(position, of: list, in: self)
  }
}

/// The elements of the lists of one document, gathered when they are first asked for.
final class ElementTable: Sendable {
  /// By the number of the list's node.
  private let lists = Mutex<[Int: [NodeIndex]]>([:])

  func element(_ position: Int, of list: NodeIndex, in tree: DocumentTree) -> NodeIndex? {
    let elements = lists.withLock { known in
      if let elements = known[Int(list.rawValue)] { return elements }
      let elements = Array(tree.elements(of: list))
      known[Int(list.rawValue)] = elements
      return elements
    }
    return elements.indices.contains(position) ? elements[position] : nil
  }
}
