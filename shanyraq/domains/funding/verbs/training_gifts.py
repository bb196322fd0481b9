"""Contributions of a copy for training with what is allocated of them: written many at once, an event for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.chain import holding_events
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.numbered import next_number
from shanyraq.domains.funding.models import Allocation, Contribution
from shanyraq.domains.funding.queries.standing import Stands
from shanyraq.domains.funding.rules.contributions import (
    Giving,
    in_dollars,
    refused_agreed,
    refused_allocation,
    refused_earmark,
    refused_period,
)
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.rules.lines import refused_entity, refused_instrument, refused_year
from shanyraq.domains.funding.training.drawn import Given
from shanyraq.domains.funding.verbs.contribution import rate_said, subject_of, told
from shanyraq.domains.funding.vocabulary import CONTRIBUTION_FIELDS, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.kernel.sentences import gettext_noop

DRAWN = tuple(name for name in CONTRIBUTION_FIELDS if name not in ("amount", "note"))
"""What of a contribution is drawn as it is kept."""


@dataclass(frozen=True, slots=True)
class Gift:
    """A contribution that was drawn, with its amount in its currency at a rate, and the note that says what it is."""

    drawn: Given
    rate: Decimal
    amount: Decimal
    note: str


@verb(
    "funding.contribution.invent",
    title=gettext_noop("Invent contributions for training"),
    said=gettext_noop("{actor} invented the contribution {name} for training"),
    permission=Permission.EDIT_MONEY,
    scope=in_copy,
    doors=frozenset(),
)
def invent_contributions(trail: Trail, version: Version, gifts: Sequence[Gift], standing: Stands) -> list[int]:
    """Writes contributions and allocations by the rules of those that people enter; gives the numbers, in order."""
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    first = next_number(Contribution.objects.filter(framework=version.framework_id))
    rows = [
        Contribution(
            framework_id=version.framework_id,
            number=number,
            rate=each.rate,
            amount=each.amount,
            note=each.note,
            stage=each.drawn.stage,
            made_at=trail.at,
            **{name: getattr(each.drawn, name) for name in DRAWN},
        )
        for number, each in enumerate(gifts, first)
    ]
    for row, each in zip(rows, gifts, strict=True):
        _ask(trail, version, row, each.drawn, standing)
    Contribution.objects.bulk_create(rows)
    Allocation.objects.bulk_create(
        Allocation(
            contribution=row,
            sub_output_id=standing.sub_outputs[number].pk,
            year=year,
            entity=entity,
            amount=amount,
        )
        for row, each in zip(rows, gifts, strict=True)
        for (number, year, entity), amount in each.drawn.allocations.items()
    )
    _tell(trail, version, rows, gifts)
    return [row.number for row in rows]


def _ask(trail: Trail, version: Version, row: Contribution, drawn: Given, standing: Stands) -> None:
    """Whether it may stand, and each of its allocations after those before it."""
    first, last = version.starts_on.year, version.ends_on.year
    outcomes = {line.code: line.outcome for line in standing.there.outputs}
    trail.ask(refused_period(row.starts_on, row.ends_on, first, last))
    trail.ask(refused_earmark(row.earmarking, row.outcome, set(outcomes.values())))
    trail.ask(refused_instrument(row.instrument, instruments()))
    trail.ask(refused_agreed(row.stage, row.agreed_on, trail.at.date()))
    stage = Stage.RECEIVED if row.stage == Stage.CLOSED else row.stage  # it was allocated before it was closed
    years, whole = (row.starts_on.year, row.ends_on.year), in_dollars(row.amount, row.rate)
    giving = Giving(stage, row.outcome, row.entity, *years, whole, Decimal(0))
    for (number, year, entity), amount in drawn.allocations.items():
        facts = standing.sub_outputs[number].facts
        trail.ask(refused_year(year, first, last))
        trail.ask(refused_entity(entity, facts.entities))
        trail.ask(refused_allocation(giving, amount, outcome=outcomes[facts.output], entity=entity, year=year))
        giving = replace(giving, allocated=giving.allocated + amount)


def _tell(trail: Trail, version: Version, rows: Sequence[Contribution], gifts: Sequence[Gift]) -> None:
    with holding_events(savepoints=True) as events:
        for row, each in zip(rows, gifts, strict=True):
            allocated = sum(each.drawn.allocations.values(), Decimal(0))
            after = {**told(row), **rate_said(row), "stage": str(row.stage), "allocated": f"{allocated:.2f}"}
            places = [[*map(str, place), f"{amount:.2f}"] for place, amount in each.drawn.allocations.items()]
            trail.record(subject_of(version.code, row), {"allocations": places}, after=after)
        events.write()
    if not rows:
        trail.nothing_to_do()
