"""What was reached in the reader's words: how values became one, what is missing, how it stands to the target."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.vocabulary import OVERS, STAGES, Over, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.queries.output_values import scope_of
from shanyraq.domains.workplans.queries.reached import Cell, OfYear, Reached
from shanyraq.domains.workplans.web.words import Text, organisation
from shanyraq.kernel.scopes import Scope


@dataclass(frozen=True, slots=True)
class Year:
    """A year of an output indicator, with how its value was made and how it stands to its target, in words."""

    of: OfYear
    how: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one entity reached in a year. ``stage``: of what is on its way, in words; ``waits``: whether a value is
    expected of a year that has begun and nobody entered any.
    """

    cell: Cell
    entity: Text
    stage: str
    waits: bool
    scope: Scope


def years_of(found: Reached) -> list[Year]:
    """The years of an indicator in words."""
    return [in_words(each, found) for each in found.years]


def in_words(year: OfYear, found: Reached) -> Year:
    """One year of an indicator in words."""
    return Year(year, how(year, found), verdict(year))


def how(year: OfYear, found: Reached) -> str:
    """How the value of a year was made, of how many, and who is missing; or why there is none."""
    asked = sum(each.asked for each in year.cells)
    if not year.given:
        return _nobody(asked)
    if year.whole.value is None:
        return capfirst(_(year.whole.said)) + ". " + _("Whoever edits the work plan can state it.")
    made = _made(found.row.over_entities, len(year.whole.parts))
    silent = len(year.silent)
    if not silent:
        return made
    missing = ngettext("%(k)s of %(m)s has not reported", "%(k)s of %(m)s have not reported", silent)
    return f"{made}; {missing % {'k': silent, 'm': asked}}"


def _nobody(asked: int) -> str:
    """Of a year in which no value stands."""
    if not asked:
        return _("no sub-output of this output is planned in this year")
    said = ngettext(
        "not reported: %(n)s entity contributes, and no value of it was assured",
        "not reported: %(n)s entities contribute, and no value of theirs was assured",
        asked,
    )
    return said % {"n": asked}


def _made(over: str, entities: int) -> str:
    """From how many entities a value was made, and how."""
    said = {
        Over.SUM: ngettext("sum over %(n)s entity", "sum over %(n)s entities", entities),
        Over.AVERAGE: ngettext("average over %(n)s entity", "average over %(n)s entities", entities),
        Over.MAXIMUM: ngettext("largest value of %(n)s entity", "largest value of %(n)s entities", entities),
        Over.RATIO: ngettext(
            "sum of numerators by sum of denominators of %(n)s entity",
            "sum of numerators by sum of denominators of %(n)s entities",
            entities,
        ),
    }
    return said[Over(over)] % {"n": entities}


def how_over_time(found: Reached, today: int) -> str:
    """How the value of all years was made, and which years are missing; or why there is none."""
    whole = found.whole
    if not any(each.given for each in found.years):
        return _("not reported: no value of any year was assured")
    if whole.value is None:
        return capfirst(_(whole.said)) + ". " + _("Whoever edits the work plan can state it.")
    made = f"{_(OVERS[Over(found.row.over_time)])}: {', '.join(whole.of)}"
    absent = [str(each.year) for each in found.years if each.year < today and not each.given and _asked(each)]
    if not absent:
        return made
    missing = _("not reported: %(years)s") % {"years": ", ".join(absent)}
    return f"{made}; {missing}"


def _asked(year: OfYear) -> bool:
    return any(each.asked for each in year.cells)


def verdict(year: OfYear) -> str:
    """Whether the target of a year was reached, or why that cannot be told."""
    if year.whole.value is None:
        return ""
    if year.target is None:
        return _("no target of the year")
    if year.reached is None:
        return _("not compared: without a baseline nobody can tell in which direction it is to move")
    return _("reached") if year.reached else _("not reached")


def lines_of(found: Reached, there: Around, version: Version, today: int) -> list[Line]:
    """What each entity reached in each year, by year and entity."""
    return [
        Line(
            cell,
            organisation(cell.entity, there),
            _(STAGES[Stage(cell.coming.stage)]) if cell.coming else "",
            cell.asked and cell.year <= today and cell.stands is None and cell.coming is None,
            scope_of(version.code, found.row, cell.entity, there),
        )
        for year in found.years
        for cell in year.cells
    ]


def by_entity(found: Reached, lines: Sequence[Line], own: str) -> list[tuple[Text, list[tuple[int, Line | None]]]]:
    """The same by entity, in the order of what these are called, with a place for every year."""
    years = [each.year for each in found.years]
    named: dict[str, Text] = {line.cell.entity: line.entity for line in lines}
    at = {(line.cell.entity, line.cell.year): line for line in lines}
    order = sorted(named, key=lambda entity: pick(named[entity], own).text.casefold())
    return [(named[entity], [(year, at.get((entity, year))) for year in years]) for entity in order]
