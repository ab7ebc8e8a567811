// Patterns for the paths of files, as `.gitignore` and shells write them. A pattern is a row of steps that are all
// followed at once, so that no pattern makes a path cost more than its length times the pattern's. It reads no folder.

import Diagnostics

/// Why something is no pattern.
enum PatternFault: Error, Hashable {
  case empty
  case openClass
  /// `[[:alpha:]]`
  case namedClass
  case trailingBackslash
}

/// A pattern that a path must match from its beginning to its end.
///
/// - `*`: any characters of one name, none included; `?`: one character; `[a-z]`, `[!a-z]`: one of these, or another.
/// - `**` for a whole name: any number of folders; at the end, all that is below.
/// - `\`: the next character is meant as it is.
struct PathPattern: Sendable {
  private enum Step {
    case scalar(Unicode.Scalar)
    case anyScalar
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    /// `*`
    case anyWithinName
    /// `**/`: this is the beginning of a name, and the next step the rest of it.
    case anyFolders, restOfFolder
    /// `**` at the end: its first character, then the others.
    case anything, restOfAnything
  }

  private let steps: [Step]

  /// - Parameter isAnchored: whether the pattern says where a path begins; else it may begin with any folders.
  init(_ text: Substring, isAnchored: Bool) throws(PatternFault) {
    guard !text.isEmpty else { throw .empty }
    var reader = text.unicodeScalars[...]
    var steps: [Step] = isAnchored ? [] : [.anyFolders, .restOfFolder]
    var isAtName = true
    while let scalar = reader.popFirst() {
      let startsName = isAtName
      isAtName = scalar == "/"
      switch scalar {
      case "\\":
        guard let meant = reader.popFirst() else { throw .trailingBackslash }
        steps.append(.scalar(meant))
      case "?": steps.append(.anyScalar)
      case "[": steps.append(try Self.oneOf(&reader))
      case "*":
        var stars = 1
        while reader.first == "*" {
          reader.removeFirst()
          stars += 1
        }
        if stars == 2, startsName, reader.first == "/" {
          reader.removeFirst()
          steps += [.anyFolders, .restOfFolder]
          isAtName = true
        } else if stars == 2, startsName, reader.isEmpty, text.unicodeScalars.count > 2 {
          steps += [.anything, .restOfAnything]
        } else {
          steps.append(.anyWithinName)
        }
      default: steps.append(.scalar(scalar))
      }
    }
    self.steps = steps
  }

  /// What follows `[`.
  private static func oneOf(_ reader: inout Substring.UnicodeScalarView) throws(PatternFault) -> Step {
    func next() throws(PatternFault) -> Unicode.Scalar {
      guard let scalar = reader.popFirst() else { throw .openClass }
      return scalar
    }
    let isNegated = reader.first == "!" || reader.first == "^"
    if isNegated { reader.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var isFirst = true
    while true {
      var low = try next()
      if low == "]", !isFirst { return .oneOf(ranges, isNegated: isNegated) }
      isFirst = false
      if low == "[", reader.first == ":" { throw .namedClass }
      if low == "\\" { low = try next() }
      guard reader.first == "-", let after = reader.dropFirst().first, after != "]" else {
        ranges.append(low...low)
        continue
      }
      reader.removeFirst()
      var high = try next()
      if high == "\\" { high = try next() }
      // A range that runs backwards holds nothing.
      if low <= high { ranges.append(low...high) }
    }
  }

  func matches(_ path: [Unicode.Scalar]) -> Bool { states(after: path)[steps.count] }

  /// Whether some path that begins with this folder's, which ends in `/`, could match.
  func mayMatch(below folder: [Unicode.Scalar]) -> Bool { states(after: folder).contains(true) }

  /// How far the pattern can have come when it has read a text: a state for each step that may be next.
  private func states(after text: [Unicode.Scalar]) -> [Bool] {
    var current = Array(repeating: false, count: steps.count + 1)
    enter(0, &current)
    for scalar in text {
      var following = Array(repeating: false, count: steps.count + 1)
      for (place, step) in steps.enumerated() where current[place] { follow(step, at: place, scalar, &following) }
      current = following
    }
    return current
  }

  private func follow(_ step: Step, at place: Int, _ scalar: Unicode.Scalar, _ following: inout [Bool]) {
    switch step {
    case .scalar(let wanted): if scalar == wanted { enter(place + 1, &following) }
    case .anyScalar: if scalar != "/" { enter(place + 1, &following) }
    case .oneOf(let ranges, let isNegated):
      if scalar != "/", ranges.contains(where: { $0.contains(scalar) }) != isNegated { enter(place + 1, &following) }
    case .anyWithinName: if scalar != "/" { enter(place, &following) }
    case .anyFolders: if scalar != "/" { enter(place + 1, &following) }
    case .restOfFolder: enter(scalar == "/" ? place - 1 : place, &following)
    case .anything: enter(place + 1, &following)
    case .restOfAnything: enter(place, &following)
    }
  }

  /// Marks a step as one that may be next, and those that it may be passed over for.
  private func enter(_ place: Int, _ states: inout [Bool]) {
    var place = place
    while !states[place] {
      states[place] = true
      guard place < steps.count else { return }
      switch steps[place] {
      case .anyWithinName, .restOfAnything: place += 1
      case .anyFolders: place += 2
      case .scalar, .anyScalar, .oneOf, .restOfFolder, .anything: return
      }
    }
  }
}

extension PatternFault {
  /// - Parameter pattern: as the user wrote it.
  func diagnostic(_ pattern: String) -> Diagnostic {
    let pattern = pattern.withoutControls
    let (reason, help) = words
    return Diagnostic(
      code: "input.bad_pattern",
      message: LocalizedText(
        en: "`\(pattern)` is no pattern for files: \(reason.english)",
        fr: "«\u{A0}\(pattern)\u{A0}» n’est pas un motif de fichiers\u{A0}: \(reason.french)"),
      help: help)
  }

  private var words: (LocalizedText, LocalizedText) {
    switch self {
    case .empty:
      (
        LocalizedText(en: "it names nothing", fr: "il ne nomme rien"),
        LocalizedText(
          en: "write the name of a file or folder, such as `drafts/` or `*.old.yaml`",
          fr: "écrivez le nom d’un fichier ou d’un dossier, comme `drafts/` ou `*.old.yaml`")
      )
    case .openClass:
      (
        LocalizedText(en: "a `[` has no `]`", fr: "un `[` n’a pas de `]`"),
        LocalizedText(
          en: "close it, or write `\\[` for the character itself",
          fr: "fermez-le, ou écrivez `\\[` pour le caractère lui-même")
      )
    case .namedClass:
      (
        LocalizedText(
          en: "classes with names, such as `[:alpha:]`, are not known here",
          fr: "les classes nommées, comme `[:alpha:]`, ne sont pas connues ici"),
        LocalizedText(en: "write the characters, such as `[a-zA-Z]`", fr: "écrivez les caractères, comme `[a-zA-Z]`")
      )
    case .trailingBackslash:
      (
        LocalizedText(en: "nothing follows its last `\\`", fr: "rien ne suit son dernier `\\`"),
        LocalizedText(
          en: "write `\\\\` for the character itself", fr: "écrivez `\\\\` pour le caractère lui-même")
      )
    }
  }
}
