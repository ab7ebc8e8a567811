// What reading a declaration comes to.

package import Diagnostics

/// A declaration, checked.
package struct Reading: Sendable {
  /// Nil where the declaration cannot be judged at all: no or another format, or something missing without which
  /// there is nothing to judge.
  package let facts: Facts?
  /// Schema errors, and a note for each placeholder, in the order of their places.
  package let diagnostics: [Diagnostic]

  package var hasErrors: Bool { diagnostics.indices.contains { diagnostics[$0].severity == .error } }
}
