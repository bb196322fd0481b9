"""Made-up parties, context, theory, risks, governance, plan, legal basis and provisions."""

from datetime import date
from typing import Any

from shanyraq.domains.packages.schema import (
    Accelerator,
    Activity,
    Assumption,
    Body,
    Commitment,
    Commitments,
    Context,
    Figure,
    Governance,
    Instrument,
    Legal,
    LnobGroup,
    MonitoringPlan,
    Organisation,
    Parties,
    Path,
    Provision,
    Provisions,
    Ranking,
    Risk,
    Risks,
    Signatory,
    TheoryOfChange,
)
from shanyraq.domains.packages.schema.governance import Chair, Mandate, Member, Rhythm
from shanyraq.domains.packages.schema.legal import InstrumentDate
from shanyraq.domains.packages.schema.monitoring_plan import Category
from shanyraq.domains.packages.schema.risks import Response
from shanyraq.domains.packages.schema.theory import If, Impact, Then
from tests.factories.draft import Draft
from tests.factories.words import DIMENSIONS, ENTITIES, GROUPS, MINISTRIES, THEMES, sentence, texts

KINDS = ("government", "civil_society", "private_sector", "academia", "development_partner")
CATEGORIES = ("surveys", "monitoring", "reviews", "evaluations", "capacity", "use")
AREAS = ("economic", "geopolitical", "political", "environmental", "financial")
OBLIGATIONS = ("content", "process", "frequency", "deadline", "composition", "approval", "limit")


def parties(draft: Draft) -> tuple[Parties, list[Signatory]]:
    """The Government, the country team, entities and partners; the first of each sign."""
    draft.heading("declaration", 1, "Joint declaration")
    draft.write(2)
    found = [
        _organisation(draft, "government", "Government", "government"),
        _organisation(draft, "unct", "United Nations Country Team", "un_entity"),
    ]
    for number in range(draft.size.entities):
        name = ENTITIES[number] if number < len(ENTITIES) else f"Entity {number + 1}"
        found.append(_organisation(draft, name.lower().replace(" ", "-"), name, "un_entity"))
    for number in range(draft.size.partners):
        if number < len(MINISTRIES):
            name, kind = f"Ministry of {MINISTRIES[number].capitalize()}", "government"
        else:
            name, kind = f"Partner {number + 1}", KINDS[number % len(KINDS)]
        found.append(_organisation(draft, f"partner-{number + 1}", name, kind))
    signing = [item for item in found if item.kind == "un_entity" or item.key == "government"]
    return Parties(organisations=found), [_signatory(item) for item in signing]


def _organisation(draft: Draft, key: str, name: str, kind: str) -> Organisation:
    clause = draft.item(f"{name}, represented at the signing", f"declaration-s-{key}")
    short = name if kind == "un_entity" and key != "unct" else None
    return Organisation.model_validate(
        {"clauses": [clause], "key": key, "short_name": short, "name": name, "kind": kind}
    )


def _signatory(item: Organisation) -> Signatory:
    capacity = {"government": "government", "unct": "country_team"}.get(item.key, "entity")
    return Signatory.model_validate(
        {
            "clauses": item.clauses,
            "party": item.key,
            "capacity": capacity,
            "name": f"Representative of {item.name}",
            "title": "Representative",
        }
    )


def context(draft: Draft) -> Context:
    """Rankings, figures, groups and accelerators."""
    draft.heading("1", 1, "Chapter 1. Country progress")
    draft.write(draft.size.paragraphs // 4)
    cells = [(f"1-rankings-{n}", f"Index {n + 1}", f"{n + 20}th out of 190") for n in range(8)]
    rankings = [
        Ranking(
            clauses=[anchor],
            key=f"index-{n + 1}",
            index=f"Index {n + 1}",
            value=0.5 + n / 20,
            printed_value=f"{0.5 + n / 20:.2f}",
            rank=n + 20,
            out_of=190,
            printed_rank=f"{n + 20}th out of 190",
            year=draft.first - 2,
            organisation="World index office",
        )
        for n, anchor in enumerate(draft.table("1-rankings", ("Index", "Place"), cells))
    ]
    groups = [
        LnobGroup(
            clauses=[draft.item(GROUPS[n][0])],
            key=f"group-{n + 1}",
            name=texts(GROUPS[n]),
            text=sentence(draft.random),
            dimensions=[DIMENSIONS[n]],
        )
        for n in range(len(GROUPS))
    ]
    figures = [_figure(draft, n) for n in range(1, 21)]
    accelerators = [
        Accelerator(clauses=[draft.item(text)], key=f"accelerator-{n}", text=text)
        for n, text in enumerate((sentence(draft.random) for _ in range(6)), start=1)
    ]
    return Context(rankings=rankings, figures=figures, accelerators=accelerators, lnob_groups=groups)


def _figure(draft: Draft, number: int) -> Figure:
    theme = draft.random.choice(THEMES)[0]
    printed = f"{number * 3} per cent of {theme}"
    return Figure(
        clauses=[draft.paragraph(f"In {draft.first - 1}, {printed} was counted.")],
        key=f"figure-{number}",
        topic="country",
        text=f"Share of {theme}",
        printed=printed,
        value=number * 3,
        unit="%",
        year=draft.first - 1,
    )


def theory(draft: Draft, size_outcomes: int) -> TheoryOfChange:
    """If the outputs, then the outcome; and what is assumed."""
    draft.heading("2", 1, "Chapter 2. Theory of change")
    draft.write(draft.size.paragraphs // 4)
    paths = []
    for number in range(1, size_outcomes + 1):
        ifs = [_if(draft, f"{number}.{n}") for n in range(1, draft.size.outputs + 1)]
        then = sentence(draft.random)
        paths.append(Path(outcome=str(number), ifs=ifs, then=Then(clauses=[draft.item(f"THEN {then}")], text=then)))
    impact = f"By {draft.last}, people live in dignity in a just and resilient society."
    assumptions = []
    for number in range(1, 9):
        text = sentence(draft.random)
        assumptions.append(
            Assumption(
                clauses=[draft.item(text)],
                key=f"assumption-{number}",
                text=text,
                outcomes=[str((number - 1) % size_outcomes + 1)],
            )
        )
    return TheoryOfChange(
        impact=Impact(clauses=[draft.paragraph(impact)], text=impact), paths=paths, assumptions=assumptions
    )


def _if(draft: Draft, output: str) -> If:
    text = sentence(draft.random)
    return If(clauses=[draft.item(f"IF {text}")], text=text, output=output)


def risks(draft: Draft) -> Risks:
    """Risks with responses, and opportunities."""
    draft.heading("2.7", 2, "2.7 Risks and opportunities")
    found = []
    for number in range(1, 13):
        text, response = sentence(draft.random), sentence(draft.random)
        found.append(
            Risk.model_validate(
                {
                    "clauses": [draft.paragraph(text)],
                    "key": f"risk-{number}",
                    "kind": "opportunity" if number % 4 == 0 else "risk",
                    "title": text,
                    "text": text,
                    "area": AREAS[number % len(AREAS)],
                    "outcomes": ["1"],
                    "assumptions": ["assumption-1"],
                    "responses": [Response(clauses=[draft.paragraph(response)], text=response)],
                }
            )
        )
    return Risks(risks=found)


def governance(draft: Draft) -> Governance:
    """A steering committee, then results groups below it."""
    draft.heading("3.2", 1, "Chapter 3. Management structure")
    draft.write(draft.size.paragraphs // 4)
    bodies = []
    for number in range(1, draft.size.bodies + 1):
        name = f"Results group {number - 1}" if number > 1 else "Joint Steering Committee"
        clause = draft.paragraph(f"{name}. {sentence(draft.random)}")
        mandates = [sentence(draft.random) for _ in range(4)]
        bodies.append(
            Body(
                clauses=[clause],
                key=f"body-{number}",
                name=name,
                kind="results_group" if number > 1 else "steering_committee",
                status="to_be_established",
                outcome=str(number - 1) if 1 < number <= draft.size.outcomes + 1 else None,
                parent="body-1" if number > 1 else None,
                chairs=[Chair(role="co_chair", side="un", text="the Resident Coordinator", party="unct")],
                members=[Member(text="representatives of the Government", party="government")],
                rhythm=Rhythm(at_least=2, per="year", printed="at least twice a year"),
                mandates=[Mandate(clauses=[draft.item(text)], text=text) for text in mandates],
            )
        )
    return Governance(bodies=bodies)


def commitments(draft: Draft) -> Commitments:
    """Obligations drawn from the prose."""
    found = []
    for number in range(1, draft.size.commitments + 1):
        text = sentence(draft.random)
        found.append(
            Commitment.model_validate(
                {
                    "clauses": [draft.random.choice(draft.prose)],
                    "id": f"c-{number:03}",
                    "text": text,
                    "obligation": text,
                    "actor": "UN Country Team",
                    "parties": ["unct"],
                    "bodies": ["body-1"] if number % 3 == 0 else [],
                    "kind": OBLIGATIONS[number % len(OBLIGATIONS)],
                    "modality": "must" if number % 2 else "qualified",
                    "check": {"data": "records", "rule": "at least one"} if number % 5 else None,
                }
            )
        )
    return Commitments(commitments=found)


def plan(draft: Draft, entities: list[str]) -> MonitoringPlan:
    """Activities of every year in every category."""
    draft.heading("annex-2", 1, "Annex 2. Monitoring and evaluation plan")
    found, number = [], 0
    categories = [Category(clauses=["§annex-2"], key=name, title=name.capitalize()) for name in CATEGORIES]
    for year in range(draft.first, draft.last + 1):
        for _ in range(draft.size.activities):
            number += 1
            entity = entities[number % len(entities)]
            text = f"{sentence(draft.random)} ({entity.upper()})"
            found.append(
                Activity(
                    clauses=[draft.item(f"{year}: {text}")],
                    key=f"activity-{number}",
                    category=CATEGORIES[number % len(CATEGORIES)],
                    year=year,
                    text=text,
                    responsible=[entity],
                    responsible_bodies=["body-1"] if number % 4 == 0 else [],
                    responsible_printed=f"({entity.upper()})",
                )
            )
    return MonitoringPlan(categories=categories, activities=found)


def legal(draft: Draft, entities: list[str]) -> Legal:
    """An instrument for two entities in three."""
    draft.heading("annex-3", 1, "Annex 3. Legal annex")
    found = []
    for number, entity in enumerate(entities):
        if number % 3 == 2:
            continue
        text = f"A basic agreement with {entity.upper()}, signed on 4 October 1994."
        event: Any = {"date": date(1994, 10, 4), "event": "signed", "printed": "4 October 1994"}
        found.append(
            Instrument(
                clauses=[draft.item(text)],
                key=f"instrument-{entity}",
                entity=entity,
                kind="basic_agreement",
                title=f"Basic Agreement with {entity.upper()}",
                text=text,
                dates=[InstrumentDate(**event)],
            )
        )
    return Legal(instruments=found)


def provisions(draft: Draft, name: str, count: int = 10) -> Provisions:
    """What the document provides on funding, operations or cash transfers."""
    draft.heading(f"provisions-{name}", 1, name.capitalize())
    found = []
    for number in range(1, count + 1):
        text = sentence(draft.random)
        found.append(Provision(clauses=[draft.item(text)], key=f"{name}-{number}", title=f"Point {number}", text=text))
    return Provisions(provisions=found)
