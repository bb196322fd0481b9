"""Every finding of a real framework can be said with what it is about, in every language of the interface."""

import re

import pytest
from django.utils import translation

from shanyraq.base.ui.speech import say
from shanyraq.domains.packages.queries.about import with_subjects
from shanyraq.domains.packages.rules import check_design
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import Sentence
from tests.rules.design_factories import TODAY, indicator, outcome, package, row

CODES = re.compile(r"\brow [a-z]+(?:-|\b(?! “))|§(?:annex|summary)|\b(?:indicator|organisation|group) [a-z-]+:")


def about(subject: str, given: Package) -> str:
    finding = Finding("check.x", Severity.NOTE, Sentence("It is so."), subject)
    return str(with_subjects([finding], given)[0].message)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_no_key_of_a_program_is_said(kaz_package: Package, language: str) -> None:
    found = [each.finding for each in check_design(kaz_package, TODAY)]
    told = with_subjects(found, kaz_package)
    assert len(told) == len(found) > 100
    with translation.override(language):
        for finding, before in zip(told, found, strict=True):
            text = say(finding.message)
            assert text.endswith(f": {say(before.message)}")
            heading = text.removesuffix(say(before.message))
            assert heading[:1].isupper() or heading.startswith("§"), text
            assert not CODES.search(heading), text


def test_parts_are_named_one_by_one() -> None:
    given = package(outcome(indicator(row(), row("urban", label="Urban")), indicator(key="water", code=None)))
    assert about("indicator 1.1.1", given) == "Indicator 1.1.1 “People with water”: It is so."
    assert about("indicator 1.1.1, row total", given) == "Indicator 1.1.1 “People with water”, row “Total”: It is so."
    assert about("indicator 1.1.1, row urban, target", given).endswith(", row “Urban”, target: It is so.")
    assert about("indicator water", given) == "Indicator “People with water”: It is so."
    assert about("outcome 1, FAO", given) == "Outcome 1, FAO: It is so."
    assert about("clause §annex-4-p6", given) == "Annex\N{NO-BREAK SPACE}4\N{NO-BREAK SPACE}¶6: It is so."
    assert about("thing of another country", given) == "thing of another country: It is so."
    assert about("", given) == "It is so."


def test_a_long_title_is_cut() -> None:
    given = package(outcome(indicator(title="w" * 200)))
    assert about("indicator 1.1.1", given) == f"Indicator 1.1.1 “{'w' * 109}…”: It is so."
