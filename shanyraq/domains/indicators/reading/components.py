"""From the components of SDMX (``SEX``, ``TIME_PERIOD``, ``OBS_VALUE``, ``UNIT_MEASURE`` …) to an observation.

Which component is a dimension is said by a structure that data files do not carry; so the attributes are known by
their names, which all national data structures take from the concepts that SDMX shares.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from shanyraq.domains.indicators.reading.numbers import number_of, year_of
from shanyraq.domains.indicators.reading.observed import Observed, indicator_code, parted
from shanyraq.domains.indicators.reading.results import Read
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.thresholds import read_table

PERIOD, VALUE, SERIES, UNIT, POWER, AREA = "TIME_PERIOD", "OBS_VALUE", "SERIES", "UNIT_MEASURE", "UNIT_MULT", "REF_AREA"
INDICATORS = ("INDICATOR", "INDICATOR_CODE", "SDG_INDICATOR", "INDICATOR_ID")
ATTRIBUTES = frozenset(
    "ACTION BASE_PER COLLECTION COMMENT_DSET COMMENT_OBS COMMENT_TS COMPILATION CONF_STATUS CUST_BREAKDOWN_LB CURRENCY "
    "DATAFLOW DATA_LAST_UPDATE DATA_SOURCE DECIMALS DIMENSION FREQ GEO_INFO_TYPE GEO_INFO_URL LOWER_BOUND NATURE "
    "OBS_COM OBS_CONF OBS_PRE_BREAK OBS_STATUS PRE_BREAK_VALUE REPORTING_TYPE SOURCE_DETAIL STRUCTURE STRUCTURE_ID "
    "STRUCTURE_NAME TIME_COVERAGE TIME_DETAIL TIME_FORMAT TITLE UNIT UPPER_BOUND".split()
)
"""Components that part nothing: the attributes that SDMX shares, how often a series comes, who reports."""
COMPONENT = re.compile(r"[A-Z][A-Z0-9_]*")
DELETES = frozenset({"D", "Delete"})
SOURCE = "SDMX"

NO_INDICATOR = gettext_noop("The row names no indicator, and its series “{series}” is none that is known")
NO_PERIOD = gettext_noop("“{text}” is no period")
NO_VALUE = gettext_noop("The row has no value; nothing is taken from it")
DELETED = gettext_noop("The row asks to delete something, which is not done here")
NOT_A_NUMBER = gettext_noop("“{text}” is no number; it is kept as it is printed")
NO_POWER = gettext_noop("“{text}” is no power of ten")
COUNTED_OUT = gettext_noop("Values that are given in powers of ten and were counted out: {count}")
WHOLE = gettext_noop("The area {code} is taken to be the whole country: no other country is in the file")
SEVERAL = gettext_noop("The file holds several countries ({codes}); keep the rows of one of them")


@cache
def known_series() -> Mapping[str, str]:
    """Series of the SDG data structure → the indicator that it belongs to, from ``series.yaml`` beside this module."""
    return {str(code): str(of) for code, of in read_table(__package__, "series.yaml")["series"].items()}


@dataclass
class Components:
    """Makes observations of components, and gathers what is remarked once a file. ``counted``: the rows are already."""

    read: Read
    file: str
    whole: Collection[str] = ()
    found: list[Observed] = field(default_factory=list)
    scaled: int = 0
    counted: bool = False
    countries: Counter[str] = field(default_factory=Counter)

    def take(self, number: int, told: Mapping[str, str]) -> None:
        """One observation, by the names of its components; ``number``: where it stands."""
        self.read.rows += not self.counted
        if told.get("ACTION") in DELETES:
            self.read.refuse(self.file, number, "ACTION", DELETED)
            return
        period, series = told.get(PERIOD, ""), told.get(SERIES, "")
        year = year_of(period)
        if year is None:
            self.read.refuse(self.file, number, PERIOD, NO_PERIOD, text=period)
            return
        indicator = next((told[name] for name in INDICATORS if told.get(name)), "") or known_series().get(series, "")
        if not indicator:
            self.read.refuse(self.file, number, SERIES, NO_INDICATOR, series=series)
            return
        printed = told.get(VALUE, "")
        if not printed or printed == "NaN":
            self.read.refuse(self.file, number, VALUE, NO_VALUE)
            return
        value, _ = number_of(printed)
        if value is None:
            self.read.say(self.file, number, VALUE, Severity.WARNING, NOT_A_NUMBER, text=printed)
        power = told.get(POWER, "") or "0"
        if not re.fullmatch(r"-?\d{1,2}", power):
            self.read.say(self.file, number, POWER, Severity.WARNING, NO_POWER, text=power)
        elif int(power) and value is not None:
            value, self.scaled = value * Decimal(10) ** int(power), self.scaled + 1
        parts = parted((name, code) for name, code in told.items() if self._is_dimension(name, code))
        area = dict(parts).get(AREA, "")
        if area.isdecimal():
            self.countries[area] += 1
        unit = told.get(UNIT, "")
        self.found.append(
            Observed(indicator_code(indicator), series, parts, unit, period, year, value, printed, self.file, number)
        )

    def _is_dimension(self, name: str, code: str) -> bool:
        if name in ATTRIBUTES or name in INDICATORS or name in (PERIOD, VALUE, SERIES, UNIT, POWER):
            return False
        return not (name == AREA and code in self.whole)

    def end(self) -> None:
        """Gives what was found to the reading, when the file is at its end."""
        if self.scaled:
            self.read.say(self.file, 0, POWER, Severity.NOTE, COUNTED_OUT, count=self.scaled)
        if len(self.countries) > 1:
            codes = sorted(self.countries)
            there = [each for each in self.found if each.dimensions.get(AREA, "") in self.countries]
            self.read.refused += len(there)
            self.read.say(self.file, 0, AREA, Severity.ERROR, SEVERAL, codes=codes)
            gone = {id(each) for each in there}
            self.found = [each for each in self.found if id(each) not in gone]
        elif self.countries:
            (code,) = self.countries
            self.read.say(self.file, 0, AREA, Severity.NOTE, WHOLE, code=code)
            self.found = list(_without_area(self.found, code))
        self.read.take(self.found)


def _without_area(found: Iterable[Observed], code: str) -> Iterable[Observed]:
    for each in found:
        if each.dimensions.get(AREA) == code:
            yield replace(each, parts=tuple(pair for pair in each.parts if pair != (AREA, code)))
        else:
            yield each
