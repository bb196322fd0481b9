"""Whether a printed value and that of a source say the same, and units that mean the same. Pure."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from shanyraq.domains.indicators.rules.matching_shapes import Told
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import read_table

INTERNATIONAL = Source(
    document="Fundamental Principles of Official Statistics (A/RES/68/261)",
    clause="Principle 9: the use of international concepts, classifications and methods",
    edition="29 January 2014",
    url="https://unstats.un.org/unsd/dnss/gp/FP-Rev2013-E.pdf",
)
TELLING = 2
"""Digits, from the first that is not zero, by which a value is told from others by chance: of 0, 4 or 0.3 it is not."""


@rule(
    id="indicators.values_agree",
    title=gettext_noop(
        "Two values say the same when the longer one, rounded to the decimals of the other, is that one."
    ),
    source=Source(
        document="Fundamental Principles of Official Statistics (A/RES/68/261)",
        clause="Principle 3: sources, methods and procedures are presented",
        edition="29 January 2014",
        url="https://unstats.un.org/unsd/dnss/gp/FP-Rev2013-E.pdf",
    ),
)
def agree(one: Told, other: Told) -> bool:
    """Compares two values at the decimals of the one that has fewer; a half may be rounded up or to the even digit.

    A document that prints 5.2 and a source that publishes 5.24 do not contradict each other.
    """
    if one.value == other.value:
        return True
    fewer, more = sorted((one, other), key=lambda each: each.decimals)
    last = Decimal(1).scaleb(-fewer.decimals)
    return any(more.value.quantize(last, how) == fewer.value for how in (ROUND_HALF_UP, ROUND_HALF_EVEN))


def is_telling(told: Told) -> bool:
    """Whether a value has digits enough to be known by them."""
    digits = f"{told.value:f}".replace(".", "").lstrip("-0")
    return len(digits) >= TELLING


CODE, LONGEST, OTHER = re.compile(r"[A-Z][A-Z0-9_]*"), 40, "OTHER"
"""How codes of units are written, and what stands for words that are none."""


@cache
def alike_units() -> Mapping[str, str]:
    """Code of a unit → the first of those that mean the same, from ``units.yaml`` beside this module."""
    return {str(code).upper(): str(each["codes"][0]) for each in _units() for code in each["codes"]}


@cache
def unit_names() -> Mapping[str, Mapping[str, str]]:
    """What each unit of the table is called, by language; by the code that stands for all that mean the same."""
    return {str(each["codes"][0]): each["name"] for each in _units()}


def unit_called(code: str) -> str | Mapping[str, str]:
    """What the unit of a code is called, by language; the code where the table has no such unit."""
    if code == OTHER:
        other: Mapping[str, str] = read_table(__package__, "units.yaml")["other"]
        return other
    return unit_names().get(alike_units().get(code.upper(), ""), code)


def _units() -> list[dict[str, Any]]:
    units: list[dict[str, Any]] = read_table(__package__, "units.yaml")["units"]
    return units


@rule(
    id="indicators.units_agree",
    title=gettext_noop(
        "Two codes of units mean the same when they are one code, or stand in one line of the table of units."
    ),
    source=INTERNATIONAL,
)
def units_agree(one: str, other: str) -> bool:
    """Looks both codes up; what no line has is the same as itself alone.

    Thousands and units of the same thing are not the same.
    """
    first, second = one.upper(), other.upper()
    known = alike_units()
    return known.get(first, first) == known.get(second, second)


def other_unit(own: str, told: str) -> str:
    """The unit that a source tells, as a code, where it is another than the row's; empty where it is the same, or where
    the source or the row names none. Words that are no code become ``OTHER``: that they differ is what counts.
    """
    if not told or not own or units_agree(own, told):
        return ""
    code = alike_units().get(told.upper(), told.upper())
    return code if len(code) <= LONGEST and CODE.fullmatch(code) else OTHER
