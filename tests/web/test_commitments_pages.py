"""The register as a page and as files, and the page of one commitment."""

import csv
import io
import json

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from typer.testing import CliRunner

from shanyraq.domains.packages.models import Version
from tests.web.reading import main_of, markup_of, text_of

ALL = "/kaz-2026-2030/commitments/"


def test_the_page_says_that_nothing_is_judged(kaz: Version, page: Client) -> None:
    text = main_of(page, ALL)
    total = kaz.commitments.count()
    assert f"The document makes {total} commitments that can be checked or attested" in text
    assert "None is judged yet." in text
    assert "No rule decides a commitment in this release" in text
    assert "3.2 Cooperation Framework Management Structure" in text


def test_every_commitment_is_listed(kaz: Version, page: Client) -> None:
    markup = markup_of(page, ALL)
    for key in kaz.commitments.values_list("key", flat=True):
        assert f'href="/kaz-2026-2030/commitments/{key}/"' in markup


@pytest.mark.parametrize(
    ("query", "field", "value"),
    [
        ({"chapter": "3"}, "clauses__0__startswith", "§3"),
        ({"actor": "JSC"}, "actor__en", "JSC"),
        ({"kind": "frequency"}, "kind", "frequency"),
        ({"modality": "permission"}, "modality", "permission"),
        ({"body": "jsc"}, "bodies__key", "jsc"),
        ({"entity": "undp"}, "parties__key", "undp"),
    ],
)
def test_filters(kaz: Version, page: Client, query: dict[str, str], field: str, value: str) -> None:
    known = kaz.commitments.all()
    expected = (
        sum(row.clauses[0].startswith(value) for row in known)
        if "__0__" in field
        else known.filter(**{field: value}).count()
    )
    assert 0 < expected < known.count()
    assert f"{expected} of {known.count()} commitments" in main_of(page, ALL, **query)


def test_nothing_matches_and_nothing_is_there(kaz: Version, second: Version, page: Client) -> None:
    assert "Nothing matches these filters" in main_of(page, ALL, kind="frequency", modality="permission")
    assert "Comité de pilotage" in main_of(page, "/xaa-2027-2031/commitments/")


def test_a_commitment_shows_its_words_in_their_clause(kaz: Version, page: Client) -> None:
    markup = markup_of(page, f"{ALL}3.2-02/")
    marked = markup[markup.index("<mark>") : markup.index("</mark>")]
    assert text_of(marked).startswith("It will be co-chaired by the United Nations Resident Coordinator")
    text = text_of(markup)
    assert "Not decided yet: no rule is at work for this commitment" in text
    assert "Our proposal, for those who set up the records" in text
    assert 'href="/kaz-2026-2030/governance/jsc/"' in markup


def test_many_commitments_are_folded_under_their_sections_and_few_are_not(kaz: Version, page: Client) -> None:
    folded = markup_of(page, ALL)
    assert '<details class="fold" id="section-§3.2">' in folded
    assert " open>" not in folded
    assert "Result Area 2. Resilient and Inclusive Economy: Contribution of the UN" in text_of(folded)
    few = markup_of(page, ALL, body="jsc")
    assert '<details class="fold" id="section-§3.2" open>' in few
    flat = markup_of(page, ALL, sort="who")
    assert '<details class="fold"' not in flat
    assert flat.count('<th scope="row">') == folded.count('<th scope="row">') == kaz.commitments.count()


def test_a_note_stands_in_the_section_that_its_clause_names(kaz: Version, page: Client) -> None:
    assert "LNOB" not in main_of(page, ALL)


def test_an_organisation_that_is_a_body_is_named_once(kaz: Version, page: Client) -> None:
    markup = markup_of(page, f"{ALL}2.1.1-01/")
    assert 'href="/kaz-2026-2030/governance/unct/"' in markup
    assert 'href="/kaz-2026-2030/entities/unct/"' not in markup


def test_an_unofficial_wording_is_marked(second: Version, page: Client) -> None:
    text = main_of(page, "/xaa-2027-2031/commitments/3-01/")
    assert "The committee meets twice a year" in text
    assert "unofficial" in text


@pytest.mark.parametrize(
    ("language", "sentence", "actor", "recipe"),
    [
        ("ru", "Собираться не реже одного раза в квартал", "Группы по результатам", "заседания групп с датами"),
        ("kk", "Тоқсанына кемінде бір рет жиналу", "Нәтижелер топтары", "топтардың отырыстары, күндерімен"),
    ],
)
def test_our_words_are_in_the_readers_language(
    kaz: Version, page: Client, language: str, sentence: str, actor: str, recipe: str
) -> None:
    page.cookies["django_language"] = language
    with translation.override(language):
        listed, text = main_of(page, ALL), main_of(page, f"{ALL}3.2-21/")
    assert sentence in listed
    assert sentence in text
    assert actor in text
    assert recipe in text
    assert "Meet at least quarterly" not in text
    assert "group meetings with dates" not in text


def test_an_unknown_commitment_is_not_found(kaz: Version, page: Client) -> None:
    assert page.get(f"{ALL}9.9-99/").status_code == 404


def test_an_id_in_other_capitals_leads_to_the_commitment(kaz: Version, page: Client) -> None:
    assert "Final Evaluation of the Cooperation Framework" in main_of(page, f"{ALL}A2-18/")
    answer = page.get(f"{ALL}a2-18/", {"as_of": "2026-03-01"})
    assert (answer.status_code, answer["Location"]) == (301, f"{ALL}A2-18/?as_of=2026-03-01")
    assert page.get(f"{ALL}A2-18", follow=True).redirect_chain == [(f"{ALL}A2-18/", 301)]
    assert page.get("/KAZ-2026-2030/commitments/A2-18/", follow=True).redirect_chain == [(f"{ALL}A2-18/", 301)]
    assert f"{ALL}A2-18/" in markup_of(page, "/kaz-2026-2030/search", q="Final Evaluation RCO/UNCT")


def test_the_files_hold_what_the_page_shows(kaz: Version, page: Client) -> None:
    query = {"body": "jsc"}
    lines = json.loads(page.get("/kaz-2026-2030/commitments.json", query).content)
    rows = list(
        csv.DictReader(io.StringIO(page.get("/kaz-2026-2030/commitments.csv", query).content.decode("utf-8-sig")))
    )
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert lines[0]["state"] == "not_decided"
    assert len(lines) == kaz.commitments.filter(bodies__key="jsc").count()


def test_the_command_prints_the_same(kaz: Version, page: Client) -> None:
    from shanyraq.cli.app import app

    printed = CliRunner().invoke(app, ["commitments", "kaz-2026-2030", "--json"])
    assert printed.exit_code == 0
    assert json.loads(printed.stdout) == json.loads(page.get("/kaz-2026-2030/commitments.json").content)


def test_statements_do_not_grow(
    kaz: Version, second: Version, page: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for address in (ALL, "/xaa-2027-2031/commitments/"):
        with django_assert_num_queries(6):
            page.get(address)
    for address in (f"{ALL}3.2-01/", "/xaa-2027-2031/commitments/3-01/"):
        with django_assert_num_queries(8):
            page.get(address)
