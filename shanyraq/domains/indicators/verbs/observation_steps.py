"""The steps of an observation after it was entered: submitted, returned, assured, published, withdrawn."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.numbered import Result, named
from shanyraq.domains.indicators.commands import (
    AssureObservation,
    OfObservation,
    ReturnObservation,
    StepObservation,
    WithdrawObservation,
)
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.observing import Place, observation, place_of
from shanyraq.domains.indicators.queries.on_the_way import in_stages
from shanyraq.domains.indicators.queries.seen import is_seen
from shanyraq.domains.indicators.rules.observing import refused_own, refused_step, refused_unanswered
from shanyraq.domains.indicators.verbs import staging
from shanyraq.domains.indicators.verbs.observation import ask_reporter, look, submit_now, write
from shanyraq.domains.indicators.vocabulary import Origin, Stage, Step
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop

LOOKED = ("stage", "note", "flags")


def where(command: OfObservation, **_: Any) -> Scope:
    """Where the value belongs."""
    _version, row = observation(command.framework, command.number)
    return place_of(command.framework, row.indicator, row.row).scope(row.entity)


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The observation that a form names, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    _version, row = observation(*one)
    return {"framework": one[0], "number": row.number, "seen": row.revision}


def listing(*stages: Stage) -> Listing:
    """The observations in these stages."""

    def things(framework: str) -> Iterator[Thing]:
        return in_stages(framework, stages)

    return Listing(("number",), things)


def hides(command: OfObservation, by: Actor, scope: Scope) -> bool:
    """Whether it is a draft that whoever asks does not see."""
    return not is_seen(by, observation(command.framework, command.number)[1], scope)


step = partial(verb, scope=where, sees=Permission.SEE_VALUES, known=known, hides=hides)
"""A verb about an observation that was entered."""


def _asked(trail: Trail, command: OfObservation, act: Step) -> tuple[Place, Observation, str]:
    """The observation in a stage in which the step is possible, its place, and that stage."""
    _version, row = observation(command.framework, command.number)
    trail.expect(command.seen, row.revision, mine={"stage": act}, theirs={"stage": row.stage})
    trail.ask(refused_step(row.stage, act))
    return place_of(command.framework, row.indicator, row.row), row, row.stage


def _moved(trail: Trail, place: Place, row: Observation, was: str, reason: str = "") -> Result:
    return write(trail, place, row, {"stage": was}, {"stage": row.stage}, reason=reason)


@step(
    "indicators.observation.submit",
    title=gettext_noop("Submit a value"),
    said=gettext_noop("{actor} submitted {printed} for {period} of indicator {indicator}, row {row}"),
    permission=Permission.REPORT_VALUES,
    listed=listing(Stage.DRAFT, Stage.RETURNED),
)
def submit(trail: Trail, command: StepObservation) -> Result:
    """Gives a value to the monitoring group, which assures or returns it."""
    place, row, was = _asked(trail, command, Step.SUBMIT)
    if row.origin == Origin.REPORTED:
        ask_reporter(trail, place, row.entity, row.part)
    look(trail, place, row)
    submit_now(trail, place, row)
    return _moved(trail, place, row, was, command.note)


@step(
    "indicators.observation.recall",
    title=gettext_noop("Take a value back"),
    said=gettext_noop("{actor} took back {printed} for {period} of indicator {indicator}, row {row}"),
    permission=Permission.REPORT_VALUES,
    listed=listing(Stage.SUBMITTED),
)
def recall(trail: Trail, command: StepObservation) -> Result:
    """Makes a value that was submitted, and that nobody assured yet, a draft again."""
    place, row, was = _asked(trail, command, Step.RECALL)
    staging.recalled(trail, row)
    return _moved(trail, place, row, was, command.note)


@step(
    "indicators.observation.return",
    title=gettext_noop("Return a value"),
    said=gettext_noop("{actor} returned {printed} for {period} of indicator {indicator}, row {row}"),
    permission=Permission.ASSURE_VALUES,
    listed=listing(Stage.SUBMITTED, Stage.ASSURED),
)
def give_back(trail: Trail, command: ReturnObservation) -> Result:
    """Returns a value to whoever reported it, and says why."""
    place, row, was = _asked(trail, command, Step.RETURN)
    staging.returned(row, command.reason)
    return _moved(trail, place, row, was, command.reason)


@step(
    "indicators.observation.assure",
    title=gettext_noop("Assure a value"),
    said=gettext_noop("{actor} assured {printed} for {period} of indicator {indicator}, row {row}"),
    permission=Permission.ASSURE_VALUES,
    listed=listing(Stage.SUBMITTED),
)
def assure(trail: Trail, command: AssureObservation) -> Result:
    """Assures a value. Whoever submitted it does not; of one that rules remarked on, a note says why it is right."""
    place, row, was = _asked(trail, command, Step.ASSURE)
    trail.ask(refused_own(row.submitter, trail.by.person))
    look(trail, place, row)
    trail.ask(refused_unanswered(row.flags, command.note))
    staging.assured(trail, row, command.note)
    if command.publish:
        publish_now(trail, row)
    return _moved(trail, place, row, was, command.note)


@step(
    "indicators.observation.publish",
    title=gettext_noop("Publish a value"),
    said=gettext_noop("{actor} published {printed} for {period} of indicator {indicator}, row {row}"),
    permission=Permission.ASSURE_VALUES,
    listed=listing(Stage.ASSURED),
)
def publish(trail: Trail, command: StepObservation) -> Result:
    """Publishes a value that was assured. One that stood in its place is superseded and stays on record."""
    place, row, was = _asked(trail, command, Step.PUBLISH)
    publish_now(trail, row)
    return _moved(trail, place, row, was, command.note)


def publish_now(trail: Trail, row: Observation) -> None:
    """Makes a value the one that stands in its place from now on."""
    place = {name: getattr(row, name) for name in ("framework", "indicator", "row", "period", "measure", "part")}
    staging.published(trail, row, Observation.objects.filter(**place, stage=Stage.PUBLISHED).first())


@step(
    "indicators.observation.withdraw",
    title=gettext_noop("Withdraw a value"),
    said=gettext_noop("{actor} withdrew {printed} for {period} of indicator {indicator}, row {row}"),
    permission=Permission.ASSURE_VALUES,
    listed=listing(Stage.PUBLISHED),
)
def withdraw(trail: Trail, command: WithdrawObservation) -> Result:
    """Withdraws a value that was published and that none takes the place of; it stays on record with the reason."""
    place, row, was = _asked(trail, command, Step.WITHDRAW)
    staging.withdrawn(trail, row, command.reason)
    return _moved(trail, place, row, was, command.reason)


@step(
    "indicators.observation.drop",
    title=gettext_noop("Drop a draft"),
    said=gettext_noop("{actor} dropped the draft {printed} for {period} of indicator {indicator}, row {row}"),
    permission=Permission.REPORT_VALUES,
    listed=listing(Stage.DRAFT, Stage.RETURNED),
)
def drop(trail: Trail, command: StepObservation) -> Result:
    """Drops a value that was never published."""
    place, row, was = _asked(trail, command, Step.DROP)
    staging.dropped(trail, row)
    return _moved(trail, place, row, was, command.note)
