"""From the page of an indicator to the form of what may be changed there, and back, by links alone."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.web.reading import markup_of, text_of
from tests.web.test_desk import KAZ

PAGE = f"/{KAZ}/indicators/"
CORRECT, DETERMINE, LAPSE = "indicators.value.supersede", "indicators.target.determine", "indicators.target.lapse"
AMEND = "indicators.indicator.amend"


def browser(role: Role, **place: str) -> Client:
    return signed_in(person(f"{role.value}@example.org", (role, Reach(KAZ, **place))))


def links(markup: str, verb: str) -> list[str]:
    """The addresses of a verb's form on a page."""
    return [html.unescape(each) for each in re.findall(rf'href="(/do/{verb}\?[^"]*)"', markup)]


def asked(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def fields(markup: str) -> dict[str, str]:
    """The plain inputs of a form, as a browser would send them."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", markup):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value and "checkbox" not in tag:
            found[name[1]] = html.unescape(value[1])
    return found


def test_a_value_is_corrected_from_its_row(kaz: Version) -> None:
    officer = browser(Role.DATA_OFFICER)
    address = next(each for each in links(markup_of(officer, PAGE + "1.2.1"), CORRECT) if "role=latest" in each)
    form = markup_of(officer, address)
    assert 'name="value" value="5.2"' in form, "the present value is shown"
    assert "About: indicator 1.2.1" in text_of(form)
    assert "(5.2 (2023)) · latest" in text_of(form)
    for name in ("framework", "indicator", "row", "role", "year"):
        assert f'type="hidden" name="{name}"' in form, "nobody types a key"
    sent = {**fields(form), "value": "5.3", "reason": "Revised series"}
    response = officer.post(f"/do/{CORRECT}", sent)
    assert response["Location"] == f"{PAGE}1.2.1#total"
    assert version_in_force(KAZ).number == kaz.number + 1
    assert "5.3" in markup_of(officer, PAGE + "1.2.1")


def test_each_value_has_a_draft_of_its_own(kaz: Version) -> None:
    officer = browser(Role.DATA_OFFICER)
    one, other = [each for each in links(markup_of(officer, PAGE + "1.2.1"), CORRECT) if "row=total" in each][:2]
    form = fields(markup_of(officer, one))
    officer.post(f"/do/{CORRECT}/check/reason", {**form, "reason": "Half a sentence"})
    assert "Half a sentence" in markup_of(officer, one)
    assert "Half a sentence" not in markup_of(officer, other)


def test_what_a_form_was_opened_with_stays_when_it_is_refused(kaz: Version) -> None:
    officer = browser(Role.DATA_OFFICER)
    form = fields(markup_of(officer, links(markup_of(officer, PAGE + "1.2.1"), CORRECT)[0]))
    response = officer.post(f"/do/{CORRECT}", {**form, "reason": ""})
    assert response.status_code == 422
    assert 'type="hidden" name="row"' in response.content.decode()


@pytest.mark.parametrize(
    ("role", "place", "roles"),
    [
        (Role.DATA_OFFICER, {}, {"baseline", "latest", "target"}),
        (Role.MEL_MEMBER, {}, {"baseline", "latest", "target"}),
        (Role.FOCAL_POINT, {"entity": "unicef"}, {"latest"}),
        (Role.FOCAL_POINT, {"entity": "undp"}, set()),
        (Role.COMMITTEE_MEMBER, {}, set()),
    ],
)
def test_only_what_the_reader_may_change_is_offered(
    kaz: Version, role: Role, place: dict[str, str], roles: set[str]
) -> None:
    markup = markup_of(browser(role, **place), PAGE + "1.2.1")
    assert {asked(each)["role"] for each in links(markup, CORRECT)} == roles
    assert bool(links(markup, AMEND)) is bool(roles)


def test_a_pending_target_is_determined_or_lapses_from_its_notice(kaz: Version) -> None:
    officer = browser(Role.DATA_OFFICER)
    address = links(markup_of(officer, PAGE + "16.5.1"), DETERMINE)[0]
    assert {"framework": KAZ, "indicator": "16.5.1", "row": "total"}.items() <= asked(address).items()
    form = markup_of(officer, address)
    assert "About: indicator 16.5.1" in text_of(form)
    assert f'name="seen" value="{kaz.number}"' in form
    assert not links(markup_of(browser(Role.FOCAL_POINT, entity="undp"), PAGE + "16.5.1"), DETERMINE)


def test_an_amendment_begins_with_the_indicator(kaz: Version) -> None:
    focal = browser(Role.FOCAL_POINT, entity="unicef")
    (address,) = links(markup_of(focal, PAGE + "1.2.1"), AMEND)
    form = markup_of(focal, address)
    assert "About: indicator 1.2.1" in text_of(form)
    assert "Title" in text_of(form)


def test_nothing_is_offered_to_strangers_or_on_a_past_day(kaz: Version, page: Client) -> None:
    assert "/do/indicators" not in page.get(PAGE + "1.2.1").content.decode()
    officer = browser(Role.DATA_OFFICER)
    assert not links(markup_of(officer, PAGE + "1.2.1", as_of="2026-02-01"), CORRECT)


def test_the_task_on_the_desk_leads_to_its_form(kaz: Version) -> None:
    officer = browser(Role.DATA_OFFICER)
    addresses = links(markup_of(officer, "/desk/"), DETERMINE)
    assert {"framework": KAZ, "indicator": "16.5.1", "row": "total"} in [asked(each) for each in addresses]
    form = markup_of(officer, addresses[0])
    assert f'href="{PAGE}' in form, "and on to the page, with what the document says"
