"""Pages of evaluations: what members see, what everybody sees, the same as files."""

from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.evaluating import done, drafted, final, move, public_in
from tests.domains.following import follow
from tests.domains.test_register import XAA
from tests.web.reading import main_of, markup_of

LIST, ROOM = f"/{XAA}/evaluations/", f"/{XAA}/evaluations/1/"


@pytest.fixture
def officer(second: Version) -> Client:
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


class TestList:
    def test_an_empty_list_says_how_to_begin(self, officer: Client) -> None:
        text = main_of(officer, LIST)
        assert "No evaluation is kept here yet." in text
        assert "Plan an evaluation with the button above" in text
        assert "evaluated in 2030, its last year but one" in text

    def test_the_plan_is_where_one_begins(self, kaz: Version) -> None:
        office = signed_in(person("kaz@example.org", (Role.DATA_OFFICER, Reach(kaz.code))))
        page = office.get(f"/{kaz.code}/evaluations/").content.decode()
        assert "activity=cooperation-framework-final-evaluation-2029" in page
        done("evaluation.add", framework=kaz.code, activity="cooperation-framework-final-evaluation-2029")
        page = office.get(f"/{kaz.code}/evaluations/").content.decode()
        assert "activity=cooperation-framework-final-evaluation-2029" not in page
        assert "kept here" in page

    def test_activities_of_the_plan_say_how_they_stand_and_lead_to_their_pages(
        self, kaz: Version, page: Client
    ) -> None:
        final_one = "cooperation-framework-final-evaluation-2029"
        place = f"/{kaz.code}/evaluations/"
        text, markup = main_of(page, place), markup_of(page, place)
        assert markup.count(f'href="/{kaz.code}/plan/activities/{final_one}/"') == 2, "in the promise, and in the list"
        promise = markup[: markup.index("Evaluations of the monitoring and evaluation plan")]
        assert promise.count("/plan/activities/") == 1, "what is evaluated in the same year is another matter"
        assert "planned" in text
        follow("postpone", final_one, reason="Elections")
        assert "postponed" in main_of(page, place)

    def test_drafts_are_for_members(self, officer: Client, page: Client) -> None:
        drafted()
        assert "Évaluation du cadre" in main_of(officer, LIST)
        assert "Évaluation du cadre" not in main_of(page, LIST)
        assert "Évaluation du cadre" not in page.get(f"/{XAA}/evaluations.csv").content.decode()
        move("finish")
        assert "Évaluation du cadre" in main_of(page, LIST)
        assert "Évaluation du cadre" in page.get(f"/{XAA}/evaluations.csv").content.decode()

    @pytest.mark.parametrize(
        ("day", "state", "said"),
        [
            ("2029-06-01", "ahead", "○ due later"),
            ("2029-11-15", "due", "◐ due"),
            ("2030-01-01", "overdue", "▲ overdue"),
        ],
    )
    def test_it_says_of_its_own_evaluation_what_the_plan_says(
        self, kaz: Version, page: Client, day: str, state: str, said: str
    ) -> None:
        """One rule, one state: also for whoever does not see what is planned."""
        address = f"/{kaz.code}/evaluations/?as_of={day}"
        assert f"{said} · by 31 December 2029" in main_of(page, address)
        assert "learning.final_evaluation" in markup_of(page, address)
        owed = page.get(f"/api/v1/frameworks/{kaz.code}/plan-obligations?as_of={day}").json()["items"]
        (one,) = [each for each in owed if each["duty"] == "final_evaluation"]
        assert (one["state"], one["rule"]) == (state, "learning.final_evaluation")

    def test_a_final_report_keeps_what_was_promised_on_both_pages(self, kaz: Version, page: Client) -> None:
        public_in(kaz)
        for day, state in (("2029-11-30", "due"), ("2029-12-01", "kept")):
            owed = page.get(f"/api/v1/frameworks/{kaz.code}/plan-obligations?as_of={day}").json()["items"]
            assert [each["state"] for each in owed if each["duty"] == "final_evaluation"] == [state]
        assert "kept · 1 December 2029" in main_of(page, f"/{kaz.code}/evaluations/?as_of=2029-12-01")

    def test_a_framework_whose_plan_has_no_activity_for_it_is_asked_too(self, officer: Client) -> None:
        assert "overdue · by 31 December 2030" in main_of(officer, f"{LIST}?as_of=2031-01-01")

    def test_that_it_is_planned_for_another_year_is_told_to_members(self, officer: Client, page: Client) -> None:
        said = "The document has the evaluation in the penultimate year, 2030; it would take place in 2031."
        done("evaluation.add", ends_on="2031-03-31")
        assert said in main_of(officer, LIST)
        assert said not in main_of(page, LIST)
        done("evaluation.add")
        assert said not in main_of(officer, LIST), "another one is planned for the year"

    def test_the_number_of_statements_is_fixed(self, officer: Client, django_assert_max_num_queries: Any) -> None:
        for _ in range(3):
            done("evaluation.add")
        with django_assert_max_num_queries(18):
            officer.get(LIST)


class TestRoom:
    def test_the_reference_group_says_once_for_whom_somebody_speaks(self, officer: Client, page: Client) -> None:
        final()
        for name, organisation, sector in (
            ("A. Example", "", "government"),
            ("Civil society", "", "civil_society"),
            ("B. Example", "Ministère de l’eau", "government"),
        ):
            done("member.write", name=name, organisation=organisation, sector=sector)
        for reader in (officer, page):
            text = main_of(reader, ROOM)
            for once in ("Government", "Civil society"):
                assert f"{once} {once}" not in text
        assert "A. Example Government" in main_of(officer, ROOM)
        assert "Ministère de l’eau Government" in main_of(page, ROOM)

    def test_it_shows_what_it_is_made_of(self, officer: Client) -> None:
        drafted()
        done("milestone.write")
        done("member.write")
        done("check.answer", answer="partly", remark="En partie")
        text = main_of(officer, ROOM)
        for said in (
            "Draft report",
            "Rapport initial",
            "A. Example",
            "Ministère",
            "Est-ce pertinent ?",
            "Finding 1",
            "Pertinent",
            "Mesurer",
            "50% of what was checked is met",
            "Partly met",
        ):
            assert said in text, said

    def test_a_draft_exists_for_members_alone(self, officer: Client, page: Client) -> None:
        drafted()
        assert officer.get(ROOM).status_code == 200
        assert page.get(ROOM).status_code == 302
        elsewhere = signed_in(person("else@example.org", (Role.DATA_OFFICER, Reach("zzz-2026-2030"))))
        assert elsewhere.get(ROOM).status_code == 404
        assert page.get(f"/{XAA}/evaluations/2/").status_code == 302

    def test_everybody_reads_a_final_report_without_what_is_personal(self, page: Client, second: Version) -> None:
        done("evaluation.add")
        done("question.write")
        done("member.write", name="M. Personne", organisation="Ministère")
        done("evaluator.write", conflict="Sa sœur", cleared="Ne juge pas ce domaine")
        move("agree_terms", "appoint_team", "collect", "draft")
        done("finding.write", evidence=["§1"])
        done("recommendation.add")
        move("finish")
        text = main_of(page, ROOM)
        assert "Ministère" in text
        for hidden in ("M. Personne", "Sa sœur", "Add a question"):
            assert hidden not in text
        assert f'href="/{XAA}/document' in page.get(ROOM).content.decode()

    def test_terms_of_reference_stand_in_the_room(self, officer: Client, page: Client) -> None:
        done("evaluation.add", purpose={}, scope={})
        assert "Before the terms are agreed, say what the evaluation is for" in main_of(officer, ROOM)
        form = "/do/learning.evaluation.amend?framework=xaa-2027-2031&amp;number=1&amp;only=purpose%2Cscope%2Cmethod"
        assert form in markup_of(officer, ROOM)
        sent = {"framework": XAA, "number": "1", "only": "purpose,scope,method,omitted", "seen": "1"}
        told = {"purpose.fr": "Apprendre pour le prochain cadre", "scope.fr": "Tous les effets"}
        assert officer.post("/do/learning.evaluation.amend", {**sent, **told}).status_code == 302
        text = main_of(officer, ROOM)
        assert "Purpose and use Apprendre pour le prochain cadre" in text
        assert "What it covers Tous les effets" in text
        assert "<h3>Method</h3>" not in markup_of(officer, ROOM)

    def test_buttons_are_for_those_who_may(self, officer: Client) -> None:
        drafted()
        evaluator = signed_in(person("evaluator@example.org", (Role.EVALUATOR, Reach(XAA))))
        text = main_of(evaluator, ROOM)
        assert "Add a finding" in text
        assert "Add an evaluator" not in text
        assert "Add an evaluator" in main_of(officer, ROOM)

    def test_of_a_day_it_shows_what_stood_then(self, officer: Client) -> None:
        final()
        assert "Add a milestone" not in main_of(officer, f"{ROOM}?as_of=2027-06-01")
        assert officer.get(f"{ROOM}?as_of=2027-05-31").status_code == 404

    def test_a_form_prefills_what_is_amended(self, officer: Client) -> None:
        drafted()
        asked = {"framework": XAA, "evaluation": "1", "number": "1"}
        form = officer.get("/do/learning.finding.write", asked).content.decode()
        assert "Oui" in form
        assert 'name="number"' in form
        sent = {**asked, "questions": ["1.1"], "text.fr": "Non", "seen": "1"}
        assert officer.post("/do/learning.finding.write", sent).status_code == 302
        assert "Non" in main_of(officer, ROOM)

    def test_the_number_of_statements_is_fixed(self, officer: Client, django_assert_max_num_queries: Any) -> None:
        drafted()
        for _ in range(4):
            done("question.write")
            done("finding.write", evidence=["§1"])
        with django_assert_max_num_queries(26):
            officer.get(ROOM)
