"""Applying a package: a new version of a framework, whole or not at all."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.comparing import Action, Change, compare
from shanyraq.domains.packages.models import Framework, Version
from shanyraq.domains.packages.queries import current_package, neighbours
from shanyraq.domains.packages.queries.recent import drafted
from shanyraq.domains.packages.queries.versions import newest_changes
from shanyraq.domains.packages.registry import version_fields, write_package
from shanyraq.domains.packages.rules.package_format import misnamed, overlaps
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs.things import tell_things
from shanyraq.domains.packages.vocabulary import Origin
from shanyraq.kernel.errors import Conflict, Refused
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

LONGEST_WAIT = timedelta(minutes=1)
"""How much younger than a change the newest version may be: the change was asked for, and waited for another."""
MINUTE = "%Y-%m-%d %H:%M"
FROM_ANOTHER = gettext_noop(
    "{code} is version {version} of {at} by {author}, and this package was made from version {base}"
)
FROM_THE_PAST = gettext_noop(
    "{code} is version {version} of {at} by {author}, which is later than {now}; is the clock right?"
)


@dataclass(frozen=True)
class Applied:
    """The version in force after applying, and what changed (nothing: no new version)."""

    version: Version
    changes: list[Change]


def plan(package: Package) -> list[Change]:
    """What applying the package would change. Changes nothing.

    :raises Refused: when applying would be refused.
    """
    refuse_overlap(package)
    _, current = current_package(package.framework.code)
    return compare(current, package)


def framework_of(package: Package, **_: Any) -> Scope:
    """The framework that a package describes."""
    return Scope(framework=package.framework.code)


@verb(
    "packages.framework.apply",
    title=gettext_noop("Apply a package"),
    said=gettext_noop("{actor} applied a package of {name}: version {version}"),
    permission=Permission.APPLY_PACKAGE,
    scope=framework_of,
)
def apply(
    trail: Trail, package: Package, *, reason: str, base: int | None = None, origin: Origin = Origin.TEAM
) -> Applied:
    """Writes the package as a new version in one transaction; the same package twice is one version.

    ``base`` is the number of the version that the package was made from, where its author knows it.

    :raises Refused: when another framework of the country covers part of the period.
    :raises Conflict: when the newest version is another than ``base``, or a minute younger than now.
    """
    code = package.framework.code
    refuse_overlap(package)
    framework, _ = Framework.objects.get_or_create(code=code)
    current, before = current_package(code) if framework.versions.exists() else (None, None)
    changes = compare(before, package)
    if current is not None and not changes:
        trail.nothing_to_do()
        return Applied(current, [])
    if current is not None:
        refuse_stale(current, base, trail.at)
    version = write_version(trail, framework, package, reason=reason, origin=origin, after=current)
    if current is not None:
        tell_things(version, changes, trail, reason)
    trail.record(Subject("framework", code, code), version_facts(version, changes), reason=reason)
    return Applied(version, changes)


def write_version(
    trail: Trail, framework: Framework, package: Package, *, reason: str, origin: Origin, after: Version | None
) -> Version:
    """Writes the package as the version after another one. Called by verbs, which record it."""
    version = new_version(trail, framework, package, digest(package), reason=reason, origin=origin, after=after)
    write_package(version, package)
    return version


def new_version(
    trail: Trail,
    framework: Framework,
    package: Package,
    digest: str,
    *,
    reason: str,
    origin: Origin,
    after: Version | None,
) -> Version:
    """The version after another one, without anything that it holds."""
    newest_changes()
    version: Version = Version.objects.create(
        framework=framework,
        number=after.number + 1 if after else 1,
        applied_at=_moment(trail.at, after),
        author=trail.by.name,
        reason=reason,
        digest=digest,
        origin=origin,
        **version_fields(package),
    )
    return version


def _moment(at: datetime, after: Version | None) -> datetime:
    """From when on a version counts: always later than the one before it, however short the time between them."""
    return at if after is None else max(at, after.applied_at + timedelta(microseconds=1))


def version_facts(version: Version, changes: list[Change]) -> dict[str, Any]:
    """What the event of a verb that writes a version says of it; the digest where the version is whole already."""
    facts: dict[str, Any] = {"version": version.number, "origin": str(version.origin), "changes": count(changes)}
    return facts if version.digest in drafted() else {**facts, "digest": version.digest}


def refuse_stale(current: Version, base: int | None, at: datetime) -> None:
    """A package made from an older version does not undo what came in between; time runs forward.

    A change that waited for another one was asked for before that one was written; this is no wrong clock.

    :raises Conflict: naming the version in force.
    """
    newest = {
        "code": current.code,
        "version": str(current.number),
        "at": f"{current.applied_at:{MINUTE}}",
        "author": current.author,
    }
    if base is not None and base != current.number:
        raise Conflict(Sentence(FROM_ANOTHER, {**newest, "base": str(base)}))
    if current.applied_at - at >= LONGEST_WAIT:
        raise Conflict(Sentence(FROM_THE_PAST, {**newest, "now": f"{at:{MINUTE}}"}))


def refuse_overlap(package: Package) -> None:
    """Two frameworks of one country never cover the same day, and none goes by the code of another's country.

    :raises Refused: naming the other framework and its period.
    """
    framework = package.framework
    found = misnamed(framework) or overlaps(framework, neighbours(framework.code, framework.country.iso3))
    if found:
        raise Refused(found)


def count(changes: list[Change]) -> dict[str, int]:
    """How many items are added, changed, ended."""
    return {action.value: sum(change.action is action for change in changes) for action in Action}


def digest(package: Package) -> str:
    """SHA-256 of the package's content, whatever the layout of its files."""
    text = json.dumps(package.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
