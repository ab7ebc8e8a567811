// The seam between those who judge and whoever takes the findings: what is to be done with each finding where it is
// made, by many at the same time. What becomes of it is not asked.

package import Archive
package import Findings

/// Makes of findings what a run hands over, and of records what was made of findings before.
package protocol FindingPreparation: Sendable {
  func prepare(_ finding: DeclarationFinding) -> PreparedFinding

  /// What was kept of a finding by another run, under the path that its declaration has now.
  ///
  /// - Parameter origin: where the record comes from.
  func restore(
    _ record: StoredRecord, path: String, origin: FindingOrigin?
  ) throws(DamagedRecord) -> PreparedFinding
}

/// A finding as a run hands it over: of it as much as the reports of the run want.
///
/// A class, so that handing it on counts one reference and not those of all that is in it.
package final class PreparedFinding: Sendable {
  package let outline: DeclarationOutline
  /// Nil where no report draws it.
  package let finding: DeclarationFinding?
  /// Its line in a report that is made of lines; empty where there is none.
  package let line: [UInt8]
  /// What is kept of it; empty where nothing is.
  package let record: [UInt8]
  /// The days on which judging the declaration anew would come to the same.
  package let days: DayRange
  /// Where it comes from; nil where it was judged now.
  package let origin: FindingOrigin?

  package init(
    outline: DeclarationOutline, finding: DeclarationFinding? = nil, line: [UInt8] = [], record: [UInt8] = [],
    days: DayRange = .always, origin: FindingOrigin? = nil
  ) {
    self.outline = outline
    self.finding = finding
    self.line = line
    self.record = record
    self.days = days
    self.origin = origin
  }
}

/// Where findings come from that were not judged now.
package enum FindingOrigin: Sendable {
  case interruptedRun
  case cache(CacheIndex.Place)
}

/// What is told at the end of an input.
package struct InputEnd: Sendable {
  package let input: InputIdentity
  /// The input was found in a folder and is no declaration.
  package let isSkipped: Bool
  /// Nil where it was judged now.
  package let origin: FindingOrigin?
  /// Whether all of its findings have the same origin.
  package let isWhole: Bool
}

/// What a run hands over.
package enum BatchEvent {
  /// The next finding of the input that is at hand.
  case finding(PreparedFinding)
  /// The input that was at hand is over. It is not told where a run is interrupted.
  case end(InputEnd)
}
