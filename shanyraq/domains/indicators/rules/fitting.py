"""Whether what a series is broken down by fits a row. Pure.

Codes of SDMX are compared as codes; what a source has in codes of its own is compared by what both sides call it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shanyraq.domains.indicators.rules.likeness import Texts, best_likeness, joined, pieces
from shanyraq.domains.indicators.rules.matching_shapes import OWN, STANDARD, Offered, Wanted

AGES = re.compile(r"([YM])(\d+T\d+|\d+|_GE\d+)")
RANGE = re.compile(r"(?<!\d)(\d{1,2}) ?[-–—] ?(\d{1,2})(?!\d)")
OF_CODE = re.compile(r"Y(\d{1,2})T(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Fit:
    """How a series fits: ``implied`` are codes of the definition that it does not repeat, ``read`` codes that were
    read as others, ``by_name`` whether names decided, ``near`` how near they are.
    """

    implied: Mapping[str, str]
    read: Mapping[str, tuple[str, str]]
    by_name: bool
    near: float


def codes_fit(wanted: Wanted, offered: Offered) -> tuple[dict[str, str], dict[str, tuple[str, str]]] | None:
    """The codes that the series leaves to the definition, and those that are read as others; None where one differs."""
    theirs = {name: code for name, code in offered.dimensions.items() if name in STANDARD}
    read: dict[str, tuple[str, str]] = {}
    for name, code in theirs.items():
        mine = wanted.own.get(name)
        if mine is None or (mine != code and not _same_ages(mine, code)):
            return None
        if mine != code:
            read[name] = (code, mine)
    missing = {name: code for name, code in wanted.own.items() if name not in theirs}
    if any(wanted.base.get(name) != code for name, code in missing.items()):
        return None
    return missing, read


def _same_ages(one: str, other: str) -> bool:
    """``M25T28`` for ``Y25T28``: months are written where years are meant."""
    first, second = AGES.fullmatch(one), AGES.fullmatch(other)
    return first is not None and second is not None and first[2] == second[2]


def name_fits(called: Texts, offered: Offered, needed: float, common: Mapping[str, frozenset[str]]) -> float | None:
    """How near the names of a series are to that of a row; None where one of its codes is called otherwise.

    :param needed: the share of each name that must stand in that of the row.
    :param common: the letters that all rows of the indicator share, by language: they tell nothing apart.
    """
    for name in offered.named:
        names = offered.names.get(name) or {}
        if max((_inside(names[each], called[each]) for each in names.keys() & called.keys()), default=0) < needed:
            return None
    near = best_likeness(called, joined(offered.names.get(name) or {} for name in offered.named), common)
    return near or None


def _inside(name: str, whole: str) -> float:
    """The share of a name that stands in another one."""
    own = pieces(name)
    return len(own & pieces(whole)) / len(own) if own else 0.0


def shared_letters(rows: Iterable[Wanted]) -> dict[str, frozenset[str]]:
    """The groups of letters that the names of all rows have, by language."""
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        for language, text in row.called.items():
            found[language] = found.get(language, pieces(text)) & pieces(text)
    return found


def has_own_name(wanted: Wanted) -> bool:
    """Whether a row is told apart by something for which there is no code."""
    return OWN in wanted.dimensions


def ages_apart(wanted: Wanted, offered: Offered) -> tuple[str, str] | None:
    """The ages of the definition and those in the title of the source, where the title has others alone."""
    mine = OF_CODE.fullmatch(wanted.base.get("AGE", ""))
    if mine is None:
        return None
    theirs = {found for text in offered.title.values() for found in RANGE.findall(text)}
    if not theirs or mine.groups() in theirs:
        return None
    return "–".join(mine.groups()), ", ".join(sorted("–".join(each) for each in theirs))
