// The types of a declaration's objects, as far as the expressions read them. The fields stand in for those that the
// schema declares; nothing is measured here.

import CEL

enum Shapes {
  static let space = record(
    "space",
    [
      ("id", .string), ("name", .string), ("interaction", .bool), ("audience", .record(audience)),
      ("minors_admitted", .bool), ("adults_admitted", .bool),
      ("age_assurance", .record(record("age_assurance", [("method", words)]))),
      ("age_bands", .list(.record(record("age_band", [("minimum_age", .int), ("maximum_age", .int)])))),
      ("contact", .record(contact)),
      ("livestream", .record(record("livestream", [("enabled", .bool), ("recordable", .bool), ("topology", words)]))),
      ("moderation", .record(moderation)),
    ])

  static let referent = record(
    "referent",
    [
      ("id", .string), ("spaces", .list(.string)), ("role", words), ("adult", .bool),
      ("training", .list(.record(training))),
    ])

  private static let audience = record(
    "audience",
    [
      ("minimum_age", .int), ("maximum_age", .int), ("intent", words), ("under_25_share", .double),
      ("minors_share", .double), ("evidence", words),
    ])

  private static let contact = record(
    "contact",
    [
      ("adult_to_minor", words), ("channels", .list(words)), ("cross_band", .bool), ("end_to_end_encrypted", .bool),
      ("open_hours_per_week", .int),
    ])

  private static let moderation = record(
    "moderation",
    [
      ("mode", words), ("timing", .list(words)), ("channels_covered", .list(words)), ("can_be_disabled", .bool),
      ("human_hours_per_week", .int), ("performed_by", .list(words)), ("moderator_count", .int),
      ("trained_count", .int), ("supervised_by_referent", .bool),
    ])

  private static let training = record(
    "training",
    [
      ("topics", .list(words)), ("provider", .string), ("completed_on", .timestamp), ("valid_until", .timestamp),
      ("hours", .double), ("evidence", .record(record("evidence", [("kind", words), ("reference", .string)]))),
    ])

  /// An enum field's words; only the checker would care which.
  private static let words = Type.string

  private static func record(_ name: String, _ fields: [(String, Type)]) -> RecordType {
    RecordType(name: name, fields: fields.map { RecordType.Field(name: $0.0, type: $0.1) })
  }
}
