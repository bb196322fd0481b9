"""The design rules as a whole: registered, cited, explained, covered by cases, stable, without a country."""

import inspect
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.domains.packages.rules import DESIGN_RULES, THEMES, check_design, design_rule
from shanyraq.domains.packages.rules.design_rules import sources
from shanyraq.domains.packages.rules.design_rules.thresholds import thresholds
from shanyraq.domains.packages.rules.design_rules.wording import wording
from shanyraq.kernel.digits import kept
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.rules import RULES
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import Threshold
from tests.rules import (
    test_design_links,
    test_design_measures,
    test_design_parties,
    test_design_rows,
    test_design_series,
    test_design_targets,
    test_design_text,
    test_design_units,
)
from tests.rules.design_factories import TODAY, Case, at, indicator, of, outcome, package, row, value

CASES: list[Case] = [
    *test_design_links.CASES,
    *test_design_measures.CASES,
    *test_design_parties.CASES,
    *test_design_rows.CASES,
    *test_design_series.CASES,
    *test_design_targets.CASES,
    *test_design_text.CASES,
    *test_design_units.CASES,
]


def test_every_rule_has_a_case_that_fires_and_one_that_does_not() -> None:
    firing = {case.rule for case in CASES if case.subjects}
    quiet = {case.rule for case in CASES if not case.subjects}
    assert firing == quiet == DESIGN_RULES.keys()


def test_every_rule_is_registered_cited_and_explained_in_words() -> None:
    assert len(DESIGN_RULES) >= 30
    for rule in DESIGN_RULES.values():
        assert RULES[rule.id].source == rule.source
        assert rule.id.startswith("check.")
        assert rule.title.endswith(".")
        assert len(inspect.cleandoc(rule.check.__doc__ or "").split("\n\n")) == 2, rule.id
        assert rule.severity is not Severity.ERROR


def test_every_theme_registers_rules() -> None:
    modules = {rule.check.__module__.rsplit(".", 1)[1] for rule in DESIGN_RULES.values()}
    assert modules == set(THEMES)


def test_a_rule_without_a_source_or_an_explanation_does_not_register() -> None:
    with pytest.raises(TypeError, match="cites no source"):
        design_rule(id="check.x", severity=Severity.NOTE, title="X.", source=None)(_silent)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no explanation"):
        design_rule(id="check.x", severity=Severity.NOTE, title="X.", source=sources.INDICATORS)(_unexplained)
    with pytest.raises(ValueError, match="would block"):
        design_rule(id="check.x", severity=Severity.ERROR, title="X.", source=sources.INDICATORS)
    assert "check.x" not in DESIGN_RULES


def _silent(package: Any, as_of: date) -> Any:
    """Never fires."""
    return iter(())


def _unexplained(package: Any, as_of: date) -> Any:
    return iter(())


def test_findings_come_gravest_first_and_always_in_the_same_order() -> None:
    case = package(outcome(indicator(row(latest=[value(40, 2024)], targets=[value(30)]), source=None, code=None)))
    first, second = check_design(case, TODAY), check_design(case, TODAY)
    assert first == second
    order = [list(Severity).index(each.finding.severity) for each in first]
    assert order == sorted(order)
    assert len(first) > 5
    keys = [(list(Severity).index(each.finding.severity), each.finding.rule) for each in first]
    assert keys == sorted(keys)


def test_thresholds_are_dated_cited_and_ordered() -> None:
    for each in thresholds().values():
        assert each.meaning.strip()
        assert each.unit.strip()
        assert each.source.document
        assert all(one[0] < other[0] for one, other in pairwise(each.values))


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2020, 1, 1), 10), (date(2027, 12, 31), 10), (date(2028, 1, 1), 8), (date(2030, 1, 1), 8)],
)
def test_a_threshold_counts_from_its_day(day: date, expected: float) -> None:
    values = ((date(2026, 1, 1), 10.0), (date(2028, 1, 1), 8.0))
    assert Threshold("x", "times", "…", Source("d", "c"), values).on(day) == expected


def test_a_language_without_words_keeps_its_rules_silent() -> None:
    unread = package(
        outcome(indicator(title="Share", unit=("ha", "HA"))),
        framework={"language": "kk", "languages": ["kk"]},
    )
    assert wording(unread).any_of("percent").search("Share 5 %") is None
    assert "check.unit-against-title" not in {each.finding.rule for each in check_design(unread, TODAY)}


def test_french_and_russian_titles_are_read() -> None:
    for language, title in [("fr", "Proportion de sièges"), ("ru", "Доля мест")]:
        case = package(
            outcome(indicator(title=title, unit=("ha", "HA"))),
            framework={"language": language, "languages": [language]},
        )
        assert "check.unit-against-title" in {each.finding.rule for each in check_design(case, TODAY)}


numbers = st.none() | st.floats(-1e6, 1e6, allow_nan=False).filter(kept) | st.sampled_from([0.0, 100.0])
years = st.none() | st.integers(2000, 2040)
values = st.builds(value, numbers, years, st.sampled_from(["", "n/a", "5 %", "3 per 1000", "28,4 thousands"]))
rows = st.builds(
    row,
    st.sampled_from(["total", "a", "b", "c"]),
    baseline=st.none() | values,
    latest=st.lists(values, max_size=3),
    targets=st.lists(values, max_size=3),
    dimensions=st.dictionaries(
        st.sampled_from(["SEX", "URBANISATION", "CUST_BREAKDOWN"]),
        st.sampled_from(["F", "M", "U", "R", "_T"]),
    ),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(rows, min_size=1, max_size=5, unique_by=lambda each: each["key"]),
    st.sampled_from(["increase", "decrease", None]),
    st.sampled_from(["PT", "PER_1000", "HA_TH", "RATIO"]),
    st.sampled_from(["Share of land", "Deaths per 1000", "Number of people", "Land"]),
)
def test_whatever_is_printed_each_finding_names_its_place_once(
    printed: list[dict[str, Any]], desired: str | None, code: str, title: str
) -> None:
    case = of(*printed, desired=desired, unit=(code, code), title=title)
    found = check_design(case, TODAY)
    for each in found:
        at(case, each.loc)
        assert "{" not in str(each.finding.message)
    assert max(Counter((each.finding.rule, each.finding.subject) for each in found).values(), default=0) <= 1
