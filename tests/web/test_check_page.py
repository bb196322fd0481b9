"""Check findings: what the rules find, where it leads, and every rule with its source."""

import json
from datetime import date

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shanyraq.base.rulebook import rulebook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.findings import by_rule, design_findings
from shanyraq.domains.packages.rules import DESIGN_RULES, check_design
from shanyraq.domains.packages.schema import Package
from tests.web.reading import main_of, markup_of

CHECK = "/kaz-2026-2030/check/"
DAY = date(2026, 3, 1)


def test_the_page_shows_every_finding_of_the_command(kaz: Version, kaz_package: Package, page: Client) -> None:
    found = design_findings(kaz, DAY)
    assert [str(each.message) for each in found] == [
        str(each.finding.message) for each in check_design(kaz_package, DAY)
    ]
    text = main_of(page, CHECK, as_of="2026-03-01")
    assert f"The check finds {len(found)} flaws in the design of the framework." in text
    assert f"{len({each.rule for each in found})} of {len(DESIGN_RULES)} rules find something." in text


def test_findings_lead_to_their_subjects(kaz: Version, page: Client) -> None:
    found = {each.rule: each for each in design_findings(kaz, DAY)}
    activity = found["check.activity-without-responsible"]
    assert (activity.page, activity.place) == ("monitoring-plan", f"activity-{activity.key}")
    markup = markup_of(page, CHECK)
    assert f'href="/kaz-2026-2030/plan/#activity-{activity.key}"' in markup
    unit = found["check.unit-against-title"]
    assert (unit.page, unit.outcome) != ("", "")
    assert f'href="/kaz-2026-2030/indicators/{unit.key}"' in markup


def test_each_rule_stands_once_with_its_explanation_and_source(kaz: Version, page: Client) -> None:
    markup = markup_of(page, CHECK)
    for group in by_rule(design_findings(kaz, DAY)):
        assert markup.count(f'id="{group.rule.id}"') <= 1
    text = main_of(page, CHECK)
    assert "What this rule looks at, and what to do" in text
    assert "Without a year nobody can say which pace is needed" in text


def test_every_rule_of_the_software_is_listed(second: Version, page: Client) -> None:
    text = main_of(page, "/xaa-2027-2031/check/")
    for rule in rulebook():
        assert rule.id in text
        assert rule.source.document in text


def test_filters(kaz: Version, page: Client) -> None:
    found = design_findings(kaz, DAY)
    notes = sum(each.severity == "note" for each in found)
    assert f"{notes} of {len(found)} findings" in main_of(page, CHECK, severity="note", as_of="2026-03-01")
    second = sum(each.outcome == "2" for each in found)
    assert f"{second} of {len(found)} findings" in main_of(page, CHECK, outcome="2", as_of="2026-03-01")
    only = markup_of(page, CHECK, rule="check.unit-against-title")
    assert 'id="check.unit-against-title"' in only
    assert 'id="check.target-without-year"' not in only
    assert "No finding matches these filters" in main_of(page, CHECK, rule="check.nothing")


def test_a_deadline_counts_as_past_only_from_its_day(kaz: Version) -> None:
    before = {each.rule for each in design_findings(kaz, date(2025, 1, 1))}
    after = {each.rule for each in design_findings(kaz, date(2031, 1, 1))}
    assert "check.pending-target-past-due" not in before
    assert "check.pending-target-past-due" in after


def test_the_file_holds_what_the_page_shows(kaz: Version, page: Client) -> None:
    query = {"severity": "warning", "as_of": "2026-03-01"}
    lines = json.loads(page.get("/kaz-2026-2030/check.json", query).content)
    assert {line["severity"] for line in lines} == {"warning"}
    assert all(isinstance(line["message"], str) and line["clause"].startswith("§") for line in lines)


def test_the_rules_are_asked_once_for_a_version_and_a_day(
    kaz: Version, page: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page.get(CHECK)
    with django_assert_num_queries(1):
        page.get(CHECK)
