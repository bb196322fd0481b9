"""Totals and parts: a total lies between its parts, the answers to one question make a whole."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import IndicatorPlace, RowPlace, indicators
from shanyraq.domains.packages.rules.design_rules.sources import ours
from shanyraq.domains.packages.rules.design_rules.thresholds import threshold, with_thresholds
from shanyraq.domains.packages.rules.design_rules.units import unit_family
from shanyraq.domains.packages.rules.design_rules.values import baseline_value, final_target, numbered
from shanyraq.domains.packages.rules.design_rules.wording import listed
from shanyraq.domains.packages.schema import Package, Row, Value
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

WHOLES: dict[str, frozenset[str]] = {"SEX": frozenset({"F", "M"}), "URBANISATION": frozenset({"R", "U"})}
"""Dimensions whose codes are known to make up everybody."""

TOTAL_CODE = "_T"


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
            shown = listed(f"{part.row.label or part.row.key} “{value.printed}”" for part, value in named)
            yield total.hit(Sentence(message, {"total": whole.printed, "parts": shown}), aspect=slot)


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
                    shown = listed(f"{each.row.label} {number}" for each, number in zip(rows, numbers, strict=True))
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
