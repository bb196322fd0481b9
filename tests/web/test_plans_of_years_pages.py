"""The pages of plans by year: what everybody reads, what members see, whose turn it is."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import decide, step, whole
from tests.domains.test_money_lines import put
from tests.domains.test_register import XAA
from tests.web.reading import main_of, markup_of

PLANS = f"/{XAA}/workplans/"


def statements(reader: Client, path: str) -> int:
    reader.get(f"{PLANS}{path}")
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(f"{PLANS}{path}").status_code == 200
    return len(queries)


class TestPlansOfYears:
    @pytest.fixture
    def endorsed(self, second: Version) -> Client:
        """A plan that was endorsed, in which a title was changed since; whoever looks after it."""
        whole(starts_on="2027-01-01", ends_on="2027-12-31")
        step("open", due_on="2026-07-01")
        for act in ("submit", "clear"):
            step(act)
        step("endorse", decision=decide())
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
        sent = {"framework": XAA, "number": "1", "title.en": "Other advice", "seen": "1"}
        assert officer.post("/do/workplans.sub_output.amend", sent).status_code == 302
        return officer

    def test_everybody_reads_what_was_endorsed_and_nothing_else(self, endorsed: Client, client: Client) -> None:
        for path in ("", "1/", "plans/A.1/2027/", "plans/A.1/2027/matrix/"):
            text = main_of(client, f"{PLANS}{path}")
            assert "Conseils" in text, path
            assert "Other advice" not in text, path
        assert "Conseils" in client.get(f"/{XAA}/workplans.csv").content.decode()
        assert "Conseils" in client.get(f"{PLANS}plans/A.1/2027/matrix.csv").content.decode()
        assert "1 plan" in main_of(client, f"{PLANS}plans/")
        for path in ("plans/A.1/2027/differences/", "plans/A.1/2028/", "plans/A.1/2027/?edition=2"):
            assert client.get(f"{PLANS}{path}").status_code == 302, path
        assert client.get(PLANS, {"as_of": "2026-05-31"}).status_code == 200
        assert "Conseils" not in main_of(client, PLANS, as_of="2026-05-31")

    def test_everybody_reads_their_money(self, second: Version, client: Client) -> None:
        whole(starts_on="2027-01-01", ends_on="2027-12-31")
        put(year=2027, required=100, available=30)
        assert "no figures of money to read" in main_of(client, f"/{XAA}/funding/")
        step("open")
        for act in ("submit", "clear"):
            step(act)
        step("endorse", decision=decide())
        put(year=2027, required=900, available=30)
        text = main_of(client, f"/{XAA}/funding/")
        assert "1 endorsed plan requires 100 US dollars" in text
        assert "2027 100 30 – 70" in text

    def test_members_see_what_differs_and_what_comes_next(self, endorsed: Client) -> None:
        text = main_of(endorsed, f"{PLANS}plans/A.1/2027/")
        for words in (
            "Endorsed",
            "Other advice",
            "1 sub-output differs",
            "Begin to carry the plan out",
            "1, endorsed",
        ):
            assert words in text
        apart = main_of(endorsed, f"{PLANS}plans/A.1/2027/differences/")
        assert "Title English: [new: Other advice ]" in apart
        assert "Both say the same" in main_of(endorsed, f"{PLANS}plans/A.1/2027/differences/?from=1&to=1")
        assert "Conseils" in main_of(endorsed, f"{PLANS}plans/A.1/2027/?edition=1")

    def test_what_was_endorsed_is_compared_with_what_stands_and_last_year_is_a_choice(self, endorsed: Client) -> None:
        step("open", year=2028)
        whole(title={"fr": "Puits"}, starts_on="2028-01-01", ends_on="2028-12-31")
        for act in ("submit", "clear"):
            step(act, year=2028)
        page = f"{PLANS}plans/A.1/2028/differences/"
        assert "Both say the same" in main_of(endorsed, page), "what was submitted against what stands"
        step("endorse", decision=decide(), year=2028)
        step("revise", year=2028)
        whole(title={"fr": "Lac"}, starts_on="2028-01-01", ends_on="2028-12-31")
        step("submit", year=2028)
        text = main_of(endorsed, page)
        assert "1 sub-output differs" in text
        assert "Lac" in text
        assert "Other advice" not in text
        assert "Other advice" in main_of(endorsed, page, **{"from": "year-2027"})

    def test_a_revision_says_so_and_why(self, endorsed: Client) -> None:
        page = f"{PLANS}plans/A.1/2027/"
        assert "revision of edition 1" not in main_of(endorsed, page)
        step("revise", reason="A donor came")
        coordinator = signed_in(person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA))))
        for _act in ("submit", "clear"):
            for reader in (endorsed, coordinator):
                text = main_of(reader, page)
                assert "This is a revision of edition 1, endorsed on 1 June 2026" in text
                assert "A donor came" in text
            step(_act)
        links = markup_of(coordinator, page)
        assert "differences/?from=1&amp;to=2" in links
        assert "Other advice" in main_of(coordinator, f"{page}differences/?from=1&to=2")
        step("endorse", decision=decide())
        assert "This is a revision" not in main_of(coordinator, page)

    @pytest.mark.parametrize("query", ["differences/?from=9", "?edition=9", "?edition=x", "differences/?to=year-2020"])
    def test_an_edition_that_there_is_not(self, endorsed: Client, query: str) -> None:
        assert endorsed.get(f"{PLANS}plans/A.1/2027/{query}").status_code == 404

    def test_a_revision_is_nobody_elses_business(self, endorsed: Client, client: Client) -> None:
        step("revise")
        assert "Endorsed" in main_of(client, f"{PLANS}plans/")
        assert "Draft" in main_of(endorsed, f"{PLANS}plans/")

    def test_a_button_does_the_next_step(self, endorsed: Client) -> None:
        step("revise")
        sent = {"framework": XAA, "outcome": "A.1", "year": "2027", "seen": "5", "next": f"{PLANS}plans/A.1/2027/"}
        assert endorsed.post("/do/workplans.plan.submit", sent)["Location"].startswith(f"{PLANS}plans/A.1/2027/")
        assert "Under review" in main_of(endorsed, f"{PLANS}plans/A.1/2027/")

    def test_as_of_a_day_it_is_where_it_was(self, endorsed: Client) -> None:
        assert endorsed.get(f"{PLANS}plans/A.1/2027/?as_of=2026-05-31").status_code == 404
        assert "Endorsed" in main_of(endorsed, f"{PLANS}plans/A.1/2027/", as_of="2026-06-01")

    def test_as_many_statements_for_many_plans_as_for_one(self, endorsed: Client, client: Client) -> None:
        pages = [(reader, path) for reader in (endorsed, client) for path in ("plans/", "plans/A.1/2027/", "")]
        few = [statements(*page) for page in pages]
        for number in range(12):
            whole(title={"fr": f"Conseil {number}"}, starts_on="2027-01-01", ends_on="2027-12-31")
        step("open", year=2028)
        step("open", year=2029)
        assert [statements(*page) for page in pages] == few
        assert max(few) <= 24


class TestTheDesk:
    @pytest.mark.parametrize(
        ("acts", "role", "words"),
        [
            (["submit"], (Role.RESIDENT_COORDINATOR, Reach(XAA)), "was submitted: clear or return it"),
            (["submit", "clear"], (Role.COMMITTEE_COCHAIR, Reach(XAA)), "the committee endorses or declines it"),
            ([], (Role.FOCAL_POINT, Reach(XAA, entity="unicef")), "Drafts for the joint work plan 2027"),
        ],
    )
    def test_tells_whose_turn_it_is(self, second: Version, acts: list[str], role: Any, words: str) -> None:
        whole(starts_on="2027-01-01", ends_on="2027-12-31")
        step("open", due_on="2026-12-15")
        for act in acts:
            step(act)
        with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC), tick=False):
            assert words in main_of(signed_in(person("x@example.org", role)), "/desk/")
            other = signed_in(person("y@example.org", (Role.COMMUNICATION, Reach(XAA))))
            assert "joint work plan" not in main_of(other, "/desk/")


@pytest.mark.parametrize(
    ("asked", "hidden", "said"),
    [
        ({"outcome": "A.1", "year": "2027"}, {"framework", "outcome", "year"}, "Year: 2027"),
        ({"outcome": "A.1"}, {"framework"}, ""),
        ({"year": "2027"}, {"framework"}, ""),
        ({}, {"framework"}, ""),
    ],
)
def test_a_form_that_was_opened_for_a_plan_does_not_ask_which_one(
    second: Version, asked: dict[str, str], hidden: set[str], said: str
) -> None:
    step("open")
    chair = signed_in(person("chair2@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    form = markup_of(chair, "/do/workplans.plan.submit", framework=XAA, **asked)
    found = set(re.findall(r'<input type="hidden" name="(framework|outcome|year)"', form))
    assert found == hidden
    assert said in form
