"""What keeps a collection round, or the timing of an indicator, from being set. Pure."""

from collections.abc import Collection
from datetime import date

from shanyraq.domains.indicators.rules.amending import GUIDANCE
from shanyraq.domains.indicators.rules.collecting import decided
from shanyraq.domains.indicators.rules.periods import Period
from shanyraq.domains.indicators.vocabulary import Frequency
from shanyraq.kernel.decisions import KEPT, ONCE
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

ONE_YEAR = 1


@rule(
    id="indicators.round_days",
    field="due_on",
    title=gettext_noop("A round is due after the period that it asks for, and not before it opens."),
    source=decided("2. A round sets the day"),
)
def refused_days(period: Period, opens_on: date, due_on: date) -> list[Finding]:
    """Compares the days. A value cannot be submitted before its period is over."""
    values: dict[str, str | date]
    if due_on < opens_on:
        words, values = gettext_noop("The round opens on {opens_on}; it cannot be due before"), {"opens_on": opens_on}
    elif due_on <= period.ends_on:
        words = gettext_noop("{period} ends on {ends_on}; its values can be submitted after that day")
        values = {"period": period.text, "ends_on": period.ends_on}
    else:
        return []
    return [Finding("indicators.round_days", Severity.ERROR, Sentence(words, values))]


@rule(
    id="indicators.round_within",
    field="period",
    title=gettext_noop("A round asks for a period of the framework."),
    source=GUIDANCE,
)
def refused_outside(period: Period, starts_on: date, ends_on: date) -> list[Finding]:
    """Looks whether the period lies within the years of the framework."""
    if starts_on.year <= period.year <= ends_on.year:
        return []
    message = gettext_noop("{period} lies outside the framework, which runs from {first} to {last}")
    values = {"period": period.text, "first": str(starts_on.year), "last": str(ends_on.year)}
    return [Finding("indicators.round_within", Severity.ERROR, Sentence(message, values))]


@rule(
    id="indicators.round_once",
    field="period",
    title=gettext_noop("One round at a time asks for a period."),
    source=ONCE,
)
def refused_twice(period: str, open_ones: Collection[str]) -> list[Finding]:
    """Looks for an open round of the same period. Moving its day is enough where there is more time."""
    if period not in open_ones:
        return []
    message = gettext_noop("A round for {period} is open; move its day, or close it first")
    return [Finding("indicators.round_once", Severity.ERROR, Sentence(message, {"period": period}))]


@rule(
    id="indicators.round_asks",
    field="period",
    title=gettext_noop("A round asks for values of indicators whose source has one in its period."),
    source=decided("1. Yearly, half a year after the year"),
)
def asks_nobody(period: str, indicators: int) -> list[Finding]:
    """Looks of how many indicators a value is expected in the period. Of yearly ones none is in a half-year."""
    if indicators:
        return []
    message = gettext_noop(
        "Of no indicator a value is expected in {period}: nobody is asked, until it is stated when values are due"
    )
    return [Finding("indicators.round_asks", Severity.WARNING, Sentence(message, {"period": period}))]


@rule(
    id="indicators.closed_round_stays",
    title=gettext_noop("A round that was closed is not changed any more."),
    source=KEPT,
)
def refused_closed_round(*, is_closed: bool) -> list[Finding]:
    """Looks whether it was closed. Values that are still missing can be reported all the same."""
    if not is_closed:
        return []
    message = gettext_noop("The round was closed; open another one")
    return [Finding("indicators.closed_round_stays", Severity.ERROR, Sentence(message))]


@rule(
    id="indicators.survey_years",
    field="every",
    title=gettext_noop("A distance of years is told of surveys of every few years, and of nothing else."),
    source=decided("1. Yearly, half a year after the year"),
)
def refused_years(frequency: str, every: int) -> list[Finding]:
    """Compares how often with the distance in years."""
    is_survey = frequency == Frequency.EVERY_YEARS
    if is_survey and every == ONE_YEAR:
        words = gettext_noop("Say every how many years; of every year the frequency is yearly")
    elif not is_survey and every != ONE_YEAR:
        words = gettext_noop("Leave the years at 1, or choose “Every few years”")
    else:
        return []
    return [Finding("indicators.survey_years", Severity.ERROR, Sentence(words))]


@rule(
    id="indicators.collector_takes_part",
    field="entity",
    title=gettext_noop("Values are asked of an entity that leads the indicator or works on its outcome."),
    source=GUIDANCE,
)
def refused_collector(entity: str, entities: Collection[str]) -> list[Finding]:
    """Looks for the entity among them; where none is named, every entity that leads the indicator is asked."""
    if not entity or entity in entities:
        return []
    message = gettext_noop("{entity} neither leads the indicator nor works on its outcome")
    return [Finding("indicators.collector_takes_part", Severity.ERROR, Sentence(message, {"entity": entity}))]
