// The sound policy that the tests of this module break, one edit at a time.

import Testing

enum SmallPolicy {
  static let text = """
    format: vigie.policy/v1
    id: small
    version: 1.0.0
    title: {en: "Small policy", fr: "Petite politique"}
    declarations: vigie.platform/v1
    source:
      title: "Plaidoyer"
      publisher: CAMELEON
      clause: "3"
      text:
        fr: "Modération obligatoire des espaces virtuels, par des référents formés (notamment les jeux)."
        en: "Mandatory moderation of virtual spaces, by trained référents (games among them)."
      not_formalised:
        - quote: "(notamment les jeux)"
          reason: {en: "An example.", fr: "Un exemple."}
    parameters:
      young_age:
        value: 25
        basis: literal
        minimum: 1
        maximum: 120
        description: {en: "Age of the young.", fr: "Âge des jeunes."}
      share:
        value: 0.5
        basis: interpretation
        minimum: 0
        maximum: 1
        description: {en: "Share of the young.", fr: "Part des jeunes."}
      strictness:
        value: mild
        basis: interpretation
        values: [mild, harsh]
        description: {en: "How strict.", fr: "Avec quelle rigueur."}
      topics:
        value: [grooming]
        basis: interpretation
        values: [grooming, sextortion]
        description: {en: "Topics that count.", fr: "Thèmes qui comptent."}
      months:
        value: 12
        basis: interpretation
        values: [12, 24]
        description: {en: "Months.", fr: "Mois."}
      everywhere:
        value: true
        basis: interpretation
        description: {en: "Everywhere.", fr: "Partout."}
      label:
        value: free
        basis: interpretation
        description: {en: "Any text.", fr: "Un texte."}
    profiles:
      standard:
        title: {en: "Standard", fr: "Courant"}
      strict:
        title: {en: "Strict", fr: "Strict"}
        bases: [literal]
        parameters: {young_age: 18}
        severities: {T-O2: error}
    subjects: {in: spaces, as: space, label: space.id}
    variables:
      - name: reachable
        expression: size(space.contact.channels) > 0
      - name: busy
        description: {en: "People meet here.", fr: "On s’y rencontre."}
        expression: variables.reachable && space.interaction
    absences:
      - path: referents[].spaces
        means: {en: "All spaces.", fr: "Tous les espaces."}
    consistency:
      - id: T-K1
        title: {en: "Training is past", fr: "La formation est passée"}
        for_each: {in: "referents[].training[]", as: record}
        require: record.completed_on <= as_of
        contests: [record.completed_on]
        message: {en: "Completed on {{ record.completed_on }}.", fr: "Suivie le {{ record.completed_on }}."}
    scope:
      - id: T-S1
        title: {en: "A virtual space", fr: "Un espace virtuel"}
        quote: espaces virtuels
        basis: literal
        require: variables.busy
        message: {en: "Nobody meets here.", fr: "On ne s’y rencontre pas."}
    obligations:
      - id: T-O1
        title: {en: "Moderated", fr: "Modéré"}
        quote: Modération obligatoire
        basis: literal
        severity: error
        require: space.moderation.mode != "none"
        message: {en: "No moderation.", fr: "Pas de modération."}
        remediation: {en: "Moderate.", fr: "Modérez."}
      - id: T-O2
        title: {en: "By référents", fr: "Par des référents"}
        quote: par des référents formés
        basis: interpretation
        severity: warning
        when: space.audience.maximum_age < params.young_age
        follows: T-O1
        require: size(referents) >= 1
        message: {en: "No référent.", fr: "Pas de référent."}
        remediation: {en: "Train one.", fr: "Formez-en un."}
    risks:
      - id: T-X1
        title: {en: "Live video", fr: "Vidéo en direct"}
        require: "!space.livestream.enabled"
        message: {en: "There is live video.", fr: "Il y a de la vidéo en direct."}

    """

  /// The policy with pieces of its text replaced, each of which stands in it once.
  static func with(_ edits: [(String, String)]) throws -> String {
    try edits.reduce(text) { text, edit in
      try #require(text.ranges(of: edit.0).count == 1, "\(edit.0) must stand once in the policy")
      return text.replacing(edit.0, with: edit.1)
    }
  }
}
