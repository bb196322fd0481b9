"""What things of a package are called: their titles by the words that findings and comparisons use for them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shanyraq.domains.packages.comparing import NAMES
from shanyraq.domains.packages.reading.references import walk
from shanyraq.domains.packages.rules.row_names import row_text
from shanyraq.domains.packages.schema import Indicator, Package, Row
from shanyraq.domains.packages.schema.items import Text

TITLES = ("title", "name", "obligation", "index", "text", "statement")
"""The fields that may hold what a thing is called, the first that it has."""
NUMBERED = {"clause", "SDG target", "strategy", "outcome", "output", "signatory", "remark"}
"""What is called by its number, code or place."""


@dataclass(frozen=True, slots=True)
class Titles:
    """``of``: «activity sofi-2026» → its title; a row stands after its indicator: «indicator 1.2.1, row urban».

    ``language`` is that of a title which is a bare text.
    """

    of: Mapping[str, Text]
    language: str


def titles_of(package: Package) -> dict[str, Text]:
    """The titles of everything that has one."""
    found: dict[str, Text] = {}
    indicator = ""
    rows: Sequence[Row] = ()
    for location, item in walk(package):
        kind = NAMES.get(str(location[-2])) if len(location) > 1 else None
        key = getattr(item, "key", None) or getattr(item, "id", None)
        if kind is None or kind in NUMBERED or not key:
            continue
        if isinstance(item, Row):
            found[f"{indicator}, row {key}"] = row_text(rows, item, package.framework.language)
            continue
        if isinstance(item, Indicator):
            indicator, rows = f"indicator {key}", item.rows
        if not (isinstance(item, Indicator) and item.code):
            found[f"{kind} {key}"] = next((text for name in TITLES if (text := getattr(item, name, None))), str(key))
    return found
