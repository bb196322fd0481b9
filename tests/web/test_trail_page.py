"""The trail of a framework: for people with a role in it, as of a day, as a file."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

from django.test import Client
from django.utils import translation

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.recording import record
from shanyraq.base.ui.dates import format_day
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.subjects import Subject
from tests.base.people import person, signed_in
from tests.conftest import SIGNED
from tests.domains.test_register import AT, XAA, create
from tests.web.reading import main_of, markup_of

TRAIL = f"/{XAA}/trail/"


def reader(framework: str = XAA) -> Client:
    return signed_in(person(f"member@{framework}.example.org", (Role.COMMITTEE_MEMBER, Reach(framework))))


def test_it_says_who_did_what_and_why(second: Version) -> None:
    create()
    text = main_of(reader(), TRAIL)
    assert "tester added Living Water to the register" in text
    assert f"tester applied a package of {XAA}: version 1" in text
    assert f'href="/{XAA}/register/eau-vive/"' in markup_of(
        signed_in(person("b@x.org", (Role.MINISTRY, Reach(XAA)))), TRAIL
    )


def test_what_changed_is_told_in_words_and_not_by_codes(second: Version) -> None:
    create()
    browser = reader()
    text = main_of(browser, TRAIL)
    assert "Civil society" in text
    assert "civil_society" not in text
    browser.cookies["django_language"] = "ru"
    assert "Гражданское общество" in main_of(browser, TRAIL)


def test_it_is_narrowed_by_kind_and_read_as_of_a_day(second: Version) -> None:
    create()
    browser = reader()
    assert "applied a package" not in main_of(browser, TRAIL, kind="organisation")
    before = (AT.date() - timedelta(days=1)).isoformat()
    assert SIGNED < AT
    assert "Living Water" not in main_of(browser, TRAIL, as_of=before)


def test_whoever_has_no_role_here_finds_no_such_page(second: Version, page: Client) -> None:
    assert page.get(TRAIL).status_code == 302
    assert reader("kaz-2026-2030").get(TRAIL).status_code == 404


def test_it_can_be_taken_along(second: Version) -> None:
    create()
    text = reader().get(f"/{XAA}/trail.csv").content.decode()
    assert "parties.organisation.create" in text
    assert "number,at,actor,door,verb" in text
    (row,) = [each for each in csv.DictReader(io.StringIO(text)) if each["verb"] == "parties.organisation.create"]
    assert json.loads(row["after"])["name"] == {"fr": "Eau vive", "en": "Living Water"}
    assert row["before"] == ""


def test_fields_and_doors_are_called_as_people_call_them(second: Version) -> None:
    create()
    by = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    sent = {"framework": XAA, "key": "eau-vive", "reason": "They moved", "short_name": "EV"}
    assert by.post("/do/parties.organisation.amend", sent).status_code == 302
    by.post("/do/parties.organisation.end", {"framework": XAA, "key": "eau-vive", "reason": "Closed"})
    text = main_of(by, TRAIL)
    assert "· browser" in text
    assert "Short name" in text
    assert "Ended no → yes" in text
    assert "short_name" not in text
    by.cookies["django_language"] = "ru"
    assert "· браузер" in main_of(by, TRAIL)


def test_an_event_that_holds_too_little_for_its_sentence_is_told_all_the_same(second: Version) -> None:
    """The sentence of a verb may change with a release; the events that it left do not."""
    create()
    by, where = Actor("tester", Door.CLI), Subject("amendment", "7", XAA, "Old amendment")
    record("packages.amendment.propose", where, by=by, at=AT)
    browser = reader()
    said = "tester did packages.amendment.propose with Old amendment"
    assert said in main_of(browser, TRAIL)
    assert said in browser.get(f"/{XAA}/trail.csv").content.decode()
    assert said in main_of(signed_in(person("root@example.org", (Role.ADMINISTRATOR, Reach()))), TRAIL)


def test_it_is_in_the_menu_of_those_who_may_and_on_their_desk(second: Version, page: Client) -> None:
    rail = f'<a href="{TRAIL}">Trail</a>'
    browser = reader()
    assert rail in browser.get(f"/{XAA}/").content.decode()
    assert f'href="{TRAIL}"' in markup_of(browser, "/desk/")
    assert rail not in page.get(f"/{XAA}/").content.decode()
    assert rail not in reader("kaz-2026-2030").get(f"/{XAA}/").content.decode()


def test_it_is_narrowed_by_thing_and_person_and_widened_again(second: Version) -> None:
    create()
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))
    by = signed_in(officer)
    by.post("/do/parties.organisation.end", {"framework": XAA, "key": "eau-vive", "reason": "Closed"})
    about = main_of(by, TRAIL, kind="organisation", key="eau-vive")
    assert "Officer ended the entry of Living Water" in about
    assert "tester added Living Water" in about
    own = main_of(by, TRAIL, person=str(officer.pk))
    assert "Officer ended the entry" in own
    assert "tester added" not in own
    assert 'href="?kind=organisation"' in markup_of(by, TRAIL, kind="organisation", key="eau-vive"), "without the key"
    assert "Officer ended" in by.get(f"{TRAIL[:-1]}.csv?person={officer.pk}").content.decode()
    assert "tester added" not in by.get(f"{TRAIL[:-1]}.csv?person={officer.pk}").content.decode()
    for unknown in ({"key": "nowhere"}, {"person": "x"}, {"person": "9" * 30}, {"person": str(officer.pk + 99)}):
        assert by.get(TRAIL, unknown).status_code == 404, unknown


def test_a_thing_to_which_nothing_happened_has_an_empty_trail(kaz: Version) -> None:
    browser, trail = reader(kaz.code), f"/{kaz.code}/trail/"
    there = browser.get(trail, {"kind": "indicator", "key": "16.2.1"})
    assert there.status_code == 200
    assert "0 events" in there.content.decode()
    assert browser.get(trail, {"kind": "indicator"}).status_code == 200
    assert browser.get(trail, {"kind": "indicator", "key": "99.9.9"}).status_code == 404
    assert browser.get(trail, {"kind": "nosuch"}).status_code == 404
    assert browser.get(trail, {"kind": "nosuch", "key": "16.2.1"}).status_code == 404


def test_one_event_is_counted_as_one(second: Version) -> None:
    create()
    markup = markup_of(reader(), TRAIL, kind="organisation", key="eau-vive")
    assert "1 event" in markup
    assert "1 events" not in markup


def test_days_and_languages_in_details_are_in_the_language_of_the_reader(second: Version) -> None:
    create()
    root = signed_in(person("root@example.org", (Role.ADMINISTRATOR, Reach())))
    person("aigul@example.org")
    ends = (datetime.now(UTC) + timedelta(days=30)).date()
    told = {"person": "aigul@example.org", "role": "evaluator", "framework": XAA, "reason": "New", "ends_on": ends}
    assert root.post("/do/accounts.grant.give", told).status_code == 302
    for code, language in (("en", "English: Living Water"), ("ru", "English: Living Water")):
        root.cookies["django_language"] = code
        text = main_of(root, TRAIL)
        assert language in text
        assert ends.isoformat() not in text
        with translation.override(code):
            assert format_day(ends) in text


def test_a_text_that_only_looks_like_a_day_is_told_as_it_is(second: Version) -> None:
    by, where = Actor("tester", Door.CLI), Subject("organisation", "x", XAA, "X")
    record("parties.organisation.create", where, by=by, at=AT, after={"number": "2026-02-31"})
    assert "2026-02-31" in main_of(reader(), TRAIL)


def test_the_page_of_a_thing_says_what_happened_to_it(kaz: Version) -> None:
    code = kaz.code
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(code))))
    sent = {"framework": code, "indicator": "1.2.1", "source.en": "Elsewhere", "reason": "The ministry moved"}
    assert officer.post("/do/indicators.indicator.amend", sent).status_code == 302
    said = "What happened to it Officer amended indicator 1.2.1: Source"
    assert said in main_of(officer, f"/{code}/indicators/1.2.1")
    assert said not in main_of(officer, f"/{code}/indicators/1.2.1", as_of="2026-02-01")
    assert "What happened to it" not in main_of(officer, f"/{code}/indicators/3.2.1")
    assert "What happened to it" not in main_of(Client(), f"/{code}/indicators/1.2.1")
    assert "What happened to it" in main_of(officer, f"/{code}/versions/")


def test_the_installation_has_a_trail_for_its_administrators(second: Version) -> None:
    root = signed_in(person("root@example.org", (Role.ADMINISTRATOR, Reach())))
    person("gone@example.org")
    root.post("/do/accounts.person.end", {"person": "gone@example.org", "reason": "Left"})
    text = main_of(root, "/trail/")
    assert "Root ended the account of Gone" in text
    assert "applied a package" not in text, "each framework has its own"
    assert 'href="/trail/"' in root.get(f"/{XAA}/").content.decode()
    assert "Root ended the account of Gone" in root.get("/trail.csv?kind=person").content.decode()
    assert Client().get("/trail/").status_code == 302
    assert reader().get("/trail/").status_code == 404


def test_a_name_that_a_spreadsheet_would_take_for_a_formula_is_one_nowhere_in_the_file(second: Version) -> None:
    """Also where a program parts the row at other signs than the file does."""
    by = Actor("tester; =1+1", Door.WEB)
    record("parties.organisation.create", Subject("organisation", "x", XAA, "=2+2"), by=by, at=AT)
    text = reader().get(f"/{XAA}/trail.csv").content.decode()
    (row,) = [each for each in csv.DictReader(io.StringIO(text)) if each["key"] == "x"]
    assert row["actor"] == "tester; '=1+1"
    assert row["sentence"].startswith("tester; '=1+1 added =2+2")


def test_organisations_and_things_are_called_by_their_names(second: Version) -> None:
    by = Actor("tester", Door.CLI)
    made = Subject("sub_output", "7", XAA, "Advice")
    record("workplans.sub_output.add", made, by=by, at=AT, after={"entities": ["unicef"], "output": "A.1.1"})
    said = Subject("comment", "1", XAA, "Advice")
    record("comments.comment.write", said, by=by, at=AT, after={"about": "sub_output 7", "mentions": [3, 4]})
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    text = main_of(officer, TRAIL)
    for words in ("Entities UNICEF", "About sub-output 7", "Who is asked to look 2 people"):
        assert words in text
    for code in ("unicef", "sub_output", "[3"):
        assert code not in text
    officer.cookies["django_language"] = "ru"
    assert "Кого просят посмотреть 2 человека" in main_of(officer, TRAIL)


def test_the_place_of_a_role_is_called_by_its_name(second: Version) -> None:
    root = signed_in(person("root@example.org", (Role.ADMINISTRATOR, Reach())))
    person("aigul@example.org", name="Aigul")
    ends = (datetime.now(UTC) + timedelta(days=30)).date()
    told = {"person": "aigul@example.org", "role": "focal_point", "framework": XAA, "entity": "unicef", "ends_on": ends}
    assert root.post("/do/accounts.grant.give", {**told, "reason": "New"}).status_code == 302
    text = main_of(root, TRAIL)
    assert "Entity UNICEF" in text
    assert "unicef" not in text
