"""Cases of the design rules on numbers of one measure: text against rows, marks, one value with two targets."""

from typing import Any

import pytest

from tests.rules.design_factories import Case, Data, holds, indicator, of, outcome, package, row, value

AGAINST, MET = "check.figure-against-row", "check.target-met-by-figure"
MARKED, TWICE = "check.target-marked-differently", "check.one-value-two-targets"
FIGURE = ("figure water",)
TOTAL = ("indicator 1.1.1, row total",)
WITH, WITHOUT, NONE = "with large hydro", "without large hydro", "without hydro"


def printed(number: float | None, year: int | None, *rows: Data, named: str | None = "total", **more: Any) -> Any:
    """A package with a figure of the text that indicator 1.1.1 counts too, in the row of that name."""
    link = {"indicator": "1.1.1", "row": named} if named else {}
    figure = {
        "clauses": ["§1-p1"],
        "key": "water",
        "topic": "water",
        "text": "Water",
        "printed": f"{number} %",
        "value": number,
        "year": year,
        **link,
    }
    return package(outcome(indicator(*rows, **more)), context={"figures": [figure]})


def trust(key: str, latest: float, *targets: Data) -> Data:
    return row(key, dimensions={"CUST_BREAKDOWN": key}, latest=[value(latest, 2024)], targets=list(targets))


ROW = row(baseline=value(2.6, 2015), latest=[value(7.8, 2023)], targets=[value(5, 2030)])

CASES = [
    Case(
        AGAINST, "another number for the same year", printed(7.3, 2023, ROW), FIGURE, says="“7.8 (2023)” for the same"
    ),
    Case(AGAINST, "another number than the baseline", printed(2.7, 2015, ROW), FIGURE),
    Case(AGAINST, "the same number", printed(7.8, 2023, ROW)),
    Case(AGAINST, "another year", printed(7.3, 2024, ROW)),
    Case(AGAINST, "no year", printed(7.3, None, ROW)),
    Case(AGAINST, "no number", printed(None, 2023, ROW)),
    Case(AGAINST, "no row named", printed(7.3, 2023, ROW, named=None)),
    Case(MET, "just met", printed(5, 2024, ROW, desired="decrease"), FIGURE, says="“5 %”, which already reaches"),
    Case(MET, "more than met", printed(4.9, 2024, ROW, desired="decrease"), FIGURE),
    Case(MET, "not yet met", printed(5.1, 2024, ROW, desired="decrease")),
    Case(MET, "the row is as new", printed(5, 2023, ROW, desired="decrease")),
    Case(MET, "the row has no year", printed(5, 2024, row(latest=[value(7)], targets=[value(5)]), desired="decrease")),
    Case(MET, "no target", printed(5, 2024, row(latest=[value(7.8, 2023)]), desired="decrease")),
    Case(
        MET,
        "by the direction of the row",
        printed(5, 2024, ROW | {"desired": "decrease", "desired_reason": "so"}),
        FIGURE,
    ),
    Case(MET, "no direction", printed(5, 2024, ROW | {"desired": "unclear", "desired_reason": "so"})),
    Case(
        MARKED,
        "a mark that no value has",
        of(
            row(
                latest=[value(12, 2023, qualifier=WITH), value(6.4, 2024, qualifier=WITHOUT)],
                targets=[value(15, 2030, qualifier=NONE)],
            )
        ),
        TOTAL,
        says="marked “without hydro”, the values “with large hydro”, “without large hydro”.",
    ),
    Case(
        MARKED,
        "the mark of one of the values",
        of(
            row(
                latest=[value(12, 2023, qualifier=WITH), value(6.4, 2024, qualifier=WITHOUT)],
                targets=[value(15, 2030, qualifier=WITHOUT)],
            )
        ),
    ),
    Case(MARKED, "only the target", of(row(latest=[value(6.4, 2024)], targets=[value(15, 2030, qualifier=NONE)]))),
    Case(MARKED, "only the value", of(row(latest=[value(6.4, 2024, qualifier=NONE)], targets=[value(15, 2030)]))),
    Case(
        TWICE,
        "one number, two plans",
        of(
            trust("bodies", 61.6, value(63.5, 2027), value(63.6, 2028)),
            trust("police", 61.6, value(77, 2028), value(80, 2030)),
        ),
        ("indicator 1.1.1, row police, row bodies",),
        says="both stand at 61.6; their targets are “63.6 (2028)” and “77 (2028)”.",
    ),
    Case(TWICE, "the same target", of(trust("a", 61.6, value(77, 2028)), trust("b", 61.6, value(77, 2028)))),
    Case(TWICE, "different years", of(trust("a", 61.6, value(63.6, 2028)), trust("b", 61.6, value(77, 2029)))),
    Case(TWICE, "different values", of(trust("a", 61.6, value(63.6, 2028)), trust("b", 61.7, value(77, 2028)))),
    Case(TWICE, "a round number says little", of(trust("a", 60, value(63, 2028)), trust("b", 60, value(77, 2028)))),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_measures(case: Case) -> None:
    holds(case)
