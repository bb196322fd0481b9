"""Pages of people: the list with its filters, one person, the yearly review, one's own account, who may do what."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import PERMISSIONS, ROLES, Role
from shanyraq.base.accounts.powers import action_lines
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import give, person, signed_in
from tests.base.test_accounts import invitation
from tests.web.reading import main_of, markup_of

KAZ, XAA = "kaz-2026-2030", "xaa-2027-2031"
CODES = {"kaz": KAZ, "second": XAA}


@pytest.fixture(params=["kaz", "second"])
def code(request: pytest.FixtureRequest) -> str:
    version: Version = request.getfixturevalue(request.param)
    return version.code


@pytest.fixture
def officer(code: str) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(code)), name="Dana")


@pytest.fixture
def desk(officer: Person) -> Client:
    return signed_in(officer)


def test_the_list_tells_who_holds_what_until_when(desk: Client, code: str) -> None:
    person("aigul@example.org", (Role.FOCAL_POINT, Reach(code, entity="undp")), name="Aigul")
    person("else@example.org", (Role.EVALUATOR, Reach("zzz-2026-2030")), name="Elsewhere")
    text = main_of(desk, "/people/")
    assert "Aigul aigul@example.org" in text
    assert f"Focal point of a UN entity, {code} · undp" in text
    assert "Elsewhere" not in text
    assert "Invite somebody" in text


def test_the_list_is_filtered_by_role_state_and_name(desk: Client, officer: Person, code: str) -> None:
    person("aigul@example.org", (Role.EVALUATOR, Reach(code)), name="Әйгүл Ахметова")
    past = person("past@example.org", name="Past")
    give(past, Role.EVALUATOR, Reach(code), datetime.now(UTC).date() - timedelta(days=1))
    gone = person("gone@example.org", name="Gone")
    give(gone, Role.EVALUATOR, Reach(code))
    Person.objects.filter(pk=gone.pk).update(is_active=False, ended_at=datetime.now(UTC))
    names = {"Әйгүл Ахметова", "Past", "Gone", "Dana"}

    def shown(**query: str) -> set[str]:
        text = main_of(desk, "/people/", **query)
        return {name for name in names if name in text}

    assert shown() == {"Әйгүл Ахметова", "Past", "Dana"}
    assert shown(role="evaluator") == {"Әйгүл Ахметова"}
    assert shown(state="holding") == {"Әйгүл Ахметова", "Dana"}
    assert shown(state="without") == {"Past"}
    assert shown(state="ended") == {"Gone"}
    assert shown(state="ended", role="evaluator") == {"Gone"}
    assert shown(q="past@") == {"Past"}
    assert shown(q="әйгүл") == {"Әйгүл Ахметова"}
    assert shown(q="nobody") == set()
    assert "no such value" in main_of(desk, "/people/", role="king")


def test_open_invitations_can_be_withdrawn(desk: Client, officer: Person, code: str) -> None:
    invited = invitation(officer, framework=code).invitation
    type(invited).objects.update(expires_at="2100-01-01T00:00:00Z")
    assert "New (new@example.org): Evaluator" in main_of(desk, "/people/")
    link = f"/do/accounts.invitation.end?number={invited.pk}"
    assert link in markup_of(desk, "/people/").replace("&amp;", "&")
    sent = {"number": str(invited.pk), "reason": "Mistyped", "next": "/people/"}
    assert desk.post("/do/accounts.invitation.end", sent)["Location"] == "/people/"
    assert "new@example.org" not in main_of(desk, "/people/")


def test_a_person_s_page_tells_their_roles_of_all_times_and_what_they_did(
    desk: Client, officer: Person, code: str
) -> None:
    aigul = person("aigul@example.org", (Role.EVALUATOR, Reach(code)), name="Aigul")
    give(aigul, Role.PSEA, Reach(code), datetime.now(UTC).date() - timedelta(days=1))
    text = main_of(desk, f"/people/{aigul.pk}/")
    assert "Evaluator" in text
    assert "Coordinator for protection" in text
    assert "Nothing that you may see" in text
    assert text.count("Take away") == 1, "only what is held"
    own = markup_of(desk, f"/people/{officer.pk}/")
    assert "Give a role" not in own, "nobody gives a role to themselves"
    assert "Prolong" not in own
    assert desk.get("/people/999999/").status_code == 404


def test_the_buttons_lead_to_forms_that_know_what_they_are_about(desk: Client, code: str) -> None:
    aigul = person("aigul@example.org", (Role.EVALUATOR, Reach(code)), name="Aigul")
    markup = markup_of(desk, f"/people/{aigul.pk}/").replace("&amp;", "&")
    for verb, known in (
        ("accounts.grant.prolong", f'name="number" value="{aigul.grants.get().pk}"'),
        ("accounts.grant.revoke", f'name="number" value="{aigul.grants.get().pk}"'),
        ("accounts.grant.give", 'value="aigul@example.org"'),
        ("accounts.person.end", 'value="aigul@example.org"'),
    ):
        link = re.search(rf'href="(/do/{verb}\?[^"]+)"', markup)
        assert link, verb
        form = desk.get(link[1])
        assert form.status_code == 200
        text = " ".join(form.content.decode().split())
        assert known in text, verb
        assert f'name="next" value="/people/{aigul.pk}/"' in text
    done = desk.post(
        "/do/accounts.grant.revoke",
        {"number": str(aigul.grants.get().pk), "reason": "Moved", "next": f"/people/{aigul.pk}/"},
        follow=True,
    )
    assert "Dana ended that Aigul is Evaluator" in done.content.decode()


def test_the_review_lists_what_ends_within_sixty_days(desk: Client, code: str) -> None:
    today = datetime.now(UTC).date()
    for name, days in (("Soon", 30), ("Later", 61)):
        give(person(f"{name}@example.org", name=name), Role.EVALUATOR, Reach(code), today + timedelta(days=days))
    text = main_of(desk, "/people/review/")
    assert "1 role ends within sixty days" in text
    assert "Soon" in text
    assert "Later" not in text


@pytest.mark.parametrize("address", ["/people/", "/people/review/", "/account/"])
def test_lists_take_the_same_statements_for_one_and_for_thirty(desk: Client, code: str, address: str) -> None:
    today = datetime.now(UTC).date()

    def some(first: int, last: int) -> None:
        for number in range(first, last):
            each = person(f"{address.strip('/').replace('/', '-')}{number}@example.org")
            give(each, Role.EVALUATOR, Reach(code), today + timedelta(days=30))
            give(each, Role.PSEA, Reach(code), today + timedelta(days=30))

    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        return len(queries)

    some(0, 1)
    statements()
    one = statements()
    some(1, 30)
    assert statements() == one
    assert one <= 14


def test_a_long_list_has_pages(desk: Client, code: str) -> None:
    for number in range(51):
        person(f"n{number:02}@example.org", (Role.EVALUATOR, Reach(code)), name=f"Person {number:02}")
    assert "Person 48" in main_of(desk, "/people/")
    assert "Person 50" not in main_of(desk, "/people/")
    assert "Person 50" in main_of(desk, "/people/", page="2")


def test_one_s_own_page(desk: Client, officer: Person, code: str) -> None:
    text = main_of(desk, "/account/")
    assert "Dana" in text
    assert "A password alone guards it" in text
    assert f"Data officer of the coordination office, {code}" in text
    link = re.search(r'href="(/do/accounts\.person\.amend[^"]+)"', markup_of(desk, "/account/"))
    assert link
    form = desk.get(link[1].replace("&amp;", "&")).content.decode()
    assert 'value="Dana"' in form
    assert 'name="seen" value="1"' in form


def test_who_may_do_what_is_public_and_complete(page: Client, db: None) -> None:
    markup = markup_of(page, "/roles/")
    text = main_of(page, "/roles/")
    for facts in ROLES.values():
        assert facts.title in text
        assert all(PERMISSIONS[permission] in text for permission in facts.allows)
    lines = {line.name for line in action_lines()}
    assert lines == {name for name, verb in verbbook().items() if verb.doors}
    assert all(f"<code>{name}</code>" in markup for name in lines)
