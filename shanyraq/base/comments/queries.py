"""Reads of comments: those of a thing, one by its number, who can be mentioned, and what waits for an answer."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Cast

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.queries import counting
from shanyraq.base.access.rules import is_member
from shanyraq.base.access.vocabulary import MEMBER, ROLES
from shanyraq.base.comments.models import Comment, Mention
from shanyraq.base.doors.subjects import is_seen
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import gettext_noop

WAITS = timedelta(days=30)
"""How long a mention waits for its answer."""


def comments_of(framework: str, kind: str, key: str, until: date | None = None) -> QuerySet[Comment]:
    """The comments of a thing in their order, with whom they mention; with a day those of that day. Two statements."""
    mentions = Mention.objects.select_related("person")
    found = comments_of_kind(framework, kind, until).filter(key=key)
    return found.prefetch_related(Prefetch("mentions", mentions))


def comments_of_kind(framework: str, kind: str, until: date | None = None) -> QuerySet[Comment]:
    """The comments of all things of a kind in their order; with a day those of that day."""
    found = Comment.objects.filter(framework=framework, kind=kind)
    if until is None or until == date.max:
        return found
    end = datetime.combine(until, time.max, UTC)
    return found.filter(at__lte=end).filter(Q(ended_at=None) | Q(ended_at__gt=end))


def comment_for(framework: str, number: int, by: Actor) -> Comment:
    """A comment, for whoever may see it.

    :raises NotFound: when there is none, or not for whoever asks.
    """
    found = Comment.objects.filter(framework=framework, pk=number).first()
    if found is None or not is_shown(found, by):
        raise NotFound(gettext_noop("comment"))
    return found


def members(framework: str, day: date) -> QuerySet[Person]:
    """Who holds a role on a day that lets them read comments in the whole framework, in the order of names."""
    narrow = {"partner", "assignment"}
    roles = [role for role, facts in ROLES.items() if facts.allows & MEMBER and not narrow & set(facts.needs)]
    granted = counting(Grant.objects.filter(role__in=roles, framework=framework), day)
    return Person.objects.filter(is_active=True, pk__in=granted.values("person")).order_by("name", "pk")


def unanswered(people: Iterable[int], today: date) -> list[Mention]:
    """The mentions of the last thirty days to which those who are mentioned said nothing since. One statement.

    Whether they may read the comment now is for ``is_shown``.
    """
    answers = Comment.objects.filter(
        framework=OuterRef("comment__framework"),
        kind=OuterRef("comment__kind"),
        key=OuterRef("comment__key"),
        person=OuterRef("person"),
        pk__gt=OuterRef("comment"),
        ended_at=None,
    )
    since = datetime.combine(today - WAITS, time.min, UTC)
    found = Mention.objects.filter(person__in=list(people), comment__at__gte=since, comment__ended_at=None)
    return list(found.exclude(comment__person=F("person")).filter(~Exists(answers)).select_related("comment"))


def is_shown(comment: Comment, to: Actor) -> bool:
    """Whether somebody may read a comment now."""
    return is_member(to, comment.framework) and is_seen(comment.kind, comment.framework, to, comment.key)


def comments_beside(things: Q) -> QuerySet[Any]:
    """The comments that are about some things, by their keys in the trail."""
    found = Comment.objects.filter(things).order_by()
    return found.annotate(in_trail=Cast("pk", CharField())).values_list("in_trail", flat=True)


def comments_about(framework: str, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The things, by kind and key, that comments are about; whether they ended or not. One statement."""
    found = Comment.objects.filter(framework=framework, pk__in=[int(key) for key in keys])
    return {str(pk): (kind, key) for pk, kind, key in found.values_list("pk", "kind", "key")}
