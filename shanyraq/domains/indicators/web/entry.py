"""The page on which an entity enters its values: rows and periods as a grid, saved cell by cell, submitted together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from shanyraq.base.access.rules import reaches
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.base.doors.web.grids import Saved, by_script, events_of, rows_sent, said_of, status_of
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.collecting import Asking, asking, entity_names, leading
from shanyraq.domains.indicators.queries.entering import Entry, Line, entry_of, submitted_of
from shanyraq.domains.indicators.queries.monitoring import known_of
from shanyraq.domains.indicators.rules.periods import WRITTEN
from shanyraq.domains.indicators.web.called import indicator_words, row_words
from shanyraq.domains.indicators.web.entry_cells import Grid, id_of
from shanyraq.domains.indicators.web.entry_saving import Moved, Values, recall_all, save_values, submit_all
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.members import only_for

LONGEST = 80
SUBMITTED = "submitted"
"""In the address: the numbers of the values that were submitted together just now."""
NUMBER = re.compile("[0-9]{1,7}")
MOST = 1_000
"""Values that are taken back together, at most."""
Named = tuple[str, str, str]
"""Which row of the page is meant: indicator, row, and its period where one is asked for."""


@framework_page
@only_for(Permission.SEE_VALUES)
def value_grid(page: FrameworkPage) -> HttpResponse:
    """The rows of an entity, to be filled in. On a day gone by: what was collected by then."""
    if page.asked:
        return HttpResponseRedirect(f"{reverse('collection', args=[page.code])}?as_of={page.asked:%Y-%m-%d}")
    there = asking(page.version, page.as_of)
    sent = page.request.POST
    if page.request.method != "POST":
        return _whole(_grid(page, there))
    if "recall" in sent:
        return _recall(_grid(page, there), _numbers(sent["recall"]))
    return _submit(_grid(page, there)) if "drafts" in sent else _save(page, there)


value_grid = require_http_methods(["GET", "HEAD", "POST"])(value_grid)


def _entity(page: FrameworkPage, entities: Sequence[str]) -> str:
    """The entity that is asked for, among those of which values are asked; else the reader's own, else the first."""
    wanted = page.request.GET.get("entity", "")
    if wanted and wanted not in entities:
        raise Http404(_("No value is asked of this entity."))
    own = [each.entity for each in reaches(actor_in(page.request), Permission.REPORT_VALUES) if each.entity]
    return wanted or next((each for each in own if each in entities), next(iter(entities), ""))


def _entry(page: FrameworkPage, entity: str, there: Asking | None = None, only: str | None = None) -> Entry:
    return entry_of(page.version, entity, page.as_of, actor_in(page.request), there, only=only)


def _grid(page: FrameworkPage, there: Asking, only: str | None = None) -> Grid:
    entities = leading(page.version, there)
    entity = _entity(page, entities)
    period = page.request.GET.get("period", "")
    if period and not WRITTEN.fullmatch(period):
        raise Http404(_("There is no such period."))
    entry = _entry(page, entity, there, only)
    submitted = frozenset(_numbers(page.request.GET.get(SUBMITTED, "")))
    return Grid(page, entry, period, entities, entity_names(page.version), submitted=submitted)


def _save(page: FrameworkPage, there: Asking) -> HttpResponse:
    """Saves what was sent of some rows, and shows them again: alone to a script, else with the whole page."""
    sent = rows_sent(page.request)
    named = [_named(row) for row in sent]
    indicators = {each[0] for each in named}
    only = named[0][0] if len(indicators) == 1 else None
    grid = _grid(page, there, only)
    entity, lines = grid.entry.entity, [_line(grid, each) for each in named]
    done = [
        save_values(row, Values(page.request, page.code, entity, line)) for row, line in zip(sent, lines, strict=True)
    ]
    told = {
        (id_of(*each), name): one for each, saved in zip(named, done, strict=True) for name, one in saved.told.items()
    }
    if by_script(page.request):
        return _part(replace(grid, entry=_entry(page, entity, there, only), told=told), done, named)
    if (status := status_of(done)) != 200:
        return _whole(replace(grid, entry=_entry(page, entity, there), told=told), status=status)
    return _led_back(page, done, named[0])


def _led_back(page: FrameworkPage, done: Sequence[Saved], named: Named) -> HttpResponse:
    """To the page again, which says what was saved and what rules remark."""
    events = events_of(done)
    messages.success(page.request, said_of(events[-1] if events else None))
    for told in (one for each in done for one in each.told.values()):
        for remark in told.remarks:
            messages.warning(page.request, remark)
    return HttpResponseRedirect(f"{page.request.get_full_path()}#{id_of(*named)}")


def _named(sent: Mapping[str, str]) -> Named:
    indicator, row, at = (sent.get(name, "").replace("\x00", "")[:LONGEST] for name in ("indicator", "row", "at"))
    return indicator, row, at


def _line(grid: Grid, named: Named) -> Line:
    indicator, row, _at = named
    found = (each for each in grid.entry.lines if (each.place.indicator.key, each.place.row.key) == (indicator, row))
    line = next(found, None)
    if line is None:
        raise Http404(_("There is no such row."))
    return line


def _numbers(text: str) -> list[int]:
    """Numbers of values, as an address has them: 12.15.17."""
    return [int(each) for each in text.split(".") if NUMBER.fullmatch(each)][:MOST]


def _submit(grid: Grid) -> HttpResponse:
    """Submits every draft of the page whose period is over; what is refused is told by row."""
    page = grid.page
    found = submit_all(page.request, page.code, grid.ready())
    if found.done:
        words = ngettext("%(number)s value was submitted.", "%(number)s values were submitted.", len(found.done))
        messages.success(page.request, words % {"number": len(found.done)})
    elif not found.refused:
        messages.info(page.request, _("There is no draft whose period is over."))
    if early := len(grid.too_early()):
        words = ngettext(
            "%(number)s draft stays: its period is not over yet.",
            "%(number)s drafts stay: their periods are not over yet.",
            early,
        )
        messages.info(page.request, words % {"number": early})
    return _after(grid, found, _("Not submitted; the drafts stay as they are:"), found.done)


def _recall(grid: Grid, numbers: Sequence[int]) -> HttpResponse:
    """Takes back what was submitted together; what cannot be taken back any more is told by row."""
    page = grid.page
    found = recall_all(page.request, page.code, submitted_of(page.version, grid.entry.entity, numbers))
    if found.done:
        words = ngettext(
            "%(number)s value was taken back and is a draft again.",
            "%(number)s values were taken back and are drafts again.",
            len(found.done),
        )
        messages.success(page.request, words % {"number": len(found.done)})
    elif not found.refused:
        messages.info(page.request, _("There is nothing to take back."))
    return _after(grid, found, _("Not taken back; these stay as they are:"))


def _after(grid: Grid, found: Moved, why: str, submitted: Sequence[int] = ()) -> HttpResponse:
    """To the page again; where something was refused, the page says what, under ``why``."""
    page = grid.page
    if found.refused:
        fresh = replace(grid, entry=_entry(page, grid.entry.entity), submitted=frozenset(submitted))
        return _whole(fresh, status=422, refused=found.refused, why=why)
    query = {"entity": grid.entry.entity, "period": grid.period, SUBMITTED: ".".join(map(str, submitted))}
    told = {name: value for name, value in query.items() if value}
    return HttpResponseRedirect(reverse("value-grid", args=[page.code], query=told))


def _whole(
    grid: Grid, *, status: int = 200, refused: Sequence[tuple[Observation, str]] = (), why: str = ""
) -> HttpResponse:
    own = grid.page.version.language
    named = [(key, pick(grid.names.get(key, key), own).text) for key in grid.entities]
    told = [_told(grid, row, said) for row, said in refused]
    response = grid.page.render(
        "indicators/grid.html", **_context(grid), entities=named, refused=told, why=why, groups=grid.groups()
    )
    response.status_code = status if response.status_code == 200 else response.status_code
    return response


def _told(grid: Grid, row: Observation, why: str) -> tuple[str, Any, Any, str, str]:
    """A value that was refused: the mark of its row in the page, what it is called, its period, and why."""
    place = known_of(grid.page.version).places[row.indicator, row.row]
    mark = id_of(row.indicator, row.row, row.period if grid.period else "")
    return mark, indicator_words(place), row_words(place), row.period, why


def _part(grid: Grid, done: Sequence[Saved], named: Sequence[Named]) -> HttpResponse:
    """Some rows again, with what was saved."""
    there = {row.id: row for each in named for row in grid.rows_of(_line(grid, each))}
    ids = dict.fromkeys(id_of(*each) for each in named)
    if not ids.keys() <= there.keys():
        raise Http404(_("There is no such row."))
    context = {**_context(grid), "rows": [there[each] for each in ids], "part": True, "framework_code": grid.page.code}
    events = events_of(done)
    last = events[-1] if events else None
    return render(
        grid.page.request,
        "indicators/grid_part.html",
        {**context, "last": last, "last_said": said_of(last) if last else ""},
    )


def _context(grid: Grid) -> dict[str, Any]:
    page, entity = grid.page, grid.entry.entity
    query = {"entity": entity, **({"period": grid.period} if grid.period else {})}
    return {
        "grid": grid,
        "entity": entity,
        "entity_name": pick(grid.names.get(entity, entity), page.version.language).text,
        "address": reverse("value-grid", args=[page.code], query=query),
        "recallable": grid.recallable,
        "edits": any(
            slot.is_entered and grid.may_report(slot) for line in grid.entry.lines for slot in line.slots.values()
        ),
    }
