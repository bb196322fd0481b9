"""Annual reviews as files, what is warned of when one is concluded, and the way to the plan of a correction."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.learning.queries.reviews import risks_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Plan
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.following import AT, KAZ, ON
from tests.domains.test_reviews import do, opened, told, whole
from tests.web.reading import main_of, markup_of

LIST, ROOM = f"/{KAZ}/reviews", f"/{KAZ}/reviews/2026/1"


@pytest.fixture
def officer(kaz: Version) -> Client:
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))


def lines(client: Client, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


class TestFiles:
    def test_the_list_has_a_line_for_each_review(self, officer: Client, client: Client, kaz: Version) -> None:
        opened()
        whole(kaz)
        opened("2")
        found = lines(officer, f"{LIST}.csv")
        assert [(each["year"], each["outcome"], each["state"]) for each in found] == [
            ("2026", "1", "concluded"),
            ("2026", "2", "opened"),
        ]
        one = found[0]
        assert one["state_name"] == "completed"
        officer.cookies["django_language"] = "ru"
        (other, _opened) = lines(officer, f"{LIST}.csv")
        officer.cookies["django_language"] = "en"
        assert other["state"] == "concluded", "programs read the same in every language"
        assert other["state_name"] not in {"", "completed", "concluded"}
        assert one["concluded_on"] == ON.isoformat()
        assert int(one["rows"]) > int(one["rows_assessed"]) >= 0
        assert one["assumptions_judged"] == one["assumptions"]
        assert officer.get(f"{LIST}.xlsx").status_code == officer.get(f"{LIST}.json").status_code == 200
        assert f'href="{LIST}.xlsx"' in officer.get(f"{LIST}/").content.decode()
        public = lines(client, f"{LIST}.csv")
        assert [(each["year"], each["outcome"], each["concluded_on"]) for each in public] == [
            ("2026", "1", ON.isoformat())
        ], "what is open stays with members"
        assert not public[0]["rows"]

    def test_many_reviews_cost_what_one_does(self, officer: Client, kaz: Version) -> None:
        def asked() -> int:
            with CaptureQueriesContext(connection) as found:
                officer.get(f"{LIST}.csv")
            return len(found)

        opened()
        asked()
        one = asked()
        for outcome in ("2", "3"):
            opened(outcome)
        assert asked() == one

    def test_the_room_has_all_that_it_says(self, officer: Client, client: Client, kaz: Version) -> None:
        opened()
        told(kaz)
        risk = risks_of(kaz, "1")[0]
        do("review.update_risk", risk=risk.key, course="grown", judgement={"en": "Prices rose"})
        do("correction.propose", what={"en": "Train nurses"}, who=["unicef"], due_on=date(2027, 6, 30))
        found = lines(officer, f"{ROOM}.csv")
        parts = {each["part"] for each in found}
        assert parts == {"section", "assumption", "risk", "correction", "figure"}
        of = {each["part"]: each for each in found if each["standing"] or each["value"]}
        assert of["assumption"]["standing"] == "holds"
        (moved,) = [each for each in found if each["key"] == risk.key]
        assert (moved["standing"], moved["standing_name"], moved["text"]) == ("grown", "has grown", "Prices rose")
        assert (of["correction"]["text"], of["correction"]["by_whom"], of["correction"]["due_on"]) == (
            "Train nurses",
            "UNICEF",
            "2027-06-30",
        )
        assert (of["correction"]["standing"], of["correction"]["standing_name"]) == ("proposed", "proposed")
        figures = {each["key"]: each["value"] for each in found if each["part"] == "figure"}
        assert int(figures["progress.total"]) > 0
        assert f'href="{ROOM}.csv"' in officer.get(f"{ROOM}/").content.decode()
        assert client.get(f"{ROOM}.csv").status_code != 200
        assert officer.get(f"/{KAZ}/reviews/2029/1.csv").status_code == 404

    def test_what_was_done_for_a_correction(self, officer: Client, kaz: Version) -> None:
        opened()
        do("correction.propose", what={"en": "Train nurses"}, due_on=date(2027, 6, 30))
        do("correction.accept")
        do("correction.finish", note="By a letter to the clinics")
        (line,) = [each for each in lines(officer, f"{ROOM}.csv") if each["part"] == "correction"]
        assert (line["standing"], line["value"], line["note"]) == ("done", "0", "By a letter to the clinics")

    def test_of_the_whole_framework(self, officer: Client) -> None:
        opened("")
        do("review.prepare")
        figures = {each["key"] for each in lines(officer, f"{LIST}/2026/framework.csv") if each["part"] == "figure"}
        assert "plan.total" in figures


class TestWarned:
    def concluded(self, **said: Any) -> set[str]:
        return {each.rule for each in do("review.conclude", **said).findings}

    def test_of_risks_and_of_the_country_analysis(self, kaz: Version) -> None:
        opened()
        told(kaz)
        assert self.concluded() == {"learning.review_says_enough"}
        do("review.reopen")
        do("review.write", inputs={"en": "Who is not counted"})
        for each in risks_of(kaz, "1"):
            do("review.update_risk", risk=each.key, course="unchanged")
        assert self.concluded() == set()

    def test_of_figures_that_are_older_than_the_discussion(self, kaz: Version) -> None:
        opened()
        told(kaz)
        later = ON + timedelta(days=31)
        do("review.prepare")
        do("review.discuss", on=later, discussed_on=later)
        assert "learning.review_figures_are_fresh" not in self.concluded(on=later)
        do("review.reopen", on=later)
        do("review.prepare")
        do("review.discuss", on=later + timedelta(days=1), discussed_on=later + timedelta(days=1))
        assert "learning.review_figures_are_fresh" in self.concluded(on=later + timedelta(days=1))


def test_a_correction_whose_plan_is_under_review_leads_to_its_page(officer: Client, kaz: Version) -> None:
    opened()
    do("correction.propose", what={"en": "Train nurses"}, due_on=date(2027, 6, 30))
    do("correction.accept")
    Plan.objects.create(framework=kaz.framework, outcome="1", year=2027, state="under_review", made_at=AT, moved_at=AT)
    assert "Do so on its page" in main_of(officer, f"{ROOM}/")
    assert f'href="/{KAZ}/workplans/plans/1/2027/"' in markup_of(officer, f"{ROOM}/")
