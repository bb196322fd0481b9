"""axe finds nothing on any page, at two widths; pages do not scroll sideways."""

import os

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

from shanyraq.domains.packages.models import Version
from tests.web.addresses import FIXED, addresses

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own


def pages(version: Version) -> list[str]:
    """One address of each kind."""
    kinds: dict[str, str] = {}
    for address in addresses(version):
        kinds.setdefault("/".join(address.split("/")[2:4]), address)
    return [address for address in kinds.values() if not address.endswith((".ics", ".json", ".csv", ".svg", ".xlsx"))]


@pytest.mark.journey
@pytest.mark.xdist_group("browser")
def test_axe_finds_nothing_and_nothing_sticks_out(site: str, view: Page) -> None:
    version = Version.objects.get(framework__code="kaz-2026-2030")
    found = {}
    for address in [*pages(version), *FIXED]:
        view.goto(site + address)
        violations = Axe().run(view)["violations"]
        if violations:
            found[address] = [(item["id"], [node["target"] for node in item["nodes"]][:3]) for item in violations]
        sideways = view.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if sideways > 1:
            found[f"{address} sticks out"] = sideways
    assert found == {}
