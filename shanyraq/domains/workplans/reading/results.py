"""What is read from exports: rows of joint work plans, and an account of every row of the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shanyraq.domains.workplans.reading.remarks import Remark
from shanyraq.domains.workplans.vocabulary import Function, Group, Help, Humanitarian, Status


@dataclass(frozen=True, slots=True)
class Year:
    """The money of a year in US dollars, to the cent, and what is told about the year."""

    required: Decimal | None = None
    available: Decimal | None = None
    spent: Decimal | None = None
    narrative: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One sub-output as a row of an export says it.

    ``entities`` are pairs of abbreviation and name, either of which may be empty. ``gender``, ``rights`` and ``peace``
    are levels from 0 to 3; none is not 0. ``years`` holds the years in which anything stands. ``printed`` holds what
    was printed in each cell that was mended or not wholly understood, by the title of its column. ``cells`` holds the
    cells of lists and labels as texts, and those of which nothing was understood; where a row is written with them,
    they go before its values. A ``refused`` row cannot be used, and a remark says why. ``doubles``: the first row of
    the file that says the same in everything and has no identifier; 0 where there is none. Whether both are wanted is
    for whoever knows what stands: two sub-outputs may be the same in all that a file tells.
    """

    file: str = ""
    row: int = 0
    country: str = ""
    plan: str = ""
    priority_code: str = ""
    priority: str = ""
    outcome_code: str = ""
    outcome: str = ""
    output_code: str = ""
    output: str = ""
    published: bool | None = None
    code: str = ""
    title: str = ""
    identifier: str = ""
    description: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    status: Status | None = None
    joint_names: tuple[str, ...] = ()
    joint_types: tuple[str, ...] = ()
    entities: tuple[tuple[str, str], ...] = ()
    contributing: tuple[str, ...] = ()
    implementing: tuple[str, ...] = ()
    sdg_targets: tuple[str, ...] = ()
    sdg_goals: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    functions: tuple[Function | str, ...] = ()
    humanitarian: Humanitarian | str | None = None
    humanitarian_note: str = ""
    gender: int | None = None
    gender_note: str = ""
    rights: int | None = None
    rights_note: str = ""
    peace: int | None = None
    peace_note: str = ""
    also_outputs: tuple[str, ...] = ()
    groups: tuple[Group | str, ...] = ()
    focal_users: tuple[str, ...] = ()
    helps: tuple[Help | str, ...] = ()
    required: Decimal | None = None
    available: Decimal | None = None
    spent: Decimal | None = None
    years: Mapping[int, Year] = field(default_factory=dict)
    printed: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict, compare=False)
    refused: bool = False
    doubles: int = 0


@dataclass(slots=True)
class Export:
    """The rows of the files, and what there is to know about them.

    ``countries`` and ``plans``: as found, with how many rows each has, those left out as well. ``years``: those for
    which a file has columns; ``columns``: the titles of all. Rows of other countries and plans than asked for are
    ``left_out``, and rows of totals; blank rows count nowhere: ``len(rows) + left_out`` is the number of rows in the
    files.
    """

    rows: list[PlanRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    countries: dict[str, int] = field(default_factory=dict)
    plans: dict[str, int] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    columns: frozenset[str] = frozenset()
    left_out: int = 0
