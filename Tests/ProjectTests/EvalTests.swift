// `vigie eval` as a policy's author sees it, to the letter.

import Testing

@Suite struct EvalTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let arguments: [String]
    let status: Int32
    let text: String

    init(_ name: String, _ arguments: [String], status: Int32, _ text: String) {
      self.name = name
      self.arguments = arguments
      self.status = status
      self.text = text
    }

    var testDescription: String { name }
  }

  static let rows = [
    Row(
      "a parameter that is set", ["params.young_age + 1", "--set", "young_age=21"], status: 0,
      """
      = 22
        type: int

      """),
    Row(
      "a comparison, explained",
      [
        "space.audience.minimum_age < params.young_age && space.interaction", "-d",
        "Examples/01-game-lobby/declaration.yaml", "--explain",
      ], status: 0,
      """
        space.audience.minimum_age < params.young_age && space.interaction
                       |           |        |         |        |
                       13          true     25        true     true

      = true
        type: bool

      """),
    Row(
      "a macro, explained in French",
      [
        "referents.exists(r, r.role == 'lead' && size(r.training) > 0)", "-d",
        "Examples/01-game-lobby/declaration.yaml", "--explain", "--lang", "fr",
      ], status: 0,
      """
        referents.exists(r, r.role == 'lead' && size(r.training) > 0)
        |         |           |    |         |  |      |         |
        |         true        |    true      |  1      |         true
        |                     'lead'         true      [{topics: ['cyber_bullying', '…
        [{id: 'ref-01', role: 'lead', adult: tr…

      = true
        type\u{A0}: bool

      """),
    Row(
      "unknown for want of an answer",
      [
        "spaces[0].audience.minimum_age >= 13 || platform.kind == 'game'", "-d",
        "Examples/08-half-answered/declaration.yaml", "--explain",
      ], status: 3,
      """
        spaces[0].audience.minimum_age >= 13 || platform.kind == 'game'
        |                  |           |     |           |    |
        |                  unknown     |     unknown     |    false
        |                              unknown           'virtual_world'
        [{id: 'world-chat', name: 'World chat',…

      ? unknown: waits for 1 answer
        type: bool

        spaces[0].audience.minimum_age
          From what age is this space intended for users?
          at Examples/08-half-answered/declaration.yaml:22:5

      """),
    Row(
      "nothing declared, in French", ["platform.micro_or_small", "--lang", "fr"], status: 3,
      """
      ? inconnu\u{A0}: attend 1 réponse
        type\u{A0}: bool

        platform.micro_or_small
          L’opérateur est-il une micro ou petite entreprise\u{A0}?

      """),
    Row(
      "put in doubt by a contradiction",
      ["space.audience.minimum_age < 15", "-d", "Examples/09-contradictions/declaration.yaml", "--space", "arena"],
      status: 3,
      """
      ? unknown: waits for 1 answer
        type: bool

        spaces[0].audience.minimum_age
          the declaration contradicts itself here: R3-K04
          From what age is this space intended for users?
          at Examples/09-contradictions/declaration.yaml:22:29

      """),
    Row(
      "the same in French",
      [
        "space.audience.minimum_age < 15", "-d", "Examples/09-contradictions/declaration.yaml", "--space", "arena",
        "--lang", "fr",
      ], status: 3,
      """
      ? inconnu\u{A0}: attend 1 réponse
        type\u{A0}: bool

        spaces[0].audience.minimum_age
          la déclaration se contredit ici\u{A0}: R3-K04
          À partir de quel âge cet espace est-il destiné aux utilisateurs\u{A0}?
          à Examples/09-contradictions/declaration.yaml:22:29

      """),
    Row(
      "several lines, one operand not needed", ["params.young_age == 25\n  || 1 / 0 > 2\n", "--explain"], status: 0,
      """
        params.young_age == 25
               |         |
               25        true

          || 1 / 0 > 2
          |
          true

      = true
        type: bool

      """),
    Row(
      "more rounds than are shown", ["[1, 2, 3, 4, 5, 6, 7].all(i, i * 2 < 100)", "--explain", "--lang", "fr"],
      status: 0,
      """
        [1, 2, 3, 4, 5, 6, 7].all(i, i * 2 < 100)
                              |      | |   |
                              true   | |   true; true; true; true; true; … ×7
                                     | 2; 4; 6; 8; 10; … ×7
                                     1; 2; 3; 4; 5; … ×7

      = true
        type\u{A0}: bool

      """),
    Row(
      "text that would steer a terminal", ["['a\\u001b[31mb\\u202e', 'x  y'].map(s, s + '!')", "--explain"], status: 0,
      """
        ['a\\u001b[31mb\\u202e', 'x  y'].map(s, s + '!')
                                       |      | |
                                       |      | 'a\\u{1B}[31mb…; 'x  y!'
                                       |      'a\\u{1B}[31mb…; 'x  y'
                                       ['a\\u{1B}[31mb\\u{202E}!', 'x  y!']

      = ['a\\u{1B}[31mb\\u{202E}!', 'x  y!']
        type: list(string)

      """),
    Row(
      "an error", ["1 / (params.young_age - 25) > 2", "--explain"], status: 2,
      """
        1 / (params.young_age - 25) > 2
          |         |         |     |
          error     25        0     error

      ✗ error[division_by_zero]: division by zero
        type: bool

      """),
    Row(
      "an error in French", ["1 / (params.young_age - 25) > 2", "--lang", "fr"], status: 2,
      """
      ✗ erreur[division_by_zero]\u{A0}: division par zéro
        type\u{A0}: bool

      """),
  ]

  static let refusedRows = [
    Row(
      "an unknown name", ["spce.id", "-d", "Examples/01-game-lobby/declaration.yaml"], status: 2,
      """
      ✗ error[cel.undeclared_name]: nothing is called `spce` here
        at expression:1:1
          1 | spce.id
            | ^^^^
        Help: did you mean `space`?

      """),
    Row(
      "an unknown word, in French", ["reporting.channels.exists(c, c.type == 'in_ap')", "--lang", "fr"], status: 2,
      """
      ✗ erreur[cel.not_in_vocabulary]\u{A0}: «\u{A0}reporting.channel.type\u{A0}» ne vaut jamais
        "in_ap"
        à expression:1:40
          1 | reporting.channels.exists(c, c.type == 'in_ap')
            |                                        ^^^^^^^
        Aide\u{A0}: vouliez-vous dire «\u{A0}in_app\u{A0}»\u{A0}?

      """),
    Row(
      "an end that is missing", ["1 +"], status: 2,
      """
      ✗ error[syntax.missing_operand]: the expression ends after `+`, where a value is
        expected
        at expression:1:3
          1 | 1 +
            |   ^
        Help: write a value after it, or remove it

      """),
    Row(
      "no space chosen", ["variables.channels_open", "-d", "Examples/08-half-answered/declaration.yaml"], status: 2,
      """
      ✗ error[eval.no_space]: the expression is about one space, and none is chosen
        Help: add --space ID, with one of world-chat, guild-board

      """),
    Row(
      "no space chosen, in French",
      ["variables.channels_open", "-d", "Examples/08-half-answered/declaration.yaml", "--lang", "fr"], status: 2,
      """
      ✗ erreur[eval.no_space]\u{A0}: l’expression porte sur un espace, et aucun n’est
        choisi
        Aide\u{A0}: ajoutez --space ID, avec l’un de ces espaces\u{A0}: world-chat, guild-board

      """),
    Row(
      "an unknown space", ["true", "-d", "Examples/08-half-answered/declaration.yaml", "--space", "gild-board"],
      status: 2,
      """
      ✗ error[settings.unknown_space]: the declaration has no space `gild-board`
        Help: did you mean `guild-board`?

      """),
    Row(
      "no such file, in French", ["true", "-d", "no-such.yaml", "--lang", "fr"], status: 2,
      """
      ✗ erreur[input.not_found]\u{A0}: no-such.yaml\u{A0}: aucun fichier ni dossier ne porte ce
        nom
        Aide\u{A0}: vérifiez l’orthographe, et le dossier d’où la commande a été lancée

      """),
  ]

  @Test("what an expression comes to is told on standard output", arguments: rows)
  func evaluation(row: Row) throws {
    let result = try Program.run(["eval", "--as-of", "2026-11-21"] + row.arguments)
    #expect(result.output == row.text)
    #expect(result.errors == "")
    #expect(result.status == row.status)
  }

  @Test("why there is nothing to evaluate is told on standard error", arguments: refusedRows)
  func refusal(row: Row) throws {
    let result = try Program.run(["eval", "--as-of", "2026-11-21"] + row.arguments)
    #expect(result.output == "")
    #expect(result.errors == row.text)
    #expect(result.status == row.status)
  }

  @Test func aSpaceIsThatOfADeclaration() throws {
    let result = try Program.run(["eval", "true", "--space", "lobby"])
    #expect(result.errors.contains("--space needs --declaration FILE."))
    #expect(result.status == 2)
  }

  @Test func noLineOfADiagramIsWiderThanATerminal() throws {
    let source = "[" + (1...60).map { "params.young_age + \($0)" }.joined(separator: ", ") + "].exists(i, i > 80)"
    let result = try Program.run(["eval", "--explain", source])
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(result.status == 0)
  }
}
