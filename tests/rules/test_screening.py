"""Many values looked at together: the screen lets nothing pass that a rule would remark on."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.indicators.rules.flagging import Beside, Given, remarks
from shanyraq.domains.indicators.rules.periods import exact
from shanyraq.domains.indicators.rules.screening import Batch, RowOf, odd_ones

ON = date(2030, 1, 1)
DIMENSIONS: dict[str, dict[str, str]] = {
    "total": {},
    "men": {"SEX": "M"},
    "women": {"SEX": "F"},
    "city": {"URBANISATION": "U"},
    "north": {"REF_AREA": "N"},
}
numbers = st.one_of(
    st.sampled_from([0.0, 1.0, 50.0, 99.9, 100.0, -1.0]), st.floats(0, 120, allow_nan=False).map(lambda x: round(x, 2))
)
tables = st.dictionaries(
    st.sampled_from(sorted(DIMENSIONS)),
    st.dictionaries(st.sampled_from(["2024", "2025", "2026", "2026-Q1", "2025-Q1"]), numbers, min_size=1),
    min_size=1,
)


def one_by_one(batch: Batch) -> dict[tuple[str, str], list[str]]:
    """The same without a screen: every rule is asked of every value."""
    found = {}
    for row, period in sorted(batch.new):
        year, of_same = int(period[:4]), batch.values[row]
        alike = {int(other[:4]): value for other, value in of_same.items() if other[4:] == period[4:]}
        before = {other: exact(value) for other, value in alike.items() if other != year}
        siblings = [
            (batch.rows[other].dimensions, exact(values[period]))
            for other, values in batch.values.items()
            if other != row and period in values
        ]
        beside = Beside(batch.rows[row].unit, before, batch.rows[row].dimensions, siblings)
        given_ = Given(exact(of_same[period]), year, cumulative=batch.cumulative)
        flags = [finding.rule for finding in remarks(given_, beside, ON)]
        if flags:
            found[row, period] = list(dict.fromkeys(flags))
    return found


@given(tables, st.sampled_from(["PT", "PS", "HA_TH", "PER_1000_LIVE_BIRTHS"]), st.booleans())
def test_as_if_every_rule_was_asked_of_every_value(
    values: dict[str, dict[str, float]], unit: str, cumulative: bool
) -> None:
    rows = {key: RowOf(unit, dimensions) for key, dimensions in DIMENSIONS.items()}
    new = [(row, period) for row, of in values.items() for period in of]
    batch = Batch(rows, values, new, cumulative=cumulative)
    assert odd_ones(batch, ON) == one_by_one(batch)


def test_what_stands_and_says_something_else_is_remarked_on() -> None:
    rows: Any = {"total": RowOf("PT")}
    batch = Batch(rows, {"total": {"2026": 5.0}}, [("total", "2026")], {("total", "2026"): 4.0})
    assert odd_ones(batch, ON) == {("total", "2026"): ["indicators.odd.differs"]}


def test_values_that_are_not_new_are_not_remarked_on() -> None:
    rows: Any = {"total": RowOf("PT")}
    assert odd_ones(Batch(rows, {"total": {"2025": 5.0, "2026": 50.0}}, []), ON) == {}
