// Which files and folders a walk leaves out. What a pattern means is that of `.gitignore`, of which there is one,
// below each folder that is walked: the last pattern that matches decides.

package import Diagnostics

/// What is left out below each folder that was named.
///
/// - A pattern without `/`, or with one at its end only, matches at any depth; any other from the folder on.
/// - `/` at the end: folders only. `!` at the beginning: what matches is not left out after all, unless a folder that
///   holds it is, because folders that are left out are not entered.
package struct Exclusions: Sendable {
  private struct Rule {
    let pattern: PathPattern
    let isForFolders: Bool
    let includes: Bool
  }

  private let rules: [Rule]

  package init() { rules = [] }

  /// - Throws: the first pattern that is none.
  package init(_ patterns: [String]) throws(Diagnostic) {
    var rules: [Rule] = []
    for pattern in patterns {
      do throws(PatternFault) {
        rules.append(try Self.rule(pattern))
      } catch {
        throw error.diagnostic(pattern)
      }
    }
    self.rules = rules
  }

  private static func rule(_ pattern: String) throws(PatternFault) -> Rule {
    var text = pattern[...]
    let includes = text.hasPrefix("!")
    if includes { text.removeFirst() }
    let isForFolders = text.hasSuffix("/")
    if isForFolders { text.removeLast() }
    let isAnchored = text.contains("/")
    if text.hasPrefix("/") { text.removeFirst() }
    return Rule(pattern: try PathPattern(text, isAnchored: isAnchored), isForFolders: isForFolders, includes: includes)
  }

  var isEmpty: Bool { rules.isEmpty }

  /// - Parameter path: from the folder that was named, without a `/` at either end.
  func excludes(_ path: [Unicode.Scalar], isFolder: Bool) -> Bool {
    let rule = rules.last { (isFolder || !$0.isForFolders) && $0.pattern.matches(path) }
    return rule?.includes == false
  }
}
