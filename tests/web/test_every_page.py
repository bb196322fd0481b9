"""What holds for every page: it answers, in three languages, as of a day, without inline code."""

import re
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import resolve

from shanyraq.domains.packages.models import Version
from tests.conftest import apply
from tests.web.addresses import FIXED, NO_DAYS, WITH_ACCOUNT, addresses, by_name
from tests.web.answers import TOUR, answer

INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>\s*\S|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
LINK, ID = re.compile(r'href="([^"]+)"'), re.compile(r'\bid="([^"]+)"')
UNTRANSLATED = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")


@pytest.fixture(params=["kaz", "second"])
def version(request: pytest.FixtureRequest, db: None) -> Version:
    found: Version = request.getfixturevalue(request.param)
    return found


@TOUR
def test_every_page_answers_in_three_languages(version: Version) -> None:
    for address in [*addresses(version), *FIXED]:
        for language in ("en", "ru", "kk"):
            found = answer(version, address, language)
            assert found.status == 200, (address, language)
            if not found.is_page:
                break
            text = found.text
            assert f'<html lang="{language}"' in text, address
            assert not INLINE.search(text), (address, INLINE.search(text))
            assert len(re.findall(r"<h1[\s>]", text)) == 1, address
            assert re.search(r"<title>\s*\S", text), address


def test_every_page_reads_as_of_a_day(version: Version, client: Client) -> None:
    for address in addresses(version):
        assert client.get(address, {"as_of": "2026-02-01"}).status_code == 200, address
        assert client.get(address, {"as_of": "2025-12-31"}).status_code == 404, address
        assert client.get(address, {"as_of": "20260201"}).status_code == 400, address


@pytest.mark.parametrize("day", NO_DAYS)
def test_pages_read_a_day_as_the_api_does(second: Version, client: Client, day: str) -> None:
    """Each view has one address (decision 0009), so a day is written in one way."""
    for address in ("/", "/search", f"/{second.code}/", f"/{second.code}/plan.csv"):
        assert client.get(address, {"as_of": day}).status_code == 400, address
    assert client.get(f"/api/v1/frameworks/{second.code}", {"as_of": day}).status_code == 422


def test_an_unknown_framework_is_not_found(version: Version, client: Client) -> None:
    for address in addresses(version):
        other = address.replace(version.code, "zzz-2026-2030", 1)
        assert client.get(other).status_code == 404, other


def by_the_hundred(version: Version) -> dict[str | None, set[str]]:
    """Name of an address → the keys that it knows."""
    return {
        "clause": {anchor[1:] for block in version.blocks.all() for anchor in (block.anchor, *block.anchors)},
        "commitment": set(version.commitments.values_list("key", flat=True)),
        "entity": set(version.organisations.values_list("key", flat=True)),
    }


@TOUR
def test_internal_links_lead_somewhere(version: Version) -> None:
    """Every link on every page, and every anchor into the document.

    Of things that a framework has by the hundred, each is known to it, and every fifth is opened.
    """
    ids = set(ID.findall(answer(version, f"/{version.code}/document").text))
    known = by_the_hundred(version)
    broken: dict[str, str] = {}
    checked: dict[str, str] = {}
    for address in addresses(version):
        for link in LINK.findall(answer(version, address).text.replace("&amp;", "&")):
            target, _, anchor = link.partition("#")
            if anchor and "/document" in target and anchor not in ids:
                broken[link] = address
            if target.startswith("/") and not target.startswith("/static/"):
                checked.setdefault(target, address)
    for number, (target, address) in enumerate(sorted(checked.items())):
        found = resolve(unquote(target.partition("?")[0]))
        if found.url_name in known and number % 5:
            there = [*found.kwargs.values()][-1] in known[found.url_name]
        else:
            there = answer(version, target).status == 200
        if not there:
            broken[target] = address
    assert broken == {}


def test_a_later_version_does_not_change_an_earlier_day(
    second: Version, second_package: object, client: Client
) -> None:
    from tests.domains.test_packages_apply import retitled

    apply(retitled(second_package, "Eau"), at=datetime(2026, 6, 1, tzinfo=UTC))  # type: ignore[arg-type]
    address = f"/{second.code}/results/A.1"
    page = next(a for a in addresses(second) if a.rstrip("/") == address)
    assert "Eau et école" not in client.get(page).content.decode()
    assert "Eau et école" in client.get(page, {"as_of": "2026-05-31"}).content.decode()


def test_pages_for_people_with_an_account_ask_to_sign_in(page: Client, second: Version) -> None:
    found = [(name, by_name(second)[name]) for name in sorted(WITH_ACCOUNT)]
    assert sum(bool(places) for _, places in found) >= 5
    for name, (address, *_) in ((name, places) for name, places in found if places):
        response = page.get(address)
        assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/account/login/"), name
