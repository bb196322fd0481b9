"""The versions of a framework, and what differs between two of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shanyraq.base.audit.models import Event
from shanyraq.domains.packages.comparing import Action, Change, compare
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent, recent_package
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version; ``counts`` says what applying it added, changed, ended, if that is on record."""

    number: int
    applied_at: datetime
    author: str
    reason: str
    digest: str
    counts: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Difference:
    """From one version to another: items added, changed, ended, in the order of the package.

    ``before`` is ``None`` when a version is compared with nothing.
    """

    before: Version | None
    after: Version
    changes: tuple[Change, ...]

    @property
    def sides(self) -> tuple[Version, ...]:
        """The versions compared, the one compared from first."""
        return (self.before, self.after) if self.before else (self.after,)

    @property
    def added(self) -> list[Change]:
        return self._of(Action.ADD)

    @property
    def changed(self) -> list[Change]:
        return self._of(Action.CHANGE)

    @property
    def ended(self) -> list[Change]:
        return self._of(Action.END)

    def _of(self, action: Action) -> list[Change]:
        return [change for change in self.changes if change.action is action]


_differences: Recent[tuple[Change, ...]] = Recent(32)


def versions(newest: Version) -> list[VersionLine]:
    """A version and every one before it, newest first, in two statements."""
    code = newest.code
    events = Event.objects.filter(framework=code, change__has_key="digest")
    counts: dict[Any, Mapping[str, int]] = {
        (change.get("version"), change.get("digest")): change.get("changes", {})
        for change in events.values_list("change", flat=True)
    }
    rows = Version.objects.filter(framework__code=code, number__lte=newest.number).order_by("-number")
    return [
        VersionLine(
            row.number,
            row.applied_at,
            row.author,
            row.reason,
            row.digest,
            counts.get((row.number, row.digest)),
        )
        for row in rows
    ]


def difference(newest: Version, number: int, since: int | None = None) -> Difference:
    """What differs between two versions; without ``since`` the one before, the first from nothing.

    :param newest: the version in force; later ones are not known yet.
    :raises NotFound: when there is no version of such a number up to the newest.
    """
    since = number - 1 if since is None else since
    rows = Version.objects.filter(framework__code=newest.code, number__lte=newest.number)
    found = {row.number: row for row in rows.filter(number__in=[since, number]).select_related("framework")}
    if number not in found or (since and since not in found):
        raise NotFound(
            Sentence(
                gettext_noop("version {number} or {since} of framework {code}"),
                {"number": str(number), "since": str(since), "code": str(newest.code)},
            )
        )
    old, new = found.get(since), found[number]
    changes = _differences.get(
        (newest.code, old.digest if old else "", new.digest),
        lambda: tuple(compare(recent_package(old) if old else None, recent_package(new))),
    )
    return Difference(old, new, changes)
