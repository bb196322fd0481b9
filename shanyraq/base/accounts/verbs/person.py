"""People: invited, amended, ended. How they join stands in ``joining``."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from shanyraq.base.access.models import Invitation, Person
from shanyraq.base.access.queries import hashed, open_invitations
from shanyraq.base.access.rules.giving import Held, refused_both_sides, refused_second, refused_taking
from shanyraq.base.access.rules.joining import refused_invitation
from shanyraq.base.access.thresholds import invited_for
from shanyraq.base.access.vocabulary import Permission, Role
from shanyraq.base.accounts.commands import AmendOwn, EndInvitation, EndPerson, Invite
from shanyraq.base.accounts.ending import end_with
from shanyraq.base.accounts.results import WrittenInvitation
from shanyraq.base.accounts.verbs.grant import ask_about_ending, given_where, person_at, place_of, scope_of
from shanyraq.base.accounts.verbs.session import end_all
from shanyraq.base.verbs import Trail, everywhere, verb
from shanyraq.kernel.errors import NotAllowed, NotFound
from shanyraq.kernel.scopes import EVERYWHERE, Reach, Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with its secret, which is told once and kept nowhere."""

    invitation: Invitation
    secret: str

    def written(self) -> WrittenInvitation:
        """Without the secret: whoever invites could open the account of whoever was invited."""
        return WrittenInvitation(number=self.invitation.pk, expires_at=self.invitation.expires_at)


@verb(
    "accounts.person.invite",
    title=gettext_noop("Invite somebody"),
    said=gettext_noop("{actor} invited {name} as {role} ({place})"),
    permission=Permission.INVITE,
    sees=Permission.SEE_PEOPLE,
    makes=True,
    scope=place_of,
    first=lambda command, by, at: given_where(command, ends_on=command.ends_on, by=by, at=at),
)
def invite(trail: Trail, command: Invite) -> Invited:
    """Invites somebody to open an account, with the role that they will hold. The invitation counts 14 days."""
    has_account = Person.objects.filter(email__iexact=command.email, is_active=True).exists()
    trail.ask(refused_invitation(command.email, has_account=has_account))
    waiting = invited_to(open_invitations(trail.at).filter(email__iexact=command.email))
    trail.ask(refused_second(None, invited=(command.role, command.reach) in waiting))
    trail.ask(refused_both_sides(command.role, command.framework, waiting))
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
        expires_at=trail.at + invited_for(trail.at.date()),
    )
    about = {"role": command.role.value, **{name: each for name, each in asdict(command.reach).items() if each}}
    after = {**about, "ends_on": command.ends_on}  # the address stands in the invitation alone
    trail.record(subject_of(invitation), about, after=after)
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
    trail.ask(refused_taking(trail.by, None, invited_to([invitation])))
    invitation.ended_at = trail.at
    invitation.save(update_fields=["ended_at"])
    trail.record(subject_of(invitation), reason=command.reason)
    return invitation


def invited_to(invitations: Iterable[Invitation]) -> list[Held]:
    """The roles of invitations as rules read them."""
    return [(Role(each.role), Reach(**each.reach)) for each in invitations]


def place_of_person(command: EndPerson) -> Scope:
    """The framework in which all roles of the person hold; the whole installation when there are several or none.

    Whoever keeps the people of one framework ends nobody who works in another.

    :raises NotFound: when there is no such account, or it ended.
    """
    held = person_at(command.person).grants.filter(ended_at=None)
    frameworks = set(held.order_by().values_list("framework", flat=True).distinct())
    return Scope(framework=frameworks.pop()) if len(frameworks) == 1 else EVERYWHERE


@verb(
    "accounts.person.end",
    title=gettext_noop("End an account"),
    said=gettext_noop("{actor} ended the account of {name}"),
    permission=Permission.END_PEOPLE,
    sees=Permission.SEE_PEOPLE,
    scope=place_of_person,
)
def end(trail: Trail, command: EndPerson) -> Person:
    """Ends an account with its roles, tokens and sessions, and the open invitations to its address.

    What the person did stays on record.
    """
    person = person_at(command.person)
    trail.expect(command.seen, person.revision, mine={}, theirs={})
    ask_about_ending(trail, person, person.grants.filter(ended_at=None, ends_on__gte=trail.at.date()))
    waiting = open_invitations(trail.at).filter(email__iexact=person.email)
    trail.ask(refused_taking(trail.by, person.pk, invited_to(waiting)))
    roles = person.grants.filter(ended_at=None).update(ended_at=trail.at)
    tokens = person.tokens.filter(ended_at=None).update(ended_at=trail.at)
    invitations = waiting.update(ended_at=trail.at)
    sessions = end_all(person)
    end_with(person, trail.at)
    person.is_active, person.ended_at, person.revision = False, trail.at, person.revision + 1
    person.set_unusable_password()
    person.save(update_fields=["is_active", "ended_at", "revision", "password"])
    about = {"roles": roles, "tokens": tokens, "sessions": sessions, "invitations": invitations}
    trail.record(subject_of_person(person), about, reason=command.reason)
    return person


@verb(
    "accounts.person.amend",
    title=gettext_noop("Amend your account"),
    said=gettext_noop("{actor} amended their own account: {fields}"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
)
def amend(trail: Trail, command: AmendOwn) -> Person:
    """Amends your name, and the language in which letters come to you."""
    person = own(trail)
    before = {"name": person.name, "language": person.language}
    after = {"name": command.name, "language": command.language}
    trail.expect(command.seen, person.revision, mine=after, theirs=before)
    fields = [name for name, value in after.items() if before[name] != value]
    if not fields:
        trail.nothing_to_do()
        return person
    person.name, person.language, person.revision = command.name, command.language, person.revision + 1
    person.save(update_fields=["name", "language", "revision"])
    trail.record(subject_of_person(person), {"fields": ", ".join(fields)}, before=before, after=after)
    return person


def own(trail: Trail) -> Person:
    """The account of whoever acts.

    :raises NotAllowed: when it is somebody without one.
    """
    if trail.by.person is None:
        raise NotAllowed(gettext_noop("Whoever does this needs an account"))
    return Person.objects.get(pk=trail.by.person)


def subject_of_person(person: Person, framework: str = "") -> Subject:
    return Subject("person", str(person.pk), framework, person.name)


def invitation_numbered(number: int) -> Invitation:
    """One invitation.

    :raises NotFound: when there is no such invitation.
    """
    invitation = Invitation.objects.filter(pk=number).first()
    if invitation is None:
        raise NotFound(Sentence(gettext_noop("invitation {number}"), {"number": str(number)}))
    return invitation


def subject_of(invitation: Invitation) -> Subject:
    framework: Any = invitation.reach.get("framework", "")
    return Subject("invitation", str(invitation.pk), framework, invitation.name)
