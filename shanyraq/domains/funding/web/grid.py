"""The page on which money of a sub-output is entered: lines and years as a grid, saved cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.base.audit.models import Event
from shanyraq.base.doors.web.grids import Saved, by_script, events_of, rows_sent, said_of, status_of
from shanyraq.base.doors.web.saving import attempted_all
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.base.verbs import verbbook
from shanyraq.domains.funding.queries.grid import Place
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.verbs.line import partner_of
from shanyraq.domains.funding.verbs.undoing import CHANGING, TAKER
from shanyraq.domains.funding.web.cells import Grid, grid_of, id_of
from shanyraq.domains.funding.web.saving import amounts_in, line_of, save_cells
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.queries.changes import DEEP, Undo, undo_of
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.domains.workplans.web.words import organisation

LONGEST = 400
"""Letters of a name; more is cut off, and refused by the verb as what there is not."""


@framework_page
@for_members
def money_grid(page: FrameworkPage, number: int) -> HttpResponse:
    """The lines of money of a sub-output, to be filled in. On a day gone by: the page of the sub-output, as it was."""
    if page.asked:
        return HttpResponseRedirect(f"{reverse('sub-output', args=[page.code, number])}?as_of={page.asked:%Y-%m-%d}")
    if page.request.method == "POST":
        return _undo(page, number) if "change" in page.request.POST else _save(page, number)
    grid = _grid(page, number)
    begun = _begun(grid, page.request.GET)
    if by_script(page.request) and "begin" in page.request.GET:
        return _part(begun, [begun.new[-1]]) if begun.new else HttpResponse(_refusal(grid), status=422)
    if "begin" in page.request.GET and not begun.new:
        messages.warning(page.request, _refusal(grid))
    return _whole(begun)


money_grid = require_http_methods(["GET", "HEAD", "POST"])(money_grid)


def _undo(page: FrameworkPage, number: int) -> HttpResponse:
    """Takes back changes of the money, by their numbers in the trail: those of a block all, or none where one of them
    is refused. The rows that they changed are shown again.
    """
    request = page.request
    about = {"framework": page.code, "number": number}
    changes = [{**about, "change": change} for change in _changes(request)]
    done, refused = attempted_all(request, verbbook()[TAKER], changes)
    if refused is not None:
        why = [say(refused.conflict.said)] if refused.conflict else refused.problems
        problem = _("It was not taken back: %(why)s") % {"why": "; ".join(why)}
        if by_script(request):
            return HttpResponse(problem, status=409)
        messages.warning(request, problem)
        return HttpResponseRedirect(request.get_full_path())
    if not by_script(request) or not done:
        messages.success(request, said_of(done[-1] if done else None))
        return HttpResponseRedirect(request.get_full_path())
    return _part(_grid(page, number), list(dict.fromkeys(map(_place_of, done))))


def _changes(request: HttpRequest) -> list[str]:
    """The numbers of changes, in the order in which they are taken back."""
    found = request.POST["change"].split(",")[:DEEP]
    if not all(each.isascii() and each.isdecimal() for each in found):
        raise Http404
    return found


def _grid(page: FrameworkPage, number: int) -> Grid:
    planned = sub_output(page.version, number)
    if planned is None:
        raise Http404(_("There is no such sub-output."))
    return grid_of(page, planned)


def _save(page: FrameworkPage, number: int) -> HttpResponse:
    """Saves what was sent of some lines, and shows them again: alone to a script, else with the whole page."""
    there, sent = around(page.version), rows_sent(page.request)
    if sum(map(amounts_in, sent)) > DEEP // 2:
        raise BadRequest("These are more amounts than are saved, and taken back, at once.")
    places = [_named(there, row) for row in sent]
    done = [
        save_cells(row, line_of(page.request, page.code, number, place))
        for row, place in zip(sent, places, strict=True)
    ]
    if by_script(page.request):
        return _part(_with(_grid(page, number), places, done), list(dict.fromkeys(places)))
    if (status := status_of(done)) != 200:
        return _whole(_with(_grid(page, number), places, done), status=status)
    events = events_of(done)
    messages.success(page.request, said_of(events[-1] if events else None))
    for told in (one for each in done for one in each.told.values()):
        for remark in told.remarks:
            messages.warning(page.request, remark)
    return HttpResponseRedirect(f"{page.request.get_full_path()}#{id_of(places[0])}")


def _with(grid: Grid, places: Sequence[Place], done: Sequence[Saved]) -> Grid:
    rows = zip(places, done, strict=True)
    return replace(grid, told={(place, name): told for place, each in rows for name, told in each.told.items()})


def _begun(grid: Grid, asked: QueryDict) -> Grid:
    """The grid with the line that is to be begun, where it may be."""
    if "begin" not in asked:
        return grid
    place = _named(grid.there, asked)
    entities = (*grid.planned.facts.entities, "")
    if place[0] in entities and place[2] in ("", *instruments()) and grid.may_change(place[0]):
        return replace(grid, new=(place,))
    return grid


def _named(there: Around, asked: Mapping[str, str]) -> Place:
    """Whose money is meant: an entity and a kind of source by their keys, a partner by any of its names."""
    entity, contributor, instrument = (
        asked.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in ("entity", "contributor", "instrument")
    )
    return entity, partner_of(contributor, there), instrument


def _whole(grid: Grid, *, status: int = 200) -> HttpResponse:
    page, facts = grid.page, grid.planned.facts
    response = page.render("funding/grid.html", **_context(grid), **_lists(grid), facts=facts)
    response.status_code = status if response.status_code == 200 else response.status_code
    return response


def _part(grid: Grid, places: Sequence[Place]) -> HttpResponse:
    """Some rows again, with the sums below and what was saved."""
    context = {
        **_context(grid),
        "shown": [grid.row(place) for place in places],
        "part": True,
        "framework_code": grid.page.code,
    }
    return render(grid.page.request, "funding/grid_part.html", context)


def _context(grid: Grid) -> dict[str, Any]:
    actor = _actor(grid.page.request)
    undo = undo_of(grid.page.code, grid.planned.number, actor.person, CHANGING) if _any_open(grid) else Undo()
    steps = (("undo", undo.back), ("again", undo.again))
    return {
        "grid": grid,
        "line": grid.planned,
        "address": reverse("money-grid", args=[grid.page.code, grid.planned.number]) + grid.query,
        "rows": grid.rows(),
        "edits": _any_open(grid),
        "together": grid.together(),
        "whole": grid.whole(),
        "last": undo.last,
        "last_said": said_of(undo.last) if undo.last else "",
        "steps": [(act, *_step(events)) for act, events in steps if events],
    }


def _lists(grid: Grid) -> dict[str, Any]:
    """What a line that is begun can be of: entities of the sub-output, kinds of sources; partners by name."""
    own, there = grid.page.version.language, grid.there
    entities = [key for key in grid.planned.facts.entities if grid.may_change(key)]
    partners = dict.fromkeys([*grid.planned.facts.contributors, *there.named])
    return {
        "entities": [(key, pick(organisation(key, there), own)) for key in entities],
        "of_nobody": grid.may_change(""),
        "partners": sorted({pick(organisation(key, there), own).text for key in partners}),
        "instruments": [(code, pick(names)) for code, names in instruments().items()],
    }


def _any_open(grid: Grid) -> bool:
    return any(grid.may_change(entity) for entity in ("", *grid.planned.facts.entities))


def _step(events: Sequence[Event]) -> tuple[str, str]:
    """What is taken back, or done again, by one button: the numbers of changes, and the rows that they change."""
    rows = dict.fromkeys(id_of(_place_of(each)) for each in events)
    return ",".join(str(each.pk) for each in events), " ".join(rows)


def _place_of(event: Event) -> Place:
    entity, contributor, instrument = (
        str(event.change.get(name, "")) for name in ("entity", "contributor", "instrument")
    )
    return entity, contributor, instrument


def _refusal(grid: Grid) -> str:
    return _("Choose an entity of the sub-output whose money you may change, and a kind of source of the list.")


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]
