"""Keeping what the design rules find in a version: when it is written, and when the rules have changed."""

from datetime import date
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.models import Findings, Version
from shanyraq.domains.packages.queries.checked import Checked, as_text, checked, edition
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


def keep(version: Version, package: Package) -> Checked:
    """Writes what the rules of this release find in the package of a version, in place of what others found."""
    found = checked(package)
    content = {"edition": edition(), "content": as_text(found)}
    Findings.objects.update_or_create(version=version, defaults=content)
    return found


def of_version(version: Version, **_: Any) -> Scope:
    """The framework that a version is of."""
    return Scope(framework=version.code)


@verb(
    "packages.findings.renew",
    title=gettext_noop("Check anew"),
    said=gettext_noop("{actor} checked {name} anew with the rules of release {release}: {findings} findings"),
    permission=Permission.APPLY_PACKAGE,
    scope=of_version,
)
def renew(trail: Trail, version: Version, *, release: str, on: date) -> None:
    """Asks the rules of this release about a version that others have checked, and keeps what they find.

    What is found changes here without a new version; the event says from when on. ``on`` is the day that is counted.
    """
    found = keep(version, load_package(version))
    facts = {"release": release, "edition": edition(), "findings": len(found.on(on)) if found.spans else 0}
    trail.record(Subject("framework", version.code, version.code), facts)
