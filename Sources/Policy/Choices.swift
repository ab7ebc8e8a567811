// What a policy's author, or a user, could have meant by a name that does not exist.

package import Diagnostics

extension PolicyDocument {
  /// The nearest of the known names; all of them where none is near.
  package static func choices(for name: String, among known: [String]) -> LocalizedText {
    if let near = nearestName(to: name, among: known) { return suggestion(near) }
    guard !known.isEmpty else {
      return LocalizedText(en: "remove it: there is none to choose", fr: "retirez-le : il n’y en a aucun à choisir")
    }
    let list = known.joined(separator: ", ").withoutControls
    return LocalizedText(en: "choose among \(list)", fr: "choisissez parmi \(list)")
  }

  static func suggestion(_ name: String) -> LocalizedText {
    let name = name.withoutControls
    return .didYouMean(LocalizedText(en: "`\(name)`", fr: "«\u{A0}\(name)\u{A0}»"))
  }
}
