"""What was typed into cells becomes money: each cell through the verb, so that one that is refused keeps no other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.numerals import Ambiguous, plain_number
from shanyraq.base.doors.web.saving import attempted
from shanyraq.base.doors.web.views import asking
from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Done, standing_or_nothing, verbbook
from shanyraq.domains.funding.queries.grid import Place
from shanyraq.domains.funding.rules.typing import typed_amount
from shanyraq.domains.funding.verbs.undoing import CHANGING
from shanyraq.domains.funding.vocabulary import AMOUNTS
from shanyraq.domains.funding.web.cells import Told

SET = "funding.line.set"
WAS, SEEN = "was.", "seen."
"""Beside each cell: what stood in it, and beside each year of a line: its revision, when the page was read."""
TIMES = 3
"""So often a cell is tried while others change its line."""


@dataclass(frozen=True)
class Sent:
    """A cell that was sent: what was typed, and what stood there for whoever typed it."""

    name: str
    year: int
    measure: str
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


def save_cells(request: HttpRequest, framework: str, number: int, place: Place) -> Saved:
    """Sets every amount of a line that was sent and is not what stood there. What is refused stays as it was typed. It
    is tried once more after the others: a year and its quarters may fit together only when all of them are in.
    """
    done, seen = Saved(), _revisions(request.POST)
    of = dict(zip(("entity", "contributor", "instrument"), place, strict=True))
    about = {"framework": framework, "number": number, **of}
    cells = list(cells_in(request.POST))
    _save_each(request, about, cells, seen, done)
    refused = [cell for cell in cells if cell.name in done.told and done.told[cell.name].problem]
    if len(refused) < len(cells):
        _save_each(request, about, refused, seen, done)
    return done


def _save_each(
    request: HttpRequest, about: Mapping[str, Any], cells: Iterable[Sent], seen: dict[int, str], done: Saved
) -> None:
    """Saves cells one after the other, and writes down what became of each. ``seen``: year → revision of its line."""
    for cell in cells:
        done.told.pop(cell.name, None)
        found = _save(request, {**about, "year": cell.year}, cell, seen.get(cell.year, ""))
        if isinstance(found, Told):
            done.told[cell.name] = found
            continue
        seen[cell.year] = str(found.result.revision)
        remarks = tuple(say(each.message) for each in found.findings)
        if remarks:
            done.told[cell.name] = Told(remarks=remarks)
        done.events += [found.event] if found.event else []


def cells_in(sent: Mapping[str, Any]) -> Iterator[Sent]:
    """The cells that were sent and hold something else than stood there."""
    for name in sent:
        year, _point, measure = name.partition(".")
        if measure not in AMOUNTS or not (year.isascii() and year.isdecimal() and len(year) == 4):
            continue
        typed, was = str(sent[name]).strip(), str(sent.get(WAS + name, "")).strip()
        if typed != was:
            yield Sent(name, int(year), measure, typed, was)


def _save(request: HttpRequest, about: Mapping[str, Any], cell: Sent, seen: str) -> Done[Any] | Told:
    """Saves a cell. Where somebody changed another cell of its line, it is saved all the same, over what is there now;
    where it was this one, and both did not mean the same, both sides are shown. Where nothing stands any more, nobody
    knows the amount, which is not 0.
    """
    verb, actor = verbbook()[SET], asking(request)
    for _turn in range(TIMES):
        said = {cell.measure: typed_amount(cell.typed)} if cell.typed else {"empty": [cell.measure]}
        found = attempted(request, verb, {**about, **said, "seen": seen})
        if found.done:
            return found.done
        if not found.conflict:
            return Told(cell.typed, problem="; ".join(found.problems))
        stands = standing_or_nothing(verb, actor, about)
        if _amount(str(stands.get(cell.measure) or "")) not in (_amount(cell.was), _amount(cell.typed)):
            break
        seen = str(stands.get("seen", ""))
    return Told(cell.typed, clash=_who(about))


def _who(about: Mapping[str, Any]) -> str:
    """Who changed the money of the sub-output last, and when. One statement."""
    changed = trail(framework=about["framework"], kind="sub_output", key=str(about["number"]), verbs=CHANGING).first()
    if changed is None:
        return _("somebody")
    return f"{changed.actor}, {format_day(changed.at.date())} {changed.at:%H:%M}"


def _amount(text: str) -> Decimal | None:
    """A number as it stands in a cell; None where there is none."""
    try:
        return Decimal(plain_number(typed_amount(text)))
    except (InvalidOperation, Ambiguous):
        return None


def _revisions(sent: Mapping[str, Any]) -> dict[int, str]:
    """The revision of the line of each year, as the page had it."""
    found = {name.removeprefix(SEEN): str(sent[name]) for name in sent if name.startswith(SEEN)}
    return {int(year): seen for year, seen in found.items() if year.isascii() and year.isdecimal() and len(year) == 4}
