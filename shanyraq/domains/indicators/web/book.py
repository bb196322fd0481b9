"""The workbook of an entity: the values that are asked of it, with what is known and what it entered already.

What it is about is an entity, or the values of an entity for one period: ``unicef``, ``unicef@2026``.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.choices import Choices
from shanyraq.base.ui.texts import pick
from shanyraq.base.verbs import Thing, verbbook
from shanyraq.base.verbs.engine import may_do
from shanyraq.base.workbooks.books import Book, Content, Sheet
from shanyraq.domains.indicators.queries.called import row_name
from shanyraq.domains.indicators.queries.collecting import asking, entity_names, leading
from shanyraq.domains.indicators.queries.entering import Known, Line, Slot, entry_of
from shanyraq.domains.indicators.queries.observing import plain
from shanyraq.domains.indicators.rules.periods import WRITTEN, read_period
from shanyraq.domains.indicators.verbs.observation import PLACE
from shanyraq.domains.indicators.web.called import unit_words
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

NAME = "values"
REPORT = "indicators.observation.report"
ENTITY = gettext_noop("entity {key}")
PERIOD = gettext_noop("period {key}")
BESIDE = "@"
"""Stands between an entity and a period."""


def content(framework: str, part: str, by: Actor, on: date) -> Content:
    """What stands in the workbook of an entity: a row for each value that is asked of it and can be changed.

    :raises NotFound: when there is no such framework, no value is asked of the entity, or there is no such period.
    """
    version = version_in_force(framework)
    entity, _at, period = part.partition(BESIDE)
    there = asking(version, on)
    entities = leading(version, there)
    if entity not in entities:
        raise NotFound(Sentence(ENTITY, {"key": entity}), _("There are: %(keys)s.") % {"keys": ", ".join(entities)})
    if period and not WRITTEN.fullmatch(period):
        raise NotFound(Sentence(PERIOD, {"key": period}))
    entry = entry_of(version, entity, on, by, there)
    things = [each for each in _things(entry.lines, entity, period) if may_do(verbbook()[REPORT], by, each)]
    name = pick(entity_names(version).get(entity, entity), version.language).text
    return Content(f"{name} {period}".strip(), (_sheet(things),))


def _sheet(things: Sequence[Thing]) -> Sheet:
    return Sheet(
        key="values",
        title=gettext_noop("Values"),
        help=gettext_noop(
            "A row for each value that is asked, with the unit, the last value and the target behind its name. What "
            "you enter becomes a draft; with “yes” under “Submit it” it is submitted. A row without a value stays "
            "missing; zero is a value."
        ),
        verb=REPORT,
        keys=PLACE,
        things=things,
    )


def _things(lines: Sequence[Line], entity: str, period: str) -> Iterator[Thing]:
    span = read_period(period) if period else None
    for line in lines:
        for slot in line.slots.values():
            if slot.is_entered and (span is None or span.holds(slot.asked.period)):
                yield _thing(line, slot, entity)


def _thing(line: Line, slot: Slot, entity: str) -> Thing:
    place, mine = line.place, slot.mine
    at = {
        "framework": place.version.code,
        "indicator": place.indicator.key,
        "row": place.row.key,
        "period": slot.asked.period.text,
        "measure": slot.measure,
        "part": slot.asked.part,
        "entity": entity,
    }
    known = (unit_words(place).text, _said(_("last"), line.last), _said(_("target"), line.target))
    beside = " · ".join(each for each in (slot.asked.period.text, *known) if each)
    values = {**at, **(plain(mine) if mine else {}), "seen": mine.revision if mine else 0}
    return Thing(row_name(place, f"· {beside}"), values, place.scope(entity))


def _said(word: str, known: Known | None) -> str:
    return f"{word} {known.said}" if known else ""


def scopes(framework: str, parts: Sequence[str]) -> dict[str, Scope]:
    """Where values of entities belong: to any outcome of the framework.

    :raises NotFound: when there is no such framework.
    """
    outcomes = frozenset(outcome.code for outcome in recent_package(version_in_force(framework)).outcomes)
    return {part: Scope(framework, outcomes, frozenset({part.partition(BESIDE)[0]})) for part in parts}


def asked_list(framework: str) -> Choices:
    """The entities of which values are asked, by key, in the order of print; none without a framework."""
    try:
        version = version_in_force(framework)
    except NotFound:
        return []
    day = version.starts_on  # who leads what does not change with the day; a schedule counts as soon as it is set
    names = entity_names(version)
    return [(key, pick(names.get(key, key), version.language).text) for key in leading(version, asking(version, day))]


BOOK = Book(
    name=NAME,
    title=gettext_noop("Values of an entity"),
    help=gettext_noop(
        "Every value that is asked of an entity, in one workbook: filled in by several people, and in the browser too."
    ),
    parts="asked_entities",
    permission=Permission.REPORT_VALUES,
    verbs=(REPORT,),
    scopes=scopes,
    content=content,
)
