"""Changing one thing of a framework: a new version that differs in it. Verbs of higher domains call this."""

from collections.abc import Callable
from dataclasses import dataclass

from shanyraq.base.verbs import Trail
from shanyraq.domains.packages.comparing import Change, compare
from shanyraq.domains.packages.models import Framework, Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import drafted, recent_package, remember
from shanyraq.domains.packages.reading.languages import OTHERS
from shanyraq.domains.packages.reading.references import check_references
from shanyraq.domains.packages.reading.values import INTERFACE
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs.drafts import new_flaws, open_drafts
from shanyraq.domains.packages.verbs.framework import (
    count,
    refuse_overlap,
    refuse_stale,
    write_version,
)
from shanyraq.domains.packages.vocabulary import Origin
from shanyraq.kernel.commands import Written
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop


class WrittenVersion(Written):
    """The version that was made, null where nothing changed; how many things were added, changed, ended in it."""

    version: int | None
    add: int
    change: int
    end: int


@dataclass(frozen=True)
class Edited:
    """The version that an edit made (None: nothing changed), and what changed in it."""

    version: Version | None
    changes: list[Change]

    @property
    def revision(self) -> int | None:
        """What the next change of the framework is made from."""
        return self.version.number if self.version else None

    def written(self) -> WrittenVersion:
        """The number of the version, which the next change can be made from."""
        return WrittenVersion(version=self.version.number if self.version else None, **count(self.changes))


def edit(trail: Trail, code: str, change: Callable[[Package], Package], *, reason: str) -> Edited:
    """Writes what ``change`` makes of the package in force as a new version.

    What the format forbids is refused; flaws of the design that the change brings are returned with the result.
    Edits that are made together (``drafts.py``) become one version, which is checked and written when all are made.

    :raises NotFound: when there is no such framework.
    :raises Refused: when the changed package is not valid, or covers a day of another framework of the country.
    :raises Conflict: when the newest version is a minute younger than now.
    """
    framework, current = newest(code)
    before = recent_package(current)
    after = _with_languages(before, change(before))
    changes = compare(before, after)
    if not changes:
        return Edited(None, [])
    refuse_stale(current, None, trail.at)
    drafts = open_drafts()
    if drafts is not None:
        return Edited(drafts.hold(trail, framework, current, after, reason), changes)
    refuse_overlap(after)
    trail.ask(check_references(after, lambda location: ""))
    trail.ask(new_flaws(before, after, trail.at.date()))
    version = write_version(trail, framework, after, reason=reason, origin=Origin.TEAM, after=current)
    remember(version, after)
    return Edited(version, changes)


def _with_languages(before: Package, after: Package) -> Package:
    """The package lists the languages of the texts that an edit brings: forms offer those of the interface."""
    listed = after.framework.languages
    fields = [field for change in compare(before, after) for field in change.fields if field.field not in OTHERS]
    texts = [set(field.after) for field in fields if isinstance(field.after, dict)]
    known = {*INTERFACE, *listed}
    new = sorted({language for text in texts if text <= known for language in text}.difference(listed))
    if not new:
        return after
    return after.model_copy(update={"framework": after.framework.model_copy(update={"languages": [*listed, *new]})})


def number_of_edit(version: Version) -> int:
    """The number of the version that an edit of this one makes; a draft goes on having its own."""
    return version.number if version.digest in drafted() else version.number + 1


def newest(code: str) -> tuple[Framework, Version]:
    """The framework, and its newest version.

    :raises NotFound: when there is no such framework.
    """
    framework = Framework.objects.filter(code=code).first()
    if framework is None:
        raise NotFound(Sentence(gettext_noop("framework {code}"), {"code": str(code)}))
    return framework, version_in_force(code)


def seen_package(code: str, number: int) -> Package:
    """The package of the version that somebody made a change from.

    :raises NotFound: when there is no such version.
    """
    version = Version.objects.select_related("framework").filter(framework__code=code, number=number).first()
    if version is None:
        raise NotFound(Sentence(gettext_noop("version {number}"), {"number": str(number)}))
    return recent_package(version)
