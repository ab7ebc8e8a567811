// What the findings of a run depend on beside the declarations: two runs that agree in all of it say the same of the
// same bytes. It is kept by its parts, so that a run that cannot go on with what another began can say why.

/// A part of what a run's findings depend on.
package enum RunTrait: String, Sendable, CaseIterable {
  /// The program's version, and that of the declaration format it carries.
  case program
  case policy
  case profile
  /// Those in force, whoever set them.
  case parameters
  /// The day to judge by.
  case day
  case language
  case limits
  /// Whether everything is explained.
  case detail
  /// What was named on the command line, and from where.
  case inputs
}

/// The parts, each as a text that is the same where the part is the same.
package struct RunTraits: Sendable, Equatable {
  private var texts: [RunTrait: String] = [:]

  package init() {}

  package subscript(trait: RunTrait) -> String {
    get { texts[trait, default: ""] }
    set { texts[trait] = newValue }
  }

  /// The first part in which the two differ.
  package func difference(from other: RunTraits) -> RunTrait? {
    RunTrait.allCases.first { self[$0] != other[$0] }
  }

  /// Of all parts but those that may change without changing what is found in a declaration.
  package func fingerprint(without ignored: Set<RunTrait>) -> Fingerprint {
    Fingerprint(of: RunTrait.allCases.filter { !ignored.contains($0) }.flatMap { [$0.rawValue, self[$0]] })
  }

  var content: [UInt8] {
    var bytes: [UInt8] = []
    for trait in RunTrait.allCases {
      bytes.append(text: trait.rawValue)
      bytes.append(text: self[trait])
    }
    return bytes
  }

  init(reading content: [UInt8]) throws(DamagedRecord) {
    var reader = ByteReader(content)
    for trait in RunTrait.allCases {
      guard try reader.text() == trait.rawValue else { throw DamagedRecord() }
      texts[trait] = try reader.text()
    }
  }
}
