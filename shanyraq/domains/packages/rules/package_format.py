"""The rules that a folder must keep to be applied as a package. What breaks one is an error.

Reading a folder finds what the first two state; the verb that applies a package asks the third.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source


def _format(section: str) -> Source:
    """A section of the reference page on the package format."""
    return Source("Shanyraq package format", section, "1")


@rule(
    id="package.format",
    title=gettext_noop("Every file of a package can be read and has the form that the format gives it."),
    source=_format("What every file has in common"),
)
def badly_formed(message: Sentence, place: str) -> Finding:
    """Reports a file that is missing, unknown, too large or unreadable, a field that the format does not
    know or that holds what it cannot hold, and a block of the document without an anchor of its own.

    A file that is read by guessing says something else than its author wrote. Mend the line that is
    named; nothing is applied until every file is read without a guess.
    """
    return Finding("package.format", Severity.ERROR, message, place=place)


@rule(
    id="package.references",
    title=gettext_noop("Every name in a package leads to one thing, and its values agree with each other."),
    source=_format("Items"),
)
def badly_connected(message: Sentence, place: str) -> Finding:
    """Reports a key, code or clause that the package does not define or defines twice, a period that ends
    before it starts, and a value or label that contradicts the words printed beside it.

    Every page and figure follows these names; one that leads nowhere would lose a fact without a word.
    Correct the name, or add the item that it should lead to.
    """
    return Finding("package.references", Severity.ERROR, message, place=place)


class Named(Protocol):
    """What a framework says about itself: its code, country and period."""

    @property
    def code(self) -> str: ...

    @property
    def country(self) -> "HasCode": ...

    @property
    def starts_on(self) -> date: ...

    @property
    def ends_on(self) -> date: ...


class HasCode(Protocol):
    @property
    def iso3(self) -> str: ...


@rule(
    id="package.code",
    title=gettext_noop("The code of a framework says its country, its first and its last year."),
    source=_format("framework.yaml"),
)
def misnamed(framework: Named) -> list[Finding]:
    """Compares the code (``abc-2026-2030``) with the country and the period stated beside it.

    The code is the address of every page. One that names another country or other years would lead readers
    astray, and a package under the code of another framework would take its place. Correct the code, or the
    country or period.
    """
    code = framework.code
    own = (framework.country.iso3.lower(), str(framework.starts_on.year), str(framework.ends_on.year))
    said, more = tuple(code.split("-")[:3]), code.split("-")[3:]
    if said == own:
        return []
    message = gettext_noop(
        "the code «{code}» does not agree with country {iso3} and period {starts} to {ends}: "
        "write «{right}», or correct iso3, starts_on or ends_on"
    )
    values = {
        "code": code,
        "iso3": framework.country.iso3,
        "starts": framework.starts_on,
        "ends": framework.ends_on,
        "right": "-".join([*own, *more]),
    }
    return [Finding("package.code", Severity.ERROR, Sentence(message, values), place="framework.yaml")]


class Covering(Protocol):
    """What covers a period: a framework in a package, or a version of one."""

    @property
    def code(self) -> str: ...

    @property
    def starts_on(self) -> date: ...

    @property
    def ends_on(self) -> date: ...


@rule(
    id="package.period",
    title=gettext_noop("No two frameworks of one country cover the same day."),
    source=_format("framework.yaml"),
)
def overlaps(own: Covering, others: Iterable[Covering]) -> list[Finding]:
    """Looks for frameworks of the same country that are in force on a day of this one.

    What was in force on a day is one framework; with two, plans and figures would count twice. Correct
    the first or the last day of one of them. Copies for training do not count.
    """
    message = gettext_noop(
        "the period {starts} to {ends} overlaps with {other} ({other_starts} to {other_ends}); "
        "correct starts_on or ends_on"
    )
    return [
        Finding(
            "package.period",
            Severity.ERROR,
            Sentence(
                message,
                {
                    "starts": own.starts_on,
                    "ends": own.ends_on,
                    "other": other.code,
                    "other_starts": other.starts_on,
                    "other_ends": other.ends_on,
                },
            ),
            place="framework.yaml",
        )
        for other in others
        if other.starts_on <= own.ends_on and own.starts_on <= other.ends_on
    ]
