"""Cases of the design rules on SDG targets, groups left behind, accelerators and strategies."""

from typing import Any

import pytest

from tests.rules.design_factories import Case, Data, holds, indicator, outcome, package, row, sdg, value

SEX = {"SEX": "F"}


def measuring(code: str | None, *targets: Data, **more: Any) -> Data:
    """An outcome with these SDG targets and one indicator of one of them."""
    return outcome(indicator(sdg_target=code), sdg_targets=list(targets), **more)


def group(key: str, *dimensions: str, clauses: tuple[str, ...] = ("§1-lnob",)) -> Data:
    data = {"clauses": list(clauses), "key": key, "name": key.title(), "text": key}
    return data | {"dimensions": list(dimensions)}


def with_groups(*groups: Data, rows: tuple[Data, ...] = (), named: tuple[tuple[str, ...], ...] = ()) -> Any:
    mentioned = [{"text": " and ".join(keys) or "others", "groups": list(keys)} for keys in named]
    given = outcome(indicator(*rows), lnob_groups=mentioned)
    return package(given, context={"lnob_groups": list(groups)})


def with_strategies(*ends: int | None) -> Any:
    listed = [{"clauses": ["§st"], "text": f"Plan {n}", "ends": end} for n, end in enumerate(ends)]
    return package(outcome(strategies=listed))


def accelerators(*outcomes: str) -> Any:
    data = {"clauses": ["§2"], "key": "digital", "text": "Digital", "outcomes": list(outcomes)}
    return package(outcome(), context={"accelerators": [data]})


WOMAN = row("w", dimensions=SEX, baseline=value(1, 2020))
NO_ROW = "check.lnob-group-without-row"

CASES = [
    Case(
        "check.indicator-target-not-in-outcome",
        "no outcome lists it",
        package(measuring("3.2", sdg("3.4"))),
        ("indicator 1.1.1",),
        says="no outcome",
    ),
    Case(
        "check.indicator-target-not-in-outcome",
        "another outcome lists it",
        package(measuring("1.2", sdg("1.3")), outcome(code="2", sdg_targets=[sdg("1.2")])),
        ("indicator 1.1.1",),
        says="outcome 2 lists",
    ),
    Case("check.indicator-target-not-in-outcome", "listed", package(measuring("3.4", sdg("3.4")))),
    Case("check.indicator-target-not-in-outcome", "no target stated", package(measuring(None, sdg("3.4")))),
    Case(
        "check.sdg-target-under-wrong-goal",
        "16.7 under 17",
        package(outcome(sdg_targets=[sdg("16.7", goal=17)])),
        ("outcome 1, SDG target 16.7",),
        says="goal 16",
    ),
    Case("check.sdg-target-under-wrong-goal", "5.a under 5", package(outcome(sdg_targets=[sdg("5.a", goal=5)]))),
    Case(
        "check.sdg-target-is-an-indicator",
        "a proportion",
        package(outcome(sdg_targets=[sdg("5.6", text="Proportion of women who decide")])),
        ("outcome 1, SDG target 5.6",),
    ),
    Case(
        "check.sdg-target-is-an-indicator",
        "a target about a proportion",
        package(outcome(sdg_targets=[sdg("8.6", text="Reduce the proportion of youth not in work")])),
    ),
    Case(
        "check.sdg-targets-without-indicator",
        "one of two",
        package(measuring("3.4", sdg("3.4"), sdg("3.8"))),
        ("outcome 1",),
        says="1 of 2",
    ),
    Case("check.sdg-targets-without-indicator", "all measured", package(measuring("3.4", sdg("3.4")))),
    Case(
        "check.sdg-targets-without-indicator",
        "measured under another outcome only",
        package(measuring("3.4", sdg("3.4")), outcome(code="2", sdg_targets=[sdg("3.4")])),
        ("outcome 2",),
    ),
    Case(
        "check.sdg-target-worded-differently",
        "narrowed",
        package(
            outcome(sdg_targets=[sdg("5.5", text="Equal participation.")]),
            outcome(code="2", sdg_targets=[sdg("5.5", text="Equal participation in climate")]),
        ),
        ("SDG target 5.5",),
        says="2 ways",
    ),
    Case(
        "check.sdg-target-worded-differently",
        "only the full stop differs",
        package(
            outcome(sdg_targets=[sdg("5.5", text="Equal participation.")]),
            outcome(code="2", sdg_targets=[sdg("5.5", text="equal participation")]),
        ),
    ),
    Case(
        "check.sdg-target-expired",
        "by 2025",
        package(outcome(sdg_targets=[sdg("2.5", text="By 2025, keep the seeds")])),
        ("outcome 1, SDG target 2.5",),
        says="2025",
    ),
    Case(
        "check.sdg-target-expired",
        "by the first year",
        package(outcome(sdg_targets=[sdg("2.5", text="By 2026, keep the seeds")])),
    ),
    Case(
        NO_ROW,
        "no such row",
        with_groups(group("women", "SEX=F"), rows=(row(),)),
        ("group women",),
        says="women and girls",
    ),
    Case(
        NO_ROW,
        "a row of men only",
        with_groups(group("women", "SEX=F"), rows=(row("m", dimensions={"SEX": "M"}),)),
        ("group women",),
    ),
    Case(NO_ROW, "a row of women", with_groups(group("women", "SEX=F"), rows=(WOMAN,))),
    Case(
        NO_ROW,
        "a row of the group's ages",
        with_groups(group("youth", "AGE=Y14T35"), rows=(row("y", dimensions={"AGE": "Y15T24"}),)),
    ),
    Case(
        NO_ROW,
        "a row of other ages",
        with_groups(group("older", "AGE=Y_GE65"), rows=(row("y", dimensions={"AGE": "Y15T24"}),)),
        ("group older",),
        says="aged 65 and over",
    ),
    Case(
        NO_ROW,
        "a total shows nobody",
        with_groups(group("youth", "AGE=Y14T35"), rows=(row("y", dimensions={"AGE": "_T"}),)),
        ("group youth",),
    ),
    Case(
        NO_ROW,
        "no dimension at all",
        with_groups(group("refugees"), rows=(WOMAN,)),
        ("group refugees",),
        says="no dimension",
    ),
    Case(
        "check.lnob-group-in-no-outcome",
        "found and forgotten",
        with_groups(group("women"), group("older"), named=(("women",),)),
        ("group older",),
    ),
    Case("check.lnob-group-in-no-outcome", "named", with_groups(group("women"), named=(("women",),))),
    Case("check.lnob-group-in-no-outcome", "no outcome names any", with_groups(group("women"))),
    Case(
        "check.lnob-group-not-analysed",
        "named only under the outcome",
        with_groups(group("women"), group("poor", clauses=("§o1-lnob",)), named=(("women",), ("poor",))),
        ("outcome 1",),
        says="poor",
    ),
    Case(
        "check.lnob-group-not-analysed",
        "of no registered group",
        with_groups(group("women"), named=(("women",), ())),
        ("outcome 1",),
    ),
    Case(
        "check.lnob-group-not-analysed",
        "one of the two groups is analysed",
        with_groups(group("women"), group("poor", clauses=("§o1-lnob",)), named=(("women", "poor"),)),
    ),
    Case("check.accelerator-without-outcome", "none", accelerators(), ("accelerator digital",)),
    Case("check.accelerator-without-outcome", "one", accelerators("1")),
    Case(
        "check.strategy-ended",
        "the year before",
        with_strategies(2030, 2025),
        ("outcome 1, strategy 2",),
        says="2025",
    ),
    Case("check.strategy-ended", "in the first year", with_strategies(2026)),
    Case("check.strategy-ended", "no end", with_strategies(None)),
    Case(
        "check.strategies-end-within-period",
        "first and last but one year",
        with_strategies(2026, 2029, 2030),
        ("outcome 1",),
        says="2 of 3",
    ),
    Case("check.strategies-end-within-period", "before or with the end", with_strategies(2025, 2030, None)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_links(case: Case) -> None:
    holds(case)
