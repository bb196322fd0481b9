"""Who somebody is, as an actor; which grants, invitations and tokens count."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from shanyraq.base.access.models import Grant, Invitation, Person, Token
from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.actors import NOBODY, Actor, Door, Holding

TOKEN_MARK = "shq_"  # noqa: S105 - a mark, not a secret
"""What every token begins with, so that one in a log or a repository is recognised."""


def in_force(day: date) -> Q:
    """Grants that count on a day."""
    return Q(ended_at=None, starts_on__lte=day, ends_on__gte=day)


def administrators(day: date) -> QuerySet[Person]:
    """Whoever keeps the installation on a day."""
    held = Grant.objects.filter(in_force(day), role=Role.ADMINISTRATOR.value)
    return Person.objects.filter(is_active=True, pk__in=held.order_by().values("person"))


def open_invitations(at: datetime) -> QuerySet[Invitation]:
    """Invitations that can be accepted; none from before the account of its address ended."""
    of_address = Person.objects.annotate(address=Lower("email")).filter(address=Lower(OuterRef("email")))
    ended_since = of_address.filter(is_active=False, ended_at__gt=OuterRef("invited_at"))
    unused = Invitation.objects.filter(accepted_at=None, ended_at=None, expires_at__gt=at)
    return unused.exclude(Exists(ended_since))


def actor_of(person: Person, door: Door, day: date, only: Iterable[str] | None = None) -> Actor:
    """The person as an actor, with the grants in force on the day: one statement.

    Where a second factor is required, the roles of whoever has none rest.
    """
    if not person.is_active:
        return NOBODY
    grants = counting(person.grants.all(), day)
    return Actor(
        name=person.name,
        door=door,
        person=person.pk,
        holdings=tuple(Holding(grant.role, grant.reach) for grant in grants),
        only=None if only is None else frozenset(only),
    )


def actors(people: Collection[Person], door: Door, day: date) -> dict[int, Actor]:
    """The same of many, by the number of each: one statement for all."""
    held: dict[int, list[Holding]] = {person.pk: [] for person in people if person.is_active}
    for grant in counting(Grant.objects.filter(person__in=held), day):
        held[grant.person_id].append(Holding(grant.role, grant.reach))
    return {
        person.pk: Actor(person.name, door, person.pk, tuple(held[person.pk])) if person.pk in held else NOBODY
        for person in people
    }


def counting(grants: QuerySet[Grant], day: date) -> QuerySet[Grant]:
    """Of these grants those that count on a day; where a second factor is required, of people who have one."""
    found = grants.filter(in_force(day))
    return found.filter(person__in=with_factor()) if settings.SECOND_FACTOR_REQUIRED else found


def with_factor() -> QuerySet[Person]:
    """Whoever has set up an authenticator app."""
    return Person.objects.filter(authenticator__type=Authenticator.Type.TOTP)


def hashed(secret: str) -> str:
    """What is kept of a secret that was made at random: its SHA-256 is enough, for it cannot be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str, at: datetime) -> Token | None:
    """The token with this secret, while it counts and its person has an account."""
    if not secret.startswith(TOKEN_MARK):
        return None
    found = Token.objects.filter(secret=hashed(secret), ended_at=None, expires_at__gt=at, person__is_active=True)
    return found.select_related("person").first()


def people() -> QuerySet[Person]:
    """Everybody with an account, in the order of names."""
    return Person.objects.order_by("name", "pk")
