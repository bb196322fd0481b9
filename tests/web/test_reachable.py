"""Nothing is hidden: links lead from the first page of a framework to every page that it has."""

import re
from collections import Counter
from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import resolve

from shanyraq.base.sheets import FORMS
from shanyraq.domains.packages.models import Version
from tests.web.addresses import addresses
from tests.web.answers import TOUR, answer

LINK = re.compile(r'(?:href|action)="([^"#?]+)')
UNTOLD = {"workplans", "places", "who-where", "cooperation", "workplan-quality", "funding"}
"""Pages that offer their files only once the first plan is endorsed."""
UNASKED = {"collection": "collection", "collection-entities": "collection", "national-remarks": "national-data"}
"""Tables whose files stand on a page once there are any: asked values, remarks about national data → the page."""
VISITED = 4
"""So many pages of each kind are opened and their links followed."""


def linked(version: Version, first: str) -> set[str]:
    """The addresses that links lead to, from page to page."""
    known, waiting, visits = {first}, [first], Counter[str | None]()
    while waiting:
        address = waiting.pop(0)
        name = resolve(address).url_name
        visits[name] += 1
        if visits[name] > VISITED:
            continue
        found = answer(version, address)
        assert found.status == 200, address
        for link in LINK.findall(found.text):
            target = unquote(unescape(link))
            if target.startswith(first) and target not in known:
                known.add(target)
                waiting.append(target)
    return known


@pytest.fixture(params=["kaz", "second"])
def version(request: pytest.FixtureRequest, db: None) -> Version:
    found: Version = request.getfixturevalue(request.param)
    return found


@TOUR
def test_every_page_of_a_framework_is_reached_from_its_first(version: Version) -> None:
    reached = linked(version, f"/{version.code}/")
    names = {resolve(address).url_name for address in reached}
    names |= {f"{page}-{form}" for page in UNTOLD & names for form in FORMS}
    names |= {f"{table}-{form}" for table, page in UNASKED.items() if page in names for form in FORMS}
    hidden = [address for address in map(unquote, addresses(version)) if address not in reached]
    assert [each for each in hidden if not (is_file(each) and resolve(each).url_name in names)] == []


def is_file(address: str) -> bool:
    """A file beside a page. The pages of one kind have the same files, and only some of the pages were opened."""
    return address.endswith((".csv", ".json", ".svg", ".xlsx"))


def test_the_rail_leads_to_money_and_says_where_the_reader_is(kaz: Version, page: Client) -> None:
    rail = f'href="/{kaz.code}/provisions/{{}}/"'
    home = page.get(f"/{kaz.code}/").content.decode()
    for part in ("funding", "operations", "hact"):
        assert rail.format(part) in home
    funding = page.get(f"/{kaz.code}/provisions/funding/").content.decode()
    assert f'{rail.format("funding")} aria-current="page"' in funding
    assert f"{rail.format('hact')} aria-current" not in funding
