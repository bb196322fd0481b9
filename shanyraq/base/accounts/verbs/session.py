"""Sessions: where somebody is signed in, and how that ends. Signing in and out itself leaves lines in the log."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.accounts.commands import EndSession
from shanyraq.base.verbs import Trail, everywhere, verb
from shanyraq.kernel.actors import Door
from shanyraq.kernel.errors import NotAllowed, NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject


@verb(
    "accounts.session.end",
    title=gettext_noop("Sign out there"),
    said=gettext_noop("{actor} ended their session of {since}"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset({Door.WEB}),
)
def end(trail: Trail, command: EndSession) -> None:
    """Signs you out in one of the browsers in which you are signed in. The trail does not keep where that was."""
    if trail.by.person is None:
        raise NotAllowed(gettext_noop("A session belongs to a person with an account"))
    session = UserSession.objects.filter(pk=command.number, user=trail.by.person).first()
    if session is None:
        raise NotFound(Sentence(gettext_noop("session {number}"), {"number": str(command.number)}))
    about, subject = {"since": session.created_at.date()}, Subject("session", str(session.pk))
    session.end()
    trail.record(subject, about)


def end_all(person: Person) -> int:
    """Ends every session of a person, and says how many there were. Called by verbs, which record it."""
    keys = list(UserSession.objects.filter(user=person).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=person).delete()
    return len(keys)
