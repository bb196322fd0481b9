"""Which frameworks there are, and which version of one was in force on a day."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from shanyraq.base.statements import asked
from shanyraq.base.verbs.turn import read_once
from shanyraq.domains.packages.models import Framework, Version
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.vocabulary import Origin, is_copy
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

FRAMEWORK, ON_DAY = gettext_noop("framework {code}"), gettext_noop("framework {code} on {as_of}")
NEWEST = f"""
    SELECT version.id, framework.id, version.digest FROM {Version._meta.db_table} version
    JOIN {Framework._meta.db_table} framework ON framework.id = version.framework_id
    WHERE framework.code = %s ORDER BY version.number DESC LIMIT 1
"""  # noqa: S608 - the names of our own tables


def versions_in_force(as_of: date | None = None) -> QuerySet[Version]:
    """The version of each framework in force at the end of the day; the newest without a day."""
    versions = Version.objects.filter(framework=OuterRef("framework"))
    if as_of is not None:
        versions = versions.filter(known_on(as_of))
    newest = versions.order_by("-number").values("pk")[:1]
    found = Version.objects.filter(pk=Subquery(newest)).select_related("framework")
    return found.order_by("framework__code")


def version_in_force(code: str, as_of: date | None = None) -> Version:
    """The version of one framework in force on a day. One statement; none in the turn of a verb that read it before.

    :raises NotFound: when there is no such framework, or it did not exist on that day.
    """
    return read_once((version_in_force, code, as_of), partial(_in_force, code, as_of))


def _in_force(code: str, as_of: date | None) -> Version:
    versions = Version.objects.filter(framework__code=code).select_related("framework")
    if as_of is not None:
        versions = versions.filter(known_on(as_of))
    version = versions.order_by("-number").first()
    if version is None:
        template = ON_DAY if as_of else FRAMEWORK
        raise NotFound(Sentence(template, {"code": code, "as_of": str(as_of)}), _hint(code))
    return version


def in_force_of(code: str, as_of: date | None = None) -> QuerySet[Version, int]:
    """The number of the version of a framework in force on a day, to be asked inside another statement."""
    versions = Version.objects.filter(framework__code=code)
    if as_of is not None:
        versions = versions.filter(known_on(as_of))
    return versions.order_by("-number").values_list("pk", flat=True)[:1]


def versions_for(code: str) -> list[Version]:
    """The version in force of one framework, none where there is no such one; without a code of every framework."""
    found = versions_in_force()
    return list(found.filter(framework__code=code) if code else found)


def newest_among(codes: Collection[str]) -> QuerySet[Version, Any]:
    """The newest version of each of these frameworks, to be asked inside another statement."""
    return versions_in_force().filter(framework__code__in=codes).order_by().values("pk")


class Newest(NamedTuple):
    """The newest version of a framework, by what finds its rows: all that most verbs ask."""

    pk: int
    framework_id: int
    code: str
    digest: str


_newest: ContextVar[dict[str, Newest] | None] = ContextVar("newest", default=None)


def newest_of(code: str) -> Newest:
    """Which version is the newest.

    :raises NotFound: when there is no such framework.
    """
    known = _newest.get()
    if known and code in known:
        return known[code]
    for pk, framework, digest in asked(NEWEST, [code]):
        found = Newest(pk, framework, code, digest)
        if known is not None:
            known[code] = found
        return found
    raise NotFound(Sentence(FRAMEWORK, {"code": code}), _hint(code))


@contextmanager
def newest_stays() -> Iterator[None]:
    """Inside, the newest version is asked for once; for whoever holds the chain of events, so that nobody makes one."""
    token = _newest.set({})
    try:
        yield
    finally:
        _newest.reset(token)


def newest_changes() -> None:
    """For whoever makes a version: from now on the newest is asked for each time again."""
    _newest.set(None)


def holdings() -> dict[str, int]:
    """How many frameworks and versions there are."""
    return {"frameworks": Framework.objects.count(), "versions": Version.objects.count()}


def known_codes() -> list[str]:
    """The codes of all frameworks."""
    return list(Framework.objects.order_by("code").values_list("code", flat=True))


def first_day(code: str) -> date | None:
    """The first day on which a framework is on record; None for a code that there is not."""
    first = Version.objects.filter(framework__code=code, number=1).first()
    return in_force_from(first) if first else None


def in_force_from(version: Version) -> date:
    """The first day on which a version is read; of the first, which was signed, at the latest the framework's first."""
    applied = version.applied_at.astimezone(UTC).date()
    return min(version.starts_on, applied) if version.number == 1 else applied


def versions_until(version: Version) -> QuerySet[Version]:
    """A version and those before it, the first one first."""
    return Version.objects.filter(framework=version.framework_id, number__lte=version.number).order_by("number")


def _hint(code: str) -> str:
    """What there is instead: an earlier day has no version yet, or the code is another."""
    first = first_day(code)
    if first is not None:
        return _("Its first version is read from %(day)s on.") % {"day": first}
    known = known_codes()
    return _("Known are: %(codes)s.") % {"codes": ", ".join(known)} if known else _("No framework is loaded yet.")


def neighbours(code: str, iso3: str) -> list[Version]:
    """The newest versions of the other frameworks of a country. Copies are none, and have none."""
    if is_copy(code):
        return []
    others = versions_in_force().filter(iso3=iso3)
    return [other for other in others if other.code != code and not is_copy(other.code)]


def is_of_team(code: str) -> bool:
    """Whether the newest version of a framework is one that somebody applied, not one that came along."""
    newest = Version.objects.filter(framework__code=code).order_by("-number").values_list("origin", flat=True)
    return newest.first() == Origin.TEAM


def current_package(code: str) -> tuple[Version | None, Package | None]:
    """The newest version with the package that its rows say; nothing for a new framework."""
    framework = Framework.objects.filter(code=code).first()
    if framework is None:
        return None, None
    version = version_in_force(code)
    return version, load_package(version)


def known_on(day: date) -> Q:
    """What was applied by the end of a day. The first version, which was signed, holds from the first
    day of its framework even where it was applied later."""
    return Q(applied_at__lte=end_of(day)) | Q(number=1, starts_on__lte=day)


def end_of(day: date) -> datetime:
    """The last moment of a day in UTC."""
    return datetime.combine(day, time.max, tzinfo=UTC)
