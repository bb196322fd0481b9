"""Which rows of a table show a group of people: their SDMX codes compared, ages by their bounds."""

import re
from collections.abc import Iterable, Mapping
from math import inf

from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

TOTAL = "_T"
AGE = re.compile(r"(?P<unit>[YMD])(?:(?P<first>\d+)(?:T(?P<last>\d+))?|_(?P<side>GE|GT|LE|LT)(?P<bound>\d+))")
IN_A_YEAR = {"Y": 1, "M": 12, "D": 365}
DIMENSIONS = {
    "SEX": gettext_noop("sex"),
    "AGE": gettext_noop("age"),
    "URBANISATION": gettext_noop("urban and rural"),
    "DISABILITY_STATUS": gettext_noop("disability"),
    "INCOME_WEALTH_QUANTILE": gettext_noop("income or wealth"),
    "REF_AREA": gettext_noop("region"),
    "MIGRATORY_STATUS": gettext_noop("migratory status"),
    "ETHNICITY": gettext_noop("ethnicity"),
    "CUST_BREAKDOWN": gettext_noop("another breakdown"),
    "SEX=F": gettext_noop("women and girls"),
    "SEX=M": gettext_noop("men and boys"),
    "URBANISATION=R": gettext_noop("rural areas"),
    "URBANISATION=U": gettext_noop("urban areas"),
}
"""Dimensions, and single codes of them, in plain words. Migratory status and ethnicity have no dimension in the
data structure of the SDGs; they stand for what A/RES/71/313 asks to be told apart."""


@rule(
    id="groups.shown",
    title=gettext_noop("A row shows a group when everybody whom the row counts belongs to the group."),
    source=Source(
        "SDMX code list for age (CL_AGE)",
        "building blocks of age codes: unit, first and last age, or a bound",
        "version 1.0, 7 February 2014",
        "https://sdmx.org/",
    ),
)
def shows(row: Mapping[str, str], wanted: Iterable[str]) -> bool:
    """Compares the SDMX codes of a row with those of a group (SEX=F, URBANISATION=R); a dimension without a
    code (DISABILITY_STATUS) is shown by each row that the dimension tells apart.

    An age band counts for a group only where it lies wholly inside the ages of the group: 15–19 shows
    young people of 14 to 35, 35–44 does not, since most whom it counts are older. A total of everybody, and
    what is unknown or not applicable, shows nobody. The total of an indicator that counts one group only
    carries the code of that group, and shows it.
    """
    return any(_tells_apart(row, *each.partition("=")[::2]) for each in wanted)


def _tells_apart(row: Mapping[str, str], name: str, code: str) -> bool:
    own = row.get(name, TOTAL)
    if own.startswith("_"):
        return False
    if name == "AGE" and code:
        return _inside(own, code)
    return not code or own == code


def _inside(part: str, whole: str) -> bool:
    """Whether one age code lies wholly inside another."""
    inner, outer = ages(part), ages(whole)
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def ages(code: str) -> tuple[float, float] | None:
    """The ages that a code of CL_AGE means, in years: from the first, up to but without the second.

    ``Y15T24`` → (15, 25), ``Y_GE65`` → (65, ∞), ``Y_LT5`` → (0, 5), ``M0T11`` → (0, 1). Nothing for
    what is no age, and for ages that end before they begin.
    """
    found = AGE.fullmatch(code)
    if found is None:
        return None
    unit = IN_A_YEAR[found["unit"]]
    if found["side"]:
        bound = int(found["bound"]) + (found["side"] in {"GT", "LE"})
        return (bound / unit, inf) if found["side"] in {"GE", "GT"} else (0, bound / unit)
    first, last = int(found["first"]), int(found["last"] or found["first"])
    return (first / unit, (last + 1) / unit) if first <= last else None


def dimension_words(code: str) -> Sentence:
    """A dimension or one of its codes in plain words: ``SEX`` sex, ``AGE=Y15T24`` aged 15–24.

    A code without words of its own is known by its dimension.
    """
    name, _, value = code.partition("=")
    spoken = _age_words(value) if name == "AGE" else None
    return spoken or Sentence(DIMENSIONS.get(code) or DIMENSIONS.get(name, name))


def _age_words(code: str) -> Sentence | None:
    """Ages in years, or in months below a year; nothing for what is no age."""
    found = ages(code)
    if found is None:
        return None
    first, end = found
    if end == inf:
        return Sentence(gettext_noop("aged {first} and over"), {"first": f"{first:g}"})
    if first % 1 or end % 1:
        months = {"first": f"{first * 12:.0f}", "last": f"{end * 12 - 1:.0f}"}
        return Sentence(gettext_noop("aged {first}–{last} months"), months)
    if not first and code.startswith("Y_"):
        return Sentence(gettext_noop("aged under {end}"), {"end": f"{end:g}"})
    if end - first == 1:
        return Sentence(gettext_noop("aged {first}"), {"first": f"{first:g}"})
    return Sentence(gettext_noop("aged {first}–{last}"), {"first": f"{first:g}", "last": f"{end - 1:g}"})
