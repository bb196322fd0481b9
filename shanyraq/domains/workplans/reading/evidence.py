"""What the rows of a file say together: how amounts and days are written in a column, which codes texts have."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from shanyraq.domains.workplans.reading.cells import Cell, is_nothing
from shanyraq.domains.workplans.reading.columns import TOTALS, Column, Layout
from shanyraq.domains.workplans.reading.repairing.amounts import decimal_sign_of
from shanyraq.domains.workplans.reading.repairing.codes import candidates
from shanyraq.domains.workplans.reading.repairing.days import day_first_of, orders_of

Rows = Sequence[tuple[int, Sequence[Cell]]]
CODED = (
    (Column.PRIORITY_CODE, Column.PRIORITY),
    (Column.OUTCOME_CODE, Column.OUTCOME),
    (Column.OUTPUT_CODE, Column.OUTPUT),
)
"""Levels of a plan above the sub-output: where the code stands, and where the text."""


@dataclass(slots=True)
class Evidence:
    """What other rows show.

    ``decimal_signs`` and ``day_first`` by the title of a column; where the days of a column show no order, or both,
    it is that which all days of the file show. ``codes``: by column, plan and text, the codes that
    stand as such; ``texts``: by column, plan and code, its texts.
    """

    decimal_signs: dict[str, str] = field(default_factory=dict)
    day_first: dict[str, bool | None] = field(default_factory=dict)
    codes: dict[tuple[str, str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    texts: dict[tuple[str, str, str], set[str]] = field(default_factory=lambda: defaultdict(set))


def evidence_of(layout: Layout, rows: Rows, text_of: Callable[[Cell], str]) -> Evidence:
    """What the rows of a file show together. ``text_of`` gives the text of a cell with its letters put right."""
    found = Evidence()
    amounts = [*TOTALS, *(title for titles in layout.years.values() for title in titles[:3])]
    for title in amounts:
        found.decimal_signs[title] = decimal_sign_of(_column(layout, title, rows))
    orders = {title: orders_of(_column(layout, title, rows)) for title in (Column.STARTS_ON, Column.ENDS_ON)}
    of_file = set().union(*orders.values())
    for title, shown in orders.items():
        found.day_first[title] = day_first_of(shown or of_file)
    for code_title, text_title in CODED:
        _codes(found, layout, rows, (code_title, text_title), text_of)
    return found


def same(text: str) -> str:
    """A text as it is compared with another one of the file."""
    return " ".join(text.casefold().split())


def _column(layout: Layout, title: str, rows: Rows) -> Iterable[Cell]:
    place = layout.places.get(title)
    return (cells[place] for _, cells in rows if place < len(cells)) if place is not None else ()


def _codes(
    found: Evidence, layout: Layout, rows: Rows, titles: tuple[str, str], text_of: Callable[[Cell], str]
) -> None:
    """The codes of one level that stand as such, by their texts, and the other way round."""
    places = [layout.places.get(title, -1) for title in (Column.PLAN, *titles)]
    if min(places[1:]) < 0:
        return
    for _, cells in rows:
        plan, code, text = (cells[place] if 0 <= place < len(cells) else "" for place in places)
        if not isinstance(code, str) or is_nothing(code) or candidates(code):
            continue
        key, name = same(text_of(plan)), same(text_of(text))
        if name:
            found.codes[titles[0], key, name].add(code.strip())
            found.texts[titles[0], key, code.strip()].add(name)
