"""Reads a repository of Open SDG: ``data/indicator_3-2-1.csv`` and the like, with the names in ``translations`` and
``meta``.

The format: https://open-sdg.readthedocs.io/en/latest/data-format/ – one file an indicator, ``Year`` first, ``Value``
last, between them what the data are broken down by; blank is the total. Real repositories keep to it by and large.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from shanyraq.domains.indicators.reading.numbers import is_number, number_of, year_of
from shanyraq.domains.indicators.reading.observed import Observed, indicator_code, parted
from shanyraq.domains.indicators.reading.remarks import unreadable
from shanyraq.domains.indicators.reading.results import Read
from shanyraq.domains.indicators.reading.tables import Table, cell_at, read_table, refuse_all
from shanyraq.domains.indicators.reading.words import read_words
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import gettext_noop

DATA = re.compile(r"(?P<root>(.*/)?)data/(?P<name>[^/]+)")
NAMED = re.compile(r"indicator_[0-9A-Za-z]+(-[0-9A-Za-z]+)+\.csv")
YEAR, VALUE, UNIT, UNITS, SERIES = "Year", "Value", "UNIT_MEASURE", "Units", "SERIES"
AREA, AREA_OF_MAPS = "REF_AREA", "GeoCode"
NO_DIMENSIONS = frozenset({YEAR, VALUE, UNIT, UNITS, SERIES, AREA_OF_MAPS, ""})
NEVER_NUMBERS = frozenset(
    {"SEX", "URBANISATION", "AGE", "EDUCATION_LEV", "INCOME_WEALTH_QUANTILE", "DISABILITY_STATUS"}
)
"""Dimensions whose codes begin with a letter in every list of SDMX; the codes of areas may be numbers."""

NO_FOLDER = gettext_noop(
    "This is no repository of Open SDG: there is no folder “data” with files “indicator_….csv” in it"
)
NOT_A_TABLE = gettext_noop("Only files named “indicator_….csv” are read; this one was left out")
NO_YEAR = gettext_noop("There is no column “{name}”; all rows of the file ({count}) are refused")
OTHER_UNITS = gettext_noop("The unit stands in the column “Units” here, and in “UNIT_MEASURE” in other files")
TWO_UNITS = gettext_noop("“UNIT_MEASURE” says {unit} and “Units” says {other}; the first one counts")
NO_PERIOD = gettext_noop("“{text}” is no year")
NO_VALUE = gettext_noop("The row has no value; nothing is taken from it")
NUMBER_AS_CODE = gettext_noop("“{text}” is a number, and no code of {dimension}; the row may be shifted")
NOT_A_NUMBER = gettext_noop("“{text}” is no number; it is kept as it is printed")
MENDED = gettext_noop("“{text}” is read as {value}")
UNKNOWN_AREA = gettext_noop("The area “{code}” has no name in the repository (rows: {count})")


@dataclass
class _Of:
    """What is gathered while the rows of one file are read: how often which area without a name stands in them."""

    known: frozenset[str]
    areas: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)


def read_opensdg(files: Mapping[str, bytes]) -> Read:
    """Reads a repository, given its files by their paths.

    :raises Unreadable: when there is no folder ``data`` with tables in it.
    """
    root = _root(files)
    read = Read()
    read_words(read, files, root)
    known = frozenset(read.words.get(AREA, {}))
    found: list[Observed] = []
    for path in sorted(files):
        match = DATA.fullmatch(path)
        if match is None or match["root"] != root:
            continue
        name = path.removeprefix(root)
        if not NAMED.fullmatch(match["name"]):
            read.say(name, 0, "", Severity.WARNING, NOT_A_TABLE)
            continue
        table = read_table(read, name, files[path])
        if table is not None:
            found += _observed(read, table, known)
            read.spaces(name, table.tidied)
    read.take(found)
    return read


def _root(files: Mapping[str, bytes]) -> str:
    """The folder in which ``data`` stands: that of the archive, or one inside it."""
    roots = {match["root"] for path in files if (match := DATA.fullmatch(path)) and NAMED.fullmatch(match["name"])}
    if not roots:
        raise unreadable("data", NO_FOLDER)
    return min(roots, key=lambda root: (root.count("/"), root))


def _observed(read: Read, table: Table, known: frozenset[str]) -> Iterator[Observed]:
    for needed in (YEAR, VALUE):
        if table.place(needed) is None:
            refuse_all(read, table, needed, NO_YEAR, name=needed)
            return
    if table.place(UNITS) is not None:
        read.say(table.file, 1, UNITS, Severity.WARNING, OTHER_UNITS)
    indicator = indicator_code(PurePosixPath(table.file).stem)
    of = _Of(known)
    reading = _Reading(read, table, indicator, of)
    for number, cells in table.cells(read):
        one = reading.row(number, cells)
        if one is not None:
            yield one
    for code, count in of.areas.items():
        read.say(table.file, of.first[code], AREA, Severity.WARNING, UNKNOWN_AREA, code=code, count=count)


class _Reading:
    """The columns of one file, found once."""

    def __init__(self, read: Read, table: Table, indicator: str, of: _Of) -> None:
        self.read, self.table, self.indicator, self.of = read, table, indicator, of
        self.year, self.value = table.place(YEAR), table.place(VALUE)
        self.unit, self.units, self.series = table.place(UNIT), table.place(UNITS), table.place(SERIES)
        self.area = None if table.place(AREA) is not None else table.place(AREA_OF_MAPS)
        self.dimensions = [(at, name) for at, name in enumerate(table.heading) if name not in NO_DIMENSIONS]
        if self.area is not None:
            self.dimensions.append((self.area, AREA))
        self.kept: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}

    def row(self, number: int, cells: list[str]) -> Observed | None:
        """One row; None where it is refused."""
        read, file = self.read, self.table.file
        period = cell_at(cells, self.year)
        year = year_of(period)
        if year is None:
            read.refuse(file, number, YEAR, NO_PERIOD, text=period)
            return None
        printed = cell_at(cells, self.value)
        if not printed:
            read.refuse(file, number, VALUE, NO_VALUE)
            return None
        parts = self._parts(number, cells)
        if parts is None:
            return None
        value, mended = number_of(printed)
        if value is None:
            read.say(file, number, VALUE, Severity.WARNING, NOT_A_NUMBER, text=printed)
        elif mended:
            read.say(file, number, VALUE, Severity.NOTE, MENDED, text=printed, value=str(value))
        unit, series = self._unit(number, cells), cell_at(cells, self.series)
        return Observed(self.indicator, series, parts, unit, period, year, value, printed, file, number)

    def _parts(self, number: int, cells: list[str]) -> tuple[tuple[str, str], ...] | None:
        """The dimensions of a row; None where a number stands in the place of a code."""
        codes = tuple(cells[at] for at, _ in self.dimensions)
        found = self.kept.get(codes)
        if found is None:
            for code, (_, name) in zip(codes, self.dimensions, strict=True):
                if is_number(code) and (name in NEVER_NUMBERS or "." in code or "," in code):
                    self.read.refuse(self.table.file, number, name, NUMBER_AS_CODE, text=code, dimension=name)
                    return None
            found = self.kept[codes] = parted(
                (name, code) for code, (_, name) in zip(codes, self.dimensions, strict=True)
            )
        self._count_area(number, dict(found).get(AREA, ""))
        return found

    def _count_area(self, number: int, code: str) -> None:
        if code and self.of.known and code not in self.of.known:
            self.of.areas[code] += 1
            self.of.first.setdefault(code, number)

    def _unit(self, number: int, cells: list[str]) -> str:
        unit, other = cell_at(cells, self.unit), cell_at(cells, self.units)
        if unit and other and unit != other:
            self.read.say(self.table.file, number, UNITS, Severity.WARNING, TWO_UNITS, unit=unit, other=other)
        return unit or other
