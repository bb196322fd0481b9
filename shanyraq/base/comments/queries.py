"""Reads of comments: those of a thing, one by its number, who can be mentioned, and what waits for an answer."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.queries import in_force
from shanyraq.base.access.rules import is_member
from shanyraq.base.access.vocabulary import MEMBER, ROLES
from shanyraq.base.comments.models import Comment, Mention
from shanyraq.base.doors.subjects import is_seen
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound

WAITS = timedelta(days=30)
"""How long a mention waits for its answer."""


def comments_of(framework: str, kind: str, key: str, until: date | None = None) -> QuerySet[Comment]:
    """The comments of a thing in their order, with whom they mention; with a day those of that day. Two statements."""
    mentions = Mention.objects.select_related("person")
    found = Comment.objects.filter(framework=framework, kind=kind, key=key).prefetch_related(
        Prefetch("mentions", mentions)
    )
    if until is None or until == date.max:
        return found
    end = datetime.combine(until, time.max, UTC)
    return found.filter(at__lte=end).filter(Q(ended_at=None) | Q(ended_at__gt=end))


def comment_for(framework: str, number: int, by: Actor) -> Comment:
    """A comment, for whoever may see it.

    :raises NotFound: when there is none, or not for whoever asks.
    """
    found = Comment.objects.filter(framework=framework, pk=number).first()
    if found is None or not is_member(by, framework) or not is_seen(found.kind, framework, by):
        raise NotFound("comment")
    return found


def members(framework: str, day: date) -> QuerySet[Person]:
    """Who holds a role on a day that lets them read comments in the whole framework, in the order of names."""
    roles = [role for role, facts in ROLES.items() if facts.allows & MEMBER]
    granted = Grant.objects.filter(in_force(day), role__in=roles, framework=framework, partner="", assignment="")
    return Person.objects.filter(is_active=True, pk__in=granted.values("person")).order_by("name", "pk")


def unanswered(actor: Actor, frameworks: Iterable[str], today: date) -> list[Comment]:
    """The comments of the last thirty days that mention somebody, who said nothing there since. One statement."""
    answers = Comment.objects.filter(
        framework=OuterRef("framework"),
        kind=OuterRef("kind"),
        key=OuterRef("key"),
        person=actor.person,
        pk__gt=OuterRef("pk"),
        ended_at=None,
    )
    since = datetime.combine(today - WAITS, time.min, UTC)
    found = Comment.objects.filter(
        framework__in=list(frameworks), mentions__person=actor.person, at__gte=since, ended_at=None
    )
    waiting = found.exclude(person=actor.person).filter(~Exists(answers))
    return [comment for comment in waiting if is_seen(comment.kind, comment.framework, actor)]
