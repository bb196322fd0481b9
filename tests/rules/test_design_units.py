"""Cases of the design rules on units and magnitude."""

import pytest

from tests.rules.design_factories import Case, holds, of, row, value

HA = ("thousand hectares", "HA_TH")
THOUSAND_HA = {"printed": "thousand ha", "code": "HA_TH", "name": "Thousand hectares"}
PER_100 = ("Per 100 births", "PER_100_BIRTHS")
PER_1000 = ("Per 1000 births", "PER_1000_LIVE_BIRTHS")
PEOPLE = ("Persons", "PS")
IT = ("indicator 1.1.1",)
TOTAL = ("indicator 1.1.1, row total",)


CASES = [
    *[
        Case("check.unit-against-title", name, of(title=title, unit=unit), IT, says=unit[0])
        for name, title, unit in [
            ("share in hectares", "Share of protected areas", HA),
            ("percentage in hectares", "Eroded land as a percentage of all land", HA),
            ("growth rate in dollars", "Annual growth rate of GDP", ("US dollars", "USD_CUR")),
            ("per 1000 in per 100", "Deaths per 1000 live births", PER_100),
            ("per 100,000 in per 1000", "Deaths per 100,000 people", PER_1000),
            ("a number in percent", "Number of victims", ("Percent", "PT")),
            ("a question in percent", "Whether or not laws are in place", ("Percent", "PT")),
        ]
    ],
    *[
        Case("check.unit-against-title", name, of(title=title, unit=unit))
        for name, title, unit in [
            ("share in percent", "Share of protected areas", ("Percent", "PT")),
            ("proportion as a ratio", "Proportion of seats", ("Ratio", "RATIO")),
            ("per 1000 in per 1000", "Deaths per 1 000 live births", PER_1000),
            ("per 100,000 in thousands", "Deaths per 100,000 people", ("per 100k", "PER_100K")),
            ("a number in persons", "Number of victims", PEOPLE),
            ("a number per 100,000", "Number of deaths per 100,000", ("per 100 000", "PER_100000")),
            ("a title without a unit", "Labour productivity", ("thousand tenge", "KZT_TH")),
            ("a word that only contains a unit", "Shareholders", PEOPLE),
        ]
    ],
    Case(
        "check.unit-against-title",
        "a question with answers",
        of(
            row(latest=[value(None, 2024, "yes", state="yes")]), title="Whether or not laws are in place", kind="yes_no"
        ),
    ),
    Case(
        "check.unit-change",
        "the target is per 1000",
        of(
            row(baseline=value(12.1, 2015), targets=[value(9.5, None, "9.5 per 1000 births")]),
            title="Deaths",
            unit=PER_100,
        ),
        TOTAL,
        says="per 1000",
    ),
    Case(
        "check.unit-change",
        "the target is in thousands of thousands",
        of(row(baseline=value(29320.1, 2015), targets=[value(28.4, None, "28,4 thousands")]), unit=HA),
        TOTAL,
        says="thousands",
    ),
    Case(
        "check.unit-change",
        "the target cell speaks of another unit",
        of(row(baseline=value(4.6, 2015), targets=[value(5.4)], target_printed="5.4; 13,804 thousand ha")),
        TOTAL,
        says="13,804 thousand ha",
    ),
    Case(
        "check.unit-change",
        "the package states the unit of a cell",
        of(row(baseline=value(50, 2023), targets=[value(60), value(58, 2029, unit=THOUSAND_HA)])),
        TOTAL,
        says="“58 (2029)” are printed in another: “thousand ha”",
    ),
    Case("check.unit-change", "one unit in all cells", of(row(baseline=value(50, 2023), targets=[value(60)]))),
    Case(
        "check.magnitude-break",
        "what is printed in another unit is no break",
        of(row(baseline=value(5, 2023), targets=[value(6), value(13804, 2029, unit=THOUSAND_HA)])),
    ),
    Case(
        "check.target-already-met",
        "a target in another unit meets nothing",
        of(row(latest=[value(50, 2024)], targets=[value(40, 2030, unit=THOUSAND_HA)])),
    ),
    Case(
        "check.unit-change",
        "percent in a row of hectares",
        of(row(baseline=value(5, 2020, "5%"), targets=[value(6, 2030)]), unit=HA),
        TOTAL,
    ),
    Case(
        "check.unit-change",
        "percent signs in a row of percent",
        of(row(baseline=value(7.8, 2015, "7.8%"), targets=[value(6, 2030, "6% (2030)")])),
    ),
    Case(
        "check.unit-change",
        "the same scale in every cell",
        of(row(baseline=value(3, 2020, "3 million"), targets=[value(4, 2030, "4 million")]), unit=PEOPLE),
    ),
    Case("check.several-units", "one unit in two spellings", of(row(measurement="percent"))),
    Case(
        "check.several-units",
        "persons and per 100,000",
        of(
            row("suffered", measurement="Human", baseline=value(8, 2015)),
            row("affected", label="affected per 100,000 people", baseline=value(0.05, 2015)),
            unit=("Human", "PS"),
        ),
        IT,
        says="per 100,000",
    ),
    Case(
        "check.several-units",
        "two unit cells",
        of(row(measurement="Percent"), row("women", measurement="Persons", baseline=value(5, 2020))),
        IT,
    ),
    Case(
        "check.magnitude-break",
        "ten times is a break",
        of(row(baseline=value(1, 2015), latest=[value(10, 2020)])),
        TOTAL,
        says="10 times",
    ),
    Case(
        "check.magnitude-break",
        "just below ten times is none",
        of(row(baseline=value(1, 2015), latest=[value(9.99, 2020)])),
    ),
    Case(
        "check.magnitude-break",
        "a thousandth",
        of(row(latest=[value(29925.7, 2024)], targets=[value(28.4)]), unit=HA),
        TOTAL,
        says="1054 times",
    ),
    Case("check.magnitude-break", "to zero", of(row(baseline=value(8, 2015), targets=[value(0)]), unit=PEOPLE)),
    Case(
        "check.magnitude-break",
        "from below zero to above",
        of(row(baseline=value(-0.1, 2015), targets=[value(5, 2030)])),
    ),
    Case(
        "check.row-against-total",
        "a group at ten times the total",
        of(row(latest=[value(1.7, 2023)]), row("15", latest=[value(17, 2023)])),
        ("indicator 1.1.1, row 15",),
        says="10 times",
    ),
    Case(
        "check.row-against-total",
        "a group just below ten times the total",
        of(row(latest=[value(1.7, 2023)]), row("15", latest=[value(16.9, 2023)])),
    ),
    Case(
        "check.row-against-total",
        "other years are not compared",
        of(row(latest=[value(1.7, 2023)]), row("15", latest=[value(69.1, 2022)])),
    ),
    Case(
        "check.row-against-total",
        "a part of a quantity may be small",
        of(row(latest=[value(5000, 2023)]), row("town", latest=[value(3, 2023)]), unit=HA),
    ),
    Case(
        "check.row-against-total",
        "a row in another unit is not compared",
        of(row(latest=[value(1.7, 2023)]), row("n", measurement="Persons", latest=[value(900, 2023)])),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_units_and_magnitude(case: Case) -> None:
    holds(case)
