"""Periods of observations – a year, a half, a quarter, a month – and their numbers as they are compared. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from shanyraq.domains.indicators.vocabulary import PERIOD
from shanyraq.kernel.digits import MOST

WRITTEN = re.compile(PERIOD)
IN_A_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole months within one year. Ordered by its last day, a longer one after a shorter."""

    ends_on: date
    months: int
    text: str

    @property
    def year(self) -> int:
        """The year that it lies in."""
        return self.ends_on.year

    @property
    def starts_on(self) -> date:
        return date(self.year, self.ends_on.month - self.months + 1, 1)

    def holds(self, other: "Period") -> bool:
        """Whether another period lies in it."""
        return self.starts_on <= other.starts_on and other.ends_on <= self.ends_on

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return self.months == IN_A_YEAR


@lru_cache(4096)
def read_period(text: str) -> Period:
    """The period that is written ``2026``, ``2026-S1``, ``2026-Q2`` or ``2026-03``.

    :raises ValueError: for anything else.
    """
    found = WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is no period")
    year = int(found[1])
    if found[2]:
        months, last = 6, 6 * int(found[2])
    elif found[3]:
        months, last = 3, 3 * int(found[3])
    elif found[4]:
        months, last = 1, int(found[4])
    else:
        months, last = IN_A_YEAR, IN_A_YEAR
    return Period(_last_day(year, last), months, text)


def _last_day(year: int, month: int) -> date:
    after = date(year + month // IN_A_YEAR, month % IN_A_YEAR + 1, 1)
    return after - timedelta(days=1)


def exact(value: float) -> Decimal:
    """A number with the digits that are kept for certain: 5.2, and not what a binary number makes of it."""
    return Decimal(f"{value:.{MOST}g}")
