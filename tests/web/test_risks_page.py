"""Risks and opportunities."""

import csv
import io
import re

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shanyraq.domains.packages.models import Version
from tests.web.reading import main_of, markup_of

RISKS = "/kaz-2026-2030/risks/"


def test_the_page_counts_and_says_what_is_a_reading(kaz: Version, page: Client) -> None:
    text = main_of(page, RISKS)
    assert "The document names 16 risks. It sees 7 opportunities. It gives 15 different responses." in text
    assert "our reading where the document makes none" in text
    assert "Nobody has yet assessed how likely or how grave a risk is." in text


def test_a_risk_stands_with_its_words_responses_and_what_it_bears_on(kaz: Version, page: Client) -> None:
    markup = markup_of(page, RISKS, area="economic")
    text = main_of(page, RISKS, area="economic")
    assert 'id="risk-oil-price-dependence"' in markup
    assert "economic vulnerability through fluctuations in global commodity prices" in text
    assert "An effective SDG Financing Strategy is needed" in text
    assert 'href="/kaz-2026-2030/results/1/"' in markup
    assert 'id="risk-transport-corridors"' not in markup


def test_every_risk_is_on_the_page_once(kaz: Version, page: Client) -> None:
    markup = markup_of(page, RISKS)
    for key in kaz.risks.values_list("key", flat=True):
        assert markup.count(f'id="risk-{key}"') == 1


def test_a_response_is_written_out_once_with_every_risk_that_it_answers(kaz: Version, page: Client) -> None:
    markup = markup_of(page, RISKS)
    responses = {response.text for risk in kaz.risks.all() for response in risk.responses.all()}
    answers = markup[markup.index('id="responses"') :]
    assert answers.count('<li id="response-') == len(responses) == 15
    linked = re.findall(r'href="#response-(\d+)"', markup)
    assert len(linked) == sum(risk.responses.count() for risk in kaz.risks.all())
    assert set(linked) == set(re.findall(r'id="response-(\d+)"', answers))


def test_filters_and_the_empty_states(kaz: Version, second: Version, page: Client) -> None:
    assert "7 of 23 items" in main_of(page, RISKS, kind="opportunity")
    assert "Nothing matches these filters" in main_of(page, RISKS, kind="opportunity", area="political")
    assert "No risks or opportunities yet" in main_of(page, "/xaa-2027-2031/risks/")


def test_the_table_holds_what_the_page_shows(kaz: Version, page: Client) -> None:
    content = page.get("/kaz-2026-2030/risks.csv", {"kind": "opportunity"}).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert {row["kind"] for row in rows} == {"opportunity"}
    assert len(rows) == 7


def test_statements_do_not_grow(
    kaz: Version, second: Version, page: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for address in (RISKS, "/xaa-2027-2031/risks/"):
        with django_assert_num_queries(5):
            page.get(address)
