"""How an account begins: an invitation accepted, with a password or through a provider; the first administrator."""

from datetime import date, datetime

from allauth.account.models import EmailAddress

from shanyraq.base.access.models import Grant, Invitation, Person
from shanyraq.base.access.queries import administrators, hashed, open_invitations
from shanyraq.base.access.rules.joining import refused_first
from shanyraq.base.access.vocabulary import Permission, Role
from shanyraq.base.accounts.verbs.grant import new_grant, refused_beside
from shanyraq.base.accounts.verbs.person import own, subject_of_person
from shanyraq.base.verbs import Trail, everywhere, verb
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.sentences import gettext_noop


def joining(invitation: Invitation) -> Actor:
    """Who joins acts before there is an account, with nothing in hand but the secret: in the name of the system."""
    return Actor(invitation.name, Door.SYSTEM)


@verb(
    "accounts.person.join",
    title=gettext_noop("Open the account"),
    said=gettext_noop("{name} accepted the invitation of {inviter}"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def join(trail: Trail, secret: str, *, password: str) -> Person:
    """Opens the account of whoever was invited, with a password and the role of this invitation alone.

    Other invitations to the address were sent by others and prove themselves by their own letters.

    :raises NotFound: when the invitation is unknown, was used, withdrawn, or is too old.
    """
    return _open_account(trail, [open_invitation(secret, trail.at)], password)


@verb(
    "accounts.person.enter",
    title=gettext_noop("Open the account of somebody whom a provider knows"),
    said=gettext_noop("{name} accepted the invitation of {inviter}, known by {provider}"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def enter(trail: Trail, invitation: Invitation, *, provider: str) -> Person:
    """Opens the account of whoever was invited and whose address a provider confirms. It has no password.

    The address is theirs, so that every invitation to it is: they get the roles of all.
    """
    open_ones = open_invitations(trail.at).filter(email__iexact=invitation.email)
    return _open_account(trail, list(open_ones), None, provider)


@verb(
    "accounts.invitation.accept",
    title=gettext_noop("Accept the invitation"),
    said=gettext_noop("{actor} accepted the invitation of {inviter}"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def accept(trail: Trail, secret: str) -> Grant:
    """Gives somebody who has an account the role of an invitation to their address, whose letter they have.

    :raises NotFound: when the invitation cannot be accepted, or is to another address.
    :raises Refused: when they hold the role by now, or one of the other side.
    """
    invitation, person = open_invitation(secret, trail.at), own(trail)
    if invitation.email.lower() != person.email.lower():
        raise NotFound(gettext_noop("invitation"))
    trail.ask(_refused(invitation, person, trail.at.date()))
    grant = _accept(trail, invitation, person)
    about = {"inviter": invitation.invited_by, "role": grant.role}
    trail.record(subject_of_person(person, grant.framework), about)
    return grant


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
    trail.ask(refused_first(str(administrators(trail.at.date()).first() or "")))
    address = email.strip().lower()
    person = Person.objects.filter(email__iexact=address).first() or Person(email=address, joined_at=trail.at)
    person.name, person.is_active, person.ended_at = name, True, None
    person.set_password(password)
    person.save()
    confirm(person)
    new_grant(trail, person, Role.ADMINISTRATOR, Reach(), ends_on, gettext_noop("First administrator"))
    trail.record(subject_of_person(person))
    return person


def open_invitation(secret: str, at: datetime) -> Invitation:
    """The invitation with this secret, while it can be accepted.

    :raises NotFound: when it cannot.
    """
    invitation = open_invitations(at).filter(secret=hashed(secret)).first()
    if invitation is None:
        raise NotFound(gettext_noop("invitation"))
    return invitation


def invitation_to(email: str, at: datetime) -> Invitation | None:
    """An invitation of this address that can be accepted; the newest, where there are several."""
    return open_invitations(at).filter(email__iexact=email).first()


def confirm(person: Person) -> None:
    """Marks the address of an account as confirmed. Called by verbs."""
    EmailAddress.objects.update_or_create(
        user=person, email=person.email.lower(), defaults={"verified": True, "primary": True}
    )


def _open_account(trail: Trail, invitations: list[Invitation], password: str | None, provider: str = "") -> Person:
    """Writes the account with the roles of these invitations to one address.

    Where an account of the address ended, it is that person again, with the roles of now. An invitation that would
    give a role twice, or the role of the other side, is left.
    """
    invitation = next(iter(invitations), None)
    if invitation is None:
        raise NotFound(gettext_noop("invitation"))  # somebody was quicker
    address = invitation.email.lower()
    person = Person.objects.filter(email__iexact=address).first() or Person(email=address, joined_at=trail.at)
    if person.pk is not None and person.is_active:
        raise NotFound(gettext_noop("invitation"))  # somebody changed their address to it in the meantime
    person.name, person.language = invitation.name, invitation.language
    person.is_active, person.ended_at = True, None
    person.set_password(password)
    person.save()
    confirm(person)
    today = trail.at.date()
    grants = [_accept(trail, each, person) for each in invitations if not _refused(each, person, today)]
    about = {"inviter": invitation.invited_by, "provider": provider, "roles": [grant.role for grant in grants]}
    trail.record(subject_of_person(person, Reach(**invitation.reach).framework), about)
    return person


def _refused(invitation: Invitation, person: Person, day: date) -> list[Finding]:
    return refused_beside(person, Role(invitation.role), Reach(**invitation.reach), day)


def _accept(trail: Trail, invitation: Invitation, person: Person) -> Grant:
    ends = max(invitation.ends_on, trail.at.date())
    reason = gettext_noop("Invitation accepted")
    grant = new_grant(trail, person, Role(invitation.role), Reach(**invitation.reach), ends, reason)
    grant.given_by = invitation.invited_by
    grant.save(update_fields=["given_by"])
    invitation.accepted_at, invitation.person = trail.at, person
    invitation.save(update_fields=["accepted_at", "person"])
    return grant
