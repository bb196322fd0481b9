"""Values of the parts of a country beside each other: which year is compared, and how darkly each is shaded. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

SHADES = 4
"""Shades of a tile with a value; each holds about as many places."""


def year_compared(by_place: Iterable[Mapping[int, Decimal]]) -> int | None:
    """The newest year of which at least half of the places that have any value have one; None without any value.

    The newest year of all may be that of a single place, which says nothing of the others.
    """
    places = [set(values) for values in by_place if values]
    years = sorted({year for each in places for year in each}, reverse=True)
    return next((year for year in years if 2 * sum(year in each for each in places) >= len(places)), None)


def shades(values: Collection[Decimal], of: int = SHADES) -> list[tuple[Decimal, Decimal]]:
    """The lowest and the highest value of each shade, from the palest: about as many places in each, equal ones in one.

    >>> shades([Decimal(1), Decimal(2), Decimal(3), Decimal(9)], 2)
    [(Decimal('1'), Decimal('2')), (Decimal('3'), Decimal('9'))]
    """
    ordered = sorted(values)
    found: list[list[Decimal]] = []
    for place, value in enumerate(ordered):
        if found and (value == found[-1][-1] or place * of // len(ordered) < len(found)):
            found[-1].append(value)
        else:
            found.append([value])
    return [(each[0], each[-1]) for each in found]


def shade(value: Decimal | None, of: Sequence[tuple[Decimal, Decimal]]) -> int:
    """The shade of a value, from 1; 0 for none."""
    if value is None:
        return 0
    return next((place for place, (first, last) in enumerate(of, 1) if first <= value <= last), 0)
