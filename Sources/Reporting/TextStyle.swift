// How text is to look: what the terminal is like and how much the reader wants to see. It knows no report.

/// The look of a text report.
///
/// - `width`: columns of the terminal; lines are longer only for what cannot be broken, such as the path of a file.
/// - `color`: whether ANSI colours are added. They never say anything that a word does not say too.
/// - `isVerbose`: whether rules that pass, the facts that they read, and the policy's parameters are shown as well.
package struct TextStyle: Sendable, Equatable {
  package var width: Int
  package var color: Bool
  package var isVerbose: Bool

  package init(width: Int = 80, color: Bool = false, isVerbose: Bool = false) {
    self.width = max(width, 40)
    self.color = color
    self.isVerbose = isVerbose
  }
}
