"""Cases of the rules on reported values, for the test of the whole rulebook.

How values become one stands in ``test_aggregating``, what is odd among many in ``test_screening``.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.indicators.rules.aggregating import Observed, of_year, of_years
from shanyraq.domains.indicators.rules.amending import refused_beyond
from shanyraq.domains.indicators.rules.flagging import (
    Beside,
    Given,
    odd_break,
    odd_differs,
    odd_falls,
    odd_parts,
    odd_ratio,
    odd_repeated,
    odd_share,
    odd_unit,
)
from shanyraq.domains.indicators.rules.observing import (
    nothing_left,
    refused_entry,
    refused_heading,
    refused_kind,
    refused_nameless,
    refused_own,
    refused_part,
    refused_period,
    refused_reporter,
    refused_sourceless,
    refused_step,
    refused_unanswered,
    refused_unsettling,
    refused_whole,
)
from shanyraq.domains.indicators.rules.periods import read_period

D = Decimal
ON = date(2027, 3, 1)
QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
SEXES = ({"SEX": "M"}, {"SEX": "F"})


def given(value: str, **fields: Any) -> Given:
    return Given(D(value), 2026, **fields)


def seen(unit: str = "PT", **fields: Any) -> Beside:
    return Beside(unit, **fields)


def parts(unit: str, total: str, men: str, women: str) -> int:
    siblings = list(zip(SEXES, (D(men), D(women)), strict=True))
    return len(odd_parts(given(total), seen(unit, siblings=siblings), ON))


def year(over_time: str, *values: str, periods: tuple[str, ...] = QUARTERS) -> Any:
    found = [Observed(read_period(of), "period", "", D(value)) for of, value in zip(periods, values, strict=False)]
    whole = of_year(found, over_time, "none").value
    return whole if whole is None else str(whole)


def years(over_time: str, *values: str) -> Any:
    found = [Observed(read_period(str(2026 + n)), "period", "a", D(value)) for n, value in enumerate(values)]
    whole = of_years(found, over_time, "sum").value
    return whole if whole is None else str(whole)


VALUE_ASKED: Mapping[str, Callable[..., Any]] = {
    "indicators.target_is_possible": lambda value, is_share: len(refused_beyond(value, is_share=is_share)),
    "indicators.aggregated": year,
    "indicators.aggregated_years": years,
    "indicators.observation_step": lambda stage, step: len(refused_step(stage, step)),
    "indicators.observation_entered": lambda stage: len(refused_entry(stage)),
    "indicators.two_pairs_of_eyes": lambda submitter, person: len(refused_own(submitter, person)),
    "indicators.remarks_answered": lambda flags, note: len(refused_unanswered(flags, note)),
    "indicators.row_measures": lambda heading: len(refused_heading(is_heading=heading)),
    "indicators.withdrawn_leaves_none": lambda before: len(nothing_left(before)),
    "indicators.period_begun": lambda period, submits: len(refused_period(period, ON, submits=submits)),
    "indicators.value_of_its_kind": lambda kind, value, answer: len(refused_kind(kind, ("low", "high"), value, answer)),
    "indicators.source_named": lambda source, printed: len(refused_sourceless(source, has_printed=printed)),
    "indicators.part_asked_for": lambda part, over: len(refused_part(part, over, {"unicef"})),
    "indicators.reporter_takes_part": lambda entity: len(refused_reporter(entity, {"unicef"})),
    "indicators.reporter_named": lambda entity: len(refused_nameless(entity, ["unicef", "undp"])),
    "indicators.whole_by_lead": lambda entity, part, over: len(refused_whole(entity, part, over, ("unicef", "unfpa"))),
    "indicators.aggregation_settled": lambda over, held: len(refused_unsettling(over, held)),
    "indicators.odd.break": lambda value, before: len(odd_break(given(value), seen(before={2025: D(before)}), ON)),
    "indicators.odd.repeated": lambda value, before: len(
        odd_repeated(given(value), seen(before={2025: D(before)}), ON)
    ),
    "indicators.odd.unit": lambda unit: len(odd_unit(given("5", unit=unit), seen("PT"), ON)),
    "indicators.odd.share": lambda unit, value: len(odd_share(given(value), seen(unit), ON)),
    "indicators.odd.ratio": lambda value: len(
        odd_ratio(given(value, numerator=D(1), denominator=D(3)), seen("PT"), ON)
    ),
    "indicators.odd.falls": lambda value, cumulative: len(
        odd_falls(given(value, cumulative=cumulative), seen("PS", before={2025: D(5)}), ON)
    ),
    "indicators.odd.parts": parts,
    "indicators.odd.differs": lambda value, standing: len(
        odd_differs(given(value), seen(standing=None if standing is None else D(standing)), ON)
    ),
}

VALUE_CASES: tuple[tuple[str, str, tuple[Any, ...], Any], ...] = (
    ("indicators.aggregated", "four quarters are added up", ("sum", "1", "2", "3", "4"), "10"),
    ("indicators.aggregated", "three are not the year", ("sum", "1", "2", "3"), None),
    ("indicators.aggregated", "unasked nothing is", ("none", "1", "2", "3", "4"), None),
    ("indicators.aggregated", "the latest of four stands", ("latest", "1", "2", "3", "4"), "4"),
    ("indicators.aggregated", "that of three is not the year's", ("latest", "1", "2", "3"), None),
    ("indicators.aggregated_years", "two years are added up", ("sum", "1", "2"), "3"),
    ("indicators.aggregated_years", "zero is a value", ("average", "0", "2"), "1"),
    ("indicators.aggregated_years", "the latest stands", ("latest", "3", "2"), "2"),
    ("indicators.aggregated_years", "one year alone is none of several, unasked", ("none", "1"), None),
    ("indicators.aggregated_years", "nothing is there", ("sum",), None),
    ("indicators.observation_step", "a draft is submitted", ("draft", "submit"), 0),
    ("indicators.observation_step", "a draft is not assured", ("draft", "assure"), 1),
    ("indicators.observation_step", "what is assured can be returned", ("assured", "return"), 0),
    ("indicators.observation_step", "what is published cannot", ("published", "return"), 1),
    ("indicators.observation_entered", "a returned value is mended", ("returned",), 0),
    ("indicators.observation_entered", "an assured one stays", ("assured",), 1),
    ("indicators.two_pairs_of_eyes", "two people", (1, 2), 0),
    ("indicators.two_pairs_of_eyes", "one person", (1, 1), 1),
    ("indicators.two_pairs_of_eyes", "a program submitted", (None, None), 0),
    ("indicators.remarks_answered", "nothing was remarked", ((), ""), 0),
    ("indicators.remarks_answered", "answered", (("indicators.odd.break",), "The definition changed"), 0),
    ("indicators.remarks_answered", "only spaces", (("indicators.odd.break",), "  "), 1),
    ("indicators.row_measures", "a row", (False,), 0),
    ("indicators.row_measures", "a heading", (True,), 1),
    ("indicators.withdrawn_leaves_none", "it was the first", ("",), 0),
    ("indicators.withdrawn_leaves_none", "it replaced another", ("5.1",), 1),
    ("indicators.period_begun", "the last day is yesterday", ("2027-02", True), 0),
    ("indicators.period_begun", "the month begins today", ("2027-03", False), 0),
    ("indicators.period_begun", "it is not over", ("2027-03", True), 1),
    ("indicators.period_begun", "it begins tomorrow month", ("2027-04", False), 1),
    ("indicators.value_of_its_kind", "zero is a number", ("quantitative", 0.0, ""), 0),
    ("indicators.value_of_its_kind", "no number", ("quantitative", None, ""), 1),
    ("indicators.value_of_its_kind", "an answer of the scale", ("qualitative", None, "High"), 0),
    ("indicators.value_of_its_kind", "another one", ("qualitative", None, "medium"), 1),
    ("indicators.source_named", "it is named", ("Survey", False), 0),
    ("indicators.source_named", "the framework names it", ("", True), 0),
    ("indicators.source_named", "nobody names it", ("", False), 1),
    ("indicators.part_asked_for", "the whole", ("", "none"), 0),
    ("indicators.part_asked_for", "a part that is added up", ("unicef", "sum"), 0),
    ("indicators.part_asked_for", "a part that is not", ("unicef", "none"), 1),
    ("indicators.part_asked_for", "of a stranger", ("itc", "sum"), 1),
    ("indicators.reporter_takes_part", "national data", ("",), 0),
    ("indicators.reporter_takes_part", "the lead", ("unicef",), 0),
    ("indicators.reporter_takes_part", "a stranger", ("itc",), 1),
    *(("indicators.target_is_possible", f"{value} of a share", (value, True), 0) for value in (None, 0.0, 25.0, 100.0)),
    *(("indicators.target_is_possible", f"{value} of a share", (value, True), 1) for value in (-0.1, 100.1, 150.0)),
    ("indicators.target_is_possible", "150 of what is no share", (150.0, False), 0),
    ("indicators.reporter_named", "it is named", ("unicef",), 0),
    ("indicators.reporter_named", "nobody is", ("",), 1),
    ("indicators.whole_by_lead", "the lead, of the whole", ("unicef", "", "none"), 0),
    ("indicators.whole_by_lead", "the other lead, of somebody's part", ("unfpa", "undp", "sum"), 0),
    ("indicators.whole_by_lead", "another one, of the whole", ("undp", "", "none"), 1),
    ("indicators.whole_by_lead", "of the whole where parts are added up", ("undp", "", "sum"), 1),
    ("indicators.whole_by_lead", "of its own part", ("undp", "undp", "sum"), 0),
    ("indicators.whole_by_lead", "of its own part where none are added up", ("undp", "undp", "none"), 1),
    ("indicators.whole_by_lead", "of the part of another", ("undp", "fao", "sum"), 1),
    ("indicators.aggregation_settled", "no parts stand", ("none", ()), 0),
    ("indicators.aggregation_settled", "parts go on", ("sum", ("unicef",)), 0),
    ("indicators.aggregation_settled", "parts would be lost", ("none", ("unicef",)), 1),
    ("indicators.odd.break", "just below half as much again", ("14.9", "10"), 0),
    ("indicators.odd.break", "half as much again", ("15", "10"), 1),
    ("indicators.odd.break", "it falls to nothing", ("0", "10"), 1),
    ("indicators.odd.break", "nothing after nothing", ("0", "0"), 0),
    ("indicators.odd.repeated", "another number", ("10.1", "10"), 0),
    ("indicators.odd.repeated", "the same", ("10.0", "10"), 1),
    ("indicators.odd.repeated", "everybody, again", ("100", "100"), 0),
    ("indicators.odd.unit", "the unit of the row", ("",), 0),
    ("indicators.odd.unit", "another one", ("HA",), 1),
    ("indicators.odd.share", "all", ("PT", "100"), 0),
    ("indicators.odd.share", "more than all", ("PT", "100.1"), 1),
    ("indicators.odd.share", "fewer than none", ("PS", "-1"), 1),
    ("indicators.odd.share", "a rate below none", ("PER_1000_LIVE_BIRTHS", "-3"), 1),
    ("indicators.odd.share", "a balance below none", ("USD_MIL", "-3"), 0),
    ("indicators.odd.ratio", "to the decimals that are written", ("33.3",), 0),
    ("indicators.odd.ratio", "not quite", ("33.4",), 1),
    ("indicators.odd.falls", "it stays", ("5", True), 0),
    ("indicators.odd.falls", "it falls", ("4.9", True), 1),
    ("indicators.odd.falls", "a period may", ("4.9", False), 0),
    ("indicators.odd.parts", "people add up", ("PS", "10", "4", "6"), 0),
    ("indicators.odd.parts", "one person is missing", ("PS", "12", "4", "6"), 1),
    ("indicators.odd.parts", "a share lies between its parts", ("PT", "5", "4", "6"), 0),
    ("indicators.odd.parts", "a share outside of them", ("PT", "6.1", "4", "6"), 1),
    ("indicators.odd.differs", "nothing stands", ("5", None), 0),
    ("indicators.odd.differs", "the same stands", ("5.0", "5"), 0),
    ("indicators.odd.differs", "something else does", ("5.1", "5"), 1),
)
