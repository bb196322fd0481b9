"""Cells with several values: parted, trimmed, each once."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import TypeVar

from shanyraq.domains.workplans.reading.cells import REMEMBERED, is_blank, is_nothing

WORDS = (
    *("sdgs?", "goals?", "targets?", "odds?", "objectifs?", "cibles?", "ods", "objetivos?", "metas?"),
    *("цур", "цел[ьи]", "задач[аи]", "тдм", "мақсат(?:тар)?ы?", "міндет(?:тер)?і?", "№", "n[°º]", "no\\."),
)
"""What stands before the code of a goal or a target in English, French, Spanish, Russian and Kazakh."""
BEGINS = rf"(?:^|[,;\n])[^\S\n]*(?:(?:{'|'.join(WORDS)})[^\S\n]*[:.]?[^\S\n]*){{0,4}}"
TARGET = re.compile(rf"{BEGINS}(\d{{1,3}}\.(?:\d{{1,3}}|[A-Za-z]))(?=[\s,;:]|-[^\W\d]|$)", re.IGNORECASE)
"""A target before its label. Labels hold commas and amounts of money, but no comma with such a number after it."""
GOAL = re.compile(rf"{BEGINS}(\d{{1,3}})(?=[\s,;:.]|-[^\W\d]|$)", re.IGNORECASE)
OF_A_GOAL = re.compile(r"([1-9]|1[0-7])\.([1-9]\d?|[a-d])")
GOALS = range(1, 18)
MARKED = re.compile(r"\s*(\d+)(?!\d)")
HIGHEST = 3


Value = TypeVar("Value", bound=Hashable)


def repeated(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values that stand more than once, each once."""
    return tuple(value for value, count in Counter(values).items() if count > 1)


@lru_cache(REMEMBERED)
def items(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values between semicolons, and those that stood more than once."""
    found = [item for part in text.split(";") if not is_nothing(item := part.strip())]
    return tuple(dict.fromkeys(found)), repeated(found)


@lru_cache(REMEMBERED)
def untold(text: str) -> tuple[str, ...]:
    """What between semicolons is read as empty, though it stands in other words than «-»."""
    found = [part.strip() for part in text.split(";")]
    return tuple(dict.fromkeys(part for part in found if is_nothing(part) and not is_blank(part)))


@lru_cache(REMEMBERED)
def parts(text: str) -> tuple[str, ...]:
    """The values between semicolons, repeated and empty ones too, for lists whose values belong together by place.

    «-» at the end holds a place as well; a semicolon there does not.
    """
    found = [part.strip() for part in text.split(";")]
    while found and not found[-1]:
        found.pop()
    values = tuple("" if is_nothing(part) else part for part in found)
    return values if any(values) else ()


def without_spare(values: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The values of a list without those empty ones at its end for which another list has no place."""
    end = len(values)
    while end > len(others) > 0 and not values[end - 1]:
        end -= 1
    return values[:end]


@lru_cache(REMEMBERED)
def before(text: str, of: re.Pattern[str]) -> str:
    """The words before the first target or goal that is found: one of them may be lost in these. Empty: none."""
    found = of.search(text)
    return text[: found.start()].strip(" ,;\n") if found else ""


@lru_cache(REMEMBERED)
def targets(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Codes of SDG targets before their labels; those that stand twice; those that are none."""
    found = [match.casefold() for match in TARGET.findall(text)]
    good = [code for code in found if OF_A_GOAL.fullmatch(code)]
    strange = tuple(code for code in dict.fromkeys(found) if not OF_A_GOAL.fullmatch(code))
    return tuple(dict.fromkeys(good)), repeated(good), strange


@lru_cache(REMEMBERED)
def goals(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Numbers of SDGs before their names; those that stand twice; those that are none."""
    found = [int(match) for match in GOAL.findall(text)]
    good = [number for number in found if number in GOALS]
    strange = tuple(number for number in dict.fromkeys(found) if number not in GOALS)
    return tuple(dict.fromkeys(good)), repeated(good), strange


def level(text: str) -> int | None:
    """The level from 0 to 3 that leads the label of a marker, in whatever language the label is."""
    match = MARKED.match(text)
    return int(match[1]) if match and len(match[1]) < 3 and int(match[1]) <= HIGHEST else None
