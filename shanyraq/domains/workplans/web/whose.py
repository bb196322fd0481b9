"""Lists of sub-outputs that are filtered by an entity: their sums are its own money, as those of the page of money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.members import holds
from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.queries.own import Day, own_money
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.web.words import Text, organisation


@dataclass(frozen=True, slots=True)
class Whose:
    """Sub-outputs with the money that sums of them hold. ``entity``: whose alone it is; empty where nobody is chosen.

    ``is_told``: whether it is known whose it is; else sums hold the whole sub-outputs. ``untold``: what is not told;
    ``known_since``: of a day, where the trail does not tell it of some, the day after which it does.
    """

    lines: Sequence[Line]
    entity: Text = ""
    is_told: bool = True
    untold: Sums | None = None
    known_since: date | None = None


def whose_money(page: FrameworkPage, found: Board, lines: Sequence[Line], year: int | None) -> Whose:
    """The sub-outputs of a list with the money of the entity that the address names. One statement where it does."""
    entity = page.request.GET.get("entity", "")
    if not entity:
        return Whose(lines)
    own = own_money(lines, entity, year, _day(page))
    return Whose(own.lines, organisation(entity, found.around), own.is_told, own.untold, own.known_since)


def _day(page: FrameworkPage) -> Day | None:
    """The day in the address, for whoever sees work plans: others see what was endorsed, which keeps no lines."""
    return Day(page.code, page.asked) if page.asked and holds(page, Permission.SEE_WORKPLANS) else None
