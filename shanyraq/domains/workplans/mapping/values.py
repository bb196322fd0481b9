"""Facts as plain values and back: what events tell, what a file had, what a conflict compares. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.workplans.rules.facts import EMPTY, Facts, Sums
from shanyraq.domains.workplans.vocabulary import LISTS, MEASURES
from shanyraq.kernel.subjects import Subject

LISTED = frozenset(LISTS.values())
DAYS = frozenset({"starts_on", "ends_on"})
NAMES = tuple(field.name for field in fields(Facts) if field.compare)


def plain(facts: Facts) -> dict[str, Any]:
    """JSON values: days as ISO, money as texts of its digits, years as texts."""
    return {name: shape(getattr(facts, name)) if shape else getattr(facts, name) for name, shape in SHAPES.items()}


def plain_money(money: Mapping[int, Sums]) -> dict[str, dict[str, str | None]]:
    """The sums of years: digits by measure by year, those of which nothing is said left out."""
    return {str(year): _sums(sums) for year, sums in sorted(money.items()) if sums.said}


def said(text: Mapping[str, str]) -> dict[str, str]:
    """A text in the languages in which it says anything."""
    return {language: words for language, words in sorted(text.items()) if words}


def telling(facts: Facts) -> dict[str, Any]:
    """The same of the fields that say anything."""
    return {name: value for name, value in plain(facts).items() if value not in EMPTY}


def subject_of(framework: str, number: int, facts: Facts) -> Subject:
    """A sub-output as the trail names it."""
    return Subject("sub_output", str(number), framework, next(iter(facts.title.values()), ""))


def facts_of(values: Mapping[str, Any]) -> Facts:
    """The same back from plain values."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in LISTED:
            found[name] = tuple(value)
        elif name in DAYS:
            found[name] = date.fromisoformat(value) if value else None
        elif name == "money":
            money = {int(year): _back(sums) for year, sums in value.items()}
            found[name] = {year: sums for year, sums in money.items() if sums.said}
        elif name == "narratives":
            found[name] = {int(year): said(text) for year, text in value.items() if any(text.values())}
        else:
            found[name] = said(value) if isinstance(value, Mapping) else value
    return Facts(**found)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _told(narratives: Mapping[int, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {str(year): said(text) for year, text in sorted(narratives.items()) if any(text.values())}


def _sums(sums: Sums) -> dict[str, str | None]:
    return {name: digits(getattr(sums, name)) for name in MEASURES}


def digits(amount: Decimal | None) -> str | None:
    """An amount with two decimals: the same money is the same text."""
    return None if amount is None else f"{amount:.2f}"


SHAPES: dict[str, Callable[[Any], Any] | None] = {
    **dict.fromkeys(NAMES),
    **dict.fromkeys(LISTED, list),
    **dict.fromkeys(DAYS, _day),
    **dict.fromkeys(("title", "description"), said),
    **{"money": plain_money, "narratives": _told},
}
"""How each field becomes a plain value; None: it is one."""


def _back(sums: Mapping[str, str | None]) -> Sums:
    return Sums(**{name: None if amount is None else Decimal(amount) for name, amount in sums.items()})
