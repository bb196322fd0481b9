"""The activities of the plan as they are carried out: what is printed, what was added, and how each stands on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from shanyraq.domains.framework.queries.texts import Text, short_text
from shanyraq.domains.learning.models import Undertaking
from shanyraq.domains.learning.queries.plan import Activity, Plan, Responsible, plan
from shanyraq.domains.learning.queries.undertakings import undertakings, untouched
from shanyraq.domains.learning.rules.activities import standing_on
from shanyraq.domains.learning.vocabulary import Standing, State
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.parties.queries.register import register
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop


@dataclass(frozen=True, slots=True)
class Followed:
    """An activity with what is told of it. ``activity``: as it is printed, or as it was added; ``year``: that in which
    it counts now; ``due_on``: its last day, which is that of its year where none was set.

    ``beside``: who is responsible beside those printed. US dollars.
    """

    activity: Activity
    state: State
    standing: Standing
    year: int
    due_on: date
    starts_on: date | None
    ends_on: date | None
    done_on: date | None
    beside: tuple[Responsible, ...]
    in_charge: str
    cost_planned: Decimal | None
    cost_spent: Decimal | None
    funding: str
    statement: Mapping[str, str]
    use: Mapping[str, str]
    note: str
    number: int | None
    revision: int
    changed_at: datetime | None

    @property
    def key(self) -> str:
        return self.activity.key

    @property
    def category(self) -> str:
        return self.activity.category

    @property
    def text(self) -> Text:
        return self.activity.text

    @property
    def is_moved(self) -> bool:
        """Whether it counts in another year than the printed one."""
        return self.year != self.activity.year

    @property
    def responsible(self) -> tuple[Responsible, ...]:
        """Everybody who is responsible, each once, those printed first."""
        return tuple({each.key: each for each in (*self.activity.responsible, *self.beside)}.values())

    @property
    def nobody(self) -> bool:
        """Whether nobody is named for it: neither in print nor since."""
        return not (self.activity.responsible or self.beside or self.in_charge)

    @property
    def now(self) -> Activity:
        """The activity in the year in which it counts, with everybody who is responsible for it."""
        return replace(self.activity, year=self.year, responsible=(*self.activity.responsible, *self.beside))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The plan, and its activities as they stand on a day: those printed in their order, then those that were added."""

    plan: Plan
    activities: tuple[Followed, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan, and any other into which something was moved."""
        return tuple(sorted({*self.plan.years, *(each.year for each in self.activities)}))


def followed(version: Version, on: date, as_of: date | None = None) -> Calendar:
    """Every activity as it stands on a day. ``as_of``: with what was told of it then; None: with all that is told.

    Five statements for the plan and what is told of it, one more where somebody of the register is named, one for a
    day in the past.
    """
    found, told = plan(version), undertakings(version, as_of)
    printed = {each.key for each in found.activities}
    own = sorted((row for row in told.values() if row.number is not None and row.key not in printed), key=_number)
    activities = (*found.activities, *(_added(row) for row in own))
    rows = [told.get(each.key) or untouched(version.framework_id, each.key) for each in activities]
    named = _Named(version)
    return Calendar(
        found,
        tuple(_followed(each, row, found, named, on) for each, row in zip(activities, rows, strict=True)),
    )


def activity_on(version: Version, key: str, on: date, as_of: date | None = None) -> tuple[Plan, Followed]:
    """One activity as it stands on a day, with the plan that it belongs to.

    :raises NotFound: when the plan has none of this key, and none was added.
    """
    calendar = followed(version, on, as_of)
    for each in calendar.activities:
        if each.key == key:
            return calendar.plan, each
    raise NotFound(Sentence(gettext_noop("activity {key}"), {"key": key}))


def scope_of(code: str, each: Followed) -> Scope:
    """What an activity belongs to: the entities that are responsible for it, printed or since."""
    return Scope(code, entities=frozenset(who.key for who in each.responsible if who.page != "body"))


def _number(row: Undertaking) -> int:
    return row.number or 0


def _added(row: Undertaking) -> Activity:
    return Activity(row.key, row.category, row.year or 0, row.text, (), None, (), None, None)


def _followed(activity: Activity, row: Undertaking, found: Plan, named: "_Named", on: date) -> Followed:
    year = row.year or activity.year
    due_on = row.ends_on or found.last_day(year)
    return Followed(
        activity=activity,
        state=State(row.state),
        standing=standing_on(row.state, due_on, on),
        year=year,
        due_on=due_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        done_on=row.done_on,
        beside=named.all(row.entities, row.bodies),
        in_charge=row.in_charge,
        cost_planned=row.cost_planned,
        cost_spent=row.cost_spent,
        funding=row.funding,
        statement=row.statement,
        use=row.use,
        note=row.note,
        number=row.number,
        revision=row.revision,
        changed_at=row.changed_at,
    )


class _Named:
    """What organisations and bodies are called, by key; the register is asked only where the document has none."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self._register: dict[str, Text] | None = None

    def all(self, entities: Iterable[str], bodies: Sequence[str]) -> tuple[Responsible, ...]:
        found = [self._organisation(key) for key in entities]
        if bodies:
            own = self.version.language
            names = {
                each.key: short_text(each.name, each.short_name, own)
                for each in recent_package(self.version).governance.bodies
            }
            found += [Responsible("body", key, names[key]) for key in bodies if key in names]
        return tuple(found)

    def _organisation(self, key: str) -> Responsible:
        for each in recent_package(self.version).parties.organisations:
            if each.key == key:
                return Responsible("entity", key, each.short_name or each.name)
        if self._register is None:
            self._register = {each.key: each.short_name or each.name for each in register(self.version)}
        return Responsible("registered", key, self._register.get(key, key))
