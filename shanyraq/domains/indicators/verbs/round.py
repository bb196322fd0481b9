"""Collection rounds: opened, moved, closed by those who assure values."""

from collections.abc import Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.indicators.commands import CloseRound, MoveRound, OfRound, OpenRound
from shanyraq.domains.indicators.models import Round
from shanyraq.domains.indicators.queries.collecting import asked_in, asking
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.rules.rounds import (
    asks_nobody,
    refused_closed_round,
    refused_days,
    refused_outside,
    refused_twice,
)
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

KIND = "round"


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The round that a form names, with its days and its revision."""
    one = named(entered)
    return _values(one[0], _round(*one)) if one else {}


def _values(framework: str, row: Round) -> dict[str, Any]:
    days = {"opens_on": row.opens_on.isoformat(), "due_on": row.due_on.isoformat()}
    return {"framework": framework, "number": row.number, **days, "seen": row.revision}


def open_ones(framework: str) -> Iterator[Thing]:
    """The rounds that were not closed."""
    version = version_in_force(framework)
    for row in Round.objects.filter(framework=version.framework_id, closed_at=None):
        yield Thing(row.title, _values(framework, row), Scope(framework))


OPEN = Listing(("number",), open_ones)


@verb(
    "indicators.round.open",
    title=gettext_noop("Open a round of collection"),
    said=gettext_noop("{actor} opened the round {name}: values for {period} are due on {due_on}"),
    permission=Permission.ASSURE_VALUES,
    makes=True,
)
def open_round(trail: Trail, command: OpenRound) -> Result:
    """Opens a round: every lead entity is asked for the values that are expected of a period."""
    version = version_in_force(command.framework)
    period = read_period(command.period)
    rounds = Round.objects.filter(framework=version.framework_id)
    trail.ask(refused_outside(period, version.starts_on, version.ends_on))
    trail.ask(refused_days(period, command.opens_on, command.due_on))
    trail.ask(refused_twice(command.period, set(rounds.filter(closed_at=None).values_list("period", flat=True))))
    trail.ask(asks_nobody(command.period, asked_in(version, asking(version, trail.at.date()), period)))
    row = Round(
        framework_id=version.framework_id,
        number=next_number(rounds),
        **command.model_dump(exclude={"framework"}),
        made_at=trail.at,
        made_by=trail.by.name,
    )
    row.save(force_insert=True)
    trail.record(_subject(version.code, row), _about(row), after={"title": row.title, **_days(row)})
    return Result(row.number, row.revision)


@verb(
    "indicators.round.move",
    title=gettext_noop("Move a round of collection"),
    said=gettext_noop("{actor} moved the round {name}: values for {period} are due on {due_on}"),
    permission=Permission.ASSURE_VALUES,
    known=known,
    listed=OPEN,
)
def move(trail: Trail, command: MoveRound) -> Result:
    """Gives a round other days."""
    row = _asked(trail, command)
    before, wanted = _days(row), {"opens_on": command.opens_on.isoformat(), "due_on": command.due_on.isoformat()}
    if before == wanted:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    trail.expect(command.seen, row.revision, mine=wanted, theirs=before)
    trail.ask(refused_days(read_period(row.period), command.opens_on, command.due_on))
    row.opens_on, row.due_on = command.opens_on, command.due_on
    return _written(trail, command.framework, row, before, _days(row), command.reason)


@verb(
    "indicators.round.close",
    title=gettext_noop("Close a round of collection"),
    said=gettext_noop("{actor} closed the round {name}"),
    permission=Permission.ASSURE_VALUES,
    known=known,
    listed=OPEN,
)
def close(trail: Trail, command: CloseRound) -> Result:
    """Closes a round. What is missing stays late, and can be reported all the same."""
    row = _asked(trail, command)
    trail.expect(command.seen, row.revision, mine={"closed": True}, theirs=_days(row))
    row.closed_at = trail.at
    return _written(trail, command.framework, row, {"closed": False}, {"closed": True}, command.note)


def _asked(trail: Trail, command: OfRound) -> Round:
    row = _round(command.framework, command.number)
    trail.ask(refused_closed_round(is_closed=row.closed_at is not None))
    return row


def _round(framework: str, number: int) -> Round:
    """One round.

    :raises NotFound: when the framework has none of this number.
    """
    version = version_in_force(framework)
    row = Round.objects.filter(framework=version.framework_id, number=number).first()
    if row is None:
        raise NotFound(Sentence(gettext_noop("round {number}"), {"number": str(number)}))
    return row


def _written(
    trail: Trail, framework: str, row: Round, before: Mapping[str, Any], after: Mapping[str, Any], reason: str
) -> Result:
    row.revision += 1
    row.save()
    trail.record(_subject(framework, row), _about(row), before=before, after=after, reason=reason)
    return Result(row.number, row.revision)


def _days(row: Round) -> dict[str, str]:
    return {"opens_on": row.opens_on.isoformat(), "due_on": row.due_on.isoformat()}


def _about(row: Round) -> dict[str, str]:
    return {"period": row.period, "due_on": row.due_on.isoformat()}


def _subject(framework: str, row: Round) -> Subject:
    return Subject(KIND, str(row.number), framework, row.title)
