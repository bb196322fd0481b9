"""The layout of an export: 41 fixed columns in their order, then four columns for each year.

Titles as they stand in exports of 2025. A title is known again whatever its case, its spaces and the way in which
«Sub-Output» is written.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


class Column(StrEnum):
    """The fixed columns in their order, each with its title."""

    COUNTRY = "Country"
    PLAN = "Plan name"
    PRIORITY_CODE = "Strategic priority code"
    PRIORITY = "Strategic priority"
    OUTCOME_CODE = "Outcome code"
    OUTCOME = "Outcome"
    OUTPUT_CODE = "Output code"
    OUTPUT = "Output"
    PUBLISHED = "Sub-Output publication status (Yes)"
    CODE = "Sub-Output code"
    TITLE = "Sub-Output"
    IDENTIFIER = "ID"
    DESCRIPTION = "Description"
    STARTS_ON = "Start date"
    ENDS_ON = "End date"
    STATUS = "Status"
    JOINT_NAMES = "Joint Programmes / Initiatives names"
    JOINT_TYPES = "Joint Programmes / Initiatives types"
    ABBREVIATIONS = "Agency abbreviations"
    AGENCIES = "Agencies"
    CONTRIBUTING = "Contributing partners"
    IMPLEMENTING = "Implementation partners"
    TARGETS = "SDG Targets"
    GOALS = "SDG Goals"
    PLACES = "Geography"
    FUNCTIONS = "QCPR function"
    HUMANITARIAN = "Humanitarian marker"
    HUMANITARIAN_NOTE = "Humanitarian marker narrative"
    GENDER = "Gender marker"
    GENDER_NOTE = "Gender marker narrative"
    RIGHTS = "Human rights marker"
    ALSO_OUTPUTS = "Suboutput also contributes to the following outputs"
    RIGHTS_NOTE = "Human rights marker narrative"
    PEACE = "Sustaining peace marker"
    PEACE_NOTE = "Sustaining peace marker narrative"
    GROUPS = "LNOB groups targeted"
    FOCAL_USERS = "Focal users"
    HELPS = "Non Monetary Assistance"
    TOTAL_REQUIRED = "Total required resources"
    TOTAL_AVAILABLE = "Total available resources"
    TOTAL_SPENT = "Total expenditure resources"


FIXED = tuple(column.value for column in Column)
ABOVE = FIXED[: FIXED.index(Column.PUBLISHED)]
"""Columns of what stands above a sub-output: their words are those of the framework."""
OF_A_YEAR = ("Required", "Available", "Expenditure", "Narrative")
TOTALS = (Column.TOTAL_REQUIRED, Column.TOTAL_AVAILABLE, Column.TOTAL_SPENT)
WORDED = (
    *(Column.PUBLISHED, Column.STATUS, Column.JOINT_NAMES, Column.JOINT_TYPES, Column.ABBREVIATIONS, Column.AGENCIES),
    *(Column.CONTRIBUTING, Column.IMPLEMENTING, Column.TARGETS, Column.GOALS, Column.PLACES, Column.FUNCTIONS),
    *(Column.HUMANITARIAN, Column.GENDER, Column.RIGHTS, Column.ALSO_OUTPUTS, Column.PEACE, Column.GROUPS),
    *(Column.FOCAL_USERS, Column.HELPS),
)
"""Columns of lists and labels: what is understood of them can be said in other words."""
YEARS_OF_A_FILE = 13
"""Years that have columns in a file of UN INFO: 2016 to 2028 in those of 2025, which makes 93 columns."""
ALIASES = {"Sub-Output publication status": Column.PUBLISHED}
"""Other titles of the same column. Whether «(Yes)» belongs to the title or is what stands in the cells is not known."""
ENOUGH = 5
"""How many titles of the layout make a row the header."""
YEAR = re.compile(r"((?:19|20)\d\d) (required|available|expenditure|narrative)")
SUB_OUTPUT = re.compile(r"\bsub[\s-]?output")
DASHES = re.compile(r"[‐‑‒–—―−]")

NO_PLACE = gettext_noop("The column “{column}” is missing; without it no row can be placed")
MISSING = gettext_noop("The column “{column}” is missing; it is read as empty")
UNKNOWN = gettext_noop("The column “{column}” does not belong to the layout; it is left out")
TWICE = gettext_noop("The column “{column}” stands more than once; the first one is read")


def year_columns(year: int) -> tuple[str, str, str, str]:
    """The titles of the four columns of a year: required, available, spent, narrative."""
    required, available, spent, narrative = (f"{year} {part}" for part in OF_A_YEAR)
    return required, available, spent, narrative


def window(years: Collection[int]) -> range:
    """The years that get columns in a file of ours: so many as files of UN INFO have, up to the last of these years,
    without a gap; more only where these years reach further back.
    """
    last = max(years)
    return range(min(*years, last - YEARS_OF_A_FILE + 1), last + 1)


def normal(title: str) -> str:
    """A title as it is compared: small letters, single spaces, plain hyphens, one spelling of «sub-output»."""
    words = " ".join(DASHES.sub("-", title.replace("\ufeff", "").replace("\u200b", "")).casefold().split())
    return SUB_OUTPUT.sub("suboutput", re.sub(r"\s*/\s*", " / ", words))


KNOWN = {normal(title): title for title in FIXED} | {normal(other): column.value for other, column in ALIASES.items()}


def title_of(cell: object) -> str | None:
    """The title of the layout that a cell of a header says, or nothing."""
    if not isinstance(cell, str):
        return None
    words = normal(cell)
    year = YEAR.fullmatch(words)
    return f"{year[1]} {year[2].capitalize()}" if year else KNOWN.get(words)


def is_header(cells: Sequence[object]) -> bool:
    """Whether a row names columns of the layout."""
    return len({title for cell in cells if (title := title_of(cell))}) >= ENOUGH


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each column stands, counted from 0; the years with the titles of theirs; what is odd in the header."""

    places: dict[str, int]
    years: dict[int, tuple[str, str, str, str]]
    odd: list[tuple[str, Severity, Sentence]] = field(default_factory=list)


def layout_of(header: Sequence[object]) -> Layout:
    """The layout of a file by its header."""
    places: dict[str, int] = {}
    odd: list[tuple[str, Severity, Sentence]] = []
    for place, cell in enumerate(header):
        printed = str(cell).strip()
        title = title_of(cell)
        if title is None:
            if printed:
                odd.append((printed, Severity.WARNING, Sentence(UNKNOWN, {"column": printed})))
        elif title in places:
            odd.append((title, Severity.WARNING, Sentence(TWICE, {"column": title})))
        else:
            places[title] = place
    found = sorted({int(title[:4]) for title in places if title[:4].isdecimal()})
    years = {year: year_columns(year) for year in found}
    return Layout(places, years, odd + _missing(places, found))


def _missing(places: dict[str, int], years: Sequence[int]) -> list[tuple[str, Severity, Sentence]]:
    """Columns that are not there. A row is placed by its title, and by the code or the name of its output."""
    needed = [Column.TITLE.value]
    if Column.OUTPUT not in places:
        needed.append(Column.OUTPUT_CODE.value)
    expected = [*FIXED, *(title for year in years for title in year_columns(year))]
    return [
        (title, Severity.ERROR, Sentence(NO_PLACE, {"column": title}))
        if title in needed
        else (title, Severity.WARNING, Sentence(MISSING, {"column": title}))
        for title in expected
        if title not in places
    ]
