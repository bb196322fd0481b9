"""Where events may be sent, how long it is tried, and the life of an event on its way. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from shanyraq.kernel.decisions import EXISTS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.transitions import LifeCycle, Transition

ASVS = Source(
    document="OWASP Application Security Verification Standard",
    clause="1.3.6 Server-side request forgery; 12.2 HTTPS communication with external facing services",
    edition="5.0, May 2025",
    url="https://owasp.org/www-project-application-security-verification-standard/",
)
NAT64 = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 addresses behind a translator (RFC 6052)."""
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""How long to wait after each try that failed. After the last pause it is tried once more, and then given up."""


class Status(StrEnum):
    """Where an event on its way to an address stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


SENDER = gettext_noop("the machine")
DELIVERY = LifeCycle(
    "delivery",
    Status.WAITING,
    (
        Transition(Status.WAITING, "deliver", Status.DELIVERED, SENDER),
        Transition(Status.WAITING, "put_off", Status.WAITING, SENDER),
        Transition(Status.WAITING, "give_up", Status.FAILED, SENDER),
    ),
)


@rule(
    id="hooks.address",
    field="url",
    title=gettext_noop("Events are sent to an https address outside the network of this machine."),
    source=ASVS,
)
def refused_address(url: str, *, private: bool) -> list[Finding]:
    """Looks at the address that events are to be sent to; ``private``: addresses of this network are allowed.

    Whoever may choose an address could otherwise make this machine ask others that only it can reach; and what
    goes over plain http can be read and changed on its way. Names are looked up again before every sending.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return [_finding(gettext_noop("The address cannot be understood"))]
    found = []
    if not host or port == 0 or not url.isascii() or not url.isprintable() or " " in url:
        found.append(_finding(gettext_noop("The address cannot be understood")))
    if parts.username is not None or parts.password is not None or parts.fragment:
        found.append(_finding(gettext_noop("The address must not hold a name, a password or a «#»")))
    if parts.scheme != "https" and not (private and parts.scheme == "http" and is_loopback(host)):
        found.append(_finding(gettext_noop("The address must begin with https://")))
    if not private and (host == "localhost" or host.endswith(".localhost") or is_inside(host)):
        found.append(_finding(gettext_noop("The address lies in the network of this machine")))
    return found


@rule(
    id="hooks.events",
    field="verbs",
    title=gettext_noop("A webhook is made for actions that exist."),
    source=EXISTS,
)
def refused_events(wanted: Iterable[str], known: Iterable[str]) -> list[Finding]:
    """Looks at the actions whose events are to be sent.

    A webhook for a misspelt action would never send anything, and nobody would know why.
    """
    unknown = sorted(set(wanted) - set(known))
    if not unknown:
        return []
    message = gettext_noop("There is no such action: {names}")
    return [Finding("hooks.events", Severity.ERROR, Sentence(message, {"names": ", ".join(unknown)}))]


def is_inside(text: str) -> bool:
    """Whether an address in numbers belongs to this machine, its network, or no single machine at all.

    An IPv6 address that stands for an IPv4 address is judged as that one. A name is none of these.
    """
    try:
        address = _meant(ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    return not address.is_global or address.is_multicast


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def next_try(tries: int, at: datetime) -> datetime | None:
    """When to try again after so many tries that failed; None when it is given up."""
    return at + PAUSES[tries - 1] if tries <= len(PAUSES) else None


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address


def _finding(template: str) -> Finding:
    return Finding("hooks.address", Severity.ERROR, Sentence(template))
