// Inputs one after the other, some of which may have to be waited for: what was found already should not wait with them.

/// Goes through the inputs of a run.
package protocol InputIterator: IteratorProtocol where Element == Input {
  /// Whether the next input, or that there is none, can be told without waiting for whoever writes it.
  var isReady: Bool { get }

  /// Whether the next input is a file of a folder that was found already.
  var isAtFoundFile: Bool { get }
}

extension InputIterator {
  package var isAtFoundFile: Bool { false }
}
