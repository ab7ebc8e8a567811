// A fixed sequence of objects that is walked for every subject of every declaration. What an array holds is counted as
// referred to each time that it is used, since the array might change meanwhile; what an object that never changes
// refers to is not.

/// Objects in order.
final class OrderedTree<Element: AnyObject & Sendable>: Sendable {
  private let before: OrderedTree?
  private let element: Element
  private let after: OrderedTree?

  /// Nil where there are none.
  convenience init?(_ elements: [Element]) { self.init(elements[...]) }

  private init?(_ elements: ArraySlice<Element>) {
    if elements.isEmpty { return nil }
    // From the middle, so that it is not deep however many they are.
    let middle = elements.startIndex + elements.count / 2
    before = OrderedTree(elements[..<middle])
    element = elements[middle]
    after = OrderedTree(elements[(middle + 1)...])
  }

  func forEach(_ body: (Element) -> Void) {
    before?.forEach(body)
    body(element)
    after?.forEach(body)
  }
}
