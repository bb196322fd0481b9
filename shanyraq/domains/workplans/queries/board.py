"""The sub-outputs of a framework as pages show them: as they stand, or as the trail says that they stood on a day."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from shanyraq.base.audit.queries import states
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.mapping.values import NAMES, facts_of
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.kept import kept, of_framework
from shanyraq.domains.workplans.rules.facts import Facts, Sums
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.amounts import added_up


@dataclass(frozen=True, slots=True)
class Line:
    """A sub-output. ``revision`` None: as it stood on a day. ``printed``: cells of the last file, by column;
    ``pk``: its number in the database; ``taken``: what the last file had. Both as far as they were asked for."""

    number: int
    facts: Facts
    outcome: str
    revision: int | None = None
    printed: Mapping[str, str] | None = None
    pk: int | None = None
    ended: bool = False
    taken: Mapping[str, Any] | None = None

    def sums(self, year: int | None = None) -> Sums:
        """The money of all years together, or of one."""
        chosen = [sums for each, sums in self.facts.money.items() if year in (None, each)]
        return added(chosen)


@dataclass(frozen=True)
class Board:
    """All sub-outputs, and what the framework says around them."""

    lines: Sequence[Line]
    around: Around

    @property
    def years(self) -> list[int]:
        """The years in which anything is done or paid."""
        found = {year for line in self.lines for year in line.facts.money}
        for line in self.lines:
            starts, ends = line.facts.starts_on, line.facts.ends_on
            if starts and ends:
                found |= set(range(starts.year, ends.year + 1))
        return sorted(found)


def added(sums: Collection[Sums]) -> Sums:
    """The sums together; what none says is not said."""
    return Sums(*(added_up(getattr(each, measure) for each in sums) for measure in MEASURES))


def board(version: Version, as_of: date | None = None, *, with_files: bool = False) -> Board:
    """Every sub-output that did not end, in the order of outputs and of their own codes and numbers.

    ``with_files``: with what the last file of each said.
    """
    there = around(version, as_of)
    own = of_framework(version.framework_id)
    every = _as_of(version, there, as_of) if as_of else _now(there, own, with_files=with_files)
    return Board(in_order((line for line in every if not line.ended), there), there)


def in_order(lines: Iterable[Line], there: Around) -> list[Line]:
    """Sub-outputs in the order of outputs, and of their own codes and numbers."""
    places = {line.code: place for place, line in enumerate(there.outputs)}
    return sorted(
        lines, key=lambda line: (places.get(line.facts.output, len(places)), _natural(line.facts.code), line.number)
    )


def sub_output(version: Version, number: int, as_of: date | None = None) -> Line | None:
    """One of them, or one that ended; None where there is no such one."""
    there = around(version, as_of)
    own = SubOutput.objects.filter(framework=version.framework_id, number=number)
    lines = _as_of(version, there, as_of) if as_of else _now(there, own, with_files=True)
    return next((line for line in lines if line.number == number), None)


def _now(there: Around, rows: QuerySet[SubOutput], *, with_files: bool) -> Iterator[Line]:
    outcomes = {line.code: line.outcome for line in there.outputs}
    for each in kept(rows, with_files=with_files):
        outcome = outcomes.get(each.facts.output, "")
        yield Line(each.number, each.facts, outcome, each.revision, each.printed, each.pk, each.ended, each.taken)


def _as_of(version: Version, there: Around, day: date) -> Iterator[Line]:
    outcomes = {line.code: line.outcome for line in there.outputs}
    for key, values in states(version.code, "sub_output", day).items():
        facts = facts_of({name: value for name, value in values.items() if name in NAMES})
        yield Line(int(key), facts, outcomes.get(facts.output, ""), ended=bool(values.get("ended")))


def _natural(code: str) -> tuple[tuple[int, str], ...]:
    """Codes in the order of their numbers: 1.2 before 1.10."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in code.replace("-", ".").split("."))
