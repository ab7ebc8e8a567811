// The seam between those who judge and whoever takes the findings: what is to be done with each finding where it is
// made, by many at the same time, and what is known of inputs before they are judged. What becomes of it is not asked.

package import Archive
package import Findings

/// Makes of findings what a run hands over, and remembers what inputs came to before.
package protocol FindingPreparation: Sendable {
  associatedtype Prepared: Sendable
  associatedtype Recollection: InputRecollection where Recollection.Prepared == Prepared

  func prepare(_ finding: DeclarationFinding) -> Prepared

  /// What an input came to before; nil where that is not known.
  ///
  /// A file is asked for twice: by its name alone, before it is read, and with its content.
  func recall(_ input: InputIdentity) -> Recollection?
}

/// What an input came to before, finding by finding.
package protocol InputRecollection: Sendable {
  associatedtype Prepared
  /// Where it comes from, for whoever hears of the input's end.
  associatedtype Origin: Sendable

  var origin: Origin { get }
  var isSkipped: Bool { get }
  /// - Throws: where the rest cannot be recalled; the input is judged instead.
  mutating func next() throws(DamagedRecord) -> Prepared?
}

/// By what an input is known again.
package struct InputIdentity: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    case named, found, standardInput, line
    /// A line whose bytes were changed to be read as YAML.
    case respelledLine
    /// A line that cannot be read at all.
    case refusedLine
    /// What cannot even be tried, which is found out anew each time.
    case refused
  }

  /// The input in the order of the run: a path, or a stream's with the number of a line.
  package let place: String
  /// As a report names it.
  package internal(set) var name: String
  package internal(set) var kind: Kind
  /// The digest of its bytes; nil where they were not read, or cannot be.
  package internal(set) var content: Fingerprint?
}

/// What is told at the end of an input.
package struct InputEnd<Origin: Sendable>: Sendable {
  package let input: InputIdentity
  /// The input was found in a folder and is no declaration.
  package let isSkipped: Bool
  /// Where its findings came from; nil where it was judged.
  package let origin: Origin?
  /// Whether all of its findings came from there.
  package let isWhole: Bool
}

/// What a run hands over.
package enum BatchEvent<Preparation: FindingPreparation> {
  /// The next finding of the input that is at hand.
  case finding(Preparation.Prepared)
  /// The input that was at hand is over. It is not told where a run is interrupted.
  case end(InputEnd<Preparation.Recollection.Origin>)
}
