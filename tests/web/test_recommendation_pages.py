"""The board of recommendations and the page of one: grouped, filtered, as files, for members and for everybody."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.evaluating import AT, accepted, done, drafted, move, upr
from tests.domains.test_register import XAA
from tests.web.reading import main_of

BOARD, ONE = f"/{XAA}/recommendations/", f"/{XAA}/recommendations/1/"


class TestBoard:
    def test_an_empty_board_says_what_will_be_here(self, page: Client, second: Version) -> None:
        assert "Nothing to follow up yet" in main_of(page, BOARD)

    def test_recommendations_stand_under_their_state(self, page: Client, second: Version) -> None:
        accepted()
        upr(text={"fr": "Ratifier"})
        text = main_of(page, BOARD)
        assert text.index("Ratifier") < text.rindex("Actions planned") < text.index("Mesurer")
        assert "2 recommendations of evaluations and human-rights mechanisms" in text
        assert "0 of 1" in text

    def test_what_is_late_is_told_and_filtered(self, page: Client, second: Version) -> None:
        accepted()
        upr(text={"fr": "Ratifier"})
        late = f"{BOARD}?as_of=2027-10-20"
        text = main_of(page, late)
        assert "Action 1: nothing was told of quarter III of 2027" in text
        assert "No response was given in 60 days" in text
        one = main_of(page, f"{late}&late=learning.quarter_without_update")
        assert "Mesurer" in one
        assert "Ratifier" not in one
        assert "Mesurer" not in main_of(page, f"{late}&standing=unanswered")
        assert page.get(f"{BOARD}?entity=nobody").status_code == 404

    def test_drafts_are_for_members(self, page: Client, second: Version) -> None:
        drafted()
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
        assert "Mesurer" in main_of(officer, BOARD)
        assert "Mesurer" not in main_of(page, BOARD)
        assert "Mesurer" not in page.get(f"/{XAA}/recommendations.csv").content.decode()
        assert page.get(ONE).status_code == 302
        move("finish")
        assert "Mesurer" in main_of(page, BOARD)
        assert page.get(ONE).status_code == 200

    def test_a_file_has_a_line_for_each_action(self, page: Client, second: Version) -> None:
        accepted()
        done("follow_up_action.plan", text={"fr": "Former"})
        upr(text={"fr": "Ratifier"})
        done("follow_up_action.tell")
        lines = page.get(f"/{XAA}/recommendations.csv").content.decode("utf-8-sig").splitlines()
        assert len(lines) == 4
        assert "2027-2,En cours" in lines[1]
        assert "under_way" in lines[1] or "planned" in lines[1]
        assert page.get(f"/{XAA}/recommendations.xlsx").status_code == 200

    def test_the_number_of_statements_is_fixed(
        self, page: Client, second: Version, django_assert_max_num_queries: Any
    ) -> None:
        accepted()
        for _ in range(9):
            upr()
        with django_assert_max_num_queries(12):
            page.get(BOARD)


class TestOne:
    @pytest.fixture(autouse=True)
    def begun(self, second: Version) -> None:
        accepted()

    def test_response_actions_and_what_was_told(self, page: Client) -> None:
        done("follow_up_action.tell")
        text = main_of(page, ONE)
        for said in ("Accepted", "Publier les données", "UNICEF", "Quarter II of 2027", "En cours", "A/HRC/43/10"):
            assert said in text, said
        assert "Tell how an action goes" not in text

    def test_whoever_acts_is_asked_for_the_quarter_that_is_owed(self) -> None:
        head = signed_in(person("head@example.org", (Role.AGENCY_HEAD, Reach(XAA, entity="unicef"))))
        text = head.get(ONE).content.decode()
        assert "learning.follow_up_action.tell?" in text
        other = signed_in(person("other@example.org", (Role.AGENCY_HEAD, Reach(XAA, entity="undp"))))
        assert "learning.follow_up_action.tell?" not in other.get(ONE).content.decode()

    def test_a_dropped_action_says_why(self, page: Client) -> None:
        done("follow_up_action.move", act="drop", note="Plus utile")
        text = main_of(page, ONE)
        assert "Plus utile" in text
        assert "All actions dropped" in text

    def test_an_action_leads_to_its_recommendation(self, page: Client) -> None:
        found = page.get(f"/{XAA}/recommendations/actions/1/")
        assert found.status_code == 302
        assert found["Location"].endswith("/1/#action-1")

    def test_of_a_day_it_shows_what_stood_then(self, page: Client) -> None:
        later = AT + timedelta(days=40)
        done("follow_up_action.move", act="finish", at=later)
        assert "Actions planned" in main_of(page, f"{ONE}?as_of=2027-06-02")
        assert "Carried out" in main_of(page, f"{ONE}?as_of=2027-07-12")
