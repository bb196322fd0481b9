"""Accounts and tokens: who is invited, who is the first, what a program may be let do. Pure."""

from collections.abc import Iterable

from shanyraq.base.access.rules.giving import ASVS
from shanyraq.kernel.decisions import EXISTS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop


@rule(
    id="access.invitation",
    field="email",
    title=gettext_noop("Only an address without an account is invited."),
    source=ASVS,
)
def refused_invitation(email: str, *, has_account: bool) -> list[Finding]:
    """Looks whether the address has an account.

    Two accounts of one person would hold roles that nobody sees together. Give the role to the account instead.
    """
    if not has_account:
        return []
    message = gettext_noop("{email} has an account already; give the role to it")
    return [Finding("access.invitation", Severity.ERROR, Sentence(message, {"email": email}))]


@rule(
    id="access.first",
    title=gettext_noop("The first administrator is made by command only while there is none."),
    source=ASVS,
)
def refused_first(administrator: str) -> list[Finding]:
    """Looks whether the installation has an active administrator.

    Whoever has the machine could otherwise add rights behind the backs of those who run it. Administrators
    invite others.
    """
    if not administrator:
        return []
    message = gettext_noop("There is an administrator already: {name}; administrators invite others")
    return [Finding("access.first", Severity.ERROR, Sentence(message, {"name": administrator}))]


@rule(
    id="access.token",
    field="verbs",
    title=gettext_noop("A token is made for actions that exist."),
    source=EXISTS,
)
def refused_token(wanted: Iterable[str], known: Iterable[str]) -> list[Finding]:
    """Looks at the actions that a program is to do.

    A token for a misspelt action would do nothing, and nobody would know why.
    """
    unknown = sorted(set(wanted) - set(known))
    if not unknown:
        return []
    message = gettext_noop("There is no such action: {names}")
    return [Finding("access.token", Severity.ERROR, Sentence(message, {"names": ", ".join(unknown)}))]
