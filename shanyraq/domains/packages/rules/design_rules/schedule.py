"""Years of targets, and targets that were still to be set when the document was signed."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import IndicatorPlace, clause, indicators
from shanyraq.domains.packages.rules.design_rules.sources import ACCOUNTABILITY, INDICATORS, ours
from shanyraq.domains.packages.rules.design_rules.values import better, numbered
from shanyraq.domains.packages.rules.design_rules.wording import listed
from shanyraq.domains.packages.schema import Package, PendingTarget, Row
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop


@design_rule(
    id="check.target-without-year",
    severity=Severity.WARNING,
    title=gettext_noop("Every target says by which year it is to be reached."),
    source=INDICATORS,
)
def target_without_year(package: Package, as_of: date) -> Iterator[Hit]:
    """Counts the targets of an indicator that are printed without a year.

    Without a year nobody can say which pace is needed, nor whether the target was missed. The end of
    the framework is a guess that the document does not make. Print the year beside each target.
    """
    for place in indicators(package):
        targets = [target for each in place.rows() for target in each.row.targets]
        undated = [target.printed for target in targets if target.year is None]
        if undated:
            message = gettext_noop("Without a year: {count} of {total} targets ({targets}).")
            shown = listed(f"“{printed}”" for printed in undated)
            values = {"count": len(undated), "total": len(targets), "targets": shown}
            yield place.hit(Sentence(message, values), "rows")


@design_rule(
    id="check.target-outside-period",
    severity=Severity.NOTE,
    title=gettext_noop("The years of targets lie inside the period of the framework."),
    source=ours("a framework is judged in its own years"),
)
def target_outside_period(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for target years before the first or after the last year of the framework.

    A target for a year before the start cannot be worked towards; one after the end will not be
    reported by this framework. Leave the first out, and add a milestone within the period to the second.
    """
    first, last = package.framework.starts_on.year, package.framework.ends_on.year
    for place in indicators(package):
        years = {
            target.year
            for each in place.rows()
            for target in each.row.targets
            if target.year is not None and not first <= target.year <= last
        }
        if years:
            message = gettext_noop("Targets for {years}; the framework runs from {first} to {last}.")
            values = {"years": listed(sorted(years)), "first": Year(first), "last": Year(last)}
            yield place.hit(Sentence(message, values), "rows")


@design_rule(
    id="check.targets-stop-early",
    severity=Severity.NOTE,
    title=gettext_noop("The targets of a row reach to the end of the framework."),
    source=ours("a framework is judged in its own years"),
)
def targets_stop_early(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for rows whose last target year comes before the last year, and no further target is announced.

    After that year the row is no longer judged, though the framework goes on. Agree on a target
    for the last year, or announce when it will be set. Answers («a law is adopted by 2029») are left
    out: they are reached once and stay.
    """
    last = package.framework.ends_on.year
    for place in indicators(package):
        if place.indicator.kind != "quantitative":
            continue
        for each in place.rows():
            years = [target.year for target in each.row.targets]
            dated = [year for year in years if year is not None]
            if dated and len(dated) == len(years) and max(dated) < last and not each.row.target_pending:
                message = gettext_noop("The last target is for {year}; the framework runs until {last}.")
                yield each.hit(Sentence(message, {"year": max(dated), "last": Year(last)}), "targets")


@design_rule(
    id="check.targets-out-of-order",
    severity=Severity.WARNING,
    title=gettext_noop("Yearly targets follow each other in time and in the better direction."),
    source=ours("every step asks for something"),
)
def targets_out_of_order(package: Package, as_of: date) -> Iterator[Hit]:
    """Follows the dated targets of a row: are the years in order, does no later target ask for less?

    A later target that is weaker than an earlier one, or years in disorder, are usually swapped
    cells. Compare with the plan from which the targets were taken.
    """
    for place in indicators(package):
        desired = place.indicator.desired
        for each in place.rows():
            dated = [entry for entry in numbered(each.row.targets) if entry[1].year is not None]
            for (_, before, first), (index, after, second) in pairwise(dated):
                disorder = (before.year or 0) >= (after.year or 0)
                if disorder or (desired is not None and better(desired, first, second)):
                    message = gettext_noop("“{after}” follows “{before}”.")
                    values = {"before": before.printed, "after": after.printed}
                    yield each.hit(Sentence(message, values), "targets", index)
                    break


def _pending(package: Package) -> Iterator[tuple[IndicatorPlace, int, Row, PendingTarget]]:
    """Every announced target, also those printed beside a label row."""
    for place in indicators(package):
        for number, row in enumerate(place.indicator.rows):
            if row.target_pending is not None:
                yield place, number, row, row.target_pending


def _days_after(package: Package) -> Iterator[date]:
    """The first day on which an announced target is late."""
    due = (pending.due_on for _, _, _, pending in _pending(package))
    return (day + timedelta(days=1) for day in due if day is not None and day < date.max)


@design_rule(
    id="check.pending-target-past-due",
    severity=Severity.WARNING,
    title=gettext_noop("A target that was to be set later is set by the day announced."),
    source=ACCOUNTABILITY,
    turns=_days_after,
)
def pending_target_past_due(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for announced targets whose day has passed without a target in the package.

    The document says what follows when no target is set: often that the indicator is not monitored
    any more. That is a decision with consequences, and it should be taken, not happen. Enter the
    target as an amendment, or record that the indicator is dropped.
    """
    for place, number, row, pending in _pending(package):
        if pending.due_on is not None and pending.due_on < as_of:
            message = gettext_noop("A target was due by {due_on}: “{note}”")
            sentence = Sentence(message, {"due_on": pending.due_on, "note": pending.note})
            loc = (*place.loc, "rows", number, "target_pending")
            yield Hit(f"{place.subject}, row {row.key}", loc, clause(row), sentence)


@design_rule(
    id="check.pending-target-without-date",
    severity=Severity.WARNING,
    title=gettext_noop("A target that is to be set later names the day."),
    source=ACCOUNTABILITY,
)
def pending_target_without_date(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for targets that are announced without a date.

    «To be determined» without a day is never late. Name the day, who decides, and what follows if
    it passes.
    """
    for place, number, row, pending in _pending(package):
        if pending.due_on is None:
            message = gettext_noop("A target is announced without a date: “{note}”")
            loc = (*place.loc, "rows", number, "target_pending")
            sentence = Sentence(message, {"note": pending.note})
            yield Hit(f"{place.subject}, row {row.key}", loc, clause(row), sentence)
