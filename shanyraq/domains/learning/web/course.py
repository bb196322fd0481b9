"""Course corrections beside the joint work plan that they are about: in their review, and on the page of the plan."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.beforehand import Beforehand
from shanyraq.base.doors.feed import sentences
from shanyraq.base.verbs.numbered import named as named_by
from shanyraq.domains.learning.models import Correction
from shanyraq.domains.learning.queries import reviews as queries
from shanyraq.domains.learning.queries.corrected import changes_for
from shanyraq.domains.learning.vocabulary import Corrected
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.members import holds
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.changes import revisions_of
from shanyraq.domains.workplans.queries.plans import KIND, outcome_and_year, plan_now
from shanyraq.domains.workplans.rules.cycle import PLAN, STATES, State
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop

WHOLE = "framework"
"""What stands in an address for the review of the whole framework."""
BESIDE_PLAN = frozenset({Corrected.ACCEPTED, Corrected.DONE})
"""What a plan is told of: what was decided, not what is only proposed."""
WAITS = gettext_noop(
    "The plan is «%(state)s»: it is taken back, or returned, before it is changed. Do so on its page, or wait until it "
    "is endorsed and revise it."
)
OVER = gettext_noop(
    "The plan is «%(state)s» and is changed no more: decline this correction with that reason, and propose it for the "
    "plan of a later year."
)
DRAFT = gettext_noop("The plan is a draft: add or amend its sub-outputs.")
REVISE = gettext_noop("The plan is «%(state)s»: open a revision first, then change its sub-outputs.")
NONE = gettext_noop("There is no such plan yet. Once it is opened, it is changed as a draft.")
TOLD = 5
"""Changes of a plan that are told one by one, the latest."""
NOWHERE = gettext_noop("It names no outcome, so that no single plan is changed for it.")


@dataclass(frozen=True, slots=True)
class Way:
    """How an accepted correction gets into its plan: by changing a draft, by a revision, by opening the plan; or not,
    with what is to be done instead: on the page of the plan, where it ``waits``."""

    scope: Scope
    changes: bool = False
    revises: bool = False
    opens: bool = False
    waits: bool = False
    words: str = ""


def way_of(code: str, row: Correction, state: str | None) -> Way:
    """The way for a plan in a state; ``state`` None: there is no such plan."""
    scope = Scope(code, frozenset({row.outcome}) if row.outcome else frozenset())
    if not row.outcome:
        return Way(scope, words=_(NOWHERE))
    if state is None:
        return Way(scope, opens=True, words=_(NONE))
    if state == State.DRAFT:
        return Way(scope, changes=True, words=_(DRAFT))
    if PLAN.after(state, "revise") is not None:
        return Way(scope, revises=True, words=_(REVISE) % {"state": _(STATES[State(state)])})
    waits = state in {State.REVIEW, State.CLEARED}
    words = _(WAITS if waits else OVER) % {"state": _(STATES[State(state)])}
    return Way(scope, waits=waits, words=words)


def because(row: Correction, what: str | None = None) -> str:
    """Why a plan is revised for a correction, as the reason of its revision says it."""
    return _("Course correction %(number)s of the annual review %(year)s: %(what)s") % {
        "number": row.number,
        "year": row.review.year,
        "what": next(iter(row.what.values()), "") if what is None else what,
    }


def named_in(row: Correction, reasons: Mapping[str, date]) -> date | None:
    """The day on which the plan was revised for it: where a reason begins as ours do, in whatever language."""
    beginnings = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            beginnings.append(because(row, "").strip())
    return next((day for reason, day in reasons.items() if any(each in reason for each in beginnings)), None)


@dataclass(frozen=True, slots=True)
class Changes:
    """What was changed of a plan: the latest sentences, with the days, and how many changes there are."""

    told: Sequence[tuple[Any, date]]
    number: int

    @property
    def more(self) -> int:
        """How many are not told."""
        return self.number - len(self.told)


@dataclass(frozen=True, slots=True)
class Beside:
    """A correction on the page of its plan. ``revised_on``: when the plan was revised with it as the reason;
    ``changes``: what was changed of the plan since it was accepted.
    """

    row: Correction
    who: list[Any]
    review: str
    way: Way | None
    because: str
    revised_on: date | None
    finishes: bool
    place: Scope
    changes: Changes


def beside(request: HttpRequest, framework: str, kind: str, key: str, day: date | None) -> Mapping[str, Any] | None:
    """The corrections that were accepted of a joint work plan, for whoever may read reviews. One statement where there
    is none, else three and those of names; two more where one waits for its plan; three more as of a day.
    """
    page: FrameworkPage | None = getattr(request, "framework", None)
    if kind != KIND or page is None or not holds(page, Permission.SEE_WORKPLANS):
        return None
    outcome, year = outcome_and_year(key)
    rows = queries.corrections_of_plan(page.version, outcome, year, BESIDE_PLAN, day)
    if not rows:
        return None
    plan = plan_now(page.version, outcome, year, day)
    reasons = {each.reason: each.at.date() for each in revisions_of(framework, outcome, year, day)}
    named = around(page.version).named
    state = plan.state if plan else None
    changed = changes_of(page.version, [] if page.asked else [row for row in rows if row.state == Corrected.ACCEPTED])
    return {
        "corrections": [
            _beside(page, each, named, state, reasons, changed.get(each.number, Changes((), 0))) for each in rows
        ],
        "edits": may(_actor(request), Permission.EDIT_WORKPLANS, Scope(framework, frozenset({outcome}))),
    }


def changes_of(version: Version, rows: Sequence[Correction]) -> dict[int, Changes]:
    """By number, what was changed of the plan of some accepted corrections since; the latest are told in words."""
    found = changes_for(version, rows) if rows else {}
    events = {event.pk: event for each in found.values() for event in each[:TOLD]}
    said = dict(zip(events, sentences(list(events.values())), strict=True))
    return {
        number: Changes([(said[event.pk], event.at.date()) for event in each[:TOLD]], len(each))
        for number, each in found.items()
    }


def finishing(entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """Before a correction is marked as done: what was changed of its plan since it was accepted, and whether a note is
    needed.
    """
    one = named_by(entered)
    if one is None or not may(by, Permission.SEE_WORKPLANS, Scope(one[0])):
        return None
    try:
        row = queries.correction(*one)
    except NotFound:
        return None
    if row.state != Corrected.ACCEPTED:
        return None
    changes = changes_of(version_in_force(one[0]), [row])[row.number]
    return Beforehand("learning/plan_changes.html", {"changes": changes})


def _beside(
    page: FrameworkPage,
    row: Correction,
    named: Any,
    state: str | None,
    reasons: Mapping[str, date],
    changes: Changes,
) -> Beside:
    is_open = row.state == Corrected.ACCEPTED and not page.asked
    way, revised_on = way_of(page.code, row, state), named_in(row, reasons)
    return Beside(
        row,
        called(row.who, named),
        row.review.outcome or WHOLE,
        way if is_open else None,
        because(row),
        revised_on,
        is_open and (revised_on is not None or not way.revises),
        queries.place_of(page.code, row.review.outcome),
        changes,
    )


def called(keys: Collection[str], named: Any) -> list[Any]:
    """What organisations are called by their keys."""
    return [named[key].called if key in named else key for key in keys]


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
