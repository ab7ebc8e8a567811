// The declarations of the mixed run, one a verdict.

import Diagnostics
import Findings

extension Fixtures {
  var compliant: DeclarationFinding {
    let source = FixtureSource(
      "declarations/brindlewood.yaml",
      """
      format: vigie.platform/v1
      platform: {name: Brindlewood}
      spaces:
        - id: lobby
          name: Lobby chat
          contact: {adult_to_minor: open, channels: [group_chat]}
          moderation: {mode: hybrid, can_be_disabled: false}
      """)
    return source.finding(
      sha256: String(repeating: "0a", count: 32), platform: "Brindlewood", verdict: .compliant,
      subjects: [
        SubjectFinding(
          id: "lobby", path: "spaces[0]", name: "Lobby chat", scope: .applies, verdict: .compliant,
          results: [
            putsInContact(.pass, facts: [source.fact("spaces[0].contact.adult_to_minor", .string("open"), at: "open")]),
            moderated(.pass, facts: [source.fact("spaces[0].moderation.mode", .string("hybrid"), at: "hybrid")]),
            cannotBeSwitchedOff(
              .pass,
              facts: [
                source.fact(
                  "spaces[0].moderation.can_be_disabled", .bool(false), at: "false", after: "can_be_disabled")
              ]),
          ])
      ])
  }

  var nonCompliant: DeclarationFinding {
    let source = FixtureSource(
      "declarations/glowvane-live.yaml",
      """
      format: vigie.platform/v1
      platform:
        name: Glowvane Live
      spaces:
        - id: live-rooms
          name: Live rooms
          audience: {minimum_age: 13, maximum_age: 24, intent: under_25, under_25_share: 0.71, minors_share: 0.29, evidence: analytics}
          contact: {adult_to_minor: open, channels: [livestream_chat, gift], open_hours_per_week: 168}
          livestream: {enabled: true, recordable: true, topology: one_to_many}
          payments: {types: [gift, tip], cross_border: false}
          moderation:
            mode: automated_only
            channels_covered: [livestream_chat]   # gifts are watched by nobody
            can_be_disabled: false
            human_hours_per_week: 45
        - id: help-forum
          moderation: {mode: hybrid}
      reporting:
        channels:
          - {type: in_app, name: Report this room, child_friendly: true, reaches_referent: true}
          - {type: email, name: Trust and safety mailbox}
      """)
    let live = SubjectFinding(
      id: "live-rooms", path: "spaces[0]", name: "Live rooms", scope: .applies, verdict: .nonCompliant,
      results: [
        intendedForTheYoung(
          .pass, facts: [source.fact("spaces[0].audience.maximum_age", .int(24), at: "24")]),
        .obligation(
          "R3-O2", .literal, .fail,
          title: text("People moderate, not tools alone", "Des personnes modèrent, non des outils seuls"),
          quote: "par des référents",
          message: text(
            "Moderation here is left to tools (moderation.mode is automated_only); the recommendation asks for "
              + "référents (designated trained moderators).",
            "La modération est ici laissée à des outils (moderation.mode vaut automated_only)\u{A0}; la recommandation "
              + "demande des référents."),
          remediation: text(
            "Have référents take or review the decisions that tools prepare, then set moderation.mode to hybrid or "
              + "human_only and declare moderation.moderator_count and moderation.human_hours_per_week.",
            "Faites prendre ou revoir par des référents les décisions que préparent les outils, puis mettez "
              + "moderation.mode à hybrid ou human_only et déclarez moderation.moderator_count et "
              + "moderation.human_hours_per_week."),
          facts: [source.fact("spaces[0].moderation.mode", .string("automated_only"), at: "automated_only")]),
        .obligation(
          "R3-O6", .interpretation, .fail,
          title: text("Moderation covers every contact channel", "La modération couvre chaque canal de contact"),
          quote: "obligatoire",
          message: text(
            "Contact channels that moderation does not cover: [gift].",
            "Canaux de contact que la modération ne couvre pas\u{A0}: [gift]."),
          remediation: text(
            "Moderate these channels, or close them, then add them to moderation.channels_covered or remove them from "
              + "contact.channels.",
            "Modérez ces canaux, ou fermez-les, puis ajoutez-les à moderation.channels_covered ou retirez-les de "
              + "contact.channels."),
          facts: [
            source.fact(
              "spaces[0].contact.channels", .list([.string("livestream_chat"), .string("gift")]),
              at: "[livestream_chat, gift]"),
            source.fact(
              "spaces[0].moderation.channels_covered", .list([.string("livestream_chat")]), at: "[livestream_chat]"),
          ]),
        cannotBeSwitchedOff(
          .pass,
          facts: [
            source.fact("spaces[0].moderation.can_be_disabled", .bool(false), at: "false", after: "can_be_disabled")
          ]),
        .obligation(
          "R3-O8", .interpretation, .notApplicable,
          title: text(
            "Those who moderate are trained, or supervised by a référent",
            "Ceux qui modèrent sont formés, ou encadrés par un référent"), quote: "par des référents formés"),
        .obligation(
          "R3-O16", .context, .fail, severity: .warning,
          title: text(
            "A trusted flagger or an authority can be reached",
            "Un signaleur de confiance ou une autorité est joignable"),
          message: text(
            "No reporting channel of the platform leads to a trusted flagger or an authority.",
            "Aucun canal de signalement de la plateforme ne mène à un signaleur de confiance ou à une autorité."),
          remediation: text(
            "Set up a route to one (in France: PHAROS, 3018 or Point de Contact), then declare it under "
              + "reporting.channels.",
            "Établissez une voie vers l’un d’eux (en France\u{A0}: PHAROS, le 3018 ou Point de Contact), puis "
              + "déclarez-la dans reporting.channels."),
          facts: [
            source.fact("reporting.channels[0].type", .string("in_app"), at: "in_app"),
            source.fact("reporting.channels[1].type", .string("email"), at: "email"),
          ]),
        .obligation(
          "R3-X1", nil, .fail, severity: .note, kind: .risk,
          title: text("Live video together with payments", "Direct et paiements réunis"),
          message: text(
            "Live video and payments ([gift, tip]) meet in this space: a live act can be ordered and paid for.",
            "La vidéo en direct et les paiements ([gift, tip]) se rejoignent dans cet espace\u{A0}: un acte en direct "
              + "peut être commandé et payé."),
          remediation: text(
            "Separate payments from live video, or hold and review payments made during a broadcast.",
            "Séparez les paiements du direct, ou retenez et examinez ceux qui sont faits pendant une diffusion."),
          facts: [
            source.fact("spaces[0].livestream.enabled", .bool(true), at: "true"),
            source.fact("spaces[0].payments.types", .list([.string("gift"), .string("tip")]), at: "[gift, tip]"),
          ]),
      ])
    let forum = SubjectFinding(
      id: "help-forum", path: "spaces[1]", name: nil, scope: .applies, verdict: .compliant,
      results: [
        moderated(.pass, facts: [source.fact("spaces[1].moderation.mode", .string("hybrid"), at: "hybrid")]),
        cannotBeSwitchedOff(.notApplicable),
      ])
    return source.finding(
      sha256: String(repeating: "1b", count: 32), platform: "Glowvane Live", verdict: .nonCompliant,
      subjects: [live, forum])
  }

  var undetermined: DeclarationFinding {
    let source = FixtureSource(
      "declarations/tinkerfold.yaml",
      """
      format: vigie.platform/v1
      platform: {name: Tinkerfold, monthly_users: N/A}
      spaces:
        - id: workshop
          name: Workshop chat
          contact: {adult_to_minor: open, channels: [group_chat]}
          moderation:
            mode: hybrid
            can_be_disable: false
            moderator_count: 3
            trained_count: 5
        - id: profiles
          contact: {channels: [public_post]}
          moderation: {mode: hybrid}
      """)
    let trained = "spaces[0].moderation.trained_count"
    let moderators = "spaces[0].moderation.moderator_count"
    let switchable = "spaces[0].moderation.can_be_disabled"
    let trainingTitle = text(
      "Those who moderate are trained, or supervised by a référent",
      "Ceux qui modèrent sont formés, ou encadrés par un référent")
    let adultTitle = text("Every référent is an adult", "Chaque référent est majeur")
    let workshop = SubjectFinding(
      id: "workshop", path: "spaces[0]", name: "Workshop chat", scope: .applies, verdict: .undetermined,
      results: [
        putsInContact(.pass, facts: [source.fact("spaces[0].contact.adult_to_minor", .string("open"), at: "open")]),
        moderated(.pass, facts: [source.fact("spaces[0].moderation.mode", .string("hybrid"), at: "hybrid")]),
        cannotBeSwitchedOff(.unknown, missing: [switchable]),
        .obligation(
          "R3-O8", .interpretation, .unknown, title: trainingTitle, quote: "par des référents formés",
          missing: [moderators, trained]),
        .obligation(
          "R3-O17", .interpretation, .unknown, severity: .warning, title: adultTitle, quote: "référents",
          missing: ["referents"]),
        .obligation(
          "R3-K05", nil, .fail, severity: .warning, kind: .consistency,
          title: text(
            "No more trained moderators than moderators", "Pas plus de modérateurs formés que de modérateurs"),
          message: text(
            "5 trained moderators are declared out of 3.",
            "Modérateurs formés déclarés\u{A0}: 5, sur un total de 3."),
          remediation: text(
            "Correct moderation.trained_count or moderation.moderator_count. Until then both count as unanswered.",
            "Corrigez moderation.trained_count ou moderation.moderator_count. D’ici là, les deux comptent comme sans "
              + "réponse."),
          facts: [
            source.fact(trained, .int(5), at: "5", after: "trained_count: "),
            source.fact(moderators, .int(3), at: "3", after: "moderator_count: "),
          ]),
      ])
    let profiles = SubjectFinding(
      id: "profiles", path: "spaces[1]", name: nil, scope: .unknown, verdict: .undetermined,
      results: [
        intendedForTheYoung(.unknown, missing: ["spaces[1].audience.intent"]),
        moderated(
          .pass, facts: [source.fact("spaces[1].moderation.mode", .string("hybrid"), at: "hybrid", after: "profiles")]),
        .obligation(
          "R3-O17", .interpretation, .unknown, severity: .warning, title: adultTitle, quote: "référents",
          missing: ["referents"]),
      ])
    return source.finding(
      sha256: String(repeating: "2c", count: 32), platform: "Tinkerfold", verdict: .undetermined,
      subjects: [workshop, profiles],
      diagnostics: [
        DiagnosticFinding(
          severity: .note, code: "schema.placeholder",
          message: text(
            "monthly_users is left unanswered: N/A says nothing",
            "monthly_users reste sans réponse\u{A0}: N/A ne dit rien"),
          help: text(
            "write the number of users, or leave the line out", "écrivez le nombre d’utilisateurs, ou ôtez la ligne"),
          location: source.location("N/A")),
        DiagnosticFinding(
          severity: .error, code: "schema.unknown_field",
          message: text("moderation has no field can_be_disable", "moderation n’a pas de champ can_be_disable"),
          help: text("did you mean can_be_disabled?", "vouliez-vous écrire can_be_disabled\u{A0}?"),
          location: source.location("can_be_disable")),
      ],
      unanswered: [
        UnansweredFact(
          path: "referents",
          question: text(
            "Who are the référents, and which spaces do they serve?",
            "Qui sont les référents, et quels espaces desservent-ils\u{A0}?"),
          location: source.place("format")),
        UnansweredFact(
          path: switchable,
          question: text(
            "Can users or community owners switch moderation off?",
            "Des utilisateurs ou des responsables de communauté peuvent-ils désactiver la modération\u{A0}?"),
          location: source.place("mode", after: "moderation:")),
        UnansweredFact(
          path: moderators, question: text("How many people moderate?", "Combien de personnes modèrent\u{A0}?"),
          location: source.place("3", after: "moderator_count: ")),
        UnansweredFact(
          path: trained,
          question: text("How many of them are trained?", "Combien d’entre elles sont formées\u{A0}?"),
          location: source.place("5", after: "trained_count: ")),
        UnansweredFact(
          path: "spaces[1].audience.intent",
          question: text("Whom is this space intended for?", "À qui cet espace est-il destiné\u{A0}?"),
          location: source.place("id: profiles")),
      ])
  }

  var notApplicable: DeclarationFinding {
    let source = FixtureSource(
      "declarations/parlance.yaml",
      """
      format: vigie.platform/v1
      platform: {name: Parlance}
      spaces:
        - id: messenger
          audience: {intent: general, under_25_share: 0.21}
          contact: {channels: [direct_message, video_call]}
      """)
    return source.finding(
      sha256: String(repeating: "3d", count: 32), platform: "Parlance", verdict: .notApplicable,
      subjects: [
        SubjectFinding(
          id: "messenger", path: "spaces[0]", name: nil, scope: .doesNotApply, verdict: .notApplicable,
          results: [
            .obligation(
              "R3-S2", .literal, .fail, kind: .scope,
              title: text("Intended for people under 25", "Destiné aux moins de 25 ans"),
              quote: "destinés aux moins de 25 ans",
              message: text(
                "This space is not intended for people under 25 (intent: general; share under 25: 0.21; share needed, "
                  + "where shares count: 0.5).",
                "Cet espace n’est pas destiné aux moins de 25 ans (intention\u{A0}: general\u{A0}; part des moins de "
                  + "25 ans\u{A0}: 0.21\u{A0}; part requise, si les parts comptent\u{A0}: 0.5)."),
              facts: [
                FactReading(
                  path: "spaces[0].audience.maximum_age", value: nil, location: source.place("audience")),
                source.fact("spaces[0].audience.intent", .string("general"), at: "general"),
                source.fact("spaces[0].audience.under_25_share", .double(0.21), at: "0.21"),
              ]),
            moderated(.notApplicable),
            .obligation(
              "R3-X2", nil, .fail, severity: .note, kind: .risk,
              title: text("One-to-one video open to strangers", "Vidéo en tête-à-tête ouverte aux inconnus"),
              message: text(
                "Strangers can reach each other by one-to-one video in this space.",
                "Des inconnus peuvent se joindre en vidéo, en tête-à-tête, dans cet espace."),
              facts: [
                source.fact(
                  "spaces[0].contact.channels", .list([.string("direct_message"), .string("video_call")]),
                  at: "[direct_message, video_call]")
              ]),
          ])
      ])
  }

  var invalid: DeclarationFinding {
    let source = FixtureSource(
      "declarations/broken.yaml#2",
      """
      format: vigie.platform/v1
      platform: {name: Broken
      spaces: []
      """)
    return source.finding(
      sha256: String(repeating: "4e", count: 32), verdict: .invalid,
      diagnostics: [
        DiagnosticFinding(
          severity: .error, code: "yaml.syntax",
          message: text(
            "this mapping, opened with {, is not closed", "cette table, ouverte par {, n’est pas fermée"),
          help: text("close it with }", "fermez-la par }"), location: source.location("{name"))
      ])
  }
}
