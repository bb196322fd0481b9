"""Which values of output indicators wait for whom: an entity is to report, the monitoring group is to assure.

When a value of a year is due, and from which day it is reminded of, is what holds for values of indicators.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from shanyraq.domains.indicators.rules.collecting import default_on, due_day, reminded_from
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.vocabulary import Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.output_indicators import output_indicators
from shanyraq.domains.workplans.queries.output_values import scope_of
from shanyraq.domains.workplans.queries.reached import Cell, reached
from shanyraq.kernel.scopes import Scope

WITH_ENTITY = frozenset({Stage.DRAFT, Stage.RETURNED})


@dataclass(frozen=True, slots=True)
class ToReport:
    """How many values of a year an entity did not submit yet. ``since``: from which day they are asked for."""

    entity: str
    year: int
    number: int
    since: date
    due_on: date
    scope: Scope


@dataclass(frozen=True, slots=True)
class ToAssure:
    """A value that was submitted and waits for the monitoring group: by whom, and since when."""

    submitter: int | None
    since: datetime


@dataclass(frozen=True, slots=True)
class ValuesDue:
    """What waits of the values of output indicators of a framework."""

    to_report: tuple[ToReport, ...] = ()
    to_assure: tuple[ToAssure, ...] = ()


def values_due(version: Version, today: date, *, ahead: bool = False) -> ValuesDue:
    """What waits on a day, of years that are over. Five statements; one where there is no output indicator, and none in
    the first year of a framework: nothing is submitted before its year is over, but for what was invented in a copy.

    :param ahead: those of years that are not over yet, too, as far as sub-outputs are planned.
    """
    if today.year <= version.starts_on.year and not version.is_copy and not ahead:
        return ValuesDue()
    found = reached(version, output_indicators(version), coming=True)
    missing: defaultdict[tuple[int, str], list[Scope]] = defaultdict(list)
    submitted: list[ToAssure] = []
    there = around(version) if found else None
    for each in found:
        for cell in (cell for year in each.years for cell in year.cells):
            if cell.coming and cell.coming.submitted_at and cell.coming.stage == Stage.SUBMITTED:
                submitted.append(ToAssure(cell.coming.submitter, cell.coming.submitted_at))
            elif (ahead or cell.year < today.year) and is_missing(cell):
                assert there is not None
                missing[cell.year, cell.entity].append(scope_of(version.code, each.row, cell.entity, there))
    to_report = tuple(_to_report(year, entity, scopes, today) for (year, entity), scopes in sorted(missing.items()))
    return ValuesDue(to_report, tuple(submitted))


def is_missing(cell: Cell) -> bool:
    """Whether an entity is to act: nothing of it stands or was submitted, or what it submitted was returned."""
    if cell.coming is not None:
        return cell.coming.stage in WITH_ENTITY
    return cell.asked and cell.stands is None


def _to_report(year: int, entity: str, scopes: list[Scope], today: date) -> ToReport:
    period = read_period(str(year))
    due_on = due_day(default_on(today).timing, period, ())
    since = reminded_from(period, due_on, (), today)
    outcomes = frozenset(code for each in scopes for code in each.outcomes)
    return ToReport(entity, year, len(scopes), since, due_on, Scope(scopes[0].framework, outcomes, frozenset({entity})))
