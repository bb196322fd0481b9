"""What people choose, links that leave letters out, calendars: with their events, and closed to everybody else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail, signing
from django.test import Client
from icalendar import Calendar as Parsed

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.queries import hashed
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.accounts.commands import EndPerson, Invite
from shanyraq.base.accounts.verbs import joining
from shanyraq.base.accounts.verbs import person as people
from shanyraq.base.audit.models import Event
from shanyraq.base.notices.commands import EndCalendar, MakeCalendar, SetChoice
from shanyraq.base.notices.models import Calendar, Choice
from shanyraq.base.notices.queries import own_notices
from shanyraq.base.notices.sending import send
from shanyraq.base.notices.stopping import SALT, read_stop, stop_link
from shanyraq.base.notices.telling import kinds
from shanyraq.base.notices.verbs import calendar
from shanyraq.base.notices.verbs.choice import set_choice
from shanyraq.base.notices.vocabulary import Pace
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotAllowed, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import NOW, PASSWORD, actor, give, person, signed_in
from tests.base.signing import browser
from tests.base.test_digests import KAZ, MONDAY, SITE, mention
from tests.conftest import KAZ as PACKAGE
from tests.conftest import TESTER
from tests.web.reading import main_of


@pytest.fixture
def anna(kaz: Version, second: Version) -> Person:
    return person("anna@example.org", (Role.MINISTRY, Reach(KAZ)))


def last_event() -> Event:
    found = Event.objects.order_by("-pk").first()
    assert found is not None
    return found


def paces(holder: Person) -> dict[str, Pace]:
    return {each.kind.name: each.pace for each in own_notices(holder).chosen}


# What people choose


def test_the_kinds_and_how_often_they_come_where_nobody_chose(anna: Person) -> None:
    assert paces(anna) == {
        "tasks": Pace.WEEKLY,
        "mentions": Pace.DAILY,
        "amendments": Pace.DAILY,
        "plans": Pace.DAILY,
        "values": Pace.WEEKLY,
        "money": Pace.DAILY,
        "follow_up": Pace.WEEKLY,
        "feedback": Pace.DAILY,
        "roles": Pace.WEEKLY,
        "workbooks": Pace.NEVER,
    }


def test_a_choice_leaves_its_event(anna: Person) -> None:
    row = set_choice(SetChoice(kind="tasks", pace=Pace.NEVER), by=actor(anna), at=NOW)
    assert row.written().model_dump() == {"kind": "tasks", "pace": Pace.NEVER}
    assert paces(anna)["tasks"] is Pace.NEVER
    event = last_event()
    assert (event.verb, event.person, event.before, event.after) == (
        "notices.choice.set",
        anna.pk,
        {"pace": "weekly"},
        {"pace": "never"},
    )


def test_choosing_what_counts_already_is_nothing(anna: Person) -> None:
    before = Event.objects.count()
    set_choice(SetChoice(kind="tasks", pace=Pace.WEEKLY), by=actor(anna), at=NOW)
    assert Event.objects.count() == before
    assert not Choice.objects.exists()


def test_only_kinds_that_there_are(anna: Person) -> None:
    with pytest.raises(Refused):
        set_choice(SetChoice(kind="task", pace=Pace.NEVER), by=actor(anna), at=NOW)


def test_nobody_chooses_without_an_account(db: None) -> None:
    with pytest.raises(NotAllowed):
        set_choice(SetChoice(kind="tasks", pace=Pace.NEVER), by=TESTER, at=NOW)


def test_the_page_of_the_account_shows_and_changes_it(anna: Person) -> None:
    client = signed_in(anna)
    assert "Tasks and due dates: weekly, on Mondays" in main_of(client, "/account/")
    sent = {"kind": "tasks", "pace": "daily", "next": "/account/#letters"}
    assert client.post("/do/notices.choice.set", sent)["Location"] == "/account/#letters"
    assert "Tasks and due dates: daily" in main_of(client, "/account/")


# Links that leave letters out


def link(holder: Person, *names: str) -> str:
    return stop_link(holder.pk, names, SITE).removeprefix(SITE)


def test_a_look_at_the_link_changes_nothing(anna: Person) -> None:
    client = browser()
    text = main_of(client, link(anna, "mentions"))
    assert "Mentions" in text
    assert "Leave them out" in text
    assert paces(anna)["mentions"] is Pace.DAILY


@pytest.mark.parametrize("strict", [False, True])
def test_the_button_does_it_without_signing_in(anna: Person, strict: bool) -> None:
    """Also for a mail program, which sends no cookie and no token of a form."""
    client = Client(enforce_csrf_checks=strict)
    response = client.post(link(anna, "mentions"), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert paces(anna)["mentions"] is Pace.NEVER
    event = last_event()
    assert (event.verb, event.person, event.door) == ("notices.choice.set", anna.pk, "web")
    assert client.post(link(anna, "mentions")).status_code == 200, "and again"


def test_signed_in_as_somebody_else_it_is_still_about_whoever_got_the_letter(anna: Person) -> None:
    boris = person("boris@example.org")
    signed_in(boris).post(link(anna, "mentions"))
    assert (paces(anna)["mentions"], paces(boris)["mentions"]) == (Pace.NEVER, Pace.DAILY)


def test_the_click_of_a_letter_leaves_out_what_it_told(anna: Person) -> None:
    mention(anna)
    list(send(MONDAY, SITE))
    header = mail.outbox[0].extra_headers["List-Unsubscribe"]
    browser().post(header.removeprefix(f"<{SITE}").removesuffix(">"))
    assert [name for name, pace in paces(anna).items() if pace is Pace.NEVER] == ["mentions", "workbooks"]
    mention(anna, at=MONDAY + timedelta(hours=1))
    mail.outbox.clear()
    list(send(MONDAY + timedelta(days=1), SITE))
    assert mail.outbox == []


def test_what_was_changed_on_its_way_counts_for_nothing(anna: Person) -> None:
    token = link(anna, "mentions").split("/")[-2]
    head, stamp, signature = token.split(":")
    boris = person("boris@example.org")
    forged = signing.dumps([boris.pk, "mentions"], salt="another").split(":")[0]
    tampered = [
        f"{head}:{stamp}:{signature[:-1]}{'A' if signature[-1] != 'A' else 'B'}",
        f"{forged}:{stamp}:{signature}",
        f"{head[:-2]}:{stamp}:{signature}",
        head,
        "x:y:z",
        "x" * 2000,
        signing.dumps([anna.pk, "mentions"], salt="another"),
        signing.dumps("mentions", salt=SALT),
        signing.dumps([], salt=SALT),
        signing.dumps(["x", "mentions"], salt=SALT),
        signing.dumps({"a": 1}, salt=SALT),
    ]
    for each in tampered:
        assert read_stop(each) is None, each
        path = f"/account/notices/stop/{each}/"
        assert (browser().get(path).status_code, browser().post(path).status_code) == (404, 404)
    assert paces(anna)["mentions"] is Pace.DAILY


def test_a_link_of_an_account_that_ended_or_of_a_kind_that_is_gone(anna: Person) -> None:
    assert browser().get(link(anna, "gone")).status_code == 404
    Person.objects.filter(pk=anna.pk).update(is_active=False)
    assert browser().post(link(anna, "mentions")).status_code == 404
    assert not Choice.objects.exists()


# Calendars


def made(holder: Person) -> str:
    return calendar.make(MakeCalendar(), by=actor(holder), at=NOW).secret


def read(secret: str, **headers: str) -> Any:
    return browser(**headers).get(f"/calendar/{secret}.ics")


def entries(secret: str) -> dict[str, Any]:
    response = read(secret)
    assert response.status_code == 200
    return {str(each["UID"]): each for each in Parsed.from_ical(response.content).walk("VEVENT")}


def test_the_secret_is_kept_as_a_hash_and_told_once(anna: Person) -> None:
    secret = made(anna)
    row = Calendar.objects.get()
    assert row.secret == hashed(secret)
    assert secret not in f"{last_event().change}{last_event().after}{last_event().name}"


def test_making_one_anew_ends_the_one_before(anna: Person) -> None:
    first = made(anna)
    assert read(first).status_code == 200
    second = made(anna)
    assert (read(first).status_code, read(second).status_code) == (404, 200)
    calendar.end(EndCalendar(), by=actor(anna), at=NOW)
    assert read(second).status_code == 404
    before = Event.objects.count()
    calendar.end(EndCalendar(), by=actor(anna), at=NOW)
    assert Event.objects.count() == before, "there is nothing to end any more"


def test_an_account_that_ended_has_no_calendar(anna: Person) -> None:
    secret = made(anna)
    Person.objects.filter(pk=anna.pk).update(is_active=False)
    assert read(secret).status_code == 404


def test_an_account_that_is_opened_again_has_another_calendar(anna: Person) -> None:
    """Whoever got hold of the address once does not read the dates of the account that came back."""
    officer = person("officer@example.org", (Role.ADMINISTRATOR, Reach()))
    secret = made(anna)
    people.end(EndPerson(person=anna.email, reason="Moved away"), by=actor(officer), at=NOW)
    assert Calendar.objects.get().ended_at == NOW
    ends = (NOW + timedelta(days=90)).date()
    back = Invite(email=anna.email, name="Anna", role=Role.MINISTRY, framework=KAZ, ends_on=ends)
    invited = people.invite(back, by=actor(officer), at=NOW)
    assert joining.join(invited.secret, password=PASSWORD, by=joining.joining(invited.invitation), at=NOW) == anna
    assert read(secret).status_code == 404
    assert read(made(anna)).status_code == 200


@pytest.mark.parametrize("secret", ["x", "x" * 43, "x" * 5000, "ы"])
def test_a_wrong_secret_finds_nothing(kaz: Version, secret: str) -> None:
    assert read(secret).status_code == 404


def test_it_holds_the_dates_of_the_frameworks_and_no_names(anna: Person) -> None:
    give(person("reviewed@example.org", name="Secret Name"), Role.MINISTRY, Reach(KAZ), MONDAY.date())
    boss = person("boss@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
    mention(boss)
    with time_machine.travel(MONDAY, tick=False):
        content = read(made(boss)).content.decode()
        found = entries(made(boss))
    assert "Secret" not in content
    assert "asks you to look" not in content
    assert found[f"{KAZ}.end@shanyraq"]["DTSTART"].dt.isoformat() == "2030-12-31"
    assert any(uid.startswith(f"{KAZ}.target.16.5.1") for uid in found)
    over = ("5.2.2", "16.2.1")  # the document says that they are not monitored after their days in 2025
    assert not [uid for uid in found if uid.startswith(tuple(f"{KAZ}.target.{key}" for key in over))]
    assert sum(uid.startswith("role.") for uid in found) == 2
    assert str(found[f"{KAZ}.end@shanyraq"]["URL"]) == f"http://testserver/{KAZ}/"


def test_its_activities_are_those_of_the_plan_with_the_same_names(anna: Person) -> None:
    plan = Parsed.from_ical(browser().get(f"/{KAZ}/plan.ics").content)
    expected = {str(each["UID"]): (each["DTSTART"].dt, str(each["URL"])) for each in plan.walk("VEVENT")}
    own = {uid: each for uid, each in entries(made(anna)).items() if ".plan." in uid}
    assert {uid: (each["DTSTART"].dt, str(each["URL"])) for uid, each in own.items()} == expected


def test_a_role_of_an_entity_brings_the_activities_of_the_entity(kaz: Version) -> None:
    focal = person("focal@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef")))
    plan = Parsed.from_ical(browser().get(f"/{KAZ}/plan.ics").content).walk("VEVENT")
    own = [uid for uid in entries(made(focal)) if ".plan." in uid]
    assert 0 < len(own) < len(plan)


def test_without_a_role_it_is_empty_and_names_stay(anna: Person) -> None:
    secret = made(anna)
    before = entries(secret)
    assert before.keys() == entries(secret).keys()
    Grant.objects.filter(person=anna).update(ended_at=NOW)
    assert entries(secret) == {}


def test_it_speaks_the_language_of_its_person(kaz: Version) -> None:
    ru = person("ru@example.org", (Role.MINISTRY, Reach(KAZ)), language="ru")
    assert "Окончание рамочной программы" in str(entries(made(ru))[f"{KAZ}.end@shanyraq"]["SUMMARY"])


def test_it_is_for_its_reader_alone_and_is_not_sent_again(anna: Person) -> None:
    secret = made(anna)
    response = read(secret)
    assert "private" in response["Cache-Control"]
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(response.content) < 200_000
    assert read(secret, **{"If-None-Match": response["ETag"]}).status_code == 304


def test_how_often_it_may_be_read(anna: Person, settings: Any) -> None:
    settings.LIMITS = {**settings.LIMITS, "calendars": 2, "strangers": 2}
    secret = made(anna)
    with time_machine.travel(MONDAY, tick=False):
        assert [read(secret).status_code for _ in range(3)] == [200, 200, 429]
        assert [read("wrong").status_code for _ in range(3)] == [404, 404, 429]
        assert int(read("wrong")["Retry-After"]) > 0


def test_the_page_that_makes_one_shows_the_address_once(anna: Person) -> None:
    client = signed_in(anna)
    assert "/account/reauthenticate/" in client.get("/do/notices.calendar.make")["Location"]
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert "Make the address of your calendar" in main_of(client, "/do/notices.calendar.make")
    page = client.post("/do/notices.calendar.make")
    address = page.context["address"]
    assert address in page.content.decode()
    assert browser().get(address.removeprefix("http://testserver")).status_code == 200
    assert "under a secret address, made on" in main_of(client, "/account/")
    assert address not in client.get("/account/").content.decode()
    sent = {"next": "/account/#calendar"}
    assert client.post("/do/notices.calendar.end", sent)["Location"] == "/account/#calendar"
    assert browser().get(address.removeprefix("http://testserver")).status_code == 404


def test_a_kind_is_named_and_explained(kaz: Version) -> None:
    assert all(kind.title and kind.help for kind in kinds().values())


def test_the_guide_names_every_kind_of_letters_and_how_often_it_comes() -> None:
    guide = (PACKAGE.parents[1] / "docs/how-to/notices.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in guide.splitlines() if line[:2] == "| "]
    told = {kind: pace for kind, _tells, pace in rows[2:]}
    assert told == {kind.title.lower(): str(kind.pace) for kind in kinds().values()}
