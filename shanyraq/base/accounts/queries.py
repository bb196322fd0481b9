"""What pages of accounts read: one's own account, and the people whom somebody may see, in fixed statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Prefetch, Q, QuerySet

from shanyraq.base.access.models import Grant, Invitation, Person, Token
from shanyraq.base.access.queries import in_force, open_invitations
from shanyraq.base.access.rules import may
from shanyraq.base.access.rules.giving import given_by
from shanyraq.base.access.thresholds import review_ahead
from shanyraq.base.access.vocabulary import ROLES, Permission
from shanyraq.base.accounts.verbs.grant import scope_of
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.feed import unseen
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import DIMENSIONS, EVERYWHERE, Reach, Scope

TRAIL_SHOWN = 50
"""Events of a person that their page shows; the trail has all of them."""


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """What somebody sees of their own account. ``factor``: when the authenticator app was set up; None without."""

    pending: str
    factor: datetime | None
    recovery_left: int
    sessions: Sequence[UserSession]
    tokens: Sequence[Token]
    grants: Sequence[Grant]
    provider: bool


def own_account(person: Person, at: datetime) -> OwnAccount:
    """One's own account, in seven statements; only sessions and tokens that still count."""
    pending = EmailAddress.objects.filter(user=person, verified=False).values_list("email", flat=True).first()
    factors = {each.type: each for each in Authenticator.objects.filter(user=person)}
    app = factors.get(Authenticator.Type.TOTP)
    codes = factors.get(Authenticator.Type.RECOVERY_CODES)
    live = Session.objects.filter(expire_date__gt=at).values("session_key")
    return OwnAccount(
        pending=pending or "",
        factor=app.created_at if app else None,
        recovery_left=len(codes.wrap().get_unused_codes()) if codes else 0,
        sessions=list(UserSession.objects.filter(user=person, session_key__in=live).order_by("-last_seen_at")),
        tokens=list(person.tokens.filter(ended_at=None, expires_at__gt=at)),
        grants=list(person.grants.filter(in_force(at.date()))),
        provider=SocialAccount.objects.filter(user=person).exists(),
    )


def where(actor: Actor, permission: Permission) -> list[Reach]:
    """The places in which somebody may do something; the whole installation is ``Reach()``."""
    if actor.may_all:
        return [Reach()]
    roles = {role.value for role, facts in ROLES.items() if permission in facts.allows}
    return [holding.reach for holding in actor.holdings if holding.role in roles]


def seen_grants(actor: Actor, permission: Permission = Permission.SEE_PEOPLE) -> QuerySet[Grant]:
    """The grants, of any time, that stand where the actor may see people, or may do something else."""
    reaches = where(actor, permission)
    if Reach() in reaches:
        return Grant.objects.all()
    found = Q(pk=None)
    for reach in reaches:
        found |= Q(**{name: getattr(reach, name) for name in DIMENSIONS if getattr(reach, name)})
    return Grant.objects.filter(found)


def seen_people(
    actor: Actor, day: date, states: Sequence[str], *, framework: str = "", role: str = "", words: str = ""
) -> QuerySet[Person]:
    """Who the actor may see, with ``shown``: those of their roles in force that the actor may see.

    :param states: ``holding`` a role, ``without`` one, ``ended`` accounts.
    """
    grants = seen_grants(actor)
    now = grants.filter(in_force(day))
    found = Person.objects.order_by("name", "pk")
    if Reach() not in where(actor, Permission.SEE_PEOPLE):
        found = found.filter(pk__in=grants.order_by().values("person"))
    holds = Q(pk__in=now.order_by().values("person"))
    kinds = {"holding": Q(is_active=True) & holds, "without": Q(is_active=True) & ~holds, "ended": Q(is_active=False)}
    chosen = Q(pk=None)
    for state in states:
        chosen |= kinds[state]
    if framework or role:
        place = {name: value for name, value in (("framework", framework), ("role", role)) if value}
        source = grants if states == ["ended"] else now
        chosen &= Q(pk__in=source.filter(**place).order_by().values("person"))
    if words:
        chosen &= _named(words)
    return found.filter(chosen).prefetch_related(Prefetch("grants", now, to_attr="shown"))


def seen_person(actor: Actor, number: int) -> tuple[Person, list[Grant]] | None:
    """One person with all grants, of any time, that the actor may see; None where there is nobody to see."""
    grants = list(seen_grants(actor).filter(person=number).order_by("-ends_on", "pk"))
    everywhere = Reach() in where(actor, Permission.SEE_PEOPLE)
    person = Person.objects.filter(pk=number).first()
    if person is None or not (grants or everywhere or actor.person == number):
        return None
    if actor.person == number and not everywhere:
        grants = list(person.grants.order_by("-ends_on", "pk"))
    return person, grants


def seen_invitations(actor: Actor, at: datetime, email: str = "") -> list[Invitation]:
    """Open invitations where the actor may see people; with ``email`` every one of that address, open or not."""
    found = Invitation.objects.filter(email__iexact=email) if email else open_invitations(at)
    return [each for each in found if may(actor, Permission.SEE_PEOPLE, scope_of(Reach(**each.reach)))]


def due_grants(actor: Actor, day: date) -> QuerySet[Grant]:
    """The roles in force that end soon, where the actor reviews them; those that end first come first."""
    found = seen_grants(actor, Permission.GRANT).filter(role__in=given_by(actor))
    due = found.filter(in_force(day), person__is_active=True, ends_on__lte=day + review_ahead(day))
    return due.select_related("person").order_by("ends_on", "person__name", "pk")


def trail_of(actor: Actor, person: Person) -> list[Event]:
    """What a person did, the newest first, where the actor may read the trail; of others not what is about things that
    do not exist for the actor.
    """
    found = Event.objects.filter(person=person.pk).order_by("-pk")
    if actor.person == person.pk:
        return list(found[:TRAIL_SHOWN])
    codes = set(found.order_by().values_list("framework", flat=True))
    if not may(actor, Permission.SEE_TRAIL, EVERYWHERE):
        held = {reach.framework for reach in where(actor, Permission.SEE_TRAIL) if reach.framework}
        codes &= {code for code in held if may(actor, Permission.SEE_TRAIL, Scope(framework=code))}
        found = found.filter(framework__in=codes)
    for code in codes:
        found = found.exclude(unseen(actor, code), framework=code)
    return list(found[:TRAIL_SHOWN])


def _named(words: str) -> Q:
    """Name or address holds the words. SQLite folds the capitals of Latin letters alone, so that others are tried."""
    found = Q(email__icontains=words)
    for form in {words, words.lower(), words.upper(), words.title()}:
        found |= Q(name__icontains=form)
    return found
