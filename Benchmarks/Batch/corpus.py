#!/usr/bin/env python3
"""Writes a corpus of declarations as a regulator may receive them: invented operators, real habits.

Each file follows from the seed and its own number alone: the same seed gives the same bytes, and a corpus of 1,000
is the beginning of one of 10,000. No operator, address or person in it exists.

    python3 corpus.py --seed 1 --count 10000 /tmp/corpus
"""

import argparse
import json
import pathlib
import random

FIRST = "Amber Bramble Calder Dapple Ember Fallow Glimmer Hazel Iver Juniper Kestrel Linden Mallow Nettle Osier "
FIRST += "Pebble Quill Russet Saffron Tansy Umber Vesper Willow Yarrow Bruine Clairière Genêt Hêtre Lisière Orée"
SECOND = "brook croft dale fen gate hollow keep lane marsh nook pool reach stead thorpe vale wharf wick yard val roc"
KINDS = "game dating social messaging video forum education marketplace virtual_world helpline ai_companion other".split()
COUNTRIES = "FR DE ES IT BE NL IE PT PL SE NO FI DK AT CZ GR RO HU LU EE".split()
LANGUAGES = "fr en de es it nl pt pl sv da fi el ro hu cs".split()
CHANNELS = "direct_message group_chat public_post voice video_call livestream_chat matchmaking friend_request gift presets shared_world".split()
CYBERVIOLENCE = "cyberviolence cyber_bullying cyber_harassment cyber_incitement cyber_stalking non_consensual_image_sharing non_consensual_deepfake".split()
CSEA = "child_sexual_exploitation child_sexual_abuse_material child_sexual_abuse_material_deepfake grooming sextortion livestreamed_csea".split()
PROVIDERS = ["Larchmere Child Safety Institute", "Association Rivage pour l’enfance", "Institut Aubépine",
             "in-house academy", "Formation interne (équipe sécurité)", "Saltmarsh Training Ltd", "Université d’été du Val"]
SPACES = [("lobby", "Lobby, text and voice"), ("guilds", "Guilds"), ("profiles", "Profiles and friend requests"),
          ("salon", "Salon général"), ("live", "Salles en direct"), ("forum", "Forum d’entraide"),
          ("dm", "Private messages"), ("classe", "Espace de classe"), ("market", "Trading post"), ("clips", "Short clips")]
REMARKS = ["our own staff included", "voir la politique interne, § 4", "measured in September", "à confirmer par la DSI",
           "as in last year's report", "chiffre du deuxième trimestre", "hosts are adults", "parents y compris",
           "TODO: ask the vendor", "agreed with legal", "estimation prudente", "since version 4.2"]
NOTES = ["# Filled in by the safety team; questions to the address below.", "# Rempli par l’équipe conformité.",
         "# Copied from the 2025 declaration and updated.", "# --- ne pas modifier au-delà de cette ligne ---",
         "# The figures of this part come from our analytics and were not audited.",
         "# Les modérateurs travaillent par roulement, y compris le week-end et les jours fériés.",
         "# See annex B of the transparency report for the method and the sampling that was used."]
PLACEHOLDERS = ["N/A", "n/a", "TBD", '"-"', "Free text", "See above", "unknown", "not applicable", "null", "~", "''"]


class Raw(str):
    """Text that stands in the file as it is."""


def name(r):
    return r.choice(FIRST.split()) + r.choice(SECOND.split())


def day(r, first=2023, last=2026):
    return Raw(f"{r.randint(first, last)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}")


def some(r, words, least, most):
    chosen = set(r.sample(range(len(words)), r.randint(least, min(most, len(words)))))
    return [word for index, word in enumerate(words) if index in chosen]


# How an operator stands to the recommendation, and how many do.
TEMPERS = ["diligent", "willing", "careless", "outside"], [22, 38, 28, 12]


# ---- Facts -----------------------------------------------------------------------------------------------------------

def space(r, number, temper):
    """One space; `temper` is how its operator stands to the recommendation."""
    identifier, title = SPACES[(number * 3 + r.randrange(4)) % len(SPACES)]
    adults = temper == "outside" and r.random() < 0.8
    lowest = 18 if adults else r.choice([6, 9, 11, 13, 13, 13, 15, 16])
    channels = some(r, CHANNELS, 1, 4)
    young = round(r.uniform(0.02, 0.3) if adults else r.uniform(0.3, 0.99), 2)
    diligent = temper == "diligent"
    people = r.randint(3, 40)
    hours = r.choice([40, 56, 84, 112, 168])
    mode = "hybrid" if diligent else r.choice(["none", "automated_only", "human_only", "hybrid", "hybrid"])
    staffed = mode in ("human_only", "hybrid")
    return {
        "id": identifier if number == 0 else f"{identifier}-{number + 1}",
        "name": title,
        "interaction": True,
        "audience": {
            "minimum_age": lowest,
            **({} if adults else {"maximum_age": r.choice([17, 17, 21, 24, 24, 30, 60])}),
            "intent": "adults_only" if adults else r.choice(["minors", "under_25", "under_25", "general"]),
            "under_25_share": young,
            "minors_share": 0 if adults else round(young * r.uniform(0.2, 0.9), 2),
            "evidence": r.choice(["estimate", "analytics", "analytics", "survey"]),
        },
        "minors_admitted": not adults,
        "adults_admitted": True,
        "age_assurance": {"method": "age_verification" if adults else r.choice(
            ["none", "self_declaration", "self_declaration", "age_inference", "age_estimation"])},
        **({"age_bands": [{"minimum_age": 13, "maximum_age": 17}, {"minimum_age": 18}]} if r.random() < 0.25 else {}),
        "contact": {
            "adult_to_minor": "none" if adults else r.choice(["presets_only", "mutual_connection", "open", "open"]),
            "channels": channels,
            "cross_band": r.random() < 0.7,
            "end_to_end_encrypted": r.random() < 0.2,
            "open_hours_per_week": hours if r.random() < 0.5 else 168,
        },
        "livestream": {"enabled": True, "recordable": r.random() < 0.5,
                       "topology": r.choice(["one_to_one", "one_to_many", "many_to_many"])}
        if "livestream_chat" in channels else {"enabled": False},
        "payments": {"types": some(r, ["gift", "tip", "subscription", "p2p_transfer", "external_link"], 0, 2)},
        "moderation": {
            "mode": mode,
            "timing": some(r, ["pre_publication", "proactive", "reactive"], 1, 3),
            "channels_covered": channels if diligent or r.random() < 0.5 else some(r, channels, 0, len(channels)),
            "can_be_disabled": not diligent and r.random() < 0.3,
            "human_hours_per_week": 168 if diligent else hours if staffed else 0,
            "performed_by": some(r, ["staff", "contractor", "volunteer", "community_owner"], 1, 2),
            "moderator_count": people if staffed else 0,
            "trained_count": (people if diligent else r.randint(0, people)) if staffed else 0,
            "supervised_by_referent": diligent or r.random() < 0.4,
            "languages": some(r, LANGUAGES, 1, 3),
        },
    }


def referent(r, number, temper):
    diligent = temper == "diligent"
    known = diligent or r.random() < 0.5
    topics = some(r, CYBERVIOLENCE, 1, 3) + (["grooming", "child_sexual_abuse_material"] if known else some(r, CSEA, 0, 2))
    done = day(r, 2025 if diligent else 2023, 2025 if diligent else 2026)
    return {
        "id": f"ref-{number + 1:02}",
        "role": ["lead", "moderator", "supervisor"][number % 3],
        "adult": True,
        "training": [{
            "topics": topics,
            "provider": r.choice(PROVIDERS),
            "provider_type": r.choice(["internal", "vendor", "ngo", "public_body", "academic"]),
            "completed_on": done,
            "valid_until": Raw(f"{int(done[:4]) + 2}{done[4:]}"),
            "hours": r.choice([3, 7, 7.5, 14, 21]),
            "assessed": r.random() < 0.7,
            "evidence": {"kind": r.choice(["self_attested", "internal_record", "external_certificate", "audit_report"]),
                         "reference": f"{r.choice('ABCDEF')}-{r.randint(1000, 99999)}"},
        }],
    }


def declaration(r, temper, wide=None):
    """- `wide`: how many spaces there are, each of an operator of its own; one or two unless said."""
    filed = Raw(f"2026-{r.randint(1, 10):02}-{r.randint(1, 28):02}")
    spaces = [space(r, number, temper) for number in range(1 if r.random() < 0.88 else 2)]
    if wide:
        spaces = [space(r, number, r.choices(*TEMPERS)[0]) for number in range(wide)]
    routes = [{"type": "in_app", "name": r.choice(["Report button", "Bouton « signaler »", "Flag"]),
               "child_friendly": temper == "diligent" or r.random() < 0.5, "anonymous": r.random() < 0.5,
               "reaches_referent": temper == "diligent" or r.random() < 0.5}]
    if temper == "diligent" or r.random() < 0.4:
        routes.append(r.choice([{"type": "authority", "name": "PHAROS", "authority": "pharos"},
                                {"type": "trusted_flagger", "name": "3018", "authority": "e_enfance_3018"}]))
    if r.random() < 0.4:
        routes.append({"type": "email", "name": "abuse desk", "reaches_referent": r.random() < 0.3})
    return {
        "format": Raw("vigie.platform/v1"),
        "declaration": {
            "id": Raw(f"d-{r.randint(1000, 9999)}-{filed[:4]}"),
            "date": filed, "period_start": Raw("2025-07-01"), "period_end": Raw("2025-12-31"),
            "valid_until": Raw(f"{2026 if r.random() < 0.04 else 2027}-{r.randint(1, 11):02}-{r.randint(1, 28):02}"),
            "signatory_role": r.choice(["legal_representative", "compliance_officer", "safety_lead", "other"]),
            "method": r.choice(["self_declared", "self_declared", "self_declared", "third_party_audited"]),
        },
        "platform": {
            "name": "", "kind": r.choice(KINDS), "urls": [], "countries": some(r, COUNTRIES, 1, 5),
            "monthly_users": int(10 ** r.uniform(2.5, 7.5)),
            "dsa_tier": r.choice(["none", "hosting", "platform", "platform", "vlop"]),
            "micro_or_small": r.random() < 0.6,
            "operator": {"legal_name": "", "establishment_country": r.choice(COUNTRIES), "child_safety_contact": ""},
        },
        "spaces": spaces,
        "referents": [referent(r, number, temper) for number in
                      range(r.choice([1, 1, 2]) if temper == "diligent" else r.choice([0, 1, 1, 2]))],
        "reporting": {"channels": routes},
    }


def sign(facts, r):
    """Puts the names in: all that near-duplicates differ by."""
    title = name(r)
    host = "".join(letter for letter in title.lower() if "a" <= letter <= "z")
    platform = facts["platform"]
    platform["name"] = title + r.choice(["", "", " Live", " Club", " – rencontres", " Kids", " & Co"])
    platform["urls"] = [f"https://{host}.example/"]
    platform["operator"]["legal_name"] = title + r.choice([" SAS", " GmbH", " Ltd", " SARL (en cours d’immatriculation)"])
    platform["operator"]["child_safety_contact"] = f"safety@{host}.example"


# ---- Gaps, contradictions, dirt --------------------------------------------------------------------------------------

def leaves(value, owner=None, key=None):
    """Each answer with the object that holds it; identifiers and what no file can do without are left alone."""
    if isinstance(value, dict):
        for inner, child in value.items():
            if inner not in ("format", "id", "name"):
                yield from leaves(child, value, inner)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for child in value:
            yield from leaves(child)
    elif owner is not None:
        yield owner, key


def leave_out(facts, r, share):
    for owner, key in list(leaves(facts)):
        if r.random() < share:
            if r.random() < 0.3:
                owner[key] = Raw(r.choice(PLACEHOLDERS))
            else:
                del owner[key]
    referents = facts.get("referents")
    for training in [t for ref in referents for t in ref["training"]] if isinstance(referents, list) else []:
        # "Specialised training" names no subject, and is what most reports say.
        if r.random() < share * 2:
            training.pop("topics", None)
            training["provider"] = r.choice(["Specialised training", "Formation spécialisée", "See above"])


def contradict(facts, r):
    chosen = r.choice(facts["spaces"])
    moderation, audience = chosen["moderation"], chosen["audience"]
    r.choice([
        lambda: audience.update(minimum_age=30, maximum_age=17),
        lambda: moderation.update(moderator_count=2, trained_count=9),
        lambda: moderation.update(mode="automated_only", moderator_count=5),
        lambda: moderation.update(mode="none", human_hours_per_week=80),
        lambda: audience.update(minors_share=0.9, under_25_share=0.4),
        lambda: chosen["contact"].update(adult_to_minor="none"),
        lambda: moderation.update(channels_covered=["voice", "gift", "presets"]),
        lambda: chosen.update(minors_admitted=False),
    ])()


def soil(facts, r):
    """One of the things that are really found in such files."""
    chosen = r.choice(facts["spaces"])
    dated = facts["declaration"]
    r.choice([
        lambda: chosen["moderation"].update(moderator_count=Raw("100%")),
        lambda: facts["platform"].update(monthly_users=Raw('"1,374"')),
        lambda: chosen["moderation"].update(languages=[Raw("gr"), Raw("fr")]),
        lambda: dated.update(date=Raw("17/02/2026")),
        lambda: dated.update(period_start=Raw("2025-07-1")),
        lambda: dated.update(period_end=Raw("2026-02-27 00:00:00")),
        lambda: dated.update(valid_until=Raw("YYYY-MM-DD/YYYY-MM-DD")),
        lambda: chosen["audience"].update(intent=Raw(r.choice(["minor", "under25", "Under 25", "everyone", "adults"]))),
        lambda: chosen["contact"].update(channels=[Raw("direct_mesage"), Raw("voice")]),
        lambda: chosen["contact"].update(channels=Raw("voice, group_chat")),
        lambda: chosen.update(interaction=Raw(r.choice(["yes", "oui", "Y"]))),
        lambda: chosen.update(moderated=True),
        lambda: chosen["audience"].update(minimumage=13),
        lambda: facts["platform"].update(contact_email="help@desk.example"),
        lambda: chosen["audience"].update(under_25_share=Raw("45%")),
        lambda: chosen.update(name="Salle de jeux â€“ entraÃ®nement"),
        lambda: chosen.update(name="Chat; forum; profiles; live rooms (see annex)"),
        lambda: facts["platform"].update(countries=Raw("France")),
        lambda: chosen["contact"].update(open_hours_per_week=Raw("24/7")),
        lambda: chosen["age_assurance"].update(method=Raw("age-verification")),
    ])()


# ---- Text ------------------------------------------------------------------------------------------------------------

def scalar(value, r):
    if isinstance(value, Raw):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if not value or value[0] in "-?&*!|>%@`\"'#{[" or any(mark in value for mark in (": ", " #", "\"")):
        return json.dumps(value, ensure_ascii=False)
    return r.choice([value, value, value, f'"{value}"', "'" + value.replace("'", "''") + "'"]) if " " in value else value


def flow(value, r):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(child, r)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(child, r) for child in value) + "]"
    text = scalar(value, r)
    return json.dumps(text, ensure_ascii=False) if any(m in text for m in ",[]{}") and text[0] not in "\"'" else text


def block(value, r, indent, style, lines):
    """- style: how often a small object stands in braces, how often a remark stands behind a value."""
    margin = "  " * indent
    braces, remarks = style
    for key, child in value.items():
        behind = "  # " + r.choice(REMARKS) if r.random() < remarks else ""
        if isinstance(child, dict) and child and (len(child) > 3 or r.random() > braces):
            lines.append(f"{margin}{key}:{behind}")
            block(child, r, indent + 1, style, lines)
        elif isinstance(child, list) and child and isinstance(child[0], dict):
            lines.append(f"{margin}{key}:{behind}")
            for element in child:
                if len(element) < 6 and not any(isinstance(v, (dict, list)) for v in element.values()) and r.random() < braces:
                    lines.append(f"{margin}  - {flow(element, r)}")
                else:
                    inner = []
                    block(element, r, indent + 2, style, inner)
                    inner[:1] = [f"{margin}  - {inner[0].lstrip() if inner else '{}'}"]
                    lines += inner
        elif isinstance(child, list) and child and r.random() < 0.15:
            lines.append(f"{margin}{key}:{behind}")
            lines += [f"{margin}  - {flow(element, r)}" for element in child]
        else:
            text = flow(child, r) if isinstance(child, (dict, list)) else scalar(child, r)
            lines.append(f"{margin}{key}: {text}{behind}")


def yaml(facts, r):
    lines = [r.choice(NOTES)] if r.random() < 0.6 else []
    block(facts, r, 0, (r.choice([0, 0.7, 1]), r.choice([0, 0.04, 0.12])), lines)
    # What is short has more to say for itself: most real files explain more than they answer.
    while sum(len(line.encode()) + 1 for line in lines) < 1500:
        lines.insert(r.choice([n for n, line in enumerate(lines) if not line.startswith(" ")] + [len(lines)]),
                     r.choice(NOTES))
    return "\n".join(lines) + "\n"


def plain(value):
    """A value as JSON has it."""
    if isinstance(value, Raw):
        return None if value in ("null", "~") else value.strip("\"'")
    if isinstance(value, dict):
        return {key: plain(child) for key, child in value.items()}
    return [plain(child) for child in value] if isinstance(value, list) else value


def spoil(text, r):
    """What cannot be judged at all."""
    return r.choice([
        lambda: text.replace("  ", "\t", 1).encode(),
        lambda: text.replace("]", "", 1).encode(),
        lambda: text.encode("latin-1", "replace") + b"# \xe9quipe\n",
        lambda: text.replace("format: vigie.platform/v1", "format: vigie.platform/v0", 1).encode(),
        lambda: text.replace("  - id:", "  - nom:", 1).encode(),
        lambda: (text + "platform: {name: twice}\n").encode(),
        lambda: text.encode()[:700] + b"\n  : [",
    ])()


def document(seed, number, wide=None):
    """The bytes of one file, and whether they are JSON."""
    own = random.Random(f"{seed}/{number}")
    copied = own.random() < 0.04 and number > 20
    r = random.Random(f"{seed}/{own.randrange(1, number)}") if copied else own
    if copied:
        r.random()  # as the original did before its facts
    facts = declaration(r, temper := r.choices(*TEMPERS)[0], wide)
    if temper != "diligent" or r.random() < 0.3:
        leave_out(facts, r, r.choice({"diligent": [0.01], "willing": [0, 0.03, 0.1], "outside": [0, 0.02],
                                      "careless": [0.1, 0.25, 0.5]}[temper]))
    try:
        if r.random() < 0.12:
            contradict(facts, r)
        if r.random() < 0.25:
            soil(facts, r)
    except (KeyError, AttributeError):
        pass  # there was nothing left to get wrong
    sign(facts, own)
    writer = random.Random(f"{seed}/{number}/text")
    if writer.random() < 0.02:
        return json.dumps(plain(facts), ensure_ascii=False, indent=1).encode(), True
    text = yaml(facts, writer)
    return (spoil(text, writer) if writer.random() < 0.01 else text.encode()), False


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--spaces", type=int, help="in each declaration; one or two unless said")
    options = parser.parse_args()
    for number in range(1, options.count + 1):
        content, is_json = document(options.seed, number, options.spaces)
        # A thousand files a folder, as a case system would store them.
        path = options.folder / f"{(number - 1) // 1000:03}" / f"{number:06}.{'json' if is_json else 'yaml'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
