// Places in a text file, as editors and SARIF count them: lines and columns from 1, columns in Unicode code points.

/// One place in a source text.
///
/// - `line`: from 1.
/// - `column`: from 1, in Unicode code points.
public struct SourcePosition: Sendable, Hashable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a source text; `end` is exclusive.
public struct SourceSpan: Sendable, Hashable {
  public var start: SourcePosition
  public var end: SourcePosition

  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}
