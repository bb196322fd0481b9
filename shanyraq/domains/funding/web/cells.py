"""The lines of money of a sub-output as cells that are filled in: what stands in each, and what is to be said of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.web.grids import Cell, Told
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.queries.grid import Entered, Place, entered
from shanyraq.domains.funding.rules.gaps import Amounts
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.rules.lines import spent_is_available
from shanyraq.domains.funding.rules.quarters import Delivered
from shanyraq.domains.funding.verbs.line import scope_of_money
from shanyraq.domains.funding.vocabulary import AMOUNTS, NAMES_OF_QUARTERS, QUARTERS
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.queries.around import Around, around, scope_of
from shanyraq.domains.workplans.queries.board import Line as Planned
from shanyraq.domains.workplans.queries.board import added
from shanyraq.domains.workplans.queries.plans import closed_by_output
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.domains.workplans.web.words import organisation
from shanyraq.kernel.amounts import added_up
from shanyraq.kernel.scopes import Scope

BY_YEAR, BY_QUARTER = "", "quarter"
COLUMNS: Mapping[str, tuple[str, ...]] = {BY_YEAR: MEASURES, BY_QUARTER: ("spent", *QUARTERS)}
"""How the grid is read → the amounts of a year that have cells."""


@dataclass(frozen=True, slots=True)
class YearOf:
    """The cells of a year of a line, and what is derived from them: what is to be mobilised, or told of no quarter."""

    year: int
    cells: Sequence[Cell]
    rest: Decimal | None


@dataclass(frozen=True, slots=True)
class SumsOf:
    """A year of all lines together: each amount with what it is called, and what is derived from them."""

    year: int
    amounts: Sequence[tuple[str, Decimal | None]]
    rest: Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """A line: whose money it is in words and by its keys, and its years. ``is_open``: whoever asks may change it."""

    id: str
    place: Place
    words: Sequence[str]
    years: Sequence[YearOf]
    is_open: bool

    @property
    def unsaved(self) -> bool:
        """Whether anything that was typed is not saved."""
        return any(cell.told.typed is not None for year in self.years for cell in year.cells)


@dataclass(frozen=True)
class Grid:
    """Everything that is said of the money of a sub-output, and who may change what. ``new``: begun and not saved;
    ``by``: how it is read, one of ``COLUMNS``.
    """

    page: FrameworkPage
    planned: Planned
    there: Around
    scope: Scope
    years: tuple[int, ...]
    closed: frozenset[int]
    lines: Mapping[Place, Entered]
    new: tuple[Place, ...] = ()
    told: Mapping[tuple[Place, str], Told] = field(default_factory=dict)
    by: str = BY_YEAR

    @property
    def query(self) -> str:
        """What its address says of how it is read."""
        return f"?by={self.by}" if self.by else ""

    @property
    def titles(self) -> list[str]:
        """What the amounts of a year are called above their columns, that which is derived from them last."""
        if self.by == BY_QUARTER:
            quarters = [_("Q%(quarter)s") % {"quarter": number} for number in range(1, len(QUARTERS) + 1)]
            return [_("Spent"), *quarters, _("Quarter not told")]
        return [*(titles_of()[measure] for measure in MEASURES), _("To be mobilised")]

    def rows(self) -> list[Row]:
        """Every line that says something, and those that are new, by the names of entity and partner."""
        said = [place for place, line in self.lines.items() if line.says_something]
        kept = {place for place, _name in self.told}
        ordered = sorted({*said, *kept} - {*self.new}, key=lambda place: (not any(place), self.words(place)))
        return [self.row(place) for place in (*ordered, *self.new)]

    def row(self, place: Place) -> Row:
        """One line with a cell for each amount of each year."""
        is_open = self.may_change(place[0])
        line = self.lines.get(place, Entered(place, {}))
        years = [
            YearOf(year, list(self._cells(line, place, number, year, is_open=is_open)), self._rest([line], year))
            for number, year in enumerate(self.years)
        ]
        return Row(id_of(place), place, self.words(place), years, is_open)

    def _cells(self, line: Entered, place: Place, number: int, year: int, *, is_open: bool) -> Iterator[Cell]:
        row, titles, columns = line.years.get(year), titles_of(), COLUMNS[self.by]
        for column, measure in enumerate(columns):
            amount, name = getattr(row, measure, None), f"{year}.{measure}"
            told = self.told.get((place, name), Told())
            if measure == "spent" and row is not None and not told.remarks:
                remarks = tuple(say(each.message) for each in spent_is_available(row.available, row.spent))
                told = Told(told.typed, told.problem, told.clash, remarks)
            yield Cell(
                name,
                f"{year} · {titles[measure]}",
                number * len(columns) + column,
                "" if amount is None else format_number(amount, 2),
                row.revision if row else 0,
                is_open and year not in self.closed,
                told,
            )

    def words(self, place: Place) -> list[str]:
        """Entity, contributing partner and kind of source, as the reader calls them; what is not said is left out."""
        entity, contributor, instrument = place
        own = self.page.version.language
        named = [pick(organisation(key, self.there), own).text for key in (entity, contributor) if key]
        kind = [pick(instruments().get(instrument, instrument)).text] if instrument else []
        return [*named, *kind] or [_("not told apart")]

    def may_change(self, entity: str) -> bool:
        """Whether whoever asks may change money of an entity: that of nobody belongs to every entity of it."""
        actor: Any = self.page.request.actor  # type: ignore[attr-defined]
        where = scope_of_money(self.scope, entity)
        return not self.planned.ended and may(actor, Permission.EDIT_WORKPLANS, where)

    def together(self) -> list[SumsOf]:
        """What stands in each year in all lines, with what is derived from it."""
        lines, titles = list(self.lines.values()), self.titles
        found = []
        for year in self.years:
            sums = _amounts(lines, year)
            said = [sums[name] for name in COLUMNS[self.by]]
            found.append(SumsOf(year, list(zip(titles, said, strict=False)), self._rest(lines, year)))
        return found

    def whole(self) -> Amounts:
        """The sums of all years, however the grid is read."""
        return Amounts(added([_sums(list(self.lines.values()), year) for year in self.years]))

    def _rest(self, lines: Sequence[Entered], year: int) -> Decimal | None:
        """What is to be mobilised in a year, or what of the spent is told of no quarter."""
        sums = _sums(lines, year)
        if self.by == BY_YEAR:
            return sums.gap
        quarters = _amounts(lines, year)
        return Delivered(year, sums, tuple(quarters[name] for name in QUARTERS)).untold


def grid_of(page: FrameworkPage, planned: Planned) -> Grid:
    """The grid of a sub-output as it stands. Four statements when the version was read before."""
    by = page.request.GET.get("by", "")
    facts = planned.facts
    there = around(page.version)
    lines = entered(planned.pk or 0)
    years = _years(page, planned, {year for line in lines.values() if line.says_something for year in line.years})
    closed = closed_by_output(page.version).get(facts.output, frozenset())
    scope = scope_of(page.code, facts, there)
    return Grid(page, planned, there, scope, years, closed, lines, by=by if by in COLUMNS else BY_YEAR)


def id_of(place: Place) -> str:
    """The name of a row in its page."""
    return f"line-{sha256(chr(0).join(place).encode()).hexdigest()[:12]}"


def titles_of() -> dict[str, str]:
    """The amounts in the reader's words."""
    quarters = map(_, NAMES_OF_QUARTERS)
    return dict(zip(AMOUNTS, (_("Required"), _("Available"), _("Spent"), *quarters), strict=True))


def _years(page: FrameworkPage, planned: Planned, told: set[int]) -> tuple[int, ...]:
    """The years of the sub-output that the framework has, and every year in which something stands."""
    first, last = page.version.starts_on.year, page.version.ends_on.year
    starts, ends = planned.facts.starts_on, planned.facts.ends_on
    own = range(max(first, starts.year if starts else first), min(last, ends.year if ends else last) + 1)
    return tuple(sorted({*own, *told} or {*range(first, last + 1)}))


def _sums(lines: Sequence[Entered], year: int) -> Sums:
    amounts = _amounts(lines, year)
    return Sums(*(amounts[measure] for measure in MEASURES))


def _amounts(lines: Sequence[Entered], year: int) -> dict[str, Decimal | None]:
    """Each amount of a year in some lines together; None where none says it."""
    rows = [line.years[year] for line in lines if year in line.years]
    return {name: added_up(getattr(row, name) for row in rows) for name in AMOUNTS}
