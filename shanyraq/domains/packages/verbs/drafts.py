"""Edits that are made together, by the rows of a workbook say, become one version of their framework.

The first edit makes the version, each other one changes the package that it is to hold, and in the end the package
is checked and written once. Until then it is found under a digest that stands for it (``queries.recent.drafted``).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from secrets import token_hex

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, everywhere, verb
from shanyraq.domains.packages.comparing import compare
from shanyraq.domains.packages.models import Amendment, Framework, Version
from shanyraq.domains.packages.queries.about import with_subjects
from shanyraq.domains.packages.queries.recent import drafted, drafting, recent_package, remember
from shanyraq.domains.packages.queries.versions import newest_stays
from shanyraq.domains.packages.reading.references import check_references
from shanyraq.domains.packages.registry import write_package
from shanyraq.domains.packages.rules import check_standing
from shanyraq.domains.packages.rules.amendments import refused_nothing
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs.framework import digest, new_version, refuse_overlap, version_facts
from shanyraq.domains.packages.vocabulary import Origin
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

LONGEST = 1_900
"""Characters of the reasons of all edits together."""


@dataclass
class Draft:
    """A version that is being made, the package that it began from, and why it is made."""

    version: Version
    before: Package
    trail: Trail
    reasons: dict[str, None] = field(default_factory=dict)
    edits: int = 0

    @property
    def package(self) -> Package:
        """What it is to hold."""
        return drafted()[self.version.digest]


@dataclass
class Proposal:
    """An amendment that is being made of several rows. ``package``: what it is to propose; ``written``: what it does
    already. ``findings`` says what stands against a package, ``write`` has it propose it.
    """

    row: Amendment
    package: Package
    written: Package
    findings: Callable[[Package], list[Finding]]
    write: Callable[[Package], object]


class Drafts:
    """The versions that are being made, by framework; and amendments, by framework and title."""

    def __init__(self) -> None:
        self.of: dict[str, Draft] = {}
        self.proposed: dict[tuple[str, str], Proposal] = {}

    def hold(self, trail: Trail, framework: Framework, current: Version, after: Package, reason: str) -> Version:
        """Keeps what an edit makes of the current version, which from the second edit on is the draft.

        Where the draft is not the current version, it went with the row that made it; another one is begun.
        """
        draft = self.of.get(framework.code)
        if draft is None or draft.version.digest != current.digest:
            before = recent_package(current)
            version = new_version(
                trail, framework, after, token_hex(32), reason=reason, origin=Origin.TEAM, after=current
            )
            draft = self.of[framework.code] = Draft(version, before, trail)
        drafted()[draft.version.digest] = after
        draft.reasons[reason] = None
        draft.edits += 1
        return draft.version

    def findings(self, on: date) -> list[Finding]:
        """What the format forbids, and the flaws of the design that the edits bring together."""
        found = [finding for draft in self.of.values() for finding in _found(draft, on)]
        return [*found, *(each for proposal in self._changed() for each in proposal.findings(proposal.package))]

    def _changed(self) -> list[Proposal]:
        return [each for each in self.proposed.values() if each.package is not each.written]

    def proposal(self, framework: str, title: str) -> Proposal | None:
        """The amendment of that title that rows before began; None where it went with the row that began it."""
        found = self.proposed.get((framework, title))
        if found is not None and not Amendment.objects.filter(pk=found.row.pk).exists():
            del self.proposed[framework, title]
            return None
        return found

    def write(self) -> None:
        """Writes what the versions hold, with the digest that it has."""
        for draft in self.of.values():
            write_together(draft, by=draft.trail.by, at=draft.trail.at)
        for proposal in self._changed():
            proposal.write(proposal.package)


@verb(
    "packages.version.write",
    title=gettext_noop("Write the version that the rows of a workbook make"),
    said=gettext_noop("{actor} wrote version {version} of {name}, made of {rows} rows of a workbook"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=frozenset(),
)
def write_together(trail: Trail, draft: Draft) -> Version:
    """Writes what a version holds, with the digest that it has. Each row was let pass by its own verb."""
    package, version = draft.package, draft.version
    changes = compare(draft.before, package)
    version.digest, version.reason = digest(package), _together(draft.reasons)
    version.languages = package.framework.languages
    version.save(update_fields=["digest", "languages", "reason"])
    write_package(version, package)
    remember(version, package)
    facts = {**version_facts(version, changes), "rows": draft.edits}
    trail.record(Subject("framework", version.code, version.code), facts, reason=version.reason)
    return version


def _together(reasons: Iterable[str]) -> str:
    """Several reasons as one text; where they are too many, how many more there are."""
    told, *more = reasons
    while more and len(told) + len(more[0]) <= LONGEST:
        told = f"{told}; {more.pop(0)}"
    return f"{told}; … (+{len(more)})" if more else told


_open: ContextVar[Drafts | None] = ContextVar("drafts", default=None)


def open_drafts() -> Drafts | None:
    """Where edits that are made together are kept; None where each stands alone."""
    return _open.get()


@contextmanager
def one_version() -> Iterator[Drafts]:
    """Edits made inside become one version of each framework, once ``write`` is called."""
    drafts = Drafts()
    token = _open.set(drafts)
    try:
        with drafting(), newest_stays():
            yield drafts
    finally:
        _open.reset(token)


def _found(draft: Draft, on: date) -> Iterator[Finding]:
    try:
        refuse_overlap(draft.package)
    except Refused as error:
        yield from error.findings
    yield from check_references(draft.package, lambda location: "")
    yield from refused_nothing(len(compare(draft.before, draft.package)))
    yield from new_flaws(draft.before, draft.package, on)


def new_flaws(before: Package, after: Package, on: date) -> list[Finding]:
    """The flaws of the design that an edit brings, each with what it is about: it is said far from its page."""
    known = {(each.finding.rule, each.finding.subject) for each in check_standing(before, on)}
    found = [each.finding for each in check_standing(after, on)]
    brought = [finding for finding in found if (finding.rule, finding.subject) not in known]
    return with_subjects(brought, after) if brought else []
