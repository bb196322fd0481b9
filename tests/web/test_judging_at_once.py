"""All assumptions and risks of a review on one page: judged at once, each row for itself."""

import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.learning.models import Review
from shanyraq.domains.learning.queries.reviews import assumptions_of, risks_of
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.following import KAZ, ON
from tests.domains.test_reviews import do, opened, whole
from tests.web.reading import main_of, markup_of

ROOM = f"/{KAZ}/reviews/2026/1/"
PAGE = f"{ROOM}judge/"
FIELD = re.compile(r'name="((?:was|seen|indicator)\.[^"]+)" value="([^"]*)"')
TEXT = re.compile(r'<textarea name="([^"]+)"[^>]*>([^<]*)</textarea>')
CHOICE = re.compile(r'<select name="([^"]+)".*?</select>', re.S)


@pytest.fixture
def officer(kaz: Version) -> Client:
    opened()
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))


def form(markup: str) -> dict[str, str]:
    """What a browser would send of the form as it stands."""
    sent = {name: unescape(value) for name, value in FIELD.findall(markup)}
    sent |= {name: unescape(text) for name, text in TEXT.findall(markup)}
    for found in CHOICE.finditer(markup):
        chosen = re.search(r'value="([^"]*)" selected', found[0])
        sent[found[1]] = chosen[1] if chosen else ""
    return sent


def events() -> int:
    return Event.objects.filter(kind="review").count()


def said() -> tuple[dict[str, Any], dict[str, Any]]:
    row = Review.objects.get(number=1)
    return row.assumptions, row.risk_updates


def test_what_was_touched_is_saved_and_nothing_else(officer: Client, kaz: Version) -> None:
    first, second = assumptions_of(kaz, "1")[:2]
    risk = risks_of(kaz, "1")[0]
    before = events()
    sent = form(markup_of(officer, PAGE))
    assert officer.post(PAGE, sent).status_code == 302
    assert events() == before, "nothing was touched"
    sent |= {f"standing.assumption-{first.key}": "holds", f"judgement.assumption-{first.key}": "Prices are\r\nstable"}
    sent |= {f"standing.assumption-{second.key}": "uncertain", f"indicator.assumption-{second.key}": "1.2.1"}
    sent |= {f"standing.risk-{risk.key}": "grown"}
    answer = officer.post(PAGE, sent)
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert events() == before + 3
    assumed, courses = said()
    assert set(assumed) == {first.key, second.key}
    assert assumed[first.key]["judgement"] == {"en": "Prices are\nstable"}
    assert assumed[second.key]["indicator"] == "1.2.1"
    assert courses[risk.key]["course"] == "grown"
    assert "Saved: 3" in officer.get(PAGE).content.decode()
    assert officer.post(PAGE, form(markup_of(officer, PAGE))).status_code == 302
    assert events() == before + 3, "sent again as it stands"


def test_what_is_refused_is_told_at_its_row_and_keeps_what_was_typed(officer: Client, kaz: Version) -> None:
    first, second = assumptions_of(kaz, "1")[:2]
    sent = form(markup_of(officer, PAGE))
    sent |= {f"standing.assumption-{first.key}": "fails"}
    sent |= {f"standing.assumption-{second.key}": "holds", f"judgement.assumption-{second.key}": "It does"}
    answer = officer.post(PAGE, sent)
    assert answer.status_code == 422
    text = answer.content.decode()
    row = text[text.index(f'id="assumption-{first.key}"') :][:2_000]
    assert "Say why, or name the indicator that shows it" in row
    assert 'value="fails" selected' in row
    assert set(said()[0]) == {second.key}
    again = form(text)
    assert again[f"judgement.assumption-{second.key}"] == "It does"
    again |= {f"judgement.assumption-{first.key}": "Rain failed"}
    assert officer.post(PAGE, again).status_code == 302
    assert said()[0][first.key]["verdict"] == "fails"


def test_a_judgement_without_a_verdict_is_told(officer: Client, kaz: Version) -> None:
    (first, *_rest) = assumptions_of(kaz, "1")
    sent = form(markup_of(officer, PAGE)) | {f"judgement.assumption-{first.key}": "Who knows"}
    answer = officer.post(PAGE, sent)
    assert answer.status_code == 422
    assert "Who knows" in answer.content.decode()
    assert said()[0] == {}


def test_two_editors_do_not_overwrite_each_other(officer: Client, kaz: Version) -> None:
    first, second = assumptions_of(kaz, "1")[:2]
    sent = form(markup_of(officer, PAGE))
    do("review.judge", assumption=first.key, verdict="holds", judgement={"en": "Theirs"})
    sent |= {f"standing.assumption-{first.key}": "fails", f"judgement.assumption-{first.key}": "Mine"}
    sent |= {f"standing.assumption-{second.key}": "holds", f"judgement.assumption-{second.key}": "It does"}
    answer = officer.post(PAGE, sent)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert said()[0][first.key]["judgement"] == {"en": "Theirs"}
    assert said()[0][second.key]["verdict"] == "holds", "the other row is saved all the same"
    row = text[text.index(f'id="assumption-{first.key}"') :][:2_500]
    assert "There stands now:" in row
    assert "Theirs" in row
    assert ">Mine</textarea>" in row
    assert officer.post(PAGE, form(text)).status_code == 302
    assert said()[0][first.key]["judgement"] == {"en": "Mine"}, "sent again, it is meant"


def test_what_only_the_other_one_changed_of_a_row_stays(officer: Client, kaz: Version) -> None:
    (first, *_rest) = assumptions_of(kaz, "1")
    do("review.judge", assumption=first.key, verdict="holds", judgement={"en": "So it is"}, owner="The secretariat")
    sent = form(markup_of(officer, PAGE))
    do("review.judge", assumption=first.key, verdict="uncertain", judgement={"en": "So it is"}, owner="A unit")
    sent |= {f"indicator.assumption-{first.key}": "1.2.1"}
    assert officer.post(PAGE, sent).status_code == 302
    now = said()[0][first.key]
    assert (now["verdict"], now["indicator"], now["owner"]) == ("uncertain", "1.2.1", "A unit")


def test_what_is_said_in_another_language_stays(officer: Client, kaz: Version) -> None:
    (first, *_rest) = assumptions_of(kaz, "1")
    do("review.judge", assumption=first.key, verdict="holds", judgement={"en": "So it is", "ru": "Так и есть"})
    sent = form(markup_of(officer, PAGE)) | {f"judgement.assumption-{first.key}": "So it was"}
    assert officer.post(PAGE, sent).status_code == 302
    assert said()[0][first.key]["judgement"] == {"en": "So it was", "ru": "Так и есть"}


@pytest.mark.parametrize("was", ["", "[]", "{", '"x"', '{"judgement": 1}', '{"judgement": {"en": 1}}', "[" * 5_000])
def test_what_no_form_sends_breaks_nothing(officer: Client, kaz: Version, was: str) -> None:
    (first, *_rest) = assumptions_of(kaz, "1")
    sent = {f"standing.assumption-{first.key}": "holds", f"was.assumption-{first.key}": was}
    assert officer.post(PAGE, sent).status_code in {302, 422}
    assert officer.post(PAGE, {**sent, f"seen.assumption-{first.key}": "x"}).status_code == 422
    assert officer.post(PAGE, {}).status_code == 302


def test_who_may_not_write_reads_it(officer: Client, kaz: Version) -> None:
    assert f'href="{PAGE}"' in markup_of(officer, ROOM)
    reader = signed_in(person("reader@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="who"))))
    assert f'href="{PAGE}"' not in markup_of(reader, ROOM)
    assert "<select" not in markup_of(reader, PAGE)
    (first, *_rest) = assumptions_of(kaz, "1")
    answer = reader.post(PAGE, {f"standing.assumption-{first.key}": "holds", f"judgement.assumption-{first.key}": "x"})
    assert answer.status_code == 422
    assert said()[0] == {}
    whole(kaz)
    assert "Save all" not in main_of(officer, PAGE)
    assert officer.get(PAGE, {"as_of": "2026-11-30"}).status_code == 302


def test_the_review_of_the_framework_shows_what_those_of_outcomes_say(officer: Client, kaz: Version) -> None:
    (first, *_rest) = assumptions_of(kaz, "1")
    do("review.judge", assumption=first.key, verdict="fails", judgement={"en": "Prices rose"})
    do("review.update_risk", risk=risks_of(kaz, "1")[0].key, course="grown", judgement={"en": "Rivers fell"})
    opened("")
    opened("2", 2026)
    for place in (f"/{KAZ}/reviews/2026/framework/", f"/{KAZ}/reviews/2026/framework/judge/"):
        text, markup = main_of(officer, place), markup_of(officer, place)
        assert "outcome 1, 2026: does not hold – Prices rose" in text, place
        assert "outcome 1, 2026: has grown – Rivers fell" in text, place
        assert f'href="{ROOM}"' in markup
    assert "outcome 1, 2026: does not hold" not in main_of(officer, f"/{KAZ}/reviews/2026/2/")
    do("review.judge", on=ON + timedelta(days=1), assumption=first.key, verdict="holds", judgement={"en": "They fell"})
    then = main_of(officer, f"/{KAZ}/reviews/2026/framework/", as_of=ON.isoformat())
    assert "outcome 1, 2026: does not hold – Prices rose" in then


def test_the_statements_do_not_grow_with_what_is_said(officer: Client, kaz: Version) -> None:
    def counted() -> int:
        officer.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            officer.get(PAGE)
        return len(queries)

    few = counted()
    for each in assumptions_of(kaz, "1"):
        do("review.judge", assumption=each.key, verdict="holds", judgement={"en": json.dumps([each.key])})
    opened("")
    assert counted() == few
