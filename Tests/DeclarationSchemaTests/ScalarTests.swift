// Each kind of scalar: what is read as what, what is absent, what is an error, and what the help proposes.

import CEL
import Diagnostics
import Testing

@testable import DeclarationSchema

struct ScalarCase: Sendable, CustomTestStringConvertible {
  let schema: String
  let written: String
  let state: String
  let code: String?
  /// A part of the English help.
  let help: String?

  init(_ schema: String, _ written: String, _ state: String, _ code: String? = nil, help: String? = nil) {
    self.schema = schema
    self.written = written
    self.state = state
    self.code = code
    self.help = help
  }

  var testDescription: String { "\(schema) ← \(written)" }
}

@Suite("Scalars are typed by the schema")
struct ScalarTests {
  @Test(
    "each kind of field", arguments: texts + words + lists + booleans + integers + numbers + dates + moments + addresses
  )
  func scalar(_ row: ScalarCase) throws {
    let (state, diagnostics) = try Fixture.state(row.written, row.schema)
    #expect(state.summary == row.state)
    #expect(diagnostics.map(\.code) == [row.code].compactMap { $0 })
    if let help = row.help {
      let said = diagnostics.first?.help?.english ?? ""
      #expect(said.contains(help), "help is: \(said)")
    }
    for diagnostic in diagnostics {
      #expect(diagnostic.path?.hasPrefix("thing.value") == true)
      #expect(diagnostic.span?.start.line == 3)
      #expect(!diagnostic.message.french.isEmpty && diagnostic.message.french != diagnostic.message.english)
    }
  }

  static let text = "{type: string}"
  static let texts = [
    ScalarCase(text, "NO", #""NO""#),
    ScalarCase(text, "007", #""007""#),
    ScalarCase(text, "1.0", #""1.0""#),
    ScalarCase(text, "true", #""true""#),
    ScalarCase(text, "2026-02-27", #""2026-02-27""#),
    ScalarCase(text, "'null'", #""null""#),
    ScalarCase(text, "''", #""""#),
    ScalarCase(text, "N/A", #""N/A""#),
    ScalarCase(text, "unknown", #""unknown""#),
    ScalarCase(text, "", "absent"),
    ScalarCase(text, "~", "absent"),
    ScalarCase(text, "null", "absent"),
    ScalarCase(text, "!!str 5", #""5""#),
    ScalarCase(text, "!!str null", #""null""#),
    ScalarCase(text, "!!int 5", "lost", "schema.wrong_type", help: "remove the tag"),
    ScalarCase(text, "[a]", "lost", "schema.wrong_type", help: "one value after the colon"),
    ScalarCase(text, "{a: b}", "lost", "schema.wrong_type"),
    ScalarCase("{type: string, minLength: 2, maxLength: 3}", "éà", #""éà""#),
    ScalarCase("{type: string, minLength: 2, maxLength: 3}", "a", "lost", "schema.wrong_length"),
    ScalarCase("{type: string, minLength: 2, maxLength: 3}", "abcd", "lost", "schema.wrong_length"),
    ScalarCase("{type: string, pattern: '^[A-Z]{2}$'}", "NO", #""NO""#),
    ScalarCase("{type: string, pattern: '^[A-Z]{2}$'}", "fr", "lost", "schema.wrong_form", help: "write `FR`"),
    ScalarCase("{type: string, pattern: '^[A-Z]{2}$'}", "N/A", "absent", "schema.placeholder"),
    ScalarCase("{type: string, pattern: '^[a-z-]+$'}", "My Space", "lost", "schema.wrong_form", help: "`my-space`"),
    ScalarCase("{type: string, pattern: '^[a-z-]+$'}", "unknown", "absent"),
    ScalarCase("{type: string, pattern: '^[a-z-]+$'}", "tbd", "absent", "schema.placeholder"),
    ScalarCase("{type: string, const: one}", "one", #""one""#),
    ScalarCase("{type: string, const: one}", "two", "lost", "schema.wrong_value", help: "write `one`"),
  ]

  static let word = "{type: string, enum: [none, hybrid, human_only, cyber_bullying]}"
  static let words = [
    ScalarCase(word, "hybrid", #""hybrid""#),
    ScalarCase(word, "'hybrid'", #""hybrid""#),
    ScalarCase(word, "\"none\"", #""none""#),
    ScalarCase(word, "Hybrid", "lost", "schema.unknown_word", help: "did you mean `hybrid`? It is one of `none`"),
    ScalarCase(word, "human-only", "lost", "schema.unknown_word", help: "did you mean `human_only`?"),
    ScalarCase(word, "cyberbullying", "lost", "schema.unknown_word", help: "did you mean `cyber_bullying`?"),
    ScalarCase(word, "elephant", "lost", "schema.unknown_word", help: "it is one of `none`, `hybrid`"),
    ScalarCase(word, "only", "lost", "schema.unknown_word", help: "did you mean `human_only`?"),
    ScalarCase(word, "''", "lost", "schema.unknown_word"),
    ScalarCase(word, "unknown", "absent"),
    ScalarCase(word, "'UNKNOWN'", "absent"),
    ScalarCase(word, "N/A", "absent", "schema.placeholder"),
    ScalarCase(word, "' n/a '", "absent", "schema.placeholder"),
    ScalarCase(word, "à compléter", "absent", "schema.placeholder"),
    ScalarCase(word, "À COMPLÉTER", "absent", "schema.placeholder"),
    ScalarCase(word, "|\n    TBD", "absent", "schema.placeholder"),
    ScalarCase(word, ">-\n    tbd", "absent", "schema.placeholder"),
    ScalarCase(word, "\"-\"", "absent", "schema.placeholder"),
    ScalarCase(word, "null", "absent"),
    ScalarCase(word, "'null'", "lost", "schema.unknown_word"),
    ScalarCase(word, "[hybrid]", "lost", "schema.wrong_type"),
  ]

  static let list = "{type: array, minItems: 1, maxItems: 2, items: {type: string, enum: [voice, chat, gift]}}"
  static let lists = [
    ScalarCase(list, "[voice]", #"["voice"]"#),
    ScalarCase(list, "[]", "lost", "schema.wrong_count"),
    ScalarCase(list, "[voice, chat, gift]", "lost", "schema.wrong_count"),
    ScalarCase(list, "voice", "lost", "schema.wrong_type", help: "write `[voice]`"),
    ScalarCase(list, "voice, chat", "lost", "schema.wrong_type", help: "write `[voice, chat]`"),
    ScalarCase(list, "voice and chat", "lost", "schema.wrong_type", help: "write it in brackets"),
    ScalarCase(list, "N/A", "absent", "schema.placeholder"),
    ScalarCase(list, "", "absent"),
    ScalarCase(list, "{voice: true}", "lost", "schema.wrong_type"),
    ScalarCase("{type: array, items: {type: array, items: {type: integer}}}", "[[1, 2], []]", "[[1, 2], []]"),
    ScalarCase(
      "{type: array, items: {type: array, items: {type: integer}}}", "[[1], [2, unknown]]",
      "lost at thing.value[1][1]"),
    ScalarCase("{type: array, uniqueItems: true, items: {type: number}}", "[1, 2.5, 1.5]", "[1.0, 2.5, 1.5]"),
  ]

  static let bool = "{type: boolean}"
  static let booleans = [
    ScalarCase(bool, "true", "true"),
    ScalarCase(bool, "false", "false"),
    ScalarCase(bool, "True", "lost", "schema.wrong_type", help: "write `true`"),
    ScalarCase(bool, "yes", "lost", "schema.wrong_type", help: "write `true`"),
    ScalarCase(bool, "on", "lost", "schema.wrong_type", help: "write `true`"),
    ScalarCase(bool, "No", "lost", "schema.wrong_type", help: "write `false`"),
    ScalarCase(bool, "oui", "lost", "schema.wrong_type", help: "write `true`"),
    ScalarCase(bool, "1", "lost", "schema.wrong_type", help: "write `true`"),
    ScalarCase(bool, "maybe", "lost", "schema.wrong_type", help: "leave the field out"),
    ScalarCase(bool, "'true'", "lost", "schema.wrong_type", help: "remove the quotes"),
    ScalarCase(bool, "!!bool 'true'", "true"),
    ScalarCase(bool, "TBD", "absent", "schema.placeholder"),
    ScalarCase(bool, "'-'", "absent", "schema.placeholder"),
    ScalarCase(bool, "", "absent"),
  ]

  static let count = "{type: integer, minimum: 0, maximum: 10000000}"
  static let integers = [
    ScalarCase(count, "42", "42"),
    ScalarCase(count, "+42", "42"),
    ScalarCase(count, "007", "7"),
    ScalarCase(count, "0x1F", "31"),
    ScalarCase(count, "0", "0"),
    ScalarCase(count, "10000000", "10000000"),
    ScalarCase(count, "10000001", "lost", "schema.out_of_range"),
    ScalarCase(count, "-1", "lost", "schema.out_of_range"),
    ScalarCase(count, "99999999999999999999999", "lost", "schema.out_of_range"),
    ScalarCase("{type: integer}", "99999999999999999999999", "lost", "schema.out_of_range"),
    ScalarCase("{type: integer}", "-9223372036854775808", "-9223372036854775808"),
    ScalarCase(count, "\"12\"", "lost", "schema.wrong_type", help: "remove the quotes: write `12`"),
    ScalarCase(count, "\"1,374\"", "lost", "schema.wrong_type", help: "write `1374`"),
    ScalarCase(count, "1,374", "lost", "schema.wrong_type", help: "write `1374`"),
    ScalarCase(count, "1 374", "lost", "schema.wrong_type", help: "write `1374`"),
    ScalarCase(count, "1_374_000", "lost", "schema.wrong_type", help: "write `1374000`"),
    ScalarCase(count, "1.374", "lost", "schema.wrong_type", help: "write `1374` if the point separates thousands"),
    ScalarCase(count, "12.0", "lost", "schema.wrong_type", help: "write `12`"),
    ScalarCase(count, "1e3", "lost", "schema.wrong_type", help: "write `1000`"),
    ScalarCase(count, "12.5", "lost", "schema.wrong_type", help: "digits only"),
    ScalarCase(count, "100%", "lost", "schema.wrong_type", help: "without `%`"),
    ScalarCase(count, "12 hours", "lost", "schema.wrong_type", help: "write `12`"),
    ScalarCase(count, "about a dozen", "lost", "schema.wrong_type", help: "leave the field out"),
    ScalarCase(count, ".inf", "lost", "schema.wrong_type"),
    ScalarCase(count, "true", "lost", "schema.wrong_type"),
    ScalarCase(count, "N/A", "absent", "schema.placeholder"),
    ScalarCase(count, "[12]", "lost", "schema.wrong_type"),
  ]

  static let share = "{type: number, minimum: 0, maximum: 1}"
  static let numbers = [
    ScalarCase(share, "0.25", "0.25"),
    ScalarCase(share, "1", "1.0"),
    ScalarCase(share, ".5", "0.5"),
    ScalarCase(share, "5e-1", "0.5"),
    ScalarCase(share, "62", "lost", "schema.out_of_range", help: "write `0.62`"),
    ScalarCase(share, "-0.1", "lost", "schema.out_of_range"),
    ScalarCase(share, "62%", "lost", "schema.wrong_type", help: "write `0.62`"),
    ScalarCase(share, "62,5 %", "lost", "schema.wrong_type", help: "write `0.625`"),
    ScalarCase(share, "0,62", "lost", "schema.wrong_type", help: "write `0.62`"),
    ScalarCase(share, "'0.5'", "lost", "schema.wrong_type", help: "remove the quotes: write `0.5`"),
    ScalarCase(share, ".nan", "lost", "schema.wrong_type"),
    ScalarCase(share, ".inf", "lost", "schema.wrong_type"),
    ScalarCase(share, "half", "lost", "schema.wrong_type"),
    ScalarCase("{type: number}", "21 h", "lost", "schema.wrong_type", help: "write `21`"),
    ScalarCase("{type: number}", "21.5", "21.5"),
    ScalarCase("{type: number}", "1e999", "lost", "schema.out_of_range"),
  ]

  static let date = "{type: string, format: date}"
  static let dates = [
    ScalarCase(date, "1970-01-02", "@86400"),
    ScalarCase(date, "'1970-01-02'", "@86400"),
    ScalarCase(date, "2024-02-29", "@1709164800"),
    ScalarCase(date, "2026-02-30", "lost", "schema.wrong_date", help: "February 2026 has no such day"),
    ScalarCase(date, "2026-13-01", "lost", "schema.wrong_date", help: "write `2026-01-13`"),
    ScalarCase(date, "2026-13-32", "lost", "schema.wrong_date", help: "there is no month 13"),
    ScalarCase(date, "0000-01-01", "lost", "schema.wrong_date"),
    ScalarCase(date, "17/02/2025", "lost", "schema.wrong_date", help: "write `2025-02-17`"),
    ScalarCase(date, "02/17/2025", "lost", "schema.wrong_date", help: "write `2025-02-17`"),
    ScalarCase(
      date, "03/04/2025", "lost", "schema.wrong_date",
      help: "write `2025-04-03` if the day comes first, `2025-03-04` if the month does"),
    ScalarCase(date, "03.03.2025", "lost", "schema.wrong_date", help: "write `2025-03-03`"),
    ScalarCase(date, "2025-07-1", "lost", "schema.wrong_date", help: "write `2025-07-01`"),
    ScalarCase(date, "2025/07/01", "lost", "schema.wrong_date", help: "write `2025-07-01`"),
    ScalarCase(date, "20250701", "lost", "schema.wrong_date", help: "write `2025-07-01`"),
    ScalarCase(date, "2026-02-27 00:00:00", "lost", "schema.wrong_date", help: "write `2026-02-27`"),
    ScalarCase(date, "2026-02-27T10:30:00Z", "lost", "schema.wrong_date", help: "write `2026-02-27`"),
    ScalarCase(date, "2026-02", "lost", "schema.wrong_date", help: "add the day"),
    ScalarCase(date, "2026", "lost", "schema.wrong_date", help: "as in `2026-03-12`"),
    ScalarCase(date, "last spring", "lost", "schema.wrong_date", help: "as in `2026-03-12`"),
    ScalarCase(date, "TBD", "absent", "schema.placeholder"),
    ScalarCase(date, "{y: 2026}", "lost", "schema.wrong_type"),
  ]

  static let moment = "{type: string, format: date-time}"
  static let moments = [
    ScalarCase(moment, "1970-01-01T00:00:01Z", "@1"),
    ScalarCase(moment, "1970-01-01t01:00:01.5+01:00", "@1+500000000"),
    ScalarCase(moment, "1969-12-31T23:00:00-01:30", "@1800"),
    ScalarCase(moment, "1970-01-01T00:00:01.1234567899Z", "@1+123456789"),
    ScalarCase(moment, "1970-01-01T00:00:01.Z", "lost", "schema.wrong_date"),
    ScalarCase(moment, "1970-01-01T24:00:00Z", "lost", "schema.wrong_date"),
    ScalarCase(moment, "1970-01-01T23:59:60Z", "lost", "schema.wrong_date"),
    ScalarCase(moment, "1970-01-01T00:00:01", "lost", "schema.wrong_date", help: "write `1970-01-01T00:00:01Z`"),
    ScalarCase(moment, "1970-01-01 00:00:01", "lost", "schema.wrong_date", help: "write `1970-01-01T00:00:01Z`"),
    ScalarCase(moment, "1970-01-01", "lost", "schema.wrong_date", help: "write `1970-01-01T00:00:00Z`"),
    ScalarCase(moment, "0001-01-01T00:00:00+01:00", "lost", "schema.wrong_date"),
  ]

  static let uri = "{type: string, format: uri}"
  static let email = "{type: string, format: email}"
  static let addresses = [
    ScalarCase(uri, "https://example.org/a?b=c#d", #""https://example.org/a?b=c#d""#),
    ScalarCase(uri, "http://[2001:db8::7]:8080/c", #""http://[2001:db8::7]:8080/c""#),
    ScalarCase(uri, "mailto:a@example.org", #""mailto:a@example.org""#),
    ScalarCase(uri, "urn:example:a%20b", #""urn:example:a%20b""#),
    ScalarCase(uri, "www.example.org", "lost", "schema.wrong_address", help: "write `https://www.example.org`"),
    ScalarCase(uri, "example.org/a b", "lost", "schema.wrong_address", help: "write `https://example.org/a%20b`"),
    ScalarCase(
      uri, "https://example.org/sécurité", "lost", "schema.wrong_address",
      help: "write `https://example.org/s%C3%A9curit%C3%A9`"),
    ScalarCase(uri, "https://exämple.org/", "lost", "schema.wrong_address", help: "with its scheme"),
    ScalarCase(uri, "https:///a", "lost", "schema.wrong_address"),
    ScalarCase(uri, "https://example.org:port/", "lost", "schema.wrong_address"),
    ScalarCase(uri, "https://example.org/%zz", "lost", "schema.wrong_address"),
    ScalarCase(uri, "https://example.org/a#b#c", "lost", "schema.wrong_address"),
    ScalarCase(uri, "'-'", "absent", "schema.placeholder"),
    ScalarCase(email, "child.safety+fr@mail.example", #""child.safety+fr@mail.example""#),
    ScalarCase(email, "a..b@example.org", "lost", "schema.wrong_address", help: "name@example.org"),
    ScalarCase(email, "example.org", "lost", "schema.wrong_address"),
    ScalarCase(email, "a@-b.example", "lost", "schema.wrong_address"),
  ]
}
