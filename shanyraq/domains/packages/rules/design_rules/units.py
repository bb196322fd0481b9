"""Units: the title of an indicator, its unit and the units named in its cells must agree."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import indicators
from shanyraq.domains.packages.rules.design_rules.sources import UNIT_OF_MEASURE
from shanyraq.domains.packages.rules.design_rules.values import cells
from shanyraq.domains.packages.rules.design_rules.wording import Wording, listed, plain, wording
from shanyraq.domains.packages.schema import Indicator, Package, Row
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

_PER_CODE = re.compile(r"^PER_(\d+)([KM]?)(?:_|$)")
_COUNTED = re.compile(r"^(?:N|NB|NUM|NUMBER|COUNT|PS|PERSON|PERSONS|PEOPLE|HH|HOUSEHOLDS?|CASES?)(?:_(?:TH|K|M|MN))?$")
_THOUSANDS = {"": 1, "K": 1_000, "M": 1_000_000}


def unit_family(code: str) -> str:
    """``percent``, ``per 1000``, ``ratio`` or ``quantity``, from an SDMX-style unit code."""
    if re.match(r"^(PT|PC|PERCENT)(_|$)", code):
        return "percent"
    per = _PER_CODE.match(code)
    if per:
        return f"per {int(per[1]) * _THOUSANDS[per[2]]}"
    return "ratio" if re.match(r"^(RATIO|INDEX|IX|RO)(_|$)", code) else "quantity"


def counts_things(code: str) -> bool:
    """Whether a unit counts things or people one by one, or by the thousand."""
    return bool(_COUNTED.match(code))


def never_negative(code: str) -> bool:
    """Whether nothing in a unit can be fewer than none: counts, and rates per so many."""
    return counts_things(code) or unit_family(code).startswith("per ")


def is_count(indicator: Indicator, package: Package) -> bool:
    """Whether the indicator counts things or people, by its unit or its title; a mean of quantities is no count."""
    if counts_things(indicator.unit.code):
        return True
    title = plain(indicator.title, package)
    return unit_family(indicator.unit.code) == "quantity" and title_family(title, wording(package)) == "count"


def title_family(title: str, words: Wording) -> str | None:
    """What a title promises: ``percent``, ``per 1000``, ``count``, ``answer``, or nothing that can be told."""
    if words.starts_with("asked", title):
        return "answer"
    per = words.pattern("per").search(title)
    if per:
        return f"per {_digits(per[1])}"
    if words.starts_with("count", title):
        return "count"
    return "percent" if words.any_of("percent").search(title) else None


def contradicts(promised: str, family: str) -> bool:
    """Whether a unit cannot be the unit of what a title promises."""
    if promised == "percent":
        return family not in {"percent", "ratio"}
    if promised == "count":
        return family == "percent"
    if promised == "answer":
        return True
    return family != promised


def units_named(text: str, words: Wording) -> dict[str, str]:
    """The units that a cell names, each with its printed words: ``{"per 1000": "per 1000"}``."""
    named: dict[str, str] = {}
    per = words.pattern("per").search(text)
    if per:
        named[f"per {_digits(per[1])}"] = per[0].strip()
    percent = re.search("%", text)
    if percent:
        named["percent"] = "%"
    scale = words.any_of("scale").search(text)
    if scale:
        named["scale"] = scale[0]
    return named


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text) or 0)


@design_rule(
    id="check.unit-against-title",
    severity=Severity.WARNING,
    title=gettext_noop("The unit of an indicator fits what its title says is measured."),
    source=UNIT_OF_MEASURE,
)
def unit_against_title(package: Package, as_of: date) -> Iterator[Hit]:
    """Reads the title for «percentage», «share», «per 1000», «number of» or «whether» and compares the unit.

    A share that is printed in hectares, or a rate per 1000 in a table per 100, cannot be read: nobody
    knows whether the title or the number is wrong. Ask the source which of the two it publishes, and
    print title and unit from there.
    """
    words = wording(package)
    for place in indicators(package):
        unit = place.indicator.unit
        if place.indicator.kind != "quantitative":
            continue
        promised = title_family(plain(place.indicator.title, package), words)
        if promised and contradicts(promised, unit_family(unit.code)):
            message = gettext_noop("The title says “{title}”, but the unit is “{unit}”.")
            title = plain(place.indicator.title, package)
            values = {"title": title, "unit": unit.printed or plain(unit.name, package)}
            yield place.hit(Sentence(message, values), "unit")


@design_rule(
    id="check.unit-change",
    severity=Severity.WARNING,
    title=gettext_noop("The baseline, the latest value and the target of a row are in one unit."),
    source=UNIT_OF_MEASURE,
)
def unit_change(package: Package, as_of: date) -> Iterator[Hit]:
    """Reads the cells of a row for units of their own: «per 1000», «%», «thousands».

    Progress is the distance between two numbers in the same unit. When the target names another
    unit or scale than the baseline, the distance is meaningless, often by a factor of ten or a
    thousand. Restate the cell in the unit of the indicator.
    """
    words = wording(package)
    for place in indicators(package):
        for each in place.rows():
            unit = place.indicator.unit
            printed = each.row.measurement or unit.printed or plain(unit.name, package)
            said = _in_other_unit(each.row, package) or _foreign_unit(place.indicator, each.row, words)
            if said:
                template, values = said
                yield each.hit(Sentence(template, {"unit": printed, **values}))


def _in_other_unit(row: Row, package: Package) -> tuple[str, dict[str, str]] | None:
    """The cells whose own unit the package states."""
    units = {cell.printed: cell.unit for cell in cells(row) if cell.unit}
    if not units:
        return None
    named = dict.fromkeys(unit.printed or plain(unit.name, package) for unit in units.values())
    message = gettext_noop("The unit is “{unit}”, but {cells} are printed in another: {others}.")
    return message, {"cells": _quoted(units), "others": _quoted(named)}


def _quoted(texts: Iterable[str]) -> str:
    return listed(f"“{text}”" for text in texts)


def _foreign_unit(indicator: Indicator, row: Row, words: Wording) -> tuple[str, dict[str, str]] | None:
    """The first cell with a unit that is neither the indicator's nor that of all its cells."""
    family = unit_family(indicator.unit.code)
    texts = [f"{each.printed} ({each.qualifier})" if each.qualifier else each.printed for each in cells(row)]
    in_all = set.intersection(*(set(units_named(text, words)) for text in texts)) if texts else set()
    printed = [row.target_printed] if row.target_printed else []
    for text in [*(each.printed for each in cells(row)), *printed, *texts]:
        for unit, word in units_named(text, words).items():
            if unit != family and not (unit == "scale" and unit in in_all):
                message = gettext_noop("The unit is “{unit}”, but the cell “{cell}” says “{other}”.")
                return message, {"cell": text, "other": word}
    return None


@design_rule(
    id="check.several-units",
    severity=Severity.WARNING,
    title=gettext_noop("All rows of an indicator are printed in one unit."),
    source=UNIT_OF_MEASURE,
)
def several_units(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the unit cells of an indicator's rows, and the units that row labels name.

    An indicator with two units is two indicators under one number: its rows cannot be compared, and
    one chart or one status for all of them misleads. Split it, or say in the title what each row counts.
    """
    words = wording(package)
    for place in indicators(package):
        units: dict[str, str] = {}
        for printed in (place.indicator.unit.printed, *(row.measurement for row in place.indicator.rows)):
            if printed:
                units.setdefault(printed.casefold().strip(), printed)
        for each in place.rows():
            per = words.pattern("per").search(each.row.label)
            if per and f"per {_digits(per[1])}" != unit_family(place.indicator.unit.code):
                units.setdefault(per[0].casefold().strip(), per[0].strip())
        if len(units) > 1:
            message = gettext_noop("{count} units are printed for the rows of one indicator: {units}.")
            shown = listed(f"“{unit}”" for unit in units.values())
            yield place.hit(Sentence(message, {"count": len(units), "units": shown}), "rows")
