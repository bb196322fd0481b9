"""What the page of overlaps shows: pairs in words, by what they can be filtered, and how many are between whom."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shanyraq.base.ui.filters import address
from shanyraq.base.ui.texts import Picked, pick
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.facets import Facet
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.queries.board import Line
from shanyraq.domains.workplans.queries.joint import scope_of_pair
from shanyraq.domains.workplans.queries.overlaps import Cells, Met, between
from shanyraq.domains.workplans.rules.overlaps.judging import KINDS, Kind
from shanyraq.domains.workplans.rules.overlaps.outline import WHOLE
from shanyraq.domains.workplans.vocabulary import GROUPS, Group
from shanyraq.domains.workplans.web.showing import Lister, Shown
from shanyraq.domains.workplans.web.words import Text, organisation, place_name
from shanyraq.kernel.scopes import Scope

APART = ":"
"""Between the two values that a cell of a matrix asks for."""
MOST_ACROSS = 12
"""Columns of a matrix; those with the most pairs."""


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A pair in the list. ``score`` and ``likeness`` out of 100."""

    met: Met
    kind: str
    score: int
    one: Shown
    other: Shown
    scope: Scope

    @property
    def key(self) -> str:
        """How the pair is called in an address."""
        return f"{self.met.pair.one}-{self.met.pair.other}"

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day of both together, as forms write them: what they form holds both."""
        facts = (self.met.one.facts, self.met.other.facts)
        starts = [each.starts_on for each in facts if each.starts_on]
        ends = [each.ends_on for each in facts if each.ends_on]
        return (min(starts).isoformat() if starts else None, max(ends).isoformat() if ends else None)


def shown_pairs(page: FrameworkPage, every: Sequence[Met], there: Around) -> list[ShownPair]:
    """Pairs in the reader's words."""
    lister = Lister(page, there)
    return [
        ShownPair(
            met,
            _(KINDS[met.pair.kind]),
            round(met.pair.score * 100),
            lister.shown(met.one),
            lister.shown(met.other),
            scope_of_pair(page.code, (met.one.facts, met.other.facts), there),
        )
        for met in every
    ]


def pair_facets(there: Around, own: str, asked: Mapping[str, str]) -> list[Facet[Met]]:
    """Kind, entity, outcome, place and group in common; and what other pages and the matrices ask for, as far as it is
    asked for.
    """

    def called(key: str) -> Picked:
        return pick(organisation(key, there), own)

    def place(key: str) -> str:
        return _("the whole country") if key == WHOLE else place_name(key, there, own)

    def both(key: str) -> str:
        return " – ".join(called(each).text for each in key.split(APART))

    narrow: dict[str, tuple[Any, Callable[[Met], Collection[str]], Callable[[str], Any]]] = {
        "between": (gettext_lazy("Between"), lambda met: _cells(met, _entities), both),
        "across": (
            gettext_lazy("Across outcomes"),
            lambda met: _cells(met, _outcome),
            lambda key: key.replace(APART, " – "),
        ),
        "sub_output": (gettext_lazy("Sub-output"), lambda met: [str(each) for each in met.pair.numbers], str),
        "pair": (gettext_lazy("Pair"), lambda met: ["-".join(map(str, met.pair.numbers))], str),
    }
    return [
        Facet("kind", gettext_lazy("Kind"), lambda met: [met.pair.kind.value], lambda value: _(KINDS[Kind(value)])),
        Facet("entity", gettext_lazy("Entity"), lambda met: met.entities, called),
        Facet("outcome", gettext_lazy("Outcome"), lambda met: met.outcomes),
        Facet("place", gettext_lazy("Place in common"), lambda met: met.pair.shared.places, place),
        Facet("group", gettext_lazy("Group in common"), lambda met: met.pair.shared.groups, _group),
        *(_one_of(name, *each, asked[name]) for name, each in narrow.items() if asked.get(name)),
    ]


def _group(key: str) -> str:
    return _(GROUPS[Group(key)]) if key in set(Group) else key


def _one_of(
    name: str, label: Any, values: Callable[[Met], Collection[str]], word: Callable[[str], Any], asked: str
) -> Facet[Met]:
    """A filter that knows one value alone, the one that is asked for: its menu would hold hundreds."""
    return Facet(name, label, lambda met: [asked] if asked in values(met) else [], word)


def _entities(line: Line) -> Collection[str]:
    return line.facts.entities


def _outcome(line: Line) -> Collection[str]:
    return (line.outcome,)


def _cells(met: Met, of: Callable[[Line], Collection[str]]) -> Collection[str]:
    return {f"{row}{APART}{column}" for row, column in between([met], of)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of pairs, and the address that lists them; ``count`` None: an entity beside itself."""

    count: int | None
    href: str = ""


@dataclass(frozen=True)
class Matrix:
    """How many pairs are between each two. ``heads``: what the columns are called."""

    heads: list[Text]
    rows: list[tuple[Text, list[Cell]]]
    left_out: int
    """How many there are more than have a column."""


def matrices(page: FrameworkPage, every: Sequence[Met], there: Around) -> dict[str, Matrix]:
    """Between entities, those with the most pairs first; across outcomes, in the order of the document."""
    order = {line.outcome: place for place, line in enumerate(there.outputs)}
    called = cache(lambda key: organisation(key, there))
    return {
        "entities": _matrix(page, between(every, _entities), "between", called, own=False),
        "outcomes": _matrix(page, between(every, _outcome), "across", lambda key: key or "–", own=True, order=order),
    }


def _matrix(
    page: FrameworkPage,
    cells: Cells,
    name: str,
    called: Callable[[str], Text],
    *,
    own: bool,
    order: Mapping[str, int] | None = None,
) -> Matrix:
    keys = sorted({row for row, _ in cells}, key=lambda key: _place(key, cells, order))
    shown = keys[:MOST_ACROSS]
    rows = [(called(row), list(_row(page, cells, name, row, shown, own=own))) for row in shown]
    return Matrix([called(key) for key in shown], rows, len(keys) - len(shown))


def _place(key: str, cells: Cells, order: Mapping[str, int] | None) -> tuple[int, str]:
    if order is not None:
        return order.get(key, len(order)), key
    return -sum(count for (row, _), count in cells.items() if row == key), key


def _row(
    page: FrameworkPage, cells: Cells, name: str, row: str, columns: Sequence[str], *, own: bool
) -> Iterator[Cell]:
    for column in columns:
        count = cells.get((row, column), 0)
        if row == column and not own:
            yield Cell(None)
        else:
            yield Cell(count, address(page.request.GET, {name: f"{row}{APART}{column}"}) if count else "")
