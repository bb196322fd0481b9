"""Breaks in a series: two neighbouring values so far apart that they hardly count the same thing.

The design rules point at them; the trend before a framework and the line of a chart do not go across them.
"""

from datetime import date

from shanyraq.domains.packages.rules.design_rules.magnitude import times_apart
from shanyraq.domains.packages.rules.design_rules.thresholds import threshold
from shanyraq.domains.packages.rules.design_rules.units import counts_things, unit_family

LIMIT = "series-break"

RARE = {"per 100000", "per 1000000"}
"""Rates of what is too rare to be given in percent: they double when the number of cases does."""


def times_a_year(one: float, other: float, years: int) -> float:
    """The factor a year that leads from one value to the other; 0 where there is none (zero, two signs, no time)."""
    return float(times_apart(one, other) ** (1 / years)) if years > 0 else 0.0


def comes_and_goes(unit: str) -> bool:
    """Whether what is measured in a unit may well be none in one year and some in the next: single cases, and rates of
    what is rare.
    """
    return counts_things(unit) or unit_family(unit) in RARE


def break_between(unit: str, one: float, other: float, years: int, on: date) -> float:
    """The factor a year where it is one of a break, else 0.

    ``unit`` is the code of the row's own unit. What is counted one by one (victims, cases) may well double from one
    year to the next, and with it its rate per 100,000 people, so there it is none.
    """
    factor = 0.0 if comes_and_goes(unit) else times_a_year(one, other, years)
    return factor if factor >= threshold(LIMIT, on) else 0.0
