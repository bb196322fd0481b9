"""The money of endorsed plans as everybody reads it, added up from what their editions keep.

An edition keeps the sums of the year of its plan. Whose they are, from whom, from what kind of source, and what was
spent by quarter, it does not keep.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shanyraq.domains.funding.queries.overview import NOT_STATED, Chosen, Overview, gathered, goals_of, places_of
from shanyraq.domains.funding.rules.gaps import beyond
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.plans import published, read_edition
from shanyraq.domains.workplans.rules.facts import Facts, Sums


@dataclass(frozen=True, slots=True)
class Planned:
    """A sub-output in an endorsed plan, with its money of the year."""

    outcome: str
    year: int
    facts: Facts
    sums: Sums


@dataclass(frozen=True)
class EndorsedMoney:
    """The sums, and outcome and year of each plan that they are of. ``any_plan``: whether any was endorsed at all."""

    overview: Overview
    plans: Collection[tuple[str, int]]
    any_plan: bool


def endorsed_money(version: Version, chosen: Chosen, as_of: date | None = None) -> EndorsedMoney:
    """Two statements. Of an entity there is nothing to be read."""
    editions = published(version.framework_id, as_of)
    plans = [(plan.outcome, plan.year) for plan, _edition in editions]
    every = [
        Planned(plan.outcome, plan.year, facts, sums)
        for plan, edition in editions
        for facts in read_edition(edition).values()
        if (sums := facts.money.get(plan.year, Sums())).said
    ]
    own = [each for each in every if _is_chosen(chosen, each.outcome, each.year)]
    found = _overview(version, own, sorted({each.year for each in every}))
    return EndorsedMoney(found, [plan for plan in plans if _is_chosen(chosen, *plan)], bool(plans))


def _is_chosen(chosen: Chosen, outcome: str, year: int) -> bool:
    return chosen.year in (None, year) and chosen.outcome in ("", outcome) and not chosen.entity


def _overview(version: Version, own: Collection[Planned], years: list[int]) -> Overview:
    there = around(version)
    outcomes = {outcome.code: place for place, outcome in enumerate(recent_package(version).outcomes)}
    outputs = {line.code: place for place, line in enumerate(there.outputs)}
    sums = gathered(((each.outcome, each.facts.output, each.year), each.sums) for each in own)
    last = len(outcomes), len(outputs)
    order = sorted(sums, key=lambda key: (outcomes.get(key[0], last[0]), outputs.get(key[1], last[1]), key))
    over = beyond(each.sums for each in own)
    return Overview(
        around=there,
        outputs={key: sums[key] for key in order},
        places=gathered(((place,), each.sums) for each in own for place in places_of(there, each.facts)),
        goals=gathered(((goal,), each.sums) for each in own for goal in goals_of(each.facts) or (NOT_STATED,)),
        beyond=sum(over, Decimal(0)),
        beyond_times=len(over),
        known_years=years,
    )
