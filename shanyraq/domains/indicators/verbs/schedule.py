"""How often the source of an indicator has a value, and when it is due: stated by the coordination office."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.indicators.commands import AcceptProposed, SetSchedule
from shanyraq.domains.indicators.models import Schedule
from shanyraq.domains.indicators.queries.called import name_of
from shanyraq.domains.indicators.queries.collecting import asking, standings, timing_of
from shanyraq.domains.indicators.queries.observing import entities_of, indicators_of
from shanyraq.domains.indicators.queries.proposing import proposals
from shanyraq.domains.indicators.rules.collecting import asks_for_more, default_on
from shanyraq.domains.indicators.rules.rounds import refused_collector, refused_years
from shanyraq.domains.indicators.verbs.finding import scope_in, scope_of
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.commands import Written
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

FIELDS = ("frequency", "months", "every", "first", "entity")


class WrittenSchedule(Written):
    """A statement that was written, and the revision that the next change is made from."""

    indicator: str
    frequency: str
    months: int
    every: int
    first: int | None
    entity: str
    revision: int


class Scheduled:
    """What the verb gives back."""

    def __init__(self, row: Schedule) -> None:
        self.row, self.revision = row, row.revision

    def written(self) -> WrittenSchedule:
        """The same for programs."""
        return WrittenSchedule(indicator=self.row.indicator, revision=self.revision, **_values(self.row))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is stated of the indicator that a form names, with its revision."""
    framework, indicator = (str(entered.get(name) or "") for name in ("framework", "indicator"))
    if not (framework and indicator):
        return {}
    row = Schedule.objects.filter(framework__code=framework, indicator=indicator).first()
    stands = {**_said(row), "seen": row.revision} if row else {"seen": 0}
    return {"framework": framework, "indicator": indicator, **stands}


def _values(row: Schedule) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FIELDS}


def _said(row: Schedule) -> dict[str, Any]:
    return {name: value for name, value in _values(row).items() if value not in (None, "")}


def every(framework: str) -> Iterator[Thing]:
    """Every indicator, with what is stated of it, or with what holds where nothing is."""
    version = version_in_force(framework)
    stated = {row.indicator: row for row in Schedule.objects.filter(framework=version.framework_id)}
    default = default_on(version.starts_on).timing
    begun = {"frequency": default.frequency, "months": default.months, "every": default.every, "seen": 0}
    for outcome, indicator in indicators_of(recent_package(version)):
        row = stated.get(indicator.key)
        stands = {**_said(row), "seen": row.revision} if row else begun
        about = {"framework": framework, "indicator": indicator.key, **stands}
        yield Thing(name_of(indicator, version.language), about, scope_in(framework, outcome, indicator))


@verb(
    "indicators.schedule.set",
    title=gettext_noop("State when values are due"),
    said=gettext_noop("{actor} stated when values of indicator {indicator} are due"),
    permission=Permission.EDIT_INDICATORS,
    scope=scope_of,
    known=known,
    listed=Listing(("indicator",), every, sets=True),
)
def set_schedule(trail: Trail, command: SetSchedule) -> Scheduled:
    """States how often the source has a value, how many months after a period it is due, and who is asked for it."""
    version = version_in_force(command.framework)
    pairs = indicators_of(recent_package(version))
    outcome, indicator = next(pair for pair in pairs if pair[1].key == command.indicator)
    mine = command.model_dump(include=set(FIELDS), mode="json")
    row = Schedule.objects.filter(framework=version.framework_id, indicator=command.indicator).first()
    before = _values(row) if row else {}
    if before == mine:
        trail.nothing_to_do()
        assert row is not None
        return Scheduled(row)
    trail.expect(command.seen, row.revision if row else 0, mine=mine, theirs=before)
    trail.ask(refused_years(command.frequency, command.every))
    trail.ask(refused_collector(command.entity, entities_of(outcome, indicator)))
    row = row or Schedule(framework_id=version.framework_id, indicator=command.indicator, revision=0)
    _keep(trail, row, mine)
    subject = Subject("indicator", indicator.key, version.code, indicator.key)
    trail.record(subject, {"indicator": indicator.key}, before=before, after=_said(row), reason=command.reason)
    return Scheduled(row)


class WrittenStatements(Written):
    """The indicators of which it was stated."""

    indicators: list[str]


class Statements:
    """What the verb for all proposals gives back."""

    def __init__(self, indicators: list[str]) -> None:
        self.indicators = indicators

    def written(self) -> WrittenStatements:
        """The same for programs."""
        return WrittenStatements(indicators=self.indicators)


@verb(
    "indicators.schedule.accept_proposed",
    title=gettext_noop("State as proposed when values are due"),
    said=gettext_noop("{actor} stated as proposed when values are due, of the indicators {indicators}"),
    permission=Permission.EDIT_INDICATORS,
)
def accept_proposed(trail: Trail, command: AcceptProposed) -> Statements:
    """States how often the source has a value as it is proposed, of every indicator of which nobody stated it. What was
    stated stays.
    """
    version, day = version_in_force(command.framework), trail.at.date()
    found = proposals(version, day, asking(version, day), standings(version, day))
    told: dict[str, Any] = {}
    for key, each in found.items():
        if each.timing is not None:
            row = Schedule(framework_id=version.framework_id, indicator=key, revision=0)
            _keep(trail, row, asdict(each.timing))
            told[key] = _said(row)
    if not told:
        trail.nothing_to_do()
        return Statements([])
    subject = Subject("framework", version.code, version.code)
    trail.record(subject, {"indicators": list(told)}, after=told, reason=command.reason)
    return Statements(list(told))


def _keep(trail: Trail, row: Schedule, values: Mapping[str, Any]) -> None:
    """Keeps what is stated, with the day of it where values are due that were not, or earlier than before."""
    before = timing_of(row) if row.pk else None
    for name, value in values.items():
        setattr(row, name, value)
    if asks_for_more(before, timing_of(row)):
        if before is not None:
            row.earlier = [*row.earlier, {**asdict(before), "stated_on": row.stated_on.isoformat()}]
        row.stated_on = trail.at.date()
    row.set_at, row.set_by, row.revision = trail.at, trail.by.name, row.revision + 1
    row.save()
