"""Values of output indicators: who reports them, what they are made of, whether a target was reached. Pure.

How values become one, the life cycle of a value and what is odd about one are rules of ``indicators``.
"""

from collections.abc import Collection
from decimal import Decimal

from shanyraq.domains.indicators.rules.aggregating import UNASKED
from shanyraq.domains.indicators.vocabulary import Direction, Over
from shanyraq.domains.workplans.rules.sources import WITHIN, ours
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop

PERCENT = frozenset({"pt", "percent", "per cent", "percentage", "pourcent", "pour cent"})
"""Words of units that are no «%» and mean it. Where another word does, the rule on ratios remarks that they differ."""


def unit_code(unit: str) -> str:
    """The code of a unit that was written in words, where values are compared by it: PT for a share in percent."""
    return "PT" if "%" in unit or unit.strip().casefold() in PERCENT else ""


@rule(
    id="workplans.output_value_reporter",
    field="entity",
    title=gettext_noop("Values of an output indicator are reported by the entities that work towards its output."),
    source=WITHIN,
)
def refused_entity(entity: str, entities: Collection[str], year: int) -> list[Finding]:
    """Looks for the entity among those that have sub-outputs under the output in the year, or that the document
    names there.
    """
    if entity in entities:
        return []
    message = gettext_noop("{entity} has no sub-output under this output in {year}, and the document does not name it")
    found = Sentence(message, {"entity": entity, "year": Year(year)})
    return [Finding("workplans.output_value_reporter", Severity.ERROR, found)]


@rule(
    id="workplans.output_value_ratio",
    field="numerator",
    title=gettext_noop("A value that becomes part of a ratio of sums says its numerator and its denominator."),
    source=UNASKED,
)
def refused_unmade(over: Collection[str], numerator: Decimal | None, denominator: Decimal | None) -> list[Finding]:
    """Looks for both where the indicator states a ratio of sums on either axis. ``over``: what it states."""
    if Over.RATIO not in over or None not in (numerator, denominator):
        return []
    message = gettext_noop("This indicator is a ratio of sums: enter the numerator and the denominator")
    field = "numerator" if numerator is None else "denominator"
    return [Finding("workplans.output_value_ratio", Severity.ERROR, Sentence(message), field=field)]


def direction_of(baseline: Decimal | None, targets: Collection[Decimal]) -> Direction | None:
    """Where an indicator is to move: from its baseline towards its targets. None: it is not known, or they disagree."""
    ways = {target > baseline for target in targets if target != baseline} if baseline is not None else set()
    if len(ways) != 1:
        return None
    return Direction.INCREASE if ways.pop() else Direction.DECREASE


@rule(
    id="workplans.output_target_reached",
    title=gettext_noop("The target of a year is reached where the value has come at least as far as it."),
    source=ours("a target is compared in the direction in which it lies from the baseline"),
)
def is_reached(value: Decimal | None, target: Decimal | None, direction: Direction | None) -> bool | None:
    """Compares the value of a year with its target. Empty where one of them is missing or nobody can tell which way."""
    if value is None or target is None or direction is None:
        return None
    return value * direction.sign >= target * direction.sign
