"""What was typed into cells becomes money of a line: each cell through the verb."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpRequest

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.numerals import Ambiguous, plain_number
from shanyraq.base.doors.web.grids import Saved, Sent, cells_in, keep_cells
from shanyraq.base.doors.web.views import asking
from shanyraq.base.verbs import standing_or_nothing, verbbook
from shanyraq.domains.funding.queries.grid import Place
from shanyraq.domains.funding.rules.typing import typed_amount
from shanyraq.domains.funding.verbs.undoing import CHANGING
from shanyraq.domains.funding.vocabulary import AMOUNTS

SET = "funding.line.set"


@dataclass(frozen=True)
class Line:
    """The line of money whose cells are saved: ``about`` names sub-output, entity, partner and kind of source."""

    request: HttpRequest
    about: Mapping[str, Any]

    def act(self, cell: Sent, seen: str) -> tuple[str, Mapping[str, Any]]:
        """Sets an amount. Where nothing stands any more, nobody knows the amount, which is not 0."""
        said = {cell.field: typed_amount(cell.typed)} if cell.typed else {"empty": [cell.field]}
        return SET, {**self.about, "year": int(cell.group), **said, "seen": seen}

    def stands(self, cell: Sent) -> tuple[str, str]:
        """The amount as it stands, and the revision of its year."""
        found = standing_or_nothing(verbbook()[SET], asking(self.request), {**self.about, "year": int(cell.group)})
        return str(found.get(cell.field) or ""), str(found.get("seen", ""))

    def meaning(self, cell: Sent, text: str) -> Decimal | None:
        """A number as it stands in a cell; None where there is none."""
        try:
            return Decimal(plain_number(typed_amount(text)))
        except (InvalidOperation, Ambiguous):
            return None

    def remarked(self, cell: Sent) -> str:
        """Beside the amount itself."""
        return cell.name

    def last_change(self, cell: Sent) -> Event | None:
        """The last change of the money of the sub-output. One statement."""
        number = str(self.about["number"])
        return trail(framework=self.about["framework"], kind="sub_output", key=number, verbs=CHANGING).first()


def line_of(request: HttpRequest, framework: str, number: int, place: Place) -> Line:
    """The line of money of a sub-output."""
    of = dict(zip(("entity", "contributor", "instrument"), place, strict=True))
    return Line(request, {"framework": framework, "number": number, **of})


def save_cells(sent: Mapping[str, str], line: Line) -> Saved:
    """Sets every amount of a line that was sent and is not what stood there."""
    return keep_cells(line.request, sent, line, _is_amount)


def amounts_in(sent: Mapping[str, str]) -> int:
    """How many amounts of a line are not what stood there."""
    return sum(1 for _cell in cells_in(sent, _is_amount))


def _is_amount(year: str, measure: str) -> bool:
    return measure in AMOUNTS and year.isascii() and year.isdecimal() and len(year) == len("2026")
