"""Cases of the design rules on totals and parts, missing cells, leads, sources and codes."""

import pytest

from tests.rules.design_factories import Case, Data, holds, indicator, of, outcome, package, row, value

IT = ("indicator 1.1.1",)
TOTAL = ("indicator 1.1.1, row total",)


def sexes(total: float, men: float, women: float, year: int | None = 2023) -> tuple[Data, ...]:
    return (
        row(latest=[value(total, year)]),
        row("men", dimensions={"SEX": "M"}, latest=[value(men, year)]),
        row("women", dimensions={"SEX": "F"}, latest=[value(women, year)]),
    )


def answers(*numbers: float) -> tuple[Data, ...]:
    return tuple(
        row(f"answer-{n}", dimensions={"CUST_BREAKDOWN": f"a{n}"}, latest=[value(number, 2024)])
        for n, number in enumerate(numbers)
    )


THOUSANDS = {"printed": "thousands", "code": "PS_TH", "name": "thousands"}
OUTSIDE = "check.total-outside-its-parts"
ABOVE = "check.parts-above-total"
SHARE = "check.share-above-whole"
PEOPLE = ("Persons", "PS")
SHARES = "check.shares-do-not-sum"
STALE = "check.old-data"

CASES = [
    Case(
        ABOVE,
        "a part above the total",
        of(row(baseline=value(0, 2024)), row("women", dimensions={"SEX": "F"}, baseline=value(900, 2024)), unit=PEOPLE),
        ("indicator 1.1.1, row women, baseline 2024",),
        says="The total is “0 (2024)”, and its parts are more: women “900 (2024)”.",
    ),
    Case(
        ABOVE,
        "women and men are more than all",
        of(*sexes(90, 40, 50.3), unit=PEOPLE),
        ("indicator 1.1.1, row total, latest 2023",),
    ),
    Case(ABOVE, "women and men are all, but for rounding", of(*sexes(90, 40, 50.2), unit=PEOPLE)),
    Case(ABOVE, "some are of no known sex", of(*sexes(90, 40, 30), unit=PEOPLE)),
    Case(
        ABOVE,
        "an age group, by the title",
        of(
            row(targets=[value(10)]),
            row("young", dimensions={"AGE": "Y15T24"}, targets=[value(11)]),
            title="Number of cases",
            unit=("Cases per year", "CS"),
        ),
        ("indicator 1.1.1, row young, target",),
    ),
    Case(ABOVE, "a mean is no count", of(*sexes(72, 67, 77), unit=("Years", "YR"), title="Life expectancy")),
    Case(ABOVE, "another year", of(row(latest=[value(5, 2022)]), row("w", latest=[value(9, 2023)]), unit=PEOPLE)),
    Case(ABOVE, "no total", of(row("women", latest=[value(9, 2023)]), unit=PEOPLE)),
    Case(SHARE, "above the whole", of(row(latest=[value(100.1, 2024)])), TOTAL, says="“100.1 (2024)”"),
    Case(SHARE, "below nothing", of(row(targets=[value(-1, 2030)])), TOTAL),
    Case(SHARE, "nothing and all", of(row(baseline=value(0, 2020), targets=[value(100, 2030)]))),
    Case(SHARE, "growth", of(row(targets=[value(-1, 2030), value(120, 2031)]), title="Growth of exports")),
    Case(SHARE, "people", of(row(targets=[value(120, 2030)]), unit=PEOPLE)),
    Case(SHARE, "another unit in the cell", of(row(latest=[value(120, 2024, unit=THOUSANDS)]))),
    Case(
        OUTSIDE,
        "above both",
        of(*sexes(50.2, 40, 50)),
        ("indicator 1.1.1, row total, latest 2023",),
        says="50.2",
    ),
    Case(OUTSIDE, "within rounding", of(*sexes(50.1, 40, 50))),
    Case(OUTSIDE, "below both", of(*sexes(39.8, 40, 50)), ("indicator 1.1.1, row total, latest 2023",)),
    Case(OUTSIDE, "between", of(*sexes(45, 40, 50))),
    Case(OUTSIDE, "a quantity is the sum of its parts", of(*sexes(90, 40, 50), unit=("Persons", "PS"))),
    Case(OUTSIDE, "one part is missing", of(*sexes(90, 40, 50)[:2])),
    Case(
        OUTSIDE,
        "the targets of a group within the indicator",
        of(
            row("both", dimensions={"SEX": "_T", "CUST_BREAKDOWN": "reading"}, targets=[value(100)]),
            row("boys", dimensions={"SEX": "M", "CUST_BREAKDOWN": "reading"}, targets=[value(89)]),
            row("girls", dimensions={"SEX": "F", "CUST_BREAKDOWN": "reading"}, targets=[value(95)]),
        ),
        ("indicator 1.1.1, row both, target",),
        says="girls “95”",
    ),
    Case(
        OUTSIDE,
        "rows of two groups are not mixed",
        of(
            row("both", dimensions={"SEX": "_T", "CUST_BREAKDOWN": "reading"}, targets=[value(100)]),
            row("boys", dimensions={"SEX": "M", "CUST_BREAKDOWN": "reading"}, targets=[value(89)]),
            row("girls", dimensions={"SEX": "F", "CUST_BREAKDOWN": "maths"}, targets=[value(95)]),
        ),
    ),
    Case(
        OUTSIDE,
        "town and country",
        of(
            row(baseline=value(9, 2015)),
            row("town", dimensions={"URBANISATION": "U"}, baseline=value(5, 2015)),
            row("country", dimensions={"URBANISATION": "R"}, baseline=value(7, 2015)),
        ),
        ("indicator 1.1.1, row total, baseline 2015",),
    ),
    Case(
        SHARES,
        "an answer is missing",
        of(*answers(64, 29.4, 5.4)),
        ("indicator 1.1.1, row answer-0, latest 2024",),
        says="98.8",
    ),
    Case(SHARES, "rounding explains it", of(*answers(42.9, 48.4, 8.6))),
    Case(
        SHARES,
        "just more than rounding",
        of(*answers(42.9, 48.4, 8.5)),
        ("indicator 1.1.1, row answer-0, latest 2024",),
    ),
    Case(
        SHARES,
        "five points off is still one whole",
        of(*answers(60, 30, 5)),
        ("indicator 1.1.1, row answer-0, latest 2024",),
    ),
    Case(SHARES, "further off: not the parts of one whole", of(*answers(60, 30, 4.9))),
    Case(SHARES, "two rows are no question", of(*answers(60, 39))),
    Case("check.indicator-without-baseline", "nothing", of(row(targets=[value(5)])), IT, says="Neither"),
    Case(
        "check.indicator-without-baseline",
        "only later",
        of(row(latest=[value(5, 2023)])),
        IT,
        says="5 (2023)",
    ),
    Case("check.indicator-without-baseline", "not available", of(row(baseline=value(None, 2015, "n/a"))), IT),
    Case("check.indicator-without-baseline", "in one row", of(row(), row("w", baseline=value(0, 2015)))),
    Case("check.indicator-without-baseline", "an answer", of(row(baseline=value(None, 2020, "No", state="no")))),
    Case("check.target-without-start", "a target in the air", of(row(targets=[value(66)])), TOTAL, says="66"),
    Case(
        "check.target-without-start",
        "a baseline of zero",
        of(row(baseline=value(0, 2015), targets=[value(6)])),
    ),
    Case("check.target-without-start", "a later value", of(row(latest=[value(1, 2023)], targets=[value(6)]))),
    Case("check.indicator-without-target", "none", of(row(baseline=value(5, 2020))), IT),
    Case(
        "check.indicator-without-target",
        "announced",
        of(row(target_pending={"note": "Later.", "due_on": None})),
    ),
    Case("check.indicator-without-target", "one row has one", of(row(), row("w", targets=[value(5)]))),
    Case(
        "check.rows-without-target",
        "the total has one, women have not",
        of(row(targets=[value(5)]), row("women", baseline=value(1, 2020))),
        IT,
        says="1 of 2",
    ),
    Case("check.rows-without-target", "all have", of(row(targets=[value(5)]), row("w", targets=[value(5)]))),
    Case(
        "check.rows-without-target",
        "nobody has: another finding",
        of(row(), row("w", baseline=value(1, 2020))),
    ),
    Case("check.empty-row", "nothing", of(row(), row("w", baseline=value(1, 2020))), TOTAL),
    Case("check.empty-row", "zero is a number", of(row(baseline=value(0, 2020)))),
    Case("check.empty-row", "a heading", of(row(baseline=value(0, 2020)), row("age", kind="label"))),
    Case("check.empty-row", "an announcement", of(row(target_pending={"note": "Later.", "due_on": None}))),
    Case(
        "check.value-not-understood",
        "a word",
        of(row(baseline=value(None, 2020, "High"))),
        TOTAL,
        says="High",
    ),
    Case("check.value-not-understood", "not available", of(row(baseline=value(None, 2020, "Not available")))),
    Case(
        "check.value-not-understood",
        "an answer",
        of(row(baseline=value(None, 2020, "Partly", state="partly"))),
    ),
    Case("check.value-without-year", "one", of(row(latest=[value(9.3), value(9, 2024)])), IT, says="1 of 2"),
    Case("check.value-without-year", "none", of(row(latest=[value(9.3, 2023)]))),
    Case("check.value-without-year", "not available", of(row(latest=[value(None, None, "N/A")]))),
    Case(
        "check.baseline-after-latest",
        "a year later",
        of(row(baseline=value(5, 2021), latest=[value(6, 2020)])),
        TOTAL,
        says="2020",
    ),
    Case("check.baseline-after-latest", "same year", of(row(baseline=value(5, 2021), latest=[value(6, 2021)]))),
    Case(STALE, "six years before the start", of(row(baseline=value(5, 2020))), IT, says="6 years"),
    Case(STALE, "five years before the start", of(row(baseline=value(5, 2021)))),
    Case(STALE, "a newer row", of(row(baseline=value(5, 2015)), row("w", latest=[value(6, 2023)]))),
    Case(STALE, "the age cannot be told", of(row(baseline=value(5, 2015), latest=[value(6)]))),
    Case(STALE, "targets are not data", of(row(baseline=value(5, 2015), targets=[value(6, 2030)])), IT),
    Case("check.indicator-without-lead", "none", of(lead=[]), IT, says="People with water"),
    Case("check.indicator-without-lead", "one", of()),
    Case("check.indicator-without-source", "none", of(source=None), IT),
    Case("check.indicator-without-source", "one", of()),
    Case(
        "check.indicator-without-code",
        "none",
        package(outcome(indicator(key="social-protection", code=None))),
        ("indicator social-protection",),
    ),
    Case("check.indicator-without-code", "one", of()),
    Case(
        "check.two-values-for-one-year",
        "two latest values",
        of(row(latest=[value(12, 2023), value(5.9, 2023), value(6.4, 2024)])),
        TOTAL,
        says="2023",
    ),
    Case(
        "check.two-values-for-one-year",
        "two targets",
        of(row(targets=[value(5, 2030), value(6, 2030)])),
        TOTAL,
    ),
    Case("check.two-values-for-one-year", "one each year", of(row(latest=[value(12, 2022), value(5.9, 2023)]))),
    Case("check.two-values-for-one-year", "years unknown", of(row(latest=[value(12), value(5.9)]))),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rows(case: Case) -> None:
    holds(case)
