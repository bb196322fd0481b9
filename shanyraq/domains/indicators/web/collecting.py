"""The page of collection: how much of what is expected is there, what is late or missing, rounds, and the calendar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import reaches
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.speech import full_sentence
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.models import Round
from shanyraq.domains.indicators.queries.collecting import (
    Asking,
    Expected,
    Made,
    asking,
    entity_names,
    expected,
    leading,
    made_of,
    standings,
)
from shanyraq.domains.indicators.queries.coverage import Tally, asked_years, by_entity, by_outcome, tally
from shanyraq.domains.indicators.queries.proposing import proposals
from shanyraq.domains.indicators.queries.seen import hidden_from
from shanyraq.domains.indicators.rules.collecting import PARTS
from shanyraq.domains.indicators.rules.frequency import Proposal
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.vocabulary import STAGES, STANDINGS, Standing
from shanyraq.domains.indicators.web.called import indicator_words, often_words, row_words, source_words
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import Facet, filter_groups, found_or_404, narrowed
from shanyraq.domains.packages.web.members import holds
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope

AT_ONCE = 20
"""Expected values on a page."""
HEADER = (
    *("outcome", "indicator_key", "indicator_code", "indicator", "row_key", "row", "period", "entities", "due_on"),
    *("standing", "reported_on", "came_late", "stage", "value"),
)
TALLY_HEADER = ("entity", "name", "expected", "reported", "published", "late", "reported_after_its_day")
FIRST = {Standing.LATE: 0, Standing.ASKED: 1, Standing.REPORTED: 2, Standing.PUBLISHED: 3}
"""In which order the values stand: what is missing first."""
Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Collected:
    """What is expected in a framework on the day of a page: what is stated or proposed, how values become one, every
    value of all its years, names.

    ``sees``: whether whoever reads may see values that are not published; ``reports``: whether they may report some.
    """

    page: FrameworkPage
    there: Asking
    made: Made
    whole: Sequence[Expected]
    proposed: Mapping[str, Proposal]
    names: Names
    sees: bool
    reports: bool

    @cached_property
    def every(self) -> list[Expected]:
        """Those that are asked by the day of the page, or were given before."""
        return [each for each in self.whole if each.is_asked]

    @property
    def facets(self) -> Sequence[Facet[Expected]]:
        """The filters of the page."""
        return (*self.facets_of_sums, Facet("standing", _("State"), lambda each: (each.standing,), self._standing))

    @cached_property
    def facets_of_sums(self) -> Sequence[Facet[Expected]]:
        """Those that narrow the sums as well: a sum of what is late says nothing."""
        codes = [outcome.code for outcome in recent_package(self.page.version).outcomes]
        years = [str(year) for year in range(self.page.version.starts_on.year, self.page.version.ends_on.year + 1)]
        entities = leading(self.page.version, self.there)
        return (
            Facet("year", _("Year"), lambda each: (str(each.period.year),), also=years),
            Facet("entity", _("Entity"), lambda each: each.entities, self.name, also=entities),
            Facet("outcome", _("Outcome"), lambda each: (each.place.outcome.code,), also=codes),
        )

    def name(self, entity: str) -> str:
        """What an entity is called for short."""
        return pick(self.names.get(entity, entity), self.page.version.language).text

    @staticmethod
    def _standing(code: str) -> str:
        return _(STANDINGS[code])


@dataclass(frozen=True)
class Shown:
    """An expected value in the reader's words. ``stage`` and ``value``: as far as they may see them."""

    each: Expected
    indicator: Any
    row: Any
    entities: str
    standing: str
    stage: str
    value: str


@dataclass(frozen=True)
class ShownRound:
    """A round: whether it is to open, open or closed, and how much of what it asks for is there. ``was_late``: what
    is late was so by the calendar when the round opened, for its own day has not come.
    """

    row: Round
    state: str
    is_open: bool
    tally: Tally
    was_late: bool


@dataclass(frozen=True)
class Timed:
    """When values of an indicator are due, in words; ``next_on``: the next day. ``is_stated``: by somebody.

    ``in_parts``: its values are of parts of a year, and nobody stated how they become one.
    ``proposal``: what is proposed of what nobody stated, ``offered`` how often in words, and ``reason`` with what its
    form begins.
    """

    key: str
    indicator: Any
    source: Any
    often: str
    months: int
    entities: str
    next_on: date | None
    is_stated: bool
    scope: Scope
    proposal: Proposal | None
    in_parts: bool
    offered: str = ""
    reason: str = ""


@framework_page
def collection(page: FrameworkPage) -> HttpResponse:
    """Coverage and timeliness of each entity and outcome, what is late and missing, rounds, the calendar."""
    found = collected(page)
    of_sums = narrowed(found.every, found.facets_of_sums, page.request.GET)
    lines = _in_order(narrowed(found.every, found.facets, page.request.GET))
    part = Paginator(lines, AT_ONCE).get_page(page.request.GET.get("page"))
    return page.render(
        "indicators/collection.html",
        found=found,
        whole=tally(of_sums),
        years=asked_years(of_sums),
        entities=[(entity, found.name(entity), each) for entity, each in by_entity(of_sums)],
        outcomes=_outcomes(page, of_sums),
        part=part,
        shown=[_shown(each, found) for each in part.object_list],
        filters=filter_groups(found.every, found.facets, page.request.GET),
        rounds=_rounds(found),
        calendar=_calendar(found),
        proposed=sum(each.timing is not None for each in found.proposed.values()),
        downloads=sheet_links(page, "collection"),
        sums=sheet_links(page, "collection-entities"),
    )


@framework_page
def collection_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """Every asked value that the page shows, on all of its parts."""
    found = collected(page)
    lines = _in_order(found_or_404(found.every, found.facets, page.request.GET))
    return sheet_file(form, f"{page.code}-collection", HEADER, [_cells(_shown(each, found)) for each in lines])


@framework_page
def entities_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """How much of what is asked of each entity is there."""
    found = collected(page)
    lines = by_entity(found_or_404(found.every, found.facets, page.request.GET))
    rows = [
        (key, found.name(key), each.expected, each.reported, each.published, each.late, each.came_late)
        for key, each in lines
    ]
    return sheet_file(form, f"{page.code}-collection-entities", TALLY_HEADER, rows)


def collected(page: FrameworkPage) -> Collected:
    """What is expected on the day of a page. Four statements."""
    made = made_of(page.version)
    there = asking(page.version, page.as_of)
    names = entity_names(page.version)
    actor: Actor = page.request.actor  # type: ignore[attr-defined]
    stands = standings(page.version, page.as_of, hidden=hidden_from(actor, page.version))
    every = expected(page.version, page.as_of, there, stands=stands, made=made)
    proposed = proposals(page.version, page.as_of, there, stands)
    reports = any(each.framework in {"", page.code} for each in reaches(actor, Permission.REPORT_VALUES))
    return Collected(page, there, made, every, proposed, names, holds(page, Permission.SEE_VALUES), reports)


def _in_order(lines: Iterable[Expected]) -> list[Expected]:
    return sorted(lines, key=lambda each: (FIRST[each.standing], each.due_on))


def _shown(each: Expected, found: Collected) -> Shown:
    is_seen = found.sees or each.standing == Standing.PUBLISHED
    return Shown(
        each,
        indicator_words(each.place),
        row_words(each.place),
        ", ".join(map(found.name, each.entities)) or "–",
        _(STANDINGS[each.standing]),
        _(STAGES[each.stage]) if found.sees and each.stage else "",
        each.printed if is_seen else "",
    )


def _cells(line: Shown) -> tuple[Any, ...]:
    each, place = line.each, line.each.place
    return (
        *(place.outcome.code, place.indicator.key, place.indicator.code, line.indicator.text, place.row.key),
        *(line.row.text, each.period.text, " ".join(each.entities), each.due_on, each.standing.value),
        *(each.reported_on, int(each.came_late), line.stage, line.value),
    )


def _outcomes(page: FrameworkPage, values: Sequence[Expected]) -> list[tuple[Any, Any, Tally]]:
    titles = {each.place.outcome.code: each.place.outcome for each in values}
    own = page.version.language
    return [(code, pick(titles[code].title, own), each) for code, each in by_outcome(values)]


def _rounds(found: Collected) -> list[ShownRound]:
    """The rounds, the last one first."""
    day, lines = found.page.as_of, []
    for row in reversed(found.there.rounds):
        span = read_period(row.period)
        inside = tally(each for each in found.every if span.holds(each.period))
        is_open = row.closed_at is None or row.closed_at.date() > day
        state = _("open") if row.opens_on <= day else _("not open yet")
        was_late = bool(inside.late) and day <= row.due_on
        lines.append(ShownRound(row, state if is_open else _("closed"), is_open, inside, was_late))
    return lines


def _calendar(found: Collected) -> list[Timed]:
    """When the values of each indicator are due, in the order of print."""
    day, there = found.page.as_of, found.there
    ahead: dict[str, date] = {}
    places: dict[str, Expected] = {}
    for each in found.whole:
        key = each.place.indicator.key
        places.setdefault(key, each)
        if each.due_on >= day and not each.is_given:
            ahead[key] = min(ahead.get(key, each.due_on), each.due_on)
    return [_timed(key, each, there, found, ahead.get(key)) for key, each in places.items()]


def _timed(key: str, each: Expected, there: Asking, found: Collected, next_on: date | None) -> Timed:
    timing, proposal = there.timings.get(key, there.default), found.proposed.get(key)
    often = often_words(timing.frequency, timing.every)
    names = ", ".join(map(found.name, each.entities))
    said = (indicator_words(each.place), source_words(each.place), often, timing.months, names)
    in_parts = timing.frequency in PARTS and key not in found.made.over_time
    stands = (next_on, key in there.timings, each.place.scope(""), proposal, in_parts)
    if proposal is None or proposal.timing is None:
        return Timed(key, *said, *stands)
    offered = often_words(proposal.timing.frequency, proposal.timing.every)
    return Timed(key, *said, *stands, offered, full_sentence(proposal.reason))
