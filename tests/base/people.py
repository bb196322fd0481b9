"""Accounts for tests: a person with roles, a browser that is signed in, an actor."""

from datetime import UTC, date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.test import Client

from shanyraq.base.access.models import Grant, Person, Token
from shanyraq.base.access.queries import actor_of, hashed
from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.scopes import Reach

PASSWORD = "a long password for tests"
NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


def person(email: str, *roles: tuple[Role, Reach], name: str = "", language: str = "en") -> Person:
    """A person with roles that count for years, so that a test may read the clock."""
    made = Person(email=email, name=name or email.split("@", maxsplit=1)[0].title(), joined_at=NOW, language=language)
    made.set_password(PASSWORD)
    made.save()
    EmailAddress.objects.create(user=made, email=email.lower(), verified=True, primary=True)
    for role, reach in roles:
        give(made, role, reach)
    return made


def give(holder: Person, role: Role, reach: Reach, ends_on: date = TODAY + timedelta(days=3650)) -> Grant:
    """A grant, written without a verb."""
    place = {name: getattr(reach, name) for name in Reach.__slots__}
    return Grant.objects.create(
        person=holder,
        role=role.value,
        starts_on=date(2026, 1, 1),
        ends_on=ends_on,
        given_by="test",
        given_at=NOW,
        **place,
    )


def actor(holder: Person, door: Door = Door.WEB) -> Actor:
    """The person as an actor of today."""
    return actor_of(holder, door, TODAY)


def token_of(holder: Person, *verbs: str, secret: str = "shq_for-tests", ends: datetime | None = None) -> str:
    """A token of the person, written without a verb: for these verbs, or for all. Gives back its secret."""
    Token.objects.create(
        person=holder,
        name="tests",
        begins=secret[:8],
        secret=hashed(secret),
        verbs=list(verbs) or None,
        made_at=NOW,
        expires_at=ends or NOW + timedelta(days=3650),
    )
    return secret


def signed_in(holder: Person) -> Client:
    """A browser in English in which the person is signed in."""
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(holder)
    return client
