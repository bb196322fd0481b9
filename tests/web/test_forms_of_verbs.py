"""The form that every verb has: begun, checked while typing, refused with a summary, done, in conflict, kept."""

import html
import re

import pytest
from django.test import Client

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.drafts import drafts_of
from shanyraq.base.doors.fields import fields_of
from shanyraq.base.doors.models import Draft
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.parties.models import Registered
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.kernel.errors import Conflict
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.web.reading import main_of, markup_of

pytestmark = pytest.mark.usefixtures("without_words")
KAZ = "kaz-2026-2030"
AMEND = "/do/indicators.indicator.amend"
ABOUT = {"framework": KAZ, "indicator": "1.2.1"}
GOOD = {**ABOUT, "source.en": "Bureau of National Statistics", "reason": "The ministry moved"}


@pytest.fixture
def officer(kaz: Version) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))


@pytest.fixture
def desk(officer: Person) -> Client:
    return signed_in(officer)


def test_whoever_is_not_signed_in_is_asked_to(page: Client, kaz: Version) -> None:
    response = page.get(AMEND, ABOUT)
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/?next=/do/")


def test_a_form_begins_with_what_stands(desk: Client, kaz: Version) -> None:
    markup = markup_of(desk, AMEND, **ABOUT)
    assert (
        'lang="en" rows="2">The proportion of the population with incomes below the subsistence level</textarea>'
        in markup
    )
    assert f'name="seen" value="{kaz.number}"' in markup
    assert '<option value="decrease" selected>' in markup
    assert 'value="unicef" checked' in markup


def test_a_form_offers_the_things_that_may_be_changed(kaz: Version) -> None:
    browser = signed_in(person("point@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"))))
    markup = markup_of(browser, AMEND).partition('name="indicator"')[2].partition("</select>")[0]
    offered = re.findall(r'<option value="([^"]+)"', markup)
    assert "1.2.1" in offered
    assert 0 < len(offered) < kaz.indicators.count()
    whole = markup_of(browser, AMEND)
    assert f'<option value="{KAZ}" selected>' in whole
    assert 'value="xaa-2027-2031"' not in whole
    assert 'value="undp"' in whole, "an indicator may be led by others too"


def test_it_is_done_and_said(desk: Client, kaz: Version) -> None:
    response = desk.post(AMEND, {**GOOD, "seen": "1"}, follow=True)
    assert response.redirect_chain[0][0] == f"/{KAZ}/indicators/1.2.1"
    assert "Officer amended indicator 1.2.1: Source" in response.content.decode()
    assert version_in_force(KAZ).number == kaz.number + 1
    event = Event.objects.order_by("-pk").first()
    assert event is not None
    assert event.door == "web"


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({"reason": ""}, "reason", "This is needed"),
        ({"reason": "x"}, "reason", "At least 3 characters are needed"),
        ({"source.en": "", "reason": "Nothing"}, "", "enter at least one field that is to change"),
        ({"framework": "nowhere"}, "framework", "There is no such framework"),
    ],
)
def test_what_is_wrong_is_in_a_summary_that_leads_to_the_field(
    desk: Client, kaz: Version, sent: dict[str, str], field: str, said: str
) -> None:
    response = desk.post(AMEND, {**GOOD, **sent})
    assert response.status_code == 422
    text = response.content.decode()
    assert 'role="alert"' in text
    assert said in text
    if field:
        assert f'href="#field-{field}"' in text
    if sent.get("source.en") is None:
        assert "Bureau of National Statistics" in text, "nothing typed is lost"
    assert version_in_force(KAZ) == kaz


def test_a_stale_form_shows_both_sides_and_keeps_mine(desk: Client, kaz: Version) -> None:
    desk.post(AMEND, {**GOOD, "source.en": "Theirs", "seen": "1"})
    response = desk.post(AMEND, {**GOOD, "source.en": "Mine", "seen": "1"})
    assert response.status_code == 409
    text = response.content.decode()
    assert "Somebody changed this in the meantime" in text
    assert "Theirs" in text
    assert 'name="seen" value="2"' in text
    again = desk.post(AMEND, {**GOOD, "source.en": "Mine", "seen": "2"})
    assert again.status_code == 302


ENTRY = "/do/parties.organisation.amend"


@pytest.fixture
def entry(desk: Client, kaz: Version) -> dict[str, str]:
    """What a form of an entry of the register sends, as it was opened; somebody added website and note since."""
    of = {"framework": KAZ, "key": "eau", "kind": "civil_society", "name.en": "Eau"}
    desk.post("/do/parties.organisation.create", of)
    opened = {**of, "website": "", "note": "", "number": "", "short_name": "", "seen": "1", "reason": "Asked"}
    assert desk.post(ENTRY, {**opened, "website": "https://eau.example", "note": "theirs"}).status_code == 302
    return opened


def test_a_field_that_only_the_other_touched_is_not_lost(desk: Client, entry: dict[str, str]) -> None:
    assert desk.post(ENTRY, {**entry, "number": "12"}).status_code == 302
    row = Registered.objects.get(key="eau")
    assert (row.website, row.note, row.number) == ("https://eau.example", "theirs", "12")


def test_after_a_conflict_only_what_is_mine_is_sent_again(desk: Client, entry: dict[str, str]) -> None:
    text = desk.post(ENTRY, {**entry, "note": "mine"}).content.decode()
    rows = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.partition("<tbody>")[2].partition("</tbody>")[0]))
    assert rows.split() == ["Note", "mine", "theirs", "Keep", "this"], "nobody else touched the website"
    assert 'name="website" value="https://eau.example"' in text
    again = {**entry, "note": "mine", "website": "https://eau.example", "seen": "2"}
    assert desk.post(ENTRY, again).status_code == 302
    row = Registered.objects.get(key="eau")
    assert (row.website, row.note) == ("https://eau.example", "mine")


def test_after_a_conflict_the_other_side_can_be_kept_field_by_field(desk: Client, entry: dict[str, str]) -> None:
    text = desk.post(ENTRY, {**entry, "note": "mine", "number": "12"}).content.decode()
    assert 'form="do-form" name="theirs" value="note"' in text
    again = {**entry, "note": "mine", "number": "12", "website": "https://eau.example", "seen": "2", "theirs": "note"}
    assert desk.post(ENTRY, again).status_code == 302
    row = Registered.objects.get(key="eau")
    assert (row.note, row.number, row.revision) == ("theirs", "12", 3)


def test_a_conflict_names_fields_and_values_as_people_do(desk: Client, kaz: Version) -> None:
    desk.post(AMEND, {**GOOD, "lead_entities": ["who"], "seen": "1"})
    response = desk.post(AMEND, {**GOOD, "source.en": "Mine", "lead_entities": ["undp"], "seen": "1"})
    rows = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))
    assert "Lead entities UNDP WHO" in rows
    assert "lead_entities" not in rows


def test_a_form_names_an_indicator_in_the_language_of_its_reader(desk: Client, kaz: Version) -> None:
    desk.cookies["django_language"] = "ru"
    asked = {"framework": KAZ, "indicator": "3.2.1", "row": "total", "role": "baseline", "year": "2015"}
    text = desk.get("/do/indicators.value.supersede", asked).content.decode()
    assert "Коэффициент смертности детей" in text
    assert "Under five mortality" not in text


def test_a_conflict_that_a_second_try_does_not_mend_says_what_is_wrong(
    desk: Client, kaz: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> None:
        raise Conflict("version 3 changed it since; propose it anew", mine={"source": "Mine"})

    monkeypatch.setattr("shanyraq.domains.indicators.verbs.indicator.edit", broken)
    text = desk.post(AMEND, {**GOOD, "seen": "1"}).content.decode()
    assert "version 3 changed it since; propose it anew" in text
    assert "sending it again" not in text


def test_what_is_not_there_is_no_matter_of_roles(kaz: Version) -> None:
    root = signed_in(person("root@example.org", (Role.ADMINISTRATOR, Reach())))
    sent = {"person": "nobody@example.org", "reason": "Left"}
    response = root.post("/do/accounts.person.end", sent)
    assert response.status_code == 404
    text = response.content.decode()
    assert "There is no account nobody@example.org." in text
    assert "The coordination office gives roles" not in text
    root.cookies["django_language"] = "ru"
    assert "учётная запись nobody@example.org" in root.post("/do/accounts.person.end", sent).content.decode()


def test_whoever_may_not_is_told_so(kaz: Version) -> None:
    browser = signed_in(person("member@example.org", (Role.COMMITTEE_MEMBER, Reach(KAZ))))
    response = browser.post(AMEND, GOOD)
    assert response.status_code == 403
    assert "You may not do this here" in response.content.decode()
    assert version_in_force(KAZ) == kaz


def about(markup: str) -> dict[str, str]:
    """The hidden field that carries what the form was opened with."""
    found = re.search(r'name="about" value="([^"]*)"', markup)
    assert found
    return {"about": html.unescape(found[1])}


def test_one_field_is_checked_while_typing_and_the_draft_is_kept(desk: Client, officer: Person, kaz: Version) -> None:
    carried = about(markup_of(desk, AMEND, **ABOUT))
    response = desk.post(f"{AMEND}/check/reason", {**GOOD, **carried, "reason": "x"})
    assert "At least 3 characters are needed" in response.content.decode()
    assert "<html" not in response.content.decode()
    draft = Draft.objects.get(person=officer)
    assert (draft.verb, draft.about) == ("indicators.indicator.amend", f"framework={KAZ}&indicator=1.2.1")
    text = main_of(desk, AMEND, **ABOUT)
    assert "This is what you typed on" in text
    assert "Bureau of National Statistics" in markup_of(desk, AMEND, **ABOUT)
    assert f'href="{AMEND}?framework={KAZ}&amp;indicator=1.2.1"' in markup_of(desk, "/desk/")
    desk.post(AMEND, {**GOOD, **carried, "seen": "1"})
    assert not drafts_of(officer).exists()
    assert Draft.objects.get(person=officer).entered == {}, "that it was sent is remembered, and nothing of it"


@pytest.mark.parametrize(
    ("verb", "a", "b"),
    [
        ("accounts.person.end", {"person": "a@example.org"}, {"person": "b@example.org"}),
        ("accounts.grant.give", {"person": "a@example.org"}, {"person": "b@example.org"}),
        ("accounts.grant.give", {"person": "a@example.org"}, {"person": "a@example.org", "role": "psea"}),
    ],
)
def test_what_was_typed_about_one_is_not_sent_about_another(
    desk: Client, kaz: Version, verb: str, a: dict[str, str], b: dict[str, str]
) -> None:
    carried = about(markup_of(desk, f"/do/{verb}", **a))
    desk.post(f"/do/{verb}/check/reason", {**a, **carried, "reason": "Left in May"})
    markup = markup_of(desk, f"/do/{verb}", **b)
    assert "Left in May" not in markup
    if a["person"] != b["person"]:
        assert a["person"] not in markup
    again = markup_of(desk, f"/do/{verb}", **a)
    assert "Left in May" in again
    assert f'value="{a["person"]}"' in again


def test_a_form_keeps_one_draft_whatever_is_typed_into_it(desk: Client, officer: Person, kaz: Version) -> None:
    """What names the thing is typed too, where a form was opened with nothing; that does not make it another form."""
    invite, typed = "/do/accounts.person.invite", {"role": "psea", "framework": KAZ}
    for email in ("n@example.org", "new@example.org"):
        desk.post(f"{invite}/check/email", {**typed, "email": email})
    assert Draft.objects.filter(person=officer).count() == 1
    assert 'value="new@example.org"' in markup_of(desk, invite)


def test_no_field_of_a_command_is_called_as_what_a_form_carries() -> None:
    called = {(name, field.name) for name, verb in verbbook().items() if verb.command for field in fields_of(verb.told)}
    assert not [each for each in called if each[1] in {"about", "next", "theirs"}]


def test_the_address_says_which_thing_it_is_and_the_draft_the_rest(desk: Client, officer: Person, kaz: Version) -> None:
    carried = about(markup_of(desk, AMEND, **ABOUT))
    desk.post(f"{AMEND}/check/reason", {**GOOD, **carried, "indicator": "1.1.1"})
    markup = markup_of(desk, AMEND, **ABOUT)
    assert "The ministry moved" in markup
    assert 'type="hidden" name="indicator" value="1.2.1"' in markup


def test_a_form_leads_back_only_inside_the_site(desk: Client, kaz: Version) -> None:
    inside = desk.post(AMEND, {**GOOD, "next": "/about/"})
    assert inside["Location"] == "/about/"
    outside = desk.post(AMEND, {**GOOD, "source.en": "B", "next": "https://example.org/"})
    assert outside["Location"] == f"/{KAZ}/indicators/1.2.1"


@pytest.mark.parametrize("away", ["https://example.org/", "//example.org/", "javascript:alert(1)", "data:text/html,x"])
def test_a_form_that_was_opened_from_elsewhere_does_not_lead_there(desk: Client, kaz: Version, away: str) -> None:
    assert away not in markup_of(desk, AMEND, **ABOUT, next=away)
    refused = desk.post(AMEND, {**GOOD, "reason": "", "next": away})
    assert refused.status_code == 422
    assert away not in refused.content.decode()
    assert 'href="/about/"' in markup_of(desk, AMEND, **ABOUT, next="/about/")


def test_unknown_actions_and_things_are_not_found(desk: Client, kaz: Version) -> None:
    assert desk.get("/do/indicators.indicator.paint").status_code == 404
    assert desk.get("/do/packages.framework.apply").status_code == 404
    assert desk.get(AMEND, {"framework": KAZ, "indicator": "9.9.9"}).status_code == 404


def test_a_year_that_is_refused_is_written_as_a_year(desk: Client) -> None:
    sent = {**ABOUT, "row": "total", "role": "latest", "year": "1066", "value": "1", "reason": "Counted again"}
    response = desk.post("/do/indicators.value.supersede", sent)
    assert response.status_code == 422
    assert "The least is 1900" in html.unescape(response.content.decode())


def test_texts_are_entered_in_the_languages_of_the_framework_too(desk: Client, second: Version) -> None:
    officer = signed_in(person("french@example.org", (Role.DATA_OFFICER, Reach(second.code))))
    add = "/do/workplans.sub_output.add"
    page = officer.get(add, {"framework": second.code}).content.decode()
    assert 'name="title.fr"' in page
    assert 'name="title.fr"' not in desk.get(add, {"framework": KAZ}).content.decode()
    sent = {"framework": second.code, "output": "A.1.1", "title.fr": "Conseils", "entities": ["unicef"]}
    assert officer.post(add, sent).status_code == 302
    assert SubOutput.objects.get().title == {"fr": "Conseils"}
    assert officer.post(add, {**sent, "title.xx": "No"}).status_code == 302, "no field of the form: not read"
