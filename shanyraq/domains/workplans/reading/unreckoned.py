"""Cells of a workbook that a spreadsheet could not reckon, or has not yet: the fast reader gives them as empty ones.

They are found in the parts of the archive while these are looked at, and laid over the rows that were read.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from shanyraq.domains.workplans.reading.cells import Cell, Formula

SIGNS = (b'"e"', b"'e'", b"<f", b":f")
"""One of them stands in every piece with an error or a formula; most files have none."""
OPEN = re.compile(rb"<(?:\w+:)?c\s")
ODD = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?(?:["']e["'][^<>]*>|>\s*<(?:\w+:)?f[\s/>])""")
"""The beginning of a cell with an error or a formula, which is the first thing in it."""
PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
KIND = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
FORMULA, VALUE = (re.compile(rb"<(?:\w+:)?" + tag + rb"(?:\s[^<>]*)?/?>([^<]*)") for tag in (b"f", b"v"))
LONGEST = 300_000
"""Bytes of a cell, its text and formula with it: one that ends in the next piece is kept until then."""
UNTOLD = "…"
"""For the words of a formula that other cells hold."""
SHEET = re.compile(r"<(?:\w+:)?sheet\s[^<>]*>")
RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^<>]*>")
ATTRIBUTE = re.compile(r"""(?:^|[\s:])(name|id|Id|Target)\s*=\s*(?:"([^"]{0,500})"|'([^']{0,500})')""")
Found = dict[int, dict[int, Cell]]
"""Cells by row and column, both counted from 0."""


class Unreckoned:
    """Looks for such cells in the pieces of one part, each of which ends where a tag begins."""

    def __init__(self) -> None:
        self.found: Found = {}
        self._rest = b""

    def look(self, piece: bytes) -> None:
        """Looks at the next piece."""
        text = self._rest + piece
        last = _last_cell(text)
        if any(sign in text for sign in SIGNS):
            for odd in ODD.finditer(text, 0, last):
                following = OPEN.search(text, odd.end())
                self._keep(text[odd.start() : following.start() if following else last])
        self._rest = text[last:][:LONGEST]

    def end(self) -> Found:
        """The cells of the part, its last one with them."""
        if ODD.match(self._rest):
            self._keep(self._rest)
        return self.found

    def _keep(self, cell: bytes) -> None:
        head = cell[: cell.find(b">") + 1]
        place, value = PLACE.search(head), _of_cell(head, cell)
        if place and value is not None:
            self.found.setdefault(int(place[2]) - 1, {})[_column(place[1])] = value


def _last_cell(text: bytes) -> int:
    """Where the last cell of a piece begins; its end where there is none."""
    starts = [text.rfind(b"<", 0, place + 1) for sign in (b"<c ", b":c ") if (place := text.rfind(sign)) >= 0]
    return max((start for start in starts if OPEN.match(text, max(start, 0))), default=len(text))


def _of_cell(head: bytes, cell: bytes) -> Cell | None:
    """An error as it is shown, or a formula without a value; None for another cell."""
    kind, value, formula = KIND.search(head), VALUE.search(cell), FORMULA.search(cell)
    shown = _text(value[1]) if value else ""
    if kind and kind[1] == b"e":
        return shown
    if formula is None or shown or (kind and kind[1] == b"str"):  # a text may be reckoned to be empty
        return None
    return Formula(f"={_text(formula[1]) or UNTOLD}")


def _text(held: bytes) -> str:
    return unescape(held.decode("utf-8", "replace")).strip()


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def laid_over(rows: Iterator[list[Cell]], found: Found, first: int) -> Iterator[list[Cell]]:
    """The rows of a sheet with these cells where the reader gives empty ones.

    :param first: the column of the sheet with which the rows begin.
    """
    number = -1
    for number, cells in enumerate(rows):
        yield _laid(cells, found.get(number, {}), first)
    for further in range(number + 1, max(found, default=-1) + 1):  # rows with nothing else in them
        yield _laid([], found.get(further, {}), first)


def _laid(cells: list[Cell], found: Mapping[int, Cell], first: int) -> list[Cell]:
    for column, cell in found.items():
        place = column - first
        cells.extend([""] * (place + 1 - len(cells)))
        if place >= 0 and cells[place] == "":
            cells[place] = cell
    return cells


def parts_of_sheets(book: bytes, relations: bytes) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's name; parts in small letters."""
    targets = {}
    for tag in RELATION.findall(relations.decode("utf-8", "replace")):
        told = _attributes(tag)
        target = told.get("Target", "")
        targets[told.get("Id", "")] = (target.lstrip("/") if target.startswith("/") else f"xl/{target}").lower()
    sheets = map(_attributes, SHEET.findall(book.decode("utf-8", "replace")))
    return {told.get("name", ""): targets.get(told.get("id", ""), "") for told in sheets}


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in ATTRIBUTE.findall(tag)}
