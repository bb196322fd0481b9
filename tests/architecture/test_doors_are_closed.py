"""Every address and every action, as everybody: nothing more and nothing less is allowed than the table of roles says.

The table is ``ROLES`` and the right that each verb names. What nobody has sorted into ``doors.py`` fails.
"""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from typer.testing import CliRunner

from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import actor_of
from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import PERMISSIONS, ROLES, Permission, Role
from shanyraq.base.accounts.powers import action_lines
from shanyraq.base.accounts.verbs.grant import place_of
from shanyraq.base.doors.binding import bind
from shanyraq.base.doors.choices import offered
from shanyraq.base.doors.fields import fields_of
from shanyraq.base.verbs import verbbook
from shanyraq.base.verbs.engine import Thing, allow, may_do
from shanyraq.base.workbooks.books import books
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import NOBODY, Door
from shanyraq.kernel.errors import NotAllowed, NotFound
from shanyraq.kernel.scopes import EVERYWHERE, Reach, Scope
from tests.api.calling import VERBS
from tests.api.operations import SENDS
from tests.api.snapshot import described
from tests.architecture import doors
from tests.architecture.doors import Caller
from tests.architecture.samples import Sample, for_programs, noted, samples
from tests.base.people import PASSWORD, TODAY, person, signed_in, token_of
from tests.web.addresses import by_name

LOGIN = "/account/login/"
NOBODYS = {"number": 10**6, "person": "nobody@example.org"}
"""What names a thing that there is not."""
GET_PUBLIC = {"get", "head"}
"""What the API answers everybody; anything else is an action, and is sorted with its verb."""
OF_A_ROLE = {"accounts.person.invite", "accounts.invitation.end"}
"""They belong to where the role is to hold; that of the sample is a role of the framework."""
OF_FOCAL_POINT = Scope(doors.KAZ, entities=frozenset({"unicef"}))
LEADS_ON = {"attached": 302, "comment": 302, "review-numbered": 302}
"""Addresses that lead to the page of a thing."""


@pytest.fixture
def callers(kaz: Version) -> list[tuple[Caller, Client]]:
    """Everybody, each with a browser of their own; the account that ended was signed in before."""
    found = [(each, signed_in(each.person) if each.person else Client()) for each in doors.callers()]
    Person.objects.filter(email="ended@example.org").update(is_active=False)
    return found


def to_login(response: Any) -> bool:
    return response.status_code == 302 and response["Location"].startswith(LOGIN)


def undone(client: Client, method: str, address: str, sent: dict[str, Any] | None = None) -> Any:
    """The answer, with everything that it changed taken back."""
    with transaction.atomic():
        response = getattr(client, method)(address, sent)
        transaction.set_rollback(True)
    return response


# Addresses


def test_every_address_is_sorted() -> None:
    known = doors.READING | doors.SIGNING | doors.OWN | doors.RIGHTS.keys() | doors.BY_VERB
    known |= doors.OF_VERB | doors.UPLOADED
    found = dict(doors.addresses())
    assert {name: text for name, text in found.items() if name not in known} == {}, "say in doors.py for whom it is"
    assert known - found.keys() == set(), "no such address any more"


def test_reading_and_signing_in_are_open_to_everybody(callers: list[tuple[Caller, Client]]) -> None:
    """No fault and no refusal, whoever asks; what reads is answered alike."""
    wrong = {}
    for name, text in doors.addresses():
        if name in doors.READING and name not in {None, "unknown_address", "set_language"}:
            expected = Client().get(f"/{text}").status_code
            wrong |= {
                (name, each.name): expected
                for each, client in callers
                if client.get(f"/{text}").status_code != expected
            }
        elif name in doors.SIGNING:
            for each, client in callers:
                status = undone(client, "get", doors.address(str(name), 0)).status_code
                if status >= 500 or status == 403:
                    wrong[name, each.name] = status
    assert wrong == {}


def test_own_pages_ask_to_sign_in_and_are_there_for_everybody_with_an_account(
    callers: list[tuple[Caller, Client]],
) -> None:
    wrong = {}
    for name in doors.OWN:
        for each, client in callers:
            response = undone(client, "get", doors.address(name, 0))
            if to_login(response) is each.signed_in or response.status_code in {403, 500}:
                wrong[name, each.name] = response.status_code
    assert wrong == {}


def test_pages_for_a_right_exist_for_those_who_have_it(callers: list[tuple[Caller, Client]]) -> None:
    target = person("target@example.org", (Role.EVALUATOR, doors.reach_of(Role.EVALUATOR)))
    wrong = {}
    for name, permission in doors.RIGHTS.items():
        for each, client in callers:
            response = client.get(doors.address(name, target.pk))
            place = doors.PLACES.get(name)
            in_place = each.may(permission, place) if place else each.may_somewhere(permission)
            found = "login" if to_login(response) else response.status_code
            expected = (200 if in_place else 404) if each.signed_in else "login"
            if found != expected:
                wrong[name, each.name] = (found, expected)
    assert wrong == {}


def test_pages_of_an_action_exist_for_those_who_may_do_it_somewhere(callers: list[tuple[Caller, Client]]) -> None:
    wrong = {}
    for name in ("parties.organisation.create", "indicators.indicator.amend", "accounts.grant.give"):
        for each, client in callers:
            for page in doors.OF_VERB:
                response = client.get(reverse(page, args=[name]), {"framework": doors.KAZ})
                found = "login" if to_login(response) else response.status_code
                may = each.may_somewhere(verbbook()[name].permission)
                if found != ("login" if not each.signed_in else 200 if may else 404):
                    wrong[name, page, each.name] = found
    assert wrong == {}


def test_every_operation_of_the_api_that_is_no_read_is_an_action() -> None:
    """Reads are public; an operation that changes something carries the name of its verb. To send a file is none:
    it is its sender's alone until a verb attaches it."""
    unknown = [
        f"{method} {path}"
        for path, methods in described()["paths"].items()
        for method, operation in methods.items()
        if method not in GET_PUBLIC
        and operation["operationId"] not in {*SENDS, *(name.replace(".", "_") for name in verbbook())}
    ]
    assert unknown == []


def test_pages_of_a_framework_are_open_but_for_those_of_a_right(
    callers: list[tuple[Caller, Client]], kaz: Version
) -> None:
    """Open ones as nobody; the others as everybody. ``tests/web`` reads every open page."""
    wrong = {}
    noted(kaz)
    for name, first in ((name, found[0]) for name, found in by_name(kaz).items() if found):
        permission = doors.IN_FRAMEWORK.get(name)
        for each, client in callers if permission else callers[:1]:
            response = client.get(first)
            found = "login" if to_login(response) else response.status_code
            expected: object = 200
            if permission:
                rights = permission if isinstance(permission, tuple) else (permission,)
                may = any(each.may(right, Scope(doors.KAZ)) for right in rights)
                expected = "login" if not each.signed_in else LEADS_ON.get(name, 200) if may else 404
            if found != expected:
                wrong[name, each.name] = (found, expected)
    assert wrong == {}
    assert doors.IN_FRAMEWORK.keys() <= by_name(kaz).keys()


# Actions


def test_every_action_with_a_form_has_a_sample(kaz: Version) -> None:
    known = samples()
    with_form = {name for name, verb in verbbook().items() if Door.WEB in verb.doors and not outside(name)}
    assert with_form - known.keys() == set(), "samples.py needs one of it"
    assert known.keys() - with_form == set()


def outside(name: str) -> bool:
    """Registered by another test."""
    return not verbbook()[name].function.__module__.startswith("shanyraq.")


def test_every_action_is_done_for_those_who_may_and_for_nobody_else(callers: list[tuple[Caller, Client]]) -> None:
    wrong = {}
    for name, sample in samples().items():
        for each, client in callers:
            if name == "accounts.token.make" and each.signed_in:
                client.post("/account/reauthenticate/", {"password": PASSWORD})
            response = undone(client, "post", f"/do/{name}", sample.of(each))
            found = "login" if to_login(response) else response.status_code
            expected = answers(name, sample, each)
            if found not in expected:
                wrong[name, each.name] = (found, sorted(expected, key=str))
    assert wrong == {}


def answers(name: str, sample: Sample, caller: Caller) -> set[Any]:
    """What the form may answer: sign in first; no such thing; not allowed; done, or refused by a rule."""
    permission = verbbook()[name].permission
    if not caller.signed_in:
        return {"login"}
    if caller.may(permission, sample.scope):
        return {403, 404} if sample.of_others else {200, 302, 409, 422}
    if caller.may_somewhere(permission) and verbbook()[name].first:
        return {422}  # a rule says what is wrong with the place, before anybody asks what may be seen there
    hidden = hides(name) and sample.sees and not caller.may(sample.sees, sample.scope)
    if caller.may_somewhere(permission) and hidden:
        return {404}
    return {403}


def test_every_operation_is_done_for_those_who_may_and_for_nobody_else(callers: list[tuple[Caller, Client]]) -> None:
    """The same through the API, with a token of each."""
    wrong, client = {}, Client()
    for each, _ in callers:
        if each.person:
            token_of(each.person, secret=f"shq_{each.name}")
    for name, sample in {**samples(), **for_programs()}.items():
        if Door.API not in verbbook()[name].doors:
            continue
        for each, _ in callers:
            said = bind(verbbook()[name].told, sample.of(each)).command.said()
            headers = {"authorization": f"Bearer shq_{each.name}"}
            with transaction.atomic():
                response = client.post(f"{VERBS}/{name}", said, content_type="application/json", headers=headers)
                transaction.set_rollback(True)
            expected = told(name, sample, each)
            if response.status_code not in expected:
                wrong[name, each.name] = (response.status_code, sorted(expected))
    assert wrong == {}


def told(name: str, sample: Sample, caller: Caller) -> set[int]:
    """What the API may answer: what the engine says, to whoever has a token that counts."""
    if not caller.signed_in:
        return {401}
    verb = verbbook()[name]
    if caller.may(verb.permission, sample.scope):
        return {403, 404} if sample.of_others else {200, 409, 422}
    if caller.may_somewhere(verb.permission) and verb.first:
        return {422}
    return {404 if hides(name) and sample.sees and not caller.may(sample.sees, sample.scope) else 403}


def hides(name: str) -> bool:
    """Whether there is a thing that it is done to. What makes one has nothing to hide: who may not do it hears so."""
    return not verbbook()[name].makes


NAMING = {"number", "person", "sub_output", "one"}
"""Fields that name a thing which there is."""


def test_an_action_either_names_a_thing_that_may_be_hidden_or_makes_one() -> None:
    """«There is no grant» misleads whoever wanted to give one."""
    names_one = {
        name
        for name, verb in verbbook().items()
        if verb.command and (verb.known or NAMING & set(verb.told.model_fields) or not verb.sees)
    } - {"accounts.grant.give"} | {
        f"workplans.plan.{act}" for act in ("carry_over", "take_back_carry_over")
    }  # they name the plan by outcome and year
    makes = {name for name, verb in verbbook().items() if verb.makes}
    assert {name for name, verb in verbbook().items() if verb.doors} - names_one - makes == set(), "say makes=True"
    assert {name for name in names_one & makes if verbbook()[name].sees} == set()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_makes_something_is_refused_alike_by_every_door(kaz: Version, language: str) -> None:
    """Browser and API say 403, the command line ends with 4; each names the right that is lacking."""
    points = person("points@example.org", (Role.FOCAL_POINT, doors.reach_of(Role.FOCAL_POINT)))
    headers = {"authorization": f"Bearer {token_of(points)}", "accept-language": language}
    wrong: dict[tuple[str, ...], Any] = {}
    asked = 0
    for name, sample in {**samples(), **for_programs()}.items():
        verb = verbbook()[name]
        if not verb.makes or may(actor_of(points, Door.API, TODAY), verb.permission, sample.scope):
            continue
        asked += 1
        said = bind(verb.told, sample.sent).command.said()
        answer = Client().post(f"{VERBS}/{name}", said, content_type="application/json", headers=headers)
        file = json.dumps({key: value for key, value in said.items() if value is not None})
        acting = ["do", name, "--as", points.email, "--from", "-", "--language", language]
        ended = CliRunner().invoke(app, acting, input=file)
        with translation.override(language):
            right = translation.gettext(PERMISSIONS[verb.permission])
        if answer.status_code != 403 or ended.exit_code != 4 or right not in answer.json()["detail"]:
            wrong[name, "api"] = (answer.status_code, answer.json(), ended.exit_code, ended.stderr)
        if right not in ended.stderr:
            wrong[name, "cli"] = (ended.exit_code, ended.stderr)
    assert wrong == {}
    assert asked


@pytest.mark.parametrize("role", [Role.PARTNER_OFFICIAL, Role.FOCAL_POINT, Role.DATA_OFFICER])
def test_what_may_not_be_seen_is_told_of_like_what_is_not_there(kaz: Version, role: Role) -> None:
    """By the answer nobody finds out which addresses have an account, or which numbers there are."""
    reach = Reach(doors.ELSEWHERE, entity="another", partner="another")
    stranger = person("stranger@example.org", (role, Reach(**{n: getattr(reach, n) for n in ROLES[role].needs})))
    headers = {"authorization": f"Bearer {token_of(stranger)}"}
    wrong, asked = {}, 0
    for name, sample in samples().items():
        verb = verbbook()[name]
        thing = {key: value for key, value in NOBODYS.items() if key in sample.sent}
        if not thing or sample.sees is None or Door.API not in verb.doors or verb.scope is place_of:
            continue
        asked += 1
        missing = {**sample.sent, **thing}
        told = []
        for sent in (sample.sent, missing):
            said = bind(verb.told, sent).command.said()
            answer = Client().post(f"{VERBS}/{name}", said, content_type="application/json", headers=headers)
            told.append((answer.status_code, answer.json()["detail"]))
        forms = [signed_in(stranger).get(f"/do/{name}", sent) for sent in (sample.sent, missing)] if verb.known else []
        told += [(form.status_code, form.content.decode().count("There is no")) for form in forms]
        if told[0] != told[1] or told[2:3] != told[3:4]:
            wrong[name] = told
    assert wrong == {}
    assert asked


def test_the_trail_is_read_by_those_who_may(callers: list[tuple[Caller, Client]]) -> None:
    wrong, client = {}, Client()
    for each, _ in callers:
        if each.person:
            token_of(each.person, secret=f"shq_{each.name}")
        headers = {"authorization": f"Bearer shq_{each.name}"}
        for address, scope in ((f"frameworks/{doors.KAZ}/trail", Scope(doors.KAZ)), ("trail", Scope())):
            found = client.get(f"/api/v1/{address}", headers=headers).status_code
            may = each.may(Permission.SEE_TRAIL, scope)
            if found != (401 if not each.signed_in else 200 if may else 403):
                wrong[address, each.name] = found
    assert wrong == {}


def test_a_form_shows_nothing_to_whoever_may_do_it_nowhere(callers: list[tuple[Caller, Client]]) -> None:
    wrong = {}
    for name, sample in samples().items():
        for each, client in callers:
            response = client.get(f"/do/{name}", {key: value for key, value in sample.of(each).items() if value})
            may = each.may_somewhere(verbbook()[name].permission)
            closed = each.signed_in and not may and response.status_code != 403
            if to_login(response) is each.signed_in or closed:
                wrong[name, each.name] = response.status_code
            if not may and b"<fieldset" in response.content + b"" and b'name="reason"' in response.content:
                wrong[name, each.name] = "shown"
            if not may and client.post(f"/do/{name}/check/reason", sample.of(each)).status_code != 403:
                wrong[name, each.name, "check"] = "answered"
    assert wrong == {}


def test_a_form_that_begins_with_a_thing_opens_for_those_who_may_do_it_with_this_one(
    callers: list[tuple[Caller, Client]],
) -> None:
    """Whoever may do it elsewhere alone reads nothing of what stands here."""
    wrong, refused = {}, 0
    for name, sample in samples().items():
        verb = verbbook()[name]
        for each, client in callers if verb.known else []:
            if not each.signed_in or not each.may_somewhere(verb.permission):
                continue
            response = client.get(f"/do/{name}", {key: value for key, value in sample.of(each).items() if value})
            may = each.may(verb.permission, sample.scope)
            hidden = sample.sees is not None and not each.may(sample.sees, sample.scope)
            expected = 200 if may else 404 if hidden else 403
            refused += not may
            shown = b'name="seen"' in response.content
            if (response.status_code, shown) != (expected, may):
                wrong[name, each.name] = (response.status_code, shown, expected)
    assert wrong == {}
    assert refused


@pytest.mark.parametrize("scope", [EVERYWHERE, Scope(doors.KAZ), Scope(doors.ELSEWHERE)], ids=["all", "in", "other"])
def test_the_engine_lets_pass_whoever_the_table_names(callers: list[tuple[Caller, Client]], scope: Scope) -> None:
    """Every verb, with a door or without: what API, command line and workbook come through."""
    wrong = {}
    for name, verb in verbbook().items():
        for each, _ in callers:
            fresh = Person.objects.filter(pk=each.person.pk).first() if each.person else None
            actor = actor_of(fresh, Door.API, TODAY) if fresh else NOBODY
            may = each.may(verb.permission, scope)
            try:
                allow(verb, actor, scope)
                found: object = True
            except NotAllowed:
                found = False
            except NotFound:
                found = None
            hidden = verb.sees is not None and not verb.makes and not each.may(verb.sees, scope)
            if found is not (True if may else None if hidden else False):
                wrong[name, each.name] = found
    assert wrong == {}


def test_a_token_opens_no_more_than_it_was_made_for(kaz: Version) -> None:
    holder = person("officer@example.org", (Role.DATA_OFFICER, doors.reach_of(Role.DATA_OFFICER)))
    only = "indicators.indicator.amend"
    actor = actor_of(holder, Door.API, TODAY, [only])
    scope = Scope(doors.KAZ)
    for name, verb in verbbook().items():
        if name == only:
            allow(verb, actor, scope)
        elif verb.doors:  # one without is a part of others, and nobody can ask for it
            with pytest.raises(NotAllowed):
                allow(verb, actor, scope)


def test_every_right_is_asked_by_some_verb_or_page() -> None:
    """A right that nothing asks for is a promise that nobody keeps."""
    pages = {right for right in doors.IN_FRAMEWORK.values() if not isinstance(right, tuple)}
    asked = {verb.permission for verb in verbbook().values()} | {*doors.RIGHTS.values(), *pages}
    assert set(Permission) - asked == set(), "nothing asks for it"


def of_an_organisation(role: Role) -> Person:
    """Somebody whose role names an organisation, though it need not."""
    address = f"{role.value}-of-one@example.org"
    found = Person.objects.filter(email=address).first()
    return found or person(address, (role, replace(doors.reach_of(role), partner=doors.INSIDE.partner)))


def test_whoever_is_named_beside_an_action_can_do_it_somewhere(callers: list[tuple[Caller, Client]]) -> None:
    """``roles.md`` and ``/roles/`` list an action with the roles whose right it asks for; each can see and do it with
    the sample, which lies where the samples of roles are."""
    wrong = []
    for name, sample in {**samples(), **for_programs()}.items():
        verb, named = verbbook()[name], {line.name: line.roles for line in action_lines()}[name]
        for each, _ in callers:
            if each.role is None or each.name.endswith("elsewhere") or str(ROLES[each.role].title) not in named:
                continue
            holder, place = Person.objects.get(pk=each.person.pk), sample.scope  # type: ignore[union-attr]
            if verb.permission in ROLES[each.role].own:  # what it may do for the organisation alone that it names
                holder, place = (
                    of_an_organisation(each.role),
                    replace(place, partners=frozenset({doors.INSIDE.partner})),
                )
            actor = actor_of(holder, Door.API, TODAY)
            places = [place, *([OF_FOCAL_POINT] if name in OF_A_ROLE else [])]
            if not any(may_do(verb, actor, Thing("", {}, place)) for place in places):
                wrong.append((name, str(each.role)))
    assert wrong == []


def test_every_list_is_chosen_from_by_some_verb() -> None:
    """Whoever may do a verb reads its lists, and whoever may have a workbook what it can be about; a list that neither
    chooses from is read by nobody with a reason.
    """
    chosen = {field.choices for verb in verbbook().values() if verb.command for field in fields_of(verb.told)}
    chosen |= {book.parts for book in books()}
    assert chosen - {""} == offered() - {"framework_languages"}, "in these languages every text is entered"
