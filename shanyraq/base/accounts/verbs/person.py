"""People: invited, joined, ended."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from shanyraq.base.access.models import Invitation, Person
from shanyraq.base.access.queries import hashed
from shanyraq.base.access.rules import refused_first, refused_grant, refused_invitation
from shanyraq.base.access.vocabulary import Permission, Role
from shanyraq.base.accounts.commands import EndInvitation, EndPerson, Invite
from shanyraq.base.accounts.results import WrittenInvitation
from shanyraq.base.accounts.verbs.grant import facts, new_grant, person_at, place_of, scope_of
from shanyraq.base.verbs import Trail, everywhere, verb
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

INVITED_FOR = timedelta(days=14)
"""How long an invitation can be accepted."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with its secret, which is told once and kept nowhere."""

    invitation: Invitation
    secret: str

    def written(self) -> WrittenInvitation:
        """With the secret, which whoever was invited needs."""
        return WrittenInvitation(number=self.invitation.pk, expires_at=self.invitation.expires_at, secret=self.secret)


@verb(
    "accounts.person.invite",
    title=gettext_noop("Invite somebody"),
    said=gettext_noop("{actor} invited {name}"),
    permission=Permission.INVITE,
    sees=Permission.SEE_PEOPLE,
    scope=place_of,
)
def invite(trail: Trail, command: Invite) -> Invited:
    """Invites somebody to open an account, with the role that they will hold. The invitation counts 14 days."""
    has_account = Person.objects.filter(email__iexact=command.email).exists()
    trail.ask(refused_invitation(command.email, has_account=has_account))
    today = trail.at.date()
    trail.ask(refused_grant(trail.by, None, command.role, command.reach, today, command.ends_on))
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=command.email,
        name=command.name,
        language=command.language,
        role=command.role.value,
        reach=asdict(command.reach),
        ends_on=command.ends_on,
        secret=hashed(secret),
        invited_by=trail.by.name,
        invited_at=trail.at,
        expires_at=trail.at + INVITED_FOR,
    )
    about = {"email": command.email, "role": command.role.value, **asdict(command.reach)}
    trail.record(subject_of(invitation), about)
    return Invited(invitation, secret)


@verb(
    "accounts.invitation.end",
    title=gettext_noop("Withdraw an invitation"),
    said=gettext_noop("{actor} withdrew the invitation of {name}"),
    permission=Permission.INVITE,
    sees=Permission.SEE_PEOPLE,
    scope=lambda command: scope_of(Reach(**invitation_numbered(command.number).reach)),
)
def end_invitation(trail: Trail, command: EndInvitation) -> Invitation:
    """Withdraws an invitation that was not accepted yet."""
    invitation = invitation_numbered(command.number)
    if invitation.ended_at or invitation.accepted_at:
        trail.nothing_to_do()
        return invitation
    invitation.ended_at = trail.at
    invitation.save(update_fields=["ended_at"])
    trail.record(subject_of(invitation), reason=command.reason)
    return invitation


@verb(
    "accounts.person.join",
    title=gettext_noop("Open the account"),
    said=gettext_noop("{name} accepted the invitation of {inviter}"),
    permission=Permission.OWN_ACCOUNT,
    sees=Permission.SEE_PEOPLE,
    scope=everywhere,
    doors=frozenset(),
)
def join(trail: Trail, secret: str, *, password: str) -> Person:
    """Opens the account of whoever was invited, with a password and the role.

    :raises NotFound: when the invitation is unknown, was used, withdrawn, or is too old.
    """
    invitation = open_invitation(secret, trail.at)
    person = Person(email=invitation.email, name=invitation.name, language=invitation.language, joined_at=trail.at)
    person.set_password(password)
    person.save()
    role, reach = Role(invitation.role), Reach(**invitation.reach)
    ends = max(invitation.ends_on, trail.at.date())
    grant = new_grant(trail, person, role, reach, ends, gettext_noop("Invitation accepted"))
    invitation.accepted_at, invitation.person = trail.at, person
    invitation.save(update_fields=["accepted_at", "person"])
    about = {"inviter": invitation.invited_by, **facts(grant)}
    trail.record(Subject("person", str(person.pk), reach.framework, person.name), about)
    return person


@verb(
    "accounts.person.end",
    title=gettext_noop("End an account"),
    said=gettext_noop("{actor} ended the account of {name}"),
    permission=Permission.END_PEOPLE,
    sees=Permission.SEE_PEOPLE,
    scope=everywhere,
)
def end(trail: Trail, command: EndPerson) -> Person:
    """Ends an account with its roles, tokens and sessions. What the person did stays on record."""
    person = person_at(command.person)
    trail.expect(command.seen, person.revision, mine={}, theirs={})
    roles = person.grants.filter(ended_at=None).update(ended_at=trail.at)
    tokens = person.tokens.filter(ended_at=None).update(ended_at=trail.at)
    person.is_active, person.ended_at, person.revision = False, trail.at, person.revision + 1
    person.set_unusable_password()
    person.save(update_fields=["is_active", "ended_at", "revision", "password"])
    about = {"roles": roles, "tokens": tokens}
    trail.record(Subject("person", str(person.pk), "", person.name), about, reason=command.reason)
    return person


@verb(
    "accounts.person.first",
    title=gettext_noop("Make the first administrator"),
    said=gettext_noop("{name} became the first administrator"),
    permission=Permission.END_PEOPLE,
    scope=everywhere,
    doors=frozenset(),
)
def first(trail: Trail, email: str, *, name: str, password: str, ends_on: date) -> Person:
    """Opens the account of an administrator on a machine that has none yet.

    :raises Refused: when there is an active administrator already; they can invite others.
    """
    holders = Person.objects.filter(is_active=True, grants__role=Role.ADMINISTRATOR.value, grants__ended_at=None)
    trail.ask(refused_first(str(holders.first() or "")))
    person = Person(email=email.strip().lower(), name=name, joined_at=trail.at)
    person.set_password(password)
    person.save()
    new_grant(trail, person, Role.ADMINISTRATOR, Reach(), ends_on, gettext_noop("First administrator"))
    trail.record(Subject("person", str(person.pk), "", person.name))
    return person


def open_invitation(secret: str, at: datetime) -> Invitation:
    """The invitation with this secret, while it can be accepted.

    :raises NotFound: when it cannot.
    """
    found = Invitation.objects.select_for_update().filter(
        secret=hashed(secret), accepted_at=None, ended_at=None, expires_at__gt=at
    )
    invitation = found.first()
    if invitation is None:
        raise NotFound("invitation")
    return invitation


def invitation_numbered(number: int) -> Invitation:
    """One invitation.

    :raises NotFound: when there is no such invitation.
    """
    invitation = Invitation.objects.filter(pk=number).first()
    if invitation is None:
        raise NotFound(f"invitation {number}")
    return invitation


def subject_of(invitation: Invitation) -> Subject:
    framework: Any = invitation.reach.get("framework", "")
    return Subject("invitation", str(invitation.pk), framework, invitation.name)
