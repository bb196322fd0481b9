"""What the design rules find in the Kazakhstan framework, and that each finding is explained."""

from datetime import date

import pytest

from shanyraq.domains.packages.rules import DesignFinding, check_design
from shanyraq.domains.packages.rules.remarks import remarks_without_finding
from shanyraq.domains.packages.schema import Package
from tests.rules.design_factories import at

FIRST_DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def found(kaz_package: Package) -> list[DesignFinding]:
    return check_design(kaz_package, FIRST_DAY)


KNOWN = [
    ("check.unit-against-title", "indicator 15.3.1"),
    ("check.unit-against-title", "indicator 8.2.1"),
    ("check.unit-change", "indicator 3.2.1, row total"),
    ("check.magnitude-break", "indicator 15.3.1, row total"),
    ("check.break-in-series", "indicator 15.1.2, row total"),
    ("check.break-in-series", "indicator 8.6.1, row total"),
    ("check.figure-against-row", "figure poverty-children"),
    ("check.target-met-by-figure", "figure poverty-2024"),
    ("check.target-marked-differently", "indicator 7.2.1, row total"),
    ("check.one-value-two-targets", "indicator 16.3.3.2, row police-overall, row internal-affairs-trust"),
    ("check.row-against-total", "indicator 8.3.1.1, row age-15"),
    ("check.target-already-met", "indicator 16.6.2, row total"),
    ("check.target-worse-than-latest", "indicator 8.3.1.1, row total"),
    ("check.target-worse-than-baseline", "indicator social-protection, row women"),
    ("check.targets-in-opposite-directions", "indicator 5.4.1"),
    ("check.target-without-year", "indicator 3.7.1"),
    ("check.total-outside-its-parts", "indicator 4.1.1, row primary-reading-both, target"),
    ("check.pending-target-past-due", "indicator 16.2.1, row total"),
    ("check.indicator-without-lead", "indicator 2.4.1.1"),
    ("check.indicator-without-source", "indicator 6.5.1"),
    ("check.indicator-without-code", "indicator social-protection"),
    ("check.indicator-without-baseline", "indicator 5.1.1"),
    ("check.indicator-target-not-in-outcome", "indicator 16.1.4"),
    ("check.sdg-target-under-wrong-goal", "outcome 2, SDG target 16.7"),
    ("check.sdg-target-is-an-indicator", "outcome 1, SDG target 5.6"),
    ("check.sdg-targets-without-indicator", "outcome 3"),
    ("check.output-entity-not-in-outcome", "output 4.2, ILO"),
    ("check.lead-not-in-outcome", "indicator 1.5.1"),
    ("check.signatory-without-role", "signatory UNOPS"),
    ("check.entity-without-legal-basis", "signatory OHCHR"),
    ("check.strategy-ended", "outcome 2, strategy 5"),
    ("check.entity-printed-twice", "output 3.1, UNEP"),
    ("check.outcome-worded-differently", "outcome 4, §summary-priorities-i4"),
    ("check.lnob-group-without-row", "group persons-with-disabilities"),
    ("check.activity-without-responsible", "activity index-stigma-2027"),
    ("check.placeholder-left", "clause §annex-4-p6"),
    ("check.draft-remark-left", "clause §annex-2-surveys"),
    ("check.draft-remark-left", "clause §annex-1-16.3.3.2"),
    ("check.ranking-printed-differently", "ranking sdg, §1-progress-p1"),
    ("check.list-skips-a-letter", "clause §2.6-p4"),
    ("check.output-indicators-promised", "output indicators"),
]


@pytest.mark.parametrize(("rule", "subject"), KNOWN)
def test_known_flaws_are_found(rule: str, subject: str, found: list[DesignFinding]) -> None:
    assert (rule, subject) in {(each.finding.rule, each.finding.subject) for each in found}


def test_at_least_thirty_kinds_of_flaws_are_found(found: list[DesignFinding]) -> None:
    assert len({each.finding.rule for each in found}) >= 30


def test_every_finding_names_a_clause_of_the_text_and_a_place_in_the_package(
    found: list[DesignFinding], kaz_package: Package
) -> None:
    blocks = kaz_package.document.blocks
    anchors = {anchor for block in blocks for anchor in (block.anchor, *block.anchors)}
    for each in found:
        assert each.finding.clause in anchors, each.finding
        at(kaz_package, each.loc)


def test_every_finding_is_explained_and_nothing_else_is(found: list[DesignFinding], kaz_package: Package) -> None:
    assert not [each.finding for each in found if len(str(each.remark).split()) < 5]
    assert not remarks_without_finding(kaz_package, FIRST_DAY)
    assert len(found) == len(kaz_package.findings.findings)
