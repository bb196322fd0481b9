"""Contributions and lines by kind of source, by way of financing and by goal of the 2030 Agenda."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shanyraq.domains.funding.queries.behind_ways import Behind, Place, behind
from shanyraq.domains.funding.queries.contributions import Given
from shanyraq.domains.funding.queries.of_a_day import Called
from shanyraq.domains.funding.queries.overview import NOT_STATED
from shanyraq.domains.funding.rules.ways import PLAIN, WAYS, is_committed, ways_of, ways_of_place
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.amounts import added_up


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
    only some of them have. Of a day, ``unknown``: what was available of which the trail does not tell whose it was,
    as it does of what was entered after ``known_since``; ``unrated``: contributions whose rate it does not tell, which
    stand in no sum.
    """

    sources: Mapping[str, Sums]
    ways: Mapping[str, Sums]
    goals: Mapping[str, Sums]
    contributions: int
    shared: Decimal
    unknown: Decimal = Decimal(0)
    known_since: date | None = None
    unrated: Sequence[Called] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no contribution, and no line says anything."""
        return not self.contributions and all(each.is_empty for each in self.sources.values())


def ways(version: Version, as_of: date | None = None) -> Ways:
    """As contributions and lines stand, or stood on a day. In nine statements, or those of a day, however many there
    are.
    """
    found = behind(version, as_of)
    goes: defaultdict[int, set[str]] = defaultdict(set)
    for share in found.shares:
        goes[share.contribution].add(share.outcome)
    by_way, shared = _ways(found, goes)
    sources, goals = _sources(found, goes), _goals(version, found)
    told = (found.unknown, found.known_since, found.unrated)
    return Ways(sources, by_way, goals, len(found.given), shared, *told)


def ways_of_one(given: Given) -> tuple[str, ...]:
    """By which ways a contribution comes."""
    row = given.row
    return ways_of(cost_sharing=row.cost_sharing, pooled=row.pooled, tax_exempt=row.tax_exempt, mechanism=row.mechanism)


def _sources(found: Behind, goes: Mapping[int, set[str]]) -> dict[str, Sums]:
    """By kind of source; what nobody told the kind of is the last."""
    every: defaultdict[str, Sums] = defaultdict(Sums)
    for given in found.given:
        every[given.row.instrument].take(given, goes[given.row.number])
    for kind, output, (available, spent) in found.by_kind:
        every[kind].say(available, spent)
        if available and found.outcomes.get(output):
            every[kind].outcomes.add(found.outcomes[output])
    kept = {kind: sums for kind, sums in every.items() if not sums.is_empty}
    return dict(sorted(kept.items(), key=lambda item: (not item[0], -(item[1].available or 0), item[0])))


def _ways(found: Behind, goes: Mapping[int, set[str]]) -> tuple[dict[str, Sums], Decimal]:
    """By way, all of them: that nothing comes by one is told too; and what was spent where ways differ."""
    every = {way: Sums() for way in (*WAYS, PLAIN)}
    by_number = {given.row.number: given for given in found.given}
    for given in found.given:
        for way in ways_of_one(given):
            every[way].take(given, goes[given.row.number])
    giving: defaultdict[Place, list[Collection[str]]] = defaultdict(list)
    for share in found.shares:
        given = by_number[share.contribution]
        place = (share.sub_output, share.year, share.entity, given.row.donor, given.row.instrument)
        giving[place].append(ways_of_one(given))
    shared = Decimal(0)
    for place, (available, spent) in found.by_place:
        common, apart = ways_of_place(giving.get(place, ()))
        shared += (spent or 0) if apart else 0
        for way in common:
            every[way].say(available, spent)
    return every, shared


def _goals(version: Version, found: Behind) -> dict[str, Sums]:
    """By goal: money of each sub-output that names it; what is sought for outcomes that name it. They overlap."""
    every: defaultdict[str, Sums] = defaultdict(Sums)
    of_outcome = {
        outcome.code: {link.code.partition(".")[0] for link in outcome.sdg_targets}
        for outcome in recent_package(version).outcomes
    }
    for given in found.given:
        if is_committed(given.row.stage) is False:
            for goal in of_outcome.get(given.row.outcome) or (NOT_STATED,):
                every[goal].contributions += 1
                every[goal].sought += given.dollars
    for share in found.shares:
        for goal in found.goals.get(share.sub_output) or (NOT_STATED,):
            every[goal].allocated += share.amount
            every[goal].outcomes |= {share.outcome} - {""}
    for sub_output, (available, spent) in found.by_sub_output:
        for goal in found.goals.get(sub_output) or (NOT_STATED,):
            every[goal].say(available, spent)
    kept = {goal: sums for goal, sums in every.items() if not sums.is_empty}
    return dict(sorted(kept.items(), key=lambda item: (not item[0].isdecimal(), item[0].zfill(3))))
