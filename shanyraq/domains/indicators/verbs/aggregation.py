"""How the values of an indicator become one: stated once, before anything is added up."""

from collections.abc import Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.indicators.commands import SetAggregation
from shanyraq.domains.indicators.models import Aggregation, Observation
from shanyraq.domains.indicators.queries.called import name_of
from shanyraq.domains.indicators.queries.observing import indicators_of
from shanyraq.domains.indicators.rules.observing import refused_unsettling
from shanyraq.domains.indicators.verbs.finding import indicator_in, scope_in, scope_of
from shanyraq.domains.indicators.vocabulary import OPEN, Over, Stage
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.commands import Written
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

BOTH = ("over_time", "over_entities")


class WrittenAggregation(Written):
    """A statement that was written: both axes, and the revision that the next change is made from."""

    indicator: str
    over_time: str
    over_entities: str
    revision: int


class Stated:
    """What the verb gives back."""

    def __init__(self, row: Aggregation) -> None:
        self.row, self.revision = row, row.revision

    def written(self) -> WrittenAggregation:
        """The same for programs."""
        return WrittenAggregation(indicator=self.row.indicator, revision=self.revision, **_values(self.row))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is stated of the indicator that a form names, with its revision."""
    framework, indicator = (str(entered.get(name) or "") for name in ("framework", "indicator"))
    if not (framework and indicator):
        return {}
    row = Aggregation.objects.filter(framework__code=framework, indicator=indicator).first()
    stands = {**_values(row), "seen": row.revision} if row else {"seen": 0}
    return {"framework": framework, "indicator": indicator, **stands}


def _values(row: Aggregation) -> dict[str, str]:
    return {name: getattr(row, name) for name in BOTH}


def every(framework: str) -> Iterator[Thing]:
    """Every indicator, with what is stated of it."""
    version = version_in_force(framework)
    stated = {row.indicator: row for row in Aggregation.objects.filter(framework=version.framework_id)}
    for outcome, indicator in indicators_of(recent_package(version)):
        row = stated.get(indicator.key)
        stands = {**_values(row), "seen": row.revision} if row else {**dict.fromkeys(BOTH, Over.NONE.value), "seen": 0}
        about = {"framework": framework, "indicator": indicator.key, **stands}
        yield Thing(name_of(indicator, version.language), about, scope_in(framework, outcome, indicator))


@verb(
    "indicators.aggregation.set",
    title=gettext_noop("State how values are added up"),
    said=gettext_noop("{actor} stated how values of indicator {indicator} are added up"),
    permission=Permission.EDIT_INDICATORS,
    scope=scope_of,
    known=known,
    listed=Listing(("indicator",), every, sets=True),
)
def set_aggregation(trail: Trail, command: SetAggregation) -> Stated:
    """States how values become one, over the periods of a year and over entities. Without it none are put together."""
    version = version_in_force(command.framework)
    indicator = indicator_in(recent_package(version), command.indicator)
    place = {"framework_id": version.framework_id, "indicator": command.indicator}
    row = Aggregation.objects.filter(**place).first() or Aggregation(
        **place, over_time=Over.NONE, over_entities=Over.NONE, revision=0
    )
    before = _values(row)
    mine = {"over_time": command.over_time.value, "over_entities": command.over_entities.value}
    if before == mine:
        trail.nothing_to_do()
        return Stated(row)
    trail.expect(command.seen, row.revision, mine=mine, theirs=before)
    found = Observation.objects.filter(**place, stage__in=[*OPEN, Stage.PUBLISHED]).exclude(part="")
    trail.ask(refused_unsettling(mine["over_entities"], set(found.values_list("part", flat=True))))
    row.over_time, row.over_entities = mine["over_time"], mine["over_entities"]
    row.revision += 1
    row.save()
    subject = Subject("indicator", indicator.key, version.code, indicator.key)
    trail.record(subject, {"indicator": indicator.key}, before=before, after=mine, reason=command.reason)
    return Stated(row)
