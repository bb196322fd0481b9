"""SDMX-CSV: a row an observation, a column a component. 1.0 begins with ``DATAFLOW``, 2.0 with ``STRUCTURE``.

Both may write names beside codes (``SEX: Sex``, ``F: Female``), or in columns of their own.
"""

from shanyraq.domains.indicators.reading.components import COMPONENT, PERIOD, VALUE, Components
from shanyraq.domains.indicators.reading.remarks import unreadable
from shanyraq.domains.indicators.reading.tables import read_table
from shanyraq.kernel.sentences import gettext_noop

BETWEEN = ": "
NO_SDMX = gettext_noop("This is no SDMX file: a column {name} is missing")


def read_csv(components: Components, content: bytes) -> None:
    """Reads a table of observations.

    :raises Unreadable: when it has no column for the period or the value.
    """
    read, file = components.read, components.file
    table = read_table(read, file, content, ",;\t")
    if table is None:
        return
    components.counted = True
    names = [name.split(BETWEEN, 1)[0].strip().upper() for name in table.heading]
    for needed in (PERIOD, VALUE):
        if needed not in names:
            raise unreadable(file, NO_SDMX, name=needed)
    labelled = [BETWEEN in name for name in table.heading]
    columns = [(at, name) for at, name in enumerate(names) if COMPONENT.fullmatch(name)]
    for number, cells in table.cells(read):
        told = {}
        for at, name in columns:
            code, _, words = cells[at].partition(BETWEEN) if labelled[at] else (cells[at], "", "")
            told[name] = code
            if words:
                read.words.setdefault(name, {}).setdefault(code, {}).setdefault("en", words)
        components.take(number, told)
