"""Since which version an activity says what it says, in four statements for any number of versions."""

from collections import defaultdict
from typing import Any

from shanyraq.domains.learning import models
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent

Said = dict[int, dict[str, Any]]
"""Primary key of a version → key of an activity → all that its entry in a calendar says."""


_known: Recent[dict[str, Version]] = Recent(64)


def editions(version: Version) -> dict[str, Version]:
    """Key of an activity → the version in which it, its category or whom it names changed last.

    An activity that comes back after it was left out has changed. Remarks do not count: no entry says them. Versions
    never change, so a process looks through those of a framework once.
    """
    return _known.get((version.code, version.number, version.digest), lambda: _editions(version))


def _editions(version: Version) -> dict[str, Version]:
    earlier = Version.objects.filter(framework=version.framework_id, number__lte=version.number).order_by("number")
    versions = {each.pk: each for each in earlier}
    said = _said(versions)
    changed: dict[str, Version] = {}
    before: dict[str, Any] = {}
    for pk, each in versions.items():
        now = said[pk]
        changed |= {key: each for key, words in now.items() if before.get(key) != words}
        before = now
    return changed


def _said(versions: dict[int, Version]) -> Said:
    named = _named(versions)
    columns = ("category__title", "text", "responsible_printed", "clauses")
    found: Said = defaultdict(dict)
    rows = models.Activity.objects.filter(version__in=versions).order_by("pk")
    for pk, of, key, year, *words in rows.values_list("pk", "version_id", "key", "year", *columns):
        version = versions[of]
        last_day = version.ends_on if version.ends_on.year == year else None
        found[of][key] = (version.language, year, last_day, words, named[pk])
    return found


def _named(versions: dict[int, Version]) -> dict[int, list[Any]]:
    """Primary key of an activity → keys and names of those responsible, as printed."""
    found: dict[int, list[Any]] = defaultdict(list)
    kinds: tuple[tuple[Any, str], ...] = (
        (models.Activity.responsible.through, "organisation"),
        (models.Activity.responsible_bodies.through, "body"),
    )
    for through, field in kinds:
        columns = (f"{field}__{name}" for name in ("key", "name", "short_name"))
        links = through.objects.filter(activity__version__in=versions).order_by("pk")
        for activity, *name in links.values_list("activity_id", *columns):
            found[activity].append((field, name))
    return found
