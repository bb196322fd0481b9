"""How verdicts are distributed, outcome by outcome: small enough to be remembered for hundreds of frameworks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.domains.indicators.queries.observed import States, states_of
from shanyraq.domains.indicators.queries.remembered import load_results
from shanyraq.domains.indicators.rules import rollup as rolling
from shanyraq.domains.indicators.rules.rollup import Rollup, about_rows
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.kernel.sentences import Sentence

KEPT = 512
"""Frameworks and days of which a process remembers how verdicts are distributed: some kilobytes each."""


@dataclass(frozen=True, slots=True)
class Part:
    """An outcome, or the whole framework (with its code): its rollup, and how many rows are printed."""

    code: str
    printed: int
    rollup: Rollup

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """How many rows there are, how many of them count, and over how many of those there are data."""
        about = (about_rows(self.printed, self.rollup.total),) if self.printed else ()
        return (*about, *self.rollup.sentences)


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The verdicts of a framework on a day, rolled up."""

    as_of: date
    framework: Part
    outcomes: tuple[Part, ...]


_rolled: Recent[RolledUp] = Recent(KEPT)


def rolled_up(version: Version, as_of: date) -> RolledUp:
    """The verdicts of a version on a day, rolled up. One statement when it was asked before, and nothing observed
    was published, withdrawn or added up in another way since.
    """
    return rolled_up_each([version], as_of)[0]


def rolled_up_each(versions: Iterable[Version], as_of: date) -> list[RolledUp]:
    """The same of many versions, in their order: one statement for all that were asked before."""
    found = list(versions)
    states = states_of(found)
    return [_remembered(version, as_of, states[version.pk]) for version in found]


def _remembered(version: Version, as_of: date, states: States) -> RolledUp:
    return _rolled.get((version.pk, version.digest, as_of, states), lambda: _judged(version, as_of, states))


def progress_rollup(rolled: RolledUp) -> dict[str, Any]:
    """The distribution and coverage of each outcome and of the framework; no average."""
    return {
        "as_of": rolled.as_of.isoformat(),
        "framework": _as_data(rolled.framework),
        "outcomes": [_as_data(outcome) for outcome in rolled.outcomes],
    }


def _judged(version: Version, as_of: date, states: States) -> RolledUp:
    results = load_results(version, as_of, states)
    outcomes = tuple(Part(outcome.code, len(outcome.rows), outcome.rollup) for outcome in results.outcomes)
    return RolledUp(as_of, Part(version.code, len(results.rows), results.rollup), outcomes)


def _as_data(part: Part) -> dict[str, Any]:
    rollup, counted = part.rollup, part.rollup.total
    return {
        "code": part.code,
        "rows": {"printed": part.printed, "headings": part.printed - counted, "counted": counted},
        "distribution": {status.value: count for status, count in rollup.by_status.items()},
        "reasons": {reason.value: count for reason, count in rollup.by_reason.items()},
        "coverage": {
            "with_newer_data": rollup.with_newer_data,
            "newer_data_share": _share(rollup.newer_data_share),
            "assessed": rollup.assessed,
            "assessed_share": _share(rollup.assessed_share),
        },
        "met_at_baseline": rollup.met_at_baseline,
        "kept": rollup.kept,
        "rule": rolling.RULE,
        "source": str(rolling.METHOD),
        "explanation": [str(sentence) for sentence in part.sentences],
    }


def _share(value: Any) -> float | None:
    return None if value is None else float(value)
