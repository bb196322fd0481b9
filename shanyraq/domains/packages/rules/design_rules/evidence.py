"""What is missing in the cells: baselines, targets, years, numbers that could be read, fresh data."""

from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import indicators
from shanyraq.domains.packages.rules.design_rules.sources import ACCOUNTABILITY, INDICATORS, ours
from shanyraq.domains.packages.rules.design_rules.thresholds import threshold, with_thresholds
from shanyraq.domains.packages.rules.design_rules.values import cells, years_known
from shanyraq.domains.packages.rules.design_rules.wording import listed, wording
from shanyraq.domains.packages.schema import Package, Value
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop


def _known(value: Value | None) -> bool:
    return value is not None and (value.value is not None or value.state is not None)


@design_rule(
    id="check.indicator-without-baseline",
    severity=Severity.WARNING,
    title=gettext_noop("Every indicator has a baseline."),
    source=INDICATORS,
)
def indicator_without_baseline(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for indicators none of whose rows has a baseline value.

    Progress is measured from a start. Where only later values are printed, the first of them has to
    serve; where nothing is printed, the indicator cannot be judged. State the baseline, or that the
    latest value is it.
    """
    for place in indicators(package):
        rows = [each.row for each in place.rows()]
        if any(_known(row.baseline) for row in rows):
            continue
        if any(_known(value) for row in rows for value in row.latest):
            message = gettext_noop("No baseline is printed; the first value is “{first}”.")
            first = next(value.printed for row in rows for value in row.latest if _known(value))
            yield place.hit(Sentence(message, {"first": first}), "rows")
        else:
            yield place.hit(Sentence(gettext_noop("Neither a baseline nor a later value is printed.")), "rows")


@design_rule(
    id="check.target-without-start",
    severity=Severity.WARNING,
    title=gettext_noop("A row with a target has a value to start from."),
    source=INDICATORS,
)
def target_without_start(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for rows that print a target but neither a baseline nor a later value.

    The target then hangs in the air: often it belongs to one of the rows below, and the document
    does not say to which. Say which value it continues.
    """
    for place in indicators(package):
        for each in place.rows():
            row = each.row
            started = _known(row.baseline) or any(_known(value) for value in row.latest)
            if not started and any(_known(target) for target in row.targets):
                message = gettext_noop("The target “{target}” has no baseline and no latest value.")
                yield each.hit(Sentence(message, {"target": row.targets[-1].printed}), "targets")


@design_rule(
    id="check.indicator-without-target",
    severity=Severity.WARNING,
    title=gettext_noop("Every indicator has a target, or says when it will have one."),
    source=INDICATORS,
)
def indicator_without_target(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for indicators with neither a target nor an announced one in any row.

    Such an indicator describes and does not promise. Set a target, or move it to the context.
    """
    for place in indicators(package):
        rows = place.indicator.rows
        if not any(row.targets or row.target_pending for row in rows):
            yield place.hit(Sentence(gettext_noop("No row has a target or an announced target.")), "rows")


@design_rule(
    id="check.rows-without-target",
    severity=Severity.NOTE,
    title=gettext_noop("The breakdowns of an indicator have targets as the total has."),
    source=ACCOUNTABILITY,
)
def rows_without_target(package: Package, as_of: date) -> Iterator[Hit]:
    """Counts the breakdowns that print values but no target, where another row of the indicator has one.

    A total can reach its target while women, villages or children fall behind. Groups without a
    target are watched but not promised anything. Set targets at least for those furthest behind.
    """
    for place in indicators(package):
        rows = list(place.rows())
        if not any(each.row.targets for each in rows):
            continue
        without = [
            each.name
            for each in rows
            if each.row.kind == "breakdown" and not each.row.targets and not each.row.target_pending
        ]
        if without:
            message = gettext_noop("With values but without a target: {count} of {total} rows ({rows}).")
            values = {"count": len(without), "total": len(rows), "rows": without}
            yield place.hit(Sentence(message, values), "rows")


@design_rule(
    id="check.empty-row",
    severity=Severity.WARNING,
    title=gettext_noop("Every row that is not a heading holds a number."),
    source=INDICATORS,
)
def empty_row(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for rows without any number, any target and any announcement of one.

    The row promises a breakdown that is not there. Fill it, or mark it as a heading.
    """
    for place in indicators(package):
        for each in place.rows():
            if not any(_known(value) for value in cells(each.row)) and not each.row.target_pending:
                yield each.hit(Sentence(gettext_noop("The row holds no value and no target.")))


@design_rule(
    id="check.value-not-understood",
    severity=Severity.WARNING,
    title=gettext_noop("Every printed value can be read as a number or an answer."),
    source=INDICATORS,
)
def value_not_understood(package: Package, as_of: date) -> Iterator[Hit]:
    """Lists cells that print something that is neither a number, nor an answer, nor «not available».

    Such a cell is kept as printed and takes no part in any calculation. Restate it as a number.
    """
    nothing = wording(package).list_of("nothing")
    for place in indicators(package):
        for each in place.rows():
            unread = [
                value.printed
                for value in cells(each.row)
                if not _known(value) and value.printed.strip().casefold() not in nothing
            ]
            if unread:
                message = gettext_noop("Could not be read as a number: {cells}.")
                yield each.hit(Sentence(message, {"cells": listed(f"“{cell}”" for cell in unread)}))


@design_rule(
    id="check.value-without-year",
    severity=Severity.NOTE,
    title=gettext_noop("Every latest value says of which year it is."),
    source=ACCOUNTABILITY,
)
def value_without_year(package: Package, as_of: date) -> Iterator[Hit]:
    """Counts the latest values of an indicator that are printed without a year.

    Without the year the value cannot be put on a line with others, and nobody knows how old it is.
    The lead entity can tell it from the source.
    """
    for place in indicators(package):
        values = [value for each in place.rows() for value in each.row.latest if _known(value)]
        undated = [value.printed for value in values if value.year is None]
        if undated:
            message = gettext_noop("Without a year: {count} of {total} latest values ({values}).")
            shown = listed(f"“{printed}”" for printed in undated)
            said = {"count": len(undated), "total": len(values), "values": shown}
            yield place.hit(Sentence(message, said), "rows")


@design_rule(
    id="check.baseline-after-latest",
    severity=Severity.WARNING,
    title=gettext_noop("The baseline is older than the latest values."),
    source=ours("time runs forward"),
)
def baseline_after_latest(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for baselines of a later year than a value printed as latest.

    Then the two columns are swapped, or one year is a slip. Look both up at the source.
    """
    for place in indicators(package):
        for each in place.rows():
            start = each.row.baseline
            if start is None or start.year is None:
                continue
            older = [value for value in each.row.latest if value.year is not None and value.year < start.year]
            if older:
                message = gettext_noop(
                    "The baseline “{baseline}” is of {year}, the latest value “{latest}” of {other}."
                )
                said = {"baseline": start.printed, "year": start.year}
                said |= {"latest": older[0].printed, "other": Year(older[0].year or 0)}
                yield each.hit(Sentence(message, said), "baseline")


@design_rule(
    id="check.old-data",
    severity=Severity.WARNING,
    title=gettext_noop("The newest value of an indicator is not older than one programme cycle."),
    source=ACCOUNTABILITY,
    turns=with_thresholds("stale-years"),
)
def old_data(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks at the newest value of an indicator and counts the years to the start of the framework.

    An indicator that was last measured a cycle ago may not be measured again in this one: then its
    target can never be shown to be met. Agree on the survey that will bring the next value, and put
    it into the monitoring plan. Where a latest value has no year, its age cannot be told.
    """
    limit = threshold("stale-years", as_of)
    start = package.framework.starts_on.year
    for place in indicators(package):
        rows = [each.row for each in place.rows()]
        if any(_known(value) and value.year is None for row in rows for value in row.latest):
            continue
        years = [year for row in rows for year in years_known(row)]
        if years and start - max(years) > limit:
            message = gettext_noop("The newest value is of {year}, {age} years before the framework starts.")
            yield place.hit(Sentence(message, {"year": max(years), "age": start - max(years)}), "rows")
