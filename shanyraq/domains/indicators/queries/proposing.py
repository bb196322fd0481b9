"""How often the sources of indicators have values, as it is proposed of those of which nobody stated it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from shanyraq.domains.indicators.queries.collecting import Asking, Standings, measured
from shanyraq.domains.indicators.queries.observing import indicators_of
from shanyraq.domains.indicators.queries.wanted import texts
from shanyraq.domains.indicators.rules.frequency import Proposal, proposed
from shanyraq.domains.indicators.vocabulary import Origin, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema.results import Row


def proposals(version: Version, day: date, there: Asking, stands: Standings) -> dict[str, Proposal]:
    """Key of indicator → what is proposed of it on a day, in the order of print. No statement."""
    observed, found = _observed(stands), {}
    for _outcome, indicator in indicators_of(recent_package(version)):
        rows = list(measured(indicator, day))
        if rows and indicator.key not in there.timings:
            years = [_years(row, observed.get((indicator.key, row.key), set())) for row in rows]
            found[indicator.key] = proposed(texts(indicator.source or "", version.language), years, day)
    return found


def _observed(stands: Standings) -> Mapping[tuple[str, str], set[int]]:
    """Indicator and row → the years with a value: those that are published, and those that a national source gave."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for (indicator, row, period), lines in stands.items():
        if any(each.stage == Stage.PUBLISHED or each.line.origin == Origin.NATIONAL for each in lines):
            found[indicator, row].add(int(period[:4]))
    return found


def _years(row: Row, observed: set[int]) -> set[int]:
    """The years of which a value of a row is printed or observed."""
    printed = [*([row.baseline] if row.baseline else []), *row.latest]
    return observed | {each.year for each in printed if each.year and (each.value is not None or each.state)}
