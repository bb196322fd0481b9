"""Entities, partners and the legal basis: what each page says."""

from django.test import Client

from shanyraq.domains.packages.models import Version
from tests.web.test_framework_pages import lines, words


def test_the_role_matrix_says_who_signed_and_has_no_role(kaz: Version, page: Client) -> None:
    text = words(page, f"/{kaz.code}/entities/")
    assert (
        "25 entities signed: 18 contribute to an outcome, 1 only to an output, "
        "1 is named only as lead of an indicator or in the plan, 5 have no part in the results. "
        "4 more are named without having signed." in text
    )
    assert text.count("no role") == 5


def test_those_that_did_not_sign_stand_under_a_heading_that_says_so(kaz: Version, page: Client) -> None:
    html = page.get(f"/{kaz.code}/entities/").content.decode()
    signed, others = html.split("Named by the document, but did not sign")
    for name in ("RCO", "UNRCCA"):
        assert f">{name}</a></th>" not in signed
        assert f">{name}</a></th>" in others
    assert "but did not sign" not in page.get(f"/{kaz.code}/entities/", {"sort": "entity"}).content.decode()


def test_an_entity_is_a_brief_with_what_is_next_statuses_and_findings(kaz: Version, page: Client) -> None:
    text = words(page, f"/{kaz.code}/entities/undp/?as_of=2026-11-28")
    assert "31 December 2026, in 33 days: target to be set, or it lapses: 16.3.3.2" in text
    assert "Indicators that it leads 12" in text
    assert text.count("No new data") > 4
    who = words(page, f"/{kaz.code}/entities/who/")
    assert "What the check finds about it" in who
    assert "output 2.1, WHO:" in who
    parts = {line["part"] for line in lines(page, f"/{kaz.code}/entities/undp/parts.csv")}
    assert {"signature", "entity", "output", "indicator", "commitment", "activity", "instrument"} <= parts


def test_it_is_narrowed_by_an_outcome(kaz: Version, page: Client) -> None:
    html = page.get(f"/{kaz.code}/entities/", {"outcome": "2"}).content.decode()
    assert "OHCHR</a>" not in html
    assert "ITC</a>" in html
    nowhere = page.get(f"/{kaz.code}/entities/", {"outcome": "none"}).content.decode()
    assert "UNOPS</a>" in nowhere
    assert "UNICEF</a>" not in nowhere


def test_the_file_has_a_line_for_each_entity(kaz: Version, page: Client) -> None:
    found = {line["entity"]: line for line in lines(page, f"/{kaz.code}/entities.csv")}
    assert len(found) == kaz.organisations.filter(kind="un_entity").count()
    assert found["ITC"]["outcomes"] == "2"
    assert found["ITC"]["outputs"] == "2.1 2.2"
    assert (found["UNDP"]["indicators_led"], found["UNDP"]["signed"]) == ("12", "1")


def test_an_entity_shows_everything_that_it_has_a_part_in(kaz: Version, page: Client) -> None:
    text = words(page, f"/{kaz.code}/entities/undp/")
    assert "Named for 4 outcomes, 12 outputs; leads 12 indicators; 16 commitments bind it by name." in text
    assert "Katarzyna Wawiernia" in text
    assert "Standard Basic Assistance Agreement" in text
    assert "As a member of the country team it shares in" in text


def test_a_gap_between_lists_is_said(kaz: Version, page: Client) -> None:
    assert "Named for outputs, but not for the outcome" in words(page, f"/{kaz.code}/entities/ilo/")
    assert "Named for 0 outcomes, 1 output" in words(page, f"/{kaz.code}/entities/ilo/")
    assert "The legal annex does not name it." in words(page, f"/{kaz.code}/entities/ilo/")


def test_partners_stand_by_kind(kaz: Version, page: Client) -> None:
    text = words(page, f"/{kaz.code}/partners/")
    assert "Ministry of Healthcare" in text
    assert "Named by the document, partner of no outcome" in text
    found = lines(page, f"/{kaz.code}/partners.csv")
    assert {
        "kind": "government",
        "name": "Ministry of Health",
        "outcome": "1",
        "printed": "Ministry of Healthcare",
    } in found


def test_an_unknown_organisation_is_not_found(kaz: Version, page: Client) -> None:
    assert page.get(f"/{kaz.code}/entities/nobody/").status_code == 404


def test_the_legal_basis_tells_own_instruments_from_applied_ones(kaz: Version, page: Client) -> None:
    text = words(page, f"/{kaz.code}/legal/")
    assert (
        "12 of 29 entities have an instrument of their own; the agreement of another entity is applied to 5; "
        "the residual clause names 5; for 7 the document names none of these." in text
    )
    assert "As printed: “signed and entered into force on 4 October 1994”" in text
    found = lines(page, f"/{kaz.code}/legal.csv")
    assert {line["entity"] for line in found if line["basis"] == "residual"} == {
        "ITC",
        "UN-Habitat",
        "UNCTAD",
        "UNDRR",
        "UNECE",
    }
    assert {"entity": "UNHCR", "event": "ratified", "date": "2011-03-19"}.items() <= next(
        line for line in found if line["event"] == "ratified" and line["entity"] == "UNHCR"
    ).items()


def test_a_framework_without_instruments_says_so(second: Version, page: Client) -> None:
    text = words(page, f"/{second.code}/legal/")
    assert "0 of 2 entities have an instrument of their own" in text
