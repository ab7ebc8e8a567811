// The names that `\p{…}` understands: general categories, which the standard library knows, and a few scripts.

extension LinearRegex {
  /// General categories by their short names (`L`, `Lu`, …), the scripts of `scripts`, and `Any`.
  enum UnicodeProperty {
    /// The members of a property, or nil where no property has this name.
    static func members(of name: String) -> ScalarSet? {
      if name == "Any" { return .all }
      if let bounds = scripts[name] {
        return ScalarSet(stride(from: 0, to: bounds.count - 1, by: 2).map { bounds[$0]...bounds[$0 + 1] })
      }
      guard categories.contains(name) else { return nil }
      return ScalarSet(runs.filter { $0.category.hasPrefix(name) }.map(\.range))
    }

    static var names: [String] { categories + scripts.keys.sorted() + ["Any"] }

    /// Unassigned code points (Cn) cannot be named: which they are would change with every version of Unicode.
    private static let categories = [
      "C", "Cc", "Cf", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No",
      "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    ]

    /// Neighbouring code points of one category, ascending; worked out once, when the first category is asked for.
    private static let runs: [(range: ClosedRange<UInt32>, category: String)] = {
      var runs: [(range: ClosedRange<UInt32>, category: String)] = [(0xD800...0xDFFF, "Cs")]
      for span in populated {
        var first = span.lowerBound
        var current: Unicode.GeneralCategory?
        for value in span {
          let category = Unicode.Scalar(value)?.properties.generalCategory
          guard category != current else { continue }
          if let current, let name = name(of: current) { runs.append((first...(value - 1), name)) }
          (first, current) = (value, category)
        }
        if let current, let name = name(of: current) { runs.append((first...span.upperBound, name)) }
      }
      return runs
    }()

    /// The planes that have characters: looking through the empty ones would more than double the time.
    private static let populated: [ClosedRange<UInt32>] = [0...0x3FFFF, 0xE0000...ScalarSet.limit]

    private static func name(of category: Unicode.GeneralCategory) -> String? {
      switch category {
      case .control: "Cc"
      case .format: "Cf"
      case .privateUse: "Co"
      case .surrogate: "Cs"
      case .lowercaseLetter: "Ll"
      case .modifierLetter: "Lm"
      case .otherLetter: "Lo"
      case .titlecaseLetter: "Lt"
      case .uppercaseLetter: "Lu"
      case .spacingMark: "Mc"
      case .enclosingMark: "Me"
      case .nonspacingMark: "Mn"
      case .decimalNumber: "Nd"
      case .letterNumber: "Nl"
      case .otherNumber: "No"
      case .connectorPunctuation: "Pc"
      case .dashPunctuation: "Pd"
      case .closePunctuation: "Pe"
      case .finalPunctuation: "Pf"
      case .initialPunctuation: "Pi"
      case .otherPunctuation: "Po"
      case .openPunctuation: "Ps"
      case .currencySymbol: "Sc"
      case .modifierSymbol: "Sk"
      case .mathSymbol: "Sm"
      case .otherSymbol: "So"
      case .lineSeparator: "Zl"
      case .paragraphSeparator: "Zp"
      case .spaceSeparator: "Zs"
      case .unassigned: nil
      @unknown default: nil
      }
    }
  }
}
