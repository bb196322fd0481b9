"""Reads: the results of a version as whole values, in a fixed number of statements."""

from shanyraq.domains.indicators.queries.as_data import progress_rows
from shanyraq.domains.indicators.queries.contributors import Contributors, contributors
from shanyraq.domains.indicators.queries.lines import IndicatorLine, indicator_line, indicator_lines
from shanyraq.domains.indicators.queries.matrix import (
    Group,
    Matrix,
    RowOf,
    Shown,
    groups_left_behind,
    matrix,
    rows_of,
)
from shanyraq.domains.indicators.queries.printed import Pending, Printed
from shanyraq.domains.indicators.queries.reading import (
    IndicatorResult,
    OutcomeResult,
    OutputResult,
    Party,
    Results,
    RowResult,
)
from shanyraq.domains.indicators.queries.remembered import load_results
from shanyraq.domains.indicators.queries.rolling import Part, RolledUp, progress_rollup, rolled_up, rolled_up_each
from shanyraq.domains.indicators.queries.single import (
    Neighbour,
    OneIndicator,
    one_indicator,
)

__all__ = [
    "Contributors",
    "Group",
    "IndicatorLine",
    "IndicatorResult",
    "Matrix",
    "Neighbour",
    "OneIndicator",
    "OutcomeResult",
    "OutputResult",
    "Part",
    "Party",
    "Pending",
    "Printed",
    "Results",
    "RolledUp",
    "RowOf",
    "RowResult",
    "Shown",
    "contributors",
    "groups_left_behind",
    "indicator_line",
    "indicator_lines",
    "load_results",
    "matrix",
    "one_indicator",
    "progress_rollup",
    "progress_rows",
    "rolled_up",
    "rolled_up_each",
    "rows_of",
]
