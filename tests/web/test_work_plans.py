"""The pages of work plans: for people with a role, for everybody else, in three languages, as files, as of a day."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import EndSubOutput, NarrateSubOutput
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.queries.quality import grave
from shanyraq.domains.workplans.verbs import sub_output as verbs
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.planning import OTHER, ROW, add, file_of, taken, whole
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of, markup_of

PLANS = f"/{XAA}/workplans/"


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture
def plan(second: Version) -> None:
    taken(file_of(ROW, replace(OTHER, entities=(("PNUD", ""),))))


@pytest.mark.usefixtures("plan")
class TestBoard:
    def test_sub_outputs_stand_under_their_outputs_with_their_money(self, member: Client) -> None:
        main = main_of(member, PLANS)
        assert main.index("Output A.1.1") < main.index("Conseils aux communes") < main.index("Output A.1.2")
        assert "1,501" in main, "1500.50 US dollars of both years"
        assert "2 of 2 sub-outputs" in main

    def test_a_year_shows_the_money_of_that_year(self, member: Client) -> None:
        main = main_of(member, PLANS, year="2028")
        assert "Required in 2028" in main
        assert "1,501" not in main

    def test_filters(self, member: Client) -> None:
        main = main_of(member, PLANS, entity="undp")
        assert "Registres" in main
        assert "Conseils aux communes" not in main
        assert member.get(PLANS, {"entity": "nobody"}).status_code == 404

    @pytest.mark.parametrize(
        ("value", "shown", "left"), [("1", ROW.title, "Registres"), ("unmarked", "Registres", ROW.title)]
    )
    def test_filters_by_markers(self, member: Client, value: str, shown: str, left: str) -> None:
        SubOutput.objects.filter(number=2).update(gender=None)
        main = main_of(member, PLANS, gender=value)
        assert shown in main
        assert left not in main

    def test_filters_by_what_is_to_be_mended(self, member: Client, second: Version) -> None:
        whole(title={"fr": "Sans reproche"}, starts_on="2029-01-01", ends_on="2029-12-31")
        found = board(second)
        grave_ones = grave(found, found.lines, AT.date())
        for value in ("warning", "order"):
            wanted = {n for n, each in grave_ones.items() if bool(each) is (value == "warning")}
            told = json.loads(member.get(f"/{XAA}/workplans.json", {"mend": value}).content)
            assert {row["number"] for row in told} == wanted
            assert wanted, value

    def test_the_work_of_ones_own_entity_is_one_link_away(self) -> None:
        focal = signed_in(person("own@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        assert f'href="{PLANS}?entity=unicef"' in markup_of(focal, PLANS)

    def test_its_files_hold_what_it_shows(self, member: Client) -> None:
        rows = list(csv.DictReader(io.StringIO(member.get(f"/{XAA}/workplans.csv").content.decode("utf-8-sig"))))
        assert [(row["number"], row["required_usd"]) for row in rows] == [("1", "1500.50"), ("2", "")]
        told = json.loads(member.get(f"/{XAA}/workplans.json", {"entity": "undp"}).content)
        assert [row["title"] for row in told] == ["Registres"]

    def test_as_of_a_day_before_there_is_nothing(self, member: Client) -> None:
        before = (AT - timedelta(days=1)).date().isoformat()
        assert "No sub-output yet" in main_of(member, PLANS, as_of=before)
        assert "Conseils aux communes" in main_of(member, PLANS, as_of=AT.date().isoformat())

    @pytest.mark.parametrize(
        ("language", "words"),
        [("ru", ["Совместные", "подрезультат"]), ("kk", ["Бірлескен", "қосалқы нәтиже"])],
    )
    def test_in_other_languages(self, member: Client, language: str, words: list[str]) -> None:
        member.cookies["django_language"] = language
        main = main_of(member, PLANS)
        assert [word for word in words if word not in main] == []


@pytest.mark.usefixtures("plan")
class TestEverybodyElse:
    def test_sees_that_nothing_is_endorsed_yet(self, client: Client) -> None:
        stranger = signed_in(person("stranger@example.org"))
        for reader in (client, stranger):
            answer = reader.get(PLANS)
            assert answer.status_code == 200
            assert "Conseils" not in answer.content.decode()

    def test_has_no_other_page_of_it(self, client: Client) -> None:
        stranger = signed_in(person("stranger@example.org"))
        for path in (
            "workplans/1/",
            "workplans/uninfo.xlsx",
        ):
            assert client.get(f"/{XAA}/{path}").status_code == 302
            assert stranger.get(f"/{XAA}/{path}").status_code == 404
        assert "Conseils" not in client.get(f"/{XAA}/workplans.csv").content.decode()


@pytest.mark.usefixtures("plan")
class TestOne:
    def test_what_is_to_be_mended_is_said_with_its_rule(self, member: Client) -> None:
        main = main_of(member, f"{PLANS}2/")
        assert "What is to be mended" in main
        assert "workplans.nothing_required" in main

    def test_one_that_there_is_not(self, member: Client) -> None:
        assert member.get(f"{PLANS}99/").status_code == 404

    def test_the_quality_page_counts_what_one_page_tells(self, member: Client) -> None:
        main = main_of(member, f"{PLANS}quality/")
        assert "UNICEF" in main
        assert "begins with 100 points" in main

    @pytest.mark.django_db
    def test_the_score_of_what_was_endorsed_is_for_everybody(self, page: Client) -> None:
        main = main_of(page, f"{PLANS}quality/")
        assert "Nothing to check yet" in main


def test_an_empty_plan_says_what_to_do_next(member: Client) -> None:
    main = main_of(member, PLANS)
    assert "No sub-output yet" in main
    assert "import uninfo" in main


def test_the_form_adds_one_and_leads_back(second: Version) -> None:
    focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
    assert "/do/workplans.sub_output.add" in markup_of(focal, PLANS)
    sent = {"framework": XAA, "output": "A.1.1", "title.en": "Advice", "entities": ["unicef"], "next": PLANS}
    assert focal.post("/do/workplans.sub_output.add", sent)["Location"].startswith(PLANS)
    assert SubOutput.objects.get().title == {"en": "Advice"}
    refused = focal.post("/do/workplans.sub_output.add", {**sent, "output": "A.9"})
    assert refused.status_code == 422
    assert SubOutput.objects.count() == 1


def test_one_without_dates_is_shown(member: Client) -> None:
    add()
    assert "Conseils" in main_of(member, PLANS)
    assert "Conseils" in main_of(member, f"{PLANS}1/")


def test_one_that_ended_says_so_and_can_be_restored(second: Version) -> None:
    add()
    verbs.end(EndSubOutput(framework=XAA, number=1, reason="Twice"), by=TESTER, at=AT)
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    page = markup_of(officer, f"{PLANS}1/")
    assert "This sub-output was ended" in page
    assert "/do/workplans.sub_output.restore" in page
    assert "/do/workplans.sub_output.amend" not in page
    assert "No sub-output yet" in main_of(officer, PLANS)


def test_a_change_of_one_language_is_seen_in_another(second: Version) -> None:
    add()
    for text in ({"en": "It went well"}, {"en": "It went well", "ru": "Всё хорошо"}):
        told = NarrateSubOutput(framework=XAA, number=1, year=2027, text=text)
        verbs.narrate(told, by=TESTER, at=AT)
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    officer.cookies["django_language"] = "kk"
    assert "Всё хорошо" in main_of(officer, f"{PLANS}1/")


def test_a_file_that_is_looked_at_in_the_browser_says_what_would_become_of_it(second: Version) -> None:
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    lost = replace(OTHER, output_code="Z.9", output="Rien")
    sent = {"framework": XAA, "dry_run": "yes", "file": SimpleUploadedFile("export.xlsx", file_of(ROW, lost))}
    page = officer.post("/do/workplans.plan.import", sent, follow=True).content.decode()
    assert "2 rows: 1 would be added" in page
    assert "Row 3, Output code: The framework has no output “Z.9”" in page
    assert not SubOutput.objects.exists()
    sent["file"] = SimpleUploadedFile("export.xlsx", file_of(ROW))
    page = officer.post("/do/workplans.plan.import", {**sent, "dry_run": "no"}, follow=True).content.decode()
    assert "1 rows: 1 added" in page
    assert SubOutput.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "Финансирующие партнёры"), ("kk", "Қаржыландырушы серіктестер")]
)
def test_what_can_be_emptied_is_said_in_words(second: Version, language: str, words: str) -> None:
    add()
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    officer.cookies["django_language"] = language
    form = main_of(officer, "/do/workplans.sub_output.amend", framework=XAA, number="1")
    assert form.count(words) == 2, "the field, and the choice to empty it"
    assert "joint names" not in form


@pytest.mark.usefixtures("plan")
class TestWhileTyping:
    """What rules find is said beside the field before anything is sent."""

    AMEND = "/do/workplans.sub_output.amend/check"

    def test_what_a_change_would_bring_is_remarked_beside_its_field(self) -> None:
        focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        typed = {"framework": XAA, "number": "1", "sdg_targets": "99.9"}
        said = focal.post(f"{self.AMEND}/sdg_targets", typed).content.decode()
        assert 'class="remark"' in said
        elsewhere = focal.post(f"{self.AMEND}/code", {**typed, "code": "x"}).content.decode()
        said, _, told_there = elsewhere.partition('id="field-sdg_targets-remarks"')
        assert 'class="remark"' not in said, "beside the field that it is about, and no other"
        assert 'class="remark"' in told_there
        assert SubOutput.objects.get(number=1).revision == 1

    def test_a_new_one_is_judged_as_well(self) -> None:
        focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        typed = {"framework": XAA, "output": "A.1.1", "title.en": "Advice", "entities": ["unicef"]}
        typed |= {"starts_on": "2027-01-01", "ends_on": "2020-01-01"}
        said = focal.post("/do/workplans.sub_output.add/check/ends_on", typed).content.decode()
        assert 'class="remark"' in said

    def test_whoever_may_not_change_it_learns_nothing_of_it(self) -> None:
        other = signed_in(person("other@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="fao"))))
        typed = {"framework": XAA, "number": "1", "sdg_targets": "99.9"}
        assert 'class="remark"' not in other.post(f"{self.AMEND}/sdg_targets", typed).content.decode()
