"""Contributions, reallocations and the funding framework of a copy for training: drawn from the lines that stand, each
part while there is nothing of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.chain import holding_events
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.funding.commands import SetRate
from shanyraq.domains.funding.models import Frame
from shanyraq.domains.funding.queries.contributions import has_contributions, rate_of
from shanyraq.domains.funding.queries.frames import has_frames
from shanyraq.domains.funding.queries.standing import Stands, stands
from shanyraq.domains.funding.rules.frames import refused_frame
from shanyraq.domains.funding.rules.lines import refused_year
from shanyraq.domains.funding.training.drawn import Around, Framed, Given, Money
from shanyraq.domains.funding.training.framing import framed
from shanyraq.domains.funding.training.giving import given
from shanyraq.domains.funding.training.moving import moved
from shanyraq.domains.funding.verbs.rate import set_rate
from shanyraq.domains.funding.verbs.training_gifts import Gift, invent_contributions
from shanyraq.domains.funding.verbs.training_moves import invent_reallocations
from shanyraq.domains.funding.vocabulary import DOLLAR, FRAME_FIELDS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.training_money import TrainingMoney
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.domains.workplans.verbs.training import join
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

THOUSAND = Decimal(1000)
"""Amounts in other currencies are multiples of so many units."""


@dataclass(frozen=True, slots=True)
class Invented:
    """How much was written; 0 of what stood already, and of what nothing is drawn from."""

    contributions: int = 0
    allocations: int = 0
    reallocations: int = 0
    frames: int = 0


@verb(
    "funding.money.invent",
    title=gettext_noop("Fill a copy for training with contributions"),
    said=gettext_noop("{actor} filled the copy for training with {contributions} invented contributions"),
    permission=Permission.EDIT_MONEY,
    scope=in_copy,
    doors=frozenset(),
)
def invent_money(trail: Trail, version: Version, plans: TrainingPlans) -> Invented:
    """Writes contributions with what is allocated of them, reallocations, and the multi-year funding framework, drawn
    from the lines of money that stand. Where there is any contribution, ended ones too, none is written; where there is
    any line of the funding framework, likewise.

    :raises Refused: where the framework is no copy.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    money = plans.money
    gives = money is not None and not has_contributions(version)
    frames = money is not None and money.frames and not has_frames(version)
    if money is None or not (gives or frames):
        trail.nothing_to_do()
        return Invented()
    standing = stands(version)
    about = _about(version, standing, trail)
    drawn = _drawn(plans, standing, about) if gives else Money([], [])
    lines = framed(plans, standing.lines, about) if frames else []
    _given(trail, version, plans, money, standing, drawn)
    if lines:
        invent_frames(version, lines, standing, by=trail.by, at=trail.at)
    if not drawn.given and not lines:
        trail.nothing_to_do()
        return Invented()
    counts = Invented(
        len(drawn.given), sum(len(each.allocations) for each in drawn.given), len(drawn.moved), len(lines)
    )
    told = {"contributions": counts.contributions, "allocations": counts.allocations, "frames": counts.frames}
    trail.record(Subject("framework", version.code, version.code), {**told, "seed": plans.seed})
    return counts


def _about(version: Version, standing: Stands, trail: Trail) -> Around:
    named = standing.there.named
    names = {key: _in_own(each.called, version.language) for key, each in named.items()}
    return Around(version.starts_on.year, version.ends_on.year, names, trail.at.date())


def _in_own(text: str | Mapping[str, str], own: str) -> str:
    """In the language of the framework, whoever asks: the copy is the same for all."""
    return text if isinstance(text, str) else text.get(own) or next(iter(text.values()))


def _drawn(plans: TrainingPlans, standing: Stands, about: Around) -> Money:
    gifts = given(plans, standing.lines, about)
    return Money(gifts, moved(plans, gifts))


def _given(
    trail: Trail, version: Version, plans: TrainingPlans, money: TrainingMoney, standing: Stands, drawn: Money
) -> None:
    if not drawn.given:
        return
    join(trail, version, money.donors)
    rates = {each.currency: each.rate for each in money.rates}
    gifts = [_gift(trail, version, plans, each, rates.get(each.currency)) for each in drawn.given]
    numbers = invent_contributions(version, gifts, standing, by=trail.by, at=trail.at)
    if money.moves and drawn.moved:
        invent_reallocations(version, drawn.moved, numbers, money.moves, by=trail.by, at=trail.at)


def _gift(trail: Trail, version: Version, plans: TrainingPlans, each: Given, rate: Decimal | None) -> Gift:
    """A contribution with the rate of its month, which is entered where there is none; in whole thousands."""
    if each.currency == DOLLAR:
        return Gift(each, Decimal(1), each.dollars, plans.invented)
    known = rate_of(version.framework_id, each.currency, each.agreed_on)
    if known is None:
        assert rate is not None, each.currency
        told = {"currency": each.currency, "month": f"{each.agreed_on:%Y-%m}", "rate": rate, "source": plans.invented}
        set_rate(SetRate.model_validate({"framework": version.code, **told}), by=trail.by, at=trail.at)
        known = rate
    amount = (each.dollars * known / THOUSAND).to_integral_value(ROUND_CEILING) * THOUSAND
    return Gift(each, known, amount, plans.invented)


@verb(
    "funding.frame.invent",
    title=gettext_noop("Invent the funding framework for training"),
    said=gettext_noop("{actor} invented the funding framework for training: {name}"),
    permission=Permission.EDIT_MONEY,
    scope=in_copy,
    doors=frozenset(),
)
def invent_frames(trail: Trail, version: Version, lines: Sequence[Framed], standing: Stands) -> None:
    """Writes lines of the multi-year funding framework, with an event for each."""
    outcomes = {line.code: line.outcome for line in standing.there.outputs}
    for outcome, entity, year in dict.fromkeys((each.outcome, each.entity, each.year) for each in lines):
        trail.ask(refused_year(year, version.starts_on.year, version.ends_on.year))
        trail.ask(refused_frame(outcome, entity, outcomes.values(), {entity}))
    amounts = [{name: getattr(each, name) for name in FRAME_FIELDS} for each in lines]
    rows = [
        Frame(framework_id=version.framework_id, outcome=each.outcome, entity=each.entity, year=each.year, **of)
        for each, of in zip(lines, amounts, strict=True)
    ]
    Frame.objects.bulk_create(rows)
    with holding_events(savepoints=True) as events:
        for row, of in zip(rows, amounts, strict=True):
            subject = Subject("frame", f"{row.outcome}/{row.entity}/{row.year}", version.code, str(row))
            trail.record(subject, after={name: f"{amount:.2f}" for name, amount in of.items()})
        events.write()
