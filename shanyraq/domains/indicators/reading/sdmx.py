"""Reads SDMX data, whichever of its forms a file has: SDMX-CSV 1.0 and 2.0, SDMX-JSON 1.0 and 2.0, SDMX-ML 2.1 and 3.0.

The forms: https://sdmx.org/standards/. Each has a module of its own; what they have in common is in ``components``.
"""

from collections.abc import Collection

from shanyraq.domains.indicators.reading.components import Components
from shanyraq.domains.indicators.reading.remarks import unreadable
from shanyraq.domains.indicators.reading.results import Read
from shanyraq.domains.indicators.reading.sdmx_csv import read_csv
from shanyraq.domains.indicators.reading.sdmx_json import read_json
from shanyraq.domains.indicators.reading.sdmx_ml import read_ml
from shanyraq.kernel.sentences import gettext_noop

MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
EMPTY = gettext_noop("The file is empty")


def read_sdmx(file: str, content: bytes, whole: Collection[str] = ()) -> Read:
    """Reads a file, whose form is known by how it begins.

    :param whole: codes of areas that are the whole country, and so no breakdown.
    :raises Unreadable: when it has none of the forms, or is damaged.
    """
    head = content[:200]
    for mark in MARKS:
        head = head.removeprefix(mark)
    head = head.replace(b"\x00", b"").lstrip()
    if not head:
        raise unreadable(file, EMPTY)
    components = Components(Read(), file, frozenset(whole))
    if head.startswith(b"{"):
        read_json(components, content)
    elif head.startswith(b"<"):
        read_ml(components, content)
    else:
        read_csv(components, content)
    components.end()
    return components.read
