"""Values of output indicators: one of them, whose place it is, what stands beside it, and those in a stage."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.texts import by_language
from shanyraq.base.verbs import Thing
from shanyraq.domains.indicators.queries import seen
from shanyraq.domains.indicators.rules.flagging import Beside, Given
from shanyraq.domains.indicators.vocabulary import PUBLIC, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.domains.workplans.commands.output_indicators import number_text
from shanyraq.domains.workplans.models import OutputIndicator, OutputValue
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.output_indicators import output_indicator
from shanyraq.domains.workplans.rules.output_values import unit_code
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Reach, Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND = "output_value"
"""What the trail calls one."""
SAID = ("value", "numerator", "denominator", "source", "evidence", "comment")
"""What is said of a value in its place."""
NUMBERS = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: an indicator of the version in force, a year, an entity."""

    version: Version
    indicator: OutputIndicator
    year: int
    entity: str

    @property
    def scope(self) -> Scope:
        """What it belongs to: the outcome of the output, and the entity that reports it."""
        return scope_of(self.version.code, self.indicator, self.entity, around(self.version))

    @property
    def on_record(self) -> dict[str, Any]:
        """What tells the values of this place from others."""
        return {"indicator": self.indicator, "year": self.year, "entity": self.entity}


def scope_of(framework: str, indicator: OutputIndicator, entity: str, there: Around) -> Scope:
    """What a value of an entity belongs to."""
    outcomes = frozenset(line.outcome for line in there.outputs if line.code == indicator.output)
    return Scope(framework, outcomes, frozenset({entity} if entity else ()))


def place_of(framework: str, indicator: int, year: int, entity: str) -> Place:
    """The place that a command names.

    :raises NotFound: when there is no such framework or indicator.
    """
    return Place(version_in_force(framework), output_indicator(framework, indicator), year, entity)


def output_value(framework: str, number: int) -> tuple[Place, OutputValue]:
    """One value with its place.

    :raises NotFound: when the framework has none of this number.
    """
    version = version_in_force(framework)
    found = OutputValue.objects.filter(framework=version.framework_id, number=number).select_related("indicator")
    row = found.first()
    if row is None:
        raise NotFound(Sentence(gettext_noop("value {number} of an output indicator"), {"number": str(number)}))
    return Place(version, row.indicator, row.year, row.entity), as_entered(row)


def as_entered(row: OutputValue) -> OutputValue:
    """The same with its numbers as they were entered: 12.5."""
    for name in NUMBERS:
        number = getattr(row, name)
        setattr(row, name, None if number is None else exact(number))
    return row


def plain(row: OutputValue) -> dict[str, str]:
    """What is said of a value, as events and forms hold it: numbers in digits, what is empty left out."""
    return {name: spelled(found) for name in SAID if (found := getattr(row, name)) not in (None, "")}


def spelled(value: Any) -> str:
    """A number in digits, 70 and not 70.0000; a text as it is."""
    return number_text(value) if isinstance(value, Decimal) else str(value)


def beside(place: Place, *, without: int = 0) -> Beside:
    """What a value is compared with: those of the same entity that stand. One statement."""
    found = OutputValue.objects.filter(indicator=place.indicator, entity=place.entity, stage=Stage.PUBLISHED)
    stands = {year: exact(value) for year, value in found.exclude(number=without).values_list("year", "value")}
    standing = stands.pop(place.year, None)
    return Beside(unit=unit_code(place.indicator.unit), before=stands, standing=standing)


def given(row: OutputValue) -> Given:
    """A value as the rules that remark on it take it."""
    return Given(value=row.value, year=row.year, numerator=row.numerator, denominator=row.denominator)


def exact(value: Decimal) -> Decimal:
    """A number without the zeros that the database puts behind it."""
    return Decimal(number_text(value))


def hidden_from(by: Actor, version: Version) -> Q:
    """The drafts that do not exist for whoever asks. No statement where the version was read before."""
    return seen.hidden_from(by, version, _within)


def _within(version: Callable[[], Version], reach: Reach) -> Q:
    found = Q(entity=reach.entity) if reach.entity else Q()
    if reach.outcome:
        codes = [line.code for line in around(version()).outputs if line.outcome == reach.outcome]
        found &= Q(indicator__output__in=codes)
    return found


def hidden_in(framework: str, by: Actor) -> Q:
    """The same by the code of a framework; without one, of all frameworks together."""
    return seen.hidden_in(framework, by, _within)


def hidden_output_values(framework: str, by: Actor) -> QuerySet[Any]:
    """The numbers, as texts, of the values that do not exist for whoever asks; read with what asks for them."""
    return seen.numbers_of(OutputValue.objects.filter(hidden_in(framework, by), framework__code=framework))


def history_of(row: OutputValue, version: Version, by: Actor) -> list[OutputValue]:
    """Everything that was reported for the place of a value and exists for whoever asks, the newest first. One
    statement.
    """
    found = OutputValue.objects.filter(indicator=row.indicator_id, year=row.year, entity=row.entity)
    member = may(by, Permission.SEE_VALUES, Scope(version.code))
    there = found.exclude(hidden_from(by, version)) if member else found.filter(stage__in=PUBLIC)
    return list(there.order_by("-number"))


def in_stages(framework: str, stages: Collection[str]) -> Iterator[Thing]:
    """The values in these stages, by number. Three statements."""
    version = version_in_force(framework)
    there = around(version)
    found = OutputValue.objects.filter(framework=version.framework_id, stage__in=stages).select_related("indicator")
    for row in found.order_by("number"):
        told = {"framework": framework, "number": row.number, "seen": row.revision}
        name = called(row.indicator, row.year, row.entity, there, f": {row.printed}")
        yield Thing(name, told, scope_of(framework, row.indicator, row.entity, there))


def called(indicator: OutputIndicator, year: int, entity: str, there: Around, ends: str = "") -> dict[str, str]:
    """What a value is called, by language: indicator, year and entity; ``ends``: what is said behind it."""
    titles = by_language(indicator.title, next(iter(indicator.title), "en"))
    known = there.named.get(entity)
    whose = by_language(known.called, "en") if known else {}
    return {
        language: f"{title}, {year}, {whose.get(language) or next(iter(whose.values()), entity)}{ends}"
        for language, title in titles.items()
    }


def named(row: OutputValue) -> dict[str, str]:
    """The same for a list to choose from, with the key of the entity."""
    titles = by_language(row.indicator.title, next(iter(row.indicator.title), "en"))
    return {language: f"{title}, {row.year}, {row.entity}: {row.printed}" for language, title in titles.items()}


def output_values_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """What values are called by their numbers: indicator, year and entity. One statement."""
    found = OutputValue.objects.filter(framework__code=framework, number__in=numbers(keys)).select_related("indicator")
    return {str(row.number): _called(row) for row in found}


def _called(row: OutputValue) -> dict[str, str]:
    titles: Mapping[str, str] = by_language(row.indicator.title, next(iter(row.indicator.title), "en"))
    return {language: f"{title}, {row.year}" for language, title in titles.items()}
