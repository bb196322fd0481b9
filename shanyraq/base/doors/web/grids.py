"""A grid of cells that are saved as one leaves them: each through its verb, so that one that is refused keeps no other.

What a cell is called, ``group.field``, says what it is about: the group has one revision, which every cell of it begins
from. What a row of a grid is, and which verb keeps its cells, the domain tells (``Keeper``).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shanyraq.base.audit.models import Event
from shanyraq.base.doors.feed import sentences
from shanyraq.base.doors.web.saving import attempted
from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Done, verbbook

WAS, SEEN = "was.", "seen."
"""Beside each cell: what stood in it, and beside each group of a row: its revision, when the page was read."""
BLOCK = "block"
"""Several rows in one request, a list in JSON: each as its own form would send it."""
TIMES = 3
"""So often a cell is tried while others change its group."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a cell that was sent and is not saved, or of which rules remarked something.

    ``typed``: what was typed, which stays there; None where it is saved. ``clash``: who changed it in the meantime.
    """

    typed: str | None = None
    problem: str = ""
    clash: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a group. ``saved``: as it stands; ``seen``: the revision of its group; ``column``: its place.

    ``is_text``: words are typed, and no number; ``answers``: the name of the list that it is usually one of;
    ``hint``: what stands in it while it is empty; ``notes``: what is to be known of it. ``read``: what stands there
    where nothing can be typed, if that is written otherwise.
    """

    name: str
    label: str
    column: int
    saved: str
    seen: int
    is_open: bool
    told: Told
    is_text: bool = False
    answers: str = ""
    hint: str = ""
    notes: Sequence[str] = ()
    read: str = ""

    @property
    def value(self) -> str:
        """What stands in the field: what was typed and is not saved, else what is."""
        return self.saved if self.told.typed is None else self.told.typed

    @property
    def longest(self) -> int:
        """Letters that can be typed."""
        return 500 if self.is_text else 60


@dataclass(frozen=True)
class Sent:
    """A cell that was sent: what was typed, and what stood there for whoever typed it."""

    name: str
    group: str
    field: str
    typed: str
    was: str


@dataclass
class Saved:
    """What became of cells: what is to be said of each, by its name, and the events of those that are saved."""

    told: dict[str, Told] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    @property
    def status(self) -> int:
        """How the answer begins: 409 where somebody else was there before, 422 where something was refused."""
        if any(each.clash for each in self.told.values()):
            return 409
        return 422 if any(each.problem for each in self.told.values()) else 200


def status_of(rows: Iterable[Saved]) -> int:
    """How the answer begins that shows several rows."""
    found = {each.status for each in rows}
    return next((status for status in (409, 422) if status in found), 200)


def events_of(rows: Iterable[Saved]) -> list[Event]:
    """The events of several rows, in the order in which they happened."""
    return [event for each in rows for event in each.events]


class Keeper(Protocol):
    """How the cells of a row are kept."""

    def act(self, cell: Sent, seen: str) -> tuple[str, Mapping[str, Any]] | None:
        """The verb that keeps a cell, and what it is told; None where there is nothing to do."""

    def stands(self, cell: Sent) -> tuple[str, str]:
        """What stands in a cell by now, and the revision of its group."""

    def meaning(self, cell: Sent, text: str) -> Any:
        """What a text in a cell means: two that mean the same are no conflict."""

    def remarked(self, cell: Sent) -> str:
        """The name of the cell beside which is said what rules remark when this one is saved."""

    def last_change(self, cell: Sent) -> Event | None:
        """The last change of what the cell is about."""


def rows_sent(request: HttpRequest) -> list[Mapping[str, str]]:
    """The rows that were sent: those of a block, which was pasted or is taken back; else the one of a form.

    :raises BadRequest: when it is no block of rows.
    """
    if BLOCK not in request.POST:
        return [{name: str(request.POST[name]) for name in request.POST}]
    try:
        found = json.loads(str(request.POST[BLOCK]))
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        found = None
    if not (isinstance(found, list) and found and all(map(_is_row, found))):
        raise BadRequest("This is no block of rows.")
    return found


def _is_row(found: object) -> bool:
    return isinstance(found, dict) and all(isinstance(value, str) for value in found.values())


def keep_cells(
    request: HttpRequest, sent: Mapping[str, str], keeper: Keeper, is_cell: Callable[[str, str], bool]
) -> Saved:
    """Saves every cell of a row that was sent and is not what stood there. What is refused stays as it was typed. It
    is tried once more after the others: cells may fit together only when all of them are in.
    """
    done, cells = Saved(), list(cells_in(sent, is_cell))
    seen = {name.removeprefix(SEEN): sent[name] for name in sent if name.startswith(SEEN)}
    _save_each(request, keeper, cells, seen, done)
    refused = [cell for cell in cells if cell.name in done.told and done.told[cell.name].problem]
    if len(refused) < len(cells):
        _save_each(request, keeper, refused, seen, done)
    return done


def cells_in(sent: Mapping[str, str], is_cell: Callable[[str, str], bool]) -> Iterator[Sent]:
    """The cells that were sent and hold something else than stood there. ``is_cell``: by group and field."""
    for name in sent:
        group, _point, named = name.partition(".")
        if not is_cell(group, named):
            continue
        typed, was = sent[name].strip(), sent.get(WAS + name, "").strip()
        if typed != was:
            yield Sent(name, group, named, typed, was)


def _save_each(request: HttpRequest, keeper: Keeper, cells: Iterable[Sent], seen: dict[str, str], done: Saved) -> None:
    """Saves cells one after the other, and writes down what became of each. ``seen``: group → revision."""
    for cell in cells:
        done.told.pop(cell.name, None)
        found = _save(request, keeper, cell, seen.get(cell.group, ""))
        if isinstance(found, Told):
            done.told[cell.name] = found
        elif found is not None:
            seen[cell.group] = str(found.result.revision)
            remarks = tuple(say(each.message) for each in found.findings)
            if remarks:
                done.told.setdefault(keeper.remarked(cell), Told(remarks=remarks))
            done.events += [found.event] if found.event else []


def _save(request: HttpRequest, keeper: Keeper, cell: Sent, seen: str) -> Done[Any] | Told | None:
    """Saves a cell. Where somebody changed another cell of its group, it is saved all the same, over what is there now;
    where it was this one, and both did not mean the same, both sides are shown.
    """
    for _turn in range(TIMES):
        act = keeper.act(cell, seen)
        if act is None:
            return None
        verb, entered = act
        stood = {cell.field: cell.was}  # words that went are emptied
        found = attempted(request, verbbook()[verb], entered, stood)
        if found.done:
            return found.done
        if not found.conflict:
            return Told(cell.typed, problem="; ".join(found.problems))
        stands, seen = keeper.stands(cell)
        if keeper.meaning(cell, stands) not in (keeper.meaning(cell, cell.was), keeper.meaning(cell, cell.typed)):
            break
    return Told(cell.typed, clash=_who(keeper.last_change(cell)))


def _who(changed: Event | None) -> str:
    """Who changed something last, and when."""
    if changed is None:
        return _("somebody")
    return f"{changed.actor}, {format_day(changed.at.date())} {changed.at:%H:%M}"


def said_of(event: Event | None) -> str:
    """What happened, in a sentence; of nothing, that everything is as it should be."""
    return say(sentences([event])[0]) if event else _("Everything is as it should be; nothing was changed.")


def by_script(request: HttpRequest) -> bool:
    """Whether the script of the grid asks, which wants the row alone."""
    return request.headers.get("HX-Request") == "true"
