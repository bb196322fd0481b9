"""By which ways money comes, and which of it is sought or committed. Pure."""

from collections.abc import Collection, Iterable

from shanyraq.domains.funding.rules.pipeline import FIRM
from shanyraq.domains.funding.vocabulary import MECHANISMS, Mechanism, Stage
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.sources import Source

INNOVATIVE = Source(
    document="Cooperation Framework",
    clause=(
        "Resourcing: innovative funding mechanisms – Government cost sharing, pooled funds, non-traditional donors and "
        "the private sector; development banks, impact investors, blended finance"
    ),
    edition="3.4, second paragraph",
)
WAYS: dict[str, str] = {
    "cost_sharing": gettext_noop("Government cost-sharing"),
    "pooled": gettext_noop("Through a pooled fund"),
    "tax_exempt": gettext_noop("National contribution, exempt from tax"),
    **{mechanism: MECHANISMS[mechanism] for mechanism in Mechanism},
}
"""The ways that a framework speaks of, beside a plain contribution. A contribution may come by several."""
PLAIN, PLAIN_TITLE = "plain", gettext_noop("None of these ways")
PROVISIONS: dict[str, tuple[str, ...]] = {
    "cost_sharing": ("innovative-funding",),
    "pooled": ("innovative-funding",),
    "tax_exempt": ("tax-exempt-contributions",),
    Mechanism.BLENDED: ("blended-finance",),
    Mechanism.BANK: ("innovative-financing", "committee-addresses-gaps"),
    Mechanism.IMPACT: ("innovative-financing",),
    Mechanism.PRIVATE: ("innovative-financing", "government-endorses-other-sources"),
}
"""Way → keys of provisions in ``funding.yaml`` that speak of it. What a framework does not have is not shown."""
GOAL_PROVISIONS = ("sdg-financing", "bankable-projects", "convener-of-financing")
"""The same of the financing of the goals."""


@rule(
    id="funding.ways",
    title=gettext_noop("A contribution comes by the ways that are told of it: by several, by one, or by none."),
    source=INNOVATIVE,
)
def ways_of(*, cost_sharing: bool, pooled: bool, tax_exempt: bool, mechanism: str) -> tuple[str, ...]:
    """Looks at what was entered. Rows of ways overlap for that reason, and are not added up."""
    told = {"cost_sharing": cost_sharing, "pooled": pooled, "tax_exempt": tax_exempt, mechanism: bool(mechanism)}
    return tuple(way for way in WAYS if told.get(way)) or (PLAIN,)


@rule(
    id="funding.way_of_a_line",
    title=gettext_noop("What lines say is of a way when all contributions that are allocated there come by it."),
    source=INNOVATIVE,
)
def ways_of_place(giving: Iterable[Collection[str]]) -> tuple[set[str], bool]:
    """Takes the ways of each contribution that is allocated to one place: sub-output, year, entity, contributing
    partner and kind of source. Gives the ways that all of them share, and whether there is another that only some have:
    what was spent there is told of no such way, for nobody knows from which contribution it was spent.
    """
    every = [set(ways) for ways in giving]
    shared = set.intersection(*every) if every else set()
    return shared, set.union(set(), *every) != shared


@rule(
    id="funding.sought_or_committed",
    title=gettext_noop("Committed is what is signed, received or closed; sought is all before that, and not lost."),
    source=INNOVATIVE,
)
def is_committed(stage: str) -> bool | None:
    """Looks at the stage of a contribution. None: it is lost, and stands in neither sum."""
    return None if stage == Stage.LOST else stage in FIRM
