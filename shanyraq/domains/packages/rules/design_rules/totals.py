"""Totals and parts: a total lies between its parts, the answers to one question make a whole."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import IndicatorPlace, RowPlace, indicators
from shanyraq.domains.packages.rules.design_rules.sources import ours
from shanyraq.domains.packages.rules.design_rules.thresholds import threshold, with_thresholds
from shanyraq.domains.packages.rules.design_rules.units import is_count, unit_family
from shanyraq.domains.packages.rules.design_rules.values import baseline_value, cells, final_target, numbered
from shanyraq.domains.packages.rules.design_rules.wording import listed, plain, wording
from shanyraq.domains.packages.schema import Indicator, Package, Row, Value
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

WHOLES: dict[str, frozenset[str]] = {"SEX": frozenset({"F", "M"}), "URBANISATION": frozenset({"R", "U"})}
"""Dimensions whose codes are known to make up everybody."""

TOTAL_CODE = "_T"
WHOLE = 100
"""Percent."""

PART = gettext_noop("{row} “{value}”")
ANSWER = gettext_noop("{answer} {number}")


def _context(row: Row, axis: str) -> frozenset[tuple[str, str]]:
    """What a row has in common with its total: its dimensions but the axis."""
    return frozenset(item for item in row.dimensions.items() if item[0] != axis and item[1] != TOTAL_CODE)


def _slots(row: Row) -> dict[str, Value]:
    """The comparable numbers of a row by name: baseline, each latest year, the final target."""
    slots: dict[str, Value] = {}
    baseline = baseline_value(row)
    if baseline:
        slots[f"baseline {baseline[0].year or ''}".strip()] = baseline[0]
    for _, each, _ in numbered(row.latest):
        slots[f"latest {each.year or ''}".strip()] = each
    final = final_target(row)
    if final:
        slots["target"] = final[1]
    return slots


@design_rule(
    id="check.total-outside-its-parts",
    severity=Severity.WARNING,
    title=gettext_noop("The total of a share, rate or average lies between its parts."),
    source=ours("a mean lies between its parts"),
    turns=with_thresholds("rounding"),
)
def total_outside_its_parts(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares totals of percentages and rates with women and men, with town and country.

    Everybody is a woman or a man, so a share of all lies between the shares of the two. A total
    outside is impossible: one of the three numbers is wrong, or they come from different sources.
    With targets it means that the total can not be reached even when both groups reach theirs.
    """
    slack = threshold("rounding", as_of)
    for place in indicators(package):
        if unit_family(place.indicator.unit.code) == "quantity":
            continue
        for axis, codes in WHOLES.items():
            for total, parts in _wholes(place, axis, codes):
                yield from _outside(total, parts, slack)


def _wholes(place: IndicatorPlace, axis: str, codes: frozenset[str]) -> Iterator[tuple[RowPlace, list[RowPlace]]]:
    """Each total with the rows that make it up along one axis."""
    totals: dict[frozenset[tuple[str, str]], RowPlace] = {}
    parts: dict[frozenset[tuple[str, str]], dict[str, RowPlace]] = defaultdict(dict)
    for each in place.rows():
        code = each.row.dimensions.get(axis, TOTAL_CODE)
        context = _context(each.row, axis)
        if code in codes:
            parts[context][code] = each
        elif code == TOTAL_CODE:
            totals.setdefault(context, each)
    for context, found in parts.items():
        if context in totals and found.keys() == codes:
            yield totals[context], list(found.values())


def _outside(total: RowPlace, parts: list[RowPlace], slack: float) -> Iterator[Hit]:
    slots = [_slots(part.row) for part in parts]
    for slot, whole in _slots(total.row).items():
        values = [each[slot] for each in slots if slot in each]
        numbers = [value.value for value in values if value.value is not None]
        if whole.value is None or len(numbers) < len(parts):
            continue
        if not min(numbers) - slack <= whole.value <= max(numbers) + slack:
            message = gettext_noop("The total “{total}” does not lie between its parts: {parts}.")
            named = zip(parts, values, strict=True)
            shown = [Sentence(PART, {"row": part.label, "value": value.printed}) for part, value in named]
            yield total.hit(Sentence(message, {"total": whole.printed, "parts": shown}), aspect=slot)


@design_rule(
    id="check.parts-above-total",
    severity=Severity.WARNING,
    title=gettext_noop("The parts of a count are not more than its total."),
    source=ours("a whole is not less than its parts"),
    turns=with_thresholds("rounding"),
)
def parts_above_total(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the total of what is counted (people, cases, wells) with each of its breakdowns, and with women
    and men, town and country together.

    Nobody can be counted among women who is not among all. One of the numbers is wrong, or total and
    breakdown are of different sources or years. Parts may be less than the total: some people are of
    no known group. Look all of them up at the source.
    """
    slack = threshold("rounding", as_of)
    for place in indicators(package):
        if not is_count(place.indicator, package):
            continue
        total = next((each for each in place.rows() if each.row.kind == "total"), None)
        for each in place.rows() if total else ():
            if each is not total and each.row.kind == "breakdown":
                yield from _more(total, [each], slack)
        for axis, codes in WHOLES.items():
            for whole, parts in _wholes(place, axis, codes):
                if all(_fits(whole, part, slack) for part in parts):
                    yield from _more(whole, parts, slack)


def _fits(total: RowPlace, part: RowPlace, slack: float) -> bool:
    return not any(True for _ in _more(total, [part], slack))


def _more(total: RowPlace | None, parts: list[RowPlace], slack: float) -> Iterator[Hit]:
    """The values in which parts together are more than their total."""
    slots = [_slots(part.row) for part in parts]
    for slot, whole in _slots(total.row).items() if total else ():
        values = [each[slot] for each in slots if slot in each]
        numbers = [value.value for value in values if value.value is not None]
        if total is None or whole.value is None or len(numbers) < len(parts):
            continue
        if sum(numbers) > whole.value + slack * len(parts):
            message = gettext_noop("The total is “{total}”, and its parts are more: {parts}.")
            named = zip(parts, values, strict=True)
            shown = [Sentence(PART, {"row": part.label, "value": value.printed}) for part, value in named]
            about = parts[0] if len(parts) == 1 else total
            yield about.hit(Sentence(message, {"total": whole.printed, "parts": shown}), aspect=slot)


def is_share(indicator: Indicator, package: Package) -> bool:
    """Whether it counts a part of a whole in percent: its title speaks of no growth, rate, ratio or index."""
    words = wording(package)
    if unit_family(indicator.unit.code) != "percent" or not words.lists:
        return False
    return not words.pattern("change").search(plain(indicator.title, package))


@design_rule(
    id="check.share-above-whole",
    severity=Severity.WARNING,
    title=gettext_noop("A share is at most 100 percent, and not below zero."),
    source=ours("a part is not more than the whole"),
)
def share_above_whole(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for percentages above 100 or below 0, unless the title speaks of growth, a rate, a ratio or an index.

    No more than everybody can have water. The number is wrong, or the title names a share where a rate of
    growth or a ratio is meant. Correct whichever it is.
    """
    for place in indicators(package):
        if not is_share(place.indicator, package):
            continue
        for each in place.rows():
            beyond = [cell.printed for _, cell, number in numbered(cells(each.row)) if not 0 <= number <= WHOLE]
            if beyond:
                message = gettext_noop("Not between 0 and 100 %: {cells}.")
                yield each.hit(Sentence(message, {"cells": listed(f"“{cell}”" for cell in beyond)}))


@design_rule(
    id="check.shares-do-not-sum",
    severity=Severity.NOTE,
    title=gettext_noop("The answers to one question add up to 100 percent."),
    source=ours("answers to one question"),
    turns=with_thresholds("shares-near-whole", "shares-rounding"),
)
def shares_do_not_sum(package: Package, as_of: date) -> Iterator[Hit]:
    """Adds up rows that are the answers to one question («safe», «rather safe», «unsafe»).

    Where the sum is near 100 but further off than rounding explains, an answer is missing («hard to
    say») or a number is wrong. Print the missing answer, or correct the number.
    """
    near, each_off = threshold("shares-near-whole", as_of), threshold("shares-rounding", as_of)
    for place in indicators(package):
        if unit_family(place.indicator.unit.code) != "percent":
            continue
        for rows in _answers(place):
            for slot in _slots(rows[0].row):
                values = [_slots(each.row).get(slot) for each in rows]
                numbers = [value.value for value in values if value is not None and value.value is not None]
                off = abs(sum(numbers) - 100)
                if len(numbers) == len(rows) and each_off * len(rows) + 1e-9 < off <= near:
                    message = gettext_noop("{count} answers add up to {sum} %: {answers}.")
                    named = zip(rows, numbers, strict=True)
                    shown = [Sentence(ANSWER, {"answer": each.label, "number": number}) for each, number in named]
                    summed = {"count": len(rows), "sum": round(sum(numbers), 2), "answers": shown}
                    yield rows[0].hit(Sentence(message, summed), aspect=slot)


def _answers(place: IndicatorPlace) -> Iterator[list[RowPlace]]:
    """Runs of three and more rows that differ only in their own label, as answers do."""
    groups: dict[tuple[object, ...], list[RowPlace]] = defaultdict(list)
    for each in place.rows():
        if "CUST_BREAKDOWN" in each.row.dimensions:
            above = tuple(each.row.disaggregation[:-1])
            groups[(above, _context(each.row, "CUST_BREAKDOWN"))].append(each)
    yield from (rows for rows in groups.values() if len(rows) >= 3)
