"""A web address of 150 characters and a text without a space, entered everywhere: no page scrolls sideways for it."""

import os
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.registry import load_package
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.conftest import TESTER
from tests.domains import giving
from tests.domains.proposing import propose
from tests.domains.test_packages_apply import LATER, retitled
from tests.domains.test_register import AT
from tests.journeys.test_signing_in import CODE, sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
ADDRESS = "https://example.org/" + "x" * 130
LETTERS = "Ж" * 5_000
REASON = {"reason": LETTERS[:2_000]}
DAYS = {"starts_on": "2027-01-01", "ends_on": "2028-12-31"}
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
WIDER = """[...document.querySelectorAll('body *')].filter(each => !each.closest('.table-scroll') &&
  each.getBoundingClientRect().right > document.documentElement.clientWidth + 1
  ).map(each => each.outerHTML.slice(0, 90))"""
STRETCHED = """[...document.querySelectorAll('.table-scroll td, .table-scroll th')].map(cell => cell.offsetWidth)
  .filter(width => width > 1400)"""
SQUEEZED = """[...document.querySelectorAll('main .button, main thead th, main dt')].filter(each =>
  each.offsetWidth && each.offsetWidth < 24).map(each => each.textContent.trim())"""


def do(name: str, /, **said: Any) -> Any:
    verb = verbbook()[name]
    return verb.function(verb.told.model_validate({"framework": CODE, **said}), by=TESTER, at=AT)


def entered(officer: Any) -> list[str]:
    """Texts without a space wherever one is entered; the addresses of the pages that show them."""
    do(
        "parties.organisation.create",
        key="long",
        name={"en": LETTERS[:300]},
        kind="civil_society",
        note=LETTERS[:2_000],
    )
    do("parties.organisation.amend", key="long", website=ADDRESS, note=ADDRESS, **REASON)
    do("parties.organisation.create", key="short-name", name={"en": ADDRESS}, short_name="Ж" * 60, kind="civil_society")
    contact = {"name": LETTERS[:200], "position": ADDRESS, "email": "x" * 200 + "@example.org"}
    do("parties.contact.create", organisation="long", **contact)
    do("indicators.indicator.amend", indicator="1.2.1", source={"en": ADDRESS}, reason=ADDRESS)
    row = {"indicator": "3.2.1", "row": "urban", "role": "baseline", "year": 2015, "value": 11.9}
    do("indicators.value.supersede", **row, **REASON)
    do("indicators.indicator.amend", indicator="3.2.1", source={"en": LETTERS}, title={"en": LETTERS}, **REASON)
    thing = {"kind": "indicator", "key": "1.2.1"}
    do("comments.comment.write", **thing, text=LETTERS)
    written = do("comments.comment.write", **thing, text=ADDRESS, mentions=[officer.pk])
    texts = {"title": {"en": LETTERS[:2_000]}, "description": {"en": LETTERS}, "entities": ["unicef"]}
    added = do("workplans.sub_output.add", output="1.1", **texts, implementers=[ADDRESS, LETTERS[:400]], **DAYS)
    number = added.number
    do("workplans.deliverable.add", sub_output=number, title={"en": LETTERS[:300]}, due_on="2027-06-30")
    do("workplans.sub_output.amend", number=number, code="Ж" * 80, description={"en": ADDRESS}, **REASON)
    do("workplans.plan.open", outcome="1", year=2027)
    given = giving.give(framework=CODE, title=ADDRESS, donor=LETTERS[:400], note=LETTERS[:2_000])
    version = version_in_force(CODE)
    said = {"title": ADDRESS, "reason": LETTERS[:2_000], "base": version.number}
    proposed = propose(retitled(load_package(version), ADDRESS), by=TESTER, at=LATER, **said)
    below = (
        *("trail/", "versions/", "versions/1/", "versions/2/", "register/", "register/long/", "register/short-name/"),
        *(
            "contacts/",
            "indicators/1.2.1",
            "indicators/3.2.1",
            "indicators/",
            "results/",
            "results/1/",
            "entities/unicef/",
        ),
        *(f"workplans/{number}/", "workplans/", "workplans/deliverables/", "workplans/plans/1/2027/"),
        *("funding/contributions/", f"funding/contributions/{given}/", f"comments/{written.pk}"),
        *("amendments/", f"amendments/{proposed.number}/"),
    )
    forms = (
        f"/do/parties.organisation.amend?framework={CODE}&key=long",
        f"/do/workplans.sub_output.amend?framework={CODE}&number={number}",
    )
    return ["/desk/", "/trail/", *forms, *(f"/{CODE}/{each}" for each in below)]


def test_no_page_scrolls_sideways_for_a_long_word(site: str, view: Page) -> None:
    officer = person(
        "officer@example.org", (Role.ADMINISTRATOR, Reach()), (Role.DATA_OFFICER, Reach(CODE)), name="Ж" * 150
    )
    pages = entered(officer)
    view.set_default_timeout(60_000)
    sign_in(view, site, "officer@example.org", "/desk/")
    expect(view.get_by_role("heading", level=1)).to_have_text("My desk")
    wrong: dict[str, Any] = {}
    for address in pages:
        answer = view.goto(site + address)
        assert answer is not None
        assert answer.status == 200, address
        if not view.evaluate(FITS):
            wrong[address] = view.evaluate(WIDER)
        for look in (STRETCHED, SQUEEZED):
            if found := view.evaluate(look):
                wrong[f"{address} {look[:20]}"] = found
    assert wrong == {}
