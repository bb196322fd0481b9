"""Observations as pages read them: all by stage, narrowed in the database; one with what stood in its place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Case, CharField, Count, F, IntegerField, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.queries import trail
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.observed import standing_on
from shanyraq.domains.indicators.queries.observing import BREAK, KIND, Place, entities_of, indicators_of, neighbour_of
from shanyraq.domains.indicators.queries.seen import hidden_from
from shanyraq.domains.indicators.vocabulary import OPEN, ORIGINS, PUBLIC, Origin, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent, recent_package
from shanyraq.domains.packages.schema.parties import Organisation
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop

LISTED = (*OPEN, Stage.PUBLISHED)
"""The stages that the list shows members; what ended is read on the pages of what took its place."""
COUNTED = ("stage", "entity", "year", "indicator")
"""What the list is narrowed by."""
TURNS = (Stage.SUBMITTED, Stage.ASSURED, Stage.RETURNED, Stage.DRAFT, Stage.PUBLISHED)
NATIONAL, NOBODY = "national", "nobody"
"""How an address names what no entity reported, and what was entered by hand without one."""
UNNAMED = {NATIONAL: ORIGINS[Origin.NATIONAL], NOBODY: gettext_noop("No entity named")}
WITHOUT = {NATIONAL: {"entity": "", "origin": Origin.NATIONAL}, NOBODY: {"entity": "", "origin": Origin.REPORTED}}
REPORTED_BY = Case(
    *(When(**of, then=Value(name)) for name, of in WITHOUT.items()), default=F("entity"), output_field=CharField()
)
Places = Mapping[tuple[str, str], Place]


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a version: its rows that measure something, and its organisations, by their keys."""

    places: Places
    organisations: Mapping[str, Organisation]


@dataclass(frozen=True, slots=True)
class Combination:
    """So many observations have these values of what the list is narrowed by."""

    values: Mapping[str, str]
    number: int


_known: Recent[Known] = Recent(8)


def known_of(version: Version) -> Known:
    """The rows and organisations of a version; without a statement when the version was read before."""
    return _known.get((version.code, version.digest), lambda: _read(version))


def _read(version: Version) -> Known:
    package = recent_package(version)
    places = {
        (indicator.key, row.key): Place(version, outcome, indicator, row, entities_of(outcome, indicator))
        for outcome, indicator in indicators_of(package)
        for row in indicator.rows
        if not row.is_heading
    }
    return Known(places, {each.key: each for each in package.parties.organisations})


def scope_of(row: Observation, version: Version) -> Scope:
    """Where an observation belongs; where the framework has no such row any more, to its entity."""
    place = known_of(version).places.get((row.indicator, row.row))
    return place.scope(row.entity) if place else Scope(version.code, entities=frozenset({row.entity} - {""}))


def readable(version: Version, by: Actor, *, on: date | None) -> QuerySet[Observation]:
    """The observations that whoever asks may read: members all that did not end and exist for them (``seen``), others
    what stands.

    :param on: a day gone by: what stood then, for everybody.
    """
    if on is not None:
        return standing_on(version.framework_id, on)
    found = Observation.objects.filter(framework=version.framework_id)
    if not may(by, Permission.SEE_VALUES, Scope(version.code)):
        return found.filter(stage=Stage.PUBLISHED)
    return found.filter(stage__in=LISTED).exclude(hidden_from(by, version))


def with_waiting(found: QuerySet[Observation]) -> QuerySet[Observation]:
    """The same, each with ``waiting``: how many national values of its indicator wait for the monitoring group."""
    waiting = Observation.objects.filter(
        framework=OuterRef("framework"), indicator=OuterRef("indicator"), origin=Origin.NATIONAL, stage__in=OPEN
    )
    counted = waiting.order_by().values("framework").annotate(number=Count("pk")).values("number")
    return found.annotate(waiting=Subquery(counted))


def reported_by(entity: str, origin: str) -> str:
    """The key of the entity that reported a value, or how what has none is named."""
    return entity or (NATIONAL if origin == Origin.NATIONAL else NOBODY)


def of_reporter(key: str) -> dict[str, str]:
    """What tells the values of an entity, or of none."""
    return WITHOUT.get(key, {"entity": key})


def compared(version: Version, rows: Iterable[Observation], on: date) -> Mapping[int, tuple[Decimal, str]]:
    """The numbers of values that are a break in the level → the value beside which they are one, and its period. One
    statement where rules remarked so on any.
    """
    odd = [row for row in rows if BREAK in row.flags and row.stage in OPEN]
    if not odd:
        return {}
    of = {name: {getattr(row, name) for row in odd} for name in ("indicator", "row")}
    known = list(
        Observation.objects.filter(
            framework=version.framework_id, stage=Stage.PUBLISHED, **{f"{name}__in": keys for name, keys in of.items()}
        )
    )
    places = known_of(version).places
    found = {}
    for row in odd:
        place = places.get((row.indicator, row.row))
        if place is not None and (beside := neighbour_of(place, row, known, on)) is not None:
            found[row.number] = beside
    return found


def combinations(found: QuerySet[Observation]) -> list[Combination]:
    """How many observations there are of each stage, entity, year and indicator together. One statement."""
    columns = ["reported_by" if name == "entity" else name for name in COUNTED]
    of = found.annotate(reported_by=REPORTED_BY).order_by(*columns)
    rows = of.values_list(*columns).annotate(number=Count("pk"))
    return [
        Combination(dict(zip(COUNTED, map(str, values), strict=True)), number) for *values, number in rows.iterator()
    ]


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """How many values of an entity (empty: of none), submitted by somebody, are in a stage, and since when the
    newest of them is.
    """

    entity: str
    submitter: int | None
    number: int
    since: datetime


def on_the_way(version: Version) -> Mapping[str, list[OnTheWay]]:
    """Stage → how many values wait in it: submitted, assured and not published, returned. One statement; two where any
    was returned.
    """
    found: dict[str, list[OnTheWay]] = {Stage.SUBMITTED: [], Stage.ASSURED: [], Stage.RETURNED: []}
    rows = Observation.objects.filter(framework=version.framework_id, stage__in=list(found)).order_by("stage", "entity")
    since = Max(Coalesce("assured_at", "submitted_at", "made_at"))
    counted = rows.values_list("stage", "entity", "submitter").annotate(number=Count("pk"), newest=since)
    for stage, entity, submitter, number, newest in counted:
        found[stage].append(OnTheWay(entity, submitter, number, newest))
    if found[Stage.RETURNED]:
        at = trail(framework=version.code, kind=KIND).filter(verb="indicators.observation.return")
        newest = at.aggregate(newest=Max("at"))["newest"]
        found[Stage.RETURNED] = [replace(each, since=newest or each.since) for each in found[Stage.RETURNED]]
    return found


def in_order(found: QuerySet[Observation]) -> QuerySet[Observation]:
    """What waits to be assured first, in the order in which it came; then what is on its way; then what is published,
    the newest first.
    """
    turns = [When(stage=stage, then=Value(place)) for place, stage in enumerate(TURNS)]
    turn = Case(*turns, default=Value(len(TURNS)), output_field=IntegerField())
    return found.annotate(turn=turn).order_by("turn", "submitted_at", "-published_at", "-number")


def history_of(row: Observation, version: Version, by: Actor) -> Sequence[Observation]:
    """Everything that stood, or is on its way and exists for whoever asks, in the place of an observation, the newest
    first. One statement.
    """
    names = ("framework", "indicator", "row", "period", "measure", "part")
    found = Observation.objects.filter(**{name: getattr(row, name) for name in names}).exclude(stage=Stage.DROPPED)
    member = may(by, Permission.SEE_VALUES, Scope(version.code))
    seen = found.exclude(hidden_from(by, version)) if member else found.filter(stage__in=PUBLIC)
    return list(seen.order_by("-number"))
