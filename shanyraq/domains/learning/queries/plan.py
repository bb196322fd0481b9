"""The whole plan of a version, in four statements; from memory when it was read before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.domains.framework.queries.texts import Text, short_text
from shanyraq.domains.learning import models
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent


@dataclass(frozen=True, slots=True)
class Responsible:
    """An organisation (``page`` is ``entity``) or a body (``body``) that an activity names."""

    page: str
    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity in a year. ``printed`` is how the plan names those responsible."""

    key: str
    category: str
    year: int
    text: Text
    responsible: tuple[Responsible, ...]
    printed: str | None
    clauses: tuple[str, ...]
    reconstructed: Text | None
    note: Text | None

    @property
    def unassigned(self) -> bool:
        """Whether the plan names nobody in particular for it."""
        return not self.responsible

    @property
    def shown(self) -> tuple[Responsible, ...]:
        """Those responsible, each once: what is an organisation and a body has one key, and is shown as a body."""
        return tuple({each.key: each for each in self.responsible}.values())


@dataclass(frozen=True, slots=True)
class Category:
    key: str
    title: Text
    description: Text | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """``years`` are those of the framework and any other that the plan names."""

    years: tuple[int, ...]
    categories: tuple[Category, ...]
    activities: tuple[Activity, ...]
    ends_on: date

    def last_day(self, year: int) -> date:
        """The last day of a year, or of the framework if it ends within that year."""
        return self.ends_on if self.ends_on.year == year else date(year, 12, 31)


_plans: Recent[Plan] = Recent(32)


def plan(version: Version) -> Plan:
    """Every category and activity of the version, in printed order. A version never changes, so it is read once."""
    return _plans.get((version.pk, version.digest), lambda: _plan(version))


def _plan(version: Version) -> Plan:
    categories = [
        Category(row.key, row.title, row.description, tuple(row.clauses))
        for row in models.Category.objects.filter(version=version)
    ]
    named = _responsible(version)
    rows = models.Activity.objects.filter(version=version).select_related("category")
    activities = tuple(_activity(row, named.get(row.pk, ())) for row in rows)
    framework = range(version.starts_on.year, version.ends_on.year + 1)
    years = sorted({*framework, *(activity.year for activity in activities)})
    return Plan(tuple(years), tuple(categories), activities, version.ends_on)


def _activity(row: models.Activity, named: Sequence[Responsible]) -> Activity:
    return Activity(
        row.key,
        row.category.key,
        row.year,
        row.text,
        tuple(named),
        row.responsible_printed,
        tuple(row.clauses),
        row.reconstructed,
        row.note,
    )


def _responsible(version: Version) -> Mapping[int, Sequence[Responsible]]:
    """Primary key of an activity → those whom it names, organisations first, as printed."""
    found: dict[int, list[Responsible]] = defaultdict(list)
    kinds: tuple[tuple[Any, str, str], ...] = (
        (models.Activity.responsible.through, "organisation", "entity"),
        (models.Activity.responsible_bodies.through, "body", "body"),
    )
    for through, field, page in kinds:
        links = through.objects.filter(activity__version=version).select_related(field).order_by("pk")
        for link in links:
            row = getattr(link, field)
            is_body = page == "body"
            name = short_text(row.name, row.short_name, version.language) if is_body else row.short_name or row.name
            found[link.activity_id].append(Responsible(page, row.key, name))
    return found
