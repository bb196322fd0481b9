"""Output indicators of a framework, and the menu that they may be taken from."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.base.audit.queries import states
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.indicators.vocabulary import Over
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.domains.workplans.commands.output_indicators import number_text
from shanyraq.domains.workplans.models import MenuIndicator, OutputIndicator
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.queries.quality import NOWHERE
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND = "output_indicator"
"""What the trail calls one."""
FIELDS = (
    *("output", "title", "unit", "source", "menu_code", "baseline", "baseline_year", "targets", "sub_outputs"),
    *("over_time", "over_entities"),
)
"""What events tell of one."""


def values(row: OutputIndicator) -> dict[str, Any]:
    """An output indicator as plain values."""
    baseline = None if row.baseline is None else number_text(row.baseline)
    return {name: getattr(row, name) for name in FIELDS} | {"baseline": baseline}


def output_indicator(framework: str, number: int) -> OutputIndicator:
    """One of them, ended or not.

    :raises NotFound: when there is none of this number.
    """
    found = OutputIndicator.objects.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("output indicator {number}"), {"number": str(number)}))
    return found


def output_indicators(version: Version, as_of: date | None = None) -> list[OutputIndicator]:
    """Every output indicator that did not end, by number; with a day as the trail says that they stood then.

    One statement, two with a day.
    """
    rows = list(OutputIndicator.objects.filter(framework=version.framework_id))
    for row in rows:
        row.baseline = None if row.baseline is None else Decimal(number_text(row.baseline))  # as entered: 12.5
    if as_of is None:
        return [row for row in rows if row.ended_at is None]
    then = states(version.code, KIND, as_of)
    return [_then(row, held) for row in rows if (held := then.get(str(row.number))) and not held.get("ended")]


UNSTATED = {"over_time": Over.NONE.value, "over_entities": Over.NONE.value}
"""What events do not tell of an indicator that was added before anything could be stated of it."""


def _then(row: OutputIndicator, held: Mapping[str, Any]) -> OutputIndicator:
    held = {**UNSTATED, **held}
    for name in FIELDS:
        if name in held:
            is_number = name == "baseline" and held[name] is not None
            setattr(row, name, Decimal(held[name]) if is_number else held[name])
    row.revision = 0
    return row


def place_of(framework: str, output: str, there: Around) -> Scope:
    """What an indicator of an output belongs to: its outcome, and the entities that contribute to the output."""
    outcomes = frozenset(line.outcome for line in there.outputs if line.code == output)
    return Scope(framework, outcomes, there.of_output.get(output, NOWHERE).entities)


def target_of(row: OutputIndicator, year: int) -> Decimal | None:
    """What is to be reached in a year; None where nobody said."""
    value = row.targets.get(str(year))
    return None if value is None else Decimal(value)


def menu() -> list[MenuIndicator]:
    """The menu that this installation imported, in its own order; empty where it imported none. One statement."""
    return list(MenuIndicator.objects.filter(ended_at=None))


def output_indicators_named(
    framework: str, keys: Sequence[str], as_of: date | None = None
) -> dict[str, dict[str, str]]:
    """The titles of output indicators by their numbers and by language, as they are called now. One statement."""
    found = OutputIndicator.objects.filter(framework__code=framework, number__in=numbers(keys))
    rows = found.values_list("number", "title")
    return {str(number): by_language(title, next(iter(title), "en")) for number, title in rows}


def has_output_indicators(version: Version) -> bool:
    """Whether any was ever added to the framework of a version, ended or not."""
    return OutputIndicator.objects.filter(framework=version.framework_id).exists()
