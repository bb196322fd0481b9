"""What is matched: the rows of the framework that want a series, and the series that a source offers. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from shanyraq.domains.indicators.rules.likeness import Texts, joined
from shanyraq.domains.indicators.vocabulary import Sure
from shanyraq.kernel.sentences import Sentence

OWN = "CUST_BREAKDOWN"
"""The dimension in which the framework names what no list of SDMX has; such a row is found by its name."""
AREA, UNIT = "REF_AREA", "UNIT_MEASURE"
STANDARD = frozenset(
    {"SEX", "AGE", "URBANISATION", "DISABILITY_STATUS", "INCOME_WEALTH_QUANTILE", "EDUCATION_LEV", "OCCUPATION", AREA}
)
"""Dimensions whose codes both sides take from lists of SDMX; all others are matched by their names."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value for a year, with the decimals that are printed of it; ``printed``: as it stands."""

    value: Decimal
    printed: str
    decimals: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row that measures something. ``called``: its path of labels, by language; empty for the total.

    ``base``: the dimensions that its indicator has in all of its rows; they are its definition. ``unit`` is a code,
    ``unit_name`` what it is called. ``printed``: what the document prints, by year;
    ``baseline_year``: that of the first of these.
    """

    indicator: str
    code: str | None
    title: Texts
    row: str
    called: Texts
    dimensions: Mapping[str, str]
    base: Mapping[str, str]
    unit: str
    unit_name: Texts
    printed: Mapping[int, Told] = field(default_factory=dict)
    baseline_year: int | None = None

    @property
    def own(self) -> Mapping[str, str]:
        """The dimensions that tell it from the whole, by lists of SDMX; the total of a dimension tells nothing."""
        return {name: code for name, code in self.dimensions.items() if name != OWN and code != "_T"}


@dataclass(frozen=True, slots=True)
class Offered:
    """A series of a source. ``names``: what the source calls its series code, codes of its dimensions, and its unit.

    ``values``: by year, of yearly periods; only what is a number.
    """

    key: str
    indicator: str
    series: str
    dimensions: Mapping[str, str]
    unit: str
    title: Texts
    names: Mapping[str, Texts] = field(default_factory=dict)
    values: Mapping[int, Told] = field(default_factory=dict)

    @property
    def named(self) -> dict[str, str]:
        """What is matched by name: the series code, and dimensions that are not of lists that both sides have."""
        found = {name: code for name, code in self.dimensions.items() if name not in STANDARD}
        return {"SERIES": self.series, **found} if self.series else found

    @property
    def called(self) -> dict[str, str]:
        """What people call it: the names of its codes, in each language; codes where there are no names."""
        names = [
            self.names.get(name) or {"en": code}
            for name, code in {"SERIES": self.series, **self.dimensions}.items()
            if code
        ]
        return joined(names)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which series a row could take, and why; ``series`` is empty where none could, and ``reasons`` say why not."""

    indicator: str
    row: str
    series: str
    sure: Sure | None
    reasons: tuple[Sentence, ...]
