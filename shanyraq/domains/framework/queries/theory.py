"""The theory of change: if, then, impact, and what is assumed for which outcome."""

from collections import defaultdict
from dataclasses import dataclass

from shanyraq.domains.framework.models import Assumption, Outcome, Proposition
from shanyraq.domains.framework.queries.results import said
from shanyraq.domains.framework.queries.shapes import Said
from shanyraq.domains.framework.queries.texts import OutcomeName, Text, anchors, by_code, named
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True, slots=True)
class Condition:
    """An «if», with the output that it speaks of where there is one."""

    said: Said
    output: str | None


@dataclass(frozen=True, slots=True)
class AssumptionView:
    """``number`` counts from 1 as printed; the picture uses it to point from a lane to the text."""

    number: int
    key: str
    said: Said
    outcomes: tuple[OutcomeName, ...]
    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The way of one outcome: its conditions, what follows, and the assumptions that it leans on."""

    outcome: OutcomeName
    ifs: tuple[Condition, ...]
    thens: tuple[Said, ...]
    assumptions: tuple[AssumptionView, ...]


@dataclass(frozen=True, slots=True)
class Theory:
    impact: tuple[Said, ...]
    lanes: tuple[Lane, ...]
    assumptions: tuple[AssumptionView, ...]
    partners: tuple[Text, ...]
    conditions: int


def theory(version: Version) -> Theory:
    """The whole theory, in three statements."""
    names = tuple(named(row) for row in Outcome.objects.filter(version=version))
    ifs: dict[int | None, list[Condition]] = defaultdict(list)
    others: dict[tuple[str, int | None], list[Said]] = defaultdict(list)
    for row in Proposition.objects.filter(version=version).select_related("output"):
        if row.kind == "if":
            ifs[row.outcome_id].append(Condition(said(row), row.output.code if row.output else None))
        else:
            others[(row.kind, row.outcome_id)].append(said(row))
    assumptions = _assumptions(version, names)
    lanes = [
        Lane(
            outcome=name,
            ifs=tuple(ifs[name.pk]),
            thens=tuple(others[("then", name.pk)]),
            assumptions=tuple(item for item in assumptions if name in item.outcomes),
        )
        for name in names
    ]
    return Theory(
        impact=tuple(others[("impact", None)]),
        lanes=tuple(lane for lane in lanes if lane.ifs or lane.thens),
        assumptions=assumptions,
        partners=anchors(version.theory_partners),
        conditions=sum(len(of) for of in ifs.values()),
    )


def assumptions(version: Version) -> tuple[AssumptionView, ...]:
    """What the theory assumes, in printed order. Two statements."""
    return _assumptions(version, tuple(named(row) for row in Outcome.objects.filter(version=version)))


def _assumptions(version: Version, names: tuple[OutcomeName, ...]) -> tuple[AssumptionView, ...]:
    return tuple(
        AssumptionView(
            number=number,
            key=row.key,
            said=said(row),
            outcomes=by_code(names, row.outcomes),
            outputs=tuple(row.outputs),
        )
        for number, row in enumerate(Assumption.objects.filter(version=version), start=1)
    )
