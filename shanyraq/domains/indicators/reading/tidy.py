"""Reads a plain table (CSV): a column for the indicator, one for the year or period, one for the value, and others for
what the value is broken down by and its unit. Names of columns are read in whatever case, with spaces or without.
"""

from decimal import Decimal

from shanyraq.domains.indicators.reading.numbers import number_of, year_of
from shanyraq.domains.indicators.reading.observed import Observed, indicator_code, parted
from shanyraq.domains.indicators.reading.remarks import unreadable
from shanyraq.domains.indicators.reading.results import Read
from shanyraq.domains.indicators.reading.tables import cell_at, read_table
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import gettext_noop

INDICATOR = ("INDICATOR", "INDICATOR_CODE", "INDICATOR_ID")
SERIES = ("SERIES", "SERIES_CODE")
PERIOD = ("TIME_PERIOD", "PERIOD", "YEAR")
UNIT = ("UNIT_MEASURE", "UNIT", "UNITS")
VALUE = ("OBS_VALUE", "VALUE")
LEFT_OUT = frozenset({"", "COMMENT", "NOTE", "SOURCE"})

MISSING = gettext_noop("The table has no column for the {what}; it is called one of: {names}")
NO_INDICATOR = gettext_noop("The row names no indicator")
NO_PERIOD = gettext_noop("“{text}” is no year and no period")
NO_VALUE = gettext_noop("The row has no value; nothing is taken from it")
NOT_A_NUMBER = gettext_noop("“{text}” is no number; it is kept as it is printed")
MENDED = gettext_noop("“{text}” is read as {value}")
WHAT = (gettext_noop("indicator"), gettext_noop("year or period"), gettext_noop("value"))


def names_rows(content: bytes) -> bool:
    """Whether a table has a column «row»: then it holds values of rows of the framework, and no national data."""
    first = content[:20_000].decode("utf-8", "replace").lstrip("\ufeff\r\n").split("\n", 1)[0]
    separator = max(",;\t|", key=first.count)
    return "row" in {name.strip().strip('"').casefold() for name in first.split(separator)}


def read_tidy(file: str, content: bytes) -> Read:
    """Reads a table.

    :raises Unreadable: when it has no column for the indicator, the period or the value.
    """
    read = Read()
    table = read_table(read, file, content, ",;\t|")
    if table is None:
        return read
    table.heading = [name.strip().upper().replace(" ", "_") for name in table.heading]
    places = [table.place(*names) for names in (INDICATOR, PERIOD, VALUE)]
    for what, names, place in zip(WHAT, (INDICATOR, PERIOD, VALUE), places, strict=True):
        if place is None:
            raise unreadable(file, MISSING, what=what, names=[name.lower() for name in names])
    unit, series = table.place(*UNIT), table.place(*SERIES)
    taken = {*places, unit, series}
    dimensions = [(at, name) for at, name in enumerate(table.heading) if at not in taken and name not in LEFT_OUT]
    found = []
    for number, cells in table.cells(read):
        code, period, printed = (cell_at(cells, place) for place in places)
        year = year_of(period)
        if not code:
            read.refuse(file, number, table.heading[places[0] or 0], NO_INDICATOR)
        elif year is None:
            read.refuse(file, number, table.heading[places[1] or 0], NO_PERIOD, text=period)
        elif not printed:
            read.refuse(file, number, table.heading[places[2] or 0], NO_VALUE)
        else:
            value = _number(read, file, number, printed)
            parts = parted((name, cells[at]) for at, name in dimensions)
            told = (cell_at(cells, series), parts, cell_at(cells, unit), period, year)
            found.append(Observed(indicator_code(code), *told, value, printed, file, number))
    read.spaces(file, table.tidied)
    read.take(found)
    return read


def _number(read: Read, file: str, row: int, printed: str) -> Decimal | None:
    value, mended = number_of(printed)
    if value is None:
        read.say(file, row, VALUE[0], Severity.WARNING, NOT_A_NUMBER, text=printed)
    elif mended:
        read.say(file, row, VALUE[0], Severity.NOTE, MENDED, text=printed, value=str(value))
    return value
