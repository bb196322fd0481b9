"""Who sees a value before it is published: the one place that decides it, for values of rows and of output indicators.

Whoever holds the right to see values before they are published sees those that were ever submitted, whatever became of
them. A draft that was never submitted is seen by those alone who may report values of its entity, and by those who may
assure values there; for everybody else there is no such value. What is published, everybody sees.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from shanyraq.base.access.rules import may, reaches
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.observing import indicators_of
from shanyraq.domains.indicators.vocabulary import PUBLIC, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Reach, Scope

SHOW_DRAFTS = (Permission.REPORT_VALUES, Permission.ASSURE_VALUES)
"""Whoever holds one of these rights where a draft belongs sees it."""
ITS_OWN = (Stage.DRAFT, Stage.DROPPED)
"""The stages in which a value that was never submitted can be: the entity has it for itself."""
NEVER_SUBMITTED = Q(stage__in=ITS_OWN, submitted_at=None, recalled_at=None)
"""Drafts that nobody submitted yet, and those that were dropped before anybody did."""
NOTHING = Q(pk__in=[])
"""No value at all: nothing is hidden."""


Within = Callable[[Callable[[], Version], Reach], Q]
"""From what gives a version, which is read where it is needed, and a reach: the values to which it reaches."""


class Value(Protocol):
    """As much of a value as says who sees it."""

    stage: Any
    submitted_at: Any
    recalled_at: Any


def is_seen(by: Actor, row: Value, scope: Scope) -> bool:
    """Whether a value exists for whoever asks. ``scope``: where it belongs."""
    if row.stage in PUBLIC:
        return True
    if not may(by, Permission.SEE_VALUES, Scope(scope.framework)):
        return False
    return was_submitted(row) or any(may(by, right, scope) for right in SHOW_DRAFTS)


def was_submitted(row: Value) -> bool:
    """Whether it was ever submitted, taken back since or not."""
    return row.stage not in ITS_OWN or row.submitted_at is not None or row.recalled_at is not None


def hidden(by: Actor, framework: str, within: Callable[[Reach], Q]) -> Q:
    """The drafts of a framework that do not exist for whoever asks. ``within``: the values to which a right reaches."""
    shown = NOTHING
    for reach in (each for right in SHOW_DRAFTS for each in reaches(by, right)):
        if reach.framework not in ("", framework) or reach.partner or reach.assignment:
            continue
        if not (reach.outcome or reach.entity):
            return NOTHING
        shown |= within(reach)
    return NEVER_SUBMITTED & ~shown


def _within(version: Callable[[], Version], reach: Reach) -> Q:
    every = indicators_of(recent_package(version()))
    found = Q()
    if reach.outcome:
        found &= Q(indicator__in=[each.key for outcome, each in every if outcome.code == reach.outcome])
    if reach.entity:  # of no entity: it belongs to those that lead the indicator
        led = [each.key for _outcome, each in every if reach.entity in each.lead_entities]
        found &= Q(entity=reach.entity) | Q(entity="", indicator__in=led)
    return found


def hidden_from(by: Actor, version: Version, within: Within = _within) -> Q:
    """The values that do not exist for whoever asks, of those that are not published: of rows, or of what ``within``
    tells the reach of. No statement where the package was read before.
    """
    return hidden(by, version.code, partial(within, lambda: version))


def hidden_in(framework: str, by: Actor, within: Within = _within) -> Q:
    """The same by the code of a framework; without one, of all frameworks together. One statement for whoever reports
    for an entity or an outcome alone.
    """
    try:
        return hidden(by, framework, partial(within, partial(version_in_force, framework)))
    except NotFound:
        return NEVER_SUBMITTED


def hidden_observations(framework: str, by: Actor) -> QuerySet[Any]:
    """The numbers, as texts, of the values of rows that do not exist for whoever asks; read with what asks for them."""
    return numbers_of(Observation.objects.filter(hidden_in(framework, by), framework__code=framework))


def numbers_of(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Values by their numbers, as the trail calls them."""
    found: QuerySet[Any] = (
        rows.order_by().annotate(in_trail=Cast("number", CharField())).values_list("in_trail", flat=True)
    )
    return found
