"""Check findings: what the rules find, where it leads, and every rule with its source."""

import html
import json
import re
from datetime import date
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from shanyraq.base.rulebook import rulebook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.findings import by_rule, design_findings
from shanyraq.domains.packages.rules import DESIGN_RULES, check_design
from shanyraq.domains.packages.schema import Package
from tests.forgetting import forget_all
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


def test_what_a_finding_names_is_called_as_the_reader_calls_it(kaz: Version, page: Client) -> None:
    """Its words are quoted as they are printed only where the words themselves are what is found."""
    page.cookies["django_language"] = "ru"
    text = main_of(page, CHECK, as_of="2026-03-01")
    assert "не ведёт ни одна структура" in text
    assert "The percentage rate of adopted precision farming" not in text


def test_findings_lead_to_their_subjects(kaz: Version, page: Client) -> None:
    found = {each.rule: each for each in design_findings(kaz, DAY)}
    assert found["check.unit-against-title"].outcome
    markup = markup_of(page, CHECK)
    for address in (
        "plan/#activity-sofi-2026",
        "indicators/15.3.1#unit",
        "indicators/3.2.1#total",
        "results/2/#target-16.7",
        "results/2/#strategy-5",
        "document#§annex-4-p6",
        "entities/ohchr/",
    ):
        assert f'href="/kaz-2026-2030/{address}"' in markup, address


@pytest.mark.parametrize(
    ("language", "words"), [("en", "row “Total”"), ("ru", "строка “Всего”"), ("kk", "жол “Жиыны”")]
)
def test_a_row_without_a_label_is_named(kaz: Version, page: Client, language: str, words: str) -> None:
    page.cookies["django_language"] = language
    markup = markup_of(page, CHECK)
    assert words in markup
    assert "<code>total</code>" not in markup


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "(Городское население, Сельское население, Мужчины, Женщины)"),
        ("ru", "98,8"),
        ("ru", "29,4"),
        ("kk", "(Қала халқы, Ауыл халқы, Ерлер, Әйелдер)"),
    ],
)
def test_findings_call_rows_as_the_page_does(kaz: Version, page: Client, language: str, words: str) -> None:
    page.cookies["django_language"] = language
    assert words in main_of(page, CHECK)
    assert "64.0" not in main_of(page, CHECK)


def test_two_rows_of_one_finding_are_both_named(kaz: Version, page: Client) -> None:
    page.cookies["django_language"] = "ru"
    markup = markup_of(page, CHECK)
    assert "internal-affairs-trust" not in re.sub(r'(href|id)="[^"]*"', "", markup)
    assert "строка “К органам внутренних дел – Доверяю”" in html.unescape(markup)


@pytest.mark.parametrize("code", ["kaz-2026-2030", "xaa-2027-2031"])
@pytest.mark.parametrize("day", ["2027-12-31", "2031-12-31"])
def test_every_finding_leads_to_a_place_that_is_there(
    kaz: Version, second: Version, page: Client, code: str, day: str
) -> None:
    groups = re.findall(r'<details class="fold" id="check.*?</ul>', markup_of(page, f"/{code}/check/", as_of=day), re.S)
    findings = re.findall(r'<li>\s*<(a|span)(?: href="([^"]*)")?>', "".join(groups))
    version = {each.code: each for each in (kaz, second)}[code]
    assert len(findings) == len(design_findings(version, date.fromisoformat(day)))
    pages: dict[str, str] = {}
    for tag, link in findings:
        assert tag == "a"
        address, _, anchor = html.unescape(link).partition("#")
        if address not in pages:
            pages[address] = page.get(address).content.decode()
        assert not anchor or f'id="{unquote(anchor)}"' in pages[address], link


def test_each_rule_stands_once_with_its_explanation_and_source(kaz: Version, page: Client) -> None:
    markup = markup_of(page, CHECK)
    for group in by_rule(design_findings(kaz, DAY)):
        assert markup.count(f'id="{group.rule.id}"') <= 1
    text = main_of(page, CHECK)
    assert "What this rule looks at, and what to do" in text
    assert "Without a year nobody can say which pace is needed" in text


def test_a_remark_of_the_authors_stands_beside_its_finding(second: Version, page: Client) -> None:
    text = main_of(page, "/xaa-2027-2031/check/")
    assert "The text sets the committee up and does not say who chairs it" in text
    assert "il n’a pas de code" in text
    lines = json.loads(page.get("/xaa-2027-2031/check.json").content)
    remarks = {line["rule"]: line["remark"] for line in lines if line["remark"]}
    assert remarks["check.body-without-chair"]["fr"].startswith("Le texte crée le comité")


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
    assert page.get(CHECK, {"rule": "check.nothing"}).status_code == 404


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


def test_what_was_found_is_read_once_for_all_days(
    kaz: Version, page: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    forget_all()
    with django_assert_num_queries(2):
        page.get(CHECK)
    for day in ("2026-02-01", "2026-02-02", "2031-01-01"):
        with django_assert_num_queries(1):
            page.get(CHECK, {"as_of": day})


@pytest.mark.parametrize(
    ("language", "remark"),
    [
        ("ru", "Раздел 3.2 описывает задачи группы, но не называет ни председателя, ни руководителя"),
        ("kk", "3.2-бөлімде топтың міндеттері айтылған, бірақ төрағасы да, жетекшісі де аталмаған"),
    ],
)
def test_remarks_are_in_the_readers_language(kaz: Version, page: Client, language: str, remark: str) -> None:
    page.cookies["django_language"] = language
    with translation.override(language):
        text = main_of(page, CHECK, rule="check.body-without-chair")
    assert remark in text
    assert "Section 3.2 gives the group its tasks" not in text
