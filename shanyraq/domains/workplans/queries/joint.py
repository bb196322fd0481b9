"""Pairs of sub-outputs by their numbers, which of them are dismissed, and joint programmes and initiatives."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from shanyraq.base.audit.queries import states
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.mapping.values import digits
from shanyraq.domains.workplans.models import Dismissal, Initiative, SubOutput
from shanyraq.domains.workplans.queries.around import Around, scope_of
from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.queries.kept import Kept, kept, of_framework
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.vocabulary import Tag
from shanyraq.kernel.days import night_after
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


INITIATIVE = "initiative"
"""What the trail calls a joint programme or initiative."""


def initiative_values(row: Initiative) -> dict[str, Any]:
    """One of them as plain values."""
    days = {"starts_on": row.starts_on.isoformat(), "ends_on": row.ends_on.isoformat()}
    said = {"modality": row.modality or None, "budget": digits(row.budget)}
    return {"name": row.name, "kind": row.kind, **said, **days}


def initiative(framework: str, number: int) -> Initiative:
    """A joint programme or initiative that was formed here, ended or not.

    :raises NotFound: when there is none of this number.
    """
    found = Initiative.objects.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("joint initiative {number}"), {"number": str(number)}))
    return found


def standing_initiatives(framework: int) -> list[Initiative]:
    """Those of a framework that did not end. One statement."""
    return list(Initiative.objects.filter(framework=framework, ended_at=None))


def has_joint_work(version: Version) -> bool:
    """Whether anything ever became of pairs of a framework, ended or not. At most two statements."""
    initiatives = Initiative.objects.filter(framework=version.framework_id)
    return initiatives.exists() or Dismissal.objects.filter(one__framework=version.framework_id).exists()


def members_of(row: Initiative) -> list[Kept]:
    """The sub-outputs that name it; of one that ended those that did when it was ended. None that ended themselves."""
    rows = of_framework(row.framework_id)
    if row.ended_at is not None:
        return kept(rows.filter(number__in=row.left_by))
    return kept(rows.filter(tags__kind=Tag.JOINT, tags__value=row.name).distinct())


def scopes_of_initiatives(version: Version, there: Around, *, ended: bool) -> Iterator[tuple[Initiative, Scope]]:
    """Those that stand or that ended, each with what any of its sub-outputs belongs to."""
    rows = list(Initiative.objects.filter(framework=version.framework_id, ended_at__isnull=not ended))
    every = kept(of_framework(version.framework_id)) if rows else []
    for row in rows:
        own = [each.facts for each in every if (each.number in row.left_by if ended else _names(each.facts, row.name))]
        yield row, scope_of_pair(version.code, own, there)


def _names(facts: Facts, name: str) -> bool:
    return name in facts.joint_names


@dataclass(frozen=True, slots=True)
class Formed:
    """A joint programme or initiative with the sub-outputs that name it. ``number`` None: only these know of it.

    ``budget``: of a joint programme, US dollars in all; None: not said. ``revision`` None: as it stood on a day, or
    only named. ``ended``: the sub-outputs are those that named it before.
    """

    number: int | None
    name: str
    kind: str
    modality: str
    starts_on: date | None
    ends_on: date | None
    lines: Sequence[Line]
    revision: int | None = None
    ended: bool = False
    budget: Decimal | None = None


def initiatives(version: Version, found: Board, as_of: date | None = None) -> list[Formed]:
    """Those that were formed here, in the order of their numbers; then what sub-outputs name beside; then those that
    ended. One statement; with a day they are read from the trail.
    """
    naming: dict[str, list[Line]] = {}
    for line in found.lines:
        for name in line.facts.joint_names:
            naming.setdefault(name, []).append(line)
    every = list(_now(version, found) if as_of in (None, date.max) else _then(version, as_of))
    standing = [replace(each, lines=naming.pop(each.name, [])) for each in every if not each.ended]
    named = [Formed(None, name, "", "", None, None, lines) for name, lines in sorted(naming.items())]
    return [*standing, *named, *(each for each in every if each.ended)]


def _now(version: Version, found: Board) -> Iterator[Formed]:
    for row in Initiative.objects.filter(framework=version.framework_id):
        lines = [line for line in found.lines if line.number in row.left_by] if row.ended_at else []
        about = (row.number, row.name, row.kind, row.modality, row.starts_on, row.ends_on)
        yield Formed(*about, lines, row.revision, row.ended_at is not None, row.budget)


def _then(version: Version, day: date) -> Iterator[Formed]:
    for key, held in sorted(states(version.code, INITIATIVE, day).items(), key=lambda one: int(one[0])):
        starts_on, ends_on = (date.fromisoformat(held[name]) for name in ("starts_on", "ends_on"))
        about = (int(key), held["name"], held["kind"], held.get("modality") or "", starts_on, ends_on)
        budget = Decimal(held["budget"]) if held.get("budget") else None
        yield Formed(*about, [], None, bool(held.get("ended")), budget)


def initiatives_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The names of joint programmes and initiatives by their numbers, the same in every language. One statement."""
    numbers = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 8]
    found = Initiative.objects.filter(framework__code=framework, number__in=numbers)
    return {str(number): {"en": name} for number, name in found.values_list("number", "name")}


def _on(as_of: date | None, begins: str, ends: str = "") -> Q:
    """What counts now, or counted at the end of a day."""
    if as_of is None:
        return Q(**{f"{ends}__isnull": True}) if ends else Q()
    after = night_after(as_of)
    counted = Q(**{f"{begins}__lt": after})
    return counted & (Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": after})) if ends else counted
