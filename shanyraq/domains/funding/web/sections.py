"""The page of money as sections that open: what each holds, how much of it is shown, where the whole of it stands."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shanyraq.base.sheets import FORMS
from shanyraq.base.ui.filters import address
from shanyraq.domains.funding.queries.overview import Overview
from shanyraq.domains.funding.rules.gaps import Amounts
from shanyraq.domains.funding.web import quartering, showing
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.queries.board import added

FEW, SHOWN = 12, 10
"""A table of more rows than ``FEW`` shows so many, and the rest as one row."""
PARTS: Mapping[str, tuple[str, str]] = {
    "outcome": ("outcomes", gettext_noop("By outcome and year")),
    "quarter": ("quarters", gettext_noop("Delivery by quarter")),
    "output": ("outputs", gettext_noop("By output")),
    "entity": ("entities", gettext_noop("By entity")),
    "source": ("sources", gettext_noop("By kind of source")),
    "place": ("places", gettext_noop("By place")),
    "goal": ("goals", gettext_noop("By Sustainable Development Goal")),
    "contributor": ("contributors", gettext_noop("By contributing partner and outcome")),
}
"""Part, as files name it → the place in the page that an address names, and the title."""
OVERLAPPING, GROUPED = frozenset({"place", "goal"}), frozenset({"outcome", "quarter"})


@dataclass(frozen=True)
class Section:
    """A section of the page. ``rows``: those that are shown; ``number``: how many there are; ``rest``: the sum of those
    that are left out, where rows add up; ``whole``: where all stand. ``downloads``: form → address of its own file.
    """

    part: str
    what: str
    rows: Sequence[Any]
    number: int
    is_open: bool
    whole: str = ""
    rest: Amounts | None = None
    adds_up: bool = True
    downloads: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """What an address names to open it."""
        return PARTS[self.part][0]

    @property
    def title(self) -> str:
        """What it is called."""
        return _(PARTS[self.part][1])

    @property
    def is_counted(self) -> bool:
        """Whether each of its rows is one thing; outcomes have years below them, and years have quarters."""
        return bool(self.rows) and self.part not in GROUPED

    @property
    def left(self) -> int:
        """How many rows are not shown."""
        return self.number - len(self.rows)


def sections_of(
    found: Overview, names: showing.Names, page: FrameworkPage, parts: Collection[str] = tuple(PARTS)
) -> list[Section]:
    """All that hold anything, the first open; or the one that the address asks for, open and whole. ``parts``: those
    that the page can have.
    """
    alone = page.request.GET.get("part", "")
    return [
        _section(part, what, rows, page)
        for part, what, rows in _held(found, names)
        if part in parts and ((rows and not alone) or part == alone)
    ]


def _held(found: Overview, names: showing.Names) -> Iterator[tuple[str, str, Sequence[Any]]]:
    """Part, what its rows are, the rows."""
    yield "outcome", _("Outcome"), showing.by_outcome(found, names)
    yield "quarter", _("Year and quarter"), quartering.by_quarter(found)
    yield "output", _("Output"), showing.by_output(found, names)
    yield "entity", _("Entity"), showing.by_entity(found)
    yield "source", _("Kind of source"), showing.by_source(found)
    yield "place", _("Place"), showing.by_place(found)
    yield "goal", _("SDG"), showing.by_goal(found)
    yield "contributor", _("Contributing partner"), showing.by_flow(found)


def _section(part: str, what: str, rows: Sequence[Any], page: FrameworkPage) -> Section:
    query = page.request.GET
    alone, own, adds_up = query.get("part", ""), address(query, {"part": part}), part not in OVERLAPPING
    files = {form.upper(): reverse(f"funding-{form}", args=[page.code]) + own for form in FORMS}
    section = Section(part, what, rows, len(rows), part == (alone or "outcome"), adds_up=adds_up, downloads=files)
    if alone or len(rows) <= FEW:
        return section
    rest = Amounts(added([row.amounts.sums for row in rows[SHOWN:]])) if adds_up else None
    return replace(section, rows=rows[:SHOWN], whole=own, rest=rest)
