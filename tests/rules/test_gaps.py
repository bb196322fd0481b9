"""What is to be mobilised: cases at both sides of each bound, and sums that add up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.funding.rules.gaps import Amounts, delivery, gap_share, to_be_mobilised
from shanyraq.domains.workplans.rules.facts import Sums

amounts = st.none() | st.decimals(0, 10**9, places=2)


@pytest.mark.parametrize(
    ("required", "available", "gap", "share"),
    [
        (None, None, None, None),
        (None, 5, None, None),
        (0, None, 0, None),
        (100, None, 100, 1),
        (100, 0, 100, 1),
        (100, "99.99", "0.01", "0.0001"),
        (100, 100, 0, 0),
        (100, "100.01", "-0.01", None),
    ],
)
def test_required_less_available(required: object, available: object, gap: object, share: object) -> None:
    asked, there, left, part = (
        None if each is None else Decimal(str(each)) for each in (required, available, gap, share)
    )
    assert to_be_mobilised(asked, there) == left
    assert gap_share(asked, there) == part
    assert (Amounts(Sums(asked, there)).gap, Amounts(Sums(asked, there)).share) == (left, part)


@pytest.mark.parametrize(
    ("available", "spent", "share"),
    [(None, 1, None), (0, 1, None), (4, None, None), (4, 0, 0), (4, 1, "0.25"), (4, 5, "1.25")],
)
def test_delivery(available: object, spent: object, share: object) -> None:
    there, gone, part = (None if each is None else Decimal(str(each)) for each in (available, spent, share))
    assert delivery(there, gone) == part


@given(st.lists(st.tuples(st.decimals(0, 10**9, places=2), amounts), min_size=1))
def test_gaps_add_up_to_the_gap_of_the_sums(rows: list[tuple[Decimal, Decimal | None]]) -> None:
    apart = sum(to_be_mobilised(required, available) or 0 for required, available in rows)
    together = to_be_mobilised(sum(row[0] for row in rows), sum(row[1] or Decimal(0) for row in rows))  # type: ignore[arg-type]
    assert apart == together
