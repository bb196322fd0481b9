"""Cases of the design rule on breaks between the values of a row."""

from datetime import date

import pytest

from shanyraq.domains.packages.rules.series import break_between
from tests.rules.design_factories import Case, Data, holds, of, row, value

BREAK = "check.break-in-series"
TOTAL = ("indicator 1.1.1, row total",)
MILLION_HA = ("Mln ha", "HA_MIL")


def of_years(*values: Data, **more: object) -> Data:
    return row(latest=list(values), targets=[value(30, 2030)], **more)


def row_unit(code: str) -> Data:
    return {"code": code, "name": code, "reconstructed": "The label says it."}


RATE = of_years(value(0.02, 2023), value(0.04, 2024), unit=row_unit("PER_100000_POP"))
SHARE = of_years(value(2, 2023), value(4, 2024), unit=row_unit("PT"))

CASES = [
    Case(
        BREAK,
        "a share, then hectares",
        of(of_years(value(10.9, 2023), value(11.4, 2024), value(30.9, 2025)), unit=MILLION_HA),
        TOTAL,
        says="From “11.4 (2024)” to “30.9 (2025)”: a factor of 2.71 a year.",
    ),
    Case(BREAK, "half as much again", of(of_years(value(4, 2023), value(6, 2024))), TOTAL),
    Case(BREAK, "a third less", of(of_years(value(6, 2023), value(4, 2024))), TOTAL),
    Case(BREAK, "just below", of(of_years(value(4, 2023), value(5.99, 2024)))),
    Case(BREAK, "from the baseline on", of(of_years(value(6, 2024), baseline=value(4, 2023))), TOTAL),
    Case(BREAK, "the same step in two years", of(of_years(value(4, 2022), value(6, 2024)))),
    Case(BREAK, "over four years, the factor of a year", of(of_years(value(0.09, 2018), value(10.53, 2022))), TOTAL),
    Case(BREAK, "in order of time, not of print", of(of_years(value(6, 2024), value(4, 2020), value(5, 2023)))),
    Case(BREAK, "cases may double", of(of_years(value(4, 2023), value(9, 2024)), unit=("Persons", "PS"))),
    Case(BREAK, "a rate of cases may double with them", of(RATE, unit=("Persons", "PS"))),
    Case(BREAK, "a share among numbers of people", of(SHARE, unit=("Persons", "PS")), TOTAL),
    Case(BREAK, "without a year", of(of_years(value(4), value(9, 2024)))),
    Case(BREAK, "from zero there is no factor", of(of_years(value(0, 2023), value(9, 2024)))),
    Case(
        BREAK,
        "two marked measures",
        of(of_years(value(12, 2023, qualifier="with hydro"), value(5.9, 2024, qualifier="without hydro"))),
    ),
    Case(
        BREAK,
        "the other unit is said",
        of(
            of_years(
                value(11.4, 2024),
                value(30.9, 2025, unit={"printed": "Mln ha", "code": "HA_MIL", "name": "Million hectares"}),
            )
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_break_in_series(case: Case) -> None:
    holds(case)


@pytest.mark.parametrize(("one", "other", "years"), [(4, 9, 0), (4, 9, -1), (-4, 9, 1), (0, 0, 1)])
def test_there_is_no_break_where_no_factor_leads_from_one_to_the_other(one: float, other: float, years: int) -> None:
    assert break_between("PT", one, other, years, date(2026, 6, 1)) == 0


@pytest.mark.parametrize("code", ["PS", "PER_100000_POP", "PER_100K_POP", "PER_1M_POP"])
def test_cases_and_their_rates_may_double(code: str) -> None:
    assert break_between(code, 4, 9, 1, date(2026, 6, 1)) == 0


@pytest.mark.parametrize("code", ["PT", "PER_1000_LIVE_BIRTHS", "HA_MIL"])
def test_what_is_no_rare_case_may_not(code: str) -> None:
    assert break_between(code, 4, 9, 1, date(2026, 6, 1)) > 2
