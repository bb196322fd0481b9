"""Activities of the monitoring and evaluation plan: begun, finished, moved, postponed, dropped; and taken back."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.attachments.queries import documents_of
from shanyraq.base.audit.queries import trail as events
from shanyraq.base.verbs import Listing, Trail, verb
from shanyraq.domains.learning.commands.activities import (
    BeginActivity,
    DropActivity,
    FinishActivity,
    MoveActivity,
    PostponeActivity,
    ReopenActivity,
    TakeBackActivity,
)
from shanyraq.domains.learning.queries.undertakings import KIND
from shanyraq.domains.learning.rules.activities import (
    ACTIVITY,
    early,
    refused_act,
    refused_dates,
    refused_done,
    refused_unexplained,
    refused_unshown,
)
from shanyraq.domains.learning.rules.limits import duty_of
from shanyraq.domains.learning.rules.obligations import moved_evaluation
from shanyraq.domains.learning.verbs.standing import Changed, Result, known, standing, stands, where, written
from shanyraq.domains.learning.vocabulary import Act, Duty
from shanyraq.kernel.sentences import gettext_noop

keep = partial(
    verb,
    permission=Permission.KEEP_MONITORING_PLAN,
    scope=where,
    known=known,
    listed=Listing(("key",), standing),
)


@keep(
    "learning.activity.begin",
    title=gettext_noop("Begin the activity"),
    said=gettext_noop("{actor} began “{name}”"),
)
def begin(trail: Trail, command: BeginActivity) -> Result:
    """Says that an activity is under way."""
    one = stands(trail, command)
    starts_on = command.starts_on or one.row.starts_on or trail.at.date()
    wanted = _moved(trail, one, Act.BEGIN, command.seen) | {"starts_on": starts_on}
    trail.ask(early(one.year, one.row.starts_on, starts_on, trail.at.date()))
    trail.ask(refused_dates(one.year, starts_on, one.row.ends_on, *one.years))
    return written(trail, one, wanted)


@keep(
    "learning.activity.take_back",
    title=gettext_noop("Take back the beginning"),
    said=gettext_noop("{actor} took back that “{name}” had begun"),
)
def take_back(trail: Trail, command: TakeBackActivity) -> Result:
    """Takes back that an activity is under way: it is planned again, from the day that stood there before."""
    one = stands(trail, command)
    wanted = _moved(trail, one, Act.TAKE_BACK, command.seen) | _first_day_before(one)
    return written(trail, one, wanted, reason=command.reason)


def _first_day_before(one: Changed) -> dict[str, Any]:
    """The first day as it stood before the activity was begun; nothing where that did not change it, or it was set
    anew since.
    """
    begun = events(framework=one.version.code, kind=KIND, key=one.row.key, verbs=("learning.activity.begin",)).first()
    day = one.row.starts_on
    if begun is None or day is None or begun.after.get("starts_on") != day.isoformat():
        return {}
    before = begun.before.get("starts_on")
    return {"starts_on": date.fromisoformat(before) if before else None}


@keep(
    "learning.activity.finish",
    title=gettext_noop("Mark as done"),
    said=gettext_noop("{actor} marked “{name}” as done"),
)
def finish(trail: Trail, command: FinishActivity) -> Result:
    """Says that an activity is done: on which day, and what shows it. A document that hangs on it shows it too."""
    one = stands(trail, command)
    wanted = _moved(trail, one, Act.FINISH, command.seen)
    statement = {**one.row.statement, **command.statement}
    documents = documents_of(command.framework, KIND, command.key).filter(ended_at=None).count()
    found = refused_done(command.done_on, one.row.starts_on, trail.at.date())
    trail.ask([*found, *refused_unshown(says_what=bool(statement), documents=documents)])
    spent = one.row.cost_spent if command.cost_spent is None else command.cost_spent
    return written(trail, one, wanted | {"done_on": command.done_on, "statement": statement, "cost_spent": spent})


@keep(
    "learning.activity.move",
    title=gettext_noop("Set or move the dates"),
    said=gettext_noop("{actor} set the dates of “{name}”"),
)
def move(trail: Trail, command: MoveActivity) -> Result:
    """Sets the dates of an activity, or moves it to others or to another year. What is left out stays."""
    one = stands(trail, command)
    starts_on, ends_on = command.starts_on or one.row.starts_on, command.ends_on or one.row.ends_on
    year = command.year or (command.ends_on.year if command.ends_on else one.year)
    wanted = _moved(trail, one, Act.MOVE, command.seen)
    trail.ask(refused_dates(year, starts_on, ends_on, *one.years))
    dates = (one.row.starts_on, one.row.ends_on), (starts_on, ends_on)
    trail.ask(refused_unexplained((one.year, year), dates, command.reason))
    _ask_evaluation(trail, one, year)
    wanted |= {"starts_on": starts_on, "ends_on": ends_on, **_year(one, year)}
    return written(trail, one, wanted, reason=command.reason)


@keep(
    "learning.activity.postpone",
    title=gettext_noop("Postpone"),
    said=gettext_noop("{actor} postponed “{name}”"),
)
def postpone(trail: Trail, command: PostponeActivity) -> Result:
    """Puts an activity off. Its dates are taken out; the year stays as long as no other is given."""
    one = stands(trail, command)
    year = command.year or one.year
    wanted = _moved(trail, one, Act.POSTPONE, command.seen) | {"starts_on": None, "ends_on": None}
    trail.ask(refused_dates(year, None, None, *one.years))
    _ask_evaluation(trail, one, year)
    return written(trail, one, wanted | _year(one, year), reason=command.reason)


@keep(
    "learning.activity.drop",
    title=gettext_noop("Drop"),
    said=gettext_noop("{actor} dropped “{name}”"),
)
def drop(trail: Trail, command: DropActivity) -> Result:
    """Says that an activity will not take place. It stays on the plan, with the reason; what it was to show stays
    owed.
    """
    one = stands(trail, command)
    return written(trail, one, _moved(trail, one, Act.DROP, command.seen), reason=command.reason)


@keep(
    "learning.activity.reopen",
    title=gettext_noop("Reopen"),
    said=gettext_noop("{actor} reopened “{name}”"),
)
def reopen(trail: Trail, command: ReopenActivity) -> Result:
    """Takes back that an activity is done or dropped. What was said of it stays."""
    one = stands(trail, command)
    wanted = _moved(trail, one, Act.REOPEN, command.seen) | {"done_on": None}
    return written(trail, one, wanted, reason=command.reason)


def _moved(trail: Trail, one: Changed, act: Act, seen: int | None) -> dict[str, Any]:
    """The state that an act leads to, where it is possible and nobody did another one since."""
    state = one.row.state
    mine: Mapping[str, Any] = {"state": ACTIVITY.after(state, act) or str(act)}
    trail.expect(seen, one.row.revision, mine=mine, theirs={"state": state})
    trail.ask(refused_act(state, act))
    return {"state": ACTIVITY.move(state, act)}


def _year(one: Changed, year: int) -> dict[str, Any]:
    """The year as it is kept: nothing of a printed activity that counts in its printed year."""
    return {"year": None if one.printed and one.printed.year == year else year}


def _ask_evaluation(trail: Trail, one: Changed, year: int) -> None:
    if one.printed and duty_of(one.row.key) is Duty.FINAL_EVALUATION:
        trail.ask(moved_evaluation(year, one.version.ends_on.year))
