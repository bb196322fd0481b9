"""Tokens of programs: made once, shown once, ended."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from shanyraq.base.access.models import Person, Token
from shanyraq.base.access.queries import TOKEN_MARK, hashed
from shanyraq.base.access.rules.joining import refused_token
from shanyraq.base.access.vocabulary import READ_TRAIL, Permission
from shanyraq.base.accounts.commands import EndToken, MakeToken
from shanyraq.base.verbs import Trail, everywhere, verb, verbbook
from shanyraq.base.verbs.engine import BY_HAND
from shanyraq.kernel.errors import NotAllowed, NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject


@dataclass(frozen=True, slots=True)
class Made:
    """A token with its secret, which is told once and kept nowhere."""

    token: Token
    secret: str


@verb(
    "accounts.token.make",
    title=gettext_noop("Make a token"),
    said=gettext_noop("{actor} made the token {name}, which counts until {until}"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=BY_HAND,
)
def make(trail: Trail, command: MakeToken) -> Made:
    """Makes a token for a program that acts for you. It is shown once; only its hash is kept."""
    person = _own(trail)
    trail.ask(refused_token(command.verbs or [], {*verbbook(), READ_TRAIL}))
    secret = TOKEN_MARK + secrets.token_urlsafe(32)
    token = Token.objects.create(
        person=person,
        name=command.name,
        begins=secret[:8],
        secret=hashed(secret),
        verbs=command.verbs,
        made_at=trail.at,
        expires_at=trail.at + timedelta(days=command.days),
    )
    about = {"until": token.expires_at.date(), "verbs": command.verbs}
    trail.record(Subject("token", str(token.pk), "", token.name), about)
    return Made(token, secret)


@verb(
    "accounts.token.end",
    title=gettext_noop("End a token"),
    said=gettext_noop("{actor} ended the token {name}"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=BY_HAND,
)
def end(trail: Trail, command: EndToken) -> Token:
    """Ends one of your own tokens at once."""
    token = Token.objects.filter(pk=command.number, person=_own(trail)).first()
    if token is None:
        raise NotFound(Sentence(gettext_noop("token {number}"), {"number": str(command.number)}))
    if token.ended_at is not None:
        trail.nothing_to_do()
        return token
    token.ended_at = trail.at
    token.save(update_fields=["ended_at"])
    trail.record(Subject("token", str(token.pk), "", token.name))
    return token


def _own(trail: Trail) -> Person:
    if trail.by.person is None:
        raise NotAllowed(gettext_noop("A token belongs to a person with an account"))
    return Person.objects.get(pk=trail.by.person)
