"""Lists of sub-outputs that are filtered by an entity: their sums are its own money, as those of the page of money."""

from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.queries.own import own_money
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.web.words import Text, organisation


@dataclass(frozen=True, slots=True)
class Whose:
    """Sub-outputs with the money that sums of them hold. ``entity``: whose alone it is; empty where nobody is chosen.

    ``is_told``: whether it is known whose it is; else sums hold the whole sub-outputs. ``untold``: what is not told.
    """

    lines: Sequence[Line]
    entity: Text = ""
    is_told: bool = True
    untold: Sums | None = None


def whose_money(page: FrameworkPage, found: Board, lines: Sequence[Line], year: int | None) -> Whose:
    """The sub-outputs of a list with the money of the entity that the address names. One statement where it does."""
    entity = page.request.GET.get("entity", "")
    if not entity:
        return Whose(lines)
    own = own_money(lines, entity, year)
    return Whose(own.lines, organisation(entity, found.around), own.is_told, own.untold)
