"""Contributions for tests: made by verbs."""

from typing import Any

from shanyraq.domains.funding.commands import AddContribution, ProposeReallocation, SetAllocation, SetRate
from shanyraq.domains.funding.verbs import allocation, contribution, rate, reallocation
from tests.conftest import TESTER
from tests.domains.test_register import AT, XAA


def give(by: Any = TESTER, **fields: Any) -> int:
    """A contribution of 1,000 US dollars that is signed and bound to nothing; its number."""
    said = {
        "framework": XAA,
        "title": "Grant",
        "donor": "Norway",
        "earmarking": "none",
        "starts_on": "2027-01-01",
        "ends_on": "2029-12-31",
        "amount": "1000",
        "agreed_on": "2025-12-05",
        "stage": "signed",
        **fields,
    }
    return int(contribution.add(AddContribution.model_validate(said), by=by, at=AT).number)


def allocate(amount: Any, by: Any = TESTER, **fields: Any) -> None:
    """To the first sub-output, of UNICEF."""
    said = {"framework": XAA, "number": 1, "sub_output": 1, "year": 2028, "entity": "unicef", "amount": amount}
    allocation.set_allocation(SetAllocation.model_validate({**said, **fields}), by=by, at=AT)


def set_rate(value: str, by: Any = TESTER, **fields: Any) -> None:
    """So many euros for a dollar in December 2025."""
    said = {"framework": XAA, "currency": "EUR", "month": "2025-12", "rate": value, "source": "treasury.un.org"}
    rate.set_rate(SetRate.model_validate({**said, **fields}), by=by, at=AT)


def propose(by: Any = TESTER, **fields: Any) -> int:
    """100 US dollars from the first to the second sub-output; the number of the reallocation."""
    said = {
        "framework": XAA,
        "number": 1,
        "entity": "unicef",
        "source": 1,
        "source_year": 2028,
        "target": 2,
        "target_year": 2028,
        "amount": "100",
        "reason": "As worthwhile there",
        **fields,
    }
    return int(reallocation.propose(ProposeReallocation.model_validate(said), by=by, at=AT).number)
