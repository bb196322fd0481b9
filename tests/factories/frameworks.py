"""A made-up framework package of any size: the same number and size give the same package.

>>> framework(7, Size(indicators=60, breakdowns=4)).framework.code
'xai-2027-2031'

Every reference in it leads somewhere (``reading.references``), and its files can be read back. Countries
are codes that ISO 3166 leaves to users (XAB … XZZ; XAA belongs to the package in ``tests/packages``).
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from shanyraq.domains.packages.schema import Document, FrameworkFile, Package
from shanyraq.domains.packages.schema.framework import Country, GoalNode, Level
from tests.factories import surroundings as around
from tests.factories.draft import Draft, Size
from tests.factories.results import outcomes

__all__ = ["LARGEST", "MEASURED", "SMALL", "Size", "framework", "frameworks", "iso3"]

FIRST = 2027
LARGEST = 26 * 26 - 1
"""So many countries can be made up."""

MEASURED = Size(indicators=60, breakdowns=4, years=5, irregular=False)
"""60 indicators × (a total and 4 breakdowns) × (5 values and 5 yearly targets): 300 rows, 3,000 values.

The shape on which other software was measured: 300 values, 1,200 disaggregated values, as many targets.
"""

SMALL = Size(
    outcomes=1, outputs=1, indicators=1, breakdowns=0, years=2, entities=1, partners=2, bodies=1,
    activities=1, commitments=1, paragraphs=8, irregular=False,
)  # fmt: skip
"""One of everything."""


def framework(number: int = 0, size: Size | None = None, first: int = FIRST) -> Package:
    """The package of the made-up country ``number`` (0 to ``LARGEST`` - 1), from the year ``first``."""
    size = size or Size()
    draft = Draft(size, Random(number), first)
    cover = draft.heading("cover", 1, "Cooperation Framework")
    parties, signatories = around.parties(draft)
    entities = [item.key for item in parties.organisations if item.kind == "un_entity" and item.key != "unct"]
    partners = [item.key for item in parties.organisations if item.key.startswith("partner-")]
    context = around.context(draft)
    theory = around.theory(draft, size.outcomes)
    risks = around.risks(draft)
    governance = around.governance(draft)
    funding, operations, hact = (around.provisions(draft, name) for name in ("funding", "operations", "hact"))
    draft.heading("4", 1, "Chapter 4. Monitoring and evaluation")
    draft.write(size.paragraphs - len(draft.prose))
    commitments = around.commitments(draft)
    results = outcomes(draft, entities, partners, [group.key for group in context.lnob_groups])
    plan = around.plan(draft, entities)
    legal = around.legal(draft, entities)
    return Package(
        framework=FrameworkFile(
            code=f"{iso3(number).lower()}-{first}-{draft.last}",
            title={
                "en": f"Cooperation Framework for Country {iso3(number)} {first}–{draft.last}",
                "ru": f"Рамочная программа сотрудничества для страны {iso3(number)} {first}–{draft.last}",
            },
            country=Country(iso3=iso3(number), name=_name(number)),
            starts_on=date(first, 1, 1),
            ends_on=date(draft.last, 12, 31),
            language="en",
            languages=["en", "ru", "kk"],
            levels=[Level(key="vision", name="Vision")],
            goals=[GoalNode(clauses=[cover], key="vision", level="vision", title="A life in dignity")],
            signatories=signatories,
        ),
        document=Document(blocks=draft.blocks),
        outcomes=[outcome.model_copy(update={"parent": "vision"}) for outcome in results],
        theory_of_change=theory,
        context=context,
        parties=parties,
        governance=governance,
        monitoring_plan=plan,
        commitments=commitments,
        risks=risks,
        legal=legal,
        funding=funding,
        operations=operations,
        hact=hact,
    )


def frameworks(count: int, size: Size | None = None) -> Iterator[Package]:
    """So many packages, each of another country."""
    return (framework(number, size) for number in range(count))


def iso3(number: int) -> str:
    """XAB, XAC, … XZZ."""
    if not 0 <= number < LARGEST:
        raise ValueError(f"Only {LARGEST} countries can be made up.")
    first, second = divmod(number + 1, 26)
    return f"X{chr(ord('A') + first)}{chr(ord('A') + second)}"


def _name(number: int) -> dict[str, str]:
    code = iso3(number)
    return {"en": f"Country {code}", "ru": f"Страна {code}", "kk": f"{code} елі"}
