"""Targets against what is already there: met, weaker than today, weaker than the baseline."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import RowPlace, indicators
from shanyraq.domains.packages.rules.design_rules.sources import INDICATORS, ours
from shanyraq.domains.packages.rules.design_rules.thresholds import threshold, with_thresholds
from shanyraq.domains.packages.rules.design_rules.values import (
    baseline_value,
    better,
    final_target,
    latest_value,
    numbered,
    placed_on_scale,
)
from shanyraq.domains.packages.rules.design_rules.wording import listed
from shanyraq.domains.packages.schema import Package, Row, Target, Value
from shanyraq.domains.packages.schema.items import Direction, Text
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


def _directed_rows(package: Package) -> Iterator[tuple[Direction, RowPlace]]:
    """The rows of numbers whose better direction is stated."""
    for place in indicators(package):
        if place.indicator.desired is not None and place.indicator.kind == "quantitative":
            for each in place.rows():
                yield place.indicator.desired, each


def _compared_rows(package: Package) -> Iterator[tuple[Direction, RowPlace]]:
    """These, and the rows of answers: an answer counts as its place on the scale, which goes upwards."""
    yield from _directed_rows(package)
    for place in indicators(package):
        for each in place.rows() if place.indicator.kind != "quantitative" else ():
            yield "increase", replace(each, row=placed_on_scale(each.row, place.indicator))


def _only_value(row: Row) -> tuple[Value, float] | None:
    """The baseline of a row of answers, which is its newest value where no other is printed."""
    start = baseline_value(row)
    return start if start and start[0].state is not None else None


def _said(target: Target, value: Value, **more: object) -> dict[str, object]:
    return {"target": target.printed, "value": value.printed, **more}


@design_rule(
    id="check.target-already-met",
    severity=Severity.WARNING,
    title=gettext_noop("A target lies beyond the latest value."),
    source=INDICATORS,
)
def target_already_met(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the final target of each row with its newest value, in the better direction.

    A target that was reached before the framework began promises nothing: the row will be
    «achieved» for five years whatever is done. Set a target beyond what has been reached, or state
    that the aim is to hold the level.
    """
    for direction, each in _compared_rows(package):
        latest, final = latest_value(each.row) or _only_value(each.row), final_target(each.row)
        if latest and final and not better(direction, final[2], latest[1]):
            message = gettext_noop("The target “{target}” is already reached: the latest value is “{value}”.")
            yield each.hit(Sentence(message, _said(final[1], latest[0])), "targets", final[0])


@design_rule(
    id="check.target-worse-than-latest",
    severity=Severity.WARNING,
    title=gettext_noop("A target is not clearly worse than the latest value."),
    source=ours("a target is not a decline"),
    turns=with_thresholds("weaker-target"),
)
def target_worse_than_latest(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for targets that lie behind the newest value by more than the noise of a yearly figure.

    With such a target a real decline would still be reported as success. It often means that the
    target was taken from an older plan. Replace it by the present plan's target.
    """
    limit = threshold("weaker-target", as_of)
    for direction, each in _directed_rows(package):
        latest, final = latest_value(each.row), final_target(each.row)
        if not latest or not final or not better(direction, latest[1], final[2]) or latest[1] == 0:
            continue
        gap = abs(final[2] - latest[1]) / abs(latest[1]) * 100
        if gap > limit:
            message = gettext_noop(
                "The target “{target}” is {gap} % worse than the latest value “{value}”: "
                "a decline would count as success."
            )
            values = _said(final[1], latest[0], gap=round(gap, 1))
            yield each.hit(Sentence(message, values), "targets", final[0])


@design_rule(
    id="check.target-worse-than-baseline",
    severity=Severity.WARNING,
    title=gettext_noop("A target is not worse than the baseline."),
    source=ours("a target is not a decline"),
)
def target_worse_than_baseline(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the final target of each row with the baseline, in the better direction.

    Reaching such a target would still leave people worse off than at the baseline. That can be
    honest, when things have got worse since and the target is to recover part of the way; then the
    text should say so, and progress should be measured from the latest value, not from the baseline.
    """
    for direction, each in _compared_rows(package):
        start, final = baseline_value(each.row), final_target(each.row)
        if start and final and better(direction, start[1], final[2]):
            message = gettext_noop("The target “{target}” is worse than the baseline “{value}”.")
            yield each.hit(Sentence(message, _said(final[1], start[0])), "targets", final[0])


@design_rule(
    id="check.interim-target-already-met",
    severity=Severity.NOTE,
    title=gettext_noop("The yearly targets on the way lie beyond the latest value."),
    source=ours("every step asks for something"),
)
def interim_target_already_met(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks at the targets of the years before the last, where the last one is still open.

    Yearly targets that the newest value already reaches give no warning when progress stops. Start
    the path from the newest value.
    """
    for direction, each in _directed_rows(package):
        latest, final = latest_value(each.row), final_target(each.row)
        if not latest or not final or not better(direction, final[2], latest[1]):
            continue
        met = [
            target.printed
            for index, target, number in numbered(each.row.targets)
            if index != final[0] and not better(direction, number, latest[1])
        ]
        if met:
            message = gettext_noop(
                "The latest value “{value}” already reaches what is asked for on the way: {targets}."
            )
            values = {"value": latest[0].printed, "targets": listed(f"“{target}”" for target in met)}
            yield each.hit(Sentence(message, values), "targets")


@design_rule(
    id="check.targets-in-opposite-directions",
    severity=Severity.WARNING,
    title=gettext_noop("The targets of one indicator all move the same way."),
    source=ours("one indicator, one better direction"),
)
def targets_in_opposite_directions(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks whether one row of an indicator is to rise while another is to fall.

    One direction can then not judge the indicator: an arrow that is good for one group is bad for
    the other. Where that is meant (a burden to be shared), measure the gap between the groups, or
    state the better direction of each row.
    """
    for place in indicators(package):
        rising: list[Text | Sentence] = []
        falling: list[Text | Sentence] = []
        for each in place.rows():
            latest, final = latest_value(each.row), final_target(each.row)
            if latest and final and final[2] != latest[1]:
                (rising if final[2] > latest[1] else falling).append(each.label)
        if rising and falling:
            message = gettext_noop("To rise: {rising}. To fall: {falling}.")
            yield place.hit(Sentence(message, {"rising": rising, "falling": falling}), "rows")
