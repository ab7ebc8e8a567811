// Everything that can be wrong with a declaration, as data. The words for it stand in SchemaMessages.

import YAMLDocument

enum SchemaFault {
  // Without these there is nothing to judge.
  case emptyDocument
  case rootIsNoMapping
  case missingFormat(String)
  case otherFormat(String, wanted: String)
  case duplicateKey(String, field: String, first: String)

  // Names and kinds.
  case unknownField(String, parent: String, FieldAdvice)
  case missingField(String, parent: String)
  case wrongKind(found: FoundKind, wanted: WantedKind, proposal: String?)
  case tagged(String, wanted: WantedKind)

  // Scalars.
  case quoted(String, wanted: WantedKind)
  case notBoolean(String, meant: Bool?)
  case notNumber(String, wanted: WantedKind, NumberAdvice)
  case outOfRange(String, NumberRules, proposal: String?)
  case unknownWord(String, WordShape)
  case otherConstant(String, wanted: String)
  case notDate(String, DateAdvice)
  case notDateTime(String, proposal: String?)
  case notAddress(String, wanted: TextFormat, proposal: String?)
  case wrongLength(Int, TextRules)
  case wrongForm(String, proposal: String?)

  // Lists.
  case wrongCount(Int, ListRules)
  case duplicateElement(String, first: Int)

  case placeholder(String)
  case tooMany(Int)
}

enum FoundKind {
  case nothing
  case scalar(String)
  case list
  case object
}

enum WantedKind {
  case object, list, text, word, boolean, integer, number, date, dateTime
}

/// What to do with a name that an object does not have.
enum FieldAdvice {
  case near(String)
  /// Objects that have a field of this name.
  case elsewhere([String])
  case known([String])
}

enum NumberAdvice {
  case write(String)
  /// A point that may separate thousands.
  case thousands(String)
  case percent
  case none
}

enum DateAdvice: Equatable {
  case write(String)
  /// The day comes first in one reading, the month in the other.
  case either(dayFirst: String, monthFirst: String)
  case noSuchDay(year: Int, month: Int)
  case noSuchMonth(Int)
  case dayIsMissing
  case none
}
