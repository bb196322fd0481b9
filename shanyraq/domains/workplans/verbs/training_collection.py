"""Values of indicators of a copy for training, in every stage, and an open round: by the verbs that people use."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.indicators.queries.observing import has_observations
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.packages.schema.training_values import TrainingRound, TrainingValue
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.verbs.copies import carry_out, in_copy
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

FOR_PRACTICE = "Stated for practice"
"""Why values of a copy are due when they are."""


@verb(
    "workplans.observation.invent",
    title=gettext_noop("Invent values of indicators for training"),
    said=gettext_noop("{actor} filled the copy for training with {values} invented values of indicators"),
    permission=Permission.ASSURE_VALUES,
    scope=in_copy,
    doors=frozenset(),
)
def invent_collection(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Reports the values that the file of the copy has, moves them on, and opens its round; gives how many values
    there are. Where any was ever reported, or a period is not over, nothing is written.

    :raises Refused: where the framework is no copy.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    found = values_to_invent(version, plans, trail.at.date())
    if not found:
        trail.nothing_to_do()
        return 0
    assert plans.collection is not None
    begun = trail.at - timedelta(days=max(each.days_ago for each in found))
    for stated in plans.collection.schedules:
        carry_out("indicators.schedule.set", version, trail.by, begun, **stated.model_dump(), reason=FOR_PRACTICE)
    for each in sorted(found, key=lambda value: -value.days_ago):
        _report(version, each, trail.by, trail.at)
    if plans.collection.round:
        _open(version, plans.collection.round, trail.by, trail.at)
    trail.record(Subject("framework", version.code, version.code), {"values": len(found), "seed": plans.seed})
    return len(found)


def values_to_invent(version: Version, plans: TrainingPlans, on: date) -> Sequence[TrainingValue]:
    """Those of the file, once the periods of all are over; none where any was ever reported."""
    found = plans.collection.values if plans.collection else []
    over = all(read_period(each.period).ends_on < on - timedelta(days=each.days_ago) for each in found)
    if not (found and over) or has_observations(version):
        return ()
    return found


def _report(version: Version, each: TrainingValue, by: Actor, at: datetime) -> None:
    """A value, reported and moved on by one act a day."""
    told = {"indicator": each.indicator, "row": each.row, "period": each.period, "value": each.value}
    words = {"entity": each.entity, "source": each.source, "comment": each.comment}
    then = at - timedelta(days=each.days_ago)
    number = carry_out("indicators.observation.report", version, by, then, **told, **words).number
    needs = {"assure": {"note": each.note}, "return": {"reason": each.reason}, "withdraw": {"reason": each.reason}}
    for place, act in enumerate(each.acts, start=1):
        day = min(at, then + timedelta(days=place))
        carry_out(f"indicators.observation.{act}", version, by, day, number=number, **needs.get(act, {}))


def _open(version: Version, each: TrainingRound, by: Actor, at: datetime) -> None:
    opens = at - timedelta(days=each.days_ago)
    days = {"opens_on": opens.date(), "due_on": opens.date() + timedelta(days=each.due_in)}
    carry_out("indicators.round.open", version, by, opens, title=each.title, period=each.period, **days)
