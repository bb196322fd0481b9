"""axe finds nothing on any page, and no page scrolls sideways: widths, languages, light and dark.

Every page is asked in English, wide and light. Pages that between them hold every part of the interface are asked
again narrow, in Russian and dark, and wide and in Kazakh; every page is laid out narrow in Russian, whose words
are the longest.
"""

import os
from collections.abc import Iterator

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from shanyraq.domains.packages.models import Version
from tests.journeys.conftest import NARROW, WIDE
from tests.web.addresses import FIXED, one_of_each

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

KAZ = "kaz-2026-2030"
NARROWED = f"/{KAZ}/results/?outcome=1&status=no_new_data&sort=-target"
BESIDE = [
    "/xaa-2027-2031/",
    "/search?q=water",
    f"/{KAZ}/search?q=water",
    f"/{KAZ}/search?q=zzzzzz",
    NARROWED,
    f"/{KAZ}/results/?status=on-the-moon",
    f"/{KAZ}/?as_of=2026-02-01",
    "/nowhere/at/all",
]
"""What no page is by itself: results of a search, filters and an order, what is not there."""
TELLING = ("home", "indicator", "outcome", "clause", "legal", "governance")
"""Pages that with those beside hold every part: ring, charts, tables, menus, verdicts, findings, timelines."""
ONLY_VIOLATIONS = {"resultTypes": ["violations"]}
"""Every rule is asked of every node; only what passes is not listed node by node, which takes most of the time."""
LAYOUT = "document.documentElement.scrollWidth - window.innerWidth"


def every_page() -> list[str]:
    """One address of each kind, and what stands beside."""
    version = Version.objects.get(framework__code=KAZ)
    return [*one_of_each(version).values(), *FIXED, *BESIDE]


def telling() -> list[str]:
    """Small pages of many parts, a matrix that is narrowed and sorted, a search, and what is not there."""
    version = Version.objects.get(framework__code=KAZ)
    found = one_of_each(version)
    return [*(found[name] for name in TELLING), NARROWED, f"/{KAZ}/search?q=water", "/nowhere/at/all"]


@pytest.fixture
def view(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Page]:
    """A page of a width, a language and a colour scheme."""
    width, language, scheme = request.param
    context = chromium.new_context(viewport=width, color_scheme=scheme)
    context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def seen(view: Page, site: str, address: str) -> str:
    """Opens a page, and says in which language it is."""
    view.goto(site + address)
    return str(view.evaluate("document.documentElement.lang"))


def violations(view: Page) -> list[tuple[str, list[object]]]:
    found = Axe().run(view, options=ONLY_VIOLATIONS)["violations"]
    return [(item["id"], [node["target"] for node in item["nodes"]][:3]) for item in found]


@pytest.mark.journey
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("view", [(WIDE, "en", "light")], ids=["wide"], indirect=True)
def test_axe_finds_nothing_on_any_page(site: str, view: Page) -> None:
    found = {}
    for address in every_page():
        assert seen(view, site, address) == "en", address
        if each := violations(view):
            found[address] = each
        if (sideways := view.evaluate(LAYOUT)) > 1:
            found[f"{address} sticks out"] = sideways
    assert found == {}


@pytest.mark.journey
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize(
    "view",
    [(NARROW, "ru", "dark"), (WIDE, "kk", "light"), (NARROW, "en", "light")],
    ids=["narrow in Russian and dark", "wide in Kazakh", "narrow"],
    indirect=True,
)
def test_axe_finds_nothing_in_other_lights(request: pytest.FixtureRequest, site: str, view: Page) -> None:
    language, scheme = request.node.callspec.params["view"][1:]
    found = {}
    for address in telling():
        assert seen(view, site, address) == language, address
        assert view.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")
        if each := violations(view):
            found[address] = each
    assert found == {}


@pytest.mark.journey
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("view", [(NARROW, "ru", "light")], ids=["narrow in Russian"], indirect=True)
def test_nothing_sticks_out_where_words_are_longest(site: str, view: Page) -> None:
    found = {}
    for address in every_page():
        assert seen(view, site, address) == "ru", address
        if (sideways := view.evaluate(LAYOUT)) > 1:
            found[address] = sideways
    assert found == {}
