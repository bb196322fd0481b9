"""Pairs of sub-outputs by their numbers, which of them are dismissed, and joint programmes and initiatives."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.models import Dismissal, Initiative, SubOutput
from shanyraq.domains.workplans.queries.around import Around, scope_of
from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.queries.kept import Kept, kept
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop


def pair_key(one: int, other: int) -> str:
    """How a pair is called: «3-17», the smaller number first."""
    return f"{min(one, other)}-{max(one, other)}"


def two(framework: str, one: int, other: int) -> tuple[Version, list[Kept]]:
    """Two sub-outputs as they stand, ended or not, the smaller number first; one, where it is named twice.

    :raises NotFound: when there is no such framework, or no such sub-output.
    """
    version = version_in_force(framework)
    found = kept(SubOutput.objects.filter(framework=version.framework_id, number__in=[one, other]))
    for number in (one, other):
        if number not in {each.number for each in found}:
            raise NotFound(Sentence(gettext_noop("sub-output {number}"), {"number": str(number)}))
    return version, found


def scope_of_pair(framework: str, facts: Collection[Facts], there: Around) -> Scope:
    """What either of two sub-outputs belongs to."""
    scopes = [scope_of(framework, each, there) for each in facts]
    outcomes, entities = (
        frozenset().union(*(getattr(each, name) for each in scopes)) for name in ("outcomes", "entities")
    )
    return Scope(framework, outcomes, entities)


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A pair that is dismissed, since when and why."""

    numbers: tuple[int, int]
    reason: str
    at: datetime


def dismissals(version: Version, as_of: date | None = None) -> list[Dismissed]:
    """The pairs of a framework that are dismissed, or were at the end of a day. One statement."""
    counted = _on(as_of, "made_at", "ended_at")
    found = Dismissal.objects.filter(counted, one__framework=version.framework_id)
    rows = found.values_list("one__number", "other__number", "reason", "made_at")
    return [Dismissed((one, other), reason, at) for one, other, reason, at in rows]


@dataclass(frozen=True, slots=True)
class Formed:
    """A joint programme or initiative with the sub-outputs that name it. ``number`` None: only these know of it."""

    number: int | None
    name: str
    kind: str
    modality: str
    starts_on: date | None
    ends_on: date | None
    lines: Sequence[Line]


def initiatives(version: Version, found: Board, as_of: date | None = None) -> list[Formed]:
    """Those that were formed here, in the order of their numbers; then what sub-outputs name beside. One statement."""
    naming: dict[str, list[Line]] = {}
    for line in found.lines:
        for name in line.facts.joint_names:
            naming.setdefault(name, []).append(line)
    rows = Initiative.objects.filter(_on(as_of, "made_at"), framework=version.framework_id)
    formed = [
        Formed(row.number, row.name, row.kind, row.modality, row.starts_on, row.ends_on, naming.pop(row.name, []))
        for row in rows
    ]
    return [*formed, *(Formed(None, name, "", "", None, None, lines) for name, lines in sorted(naming.items()))]


def initiatives_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The names of joint programmes and initiatives by their numbers, the same in every language. One statement."""
    numbers = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 8]
    found = Initiative.objects.filter(framework__code=framework, number__in=numbers)
    return {str(number): {"en": name} for number, name in found.values_list("number", "name")}


def _on(as_of: date | None, begins: str, ends: str = "") -> Q:
    """What counts now, or counted at the end of a day."""
    if as_of is None or as_of == date.max:
        return Q(**{f"{ends}__isnull": True}) if ends else Q()
    after = datetime.combine(as_of + timedelta(days=1), time(), UTC)
    counted = Q(**{f"{begins}__lt": after})
    return counted & (Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": after})) if ends else counted
