// Why a schema file is not accepted.

package import Diagnostics

/// Every error of a schema file, in the order of their places.
package struct SchemaRefusal: Error {
  package let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics.inSourceOrder }
}

extension [Diagnostic] {
  /// By where they begin; those at one place, or without a place, keep their order.
  var inSourceOrder: [Diagnostic] {
    let start = SourcePosition(line: 0, column: 0)
    // Most come in that order.
    if indices.dropFirst().allSatisfy({ self[$0 - 1].span?.start ?? start <= self[$0].span?.start ?? start }) {
      return self
    }
    return enumerated().sorted { left, right in
      let (leftStart, rightStart) = (left.element.span?.start ?? start, right.element.span?.start ?? start)
      return leftStart == rightStart ? left.offset < right.offset : leftStart < rightStart
    }.map(\.element)
  }
}
