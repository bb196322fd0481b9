"""How outcomes stand, in money and in progress."""

from collections.abc import Mapping
from datetime import date

from shanyraq.domains.funding.queries.overview import outcomes_in
from shanyraq.domains.funding.rules.raising import Raised, Standing, raised
from shanyraq.domains.indicators.queries import rolled_up
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.rules.facts import Sums

LAGGING = (Status.INSUFFICIENT, Status.MOVING_AWAY)


def raised_outcomes(
    version: Version, on: date, *, as_of: date | None = None, money: Mapping[str, Sums] | None = None
) -> list[Raised]:
    """Outcomes that are to be raised to the committee on a day, each once, with what is found of them.

    ``money``: the sums of each outcome in the running year, where they are at hand; else two statements are asked. The
    progress of a version is judged once for a day.
    """
    if money is None:
        money = outcomes_in(version, on.year, as_of)
    standings = [
        Standing(code, on.year, money.get(code, Sums()), assessed, lagging)
        for code, (assessed, lagging) in progress(version, on).items()
    ]
    return raised(standings, on)


def progress(version: Version, on: date) -> Mapping[str, tuple[int, int]]:
    """Outcome → how many of its rows could be assessed, and how many of these lag behind."""
    return {
        outcome.code: (outcome.rollup.assessed, sum(outcome.rollup.by_status[status] for status in LAGGING))
        for outcome in rolled_up(version, on).outcomes
    }
