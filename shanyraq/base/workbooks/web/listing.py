"""Which rows of an uploaded workbook its page lists, and in which order: what somebody must look at comes first."""

from collections.abc import Iterable
from dataclasses import dataclass

from shanyraq.base.workbooks.ends import TROUBLE, RowEnd, State

SHOWN = 500
"""Rows that a page lists at most."""


@dataclass(frozen=True, slots=True)
class Listing:
    """``rows`` are listed; for ``more`` there is no room; ``unlisted`` change nothing, and nothing is said of them."""

    rows: tuple[RowEnd, ...]
    more: int
    unlisted: int


def listing_of(rows: Iterable[RowEnd]) -> Listing:
    """The rows that are refused, those in trouble, those that do something, the others; each in the order of the file.

    A workbook of everything holds hundreds of rows that nobody touched: they are only counted.
    """
    every = list(rows)
    told = sorted((row for row in every if row.state != State.UNCHANGED or row.said), key=_place)
    return Listing(tuple(told[:SHOWN]), max(len(told) - SHOWN, 0), len(every) - len(told))


def _place(row: RowEnd) -> int:
    if row.state == State.REFUSED:
        return 0
    if any(said.level == TROUBLE for said in row.said):
        return 1
    return 2 if row.state == State.DONE else 3
