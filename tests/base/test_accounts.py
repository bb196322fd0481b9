"""Verbs of accounts through their doors: inviting, joining, granting, reviewing, ending, tokens."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django.utils import translation
from typer.testing import CliRunner

from shanyraq.base.access.models import Grant, Invitation, Person, Token
from shanyraq.base.access.queries import hashed, token_of
from shanyraq.base.access.thresholds import invited_for
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.accounts.commands import AmendOwn, EndInvitation, EndPerson, Give, Invite, Prolong, Revoke
from shanyraq.base.accounts.verbs import grant as grants
from shanyraq.base.accounts.verbs import joining
from shanyraq.base.accounts.verbs import person as people
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.feed import lines, sentence_of
from shanyraq.base.doors.templatetags.doors import changes
from shanyraq.base.ui.speech import say
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import NOW, PASSWORD, TODAY, actor, give, person, signed_in

KAZ = "kaz-2026-2030"
XAA = "xaa-2027-2031"
YEAR = TODAY + timedelta(days=365)
SYSTEM = Actor("system", Door.SYSTEM)
LONG = "four words in a row"


@pytest.fixture
def root(db: None) -> Person:
    return person("root@example.org", (Role.ADMINISTRATOR, Reach()), name="Root")


@pytest.fixture
def officer(db: None) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)), name="Dana")


def invitation(by: Person, **fields: object) -> people.Invited:
    told = {"email": "new@example.org", "name": "New", "role": "evaluator", "framework": KAZ, "ends_on": YEAR}
    return people.invite(Invite.model_validate({**told, **fields}), by=actor(by), at=NOW)


def last_event() -> Event:
    found = Event.objects.order_by("-pk").first()
    assert found is not None
    return found


# Inviting


def test_an_invitation_keeps_no_secret_and_leaves_an_event(officer: Person) -> None:
    invited = invitation(officer)
    kept = Invitation.objects.get()
    assert kept.secret == hashed(invited.secret)
    event = last_event()
    assert (event.verb, event.person, event.framework) == ("accounts.person.invite", officer.pk, KAZ)
    for column in ("change", "before", "after", "reason", "name", "key"):
        assert invited.secret not in str(getattr(event, column))
        assert kept.email not in str(getattr(event, column)), "what cannot be taken out again holds no address"


def test_the_browser_sends_the_letter_in_the_language_of_the_invited(
    officer: Person, kaz: Version, django_capture_on_commit_callbacks: object
) -> None:
    browser = signed_in(officer)
    sent = {
        "email": "New@Example.org",
        "name": "Новый Человек",
        "language": "ru",
        "role": "focal_point",
        "framework": KAZ,
        "entity": "undp",
        "ends_on": (datetime.now(UTC).date() + timedelta(days=30)).isoformat(),
        "next": "/people/",
    }
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        response = browser.post("/do/accounts.person.invite", sent)
    assert (response.status_code, response["Location"]) == (302, "/people/")
    (letter,) = mail.outbox
    assert letter.to == ["new@example.org"]
    assert f"({KAZ}, ПРООН)" in letter.body
    found = re.search(r"http://testserver/account/join/([\w-]+)/", letter.body)
    assert found
    assert Invitation.objects.get().secret == hashed(found[1])
    assert found[1] not in response.content.decode() + str(response.cookies), "only the invited sees the link"


def test_a_letter_that_cannot_be_sent_is_told_to_whoever_invited(
    officer: Person, kaz: Version, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "tests.base.no_mail.NoMail"
    ends = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    sent = {"email": "new@example.org", "name": "New", "role": "psea", "framework": KAZ, "ends_on": ends}
    response = signed_in(officer).post("/do/accounts.person.invite", {**sent, "next": "/people/"}, follow=True)
    assert response.status_code == 200
    assert "The letter could not be sent. Withdraw the invitation, and invite again." in response.content.decode()
    assert Invitation.objects.filter(ended_at=None).count() == 1


def test_no_letter_leaves_when_the_invitation_is_refused(officer: Person, kaz: Version) -> None:
    browser = signed_in(officer)
    response = browser.post(
        "/do/accounts.person.invite",
        {"email": officer.email, "name": "Dana", "role": "evaluator", "framework": KAZ, "ends_on": YEAR.isoformat()},
    )
    assert response.status_code == 422
    assert "has an account already" in response.content.decode()
    assert mail.outbox == []


def test_somebody_whose_account_ended_can_be_invited_again(root: Person, officer: Person) -> None:
    people.end(EndPerson(person=officer.email, reason="Left"), by=actor(root), at=NOW)
    invited = invitation(root, email=officer.email, name="Dana Again")
    back = joining.join(invited.secret, password=LONG, by=SYSTEM, at=NOW)
    assert (back.pk, back.name, back.is_active, back.ended_at) == (officer.pk, "Dana Again", True, None)
    assert [grant.role for grant in back.grants.filter(ended_at=None)] == ["evaluator"]


def test_the_head_of_an_entity_invites_its_focal_points_and_nobody_else(db: None) -> None:
    head = person("head@example.org", (Role.AGENCY_HEAD, Reach(KAZ, entity="undp")))
    assert invitation(head, role="focal_point", entity="undp").invitation.reach["entity"] == "undp"
    for wrong in (
        {"role": "focal_point", "entity": "fao"},
        {"role": "agency_head", "entity": "undp"},
        {"role": "data_officer"},
    ):
        with pytest.raises(Refused, match=r"you give: Focal point of a UN entity \(kaz-2026-2030 · undp\)"):
            invitation(head, email="b@example.org", **wrong)
    with pytest.raises(Refused, match="The role needs: Entity"):
        invitation(head, email="b@example.org", role="focal_point")


@pytest.mark.parametrize(
    ("role", "place", "said"),
    [
        ("focal_point", {"entity": "UNICEF"}, "did you mean “unicef”"),
        ("focal_point", {"entity": "UNICEFF"}, "did you mean “unicef”"),
        ("focal_point", {"entity": "nosuch"}, "Entity: there is no “nosuch” here"),
        ("group_chair", {"outcome": "Outcome 1"}, "did you mean “1”"),
        ("group_chair", {"outcome": "99"}, "Outcome: there is no “99” here"),
        ("partner_official", {"partner": "some-partner"}, "Partner: there is no “some-partner” here"),
        ("partner_official", {"partner": "unicef"}, "Partner: there is no “unicef” here"),
    ],
)
def test_a_role_holds_in_a_place_that_there_is(officer: Person, role: str, place: dict[str, str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        invitation(officer, role=role, **place)
    person("aigul@example.org")
    told = {"person": "aigul@example.org", "role": role, "framework": KAZ, **place, "ends_on": YEAR}
    with pytest.raises(Refused, match=said):
        grants.give(Give.model_validate({**told, "reason": "New"}), by=actor(officer), at=NOW)


def test_the_form_offers_what_the_inviter_gives(kaz: Version) -> None:
    head = signed_in(person("head@example.org", (Role.AGENCY_HEAD, Reach(KAZ, entity="unicef"))))
    form = head.get("/do/accounts.person.invite").content.decode()
    assert options_of(form, "role") == [("focal_point", True)]
    assert options_of(form, "framework") == [(KAZ, True)]
    assert options_of(form, "entity") == [("unicef", True)]


def test_the_form_of_the_office_offers_every_place_of_its_framework(officer: Person, kaz: Version) -> None:
    form = signed_in(officer).get("/do/accounts.person.invite").content.decode()
    assert options_of(form, "framework") == [(KAZ, True)]
    assert [value for value, _ in options_of(form, "outcome")] == ["1", "2", "3", "4"]
    assert ("unicef", False) in options_of(form, "entity")
    assert "unicef" not in dict(options_of(form, "partner"))
    roles = dict(options_of(form, "role"))
    assert "administrator" not in roles
    assert "evaluator" in roles


def options_of(form: str, field: str) -> list[tuple[str, bool]]:
    """The values of a list, and whether each is chosen."""
    inside = form.partition(f'name="{field}"')[2].partition("</select>")[0]
    found = re.findall(r'<option value="([^"]+)"( selected)?>', inside)
    return [(value, bool(chosen)) for value, chosen in found]


def test_the_trail_says_role_and_place_in_the_language_of_the_reader(officer: Person) -> None:
    invitation(officer, role="group_chair", outcome="1")
    invited = last_event()
    aigul = person("aigul@example.org", name="Aigul")
    told = {"person": aigul.email, "role": "focal_point", "framework": KAZ, "entity": "undp", "ends_on": YEAR}
    grants.give(Give.model_validate({**told, "reason": "New"}), by=actor(officer), at=NOW)
    given = last_event()
    said = "Dana made Aigul Focal point of a UN entity (kaz-2026-2030, Entity undp) until 2027-06-01"
    assert str(sentence_of(given)) == said
    assert str(sentence_of(invited)) == "Dana invited New as Chair of a Results Group (kaz-2026-2030, Outcome 1)"
    assert ("Role", None, "Chair of a Results Group") in changes(*lines([invited]))
    for language, title, day in (
        ("ru", "Координатор (контактное лицо) структуры ООН", "1 июня 2027"),
        ("kk", "", "2027"),
    ):
        with translation.override(language):
            said = say(sentence_of(given))
            assert "Focal point" not in said
            assert "Entity" not in said
            assert title in said
            assert day in said
            assert "Chair of a Results Group" not in say(sentence_of(invited)) + str(changes(*lines([invited])))


def test_an_event_of_an_earlier_release_is_said_too(officer: Person) -> None:
    give(person("aigul@example.org", name="Aigul"), Role.EVALUATOR, Reach(KAZ))
    grants.revoke(Revoke(number=Grant.objects.latest("pk").pk, reason="Moved"), by=actor(officer), at=NOW)
    event = last_event()
    event.change = {"role": "Evaluator", "until": "2036-05-29"}
    with translation.override("ru"):
        assert "Evaluator" not in say(sentence_of(event))


# Joining


def test_joining_opens_a_confirmed_account_with_the_role(officer: Person) -> None:
    invited = invitation(officer)
    new = joining.join(invited.secret, password=LONG, by=joining.joining(invited.invitation), at=NOW)
    assert new.check_password(LONG)
    address = EmailAddress.objects.get(user=new)
    assert (address.email, address.verified, address.primary) == ("new@example.org", True, True)
    (grant,) = new.grants.all()
    assert (grant.role, grant.framework, grant.given_by, grant.ends_on) == ("evaluator", KAZ, "Dana", YEAR)
    assert (last_event().verb, last_event().actor) == ("accounts.person.join", "New")


@pytest.mark.parametrize("spoilt", ["used", "withdrawn", "too old", "unknown"])
def test_an_invitation_counts_once_and_while_it_stands(officer: Person, spoilt: str) -> None:
    invited = invitation(officer)
    at, secret = NOW + timedelta(days=1), invited.secret
    if spoilt == "used":
        joining.join(secret, password=LONG, by=SYSTEM, at=at)
    elif spoilt == "withdrawn":
        command = EndInvitation(number=invited.invitation.pk, reason="Mistyped")
        people.end_invitation(command, by=actor(officer), at=at)
    elif spoilt == "too old":
        at = NOW + invited_for(TODAY)
    else:
        secret = "x" * 43
    with pytest.raises(NotFound):
        joining.join(secret, password=LONG, by=SYSTEM, at=at)


def test_an_invitation_counts_until_the_last_moment(officer: Person) -> None:
    at = NOW + invited_for(TODAY) - timedelta(seconds=1)
    assert joining.join(invitation(officer).secret, password=LONG, by=SYSTEM, at=at).pk


def test_the_secret_of_an_invitation_opens_its_role_alone(root: Person, officer: Person) -> None:
    """Whoever knows one secret has one letter: the others of the address were written by others."""
    first, second = invitation(officer), invitation(root, framework=XAA)
    new = joining.join(first.secret, password=LONG, by=SYSTEM, at=NOW)
    assert [grant.framework for grant in new.grants.all()] == [KAZ]
    with pytest.raises(NotFound):
        joining.join(second.secret, password="somebody else's words", by=SYSTEM, at=NOW)
    joining.accept(second.secret, by=actor(new), at=NOW)
    assert {grant.framework: grant.given_by for grant in new.grants.all()} == {KAZ: "Dana", XAA: "Root"}
    assert (last_event().verb, last_event().framework) == ("accounts.invitation.accept", XAA)


def test_an_invitation_is_accepted_once_and_by_whom_it_is_for(root: Person, officer: Person) -> None:
    new = joining.join(invitation(officer).secret, password=LONG, by=SYSTEM, at=NOW)
    told = {"email": "other@example.org", "name": "Other", "role": "evaluator", "framework": KAZ, "ends_on": YEAR}
    of_other = people.invite(Invite.model_validate(told), by=actor(officer), at=NOW)
    with pytest.raises(NotFound):
        joining.accept(of_other.secret, by=actor(new), at=NOW)
    joining.join(of_other.secret, password=LONG, by=SYSTEM, at=NOW)
    with pytest.raises(NotFound):
        joining.accept(of_other.secret, by=actor(Person.objects.get(email="other@example.org")), at=NOW)


# Roles


def test_a_role_is_given_prolonged_and_taken_away(officer: Person) -> None:
    aigul, by = person("aigul@example.org", name="Aigul"), actor(officer)
    told = {
        "person": "aigul@example.org",
        "role": "mel_member",
        "framework": KAZ,
        "ends_on": TODAY + timedelta(days=30),
    }
    grant = grants.give(Give.model_validate({**told, "reason": "New in the group"}), by=by, at=NOW)
    grants.prolong(Prolong(number=grant.pk, seen=1, ends_on=YEAR, reason="Reviewed"), by=by, at=NOW)
    grants.revoke(Revoke(number=grant.pk, seen=2, reason="Moved"), by=by, at=NOW)
    assert actor(aigul).holdings == ()
    verbs = list(Event.objects.filter(kind="grant", key=str(grant.pk)).values_list("verb", "reason"))
    assert verbs == [
        ("accounts.grant.give", "New in the group"),
        ("accounts.grant.prolong", "Reviewed"),
        ("accounts.grant.revoke", "Moved"),
    ]


def test_a_role_is_given_once_in_a_place(officer: Person) -> None:
    give(person("aigul@example.org"), Role.FOCAL_POINT, Reach(KAZ, entity="undp"))
    told = {"person": "aigul@example.org", "role": "focal_point", "framework": KAZ, "ends_on": YEAR, "reason": "New"}
    grants.give(Give.model_validate({**told, "entity": "fao"}), by=actor(officer), at=NOW)
    with pytest.raises(Refused, match="held here already"):
        grants.give(Give.model_validate({**told, "entity": "undp"}), by=actor(officer), at=NOW)


def test_a_role_that_ended_or_was_taken_away_is_not_prolonged(officer: Person) -> None:
    aigul, by = person("aigul@example.org"), actor(officer)
    over = give(aigul, Role.EVALUATOR, Reach(KAZ), TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="give it again"):
        grants.prolong(Prolong(number=over.pk, ends_on=YEAR, reason="Late"), by=by, at=NOW)
    taken = give(aigul, Role.EVALUATOR, Reach(KAZ))
    grants.revoke(Revoke(number=taken.pk, reason="Moved"), by=by, at=NOW)
    with pytest.raises(Refused, match="was taken away"):
        grants.prolong(Prolong(number=taken.pk, ends_on=YEAR, reason="Late"), by=by, at=NOW)


def test_a_stale_review_is_a_conflict(officer: Person) -> None:
    grant = give(person("aigul@example.org"), Role.EVALUATOR, Reach(KAZ))
    grants.prolong(Prolong(number=grant.pk, seen=1, ends_on=YEAR, reason="Mine"), by=actor(officer), at=NOW)
    with pytest.raises(Conflict):
        grants.prolong(Prolong(number=grant.pk, seen=1, ends_on=TODAY, reason="Theirs"), by=actor(officer), at=NOW)


def test_roles_of_another_framework_do_not_exist(officer: Person) -> None:
    grant = give(person("aigul@example.org"), Role.EVALUATOR, Reach(XAA))
    with pytest.raises(NotFound):
        grants.revoke(Revoke(number=grant.pk, reason="Mine"), by=actor(officer), at=NOW)


# Ending


def test_an_ended_account_loses_roles_tokens_sessions_and_password(root: Person, officer: Person) -> None:
    browser = signed_in(officer)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    browser.post("/do/accounts.token.make", {"name": "Script", "days": "30"})
    UserSession.objects.create(user=officer, session_key=browser.session.session_key, ip="127.0.0.1")
    people.end(EndPerson(person=officer.email, reason="Left the office"), by=actor(root), at=NOW)
    officer.refresh_from_db()
    assert (officer.is_active, officer.has_usable_password()) == (False, False)
    assert not Grant.objects.filter(person=officer, ended_at=None).exists()
    assert not Token.objects.filter(person=officer, ended_at=None).exists()
    assert not UserSession.objects.filter(user=officer).exists()
    assert browser.get("/account/").status_code == 302
    assert last_event().change == {"roles": 1, "tokens": 1, "sessions": 1, "invitations": 0}


def test_an_account_that_ended_does_not_come_back_through_an_earlier_invitation(root: Person, officer: Person) -> None:
    first, second = invitation(officer), invitation(root, role="data_officer")
    joining.join(first.secret, password=LONG, by=SYSTEM, at=NOW)
    people.end(EndPerson(person="new@example.org", reason="Left"), by=actor(root), at=NOW)
    assert last_event().change["invitations"] == 1
    assert Invitation.objects.get(pk=second.invitation.pk).ended_at == NOW
    with pytest.raises(NotFound):
        joining.join(second.secret, password=LONG, by=SYSTEM, at=NOW)
    assert not Person.objects.get(email="new@example.org").is_active


def test_an_invitation_from_before_the_account_ended_does_not_open(root: Person, officer: Person) -> None:
    """Also where it was kept open by an earlier release."""
    invited = invitation(root)
    later = NOW + timedelta(days=1)
    Person.objects.create(
        email="New@example.org", name="New", joined_at=NOW, is_active=False, ended_at=NOW + timedelta(hours=1)
    )
    with pytest.raises(NotFound):
        joining.open_invitation(invited.secret, later)
    assert joining.invitation_to("new@example.org", later) is None


def test_nobody_withdraws_an_invitation_that_reaches_further_by_ending_an_account(
    root: Person, officer: Person
) -> None:
    first, second = invitation(officer), invitation(root, role="committee_cochair")
    joining.join(first.secret, password=LONG, by=SYSTEM, at=NOW)
    command = EndPerson(person="new@example.org", reason="Left")
    with pytest.raises(Refused, match="You cannot take this role away"):
        people.end(command, by=actor(officer), at=NOW)
    people.end(command, by=actor(root), at=NOW)
    assert Invitation.objects.get(pk=second.invitation.pk).ended_at == NOW


@pytest.mark.parametrize(
    ("reaches", "outcome"),
    [
        ([Reach(KAZ)], None),
        ([Reach(KAZ), Reach(KAZ, entity="undp")], None),
        ([Reach(KAZ), Reach(XAA)], NotFound),
        ([Reach(XAA)], NotFound),
        ([Reach()], NotFound),
        ([], NotFound),
    ],
)
def test_the_office_of_a_framework_ends_those_who_work_in_it_alone(
    officer: Person, reaches: list[Reach], outcome: type[Exception] | None
) -> None:
    aigul = person("aigul@example.org", *((Role.EVALUATOR, reach) for reach in reaches))
    command = EndPerson(person=aigul.email, reason="Left")
    if outcome is None:
        people.end(command, by=actor(officer), at=NOW)
    else:
        with pytest.raises(outcome):
            people.end(command, by=actor(officer), at=NOW)


def test_whoever_sees_people_and_ends_none_is_told_so(db: None) -> None:
    coordinator = person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(KAZ)))
    aigul = person("aigul@example.org", (Role.EVALUATOR, Reach(KAZ)))
    with pytest.raises(NotAllowed):
        people.end(EndPerson(person=aigul.email, reason="Left"), by=actor(coordinator), at=NOW)


def test_nobody_ends_somebody_who_reaches_further(officer: Person, root: Person) -> None:
    coordinator = person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(KAZ)))
    with pytest.raises(Refused, match="You cannot take this role away: Resident Coordinator"):
        people.end(EndPerson(person=coordinator.email, reason="Mine"), by=actor(officer), at=NOW)
    held = coordinator.grants.get()
    with pytest.raises(Refused, match="ask whoever gives it"):
        grants.revoke(Revoke(number=held.pk, reason="Mine"), by=actor(officer), at=NOW)
    with pytest.raises(Refused, match="cannot give this role"):
        grants.prolong(Prolong(number=held.pk, ends_on=YEAR, reason="Mine"), by=actor(officer), at=NOW)
    page = signed_in(officer).get(f"/people/{coordinator.pk}/").content.decode()
    assert "accounts.person.end" not in page
    assert "accounts.grant.revoke" not in page
    invited = invitation(root, role="committee_cochair")
    with pytest.raises(Refused, match="cannot take this role away"):
        people.end_invitation(EndInvitation(number=invited.invitation.pk, reason="Not mine"), by=actor(officer), at=NOW)
    people.end(EndPerson(person=coordinator.email, reason="Left"), by=actor(root), at=NOW)


def test_the_office_does_not_choose_who_speaks_for_a_side(officer: Person, root: Person) -> None:
    for role in ("resident_coordinator", "committee_cochair"):
        with pytest.raises(Refused, match="cannot give this role"):
            invitation(officer, role=role)
        assert invitation(root, role=role, email=f"{role}@example.org").invitation.role == role


def test_nobody_is_given_the_role_of_the_other_side(root: Person) -> None:
    person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(KAZ)))
    told = {"person": "rc@example.org", "role": "committee_cochair", "ends_on": YEAR, "reason": "Both"}
    with pytest.raises(Refused, match="speaks for the other side here: Resident Coordinator"):
        grants.give(Give.model_validate({**told, "framework": KAZ}), by=actor(root), at=NOW)
    assert grants.give(Give.model_validate({**told, "framework": XAA}), by=actor(root), at=NOW).pk


def test_nobody_is_invited_to_a_role_twice_or_to_both_sides(root: Person) -> None:
    first = invitation(root, role="resident_coordinator")
    with pytest.raises(Refused, match="speaks for the other side here: Resident Coordinator"):
        invitation(root, role="committee_cochair")
    with pytest.raises(Refused, match="An invitation to this role is open; withdraw it first"):
        invitation(root, role="resident_coordinator")
    assert invitation(root, role="committee_cochair", framework=XAA).invitation.pk
    assert invitation(root, role="committee_cochair", email="other@example.org").invitation.pk
    command = EndInvitation(number=first.invitation.pk, reason="Mistyped")
    people.end_invitation(command, by=actor(root), at=NOW)
    assert invitation(root, role="committee_cochair").invitation.pk


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("resident_coordinator", "The role is held here already"),
        ("committee_cochair", "speaks for the other side here"),
    ],
)
def test_nobody_accepts_a_role_that_they_could_not_be_given(root: Person, role: str, said: str) -> None:
    """The role was given between the invitation and its acceptance."""
    first, second = invitation(root, framework=XAA), invitation(root, role=role)
    new = joining.join(first.secret, password=LONG, by=SYSTEM, at=NOW)
    give(new, Role.RESIDENT_COORDINATOR, Reach(KAZ))
    with pytest.raises(Refused, match=said):
        joining.accept(second.secret, by=actor(new), at=NOW)
    assert new.grants.count() == 2
    assert Invitation.objects.get(pk=second.invitation.pk).accepted_at is None


def test_who_enters_by_a_provider_is_given_one_side_and_each_role_once(root: Person) -> None:
    """Invitations that an earlier release let stand beside each other."""
    second = invitation(root, role="committee_cochair").invitation
    row = Invitation.objects.values().get(pk=second.pk)
    for number, role in enumerate(("resident_coordinator", "committee_cochair")):
        Invitation.objects.create(**{**row, "id": None, "role": role, "secret": f"{number}" * 64})
    new = joining.enter(second, provider="Agency", by=SYSTEM, at=NOW)
    assert new.grants.count() == 1


def test_the_last_administrator_stays(root: Person) -> None:
    own, held = actor(root), root.grants.get()
    with pytest.raises(Refused, match="no other administrator"):
        people.end(EndPerson(person=root.email, reason="Tired"), by=own, at=NOW)
    with pytest.raises(Refused, match="no other administrator"):
        grants.revoke(Revoke(number=held.pk, reason="Tired"), by=own, at=NOW)
    second = person("second@example.org", (Role.ADMINISTRATOR, Reach()))
    grants.revoke(Revoke(number=held.pk, reason="Tired"), by=own, at=NOW)
    with pytest.raises(Refused, match="no other administrator"):
        people.end(EndPerson(person=second.email, reason="Tired"), by=actor(second), at=NOW)


def test_from_the_machine_a_lost_administrator_is_replaced(root: Person) -> None:
    machine = Actor("root", Door.CLI, operator=True)
    people.end(EndPerson(person=root.email, reason="Lost the telephone"), by=machine, at=NOW)
    new = joining.first("b@example.org", name="B", password=LONG, ends_on=YEAR, by=machine, at=NOW)
    assert [grant.role for grant in new.grants.all()] == ["administrator"]


# One's own


def test_own_name_and_language_without_any_role(db: None) -> None:
    aigul = person("aigul@example.org", name="Aigul")
    people.amend(AmendOwn(name="Aigul B", language="kk", seen=1), by=actor(aigul), at=NOW)
    aigul.refresh_from_db()
    assert (aigul.name, aigul.language, aigul.revision) == ("Aigul B", "kk", 2)
    assert last_event().before == {"name": "Aigul", "language": "en"}


def test_a_token_is_shown_once_and_kept_as_a_hash(officer: Person) -> None:
    browser = signed_in(officer)
    asked = browser.get("/do/accounts.token.make")
    assert asked["Location"].startswith("/account/reauthenticate/"), "whoever makes a token says the password again"
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    shown = browser.post("/do/accounts.token.make", {"name": "Script", "days": "30"})
    found = re.search(r"shq_[\w-]{43}", shown.content.decode())
    assert found
    assert "no-store" in shown["Cache-Control"]
    token = token_of(found[0], datetime.now(UTC))
    assert token is not None
    assert found[0] not in browser.get("/account/").content.decode()
    browser.post("/do/accounts.token.end", {"number": str(token.pk), "next": "/account/"})
    assert token_of(found[0], datetime.now(UTC)) is None


def test_nobody_ends_a_token_of_somebody_else(officer: Person, root: Person) -> None:
    token = Token.objects.create(
        person=root, name="x", begins="shq_", secret="0" * 64, made_at=NOW, expires_at=NOW + timedelta(days=9999)
    )
    assert signed_in(officer).post("/do/accounts.token.end", {"number": str(token.pk)}).status_code == 404
    token.refresh_from_db()
    assert token.ended_at is None


# The command line


def run(*words: str, **options: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["account", *words], **options)  # type: ignore[arg-type]
    return result.exit_code, result.stdout, result.stderr


def test_the_first_administrator_is_made_once(empty: None) -> None:
    first = ["first", "Root@Example.org", "--name", "Root"]
    assert run(*first, env={"SHANYRAQ_PASSWORD": LONG})[0] == 0
    made = Person.objects.get()
    assert (made.email, made.check_password(LONG)) == ("root@example.org", True)
    assert EmailAddress.objects.get(user=made).verified
    code, _, said = run("first", "b@example.org", "--name", "Second", env={"SHANYRAQ_PASSWORD": LONG})
    assert (code, "access.first" in said) == (1, True)


def test_the_password_may_come_from_input_and_is_checked(empty: None) -> None:
    first = ["first", "root@example.org", "--name", "Root", "--password-stdin"]
    assert run(*first, input="short\n")[0] == 2
    assert run(*first, input="q1w2e3r4t5y6\n")[0] == 2, "a common one"
    assert not Person.objects.exists()
    assert run(*first, input=LONG + "\n")[0] == 0
    assert Person.objects.get().check_password(LONG)


def test_the_command_line_prints_the_link(kaz: Version) -> None:
    told = ["--name", "New", "--role", "data_officer", "--framework", KAZ]
    code, link, _ = run("invite", "new@example.org", *told)
    assert code == 0
    assert Client().get(link.strip().removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert run("invite", "new@example.org", "--name", "New", "--role", "king")[0] == 2
    assert run("invite", "new@example.org", "--name", "New", "--role", "data_officer")[0] == 1


def test_the_list_tells_roles_and_ends(officer: Person) -> None:
    code, text, _ = run("list")
    assert code == 0
    assert "Dana <officer@example.org>" in text
    assert "data_officer  framework=kaz-2026-2030" in text
    assert run("list", "--json")[0] == 0


def test_a_token_from_the_command_line_is_told_once(officer: Person) -> None:
    words = ["do", "accounts.token.make", "--as", officer.email, "--name", "Script", "--days", "9"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    found = re.search(r"shq_[\w-]{43}", result.stdout)
    assert found
    token = token_of(found[0], datetime.now(UTC))
    assert token is not None
    assert token.person == officer


def test_an_invitation_from_the_command_line_is_sent_and_its_link_told(
    kaz: Version, django_capture_on_commit_callbacks: object
) -> None:
    told = {
        "email": "new@example.org",
        "name": "New",
        "role": "evaluator",
        "framework": KAZ,
        "ends-on": YEAR.isoformat(),
    }
    words = ["do", "accounts.person.invite", *(f"--{name}={value}" for name, value in told.items())]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    (letter,) = mail.outbox
    link = next(line for line in result.stdout.splitlines() if "/account/join/" in line)
    assert link in letter.body


def test_no_password_is_printed(empty: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    _, out, err = run("first", "root@example.org", "--name", "Root", env={"SHANYRAQ_PASSWORD": LONG})
    assert LONG not in out + err
