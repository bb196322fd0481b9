"""How often the source of an indicator has a value, as its words and the years of its values tell. Pure.

Words, surveys and bounds stand in ``frequency.yaml``, each with its source. What they do not tell stays unknown: it is
proposed, and a person states it (decision record 0060).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from shanyraq.domains.indicators.rules.collecting import Timing, default_on
from shanyraq.domains.indicators.vocabulary import MOST_YEARS, Frequency
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import counting, read_table

SAYS = gettext_noop("the source says “{words}”")
SURVEY = gettext_noop("the source says “{words}”; its years are counted from {first_year}")
VALUES = gettext_noop("there are values of {years}")
APART = gettext_noop("the source says more than one thing: “{words}”")
ROWS_APART = gettext_noop("the values of its rows lie at different distances")
NO_YEAR = gettext_noop("the source says “{words}”, and no year is known in which it had a value")
NOTHING = gettext_noop("neither its words nor the years of its values tell it")


@dataclass(frozen=True, slots=True)
class Proposal:
    """How often the source of an indicator has a value, as it is proposed, and why; None: nothing can be told."""

    timing: Timing | None
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Told:
    """What words tell. ``first``: a year of a survey, where its programme sets it."""

    frequency: str
    every: int
    first: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """What counts on a day: words by what they tell, how many values tell a rhythm, and how long it holds."""

    says: tuple[tuple[re.Pattern[str], Told], ...]
    values: int
    behind: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Values of a row at equal distances: so many years, and the last years."""

    every: int
    years: tuple[int, ...]

    @property
    def phase(self) -> tuple[int, int]:
        """What rows have in common whose values come in the same years."""
        return self.every, self.years[-1] % self.every


@rule(
    id="indicators.frequency_proposed",
    title=gettext_noop(
        "How often a source has a value is proposed where its words or the years of its values tell it."
    ),
    source=Source(
        document="Shanyraq, decision record 0060: how often a source has a value is proposed",
        clause="1. Words first, then years",
        edition="December 2026",
    ),
)
def proposed(sources: Mapping[str, str], rows: Iterable[Collection[int]], on: date) -> Proposal:
    """Looks for words on how often in the printed source, and for equal distances between the last values of each row.
    Words for a year or less count most, then the distances, then the survey that is named. Where words or rows
    contradict each other, nothing can be told.
    """
    table, years = counting(_tables(), on), [sorted(each) for each in rows]
    said = _said(sources, table)
    words = _joined(said.values())
    if len(said) > 1:
        return Proposal(None, Sentence(APART, {"words": words}))
    told = next(iter(said), None)
    months = default_on(on).timing.months
    if told is not None and told.frequency != Frequency.EVERY_YEARS:
        return Proposal(Timing(told.frequency, months), Sentence(SAYS, {"words": words}))
    rhythms = {each.phase: each for each in _rhythms(years, on.year, table)}
    if len(rhythms) > 1:
        return Proposal(None, Sentence(ROWS_APART))
    if rhythms:
        return _by_years(next(iter(rhythms.values())), months)
    return _by_survey(told, words, max((each[-1] for each in years if each), default=None), months)


def _by_survey(told: Told | None, words: Mapping[str, str], newest: int | None, months: int) -> Proposal:
    if told is None:
        return Proposal(None, Sentence(NOTHING))
    first = told.first or newest
    if first is None:
        return Proposal(None, Sentence(NO_YEAR, {"words": words}))
    reason = Sentence(SURVEY, {"words": words, "first_year": first})
    return Proposal(Timing(told.frequency, months, told.every, first), reason)


def _by_years(found: Rhythm, months: int) -> Proposal:
    reason = Sentence(VALUES, {"years": [str(year) for year in found.years]})
    if found.every == 1:
        return Proposal(Timing(Frequency.YEARLY, months), reason)
    return Proposal(Timing(Frequency.EVERY_YEARS, months, found.every, found.years[-1]), reason)


def _rhythms(rows: Iterable[list[int]], year: int, table: Table) -> Iterator[Rhythm]:
    """The rows whose last values lie at equal distances, and whose next value is not long overdue."""
    for years in rows:
        last = tuple(years[-table.values :])
        apart = {after - before for before, after in pairwise(last)}
        if len(last) < table.values or len(apart) != 1:
            continue
        every = apart.pop()
        if every <= MOST_YEARS and last[-1] + every + table.behind >= year:
            yield Rhythm(every, last)


def _said(sources: Mapping[str, str], table: Table) -> dict[Told, dict[str, list[str]]]:
    """What is told → language → the words that tell it, as printed. Of words that lie within others those count."""
    found: dict[Told, dict[str, list[str]]] = {}
    for language, text in sources.items():
        spans = [(match.span(), told) for words, told in table.says for match in words.finditer(text)]
        for span, told in sorted(spans, key=lambda each: each[0]):
            if not any(_within(span, other) for other, _told in spans):
                words = found.setdefault(told, {}).setdefault(language, [])
                words += [each for each in [text[slice(*span)]] if each not in words]
    return found


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _joined(found: Iterable[Mapping[str, list[str]]]) -> dict[str, str]:
    words: dict[str, list[str]] = {}
    for each in found:
        for language, some in each.items():
            words[language] = [*words.get(language, ()), *some]
    return {language: ", ".join(some) for language, some in words.items()}


@cache
def _tables() -> tuple[tuple[date, Table], ...]:
    found = [
        (entry["from"], Table(tuple(_line(line) for line in entry["says"]), entry["values"], entry["behind"]))
        for entry in read_table(__package__, "frequency.yaml")
    ]
    return tuple(sorted(found, key=lambda each: each[0]))


def _line(line: Mapping[str, Any]) -> tuple[re.Pattern[str], Told]:
    words = "|".join(sorted(map(_pattern, line["words"]), key=len, reverse=True))
    told = Told(line["frequency"], line.get("every", 1), line.get("first"))
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE), told


def _pattern(words: str) -> str:
    r"""The words as they may be printed: ``ежекварталь*`` is every word that begins so."""
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split())
