"""The day in an address, and what is said where there is nothing: in words, inside the framework."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from shanyraq.domains.packages.models import Version

TODAY = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.mark.parametrize("text", ["foo", "2026-13-01", "20260301"])
@pytest.mark.parametrize("address", ["/kaz-2026-2030/", "/kaz-2026-2030/results.csv", "/", "/search"])
def test_what_is_no_day_is_refused_in_words(kaz: Version, page: Client, address: str, text: str) -> None:
    answer = page.get(address, {"as_of": text})
    html = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 400
    assert f"“{text}” is not a day" in html
    assert "?as_of=2026-11-28" in html


def test_a_day_before_the_first_on_record_says_since_when_it_is(kaz: Version, page: Client) -> None:
    answer = page.get(f"/{kaz.code}/results/", {"as_of": "2025-06-01"})
    html = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 404
    assert "Nothing is on record for 1 June 2025" in html
    assert "on record here since <strong>1 January 2026</strong>" in html
    assert f'href="/{kaz.code}/results/?as_of=2026-01-01"' in html


@pytest.mark.parametrize("address", ["results/99/", "nothing/here", "clause/99", "?as_of=2025-06-01", "?as_of=foo"])
def test_what_is_not_there_keeps_the_framework_around_it(kaz: Version, page: Client, address: str) -> None:
    html = page.get(f"/{kaz.code}/{address}").content.decode().replace("\u00a0", " ")
    assert f'<li><a href="/{kaz.code}/commitments/"' in html
    assert "Kazakhstan 2026–2030" in html
    assert f'href="/{kaz.code}/search"' in html


def test_below_no_framework_there_is_none(kaz: Version, page: Client) -> None:
    html = page.get("/zzz-2026-2030/").content.decode().replace("\u00a0", " ")
    assert 'class="rail"' not in html
    assert 'href="/search"' in html


def test_a_day_to_come_shows_what_is_known_now(kaz: Version, page: Client) -> None:
    ahead = page.get(f"/{kaz.code}/", {"as_of": "2027-12-31"}).content.decode().replace("\u00a0", " ")
    assert "as it stands now; deadlines are those as of 31 December 2027" in ahead
    assert "what was known on" not in ahead
    past = page.get(f"/{kaz.code}/", {"as_of": "2026-03-01"}).content.decode().replace("\u00a0", " ")
    assert "This page shows what was known on 1 March 2026." in past


def test_an_example_of_a_day_does_not_lie_ahead(kaz: Version, page: Client) -> None:
    assert "?as_of=2026-11-28" in page.get(f"/{kaz.code}/data/").content.decode().replace("\u00a0", " ")
