// The errors that several families of functions share, worded once. Those of one function stand beside it.

import Diagnostics

extension EvaluationError {
  /// The most code units or elements that a function may produce: enough for any text a person would read, too few
  /// to exhaust memory.
  static let sizeLimit = 10_000_000

  static func noSuchOverload(_ arguments: [Value]) -> EvaluationError {
    let types = arguments.map(\.type.description).joined(separator: ", ")
    return EvaluationError(
      .noSuchOverload, en: "no such overload: the function does not take arguments of types (\(types))",
      fr: "aucune variante de la fonction n'accepte des arguments de types (\(types))")
  }

  static func overflow(_ type: Type) -> EvaluationError {
    EvaluationError(
      .overflow, en: "\(type.displayName) overflow: the result does not fit 64 bits",
      fr: "dépassement de capacité (\(type.displayName))\u{A0}: le résultat ne tient pas sur 64 bits")
  }

  static let divisionByZero = EvaluationError(.divisionByZero, en: "division by zero", fr: "division par zéro")

  static let remainderByZero = EvaluationError(
    .divisionByZero, en: "modulus by zero", fr: "reste d'une division par zéro")

  static let timestampOutOfRange = EvaluationError(
    .outOfRange, en: "timestamp out of range: it must lie in the years 1 to 9999",
    fr: "timestamp hors limites\u{A0}: il doit se situer entre les années 1 et 9999")

  static let durationOutOfRange = EvaluationError(
    .outOfRange, en: "duration out of range: it must stay within about 292 years",
    fr: "duration hors limites\u{A0}: elle ne peut dépasser environ 292 ans")

  static func indexOutOfRange(_ index: Int64, count: Int) -> EvaluationError {
    EvaluationError(
      .invalidArgument, en: "index out of range: \(index), where the size is \(count)",
      fr: "indice hors limites\u{A0}: \(index), pour une taille de \(count)")
  }

  static let tooLarge = EvaluationError(
    .costExceeded, en: "the result is too large: more than \(sizeLimit) elements or bytes",
    fr: "résultat trop volumineux\u{A0}: plus de \(sizeLimit) éléments ou octets")

  static let tooManyComparisons = EvaluationError(
    .costExceeded, en: "the values are too large to be compared",
    fr: "les valeurs sont trop volumineuses pour être comparées")

  static let nestedTooDeeply = EvaluationError(
    .costExceeded, en: "the values are nested too deeply", fr: "les valeurs sont trop profondément imbriquées")

  static func cannotConvert(_ text: String, to type: Type, expected: LocalizedText) -> EvaluationError {
    let shown = text.shortened(to: 60).withoutControls
    return EvaluationError(
      .invalidArgument, en: "'\(shown)' cannot be converted to \(type.displayName): expected \(expected.english)",
      fr: "«\u{A0}\(shown)\u{A0}» ne peut être converti en \(type.displayName)\u{A0}: il faut \(expected.french)")
  }

  static func cannotConvert(_ number: String, outOfRangeOf type: Type) -> EvaluationError {
    EvaluationError(
      .outOfRange, en: "range error: \(number) does not fit \(type.displayName)",
      fr: "hors limites\u{A0}: \(number) ne tient pas dans \(type.displayName)")
  }
}

extension Type {
  /// The name that authors know the type by: `timestamp` rather than the protobuf message.
  var displayName: String {
    switch self {
    case .timestamp: "timestamp"
    case .duration: "duration"
    default: runtimeName
    }
  }

  /// What tells run-time types apart and `type()` prints: type arguments do not exist at run time.
  var runtimeName: String {
    switch self {
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .type: "type"
    default: description
    }
  }
}
