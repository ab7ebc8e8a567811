// A JSON report that was kept, read again so that it can be drawn in another format. The whole text is checked before
// anything is drawn from it, one declaration at a time, so that little more than the text itself is held.

package import Diagnostics
package import Findings

/// A report of the format `vigie.report/v1`.
///
///     let report = try SavedReport(reading: bytes)
///     var declarations = report.declarations
///     while let declaration = try declarations.next() { … }
package struct SavedReport: Sendable {
  package let header: ReportHeader
  /// The declarations in the order of the report, each read when it is asked for.
  package let declarations: SavedDeclarations
  /// Whether the run that made the report was interrupted.
  package let isPartial: Bool

  static let format = "vigie.report/v1"

  /// Reads the header, and checks all the rest.
  ///
  /// What is thrown names the value by its JSON path in `path`, and its place where the text has one.
  package init(reading bytes: [UInt8]) throws(Diagnostic) {
    do throws(JSONFault) {
      let outline = try SavedOutline(of: bytes)
      var root = try JSONObjectReading(outline.root)
      header = try ReportHeader(reading: &root)
      let summary = try root.element("summary")
      try root.end()
      declarations = SavedDeclarations(in: bytes, from: outline.declarations, rules: header.policy.rules)
      var counted = Summary()
      var rest = declarations
      while let declaration = try rest.read() { counted.count(declaration) }
      isPartial = try Self.expect(counted, summary)
    } catch {
      throw error.diagnostic(in: bytes)
    }
  }

  /// A summary that disagrees with the declarations is a report that was cut or changed by hand.
  ///
  /// - Returns: whether the report is partial.
  private static func expect(_ counted: Summary, _ element: JSONElement) throws(JSONFault) -> Bool {
    do throws(JSONFault) {
      var summary = try JSONObjectReading(element)
      let names = ["declarations"] + Verdict.allCases.map(\.rawValue)
      let counts = [counted.declarations] + Verdict.allCases.map { counted[$0] }
      for (name, count) in zip(names, counts) {
        try summary.member(name) { element throws(JSONFault) in
          let said = try element.count(from: 0)
          if said != count { throw JSONFault(.otherCount(said: said, counted: count), at: element.offset) }
        }
      }
      let isPartial = try summary.optionalMember("partial") { element throws(JSONFault) in try element.bool() }
      try summary.end()
      return isPartial ?? false
    } catch {
      throw error.within(.name("summary"))
    }
  }
}

/// The declarations of a saved report, one after another.
package struct SavedDeclarations: Sendable {
  private var parser: JSONParser
  private let rules: SavedRules
  /// How many were read; nil once there are no more.
  private var count: Int? = 0

  fileprivate init(in bytes: [UInt8], from offset: Int, rules: RuleList) {
    parser = JSONParser(bytes, from: offset)
    self.rules = SavedRules(rules)
  }

  package mutating func next() throws(Diagnostic) -> DeclarationFinding? {
    do throws(JSONFault) {
      return try read()
    } catch {
      throw error.diagnostic(in: parser.bytes)
    }
  }

  fileprivate mutating func read() throws(JSONFault) -> DeclarationFinding? {
    guard let index = count else { return nil }
    do throws(JSONFault) {
      let end = UInt8(ascii: "]")
      let isThere: Bool
      if index == 0 {
        guard parser.peek() == UInt8(ascii: "[") else { throw JSONFault(.wrongType(.array), at: parser.offset) }
        try parser.expect(UInt8(ascii: "["))
        isThere = !parser.isEmpty(until: end)
      } else {
        isThere = try parser.hasMore(until: end)
      }
      count = isThere ? index + 1 : nil
      guard isThere else { return nil }
      do throws(JSONFault) {
        return try DeclarationFinding(reading: try parser.value(), rules: rules)
      } catch {
        throw error.within(.index(index))
      }
    } catch {
      throw error.within(.name("declarations"))
    }
  }
}
