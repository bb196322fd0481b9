"""All money of a framework, added up by the database along everything that is told apart.

Every view adds up the same lines: the sums along years, outputs, entities and sources have the same total. Those by
place and by goal do not: the money of a sub-output stands at each place and goal that it names.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import Count, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.queries.lines_of_a_day import lines_on
from shanyraq.domains.funding.rules.gaps import beyond
from shanyraq.domains.funding.rules.quarters import NONE_TOLD, Delivered, Quarters, together
from shanyraq.domains.funding.vocabulary import QUARTERS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.board import added, board
from shanyraq.domains.workplans.queries.tagged import GOAL, PLACE, named_once
from shanyraq.domains.workplans.rules.facts import Facts, Sums
from shanyraq.domains.workplans.vocabulary import MEASURES

Key = tuple[Any, ...]
By = Mapping[Key, Sums]
NOT_STATED = ""
"""The place, or the goal, of sub-outputs that name none: with it the rows hold all of the money."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of which year, outcome and entity the money is added up; None and empty: of all."""

    year: int | None = None
    outcome: str = ""
    entity: str = ""


@dataclass(frozen=True)
class Overview:
    """Sums by key. ``outputs``: (outcome, output, year). ``entities``: (entity,). ``sources``: (kind of source,).
    ``flows``: (contributing partner, outcome). ``places``: (code of the place, or what is printed where that is not
    understood). ``goals``: (number,). An empty name: not told apart.

    ``quarters``: year → what was spent in its quarters, as far as it is told.

    ``beyond``: what is available beyond what is required, of so many years of sub-outputs (``beyond_times``).
    ``known_entities``: those that have money, whichever is chosen. Of a day, ``unknown``: what was available of which
    the trail does not tell whose it was, as it does of what was entered after ``known_since``.
    """

    around: Around
    outputs: By
    entities: By = field(default_factory=dict)
    sources: By = field(default_factory=dict)
    flows: By = field(default_factory=dict)
    places: By = field(default_factory=dict)
    goals: By = field(default_factory=dict)
    quarters: Mapping[int, Quarters] = field(default_factory=dict)
    beyond: Decimal = Decimal(0)
    beyond_times: int = 0
    known_years: Sequence[int] = ()
    known_entities: Sequence[str] = ()
    unknown: Decimal = Decimal(0)
    known_since: date | None = None

    @property
    def total(self) -> Sums:
        """Everything, each line once."""
        return added(list(self.outputs.values()))

    @property
    def delivered(self) -> list[Delivered]:
        """Each year of which it is said what was spent, with its quarters."""
        years = gathered(((year,), sums) for (_outcome, _output, year), sums in self.outputs.items())
        return [
            Delivered(year, sums, self.quarters.get(year, NONE_TOLD))
            for (year,), sums in sorted(years.items())
            if sums.spent is not None
        ]

    def of_outcomes(self, year: int) -> dict[str, Sums]:
        """The sums of each outcome in a year."""
        rows = (((outcome,), sums) for (outcome, _output, each), sums in self.outputs.items() if each == year)
        return {outcome: sums for (outcome,), sums in gathered(rows).items()}


def overview(version: Version, chosen: Chosen, as_of: date | None = None) -> Overview:
    """In eight statements, or nine of a part, however many sub-outputs and lines there are."""
    there = around(version)
    if as_of:
        return _of_a_day(version, there, chosen, as_of)
    lines = _chosen(lines_of(version), there, chosen)
    named = _named(lines, version.framework_id, there)
    outputs, quarters = _by_output(lines)
    times, beyond = _beyond(lines)
    every = _by(_chosen(lines_of(version), there, Chosen(chosen.year, chosen.outcome)), "entity", "instrument")
    own = {key: sums for key, sums in every.items() if chosen.entity in ("", key[0])}
    return Overview(
        around=there,
        outputs=_outputs(there, outputs),
        entities=gathered(((entity,), sums) for (entity, _kind), sums in own.items()),
        sources=gathered(((kind,), sums) for (_entity, kind), sums in own.items()),
        flows=_flows(there, _by(lines, "contributor", "sub_output__output")),
        places=named[PLACE],
        goals=named[GOAL],
        quarters=quarters,
        beyond=beyond,
        beyond_times=times,
        known_years=sorted(lines_of(version).order_by().values_list("year", flat=True).distinct()),
        known_entities=sorted(filter(None, _entities(version, chosen, every))),
    )


def _entities(version: Version, chosen: Chosen, every: By) -> set[str]:
    """Those that have money in any year and outcome; they are asked for where ``every`` has a part of them alone."""
    if chosen.year is None and not chosen.outcome:
        return {entity for entity, _kind in every}
    return set(lines_of(version).order_by().values_list("entity", flat=True).distinct())


def outcomes_in(version: Version, year: int, as_of: date | None = None) -> dict[str, Sums]:
    """The sums of each outcome in a year alone. Two statements."""
    there = around(version)
    if as_of:
        stood = board(version, as_of).lines
        own = [((line.outcome,), line.facts.money[year]) for line in stood if year in line.facts.money]
        return {outcome: sums for (outcome,), sums in gathered(own).items()}
    lines = _chosen(lines_of(version), there, Chosen(year))
    return Overview(there, _outputs(there, _by(lines, "sub_output__output", "year"))).of_outcomes(year)


def lines_of(version: Version) -> QuerySet[Line]:
    """The lines of all sub-outputs that did not end."""
    return Line.objects.filter(sub_output__framework=version.framework_id, sub_output__ended_at=None)


def _chosen(lines: QuerySet[Line], there: Around, chosen: Chosen) -> QuerySet[Line]:
    if chosen.year is not None:
        lines = lines.filter(year=chosen.year)
    if chosen.outcome:
        codes = [line.code for line in there.outputs if line.outcome == chosen.outcome]
        lines = lines.filter(sub_output__output__in=codes or [""])  # never a statement of nothing
    return lines.filter(entity=chosen.entity) if chosen.entity else lines


def _by(lines: QuerySet[Line], *columns: str) -> dict[Key, Sums]:
    """One statement. What says nothing in any measure is left out."""
    rows = lines.order_by().values_list(*columns).annotate(*(Sum(measure) for measure in MEASURES))
    found = {tuple(row[: len(columns)]): Sums(*row[len(columns) :]) for row in rows}
    return {key: sums for key, sums in found.items() if sums.said}


def _by_output(lines: QuerySet[Line]) -> tuple[dict[Key, Sums], dict[int, Quarters]]:
    """Sums by output and year, and year → its quarters. One statement for both: it reads every line once."""
    sums: dict[Key, Sums] = {}
    quarters: defaultdict[int, list[Quarters]] = defaultdict(list)
    columns = (*MEASURES, *QUARTERS)
    rows = lines.order_by().values_list("sub_output__output", "year").annotate(*(Sum(name) for name in columns))
    for output, year, *amounts in rows:
        own = Sums(*amounts[: len(MEASURES)])
        if own.said:
            sums[output, year] = own
            quarters[year].append(amounts[len(MEASURES) :])
    return sums, {year: together(every) for year, every in quarters.items()}


def _outputs(there: Around, found: By) -> By:
    """By outcome, output and year, in the order of the document; outputs that it lost come last, without an outcome."""
    outcomes = {line.code: line.outcome for line in there.outputs}
    order = {line.code: place for place, line in enumerate(there.outputs)}
    keys = sorted(found, key=lambda key: (order.get(key[0], len(order)), key))
    return {(outcomes.get(code, ""), code, year): found[code, year] for code, year in keys}


def _flows(there: Around, found: By) -> By:
    outcomes = {line.code: line.outcome for line in there.outputs}
    return gathered(((contributor, outcomes.get(output, "")), sums) for (contributor, output), sums in found.items())


def gathered(rows: Iterable[tuple[Key, Sums]]) -> By:
    """Sums of the same key together."""
    found: defaultdict[Key, list[Sums]] = defaultdict(list)
    for key, sums in rows:
        found[key].append(sums)
    return {key: added(each) for key, each in found.items()}


def _beyond(lines: QuerySet[Line]) -> tuple[int, Decimal]:
    """How often more is available than required in a year of a sub-output, and how much together."""
    none = Value(Decimal(0))
    over = Coalesce(Sum("available"), none) - Coalesce(Sum("required"), none)
    rows = lines.order_by().values("sub_output", "year").annotate(over=over).filter(over__gt=0)
    amounts = rows.aggregate(together=Sum("over"), times=Count("over"))
    return amounts["times"] or 0, amounts["together"] or Decimal(0)


def _named(lines: QuerySet[Line], framework: int, there: Around) -> dict[str, By]:
    """Sums by place and by goal: the money of each sub-output once at each, however it is written. Two statements.

    What a sub-output has is added up by the database; names are many for each, and are brought together here: a join
    of both sums is a plan that a database without statistics gets wrong by orders of magnitude.
    """
    own = _by(lines, "sub_output_id")
    meant = cache(there.gazetteer.key)  # a few places are named by thousands of sub-outputs
    named = named_once(framework).values_list("what", "name", "of")
    once = dict.fromkeys((what, meant(name) if what == PLACE else name, of) for what, name, of in named)
    rows: dict[str, list[tuple[Key, Sums]]] = {PLACE: [], GOAL: []}
    for what, key, sub_output in once:
        if (sub_output,) in own:
            rows[what].append(((key,), own[sub_output,]))
    for what, stated in rows.items():
        naming = {of for kind, _name, of in once if kind == what}
        stated.extend(((NOT_STATED,), sums) for (of,), sums in own.items() if of not in naming)
    return {what: gathered(every) for what, every in rows.items()}


def places_of(there: Around, facts: Facts) -> Collection[str]:
    """The places of a sub-output as they are understood; one that names none has the place that is not stated."""
    return there.gazetteer.keys(facts.places) or (NOT_STATED,)


def _of_a_day(version: Version, there: Around, chosen: Chosen, day: date) -> Overview:
    """The same from what the trail says that sub-outputs and their lines were on a day."""
    found = board(version, day)
    money = lines_on(version.code, found, day)
    codes = {line.code for line in there.outputs if chosen.outcome in ("", line.outcome)}
    every = [
        line
        for line in money.every
        if chosen.year in (None, line.year) and (not chosen.outcome or line.output in codes)
    ]
    kept = [line for line in every if chosen.entity in ("", line.entity)]
    facts = {line.number: line.facts for line in found.lines}
    own = gathered(((line.sub_output,), line.sums) for line in kept)
    over = beyond(gathered(((line.sub_output, line.year), line.sums) for line in kept).values())
    return Overview(
        around=there,
        outputs=_outputs(there, gathered(((line.output, line.year), line.sums) for line in kept)),
        entities=gathered(((line.entity,), line.sums) for line in kept),
        sources=gathered(((line.instrument,), line.sums) for line in kept),
        flows=_flows(there, gathered(((line.contributor, line.output), line.sums) for line in kept)),
        places=gathered(((place,), sums) for (of,), sums in own.items() for place in places_of(there, facts[of])),
        goals=gathered(((goal,), sums) for (of,), sums in own.items() for goal in goals_of(facts[of]) or (NOT_STATED,)),
        quarters={
            year: together([line.quarters for line in kept if line.year == year])
            for year in sorted({line.year for line in kept})
        },
        beyond=sum(over, Decimal(0)),
        beyond_times=len(over),
        known_years=sorted({line.year for line in money.every}),
        known_entities=sorted({line.entity for line in money.every if line.entity}),
        unknown=money.unknown.available or Decimal(0),
        known_since=money.known_since,
    )


def goals_of(facts: Facts) -> set[str]:
    """The goals that a sub-output names, those of its targets among them."""
    return {*facts.sdg_goals, *(target.partition(".")[0] for target in facts.sdg_targets)}
