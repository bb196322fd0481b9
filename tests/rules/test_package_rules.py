"""The rules of the package format: cases that break them and cases that keep them, at the bounds."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from shanyraq.base.rulebook import rulebook
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.rules.package_format import badly_connected, badly_formed, misnamed, overlaps
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence
from tests.conftest import ROOT, SECOND


@dataclass(frozen=True)
class Span:
    code: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Land:
    iso3: str


@dataclass(frozen=True)
class About(Span):
    country: Land


OWN = Span("xaa-2027-2031", date(2027, 7, 1), date(2031, 6, 30))
PERIODS = [
    ("ends the day before", date(2023, 1, 1), date(2027, 6, 30), False),
    ("ends on the first day", date(2023, 1, 1), date(2027, 7, 1), True),
    ("lies inside", date(2028, 1, 1), date(2028, 12, 31), True),
    ("lies around", date(2020, 1, 1), date(2040, 12, 31), True),
    ("starts on the last day", date(2031, 6, 30), date(2035, 6, 30), True),
    ("starts the day after", date(2031, 7, 1), date(2035, 6, 30), False),
]


@pytest.mark.parametrize(("starts", "ends", "refused"), [case[1:] for case in PERIODS], ids=[c[0] for c in PERIODS])
def test_two_frameworks_of_a_country_never_cover_the_same_day(starts: date, ends: date, refused: bool) -> None:
    found = overlaps(OWN, [Span("xaa-other", starts, ends)])
    assert [finding.rule for finding in found] == ["package.period"] * refused
    assert all("xaa-other" in str(finding.message) for finding in found)


def test_each_overlap_is_named() -> None:
    others = [Span(f"xaa-{n}", OWN.starts_on, OWN.ends_on) for n in range(3)]
    assert [finding.message.values["other"] for finding in overlaps(OWN, others)] == ["xaa-0", "xaa-1", "xaa-2"]


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("xaa-2027-2031", ""),
        ("xaa-2027-2031-training", ""),
        ("xab-2027-2031", "xaa-2027-2031"),
        ("xaa-2026-2031", "xaa-2027-2031"),
        ("xaa-2027-2032", "xaa-2027-2031"),
        ("xaa-2027-2032-training", "xaa-2027-2031-training"),
    ],
)
def test_the_code_says_country_and_years(code: str, right: str) -> None:
    found = misnamed(About(code, OWN.starts_on, OWN.ends_on, Land("XAA")))
    assert [finding.message.values["right"] for finding in found] == [right] * bool(right)


@pytest.mark.parametrize(("state", "rule"), [(badly_formed, "package.format"), (badly_connected, "package.references")])
def test_what_breaks_a_package_is_an_error_with_its_place(state: object, rule: str) -> None:
    finding = state(Sentence("the file is missing"), "risks.yaml:3")  # type: ignore[operator]
    assert (finding.rule, finding.severity, finding.place) == (rule, Severity.ERROR, "risks.yaml:3")


def test_a_whole_package_breaks_no_rule_and_an_empty_folder_breaks_the_first(tmp_path: Path) -> None:
    assert read_package(SECOND).errors == []
    assert {error.rule for error in read_package(tmp_path).errors} == {"package.format"}


def test_every_rule_of_the_format_is_described_with_it() -> None:
    page = (ROOT / "docs" / "reference" / "packages.md").read_text(encoding="utf-8")
    headings = {line.lstrip("# ") for line in page.splitlines() if line.startswith("#")}
    rules = [rule for rule in rulebook() if rule.id.startswith("package.")]
    assert len(rules) >= 3
    for rule in rules:
        assert f"| `{rule.id}` |" in page
        assert rule.source.document == "Shanyraq package format"
        assert rule.source.clause in headings
