"""The forms that move a plan on say before their button what is to be mended, and lead to the list of it."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.models import Plan
from shanyraq.domains.workplans.verbs import sub_output as sub_outputs
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in, token_of
from tests.conftest import TESTER
from tests.domains.planning import ROW, TAGS, add, file_of, step, taken, whole
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of, markup_of, text_of

PLAN = f"/{XAA}/workplans/plans/A.1/2027/"
ABOUT = {"framework": XAA, "outcome": "A.1", "year": "2027"}
DATES = {"starts_on": "2027-01-01", "ends_on": "2027-12-31"}
ROLES = {"submit": Role.GROUP_CHAIR, "clear": Role.RESIDENT_COORDINATOR, "endorse": Role.COMMITTEE_COCHAIR}


def reader(act: str) -> Client:
    place = Reach(XAA, outcome="A.1") if act == "submit" else Reach(XAA)
    who = Person.objects.filter(email=f"{act}@example.org").first()
    return signed_in(who or person(f"{act}@example.org", (ROLES[act], place)))


def form(act: str, **asked: Any) -> str:
    return markup_of(reader(act), f"/do/workplans.plan.{act}", **{**ABOUT, **asked})


def before_the_button(page: str) -> str:
    """What the form says in words before its button."""
    return text_of("<p " + page.split('id="beforehand"')[1].split("<form", maxsplit=1)[0])


@pytest.fixture
def plan(second: Version) -> None:
    """Three sub-outputs: one whole, one without a function, one that lacks a place and a target."""
    whole(title={"fr": "Puits"}, functions=["capacity"], **DATES)
    whole(title={"fr": "Registres"}, **DATES)
    told = {name: value for name, value in TAGS.items() if name not in ("places", "sdg_targets")}
    add(title={"fr": "Conseils"}, functions=["capacity"], **told, **DATES)
    step("open")


@pytest.mark.usefixtures("plan")
class TestForms:
    def test_of_submitting(self) -> None:
        told = before_the_button(form("submit"))
        assert "3 sub-outputs; without errors and warnings: 1." in told
        assert "Sub-outputs that lack tags without which the plan cannot be cleared: 1 of 3." in told
        assert "3 · Conseils: Places, SDG targets" in told
        assert "Warnings in 2 of 3 sub-outputs" in told
        assert "A sub-output says where it takes place. Not so in 1 sub-output." in told
        assert "A sub-output says what the United Nations does in it. Not so in 1 sub-output." in told
        assert "Errors in" not in told

    def test_of_clearing_by_what_was_submitted(self) -> None:
        step("submit")
        amended = {"framework": XAA, "number": 3, "places": ["Nord"], "sdg_targets": ["6.1"]}
        sub_outputs.amend(AmendSubOutput.model_validate(amended), by=TESTER, at=AT)
        page = form("clear")
        assert "Return the plan to its Results Group" in before_the_button(page)
        assert f'href="{PLAN}quality/?edition=1#workplans.no_place"' in page

    def test_of_endorsing(self) -> None:
        for name, value in (("places", ["Nord"]), ("sdg_targets", ["6.1"])):
            said = AmendSubOutput.model_validate({"framework": XAA, "number": 3, name: value})
            sub_outputs.amend(said, by=TESTER, at=AT)
        for act in ("submit", "clear"):
            step(act)
        told = before_the_button(form("endorse"))
        assert "Warnings in 1 of 3 sub-outputs" in told
        assert "mandatory" not in told

    def test_a_refused_form_says_all_of_it_in_place(self) -> None:
        step("submit")
        answer = reader("clear").post("/do/workplans.plan.clear", {**ABOUT, "seen": "2"})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Sub-output 3, “Conseils”, lacks: Places, SDG targets" in page
        assert "beforehand" in page
        assert Plan.objects.get().state == "under_review"

    @pytest.mark.parametrize(
        ("language", "words"),
        [("ru", "Предупреждения: подрезультатов 2 из 3"), ("kk", "Ескертулер: 3 қосалқы нәтиженің 2-інде")],
    )
    def test_in_other_languages(self, language: str, words: str) -> None:
        chair = reader("submit")
        chair.cookies["django_language"] = language
        assert words in main_of(chair, "/do/workplans.plan.submit", **ABOUT)

    @pytest.mark.parametrize("wrong", [{"year": "2031"}, {"outcome": "Z.9"}, {"year": ""}, {"outcome": ""}])
    def test_of_a_plan_that_there_is_not_nothing_is_said(self, wrong: dict[str, str]) -> None:
        answer = reader("clear").get("/do/workplans.plan.clear", {**ABOUT, **wrong})
        assert "beforehand" not in answer.content.decode()

    def test_what_was_done_is_said_beside_many_long_warnings(self) -> None:
        """What is told on the next page waits in a cookie, which holds little."""
        words = "Обучение специалистов местных исполнительных органов планированию водоснабжения сёл номер"
        for number in range(12):
            add(title={"fr": f"{words} {number} {words[:80]}", "ru": f"{words} {number} {words[::-1]}"}, **DATES)
        chair = reader("submit")
        chair.cookies["django_language"] = "ru"
        answer = chair.post("/do/workplans.plan.submit", {**ABOUT, "seen": "1", "next": PLAN}, follow=True)
        told = text_of(answer.content.decode())
        assert "представлен совместный рабочий план" in told
        assert "Предупреждения в подрезультатах (14 из 15)" in told
        assert "без которых план не согласовать: 13 из 15" in told

    def test_one_with_errors_is_said_to_be_refused(self) -> None:
        targets = ("1.1", "1.2", "1.3", *(f"6.{number}" for number in range(1, 9)))
        taken(file_of(replace(ROW, sdg_targets=targets)))
        told = before_the_button(form("submit"))
        assert "Errors in 1 of 4 sub-outputs" in told
        assert "The plan cannot be submitted before these are mended." in told

    def test_at_another_step_nothing_is_said(self) -> None:
        assert "beforehand" not in form("clear")

    def test_whoever_may_not_see_the_plan_is_told_nothing(self) -> None:
        stranger = signed_in(person("stranger@example.org", (Role.GROUP_CHAIR, Reach("kaz-2026-2030", outcome="1"))))
        answer = stranger.get("/do/workplans.plan.submit", ABOUT)
        assert "beforehand" not in answer.content.decode()
        assert "Conseils" not in answer.content.decode()

    def test_as_many_statements_for_many_as_for_one(self) -> None:
        chair = reader("submit")

        def asked() -> int:
            with CaptureQueriesContext(connection) as queries:
                assert chair.get("/do/workplans.plan.submit", ABOUT).status_code == 200
            return len(queries)

        asked()
        few = asked()
        for number in range(12):
            add(title={"fr": f"Conseil {number}"}, **DATES)
        assert asked() == few

    def test_many_are_named_on_the_list(self) -> None:
        for number in range(30):
            add(title={"fr": f"Conseil {number}"}, **DATES)
        told = before_the_button(form("submit"))
        assert "and 11 more" in told
        assert "Conseil 29" in main_of(reader("submit"), f"{PLAN}quality/")


@pytest.mark.usefixtures("plan")
class TestTheList:
    def test_each_rule_with_the_sub_outputs_in_which_it_finds_something(self) -> None:
        page = markup_of(reader("submit"), f"{PLAN}quality/")
        assert 'id="workplans.no_place"' in page
        main = main_of(reader("submit"), f"{PLAN}quality/")
        assert "3 · Conseils: Places, SDG targets" in main
        assert "3 sub-outputs; without errors and warnings: 1." in main
        assert f'href="{PLAN}quality/"' in markup_of(reader("submit"), PLAN)

    def test_of_an_edition(self) -> None:
        step("submit")
        whole(title={"fr": "Lac"}, functions=["capacity"], **DATES)
        assert "3 sub-outputs" in main_of(reader("clear"), f"{PLAN}quality/", edition="1")
        assert "4 sub-outputs" in main_of(reader("clear"), f"{PLAN}quality/")
        assert reader("clear").get(f"{PLAN}quality/", {"edition": "9"}).status_code == 404

    def test_it_is_for_members(self, client: Client) -> None:
        assert client.get(f"{PLAN}quality/").status_code == 302
        assert signed_in(person("stranger@example.org")).get(f"{PLAN}quality/").status_code == 404


@pytest.mark.usefixtures("plan")
class TestOtherDoors:
    """REST and the command line count the same, also when they only look."""

    COUNTS = "Warnings in 2 of 3 sub-outputs"

    @pytest.mark.parametrize("look", [True, False])
    def test_rest(self, look: bool) -> None:
        secret = token_of(person("chair@example.org", (Role.GROUP_CHAIR, Reach(XAA, outcome="A.1"))))
        sent = {**ABOUT, "year": 2027, "dry_run": look}
        headers = {"authorization": f"Bearer {secret}"}
        answer = Client().post(
            "/api/v1/verbs/workplans.plan.submit", json.dumps(sent), "application/json", headers=headers
        )
        assert answer.status_code == 200, answer.content
        told = {each["rule"]: each["message"] for each in answer.json()["findings"]}
        assert told["workplans.plan_found"].startswith(self.COUNTS)
        assert "3 “Conseils” (Places, SDG targets)" in told["workplans.mandatory_tags"]
        assert Plan.objects.get().state == ("draft" if look else "under_review")

    def test_rest_refuses_with_each_sub_output(self) -> None:
        step("submit")
        secret = token_of(person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA))))
        headers = {"authorization": f"Bearer {secret}"}
        sent = json.dumps({**ABOUT, "year": 2027})
        answer = Client().post("/api/v1/verbs/workplans.plan.clear", sent, "application/json", headers=headers)
        assert answer.status_code == 422
        messages = [each["message"] for each in answer.json()["findings"]]
        assert "Sub-output 3, “Conseils”, lacks: Places, SDG targets" in messages

    @pytest.mark.parametrize("look", ["yes", "no"])
    def test_the_command_line(self, look: str) -> None:
        words = ["--framework", XAA, "--outcome", "A.1", "--year", "2027", "--dry-run", look]
        done = CliRunner().invoke(app, ["do", "workplans.plan.submit", *words])
        assert self.COUNTS in done.stderr
        assert Plan.objects.get().state == ("draft" if look == "yes" else "under_review")
