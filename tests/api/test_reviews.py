"""Annual reviews over REST: read whole by members, with what was judged and corrected."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.learning.queries.reviews import assumptions_of, risks_of
from shanyraq.domains.packages.models import Version
from tests.api.calling import Program
from tests.api.test_records import officer
from tests.domains.following import ON
from tests.domains.test_reviews import do, opened, told

BASE = "/api/v1/frameworks/kaz-2026-2030"


def test_a_review_is_read_with_its_figures_judgements_and_corrections(kaz: Version) -> None:
    opened()
    program = officer("learning.review.prepare")
    (empty,) = program.get(f"{BASE}/reviews").json()["items"]
    assert (empty["state"], empty["figures"], empty["corrections"]) == ("opened", {}, [])
    told(kaz)
    for number in range(3):
        do("correction.propose", what={"en": str(number)}, due_on=date(2027, 6, 30))
    (found,) = program.get(f"{BASE}/reviews").json()["items"]
    assert found["outcome"] == empty["outcome"]
    assert found["revision"] > empty["revision"]
    assert {each["verdict"] for each in found["assumptions"]} <= {"holds", "uncertain", "fails"}
    assert [each["what"] for each in found["corrections"]] == [{"en": "0"}, {"en": "1"}, {"en": "2"}]
    assert {each["state"] for each in found["corrections"]} == {"proposed"}


DAYS = [ON + timedelta(days=place) for place in range(9)]
"""On each of them one thing happens to a review; on the day before nothing has."""


@pytest.fixture
def program(kaz: Version) -> Program:
    """A review that goes one step a day, from opened to reopened, and whoever reads it then."""
    do("review.open", on=DAYS[0], outcome="1", year=2026)
    do("review.prepare", on=DAYS[1])
    do("review.write", on=DAYS[2], summary={"en": "It goes on"}, risk_notes={"en": "Prices rise"})
    for each in assumptions_of(kaz, "1"):
        do("review.judge", on=DAYS[3], assumption=each.key, verdict="holds", judgement={"en": "It does"})
    do("review.update_risk", on=DAYS[3], risk=risks_of(kaz, "1")[0].key, course="grown")
    do("correction.propose", on=DAYS[4], what={"en": "Train nurses"}, due_on=date(2027, 6, 30))
    do("correction.accept", on=DAYS[5])
    do("review.discuss", on=DAYS[5], discussed_on=DAYS[5])
    do("review.conclude", on=DAYS[6])
    do("correction.finish", on=DAYS[6], note="In the plan")
    do("review.reopen", on=DAYS[7])
    do("review.prepare", on=DAYS[8])
    return officer("learning.review.write")


def test_every_state_is_read_as_of_its_day(program: Program) -> None:
    assert program.get(f"{BASE}/reviews", as_of=ON - timedelta(days=1)).json()["items"] == []
    found = [program.get(f"{BASE}/reviews", as_of=day).json()["items"] for day in DAYS]
    assert all(len(each) == 1 for each in found)
    then = [each[0] for each in found]
    prepared = ["prepared"] * 4
    assert [each["state"] for each in then] == ["opened", *prepared, "discussed", "concluded", "discussed", "prepared"]
    assert [each["prepared_on"] for each in then] == [None, *[str(DAYS[1])] * 7, str(DAYS[8])]
    assert [each["discussed_on"] for each in then] == [*[None] * 5, *[str(DAYS[5])] * 4]
    assert [each["concluded_on"] for each in then] == [*[None] * 6, str(DAYS[6]), None, None]
    assert [bool(each["summary"]) for each in then] == [False, False, *[True] * 7]
    assert [bool(each["assumptions"]) for each in then] == [*[False] * 3, *[True] * 6]
    assert [bool(each["risk_updates"]) for each in then] == [*[False] * 3, *[True] * 6]
    states = [[(one["state"], one["note"], one["due_on"]) for one in each["corrections"]] for each in then]
    proposed, accepted = [("proposed", "", "2027-06-30")], [("accepted", "", "2027-06-30")]
    assert states == [[], [], [], [], proposed, accepted, *[[("done", "In the plan", "2027-06-30")]] * 3]


def test_a_day_has_no_revision_and_no_figures_that_were_taken_later(program: Program) -> None:
    then = [program.get(f"{BASE}/reviews/1", as_of=day).json() for day in DAYS]
    assert {each["revision"] for each in then} == {None}
    assert {one["revision"] for each in then for one in each["corrections"]} == {None}
    assert then[0]["figures"] == {}, "it was not prepared yet"
    assert {each["figures"] for each in then[1:8]} == {None}, "those were not kept when it was prepared again"
    assert then[8]["figures"]["as_of"] == str(DAYS[8])
    now = program.get(f"{BASE}/reviews/1").json()
    assert now["revision"] > 0
    unseen = {**now, "revision": None, "corrections": [{**one, "revision": None} for one in now["corrections"]]}
    assert then[8] == unseen


def test_one_review_has_its_tag_and_is_not_there_before_its_day(program: Program) -> None:
    found = program.get(f"{BASE}/reviews/1")
    assert found.headers["ETag"].startswith(f'"{found.json()["revision"]}-')
    assert [found.json()] == program.get(f"{BASE}/reviews").json()["items"]
    assert program.get(f"{BASE}/reviews/2").status_code == 404
    assert program.get(f"{BASE}/reviews/1", as_of=ON - timedelta(days=1)).status_code == 404
    assert program.get(f"{BASE}/reviews/1", as_of=DAYS[0]).status_code == 200
    said = {"framework": "kaz-2026-2030", "number": 1, "summary": {"en": "More"}}
    assert program.do("learning.review.write", said, seen=found.headers["ETag"]).status_code == 200
    said["summary"] = {"en": "Less"}
    assert program.do("learning.review.write", said, seen=found.headers["ETag"]).status_code == 409


@pytest.mark.parametrize("day", ["2027-02-30", "2027-1-1", "9999-99-99", "soon"])
@pytest.mark.parametrize("path", ["reviews", "reviews/1"])
def test_what_is_no_day_is_refused(program: Program, path: str, day: str) -> None:
    answer = program.get(f"{BASE}/{path}", as_of=day)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "query.as_of"
    assert program.get(f"{BASE}/{path}", as_of="2025-12-31").status_code == 404, "there was no framework"


def test_the_statements_do_not_grow_with_reviews(program: Program) -> None:
    def counted(**asked: Any) -> int:
        program.get(f"{BASE}/reviews", **asked)
        with CaptureQueriesContext(connection) as queries:
            program.get(f"{BASE}/reviews", **asked)
        return len(queries)

    one = counted(), counted(as_of=DAYS[8])
    for outcome in ("2", "3", ""):
        opened(outcome)
    assert (counted(), counted(as_of=DAYS[8])) == one
