"""Contributions and lines by kind of source, by way of financing and by goal of the 2030 Agenda."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from shanyraq.domains.funding.models import Allocation
from shanyraq.domains.funding.queries.contributions import Given, contributions
from shanyraq.domains.funding.queries.overview import NOT_STATED, lines_of
from shanyraq.domains.funding.rules.ways import PLAIN, WAYS, is_committed, ways_of, ways_of_place
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.tagged import GOAL, named_once
from shanyraq.kernel.amounts import added_up

COLUMNS = ("contribution", "sub_output", "sub_output__output", "year", "entity", "amount")
PLACE = ("sub_output", "year", "entity", "contributor", "instrument")
Place = tuple[int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """What of a contribution goes to a sub-output, under which outcome; rows by their numbers in the database."""

    contribution: int
    sub_output: int
    outcome: str
    year: int
    entity: str
    amount: Decimal


@dataclass
class Sums:
    """US dollars. ``sought``, ``committed``: of contributions; ``allocated``: of them to sub-outputs; ``available``,
    ``spent``: what lines say, None where none does. ``outcomes``: those that any of it is for.
    """

    contributions: int = 0
    sought: Decimal = Decimal(0)
    committed: Decimal = Decimal(0)
    allocated: Decimal = Decimal(0)
    available: Decimal | None = None
    spent: Decimal | None = None
    outcomes: set[str] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        return not (self.contributions or self.allocated or self.available or self.spent)

    def take(self, given: Given, outcomes: Iterable[str]) -> None:
        """Adds a contribution, with what is allocated of it."""
        committed = is_committed(given.row.stage)
        if committed is None:
            return
        self.contributions += 1
        self.allocated += given.allocated
        self.outcomes |= {code for code in (given.row.outcome, *outcomes) if code}
        if committed:
            self.committed += given.dollars
        else:
            self.sought += given.dollars

    def say(self, available: Decimal | None, spent: Decimal | None) -> None:
        """Adds what a line says."""
        self.available = added_up((self.available, available))
        self.spent = added_up((self.spent, spent))


@dataclass(frozen=True)
class Ways:
    """Sums by code of a kind of source, by way, by number of a goal, each in its order. ``contributions``: how many
    there are, lost ones too. ``shared``: spent on lines to which several ways give; it stands in the rows of none that
    only some of them have.
    """

    sources: Mapping[str, Sums]
    ways: Mapping[str, Sums]
    goals: Mapping[str, Sums]
    contributions: int
    shared: Decimal

    @property
    def is_empty(self) -> bool:
        """Whether there is no contribution, and no line says anything."""
        return not self.contributions and all(each.is_empty for each in self.sources.values())


def ways(version: Version) -> Ways:
    """As contributions and lines stand. In nine statements, however many there are."""
    every = contributions(version)
    outcomes = {line.code: line.outcome for line in around(version).outputs}
    shares = _shares(version, outcomes)
    goes: defaultdict[int, set[str]] = defaultdict(set)
    for share in shares:
        goes[share.contribution].add(share.outcome)
    by_way, shared = _ways(version, every, shares, goes)
    return Ways(_sources(version, every, goes, outcomes), by_way, _goals(version, every, shares), len(every), shared)


def _shares(version: Version, outcomes: Mapping[str, str]) -> list[Share]:
    """Of contributions and sub-outputs that did not end."""
    rows = Allocation.objects.filter(
        contribution__framework=version.framework_id, contribution__ended_at=None, sub_output__ended_at=None
    )
    return [
        Share(contribution, sub_output, outcomes.get(output, ""), *rest)
        for contribution, sub_output, output, *rest in rows.order_by().values_list(*COLUMNS)
    ]


def ways_of_one(given: Given) -> tuple[str, ...]:
    """By which ways a contribution comes."""
    row = given.row
    return ways_of(cost_sharing=row.cost_sharing, pooled=row.pooled, tax_exempt=row.tax_exempt, mechanism=row.mechanism)


def _sources(
    version: Version, every: Sequence[Given], goes: Mapping[int, set[str]], outcomes: Mapping[str, str]
) -> dict[str, Sums]:
    """By kind of source; what nobody told the kind of is the last."""
    found: defaultdict[str, Sums] = defaultdict(Sums)
    for given in every:
        found[given.row.instrument].take(given, goes[given.row.pk])
    rows = lines_of(version).order_by().values_list("instrument", "sub_output__output")
    for kind, output, available, spent in rows.annotate(Sum("available"), Sum("spent")):
        found[kind].say(available, spent)
        if available and outcomes.get(output):
            found[kind].outcomes.add(outcomes[output])
    kept = {kind: sums for kind, sums in found.items() if not sums.is_empty}
    return dict(sorted(kept.items(), key=lambda item: (not item[0], -(item[1].available or 0), item[0])))


def _ways(
    version: Version, every: Sequence[Given], shares: Sequence[Share], goes: Mapping[int, set[str]]
) -> tuple[dict[str, Sums], Decimal]:
    """By way, all of them: that nothing comes by one is told too; and what was spent where ways differ."""
    found = {way: Sums() for way in (*WAYS, PLAIN)}
    by_pk = {given.row.pk: given for given in every}
    for given in every:
        for way in ways_of_one(given):
            found[way].take(given, goes[given.row.pk])
    giving: defaultdict[Place, list[Collection[str]]] = defaultdict(list)
    for share in shares:
        given = by_pk[share.contribution]
        place = (share.sub_output, share.year, share.entity, given.row.donor, given.row.instrument)
        giving[place].append(ways_of_one(given))
    shared = Decimal(0)
    for *place_of, available, spent in _lines(version) if shares else ():
        common, apart = ways_of_place(giving.get(tuple(place_of), ()))
        shared += (spent or 0) if apart else 0
        for way in common:
            found[way].say(available, spent)
    return found, shared


def _lines(version: Version) -> Iterable[tuple[Any, ...]]:
    """The lines of sub-outputs to which anything is allocated. One statement."""
    allocated = Allocation.objects.filter(contribution__framework=version.framework_id, contribution__ended_at=None)
    rows = lines_of(version).filter(sub_output__in=allocated.values("sub_output"))
    return rows.order_by().values_list(*PLACE, "available", "spent")


def _goals(version: Version, every: Sequence[Given], shares: Sequence[Share]) -> dict[str, Sums]:
    """By goal: money of each sub-output that names it; what is sought for outcomes that name it. They overlap."""
    found: defaultdict[str, Sums] = defaultdict(Sums)
    of_outcome = {
        outcome.code: {link.code.partition(".")[0] for link in outcome.sdg_targets}
        for outcome in recent_package(version).outcomes
    }
    for given in every:
        if is_committed(given.row.stage) is False:
            for goal in of_outcome.get(given.row.outcome) or (NOT_STATED,):
                found[goal].contributions += 1
                found[goal].sought += given.dollars
    named: defaultdict[int, set[str]] = defaultdict(set)
    for what, name, sub_output in named_once(version.framework_id).values_list("what", "name", "of"):
        if what == GOAL:
            named[sub_output].add(name)
    for share in shares:
        for goal in named.get(share.sub_output) or (NOT_STATED,):
            found[goal].allocated += share.amount
            found[goal].outcomes |= {share.outcome} - {""}
    rows = lines_of(version).order_by().values_list("sub_output_id")
    for sub_output, available, spent in rows.annotate(Sum("available"), Sum("spent")):
        for goal in named.get(sub_output) or (NOT_STATED,):
            found[goal].say(available, spent)
    kept = {goal: sums for goal, sums in found.items() if not sums.is_empty}
    return dict(sorted(kept.items(), key=lambda item: (not item[0].isdecimal(), item[0].zfill(3))))
