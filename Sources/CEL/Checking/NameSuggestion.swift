// What to write instead of a name that is not there: the nearest one, the usual name of what other languages call
// differently, or the names that there are.

import Diagnostics

enum NameSuggestion {
  /// Of a qualified name only the last part is weighed: all names of a group share the first.
  static func help(for name: String, among known: [String]) -> LocalizedText? {
    guard let dot = name.lastIndex(of: ".") else {
      let inGroups = known.filter { $0.hasSuffix("." + name) }
      // A single letter is near to every other one.
      let near = name.count > 1 ? didYouMean(name, among: known) : nil
      return near ?? inGroups.first.map(didYouMean) ?? available(groups(known))
    }
    let prefix = name[...dot]
    let siblings = known.filter { $0.hasPrefix(prefix) }
    let lastParts = siblings.map { String($0.dropFirst(prefix.count)) }
    if let near = nearestName(to: String(name.dropFirst(prefix.count)), among: lastParts) {
      return didYouMean(prefix + near)
    }
    return siblings.isEmpty ? didYouMean(name, among: known) : available(siblings)
  }

  static func help(forFunction name: String, among known: [String]) -> LocalizedText? {
    let lastPart = name.lastIndex(of: ".").map { name[name.index(after: $0)...] } ?? name[...]
    if let replacement = replacements[lastPart.lowercased()] {
      return LocalizedText(en: "write `\(replacement)`", fr: "écrivez `\(replacement)`")
    }
    if let near = didYouMean(name, among: known) { return near }
    guard let dot = name.lastIndex(of: ".") else { return known.first { $0.hasSuffix("." + name) }.map(didYouMean) }
    return available(known.filter { $0.hasPrefix(name[...dot]) })
  }

  static func didYouMean(_ name: String, among known: [String]) -> LocalizedText? {
    nearestName(to: name, among: known).map(didYouMean)
  }

  private static func didYouMean(_ name: String) -> LocalizedText {
    .didYouMean(LocalizedText(en: "`\(name)`", fr: "«\u{A0}\(name)\u{A0}»"))
  }

  private static func available(_ names: [String]) -> LocalizedText? {
    if names.isEmpty { return nil }
    let list = list(names)
    return LocalizedText(en: "the names here are: \(list)", fr: "les noms utilisables sont\u{A0}: \(list)")
  }

  /// Names with those that share a first part drawn together.
  private static func groups(_ names: [String]) -> [String] {
    names.reduce(into: []) { shown, name in
      let group = name.firstIndex(of: ".").map { name[..<$0] + ".…" } ?? name
      if !shown.contains(group) { shown.append(group) }
    }
  }

  /// Names in a row, not too many of them.
  static func list(_ names: [String]) -> String {
    let limit = 16
    return names.prefix(limit).map(\.quoted).joined(separator: ", ") + (names.count > limit ? ", …" : "")
  }

  /// What other languages call by another name.
  private static let replacements = [
    "not": "!(…)", "and": "… && …", "or": "… || …", "if": "condition ? … : …",
    "len": "size(…)", "length": "size(…)", "count": "size(list.filter(x, …))", "isempty": "size(…) == 0",
    "empty": "size(…) == 0",
    "any": "list.exists(x, …)", "some": "list.exists(x, …)", "every": "list.all(x, …)", "forall": "list.all(x, …)",
    "includes": "x in list", "in": "x in list", "exists_any": "list.exists(x, …)",
    "lower": "text.lowerAscii()", "tolower": "text.lowerAscii()", "tolowercase": "text.lowerAscii()",
    "upper": "text.upperAscii()", "toupper": "text.upperAscii()", "touppercase": "text.upperAscii()",
    "date": "timestamp(\"2026-01-31T00:00:00Z\")", "max": "math.greatest(…)", "min": "math.least(…)",
    "defined": "has(a.field)", "isset": "has(a.field)", "exists": "list.exists(x, …)",
  ]

  /// How each macro is written; a call that is written otherwise is taken for a function.
  static let macros = [
    "has": "has(a.field)", "all": "list.all(x, condition)", "exists": "list.exists(x, condition)",
    "exists_one": "list.exists_one(x, condition)", "existsOne": "list.existsOne(x, condition)",
    "filter": "list.filter(x, condition)", "map": "list.map(x, value)", "sortBy": "list.sortBy(x, key)",
    "transformList": "list.transformList(i, x, value)", "transformMap": "map.transformMap(k, v, value)",
    "transformMapEntry": "map.transformMapEntry(k, v, {key: value})", "optMap": "optional.optMap(x, value)",
    "optFlatMap": "optional.optFlatMap(x, optional)", "cel.bind": "cel.bind(x, value, expression)",
  ]
}

extension String {
  /// The name or word as a message shows it.
  var quoted: String { withoutControls.shortened(to: 60) }
}
