"""National strategies that the outcomes are aligned with: in force, and until when."""

from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import clause, outcomes
from shanyraq.domains.packages.rules.design_rules.sources import ours
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop


@design_rule(
    id="check.strategy-ended",
    severity=Severity.WARNING,
    title=gettext_noop("The national strategies of an outcome are in force when the framework starts."),
    source=ours("aligned with what is in force"),
)
def strategy_ended(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for strategies whose last year lies before the first year of the framework.

    The outcome is then aligned with a plan that has ended. Replace it by its successor.
    """
    start = package.framework.starts_on.year
    for loc, outcome in outcomes(package):
        for number, strategy in enumerate(outcome.strategies):
            if strategy.ends is not None and strategy.ends < start:
                message = gettext_noop("“{strategy}” ends in {ends}; the framework starts in {start}.")
                values = {"strategy": strategy.text, "ends": Year(strategy.ends), "start": Year(start)}
                subject = f"outcome {outcome.code}, strategy {number + 1}"
                path = (*loc, "strategies", number)
                yield Hit(subject, path, clause(strategy), Sentence(message, values))


@design_rule(
    id="check.strategies-end-within-period",
    severity=Severity.NOTE,
    title=gettext_noop("The national strategies of an outcome reach to the end of the framework."),
    source=ours("the end of a strategy is a date to watch"),
)
def strategies_end_within_period(package: Package, as_of: date) -> Iterator[Hit]:
    """Counts the strategies of an outcome that end in the course of the framework.

    That is usual, and each end is a date to watch: the successor may change priorities, indicators
    and targets. Put the dates into the calendar of reviews.
    """
    first, last = package.framework.starts_on.year, package.framework.ends_on.year
    for loc, outcome in outcomes(package):
        ending = sorted(
            (strategy.ends, number, strategy.text)
            for number, strategy in enumerate(outcome.strategies)
            if strategy.ends is not None and first <= strategy.ends < last
        )
        if ending:
            message = gettext_noop("Ending from {first} to {last}: {count} of {total} strategies ({strategies}).")
            one = gettext_noop("“{strategy}” in {year}")
            shown = [Sentence(one, {"strategy": text, "year": Year(year)}) for year, _, text in ending]
            total = len(outcome.strategies)
            years = {"first": Year(first), "last": Year(last - 1)}
            values = {"count": len(ending), "total": total, **years, "strategies": shown}
            subject = f"outcome {outcome.code}"
            yield Hit(subject, (*loc, "strategies"), clause(outcome.strategies[0]), Sentence(message, values))
