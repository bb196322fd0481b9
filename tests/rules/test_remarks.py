"""Remarks of a package on design findings: they stand beside their finding, and those on nothing are told."""

from datetime import date
from typing import Any

import pytest

from shanyraq.domains.packages.rules import check_design
from shanyraq.domains.packages.rules.remarks import remarks_without_finding
from shanyraq.domains.packages.schema import Package
from tests.rules.design_factories import TODAY, at, indicator, outcome, package, row, value

NO_CODE = {"rule": "check.indicator-without-code", "subject": "indicator water", "explanation": "None is printed."}
PAST_DUE = {
    "rule": "check.pending-target-past-due",
    "subject": "indicator water, row total",
    "explanation": "Ask for it.",
}


def remarked(*remarks: dict[str, Any], **more: Any) -> Package:
    pending = {"note": "By the end of 2028.", "due_on": "2028-12-31"}
    total = row(baseline=value(10, 2020), target_pending=pending)
    found = indicator(total, key="water", **{"code": None, **more})
    return package(outcome(found), findings={"findings": list(remarks)})


def test_a_remark_stands_beside_its_finding_and_no_other() -> None:
    found = check_design(remarked(NO_CODE), TODAY)
    assert [each.finding.rule for each in found if each.remark] == [NO_CODE["rule"]]
    assert {each.remark for each in found} == {"", NO_CODE["explanation"]}


STALE = [
    ("on a finding", remarked(NO_CODE), TODAY, []),
    ("on what was mended", remarked(NO_CODE, code="6.1.1"), TODAY, ["remark on indicator water"]),
    ("on another subject", remarked({**NO_CODE, "subject": "indicator watr"}), TODAY, ["remark on indicator watr"]),
    ("before the day", remarked(PAST_DUE), date(2028, 12, 31), []),
    ("after the day", remarked(PAST_DUE), date(2029, 1, 1), []),
    ("on a rule that is gone", remarked({**NO_CODE, "rule": "check.gone"}), TODAY, []),
    ("one of two", remarked(NO_CODE, {**NO_CODE, "subject": "x"}), TODAY, ["remark on x"]),
]


@pytest.mark.parametrize(("case", "as_of", "subjects"), [c[1:] for c in STALE], ids=[c[0] for c in STALE])
def test_a_remark_on_nothing_is_told(case: Package, as_of: date, subjects: list[str]) -> None:
    found = remarks_without_finding(case, as_of)
    assert [each.finding.subject for each in found] == subjects
    for each in found:
        assert at(case, each.loc).subject in str(each.finding.message)
        assert (each.finding.rule, str(each.finding.severity)) == ("package.remarks", "warning")
