"""What guards an account: password, address, authenticator app, provider. Each change leaves its event.

The work itself is django-allauth's; it is done inside the verb, so that there is no change without its event.
"""

from collections.abc import Callable
from typing import TypeVar

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.accounts.verbs.person import own, subject_of_person
from shanyraq.base.verbs import Trail, everywhere, verb
from shanyraq.kernel.sentences import gettext_noop

Result = TypeVar("Result")


@verb(
    "accounts.password.change",
    title=gettext_noop("Change the password"),
    said=gettext_noop("{actor} changed their password"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def change_password(trail: Trail, person: Person, *, password: str) -> None:
    """Puts a new password in the place of the old one, which signs out everywhere else."""
    person.set_password(password)
    person.save(update_fields=["password"])
    trail.record(subject_of_person(own(trail)))


@verb(
    "accounts.address.change",
    title=gettext_noop("Change the address"),
    said=gettext_noop("{actor} confirmed a new address of their account"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def change_address(trail: Trail, work: Callable[[], bool]) -> bool:
    """Makes a confirmed address the one of the account. ``work`` says whether it could be done."""
    done = work()
    if not done:
        trail.nothing_to_do()
        return False
    trail.record(subject_of_person(own(trail)))
    return True


@verb(
    "accounts.authenticator.add",
    title=gettext_noop("Set up an authenticator app"),
    said=gettext_noop("{actor} set up an authenticator app"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def add_authenticator(trail: Trail, work: Callable[[], Result]) -> Result:
    """Asks for a code of an authenticator app at each sign-in from now on."""
    return _guarded(trail, work)


@verb(
    "accounts.authenticator.end",
    title=gettext_noop("Switch the authenticator app off"),
    said=gettext_noop("{actor} switched their authenticator app off"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def end_authenticator(trail: Trail, work: Callable[[], Result]) -> Result:
    """Asks for the password alone from now on."""
    return _guarded(trail, work)


@verb(
    "accounts.recovery.make",
    title=gettext_noop("Make recovery codes"),
    said=gettext_noop("{actor} made new recovery codes"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def make_recovery_codes(trail: Trail, work: Callable[[], Result]) -> Result:
    """Makes new recovery codes; the old ones stop counting."""
    return _guarded(trail, work)


@verb(
    "accounts.provider.link",
    title=gettext_noop("Link a provider"),
    said=gettext_noop("{actor} linked their account with {provider}"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def link_provider(trail: Trail, work: Callable[[], Result], *, provider: str) -> Result:
    """Lets a provider sign in whoever the account belongs to."""
    result = work()
    trail.record(subject_of_person(own(trail)), {"provider": provider})
    return result


def _guarded(trail: Trail, work: Callable[[], Result]) -> Result:
    result = work()
    trail.record(subject_of_person(own(trail)))
    return result
