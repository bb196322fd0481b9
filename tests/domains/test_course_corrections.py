"""Accepted course corrections on their way into the joint work plan: in the review, on the page of the plan."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.domains.learning.models import Correction
from shanyraq.domains.learning.queries.corrected import changes_for
from shanyraq.domains.learning.web.course import because, named_in
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Plan
from shanyraq.domains.workplans.queries.around import around
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.following import AT, KAZ
from tests.domains.planning import add as planned
from tests.domains.test_reviews import LIST, do, opened, written
from tests.web.reading import main_of, markup_of

ROOM = f"{LIST}2026/1/"
PLAN = f"/{KAZ}/workplans/plans/1/2027/"
IN_2027 = "2027-01-01"
NOT_REVISED = "/do/workplans.plan.revise"


def plan(act: str, **said: Any) -> Any:
    verb = verbbook()[f"workplans.plan.{act}"]
    return verb.perform(
        verb.told.model_validate({"framework": KAZ, "outcome": "1", "year": 2027, **said}), by=TESTER, at=AT
    )


def stands(state: str) -> None:
    """The plan of 2027, in a state."""
    if not Plan.objects.filter(outcome="1", year=2027).exists():
        plan("open")
    Plan.objects.filter(outcome="1", year=2027).update(state=state)


def accepted(**said: Any) -> int:
    number: int = do(
        "correction.propose", **{"what": {"en": "Train nurses"}, "who": ["unicef"], "due_on": "2027-06-30", **said}
    ).result.number
    do("correction.accept", number=number)
    return number


@pytest.fixture
def office(kaz: Version) -> Client:
    opened()
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))


class TestInTheReview:
    @pytest.mark.parametrize(
        ("state", "said", "link"),
        [
            ("draft", "Change the plan", f'href="{PLAN}"'),
            ("under_review", "it is taken back, or returned, before it is changed", ""),
            ("cleared", "it is taken back, or returned, before it is changed", ""),
            ("endorsed", "Revise the plan", f"{NOT_REVISED}?framework={KAZ}&amp;outcome=1&amp;year=2027"),
            ("in_implementation", "Revise the plan", f"{NOT_REVISED}?framework={KAZ}&amp;outcome=1&amp;year=2027"),
            ("under_annual_review", "is changed no more: decline this correction with that reason", ""),
            ("closed", "is changed no more: decline this correction with that reason", ""),
            (None, "There is no such plan yet", "/do/workplans.plan.open?"),
        ],
    )
    def test_the_way_depends_on_how_far_the_plan_is(
        self, office: Client, state: str | None, said: str, link: str
    ) -> None:
        accepted()
        if state:
            stands(state)
        assert said in main_of(office, ROOM)
        markup = markup_of(office, ROOM)
        assert link in markup
        assert (NOT_REVISED in markup) is (NOT_REVISED in link)

    def test_one_of_no_outcome_is_of_no_single_plan(self, kaz: Version, office: Client) -> None:
        opened("")
        do("correction.propose", number=2, what={"en": "Meet more often"}, due_on="2027-06-30")
        do("correction.accept")
        assert "It names no outcome" in main_of(office, f"{LIST}2026/framework/")


class TestOnThePageOfThePlan:
    def test_what_was_accepted_stands_there_with_who_and_when(self, office: Client, client: Client) -> None:
        stands("endorsed")
        assert "Course corrections" not in main_of(office, PLAN)
        do("correction.propose", what={"en": "Only proposed"}, due_on="2027-06-30")
        accepted()
        accepted(what={"en": "Another year"}, year=2028)
        accepted(what={"en": "Another plan"}, outcome="2")
        text = main_of(office, PLAN)
        assert "2. Train nurses UNICEF 30 June 2027 outcome 1, 2026" in text
        for other in ("Only proposed", "Another year", "Another plan"):
            assert other not in text
        assert f'href="{ROOM}#correction-2"' in markup_of(office, PLAN)
        stranger = signed_in(person("stranger@example.org"))
        for reader in (client, stranger):
            assert "Train nurses" not in reader.get(PLAN).content.decode()

    def test_revised_with_its_reason_it_can_be_marked_as_done(self, office: Client) -> None:
        stands("endorsed")
        accepted()
        done = "/do/learning.correction.finish?"
        assert done not in markup_of(office, PLAN)
        assert "reason=Course+correction+1+of" in markup_of(office, PLAN)
        plan("revise", reason=because(Correction.objects.select_related("review").get()))
        assert "The plan was revised for it on 30 November 2026" in main_of(office, PLAN)
        assert done in markup_of(office, PLAN)
        assert NOT_REVISED not in markup_of(office, PLAN)
        do("correction.finish")
        assert Correction.objects.get().changes == 1, "the revision shows that the plan changes"
        text, markup = main_of(office, PLAN), markup_of(office, PLAN)
        assert "Train nurses UNICEF 30 June 2027 outcome 1, 2026 done" in text
        assert done not in markup

    def test_in_a_draft_it_is_changed_and_done(self, office: Client) -> None:
        stands("draft")
        accepted()
        markup = markup_of(office, PLAN)
        assert "Change the sub-outputs" in markup
        assert "/do/learning.correction.finish?" in markup

    def test_where_the_plan_is_as_it_was_a_note_says_how(self, office: Client) -> None:
        stands("draft")
        planned(framework=KAZ, output="1.1", title={"en": "Before"}, starts_on=IN_2027)
        accepted()
        form = f"/do/learning.correction.finish?framework={KAZ}&number=1"
        assert "Nothing was changed in the plan since the correction was accepted" in main_of(office, form)
        with pytest.raises(Refused):
            do("correction.finish")
        do("correction.finish", note="By a letter to the clinics")
        assert Correction.objects.get().changes == 0
        room = main_of(office, ROOM)
        assert "By a letter to the clinics" in room
        assert "0 changes of the plan since it was accepted" in room
        do("correction.reopen")
        assert Correction.objects.get().changes is None
        with pytest.raises(Refused):
            do("correction.finish", note="By a letter to the clinics")

    def test_what_was_changed_since_is_told_and_kept(self, office: Client) -> None:
        stands("draft")
        number = planned(framework=KAZ, output="1.1", title={"en": "Old wells"}, starts_on=IN_2027)
        accepted()
        written("amend", number=number, title={"en": "New wells"})
        written("narrate", number=number, year=2027, text={"en": "We began"})
        planned(framework=KAZ, output="2.1", title={"en": "Of another outcome"}, starts_on=IN_2027)
        planned(framework=KAZ, output="1.1", title={"en": "Of another year"}, starts_on="2028-01-01")
        planned(framework=KAZ, output="1.1", title={"en": "Nurses are trained"}, starts_on=IN_2027)
        form = f"/do/learning.correction.finish?framework={KAZ}&number=1"
        for place in (PLAN, form):
            text = main_of(office, place)
            told = text[text.index("Changed in the plan since the correction was accepted") :][:300]
            assert "amended Old wells" in told
            assert "Nurses are trained" in told
            assert "Of another" not in told
        do("correction.finish")
        assert Correction.objects.get().changes == 2
        assert "2 changes of the plan since it was accepted" in main_of(office, ROOM)
        assert "2 changes of the plan since it was accepted" in main_of(office, PLAN)

    def test_what_was_changed_is_one_statement(self, kaz: Version, office: Client) -> None:
        stands("draft")
        accepted()
        accepted(what={"en": "Second"})
        planned(framework=KAZ, output="1.1", title={"en": "Wells"}, starts_on=IN_2027)
        rows = list(Correction.objects.all())
        around(kaz)
        with CaptureQueriesContext(connection) as queries:
            found = changes_for(kaz, rows)
        assert {number: len(each) for number, each in found.items()} == {1: 1, 2: 1}
        assert sum("audit_event" in each["sql"] for each in queries) == 2, "acceptances, and changes"

    def test_a_reason_in_another_language_names_it_too(self, office: Client) -> None:
        accepted()
        row, day = Correction.objects.select_related("review").get(), date(2026, 12, 1)
        assert named_in(row, {"Коррекция курса": day}) is None
        for language in ("ru", "kk"):
            office.cookies["django_language"] = language
            stands("endorsed")
            assert NOT_REVISED in markup_of(office, PLAN)
        from django.utils import translation

        with translation.override("ru"):
            reason = f"1) {because(row)}; 2) another"
        assert named_in(row, {reason: day}) == day
        row.number = 11
        assert named_in(row, {reason: day}) is None

    def test_as_of_a_day_before_there_was_none(self, office: Client) -> None:
        stands("draft")
        accepted()
        before = (AT - timedelta(days=1)).date().isoformat()
        assert office.get(f"{PLAN}?as_of={before}").status_code == 404
        text = main_of(office, PLAN, as_of=AT.date().isoformat())
        assert "Train nurses" in text
        assert "/do/learning" not in markup_of(office, f"{PLAN}?as_of={AT.date().isoformat()}")

    def test_the_statements_do_not_grow(self, office: Client, django_assert_max_num_queries: Any) -> None:
        def counted() -> int:
            office.get(PLAN)
            with CaptureQueriesContext(connection) as queries:
                office.get(PLAN)
            return len(queries)

        stands("draft")
        accepted()
        few = counted()
        for _number in range(4):
            accepted()
        assert counted() == few
