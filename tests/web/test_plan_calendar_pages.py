"""The plan as it is carried out: on its pages, in files and calendars, over REST, on desks."""

import csv
import io
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.following import AT, CCA, FINAL, FOOD, KAZ, SOFI, add, follow
from tests.web.reading import main_of, markup_of

PLAN, TIMELINE, ICS = f"/{KAZ}/plan/", f"/{KAZ}/plan/timeline/", f"/{KAZ}/plan.ics"


def one(key: str = CCA) -> str:
    return f"{PLAN}activities/{key}/"


def officer() -> Client:
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))


@pytest.fixture
def told(kaz: Version) -> Version:
    """One is done, one overdue, one moved, one dropped, one added."""
    follow("finish")
    follow("move", FOOD, ends_on="2026-06-30")
    follow("move", SOFI, year=2027, reason="The report comes out later")
    follow("drop", "global-aids-monitoring-2026", reason="It is part of another one")
    add()
    return kaz


class TestThePage:
    def test_it_says_how_much_is_done_and_what_is_overdue(self, told: Version, page: Client) -> None:
        text = main_of(page, PLAN, as_of="2026-12-01")
        assert "1 of 18 activities of 2026 are done. 1 is overdue by its own day." in text
        assert "93 activities are planned from 2026 to 2030. 1 of them was added to the signed plan." in text

    def test_it_narrows_to_a_state(self, told: Version, page: Client) -> None:
        text = main_of(page, PLAN, state="late", as_of="2026-12-01")
        assert "1 of 93 activity" in text.replace("activities", "activity")
        assert "FAO Food Price Index" in text
        assert "CCA Update" not in text.partition("What is planned for which year")[2]
        assert page.get(PLAN, {"state": "asleep"}).status_code == 404
        assert "Nothing matches these filters" in main_of(page, PLAN, state="under_way")

    def test_what_was_moved_says_so_and_stands_in_its_line(self, told: Version, page: Client) -> None:
        markup = markup_of(page, PLAN, as_of="2026-12-01")
        assert "2026: planned, moved to 2027" in markup
        assert "signed for 2026" in main_of(page, PLAN, year="2027")

    def test_a_day_in_the_past_shows_what_was_told_by_then(self, told: Version, page: Client) -> None:
        text = main_of(page, PLAN, as_of="2026-06-01")
        assert "0 of 19 activities of 2026 are done." in text
        assert "added to the signed plan" not in text

    def test_an_activity_is_overdue_though_nothing_that_the_document_asks_is(self, kaz: Version, page: Client) -> None:
        follow("move", "results-group-reviews-2026", ends_on="2026-05-02")
        text = main_of(page, PLAN, as_of="2026-12-01")
        assert "1 is overdue by its own day." in text
        assert "nothing is overdue by the day of the document" in text
        assert "by the last day of its year" in text

    def test_what_the_document_asks_stands_with_its_reasons(self, told: Version, page: Client) -> None:
        text = main_of(page, PLAN, as_of="2027-01-15")
        asked = text[text.index("What the document asks of the plan") : text.index("What is planned for which year")]
        assert "2 overdue" in asked
        assert "The Results Groups review the framework every year" in asked
        assert "Nothing on record shows that it was kept." in asked
        assert "5 reviews are not concluded" in asked
        assert "What the plan has for every year is done by the end of each year." in asked

    def test_whoever_keeps_the_plan_adds_to_it(self, told: Version, page: Client) -> None:
        assert "Add an activity" not in main_of(page, PLAN)
        assert "Add an activity" in main_of(officer(), PLAN)
        focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"))))
        assert "entities=unicef" in markup_of(focal, PLAN)
        assert "Add an activity" not in main_of(focal, PLAN, as_of="2026-06-01")

    def test_the_statements_do_not_grow_with_what_is_told(
        self, kaz: Version, page: Client, django_assert_num_queries: Any
    ) -> None:
        page.get(PLAN)
        with django_assert_num_queries(5):
            page.get(PLAN)
        for key in (CCA, FOOD, SOFI):
            follow("amend", key, entities=["unicef"], bodies=["jsc"])
        with django_assert_num_queries(5):
            page.get(PLAN)


class TestTheTimeline:
    def test_it_shows_the_year_of_the_day_and_each_with_its_days(self, told: Version, page: Client) -> None:
        text = main_of(page, TIMELINE, as_of="2026-12-01")
        assert "The plan in 2026" in text
        assert "30 June 2026" in text
        assert "done on 20 November 2026" in text
        assert "A survey of wells" not in text
        assert "A survey of wells" in main_of(page, TIMELINE, year="2027")

    def test_a_bar_begins_and_ends_on_its_days(self, told: Version, page: Client) -> None:
        follow("begin", CCA.replace("2026", "2027"), starts_on="2027-02-01")
        follow("move", CCA.replace("2026", "2027"), ends_on="2027-02-28")
        markup = markup_of(page, TIMELINE, year="2027", category="reviews")
        assert 'x="31" y="7" width="28"' in markup
        assert 'viewBox="0 0 365 24"' in markup

    def test_a_year_in_which_nothing_of_the_filter_falls(self, told: Version, page: Client) -> None:
        assert "Nothing of what is shown falls into this year" in main_of(
            page, TIMELINE, category="surveys", state="postponed", as_of="2026-12-01"
        ) or "Nothing matches these filters" in main_of(
            page, TIMELINE, category="surveys", state="postponed", as_of="2026-12-01"
        )

    def test_what_it_shows_is_taken_along(self, told: Version, page: Client) -> None:
        asked = page.get(TIMELINE, {"year": "2027", "category": "surveys"}).content.decode()
        for form in ("csv", "xlsx", "json"):
            assert f'href="/{KAZ}/plan.{form}?category=surveys&amp;year=2027" download' in asked
        then = page.get(TIMELINE, {"as_of": "2026-12-01"}).content.decode()
        assert f"/{KAZ}/plan.csv?as_of=2026-12-01&amp;year=2026" in then
        assert f'href="/{KAZ}/plan.ics?' in asked
        lines = page.get(f"/{KAZ}/plan.csv", {"category": "surveys", "year": "2027"}).content.decode().splitlines()
        assert any("A survey of wells" in each for each in lines)

    def test_before_and_after_the_framework(self, kaz: Version, page: Client) -> None:
        assert "The plan in 2030" in main_of(page, TIMELINE, as_of="2031-05-01")

    def test_a_framework_without_a_plan(self, second: Version, page: Client) -> None:
        assert "No monitoring and evaluation plan yet" in main_of(page, "/xaa-2027-2031/plan/timeline/")


class TestAnActivity:
    def test_everybody_reads_how_it_stands_and_members_what_it_costs(self, told: Version, page: Client) -> None:
        follow("amend", cost_planned="1500", in_charge="Data officer", note="Draft", funding="Core")
        for client, sees in ((page, False), (officer(), True)):
            text = main_of(client, one())
            assert "The analysis was published" in text
            assert "The Common Country Analysis is updated every year" in text
            for words in ("1,500.00", "Data officer", "Draft", "Core"):
                assert (words in text) is sees, words

    def test_its_buttons_are_those_of_its_state(self, told: Version, page: Client) -> None:
        desk = officer()
        done, planned = main_of(desk, one()), main_of(desk, one(FINAL))
        assert "Reopen" in done
        assert "Tell the use of the findings" in done
        assert "Mark as done" not in done
        assert "Mark as done" in planned
        assert "Postpone" in planned
        assert "Mark as done" not in main_of(page, one(FINAL))
        assert "Mark as done" not in main_of(desk, one(FINAL), as_of="2026-06-01")

    def test_its_history_stands_on_it(self, told: Version) -> None:
        text = main_of(officer(), one(SOFI))
        assert "set the dates of" in text
        assert "The report comes out later" in text

    def test_an_unknown_one_is_not_found(self, kaz: Version, page: Client) -> None:
        assert page.get(one("added-1")).status_code == 404
        add()
        assert page.get(one("added-1")).status_code == 200
        assert page.get(one("added-1"), {"as_of": "2026-06-01"}).status_code == 404

    def test_that_it_has_begun_is_taken_back_on_its_page(self, kaz: Version) -> None:
        keeper, button = officer(), "/do/learning.activity.take_back?"
        assert button not in keeper.get(one(CCA)).content.decode()
        follow("begin")
        assert button in keeper.get(one(CCA)).content.decode()

    @pytest.mark.parametrize("act", ["begin", "finish", "move", "postpone", "drop", "amend"])
    def test_its_forms_open(self, kaz: Version, act: str) -> None:
        answer = officer().get(f"/do/learning.activity.{act}", {"framework": KAZ, "key": CCA})
        assert answer.status_code == 200


class TestFiles:
    def rows(self, client: Client, **query: str) -> list[dict[str, str]]:
        answer = client.get(f"/{KAZ}/plan.csv", query)
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    def test_they_hold_what_is_shown(self, told: Version, page: Client) -> None:
        (row,) = self.rows(page, state="done")
        assert (row["key"], row["state"], row["done_on"]) == (CCA, "done", "2026-11-20")
        assert row["statement"] == "The analysis was published"
        assert "cost_planned" not in row
        (moved,) = (row for row in self.rows(page, year="2027") if row["key"] == SOFI)
        assert (moved["year"], moved["year_printed"]) == ("2027", "2026")

    def test_members_get_the_cost_too(self, told: Version) -> None:
        follow("amend", cost_planned="1500")
        (row,) = self.rows(officer(), state="done")
        assert row["cost_planned"] == "1500.00"

    def entries(self, page: Client, **query: str) -> dict[str, Any]:
        entries = Calendar.from_ical(page.get(ICS, query).content).walk("VEVENT")
        return {str(each["UID"]).removeprefix(f"{KAZ}.plan.").removesuffix("@shanyraq"): each for each in entries}

    def test_the_calendar_has_real_days_and_states(self, told: Version, page: Client) -> None:
        follow("begin", FINAL, starts_on="2026-11-01")
        found = self.entries(page)
        assert (found[CCA].decoded("DTSTART"), found[CCA]["STATUS"]) == (date(2026, 11, 20), "CONFIRMED")
        assert (found[FOOD].decoded("DTSTART"), found[FOOD]["STATUS"]) == (date(2026, 6, 30), "CONFIRMED")
        assert (found[SOFI].decoded("DTSTART"), found[SOFI]["STATUS"]) == (date(2027, 12, 31), "TENTATIVE")
        assert found["global-aids-monitoring-2026"]["STATUS"] == "CANCELLED"
        assert found["added-1"]["STATUS"] == "TENTATIVE"
        assert "Added to the signed plan." in found["added-1"]["DESCRIPTION"]
        assert "moved to 2027" in found[SOFI]["DESCRIPTION"]
        assert (found[CCA]["SEQUENCE"], found[CCA].decoded("LAST-MODIFIED")) == (1, AT)
        assert set(self.entries(page, state="done")) == {CCA}

    def test_several_days_are_one_entry(self, kaz: Version, page: Client) -> None:
        follow("move", starts_on="2026-12-01", ends_on="2026-12-03")
        entry = self.entries(page)[CCA]
        assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (date(2026, 12, 1), date(2026, 12, 4))


class TestRest:
    def test_how_activities_stand(self, told: Version, client: Client) -> None:
        base = f"/api/v1/frameworks/{KAZ}"
        found = client.get(f"{base}/plan-activities", {"year": 2027, "limit": 500}).json()["items"]
        by_key = {each["key"]: each for each in found}
        assert (by_key[SOFI]["year_printed"], by_key["added-1"]["year_printed"]) == (2026, None)
        done = client.get(f"{base}/plan-activities", {"year": 2026}).json()["items"]
        (cca,) = (each for each in done if each["key"] == CCA)
        assert (cca["state"], cca["bodies"], cca["entities"], cca["revision"]) == ("done", ["unct"], ["unct", "rco"], 1)
        then = client.get(f"{base}/plan-activities", {"as_of": "2026-06-01", "limit": 500}).json()["items"]
        assert {each["state"] for each in then} == {"planned"}
        assert {each["revision"] for each in then} == {None}

    def test_what_the_document_asks(self, told: Version, client: Client) -> None:
        address = f"/api/v1/frameworks/{KAZ}/plan-obligations"
        found = client.get(address, {"as_of": "2026-12-01"}).json()["items"]
        states = {(each["duty"], each["year"]): each["state"] for each in found}
        assert states["cca_update", 2026] == "kept"
        assert states["group_reviews", 2026] == "due"
        assert states["annual_review", 2026] == "ahead"
        assert states["final_evaluation", 2029] == "ahead"
        (updated,) = (each for each in found if each["duty"] == "updated")
        assert (updated["kept_on"], updated["due_on"]) == ("2026-11-30", "2027-11-30")
        assert updated["clauses"] == ["§4-p3"]


class TestTheDesk:
    @time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=AT.tzinfo), tick=False)
    def test_those_who_keep_the_plan_are_told_in_few_lines(self, told: Version) -> None:
        text = main_of(officer(), "/desk/")
        assert "Activities of the monitoring and evaluation plan that are overdue: 1" in text
        assert "Activities of the monitoring and evaluation plan that are due by 31 December 2026: 15" in text
        assert "The document asks for 2026: The Results Groups review the framework every year" in text
        assert "The Common Country Analysis is updated every year" not in text

    @time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=AT.tzinfo), tick=False)
    def test_an_entity_is_told_of_its_own(self, told: Version) -> None:
        focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="fao"))))
        text = main_of(focal, "/desk/")
        assert "that are overdue: 1" in text
        assert "that are due by 31 December 2026: 1" in text
        assert "The document asks" not in text

    @time_machine.travel(datetime(2026, 10, 31, 9, tzinfo=AT.tzinfo), tick=False)
    def test_sixty_one_days_before_nothing_is_asked(self, kaz: Version) -> None:
        assert "monitoring and evaluation plan" not in main_of(officer(), "/desk/")

    def test_others_are_told_nothing(self, told: Version) -> None:
        chair = signed_in(person("chair@example.org", (Role.GROUP_CHAIR, Reach(KAZ, outcome="1"))))
        assert "monitoring and evaluation plan" not in main_of(chair, "/desk/")
